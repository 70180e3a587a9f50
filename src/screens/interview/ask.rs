//! A question that waits for an answer, and options that were covered.

use super::act::Act;
use super::parts::{changes, clock, noted, notes, option, top};
use crate::view::choice::LETTERS;
use crate::view::dom::{button, classed, el, row, text, word};
use crate::view::parts::{TICK, card, foot, titled};
use crate::view::question::stem;
use crate::view::{Frame, prose};
use popquiz_core::grading::Response;
use popquiz_core::item::{Level, Task};
use popquiz_core::sitting::Event;
use popquiz_core::sitting::interview::{Interview as Talk, Question};
use popquiz_words::{Word, common, interview as say, study};
use yew::{Html, html};

/// The four hints of a scenario, each by the step of the work it helps with.
const STAGES: [Word; 4] = [say::STAGE_CLARIFY, say::STAGE_DIAGNOSE, say::STAGE_FIX, say::STAGE_VERIFY];

/// The whole screen of a question.
pub fn question(frame: &Frame<'_>, talk: &Talk, question: &Question<'_>, clock_shown: bool) -> Html {
    let covered = matches!(question.item.task(), Task::Choice(_));
    let label = if covered { say::SHOW_OPTIONS } else { say::SHOW_ANSWER };
    let buttons = vec![
        button(frame, "plain", "pass", &say::SKIP, learner(Event::Skip)),
        button(frame, "go", "reveal", &label, learner(Event::Reveal)),
    ];
    let name = if covered { say::SAY_COVERED } else { say::SAY_OPEN };
    let field = notes(frame, word(name), "6", &question.entry.notes, |_, text| Event::Write(text), 0);
    let kids = vec![
        top(frame, talk, question.item.head()),
        changes(question.entry.edited, talk.removed()),
        stem(question.item),
        time(frame, question, clock_shown),
        el!("div" "class"="pad" => field, hints(frame, question)),
        foot(buttons),
    ];
    screen(frame, talk, kids)
}

/// The options, once the learner has an answer of their own.
pub fn options(frame: &Frame<'_>, talk: &Talk, question: &Question<'_>, clock_shown: bool) -> Html {
    let Task::Choice(choices) = question.item.task() else { return Html::default() };
    let chosen = if let Response::Choice(chosen) = &question.entry.response { &chosen[..] } else { &[] };
    let (kind, title) =
        if choices.multiple() { ("checkbox", say::WHICH_BELONG) } else { ("radio", say::WHICH_CLOSEST) };
    let mut rows = vec![el!("h3" "id"="options" "data-role"="options" "tabindex"="-1" => word(title))];
    for (&at, letter) in question.order.iter().zip(LETTERS) {
        let Some(choice) = choices.choices.get(usize::from(at)) else { continue };
        let on = chosen.contains(&at);
        let mark = if on && choices.multiple() { TICK } else { letter };
        rows.push(option(frame, kind, mark, vec![prose::inline(&choice.text)], on, Event::Choose(at)));
    }
    // Not `disabled`: a button that cannot be reached cannot say why. It answers by staying quiet.
    let off = if question.entry.response.is_complete() { "false" } else { "true" };
    let onclick = frame.click(learner(Event::Submit));
    let check = html! { <button type="button" data-look="go" part="button" data-role="check" aria-disabled={off} {onclick}>{ word(common::CHECK) }</button> };
    let kids = vec![
        top(frame, talk, question.item.head()),
        stem(question.item),
        time(frame, question, clock_shown),
        your_answer(&question.entry.notes),
        el!("fieldset" "class"="choices" "aria-labelledby"="options"; rows),
        foot(vec![button(frame, "plain", "pass", &say::NONE_OF_THESE, learner(Event::Skip)), check]),
    ];
    screen(frame, talk, kids)
}

/// A card with the way to the end below it.
fn screen(frame: &Frame<'_>, talk: &Talk, kids: Vec<Html>) -> Html {
    let attempt = u16::try_from(talk.place().0).unwrap_or(u16::MAX);
    let end = if talk.done() > 0 { say::END_REPORT } else { say::END };
    let stop = el!("p" "class"="stop" => button(frame, "plain", "stop", &end, learner(Event::Stop)));
    el!("div" "class"="interview" => card("interview", attempt, kids), stop)
}

fn learner(event: Event) -> crate::message::Msg {
    Act::Learner(event).message()
}

fn your_answer(notes: &str) -> Html {
    if notes.trim().is_empty() { Html::default() } else { titled("pad", &common::YOUR_NOTES, noted(notes)) }
}

/// The clock. It counts up against what an answer should take and never stops the learner; nothing of it is announced but,
/// once, that the time is reached.
fn time(frame: &Frame<'_>, question: &Question<'_>, shown: bool) -> Html {
    let Some(target) = question.target_ms else { return Html::default() };
    let (spent, target) = (question.entry.spent_ms, u64::from(target));
    let reached = if question.is_over() { say::TIME_UP.get() } else { "" };
    let said = if question.is_over() {
        say::TimeOver { spent: &clock(spent), over: &clock(spent - target) }.text()
    } else {
        say::TimeOf { spent: &clock(spent), target: &clock(target) }.text()
    };
    let label = if shown { study::HIDE_CLOCK } else { study::SHOW_CLOCK };
    let mut kids = Vec::new();
    if shown {
        let class = if question.is_over() { "time over" } else { "time" };
        kids.push(html! { <span {class} role="timer" aria-label={say::TIME_NAME.get()}>{ text(&said) }</span> });
    }
    kids.push(button(frame, "plain", "clock", &label, Act::Clock.message()));
    row(vec![classed("div", "clock", kids), el!("p" "class"="sr" "role"="status" => text(reached))])
}

/// The hints used so far, and the way to the next.
fn hints(frame: &Frame<'_>, question: &Question<'_>) -> Html {
    let (used, left) = (question.hints.len(), question.hints_left);
    let staged = question.item.head().level == Level::Scenario && used + left == STAGES.len();
    let name = |at: usize| if staged { STAGES[at].to_string() } else { say::Hint { n: at + 1 }.text() };
    let mut rows = Vec::new();
    for (at, hint) in question.hints.iter().enumerate() {
        let (name, inside) = (name(at), prose::inline(hint));
        // An author may have written the step already.
        let kids = if hint.plain().starts_with(&name) {
            vec![inside]
        } else {
            vec![el!("strong" => text(&name)), text(": "), inside]
        };
        rows.push(if at + 1 == used { el!("li" "data-role"="hint" "tabindex"="-1"; kids) } else { el!("li"; kids) });
    }
    let mut kids = Vec::new();
    if used > 0 {
        kids.push(el!("ol" "class"="hints" [say::HINTS]; rows));
    }
    if left > 0 {
        let label = say::HintOf { n: used + 1, of: used + left }.text();
        kids.push(button(frame, "soft", "more", &label, learner(Event::Hint)));
    }
    el!("div" "class"="helps"; kids)
}
