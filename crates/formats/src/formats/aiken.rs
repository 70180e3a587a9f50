//! Aiken: a question on a line, choices under letters, `ANSWER: B` (`docs.moodle.org/en/Aiken_format`). Plain text, one key,
//! and no place for anything else.
//!
//! Owns its grammar: a letter is a capital followed by `.` or `)` and a space. Moodle takes each stem from one line; lines
//! before the first choice are joined here.

use crate::features::Feature;
use crate::format::Format;
use crate::loss::Losses;
use crate::lower::{self, Lowered, lower, one_line};
use crate::markdown::plain;
use crate::position::{Lines, Place};
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::bank::Bank;
use popquiz_core::item::{Choice, Choices, Item, Task};
use popquiz_core::prose::{Block, Prose};

pub(super) const FORMAT: Format = Format {
    name: "aiken",
    title: "Aiken",
    ending: "txt",
    oracle: "PyPI moodle-questions 0.2.1",
    table,
    sniff,
    read: Some(read),
    write: Some(write),
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Question | F::OneKey | F::TrueFalse => Support::both(Kept),
        F::SeveralKeys | F::Order | F::Match | F::Blank | F::Number | F::Open => Support::new(Absent, LeftOut),
        F::Spot => Support::new(Absent, Otherwise),
        F::Code | F::Marks | F::Blocks => Support::new(Absent, Simplified),
        F::Formulas => Support::new(Otherwise, Absent),
        F::Images
        | F::Reasons
        | F::Rationale
        | F::Misconception
        | F::References
        | F::Hints
        | F::Id
        | F::Tags
        | F::Metadata
        | F::Category
        | F::FixedOrder => Support::new(Absent, LeftOut),
        F::OtherKinds
        | F::MatchMarks
        | F::KeyPoints
        | F::ExpectedWrong
        | F::Distractors
        | F::ColumnTitles
        | F::Capitals
        | F::Tolerance
        | F::Patterns
        | F::Weights
        | F::NegativeMarks
        | F::Scoring
        | F::CombinedFeedback
        | F::Markup
        | F::Attachments => Support::both(Absent),
    }
}

/// The letter and the text of a choice.
fn choice(line: &str) -> Option<(char, &str)> {
    let mut chars = line.chars();
    let (letter, sign) = (chars.next()?, chars.next()?);
    let rest = chars.as_str();
    (letter.is_ascii_uppercase() && matches!(sign, '.' | ')') && rest.starts_with([' ', '\t']))
        .then(|| (letter, rest.trim()))
}

fn answer(line: &str) -> Option<char> {
    let letter = line.strip_prefix("ANSWER:")?.trim();
    let mut chars = letter.chars();
    let first = chars.next()?;
    (chars.next().is_none() && first.is_ascii_uppercase()).then_some(first)
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let mut lines = text.lines().map(str::trim);
    if lines.any(|line| answer(line).is_some()) { Ok(()) } else { Err("no line `ANSWER: A`".into()) }
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let lines = Lines::new(text);
    let mut deck = Deck::default();
    let (mut stem, mut choices, mut place) = (String::new(), Vec::<(char, &str)>::new(), Place::default());
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let here = lines.place(at);
        at += line.len();
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            continue;
        }
        if let Some(key) = answer(line) {
            question(&std::mem::take(&mut stem), &std::mem::take(&mut choices), key, &place, &mut deck, losses);
        } else if let Some(one) = choice(line) {
            choices.push(one);
        } else if choices.is_empty() {
            if stem.is_empty() {
                place = here;
            } else {
                stem.push('\n');
            }
            stem.push_str(line);
        } else {
            losses.leave_out(&place, "its choices end without a line `ANSWER: A`");
            choices.clear();
            line.clone_into(&mut stem);
            place = here;
        }
    }
    if !stem.is_empty() || !choices.is_empty() {
        losses.leave_out(&place, "no line `ANSWER: A` ends it");
    }
    Ok(deck)
}

