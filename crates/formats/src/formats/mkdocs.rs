//! mkdocs-quiz (`mkdocs_quiz` 1.7): `<quiz>` elements in a page, with a question, a task list, quotations right below
//! a choice, and a text for everybody behind a blank line. `[[answer]]` is a gap.
//!
//! Owns the elements. Everything between them is the page and stays there; a gap has to be alone in its question.

use crate::features::Feature;
use crate::format::Format;
use crate::listing::{joined, rows, split};
use crate::loss::Losses;
use crate::markdown::{Notes, markdown};
use crate::position::Lines;
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::item::{Blank, Choice, Choices, Task};

pub(super) const FORMAT: Format = Format {
    name: "mkdocs-quiz",
    title: "mkdocs-quiz",
    ending: "md",
    oracle: "PyPI mkdocs_quiz 1.7.1",
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
        | F::Blank
        | F::Code
        | F::Marks
        | F::Blocks
        | F::Reasons
        | F::Rationale => Support::new(Kept, Absent),
        F::Formulas => Support::new(Otherwise, Absent),
        F::Markup => Support::new(Simplified, Absent),
        F::Images | F::OtherKinds => Support::new(LeftOut, Absent),
        _ => Support::both(Absent),
    }
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let there = rows(text).iter().any(|row| !row.code && row.text.trim_start().starts_with("<quiz>"));
    // Moodle's XML has such an element, too, as its root.
    if there && crate::markup::root(text).is_none_or(|_| !text.contains("<question")) {
        Ok(())
    } else {
        Err("no line <quiz>".into())
    }
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::new(text);
    // What is shown as code in the page is no question; within a question it is code.
    let shown: Vec<(usize, usize)> = fences(text);
    let mut deck = Deck::default();
    let mut from = 0;
    while let Some(open) = text[from..].find("<quiz>").map(|at| from + at) {
        let inside = open + "<quiz>".len();
        let fence = shown.iter().find(|(start, end)| (*start..*end).contains(&open));
        if let Some((_, end)) = fence {
            from = *end;
            continue;
        }
        let place = lines.place(open);
        let Some(close) = text[inside..].find("</quiz>").map(|at| inside + at) else {
            losses.leave_out(&place, "<quiz> is not closed");
            break;
        };
        from = close;
        match question(&text[inside..close]) {
            Ok((mut question, notes)) => {
                for (feature, said) in notes {
                    losses.report(feature, &place, said);
                }
                question.place = place;
                deck.questions.push(question);
            }
            Err(said) => losses.report(Feature::OtherKinds, &place, said),
        }
    }
    Ok(deck)
}

/// Where fenced blocks stand.
fn fences(text: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut inside = false;
    for row in rows(text) {
        let end = row.at + row.text.len();
        if row.text.trim_start().starts_with("<quiz>") && !row.code {
            inside = true;
        }
        if row.code && !inside {
            match out.last_mut() {
                Some((_, last)) if row.at <= *last + 2 => *last = end,
                _ => out.push((row.at, end)),
            }
        }
        if row.text.contains("</quiz>") {
            inside = false;
        }
    }
    out
}

fn question(text: &str) -> Result<(Question, Notes), String> {
    let mut notes: Notes = Vec::new();
    let all = rows(text);
    let (before, entries, behind) = split(&all, true);
    if entries.is_empty() {
        return gap(text, notes);
    }
    let stem = markdown(&joined(before), &mut notes);
    let mut choices = Vec::new();
    for entry in &entries {
        let (text, reason) = (markdown(&entry.text, &mut notes), markdown(&entry.reason, &mut notes));
        choices.push(Choice { text, key: entry.key == Some(true), reason });
    }
    let task = Task::Choice(Choices { choices, fixed_order: false });
    let mut question = Question::new(crate::position::Place::default(), stem, task);
    question.rationale = markdown(&joined(behind), &mut notes);
    Ok((question, notes))
}

/// A question with `[[answer]]`; behind a line of `---` stands the text for everybody.
fn gap(text: &str, mut notes: Notes) -> Result<(Question, Notes), String> {
    let gaps = text.matches("[[").count();
    let (Some(open), 1) = (text.find("[["), gaps) else {
        return Err(if gaps == 0 {
            "a question without choices and gap".into()
        } else {
            format!("a question with {gaps} gaps")
        });
    };
    let close = text[open..].find("]]").map(|at| open + at).ok_or("`[[` is not closed")?;
    let answer = text[open + 2..close].trim().to_owned();
    let (asked, said) = text[close..]
        .split_once("\n---")
        .map_or((&text[close..], ""), |(asked, said)| (asked, said.trim_start_matches('-')));
    let stem = format!("{}____{}", &text[..open], &asked[2..]);
    let stem = markdown(stem.trim(), &mut notes);
    // Capitals do not matter there.
    let blank = Blank { accepted: vec![answer], case_sensitive: false, ..Blank::default() };
    let mut question = Question::new(crate::position::Place::default(), stem, Task::Blank(blank));
    question.rationale = markdown(said.trim(), &mut notes);
    Ok((question, notes))
}
