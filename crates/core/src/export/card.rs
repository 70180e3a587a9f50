//! An item in three plain texts: what is asked, what is right, and why.

use super::selection::items;
use crate::bank::Bank;
use crate::dice::seed_of;
use crate::item::{Item, Task};
use crate::prose::{Block, Prose};
use crate::sitting::shown_order;

/// The three texts of an item.
pub(super) struct Card {
    pub(super) item: Item,
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) reasons: String,
}

/// The cards of some items of a bank.
pub(super) fn cards<'a>(bank: &'a Bank, at: &'a [usize]) -> impl Iterator<Item = Card> + 'a {
    items(bank, at).map(card)
}

/// `A`, `B` and on, as the widget shows them.
fn letter(at: usize) -> char {
    (b'A'..=b'Z').nth(at).map_or('?', char::from)
}

fn lines(rows: impl IntoIterator<Item = String>) -> String {
    rows.into_iter().filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n")
}

fn card(item: Item) -> Card {
    let body = item.body();
    let stem = body.stem.plain();
    let (asked, answer, reasons) = match item.task() {
        Task::Choice(task) => {
            let all = || task.choices.iter().enumerate();
            let row = |(at, choice): (usize, &crate::item::Choice)| format!("{}. {}", letter(at), choice.text.plain());
            let reason = all().map(|(at, choice)| format!("{}: {}", letter(at), choice.reason.plain()));
            (lines(all().map(row)), lines(all().filter(|(_, choice)| choice.key).map(row)), lines(reason))
        }
        Task::Order(steps) => {
            // In an order that gives nothing away, and is the same every time.
            let mixed = shown_order(steps.len(), seed_of(item.id()), item.id(), 1, false);
            let asked = mixed.iter().filter_map(|&at| steps.get(usize::from(at)));
            let asked = lines(asked.map(|step| format!("- {}", step.text.plain())));
            let answer = steps.iter().enumerate().map(|(at, step)| format!("{}. {}", at + 1, step.text.plain()));
            let reasons = steps.iter().enumerate().filter(|(_, step)| !step.reason.is_empty());
            (asked, lines(answer), lines(reasons.map(|(at, step)| format!("{}: {}", at + 1, step.reason.plain()))))
        }
        Task::Match(pairs) => {
            let right = |at: usize| pairs.right.get(at).map(crate::prose::Line::plain).unwrap_or_default();
            let mixed = shown_order(pairs.right.len(), seed_of(item.id()), item.id(), 1, false);
            let left = pairs.left.iter().map(|text| format!("- {} …", text.plain()));
            let asked = left.chain(mixed.iter().map(|&at| format!("… {}", right(usize::from(at)))));
            let answer = pairs.left.iter().zip(&pairs.key);
            let answer = answer.map(|(left, &key)| format!("{}: {}", left.plain(), right(usize::from(key))));
            (lines(asked), lines(answer), String::new())
        }
        Task::Blank(blank) => {
            let wrong = blank.expected_wrong.iter().map(|(text, why)| format!("Not {text}: {}", why.plain()));
            (String::new(), blank.accepted.join("\n"), lines(wrong))
        }
        Task::Open(open) => {
            let points = lines(open.key_points.iter().map(|point| format!("- {}", point.plain())));
            let next = lines(open.follow_ups.iter().map(|next| format!("Asked next: {}", next.plain())));
            (String::new(), format!("{}\n\n{points}", open.answer.plain()), next)
        }
        Task::Spot(suspects) => {
            let row = |suspect: &crate::item::Suspect| format!("Line {}: {}", suspect.line, suspect.reason.plain());
            let all = |key: bool| lines(suspects.iter().filter(|suspect| suspect.key == key).map(row));
            ("Which line is at fault?".into(), all(true), all(false))
        }
    };
    let stem = if matches!(item.task(), Task::Spot(_)) { numbered(&body.stem) } else { stem };
    let question = if asked.is_empty() { stem } else { format!("{stem}\n\n{asked}") };
    let mistaken = Some(body.misconception.plain()).filter(|text| !text.is_empty());
    let reasons = lines(
        [body.rationale.plain(), reasons].into_iter().chain(mistaken.map(|text| format!("Often mistaken: {text}"))),
    );
    Card { item, question, answer, reasons }
}

/// A stem with the lines of its code numbered, because the answer is a number.
fn numbered(stem: &Prose) -> String {
    let block = |block: &Block| match block {
        Block::Code(code) => {
            let text = code.plain();
            lines(text.lines().enumerate().map(|(at, line)| format!("{:>2}  {line}", at + 1)))
        }
        other => Prose(vec![other.clone()]).plain(),
    };
    lines(stem.0.iter().map(block))
}
