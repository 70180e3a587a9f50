//! Plain lists of questions in Markdown: a heading or a bold line asks, and what stands below it answers. They become open
//! questions.
//!
//! Owns the guess of what asks: headings that have a text below them before the next one. Headings without are categories;
//! the first of the first level is the deck's title.

use crate::features::Feature;
use crate::format::Format;
use crate::listing::{Row, heading, joined, rows};
use crate::loss::Losses;
use crate::markdown::{Notes, markdown};
use crate::position::Lines;
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::item::{Open, Task};

pub(super) const FORMAT: Format = Format {
    name: "list",
    title: "plain list of questions and answers (Markdown)",
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
        F::Question | F::Open | F::Code | F::Marks | F::Blocks => Support::new(Kept, Absent),
        F::Category | F::Formulas => Support::new(Otherwise, Absent),
        F::Markup => Support::new(Simplified, Absent),
        F::Images | F::OtherKinds => Support::new(LeftOut, Absent),
        _ => Support::both(Absent),
    }
}

/// A row that may ask: its level, 7 for a bold line, and its text.
fn asks<'a>(row: &Row<'a>) -> Option<(usize, &'a str)> {
    if let Some(found) = heading(row) {
        return Some(found);
    }
    let text = row.text.trim();
    let inner = text.strip_prefix("**")?.strip_suffix("**")?;
    (!row.code && !inner.contains("**") && !inner.trim().is_empty()).then(|| (7, inner.trim()))
}

/// Without a number or `Q:` in front.
fn bare(title: &str) -> &str {
    let rest = title.trim_start_matches(['Q', 'q']);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')', ':']) {
        Some(rest) if rest.starts_with(' ') && rest.len() + 8 > title.len() => rest.trim(),
        _ => title.trim(),
    }
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let all = rows(text);
    let found: Vec<&str> = all.iter().filter_map(asks).map(|(_, title)| bare(title)).collect();
    let questions = found.iter().filter(|title| title.ends_with('?')).count();
    match (found.len(), questions) {
        (0, _) => Err("no heading and no bold line asks anything".into()),
        (_, 0) => Err("no heading and no bold line ends in a question mark".into()),
        _ => Ok(()),
    }
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::new(text);
    let all = rows(text);
    let starts: Vec<usize> = all.iter().enumerate().filter(|(_, row)| asks(row).is_some()).map(|(at, _)| at).collect();
    let mut deck = Deck::default();
    let mut category = String::new();
    for (number, &start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(all.len());
        let Some((level, title)) = asks(&all[start]) else { continue };
        let place = lines.place(all[start].at);
        let body = joined(&all[start + 1..end]);
        let body = body.trim_end_matches("---").trim();
        let body = body.strip_prefix("A:").or(body.strip_prefix("**A:**")).unwrap_or(body).trim();
        let next = starts.get(number + 1).and_then(|&at| asks(&all[at]));
        // A title with an introduction stands above headings of a lower level.
        let is_above = next.is_some_and(|(below, _)| below > level) && !title.ends_with('?');
        if body.is_empty() || is_above {
            if level == 1 && deck.title.is_empty() {
                title.clone_into(&mut deck.title);
            } else if is_above || next.is_some_and(|(below, _)| below > level) {
                title.clone_into(&mut category);
            } else {
                losses.report(Feature::OtherKinds, &place, format!("`{title}` has no answer below it"));
            }
            continue;
        }
        let mut notes: Notes = Vec::new();
        let stem = markdown(bare(title), &mut notes);
        let answer = markdown(body, &mut notes);
        for (feature, said) in notes {
            losses.report(feature, &place, said);
        }
        let mut question = Question::new(place, stem, Task::Open(Open { answer, ..Open::default() }));
        question.category.clone_from(&category);
        deck.questions.push(question);
    }
    Ok(deck)
}
