//! A verdict: what was right and why stands first, then each choice with its reason, then what happens next.

use super::dom::{self, button, el};
use super::{Frame, choice, open, order, pairs, parts, prose, question, typed};
use crate::browser::language::moment;
use crate::browser::now;
use crate::message::Msg;
use popquiz_core::grading::Response;
use popquiz_core::grading::{NearMiss, Outcome, near_miss};
use popquiz_core::item::{Item, Task};
use popquiz_core::memory::log::Confidence;
use popquiz_core::memory::progress::Progress;
use popquiz_core::sitting::Event;
use popquiz_core::sitting::session::{Session, Verdict};
use popquiz_words::{Word, common, feedback as say};
use yew::Html;

/// The whole screen.
pub fn verdict(frame: &Frame<'_>, session: &Session, verdict: &Verdict<'_>, progress: &Progress) -> Html {
    let item = verdict.item;
    let label = if verdict.more { common::NEXT } else { say::FINISH };
    let mut foot = Vec::from_iter(question::finish(frame, session).filter(|_| verdict.more));
    foot.push(button(frame, "go", "next", &label, Msg::Answer(Event::Next)));
    let kids = vec![
        parts::top(frame, session, item.head()),
        banner(session, verdict, progress),
        question::stem(item),
        dom::row(vec![
            task(item, verdict.order, verdict.response, verdict.notes),
            misconception(item),
            references(item),
        ]),
        parts::foot(foot),
    ];
    parts::card(item.id(), verdict.attempt, kids)
}

/// What was answered and what is right, with the reasons.
pub fn task(item: &Item, order: &[u8], response: Option<&Response>, notes: &str) -> Html {
    match (item.task(), response) {
        (Task::Choice(task), response) => {
            let chosen = if let Some(Response::Choice(chosen)) = response { &chosen[..] } else { &[] };
            choice::tell(task, order, chosen)
        }
        (Task::Order(steps), response) => {
            order::tell(steps, if let Some(Response::Order(put)) = response { put } else { &[] })
        }
        (Task::Match(task), response) => {
            pairs::tell(task, if let Some(Response::Match(put)) = response { put } else { &[] })
        }
        (Task::Blank(task), response) => {
            typed::tell(item, task, if let Some(Response::Blank(text)) = response { Some(text) } else { None })
        }
        (Task::Open(task), response) => {
            open::tell(task, notes, if let Some(Response::Open(ticked)) = response { ticked } else { &[] })
        }
        (Task::Spot(task), response) => {
            typed::tell_line(item, task, if let Some(Response::Spot(line)) = response { *line } else { None })
        }
    }
}

fn banner(session: &Session, verdict: &Verdict<'_>, progress: &Progress) -> Html {
    let (class, mark) = match verdict.grade.outcome {
        _ if verdict.grade.passed => ("verdict right", "✓ "),
        Outcome::Correct => ("verdict right", "✓ "),
        Outcome::Partial => ("verdict part", "◐ "),
        Outcome::Incorrect => ("verdict wrong", "✗ "),
        Outcome::Skipped => ("verdict skip", "→ "),
    };
    let mut kids =
        vec![el!("h3" => el!("span" "aria-hidden"="true" => dom::text(mark)), dom::text(&headline(verdict)))];
    let (.., rule) = counted(verdict.item.task());
    if !verdict.grade.passed && verdict.response.is_some() {
        kids.extend(rule.map(|rule| el!("p" => dom::word(rule))));
    }
    if verdict.edited {
        kids.push(el!("p" => dom::word(common::EDITED)));
    }
    kids.push(prose::blocks(&verdict.item.body().rationale));
    kids.push(el!("small" => dom::text(&comes_back(session, verdict, progress))));
    let said = dom::classed("div", class, kids);
    // It gets the focus and has no name of its own, so what is heard is what it says.
    el!("section" "part"="verdict" "data-role"="feedback" "tabindex"="-1" => said)
}

fn headline(verdict: &Verdict<'_>) -> String {
    use Confidence::{Guess, Sure};
    let text = match (verdict.item.task(), verdict.grade.outcome, verdict.confidence) {
        (Task::Open(task), outcome, _) if outcome != Outcome::Skipped => {
            let n = task.key_points.len();
            let had = match verdict.response {
                Some(Response::Open(ticked)) => ticked.len(),
                _ => 0,
            };
            return say::CoveredPoints { had, n }.text();
        }
        (_, Outcome::Correct, Some(Guess)) => say::CORRECT_GUESS,
        (_, Outcome::Correct, Some(Sure)) => say::CORRECT_SURE,
        (_, Outcome::Correct, _) => say::CORRECT,
        (task, Outcome::Partial, _) => {
            let (n, pairs, _) = counted(task);
            // The score is whole points in thousandths, rounded down.
            let right = (usize::from(verdict.grade.score_permille) * n).div_ceil(1000);
            return if pairs { say::PartlyPairs { right, n }.text() } else { say::PartlyPoints { right, n }.text() };
        }
        (Task::Blank(_), Outcome::Incorrect, _) if let Some(close) = close(verdict) => close,
        (_, Outcome::Incorrect, Some(Sure)) => say::WRONG_SURE,
        (_, Outcome::Incorrect, _) => say::WRONG,
        (_, Outcome::Skipped, _) => say::SKIPPED,
    };
    text.to_string()
}

/// What a typed answer is said to be that is wrong by a hair.
fn close(verdict: &Verdict<'_>) -> Option<Word> {
    let (Task::Blank(task), Some(Response::Blank(text))) = (verdict.item.task(), verdict.response) else { return None };
    near_miss(task, text).map(|miss| match miss {
        NearMiss::Capitals => say::CAPITALS,
        NearMiss::Signs => say::SIGNS,
        NearMiss::Spelling => say::SPELLING,
    })
}

/// How a part of the credit is counted: of how many, whether these are pairs and no points, and the rule.
fn counted(task: &Task) -> (usize, bool, Option<Word>) {
    match task {
        Task::Choice(task) if task.multiple() => {
            let keys = task.choices.iter().filter(|choice| choice.key).count();
            (keys, false, Some(say::CHOICE_RULE))
        }
        Task::Order(steps) => (steps.len().saturating_sub(1), false, Some(say::ORDER_RULE)),
        Task::Match(task) => (task.key.len(), true, None),
        _ => (1, false, None),
    }
}

/// What happens next with this question.
fn comes_back(session: &Session, verdict: &Verdict<'_>, progress: &Progress) -> String {
    let due = progress.get(session.bank(), verdict.item.id()).map(|item| item.memory.due_at);
    let now = now();
    if verdict.rests() {
        return "You missed it three times, so it rests until tomorrow.".into();
    }
    match (verdict.comes_back, due) {
        (true, _) => say::AGAIN.to_string(),
        (false, Some(due)) if due > now + 3_600_000 => say::Due { when: &moment(due, now) }.text(),
        (false, _) => say::DUE_NEXT.to_string(),
    }
}

/// The mistake people make about it.
pub fn misconception(item: &Item) -> Html {
    let text = &item.body().misconception;
    if text.is_empty() {
        return Html::default();
    }
    parts::titled("aside", &say::MISCONCEPTION, prose::blocks(text))
}

/// Where it is written.
pub fn references(item: &Item) -> Html {
    let list = &item.body().references;
    if list.is_empty() {
        return Html::default();
    }
    let mut entries = Vec::new();
    for entry in list {
        entries.push(el!("li" => prose::line(entry)));
    }
    el!("ul" "class"="refs" [say::REFERENCES]; entries)
}