fn question(stem: &str, choices: &[(char, &str)], key: char, place: &Place, deck: &mut Deck, losses: &mut Losses) {
    if !choices.iter().any(|(letter, _)| *letter == key) {
        return losses.leave_out(place, format!("`ANSWER: {key}` names no choice"));
    }
    let mut notes = Vec::new();
    crate::markdown::formulas(stem, &mut notes);
    for (feature, text) in notes {
        losses.report(feature, place, text);
    }
    let choices: Vec<Choice> = choices
        .iter()
        .map(|(letter, text)| Choice { text: plain(text), key: *letter == key, reason: Prose::default() })
        .collect();
    let words: Vec<String> = choices.iter().map(|choice| choice.text.plain()).collect();
    let fixed_order = words == ["True", "False"];
    deck.questions.push(Question::new(place.clone(), plain(stem), Task::Choice(Choices { choices, fixed_order })));
}

fn write(bank: &Bank, at: &[usize], losses: &mut Losses) -> Vec<u8> {
    let mut out = String::new();
    for item in at.iter().filter_map(|&at| bank.item(at)) {
        write_item(&item, losses, &mut out);
    }
    out.into_bytes()
}

fn write_item(item: &Item, losses: &mut Losses, out: &mut String) {
    let place = Place::item(item.id());
    let kind = match item.task() {
        Task::Choice(task) if task.multiple() => Some((Feature::SeveralKeys, "several choices are right")),
        Task::Choice(_) | Task::Spot(_) => None,
        Task::Order(_) => Some((Feature::Order, "Aiken has choices alone")),
        Task::Match(_) => Some((Feature::Match, "Aiken has choices alone")),
        Task::Blank(blank) if blank.tolerance.is_some() => Some((Feature::Number, "Aiken has choices alone")),
        Task::Blank(_) => Some((Feature::Blank, "Aiken has choices alone")),
        Task::Open(_) => Some((Feature::Open, "Aiken has choices alone")),
    };
    if let Some((feature, why)) = kind {
        return losses.report(feature, &place, why);
    }
    let Lowered::Choice(choices) = lower(item, losses) else { return };
    if choices.iter().filter(|choice| choice.key).count() != 1 {
        return losses.report(Feature::SeveralKeys, &place, "several lines are at fault");
    }
    let stem = lower::stem(item);
    report_texts(item, &stem, &choices, losses, &place);
    out.push_str(&flat(&stem));
    out.push('\n');
    let mut key = 'A';
    for (letter, choice) in ('A'..='Z').zip(&choices) {
        if choice.key {
            key = letter;
        }
        out.extend([letter.to_string().as_str(), ". ", &flat(&choice.text), "\n"]);
    }
    out.extend(["ANSWER: ", key.to_string().as_str(), "\n\n"]);
}

/// A text on one line that neither begins like a choice nor ends the question.
fn flat(prose: &Prose) -> String {
    let text = one_line(prose).plain().split_whitespace().collect::<Vec<_>>().join(" ");
    if choice(&text).is_some() || text.starts_with("ANSWER:") { format!("- {text}") } else { text }
}

fn report_texts(item: &Item, stem: &Prose, choices: &[Choice], losses: &mut Losses, place: &Place) {
    let texts = || std::iter::once(stem).chain(choices.iter().map(|choice| &choice.text));
    let has = |test: &dyn Fn(&Block) -> bool| texts().any(|text| text.0.iter().any(test));
    if has(&|block| matches!(block, Block::Code(_))) {
        losses.report(Feature::Code, place, "lines of code are joined");
    }
    if has(&|block| matches!(block, Block::List(_) | Block::Table(_) | Block::Quote(_))) {
        losses.report(Feature::Blocks, place, "on one line");
    }
    let styled = |block: &Block| matches!(block, Block::Paragraph(line) if line.0.iter().any(|run| run.style.0 != 0 || run.link.is_some()));
    if has(&styled) {
        losses.report(Feature::Marks, place, "plain text");
    }
    let body = item.body();
    if choices.iter().any(|choice| !choice.reason.is_empty()) {
        losses.report(Feature::Reasons, place, "Aiken has no place for them");
    }
    if !body.rationale.is_empty() {
        losses.report(Feature::Rationale, place, "Aiken has no place for it");
    }
    losses.report(Feature::Id, place, "Aiken has no place for it");
    losses.report(Feature::Category, place, "Aiken has no place for it");
    if !item.head().tags.is_empty() {
        losses.report(Feature::Tags, place, "Aiken has no place for them");
    }
}
