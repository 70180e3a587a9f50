//! The model answer beside the learner's own.

use super::act::Act;
use super::parts::{changes, clock, noted, notes, option, top};
use crate::view::dom::{button, el, row, text, word};
use crate::view::parts::{TICK, card, foot, titled};
use crate::view::question::stem;
use crate::view::verdict::{misconception, references};
use crate::view::{Frame, choice, prose};
use popquiz_core::grading::Response;
use popquiz_core::item::{Open, Task};
use popquiz_core::prose::Prose;
use popquiz_core::sitting::Event;
use popquiz_core::sitting::interview::{Answer, Interview as Talk};
use popquiz_words::{common, interview as say};
use yew::Html;

/// The whole screen.
pub fn answer(frame: &Frame<'_>, talk: &Talk, answer: &Answer<'_>) -> Html {
    let item = answer.item;
    let label = if answer.last { say::FINISH } else { say::NEXT_QUESTION };
    let mut kids = vec![
        top(frame, talk, item.head()),
        changes(answer.entry.edited, talk.removed()),
        stem(item),
        el!("p" "class"="hint" => text(&how(answer))),
    ];
    let mut tally = String::new();
    let mut told = Vec::new();
    match item.task() {
        Task::Open(open) => {
            told.push(good(&common::MODEL_ANSWER, &open.answer));
            told.push(points(frame, answer, open));
            told.push(misconception(item));
            told.push(follow_ups(frame, answer, open));
            if !answer.entry.skipped {
                tally = say::Ticked { n: ticked(answer).len(), of: open.key_points.len() }.text();
            }
        }
        Task::Choice(choices) => {
            let chosen = if let Response::Choice(chosen) = &answer.entry.response { &chosen[..] } else { &[] };
            if !item.body().rationale.is_empty() {
                told.push(good(&say::CORRECT_WHY, &item.body().rationale));
            }
            told.push(choice::tell(choices, answer.order, chosen));
            told.push(misconception(item));
        }
        _ => {}
    }
    told.push(references(item));
    kids.push(beside(&answer.entry.notes, el!("div"; told)));
    kids.push(foot(vec![
        el!("span" "class"="d" "role"="status" => text(&tally)),
        button(frame, "go", "next", &label, Act::Learner(Event::Next).message()),
    ]));
    let attempt = u16::try_from(talk.place().0).unwrap_or(u16::MAX);
    el!("div" "class"="interview wide" => card("interview", attempt, kids))
}

fn ticked<'a>(answer: &'a Answer<'_>) -> &'a [u8] {
    if let Response::Open(ticked) = &answer.entry.response { ticked } else { &[] }
}

/// How the learner got here: time and hints.
fn how(answer: &Answer<'_>) -> String {
    let mut said = Vec::new();
    if answer.entry.skipped {
        said.push(say::SKIPPED.to_string());
    }
    if let Some(target) = answer.target_ms {
        said.push(say::Took { spent: &clock(answer.entry.spent_ms), target: &clock(u64::from(target)) }.text());
    }
    if answer.entry.hints > 0 {
        said.push(say::UsedHints { n: answer.entry.hints.into() }.text());
    }
    said.join(" ")
}

/// What a good answer says.
fn good(title: &str, said: &Prose) -> Html {
    el!("section" "class"="answer" "part"="answer" "data-role"="answer" "tabindex"="-1" =>
        el!("h3" => text(title)), prose::blocks(said))
}

/// The learner's notes and what there is to say: side by side where there is room.
fn beside(notes: &str, told: Html) -> Html {
    let own = if notes.trim().is_empty() { el!("p" "class"="none" => word(say::NO_NOTES)) } else { noted(notes) };
    el!("div" "class"="beside" => el!("section" "class"="own" => el!("h3" => word(common::YOUR_NOTES)), own), told)
}

/// The key points: to be ticked, or after a pass to be read.
fn points(frame: &Frame<'_>, answer: &Answer<'_>, open: &Open) -> Html {
    if answer.entry.skipped {
        return titled("pad answer", &say::ANSWER_COVERS, el!("ul"; prose::list(&open.key_points)));
    }
    let mut rows = vec![el!("h3" "id"="points" => word(common::TICK_POINTS))];
    for (at, point) in (0u8..).zip(&open.key_points) {
        let on = ticked(answer).contains(&at);
        let mut inside = vec![prose::inline(point)];
        if answer.suggested.contains(&at) {
            inside.push(el!("span" "class"="seems" => word(say::IN_NOTES)));
        }
        rows.push(option(frame, "checkbox", if on { TICK } else { "" }, inside, on, Event::Tick(at)));
    }
    el!("fieldset" "class"="choices points" "aria-labelledby"="points"; rows)
}

/// The name of a control, and for who does not see what it stands below, the question.
fn about(name: &str, asked: &Prose) -> Html {
    row(vec![text(name), el!("span" "class"="sr" => text(": "), prose::inline(asked))])
}

/// What an interviewer asks next: to be said, or noted.
fn follow_ups(frame: &Frame<'_>, answer: &Answer<'_>, open: &Open) -> Html {
    if open.follow_ups.is_empty() {
        return Html::default();
    }
    let mut rows = Vec::new();
    for (at, (next, asked)) in (0u8..).zip(answer.entry.follow_ups.iter().zip(&open.follow_ups)) {
        let mark = if next.covered { TICK } else { "" };
        rows.push(el!("li" =>
            el!("p" => prose::inline(asked)),
            notes(frame, about(&say::SAY_FOLLOW_UP, asked), "2", &next.notes, Event::WriteNext, at),
            option(frame, "checkbox", mark, vec![about(&say::ANSWERED_THIS, asked)], next.covered, Event::Cover(at))));
    }
    titled("pad next", &common::FOLLOW_UPS, el!("ol"; rows))
}
