//! quizdown (npm `quizdown` 0.4): a heading is a question, paragraphs and code below it belong to it, a quotation is its
//! hint. A bulleted task list has any number of right choices, a numbered one has one, and a numbered list without boxes is
//! a sequence. What is quoted under a choice is said to whoever took it.
//!
//! Owns its grammar and its options between lines of `---`. It refuses lists and tables within a question, which quizdown
//! would take for answers or leave out.

use crate::features::Feature;
use crate::format::Format;
use crate::listing::{Row, heading, joined, rows, split};
use crate::loss::Losses;
use crate::lower::one_line;
use crate::markdown::{Notes, markdown};
use crate::position::{Lines, Place};
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::bank::Bank;
use popquiz_core::export;
use popquiz_core::item::{Choice, Choices, Item, Step, Task};
use popquiz_core::prose::{Block, Prose};
use std::fmt::Write;

pub(super) const FORMAT: Format = Format {
    name: "quizdown",
    title: "quizdown",
    ending: "md",
    oracle: "npm quizdown 0.4.1",
    table,
    sniff,
    read: Some(read),
    write: Some(write),
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Question
        | F::OneKey
        | F::SeveralKeys
        | F::TrueFalse
        | F::Order
        | F::Code
        | F::Marks
        | F::Reasons
        | F::Hints => Support::both(Kept),
        F::Match | F::Blank | F::Number | F::Open | F::Spot => Support::new(Absent, LeftOut),
        F::Blocks => Support::new(Kept, Simplified),
        F::FixedOrder => Support::new(Kept, Simplified),
        F::Images => Support::new(LeftOut, Kept),
        F::Rationale | F::Misconception | F::References | F::Id | F::Tags | F::Metadata | F::Category => {
            Support::new(Absent, LeftOut)
        }
        F::Formulas => Support::new(Otherwise, Absent),
        F::Markup => Support::new(Simplified, Absent),
        F::OtherKinds => Support::new(LeftOut, Absent),
        _ => Support::both(Absent),
    }
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    if text.contains("<quiz>") {
        return Err("it has <quiz> elements".into());
    }
    let rows = rows(text);
    let questions = sections(&rows);
    if questions.is_empty() {
        return Err("no heading".into());
    }
    let numbered = |title: &str| title.starts_with(['Q', 'q']) && title[1..].starts_with(|c: char| c.is_ascii_digit());
    if questions.iter().any(|(row, _)| heading(row).is_some_and(|(_, title)| numbered(title))) {
        return Err("its headings are numbered Q1, Q2".into());
    }
    let answered = questions.iter().filter(|(_, body)| !split(body, true).1.is_empty()).count();
    if answered * 2 >= questions.len() {
        Ok(())
    } else {
        Err(format!("{answered} of {} headings have a task list below them", questions.len()))
    }
}

/// Headings with the rows below them.
fn sections<'a, 'r>(rows: &'r [Row<'a>]) -> Vec<(Row<'a>, &'r [Row<'a>])> {
    let starts: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| heading(row).is_some()).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([rows.len()]);
    starts.iter().zip(ends).map(|(&at, end)| (rows[at], &rows[at + 1..end])).collect()
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::new(text);
    let all = rows(text);
    let fixed = |rows: &[Row]| rows.iter().any(|row| option(row.text, "shuffle", "answers") == Some("false"));
    let before = all.iter().position(|row| heading(row).is_some()).unwrap_or(all.len());
    let fixed_everywhere = fixed(&all[..before]);
    let mut deck = Deck::default();
    for (row, body) in sections(&all) {
        let place = lines.place(row.at);
        let (_, title) = heading(&row).unwrap_or_default();
        let boxed = split(body, true);
        let (before, entries, behind) = if boxed.1.is_empty() { split(body, false) } else { boxed };
        if entries.is_empty() || entries.iter().all(|entry| entry.key.is_none()) && !entries[0].ordered {
            losses.report(Feature::OtherKinds, &place, format!("`{title}` has no list of answers"));
            continue;
        }
        let mut notes: Notes = Vec::new();
        let quote = |row: &&Row| !row.code && row.text.starts_with('>');
        let hint: Vec<&str> =
            before.iter().filter(quote).map(|row| row.text.trim_start_matches('>').trim_start()).collect();
        let rest: Vec<Row> = before.iter().filter(|row| !quote(row) && !is_option(row.text)).copied().collect();
        let stem = markdown(&format!("{title}\n\n{}", joined(&rest)), &mut notes);
        let task = if entries.iter().all(|entry| entry.key.is_none()) {
            let in_order = |text: &str, reason: &str, notes: &mut Notes| Step {
                text: markdown(text, notes),
                reason: markdown(reason, notes),
            };
            Task::Order(entries.iter().map(|entry| in_order(&entry.text, &entry.reason, &mut notes)).collect())
        } else {
            let mut choices = Vec::new();
            for entry in &entries {
                let (text, reason) = (markdown(&entry.text, &mut notes), markdown(&entry.reason, &mut notes));
                choices.push(Choice { text, key: entry.key == Some(true), reason });
            }
            Task::Choice(Choices { choices, fixed_order: fixed_everywhere || fixed(before) })
        };
        if !joined(behind).trim().is_empty() {
            losses.report(Feature::Markup, &place, "what stands behind the answers is left out");
        }
        let mut question = Question::new(place.clone(), stem, task);
        let hint = markdown(&hint.join("\n"), &mut notes);
        question.hints.extend((!hint.is_empty()).then_some(hint));
        for (feature, text) in notes {
            losses.report(feature, &place, text);
        }
        deck.questions.push(question);
    }
    Ok(deck)
}

