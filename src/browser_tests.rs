//! What needs a browser but no page of its own. `cargo xtask test --only wasm` runs these in Chromium.

use crate::browser::language::{
    FULL, Room, alternatives, dates, duration, enumeration, list, moment, past, percent, speak,
};
use crate::browser::{Value, day_start, emit};
use crate::store::{Local, Medium, Refused};
use crate::view::prose;
use js_sys::{Array, Object, Promise, Reflect};
use popquiz_author::pack_deck;
use popquiz_core::prose::{Block, Line, Prose, Run};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, Document, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

const ONE_ITEM: &str = "---
bank: test
deck: a
title: A deck
area: first
level: basic
---

## one

`kind: choice`

Which one?

- [x] This
  > It is the one.
- [ ] That
  > It is another.

### Why

Because.

### References

- None, it is a test
";

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// A new element in the page.
fn placed(tag: &str) -> HtmlElement {
    let element = document().create_element(tag).expect("a tag").unchecked_into::<HtmlElement>();
    document().body().expect("a body").append_child(&element).expect("room");
    element
}

/// Lets what is queued happen.
async fn a_moment() {
    let resume = |resolve: js_sys::Function, _| {
        let window = web_sys::window().expect("a page");
        window.set_timeout_with_callback(&resolve).expect("a timer");
    };
    JsFuture::from(Promise::new(&mut { resume })).await.expect("a timer that fires");
}

/// Waits for what a selector finds below a node.
async fn found(root: &web_sys::ShadowRoot, selector: &str) -> Element {
    for _ in 0..200 {
        if let Some(element) = root.query_selector(selector).expect("a selector") {
            return element;
        }
        a_moment().await;
    }
    panic!("waited in vain for {selector}");
}

#[wasm_bindgen_test]
fn local_storage_keeps_reads_lists_and_forgets() {
    let local = Local::open().expect("this browser has storage");
    assert_eq!(local.get("popquiz:test:a"), None);
    for (key, text) in [("popquiz:test:a", "one"), ("popquiz:test:b", "two, with ✓"), ("popquiz:test:a", "three")] {
        assert_eq!(local.set(key, text), Ok(()));
    }
    assert_eq!(local.get("popquiz:test:a").as_deref(), Some("three"));
    assert_eq!(local.get("popquiz:test:b").as_deref(), Some("two, with ✓"));
    let mut keys = local.keys("popquiz:test:");
    keys.sort();
    assert_eq!(keys, ["popquiz:test:a", "popquiz:test:b"]);
    for key in keys {
        local.remove(&key);
        assert_eq!(local.get(&key), None);
    }
    assert_eq!(local.keys("popquiz:"), Vec::<String>::new(), "the probe leaves nothing");
}

#[wasm_bindgen_test]
fn a_text_that_does_not_fit_is_refused_and_what_was_there_stays() {
    let local = Local::open().expect("this browser has storage");
    assert_eq!(local.set("popquiz:test:full", "short"), Ok(()));
    assert_eq!(local.set("popquiz:test:full", &"x".repeat(6 << 20)), Err(Refused));
    assert_eq!(local.get("popquiz:test:full").as_deref(), Some("short"));
    local.remove("popquiz:test:full");
}

#[wasm_bindgen_test]
fn an_event_crosses_shadow_roots_and_carries_plain_data() {
    let outside = placed("div");
    let shadow = outside.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).expect("a shadow root");
    let host = document().create_element("b").expect("a tag").unchecked_into::<HtmlElement>();
    shadow.append_child(&host).expect("room");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ear = Rc::clone(&heard);
    let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event| ear.borrow_mut().push(event));
    outside.add_event_listener_with_callback("popquiz-answer", listener.as_ref().unchecked_ref()).expect("a listener");

    let missed = ["a".to_owned(), "b".to_owned()];
    emit(
        &host,
        "answer",
        &[("item", Value::Text("x/y")), ("score", Value::Number(0.5)), ("missed", Value::List(&missed))],
    );
    let events = heard.borrow();
    assert_eq!(events.len(), 1);
    assert!(events[0].composed() && events[0].bubbles());
    let detail = events[0].detail();
    assert_eq!(Object::get_prototype_of(&detail).constructor().name(), "Object", "a plain object");
    let get = |key: &str| Reflect::get(&detail, &key.into()).expect("an object");
    assert_eq!((get("item").as_string().as_deref(), get("score").as_f64()), (Some("x/y"), Some(0.5)));
    assert_eq!(Array::from(&get("missed")).join(",").as_string().as_deref(), Some("a,b"));
    outside.remove();
}

