//! The browser's clock, dice, events and files. Besides the store, the only place that names web-sys.

pub mod clipboard;
pub mod language;
pub mod print;

use js_sys::{Array, Date, Math, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement};

/// Unix time in milliseconds.
pub fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the clock shows a whole number after 1970"
    )]
    let now = Date::now().max(0.0) as u64;
    now
}

/// Milliseconds of a clock that nobody can set. It begins anew with the page, and may stand still while the computer sleeps.
pub fn steady() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "far below 2^53 and not negative")]
    let steady = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now()) as u64;
    steady
}

/// A number nobody can guess well; 52 random bits are plenty for a paper and for the name of a tab.
pub fn seed() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^52 and not negative")]
    let seed = (Math::random() * 4_503_599_627_370_496.0) as u64;
    seed
}

/// A word for a log segment.
pub fn tab_name() -> String {
    format!("{:x}{:x}", now(), seed() & 0xf_ffff)
}

/// The path of the page.
pub fn page_path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Warns the author, in the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}

/// A value in the detail of an event.
pub enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// Several texts.
    List(&'a [String]),
    /// Yes or no.
    Flag(bool),
}

/// Fires an event at the element, with plain data. It bubbles and crosses shadow roots, so a page may listen anywhere.
pub fn emit(host: &HtmlElement, name: &str, detail: &[(&str, Value<'_>)]) {
    let data = Object::new();
    for (key, value) in detail {
        let value = match value {
            Value::Text(text) => JsValue::from_str(text),
            Value::Number(number) => JsValue::from_f64(*number),
            Value::Flag(flag) => JsValue::from_bool(*flag),
            Value::List(list) => list.iter().map(|text| JsValue::from_str(text)).collect::<Array>().into(),
        };
        let _ = Reflect::set(&data, &JsValue::from_str(key), &value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&data);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(&format!("popquiz-{name}"), &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// The first element of the shadow root that a selector finds.
pub fn find(host: &HtmlElement, selector: &str) -> Option<Element> {
    host.shadow_root()?.query_selector(selector).ok()?
}

/// Moves the focus to the first element of the shadow root that a selector finds, and brings it into view.
pub fn focus(host: &HtmlElement, selector: &str) {
    if let Some(element) = find(host, selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Whether the focus is within the widget.
pub fn has_focus(host: &HtmlElement) -> bool {
    host.shadow_root().is_some_and(|root| root.active_element().is_some())
}

/// Offers a text as a download.
pub fn download(host: &HtmlElement, name: &str, text: &str) -> Option<()> {
    use web_sys::{Blob, HtmlAnchorElement, Url};
    let parts = Array::of1(&JsValue::from_str(text));
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence(&parts).ok()?).ok()?;
    let link = host.owner_document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The click has taken hold of the blob by the time a timer fires.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// Whether keys typed at the event's target are text, or work a control that has its own use for them.
pub fn takes_keys(event: &Event, key: &str) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(target.get_attribute("type").as_deref(), Some("radio" | "checkbox")),
        "BUTTON" | "A" | "SUMMARY" => key == "Enter",
        _ => false,
    }
}

/// What was typed or chosen in the control an event comes from.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let value = Reflect::get(&target, &JsValue::from_str("value")).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// The same with letters and their accents as one character each (NFC), which is how answers are compared. The tables for
/// it are the browser's.
pub fn composed(text: String) -> String {
    if text.is_ascii() { text } else { js_sys::JsString::from(text).normalize("NFC").into() }
}

/// Today as `2026-11-21`, in the learner's own time zone.
pub fn today() -> String {
    let date = Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// When today began where the learner is: Unix time in milliseconds.
pub fn day_start() -> u64 {
    to_midnight(&Date::new_0())
}

/// Takes a date to the beginning of its day, and says when that is: Unix time in milliseconds.
fn to_midnight(date: &Date) -> u64 {
    for set in [Date::set_hours, Date::set_minutes, Date::set_seconds, Date::set_milliseconds] {
        set(date, 0);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number after 1970")]
    let start = date.get_time().max(0.0) as u64;
    start
}

/// An object of options for one of the browser's functions.
fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}

/// A day of the learner's own calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalDay {
    /// When it begins: Unix time in milliseconds.
    pub start: u64,
    /// The day of the month, from 1.
    pub day: u32,
    /// The day of the week, 0 for Monday.
    pub weekday: usize,
}

/// So many days before today, today, and so many after, in the learner's own time zone.
pub fn days_around(before: u16, after: u16) -> Vec<LocalDay> {
    let today = Date::new_0();
    let (year, month, date) = (today.get_full_year(), today.get_month(), today.get_date());
    let day = |distance: i32| {
        // A day beyond the end of the month is one of the next, says the standard.
        let at = Date::new_with_year_month_day(
            year,
            i32::try_from(month).unwrap_or_default(),
            i32::try_from(date).unwrap_or_default() + distance,
        );
        local_day(&at)
    };
    (-i32::from(before)..=i32::from(after)).map(day).collect()
}

fn local_day(at: &Date) -> LocalDay {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number after 1970")]
    let start = at.get_time().max(0.0) as u64;
    let weekday = (at.get_day() as usize + 6) % 7; // theirs begins with Sunday
    LocalDay { start, day: at.get_date(), weekday }
}

/// Asks the browser to keep what is stored for this site, also when space runs short. Its answer, or nothing if it cannot
/// be asked, as on a page without https.
pub async fn persist() -> Option<bool> {
    let window = JsValue::from(web_sys::window()?);
    let storage =
        Reflect::get(&window, &"navigator".into()).and_then(|at| Reflect::get(&at, &"storage".into())).ok()?;
    let ask = Reflect::get(&storage, &"persist".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise = ask.call0(&storage).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}
