//! Numbers, plurals, dates and durations, by the browser's `Intl` in the language of the page, as far as there are words
//! in that language: a sentence and the date in it are of one language, and `en-GB` and `en-US` each get theirs.

use super::options;
use js_sys::{Array, Date, Object};
use popquiz_words::{Language, common as say};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, n: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> NumberFormat;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, n: f64) -> String;

    /// Writes dates of one look.
    #[wasm_bindgen(js_namespace = Intl)]
    pub type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> DateTimeFormat;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, at: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> RelativeTimeFormat;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, n: f64, unit: &str) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(tag: &str, options: &Object) -> ListFormat;
    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, list: &Array) -> String;
}

/// The languages that there are words in; the first is for pages in any other.
const LANGUAGES: [&str; 1] = ["en"];

/// The language that is spoken now, and how it counts.
struct Spoken {
    tag: String,
    plurals: PluralRules,
    numbers: NumberFormat,
}

thread_local! {
    static SPOKEN: RefCell<Option<Spoken>> = const { RefCell::new(None) };
}

/// From now on, everything is said in the language of a page, given as its `lang`. Widgets of several languages on one page
/// each say theirs before they draw.
pub fn speak(lang: &str) {
    SPOKEN.with_borrow_mut(|spoken| {
        let tag = negotiate(lang);
        if spoken.as_ref().is_some_and(|spoken| spoken.tag == tag) {
            return;
        }
        // A tag may be anything that an author typed.
        let (tag, plurals) = match PluralRules::new(tag) {
            Ok(plurals) => (tag, plurals),
            Err(_) if spoken.is_some() => return,
            Err(_) => match PluralRules::new(LANGUAGES[0]) {
                Ok(plurals) => (LANGUAGES[0], plurals),
                Err(_) => return, // without plural rules there is plain English
            },
        };
        *spoken = Some(Spoken { tag: tag.into(), plurals, numbers: NumberFormat::new(tag, &options(&[])) });
        popquiz_words::speak(Language { plural, number });
    });
}

/// The page's language if there are words in it, with its region; or else the first of ours.
fn negotiate(lang: &str) -> &str {
    let base = lang.split('-').next().unwrap_or_default();
    if LANGUAGES.iter().any(|known| base.eq_ignore_ascii_case(known)) { lang } else { LANGUAGES[0] }
}

fn with<T>(use_it: impl FnOnce(&Spoken) -> T) -> Option<T> {
    SPOKEN.with_borrow(|spoken| spoken.as_ref().map(use_it))
}