/// A widget with one question, its shadow root and the element.
fn drawn(attributes: &[&str]) -> (crate::Handle, web_sys::ShadowRoot, HtmlElement) {
    let host = placed("div");
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).expect("a shadow root");
    let root = document().create_element("div").expect("a tag");
    shadow.append_child(&root).expect("room");
    let attributes = attributes.iter().map(|&word| word.to_owned()).collect();
    let mut questions = crate::Questions::new();
    assert!(matches!(questions.feed(&pack_deck("a.md", ONE_ITEM).expect("a deck")), Ok(true)));
    (crate::Handle::new(root, host.clone(), attributes, "0", &questions), shadow, host)
}

#[wasm_bindgen_test]
async fn a_handle_draws_a_question_and_takes_it_away_again() {
    let (mut handle, shadow, host) = drawn(&["limit", "1", "kind", "choice", "no-storage", ""]);
    let question = found(&shadow, "[data-role=question]").await;
    assert!(!question.text_content().unwrap_or_default().trim().is_empty());
    assert!(shadow.query_selector_all("label.choice").expect("a selector").length() >= 2);
    handle.rest();
    a_moment().await;
    let root = shadow.first_element_child().expect("the root stays");
    assert_eq!(root.child_nodes().length(), 0);
    host.remove();
}

/// Waits until what a selector finds says this.
async fn says(root: &web_sys::ShadowRoot, selector: &str, text: &str) {
    for _ in 0..200 {
        let there = root.query_selector(selector).expect("a selector");
        if there.is_some_and(|element| element.text_content().as_deref() == Some(text)) {
            return;
        }
        a_moment().await;
    }
    panic!("waited in vain for {selector} to say {text}");
}