/// The value of an option; its name may be written `shuffleAnswers` or `shuffle_answers`.
fn option<'a>(line: &'a str, first: &str, second: &str) -> Option<&'a str> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim().to_lowercase().replace('_', "");
    (key == format!("{first}{second}")).then(|| value.trim())
}

fn is_option(line: &str) -> bool {
    line.trim() == "---"
        || option(line, "shuffle", "answers").is_some()
        || option(line, "shuffle", "questions").is_some()
}

fn write(bank: &Bank, at: &[usize], losses: &mut Losses) -> Vec<u8> {
    let mut out = String::from("---\nshuffleQuestions: false\nshuffleAnswers: true\n---\n");
    for item in at.iter().filter_map(|&at| bank.item(at)) {
        write_item(&item, losses, &mut out);
    }
    out.into_bytes()
}

fn write_item(item: &Item, losses: &mut Losses, out: &mut String) {
    let place = Place::item(item.id());
    let missing = match item.task() {
        Task::Choice(_) | Task::Order(_) => None,
        Task::Match(_) => Some(Feature::Match),
        Task::Blank(blank) if blank.tolerance.is_some() => Some(Feature::Number),
        Task::Blank(_) => Some(Feature::Blank),
        Task::Open(_) => Some(Feature::Open),
        Task::Spot(_) => Some(Feature::Spot),
    };
    if let Some(feature) = missing {
        return losses.report(feature, &place, "quizdown has choices and sequences alone");
    }
    report(item, losses, &place);
    let (title, rest) = match item.body().stem.0.split_first() {
        Some((Block::Paragraph(line), rest)) if !line.0.iter().any(|run| run.text == "\n") => {
            (export::line(line), rest)
        }
        _ => ("Question".to_owned(), item.body().stem.0.as_slice()),
    };
    // Writing to a string cannot fail.
    let _ = write!(out, "\n### {title}\n");
    for block in rest {
        let _ = write!(out, "\n{}\n", export::prose(&Prose(vec![flat(block, losses, &place)])));
    }
    for hint in &item.body().hints {
        let _ = write!(out, "\n{}\n", quoted(&export::prose(hint), "> "));
    }
    out.push('\n');
    match item.task() {
        Task::Choice(task) => {
            for choice in &task.choices {
                let mark = if task.multiple() { "- " } else { "1. " };
                let text = flattened(&choice.text, losses, &place);
                entry(&format!("{mark}[{}] ", if choice.key { "x" } else { " " }), &text, &choice.reason, out);
            }
        }
        Task::Order(steps) => {
            for (at, step) in steps.iter().enumerate() {
                entry(&format!("{}. ", at + 1), &flattened(&step.text, losses, &place), &step.reason, out);
            }
        }
        _ => {}
    }
}

fn entry(mark: &str, text: &Prose, reason: &Prose, out: &mut String) {
    let text = export::prose(text).replace('\n', "\n    ").replace("\n    \n", "\n\n");
    let _ = writeln!(out, "{mark}{text}");
    if !reason.is_empty() {
        let _ = writeln!(out, "{}", quoted(&export::prose(reason), "    > "));
    }
}

fn quoted(text: &str, mark: &str) -> String {
    text.lines().map(|line| format!("{mark}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A block that quizdown takes for no answer.
fn flat(block: &Block, losses: &mut Losses, place: &Place) -> Block {
    match block {
        Block::Paragraph(_) | Block::Code(_) | Block::Image(_) => block.clone(),
        other => {
            losses.report(Feature::Blocks, place, "a list, table or quotation is a paragraph");
            Block::Paragraph(one_line(&Prose(vec![other.clone()])))
        }
    }
}

fn flattened(prose: &Prose, losses: &mut Losses, place: &Place) -> Prose {
    Prose(
        prose
            .0
            .iter()
            .map(|block| if matches!(block, Block::Quote(_)) { flat(block, losses, place) } else { block.clone() })
            .collect(),
    )
}

fn report(item: &Item, losses: &mut Losses, place: &Place) {
    let body = item.body();
    for (feature, there) in [
        (Feature::Rationale, !body.rationale.is_empty()),
        (Feature::Misconception, !body.misconception.is_empty()),
        (Feature::References, !body.references.is_empty()),
        (Feature::Tags, !item.head().tags.is_empty()),
        (Feature::Id, true),
        (Feature::Metadata, true),
        (Feature::Category, true),
    ] {
        if there {
            losses.report(feature, place, "quizdown has no place for it");
        }
    }
    if matches!(item.task(), Task::Choice(task) if task.fixed_order) {
        losses.report(Feature::FixedOrder, place, "choices are shuffled with those of the whole file");
    }
}
