//! Markdown of the kind that the assessments of `LinkedIn` are collected in: a heading `#### Q12. ...`, a task list, code in
//! fences right behind a choice, links and explanations below.
//!
//! Owns the numbered headings. What stands behind the choices is the rationale, and links by themselves are references. A
//! heading above is the deck's title.

use crate::features::Feature;
use crate::format::Format;
use crate::listing::{Row, heading, joined, rows, split};
use crate::loss::Losses;
use crate::markdown::{Notes, markdown};
use crate::position::Lines;
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::item::{Choice, Choices, Task};
use popquiz_core::prose::{Block, Line};

pub(super) const FORMAT: Format = Format {
    name: "linkedin",
    title: "numbered questions in Markdown (LinkedIn)",
    ending: "md",
    oracle: "files of our own",
    table,
    sniff,
    read: Some(read),
    write: None,
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Question
        | F::OneKey
        | F::SeveralKeys
        | F::TrueFalse
        | F::Code
        | F::Marks
        | F::Blocks
        | F::Rationale
        | F::References
        | F::Reasons => Support::new(Kept, Absent),
        F::Id | F::Formulas => Support::new(Otherwise, Absent),
        F::Markup => Support::new(Simplified, Absent),
        F::Images | F::OtherKinds => Support::new(LeftOut, Absent),
        _ => Support::both(Absent),
    }
}

/// The text behind `Q12.`.
fn numbered(title: &str) -> Option<&str> {
    let rest = title.strip_prefix(['Q', 'q'])?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| rest[digits..].trim_start_matches(['.', ':', ')']).trim())
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let all = rows(text);
    let found = all.iter().any(|row| heading(row).and_then(|(_, title)| numbered(title)).is_some());
    if !found {
        return Err("no heading such as `#### Q1.`".into());
    }
    if split(&all, true).1.is_empty() { Err("no task list".into()) } else { Ok(()) }
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::new(text);
    let all = rows(text);
    let mut deck = Deck::default();
    let starts: Vec<usize> =
        all.iter().enumerate().filter(|(_, row)| heading(row).is_some()).map(|(at, _)| at).collect();
    for (number, &start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(all.len());
        let Some((_, title)) = heading(&all[start]) else { continue };
        let Some(stem) = numbered(title) else {
            if deck.title.is_empty() {
                title.clone_into(&mut deck.title);
            }
            continue;
        };
        let place = lines.place(all[start].at);
        let (before, entries, behind) = split(&all[start + 1..end], true);
        if entries.is_empty() {
            losses.report(Feature::OtherKinds, &place, format!("`{title}` has no task list"));
            continue;
        }
        let mut notes: Notes = Vec::new();
        let stem = markdown(&format!("{stem}\n\n{}", joined(before)), &mut notes);
        let mut choices = Vec::new();
        for entry in &entries {
            if entry.key.is_none() {
                notes.push((Feature::Markup, "an entry without a box is a wrong choice".into()));
            }
            let (text, reason) = (markdown(&entry.text, &mut notes), markdown(&entry.reason, &mut notes));
            choices.push(Choice { text, key: entry.key == Some(true), reason });
        }
        let mut question = Question::new(place.clone(), stem, Task::Choice(Choices { choices, fixed_order: false }));
        below(behind, &mut question, &mut notes);
        for (feature, text) in notes {
            losses.report(feature, &place, text);
        }
        deck.questions.push(question);
    }
    Ok(deck)
}

/// What stands behind the choices: links by themselves are references, all else is the rationale.
fn below(behind: &[Row], question: &mut Question, notes: &mut Notes) {
    let prose = markdown(&joined(behind), notes);
    for block in prose.0 {
        match block {
            Block::Paragraph(line) if is_reference(&line) => question.references.push(line),
            Block::Paragraph(line) if line.plain().trim().eq_ignore_ascii_case("explanation") => {}
            other => question.rationale.0.push(other),
        }
    }
}

/// Whether a line is links with a word or two, such as `Reference: [docs](...)`.
fn is_reference(line: &Line) -> bool {
    let bare: String = line.0.iter().filter(|run| run.link.is_none()).map(|run| run.text.as_str()).collect();
    line.0.iter().any(|run| run.link.is_some()) && bare.chars().filter(|c| c.is_alphanumeric()).count() <= 12
}