async fn click(root: &web_sys::ShadowRoot, selector: &str) {
    found(root, selector).await.unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn a_study_mode_is_a_folder_and_a_line_in_the_table() {
    const COUNT: &str = "[data-role=count]";
    // Its author's attribute opens it.
    let (handle, shadow, host) = drawn(&["mode", "example", "no-storage", ""]);
    says(&shadow, COUNT, "0").await;
    click(&shadow, "[data-role=known]").await;
    says(&shadow, COUNT, "1").await;
    // A key that no control takes reaches it, and its list of keys is shown.
    let press = |key: &str| {
        let init = web_sys::KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
        let target = shadow.query_selector(COUNT).expect("a selector").expect("the count");
        target.dispatch_event(&event).expect("somebody listens");
    };
    press("k");
    says(&shadow, COUNT, "2").await;
    press("?");
    says(&shadow, ".keys dd", "I know it").await;
    // What it keeps is forgotten with the widget's sittings.
    handle.reset();
    says(&shadow, COUNT, "0").await;
    host.remove();

    // The start screen lists it, and tells of what was left in it.
    let (_handle, shadow, host) = drawn(&["home", "", "no-storage", ""]);
    click(&shadow, "[data-role=example]").await;
    click(&shadow, "[data-role=known]").await;
    says(&shadow, COUNT, "1").await;
    click(&shadow, "button[data-role=home]").await;
    says(&shadow, "[data-role=home] .tile h2", "Continue: Example").await;
    click(&shadow, "[data-role=continue]").await;
    says(&shadow, COUNT, "1").await;
    host.remove();
}

/// Draws a prose.
struct Shown;

#[derive(Clone, PartialEq, yew::Properties)]
struct Text {
    prose: Prose,
}

impl yew::Component for Shown {
    type Message = ();
    type Properties = Text;

    fn create(_: &yew::Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &yew::Context<Self>) -> yew::Html {
        prose::blocks(&ctx.props().prose)
    }
}

#[wasm_bindgen_test]
async fn hostile_prose_is_text() {
    const HOSTILE: &str = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>&lt;";
    let host = placed("div");
    let run = Run { text: HOSTILE.into(), ..Run::default() };
    let prose = Prose(vec![Block::Paragraph(Line(vec![run]))]);
    let app = yew::Renderer::<Shown>::with_root_and_props(host.clone().into(), Text { prose }).render();
    for _ in 0..200 {
        if host.child_nodes().length() > 0 {
            break;
        }
        a_moment().await;
    }
    assert_eq!(host.text_content().as_deref(), Some(HOSTILE));
    assert_eq!(host.query_selector_all("*").expect("a selector").length(), 1, "one paragraph and nothing in it");
    assert_ne!(document().title(), "pwned");
    app.destroy();
    host.remove();
}

/// The twenty-first of November 2025, at some time of the day wherever the test runs.
const THEN: u64 = 1_763_712_000_000;
const DAY: u64 = 86_400_000;
const MINUTE: u64 = 60_000;

#[wasm_bindgen_test]
fn a_moment_to_come_is_said_as_people_do() {
    speak("en-GB");
    let noon = day_start() + DAY / 2;
    assert!(moment(noon + 3_600_000, noon).starts_with("today at 13:00"));
    assert_eq!(moment(noon + DAY, noon), "tomorrow");
    assert!(moment(noon + 3 * DAY, noon).ends_with("day"), "a day of the week");
    assert_eq!(moment(THEN + 100 * DAY, THEN), "1 March");
    assert_eq!(moment(THEN + 1000 * DAY, THEN), "17 August 2028", "it could be any other year's");
    assert_eq!([past(noon, noon), past(noon - DAY, noon)], ["today", "yesterday"]);
    assert_eq!([past(THEN - 30 * DAY, THEN), past(THEN - 400 * DAY, THEN)], ["22 October", "17 October 2024"]);
}

#[wasm_bindgen_test]
fn dates_and_numbers_are_those_of_the_pages_language() {
    for (lang, date, number) in [
        ("en-GB", "21 November 2025", "1,234 questions"),
        ("en-US", "November 21, 2025", "1,234 questions"),
        ("en-IN", "21 November 2025", "1,234 questions"),
        ("de", "November 21, 2025", "1,234 questions"), // there are no words in it, so it is all English
        ("en_GB!", "November 21, 2025", "1,234 questions"), // what an author mistyped
    ] {
        speak(lang);
        let questions = popquiz_words::common::Questions { n: 1234 }.text();
        assert_eq!((dates(FULL).of(THEN).as_str(), questions.as_str()), (date, number), "{lang}");
    }
    speak("en-IN");
    assert_eq!(popquiz_words::number(1_234_567), "12,34,567");
    speak("en");
    assert_eq!(popquiz_words::common::Questions { n: 1 }.text(), "1 question");
}

#[wasm_bindgen_test]
fn times_shares_and_lists_read_as_people_say_them() {
    speak("en");
    let long = [1_000, 30_000, MINUTE, 20 * MINUTE, 60 * MINUTE, 90 * MINUTE].map(|ms| duration(ms, Room::Long));
    assert_eq!(long, ["1 second", "30 seconds", "1 minute", "20 minutes", "1 hour", "1 hour 30 minutes"]);
    let short = [20 * MINUTE, 60 * MINUTE, 65 * MINUTE].map(|ms| duration(ms, Room::Short));
    assert_eq!(short, ["20 min", "1 hr", "1 hr 5 min"]);
    assert_eq!([percent(870), percent(925), percent(1000)], ["87%", "92.5%", "100%"]);
    let three = ["A", "B", "C"];
    assert_eq!([list(&three), enumeration(&three), alternatives(&three)], ["A, B, and C", "A, B, C", "A, B, or C"]);
}
