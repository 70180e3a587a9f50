//! An item as a card: what is asked, what is right, and why, in rows.

use super::selection::items;
use crate::bank::Bank;
use crate::dice::seed_of;
use crate::item::{Choice, Item, Suspect, Task};
use crate::prose::{Block, Code, Line, Prose, Span};
use crate::sitting::shown_order;
use popquiz_words::export as say;

/// A piece of a card that begins on its own line.
pub(super) enum Row {
    /// A label such as `A. ` or nothing, and its text.
    Text(String, Prose),
    /// A blank line.
    Gap,
}

/// The three parts of an item.
pub(super) struct Card {
    pub(super) item: Item,
    pub(super) question: Vec<Row>,
    pub(super) answer: Vec<Row>,
    pub(super) reasons: Vec<Row>,
}

/// The cards of some items of a bank.
pub(super) fn cards<'a>(bank: &'a Bank, at: &'a [usize]) -> impl Iterator<Item = Card> + 'a {
    items(bank, at).map(card)
}

/// Rows as plain text; a row without text is left out.
pub(super) fn plain(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        match row {
            Row::Gap => out.push_str("\n\n"),
            Row::Text(_, text) if text.is_empty() => {}
            Row::Text(label, text) => {
                if !out.is_empty() && !out.ends_with("\n\n") {
                    out.push('\n');
                }
                out.extend([label, text.plain().as_str()]);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// `A`, `B` and on, as the widget shows them.
fn letter(at: usize) -> char {
    (b'A'..=b'Z').nth(at).map_or('?', char::from)
}

fn row(label: impl Into<String>, text: &Prose) -> Row {
    Row::Text(label.into(), text.clone())
}

fn line(label: impl Into<String>, text: &Line) -> Row {
    Row::Text(label.into(), Prose(vec![Block::Paragraph(text.clone())]))
}

fn card(item: Item) -> Card {
    let body = item.body();
    let (asked, answer, reasons): (Vec<Row>, Vec<Row>, Vec<Row>) = match item.task() {
        Task::Choice(task) => {
            let all = || task.choices.iter().enumerate();
            let choice = |(at, choice): (usize, &Choice)| row(format!("{}. ", letter(at)), &choice.text);
            let reason = all().map(|(at, choice)| row(format!("{}: ", letter(at)), &choice.reason));
            (
                all().map(choice).collect(),
                all().filter(|(_, choice)| choice.key).map(choice).collect(),
                reason.collect(),
            )
        }
        Task::Order(steps) => {
            // In an order that gives nothing away, and is the same every time.
            let mixed = shown_order(steps.len(), seed_of(item.id()), item.id(), 1, false);
            let asked = mixed.iter().filter_map(|&at| steps.get(usize::from(at))).map(|step| row("- ", &step.text));
            let answer = steps.iter().enumerate().map(|(at, step)| row(format!("{}. ", at + 1), &step.text));
            let reasons = steps.iter().enumerate().map(|(at, step)| row(format!("{}: ", at + 1), &step.reason));
            (asked.collect(), answer.collect(), reasons.collect())
        }
        Task::Match(pairs) => {
            let right = |at: usize| pairs.right.get(at).map(Line::plain).unwrap_or_default();
            let mixed = shown_order(pairs.right.len(), seed_of(item.id()), item.id(), 1, false);
            let left = pairs.left.iter().map(|text| row("- ", &Prose::text(&format!("{} …", text.plain()))));
            let asked = left.chain(mixed.iter().map(|&at| row("… ", &Prose::text(&right(usize::from(at))))));
            let answer = pairs.left.iter().zip(&pairs.key);
            let answer =
                answer.map(|(left, &key)| row(format!("{}: ", left.plain()), &Prose::text(&right(usize::from(key)))));
            (asked.collect(), answer.collect(), Vec::new())
        }
        Task::Blank(blank) => {
            let right = blank.accepted.iter().map(|text| row("", &Prose::text(text)));
            let wrong =
                blank.expected_wrong.iter().map(|(text, why)| row(said(&say::Not { answer: text }.text()), why));
            (Vec::new(), right.collect(), wrong.collect())
        }
        Task::Open(open) => {
            let mut answer = vec![row("", &open.answer), Row::Gap];
            answer.extend(open.key_points.iter().map(|point| row("- ", point)));
            (Vec::new(), answer, open.follow_ups.iter().map(|next| row(said(&say::FOLLOW_UP), next)).collect())
        }
        Task::Spot(suspects) => {
            let all = |key: bool| {
                let rows = suspects.iter().filter(move |suspect| suspect.key == key);
                rows.map(|suspect: &Suspect| {
                    row(said(&say::Line { line: &suspect.line.to_string() }.text()), &suspect.reason)
                })
            };
            (vec![row("", &Prose::text(&say::WHICH_LINE))], all(true).collect(), all(false).collect())
        }
    };
    let stem = if matches!(item.task(), Task::Spot(_)) { numbered(&body.stem) } else { body.stem.clone() };
    let mut question = vec![row("", &stem)];
    if !asked.is_empty() {
        question.push(Row::Gap);
        question.extend(asked);
    }
    let mut why = vec![row("", &body.rationale)];
    why.extend(reasons);
    why.push(row(said(&say::MISCONCEPTION), &body.misconception));
    Card { question, answer, reasons: why, item }
}

/// A label in front of a text.
fn said(label: &str) -> String {
    format!("{label} ")
}

/// Where an item is documented, for formats that have a place for it.
pub(super) fn references(item: &Item) -> Vec<Row> {
    item.body().references.iter().map(|reference| line("Reference: ", reference)).collect()
}

/// A stem with the lines of its code numbered, because the answer is a number.
fn numbered(stem: &Prose) -> Prose {
    let block = |block: &Block| match block {
        Block::Code(code) => {
            let text = code.plain();
            let line = |(at, line): (usize, &str)| {
                vec![Span { token: crate::prose::Token::Plain, text: format!("{:>2}  {line}", at + 1) }]
            };
            Block::Code(Code { lang: code.lang.clone(), lines: text.lines().enumerate().map(line).collect() })
        }
        other => other.clone(),
    };
    Prose(stem.0.iter().map(block).collect())
}