fn tag() -> String {
    with(|spoken| spoken.tag.clone()).unwrap_or_else(|| LANGUAGES[0].into())
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn plural(n: usize) -> String {
    with(|spoken| spoken.plurals.select(n as f64)).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn number(n: usize) -> String {
    with(|spoken| spoken.numbers.format(n as f64)).unwrap_or_default()
}

/// A share in thousandths as per cent, to a tenth if there is one: `87%`.
pub fn percent(permille: u16) -> String {
    let options = options(&[("style", "percent"), ("maximumFractionDigits", "1")]);
    NumberFormat::new(&tag(), &options).format(f64::from(permille) / 1000.0)
}

/// `A, B and C`.
pub fn list<S: AsRef<str>>(parts: &[S]) -> String {
    joined(parts, &[])
}

/// `A, B or C`.
pub fn alternatives<S: AsRef<str>>(parts: &[S]) -> String {
    joined(parts, &[("type", "disjunction")])
}

/// `A, B, C`: a list that is not a sentence.
pub fn enumeration<S: AsRef<str>>(parts: &[S]) -> String {
    joined(parts, &[("type", "unit"), ("style", "short")])
}

fn joined<S: AsRef<str>>(parts: &[S], look: &[(&str, &str)]) -> String {
    let parts: Array = parts.iter().map(|part| JsValue::from_str(part.as_ref())).collect();
    ListFormat::new(&tag(), &options(look)).format(&parts)
}

/// How much room there is for a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// `1 hour 30 minutes`.
    Long,
    /// `1 hr 30 min`.
    Short,
}

/// A duration to the nearest minute, below one to the second begun: what is read is to be understood, not measured.
pub fn duration(ms: u64, room: Room) -> String {
    let display = match room {
        Room::Long => "long",
        Room::Short => "short",
    };
    let mut said = Vec::new();
    for (n, unit) in units(ms).into_iter().flatten() {
        let options = options(&[("style", "unit"), ("unit", unit), ("unitDisplay", display)]);
        #[expect(clippy::cast_precision_loss, reason = "hours, minutes and seconds are far below 2^53")]
        said.push(NumberFormat::new(&tag(), &options).format(n as f64));
    }
    match said.as_slice() {
        [one] => one.clone(),
        parts => joined(parts, &[("type", "unit"), ("style", "narrow")]),
    }
}

fn units(ms: u64) -> [Option<(u64, &'static str)>; 2] {
    const MINUTE: u64 = 60_000;
    if ms < MINUTE {
        return [Some((ms.div_ceil(1000), "second")), None];
    }
    let minutes = (ms + MINUTE / 2) / MINUTE;
    let some = |n: u64, unit| (n > 0).then_some((n, unit));
    [some(minutes / 60, "hour"), some(minutes % 60, "minute")]
}

/// What dates look like: the names and values of `Intl.DateTimeFormat`'s options.
pub type Look = &'static [(&'static str, &'static str)];
/// `21 November 2026`.
pub const FULL: Look = &[("day", "numeric"), ("month", "long"), ("year", "numeric")];
/// `21 November`.
pub const DAY: Look = &[("day", "numeric"), ("month", "long")];
/// `Sat 21 Nov`.
pub const WEEKDAY: Look = &[("weekday", "short"), ("day", "numeric"), ("month", "short")];
/// `21 Nov`.
pub const SHORT: Look = &[("day", "numeric"), ("month", "short")];
/// `Nov`.
pub const MONTH: Look = &[("month", "short")];

/// Writes dates of one look.
pub fn dates(look: Look) -> DateTimeFormat {
    DateTimeFormat::new(&tag(), &options(look))
}

impl DateTimeFormat {
    /// A moment, in Unix milliseconds.
    pub fn of(&self, at: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
        let at = at as f64;
        self.format(at)
    }
}

/// So many days from today, where the language has a word for it: `yesterday`, `today`, `tomorrow`.
pub fn relative(days: i32) -> String {
    RelativeTimeFormat::new(&tag(), &options(&[("numeric", "auto")])).format(f64::from(days), "day")
}

/// A moment to come: `today at 18:05`, `tomorrow`, `Thursday`, `3 March`, `3 March 2031`.
pub fn moment(at: u64, now: u64) -> String {
    match days_between(now, at) {
        0 => say::TodayAt { time: &dates(&[("timeStyle", "short")]).of(at) }.text(),
        1 => relative(1),
        2..6 => dates(&[("weekday", "long")]).of(at),
        6..300 => dates(DAY).of(at),
        _ => dates(FULL).of(at), // or it could be this year's or any other's
    }
}

/// A day that is past: `today`, `yesterday`, `3 March`, `3 March 2025`.
pub fn past(at: u64, now: u64) -> String {
    let year = |at: u64| dates(&[("year", "numeric")]).of(at);
    match days_between(at, now) {
        days @ 0..2 => relative(-i32::from(days == 1)),
        _ if year(at) == year(now) => dates(DAY).of(at),
        _ => dates(FULL).of(at),
    }
}

/// How many midnights lie between two moments, where the learner is.
fn days_between(from: u64, to: u64) -> u64 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
    let midnight = |at: u64| {
        let date = Date::new(&JsValue::from_f64(at as f64));
        super::to_midnight(&date)
    };
    // Half a day of room, for days of 23 and 25 hours.
    (midnight(to) + 12 * 3_600_000).saturating_sub(midnight(from)) / popquiz_core::memory::schedule::DAY_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_its_own_kind_of_a_language_that_there_are_words_in() {
        assert_eq!(["en", "en-GB", "EN-us"].map(negotiate), ["en", "en-GB", "EN-us"]);
        assert_eq!(["", "de", "enm", "e"].map(negotiate), ["en"; 4]);
    }

    #[test]
    fn durations_are_to_the_nearest_minute() {
        assert_eq!(units(1), [Some((1, "second")), None]);
        assert_eq!(units(59_001), [Some((60, "second")), None]);
        assert_eq!(units(60_000), [None, Some((1, "minute"))]);
        assert_eq!(units(119_400), [None, Some((2, "minute"))]);
        assert_eq!(units(3_600_000), [Some((1, "hour")), None]);
        assert_eq!(units(5_400_000), [Some((1, "hour")), Some((30, "minute"))]);
    }
}
