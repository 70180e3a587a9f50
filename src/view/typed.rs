//! `blank` items, which are typed into, and `spot` items, whose lines are pointed at.

use super::dom::{self, el};
use super::parts::{self, Tone};
use super::{Frame, prose};
use crate::message::Msg;
use popquiz_core::grading::{accepts, expected_wrong};
use popquiz_core::item::{Blank, Item, Suspect};
use popquiz_core::prose::{Block, Span};
use popquiz_core::sitting::Event;
use popquiz_words::{feedback as say, question as asks};
use yew::{Html, html};

/// A field for what is missing.
pub fn ask(frame: &Frame<'_>, task: &Blank, text: &str) -> Html {
    let onkeydown = frame.perhaps(|event: yew::KeyboardEvent| {
        (event.key() == "Enter" && !event.is_composing()).then(|| {
            event.prevent_default();
            event.stop_propagation();
            Msg::Answer(Event::Submit)
        })
    });
    let mode = if task.tolerance.is_some() { "decimal" } else { "text" };
    html! {
        <div class="pad">
            <label class="field">
                <span>{ dom::word(asks::FILL_IN) }</span>
                <input type="text" value={text.to_string()} inputmode={mode} maxlength="200" autocomplete="off"
                    autocapitalize="none" autocorrect="off" spellcheck="false" oninput={frame.typing_answer()} {onkeydown} />
            </label>
        </div>
    }
}

/// What was typed, what is accepted, and what was expected to go wrong.
pub fn tell(item: &Item, task: &Blank, text: Option<&str>) -> Html {
    let mut rows = Vec::new();
    let mut row = |tone: Tone, text: &str, said: &str, why| {
        rows.push(parts::told(tone, tone.mark(), el!("code" => dom::text(text)), said, why));
    };
    let right = text.is_some_and(|text| accepts(task, &item.body().stem, text));
    let expected = text.and_then(|text| expected_wrong(task, text));
    match text {
        Some(text) if right => row(Tone::Right, text, &say::YOURS_CORRECT, None),
        Some(text) => row(Tone::Wrong, text, &say::YOURS, expected.map(|at| &task.expected_wrong[at].1)),
        None => {}
    }
    if !right {
        task.accepted.iter().for_each(|key| row(Tone::Right, key, &say::ACCEPTED, None));
    }
    for (at, (wrong, reason)) in task.expected_wrong.iter().enumerate() {
        if expected != Some(at) {
            row(Tone::Quiet, wrong, "", Some(reason));
        }
    }
    el!("ul" "class"="choices"; rows)
}

/// The lines of a `spot` item's code, numbered.
fn lines_of(item: &Item) -> impl Iterator<Item = (u16, &Vec<Span>)> {
    let code =
        item.body().stem.0.iter().find_map(|block| if let Block::Code(code) = block { Some(code) } else { None });
    (1u16..).zip(code.map_or(&[][..], |code| &code.lines))
}

/// The lines of the code, each to be pointed at.
pub fn ask_line(frame: &Frame<'_>, item: &Item, chosen: Option<u16>) -> Html {
    let mut rows = Vec::new();
    for (number, line) in lines_of(item) {
        if is_empty(line) {
            rows.push(dom::classed("div", "line", vec![numbered(number, line)]));
            continue;
        }
        let checked = chosen == Some(number);
        let class = if checked { "line sel" } else { "line" };
        let onchange = frame.change(Msg::Answer(Event::Line(number)));
        let input = html! { <input type="radio" name="line" class="sr" {checked} {onchange} /> };
        rows.push(dom::classed("label", class, vec![input, numbered(number, line)]));
    }
    let lines = el!("fieldset" "class"="choices lines" "aria-labelledby"="stem"; rows);
    el!("div" "class"="code spot" => lines, prose::copier())
}

/// Nothing can be wrong with an empty line.
fn is_empty(line: &[Span]) -> bool {
    line.iter().all(|span| span.text.trim().is_empty())
}

/// Whether a line of the code can be chosen.
pub fn is_line(item: &Item, wanted: u16) -> bool {
    lines_of(item).any(|(number, line)| number == wanted && !is_empty(line))
}

/// The code with what is said about its lines.
pub fn tell_line(item: &Item, suspects: &[Suspect], chosen: Option<u16>) -> Html {
    let mut rows = Vec::new();
    for (number, line) in lines_of(item) {
        let suspect = suspects.iter().find(|suspect| suspect.line == number);
        let key = suspect.is_some_and(|suspect| suspect.key);
        let (class, mark, said) = match (key, chosen == Some(number)) {
            (true, true) => ("line right", parts::TICK, Some(say::YOURS_CORRECT)),
            (true, false) => ("line right", parts::TICK, Some(say::FAULTY)),
            (false, true) => ("line wrong", parts::CROSS, Some(say::YOURS)),
            (false, false) => ("line", "", None),
        };
        let mut kids = vec![numbered(number, line)];
        kids.extend(said.map(|said| el!("span" "class"="you" => dom::text(mark), dom::text(" "), dom::word(said))));
        let why = suspect.map(|suspect| &suspect.reason).filter(|reason| !reason.is_empty());
        kids.extend(why.map(|reason| el!("div" "class"="why" => prose::inline(reason))));
        rows.push(dom::classed("li", class, kids));
    }
    // It scrolls inside its box, as all code does.
    let lines = el!("ol" "class"="choices lines" "tabindex"="0" [asks::CODE]; rows);
    el!("div" "class"="code spot" => lines, prose::copier())
}

fn numbered(number: u16, line: &[Span]) -> Html {
    let number = el!("span" "class"="no" => dom::text(&number.to_string()));
    dom::row(vec![number, el!("code"; prose::spans(line))])
}
