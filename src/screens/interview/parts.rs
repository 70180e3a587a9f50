//! What several screens of the interview share.

use super::act::Act;
use crate::browser::language::{self, Room, duration};
use crate::browser::value_of;
use crate::view::Frame;
use crate::view::dom::{button_of, el, text, varied, word};
use crate::view::parts::{level_name, rect, toggle};
use popquiz_core::item::Head;
use popquiz_core::sitting::interview::{Interview as Talk, MAX_NOTES};
use popquiz_core::sitting::{Event, Step};
use popquiz_words::{common, interview as say, question};
use yew::{Callback, Html, InputEvent, html};

/// Milliseconds as `1:05`, minutes and seconds.
pub fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Milliseconds in whole minutes, in words; never less than one.
pub fn minutes(ms: u64) -> String {
    duration(ms.div_ceil(60_000).max(1) * 60_000, Room::Long)
}

/// Thousandths as a whole number of per cent.
pub fn percent(permille: u16) -> String {
    language::percent((permille + 5) / 10 * 10)
}

/// A choice that is on or off.
pub fn chip(frame: &Frame<'_>, label: &str, on: bool, act: Act) -> Html {
    toggle(frame, label, on, act.message())
}

/// A row to tick or to choose, with what is said about it.
pub fn option(frame: &Frame<'_>, kind: &'static str, mark: &str, inside: Vec<Html>, on: bool, event: Event) -> Html {
    let message = Act::Learner(event).message();
    let onchange = frame.send.reform(move |_: yew::Event| message.clone());
    let class = if on { "choice sel" } else { "choice" };
    let input = html! { <input type={kind} name="choice" class="sr" checked={on} {onchange} /> };
    let kids = vec![input, el!("span" "class"="l" "aria-hidden"="true" => text(mark)), el!("span" "class"="t"; inside)];
    varied("label", &["class", "part"], vec![class.into(), "choice".into()], kids)
}

/// A field for notes under a name.
pub fn notes(
    frame: &Frame<'_>,
    name: Html,
    rows: &'static str,
    value: &str,
    event: fn(u8, String) -> Event,
    at: u8,
) -> Html {
    let oninput: Callback<InputEvent> =
        frame.send.reform(move |input: InputEvent| Act::Learner(event(at, value_of(&input))).message());
    html! {
        <label class="field">
            <span>{ name }</span>
            <textarea part="notes" {rows} maxlength={MAX_NOTES.to_string()} value={value.to_owned()} {oninput} />
        </label>
    }
}

/// How far the interview is, what the question is about, and the way out.
pub fn top(frame: &Frame<'_>, talk: &Talk, head: &Head) -> Html {
    let (at, of) = talk.place();
    let mut meta = vec![
        el!("span" "class"="pill" => text(frame.bank.area_title(&head.area))),
        el!("span" => word(level_name(head.level))),
        el!("h2" "class"="count" => text(&common::Of { at, of }.text())),
    ];
    if frame.home {
        let name = Some(say::LEAVE.to_string());
        meta.push(button_of(frame, "plain out", "home", text("✕"), name, crate::message::Msg::Home));
    }
    el!("header" => bar(talk), el!("div" "class"="meta"; meta))
}

/// A mark for each question, filled when it is done.
fn bar(talk: &Talk) -> Html {
    let (entries, (at, _)) = (talk.attempts(), talk.place());
    let each = 10_000 / entries.len().max(1);
    let mark = |(n, entry): (usize, &popquiz_core::sitting::Attempt)| {
        let class = if entry.step == Step::Done || n + 1 == at { "n" } else { "b" };
        rect(class, each * n, each * 94 / 100, "4")
    };
    let marks = entries.iter().enumerate().map(mark).collect();
    let said = question::Progress { done: talk.done(), of: entries.len() }.text();
    let values = vec!["bar".into(), "progress".into(), "img".into(), said.into(), "4".into(), "100%".into()];
    varied("svg", &["class", "part", "role", "aria-label", "height", "width"], values, marks)
}

/// What an update of the bank did to the interview, if anything.
pub fn changes(edited: bool, gone: usize) -> Html {
    let mut said = Vec::new();
    if edited {
        said.push(say::EDITED.to_string());
    }
    if gone > 0 {
        said.push(say::Gone { n: gone }.text());
    }
    if said.is_empty() { Html::default() } else { el!("p" "class"="again" => text(&said.join(" "))) }
}

/// The learner's notes, as they were typed.
pub fn noted(notes: &str) -> Html {
    el!("p" "class"="noted" => text(notes))
}
