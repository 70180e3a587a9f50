//! Tables: CSV with commas, semicolons or tabs, as spreadsheets save them.
//!
//! Owns the columns that are known, by their names: a question, its choices, which of them is right, or an answer. The
//! header may stand below a preamble (Kahoot), and a row of instructions below the header (Quizizz, now Wayground). Which
//! choice is right is a number, a letter, or its text; several are parted by commas. Blackboard's tables have no header:
//! a row begins with `MC`, `MA`, `TF`, `FIB` or `ESS`. It refuses tables without such columns.

use crate::features::Feature;
use crate::format::Format;
use crate::loss::Losses;
use crate::markdown::{Notes, formulas, plain};
use crate::position::Place;
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::bank::Bank;
use popquiz_core::export;
use popquiz_core::item::{Blank, Choice, Choices, Item, Open, Task};
use popquiz_core::prose::Prose;

pub(super) const FORMAT: Format = Format {
    name: "csv",
    title: "table (CSV)",
    ending: "csv",
    oracle: "files of our own",
    table,
    sniff,
    read: Some(read),
    write: Some(write),
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Question | F::Id | F::Category => Support::both(Kept),
        F::OneKey | F::SeveralKeys | F::TrueFalse | F::Blank | F::Open | F::Rationale => Support::new(Kept, Otherwise),
        F::Order
        | F::Match
        | F::Number
        | F::Spot
        | F::Reasons
        | F::Misconception
        | F::KeyPoints
        | F::ExpectedWrong
        | F::Distractors
        | F::Metadata => Support::new(Absent, Otherwise),
        F::Tags => Support::new(Otherwise, Kept),
        F::Code | F::Marks | F::Blocks => Support::new(Absent, Simplified),
        F::Images => Support::new(LeftOut, Simplified),
        F::Formulas => Support::new(Otherwise, Absent),
        F::Scoring | F::OtherKinds => Support::new(LeftOut, Absent),
        F::References | F::Hints | F::ColumnTitles | F::FixedOrder | F::Capitals | F::Tolerance => {
            Support::new(Absent, LeftOut)
        }
        _ => Support::both(Absent),
    }
}

/// Where the known columns of a table are.
#[derive(Debug, Default)]
struct Columns {
    question: usize,
    choices: Vec<usize>,
    correct: Option<usize>,
    answer: Option<usize>,
    rationale: Option<usize>,
    id: Option<usize>,
    tags: Option<usize>,
    category: Option<usize>,
    scoring: Option<usize>,
    image: Option<usize>,
}

/// A table's rows, each with its line.
type Rows = Vec<(usize, Vec<String>)>;

fn rows(text: &str, separator: u8) -> Rows {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut out = Vec::new();
    for record in reader.records().flatten() {
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        out.push((line, record.iter().map(|field| field.trim().to_owned()).collect()));
    }
    out
}

/// The columns that a row names, if it is a header.
fn columns(row: &[String]) -> Option<Columns> {
    let names: Vec<String> = row.iter().map(|name| name.to_lowercase()).collect();
    let find = |test: &dyn Fn(&str) -> bool| names.iter().position(|name| test(name));
    let question = find(&|name| {
        let name = name.split(" - ").next().unwrap_or_default().trim();
        ["question", "question text", "front", "stem", "prompt", "title"].contains(&name)
    })?;
    let is_choice = |name: &str| {
        let word = name.split(" - ").next().unwrap_or_default().trim();
        let lettered = |start: &str| {
            word.strip_prefix(start).is_some_and(|rest| {
                let rest = rest.trim();
                rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit() || ('a'..='h').contains(&c))
            })
        };
        lettered("answer") || lettered("option") || lettered("choice") || lettered("distractor")
    };
    let choices: Vec<usize> = names.iter().enumerate().filter(|(_, name)| is_choice(name)).map(|(at, _)| at).collect();
    let correct = find(&|name| name.contains("correct") || name == "key" || name == "right answer");
    let answer = find(&|name| ["answer", "back", "solution", "model answer"].contains(&name));
    if (choices.len() < 2 || correct.or(answer).is_none()) && answer.is_none() {
        return None;
    }
    Some(Columns {
        question,
        choices,
        correct,
        answer,
        rationale: find(&|name| {
            ["explanation", "rationale", "reasons", "answer explanation", "feedback"].contains(&name)
        }),
        id: find(&|name| name == "id"),
        tags: find(&|name| name == "tags"),
        category: find(&|name| ["area", "category", "topic", "subject"].contains(&name)),
        scoring: find(&|name| name.contains("time") || name.contains("points")),
        image: find(&|name| name.contains("image")),
    })
}

/// The separator, the rows, and the header with its place.
fn find_table(text: &str) -> Option<(Rows, usize, Columns)> {
    let mut best: Option<(Rows, usize, Columns)> = None;
    for separator in *b",;\t" {
        let rows = rows(text, separator);
        let header = rows.iter().take(20).enumerate().find_map(|(at, (_, row))| Some((at, columns(row)?)));
        if let Some((at, columns)) = header
            && best.as_ref().is_none_or(|(other, ..)| other[0].1.len() < rows[0].1.len())
        {
            best = Some((rows, at, columns));
        }
    }
    best
}

const BLACKBOARD: [&str; 5] = ["MC", "MA", "TF", "FIB", "ESS"];

fn is_blackboard(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.split_once('\t').is_some_and(|(kind, _)| BLACKBOARD.contains(&kind.trim()))
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let head: String = text.split_inclusive('\n').take(60).collect();
    if is_blackboard(text) || find_table(&head).is_some() {
        Ok(())
    } else {
        Err("no row names a question and its choices or answer".into())
    }
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut deck = Deck::default();
    if is_blackboard(text) {
        for (line, row) in rows(text, b'\t') {
            let place = Place { line, column: 1, path: String::new() };
            match blackboard(&row) {
                Ok(task) => deck.questions.push(Question::new(place, prose(&row[1], losses, line), task)),
                Err(why) => losses.report(Feature::OtherKinds, &place, why),
            }
        }
        return Ok(deck);
    }
    let (rows, header, columns) = find_table(text).ok_or("no row names a question and its choices or answer")?;
    if columns.scoring.is_some() {
        let place = Place { line: rows[header].0, column: 1, path: String::new() };
        losses.report(
            Feature::Scoring,
            &place,
            format!("the column `{}` is left out", rows[header].1[columns.scoring.unwrap_or(0)]),
        );
    }
    for (line, row) in &rows[header + 1..] {
        question(row, &columns, *line, &mut deck, losses);
    }
    Ok(deck)
}

fn prose(text: &str, losses: &mut Losses, line: usize) -> Prose {
    let mut notes: Notes = Vec::new();
    formulas(text, &mut notes);
    for (feature, said) in notes {
        losses.report(feature, &Place { line, column: 1, path: String::new() }, said);
    }
    plain(text)
}

fn question(row: &[String], columns: &Columns, line: usize, deck: &mut Deck, losses: &mut Losses) {
    let place = Place { line, column: 1, path: String::new() };
    let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map(String::as_str).unwrap_or_default();
    let asked = cell(Some(columns.question));
    if asked.is_empty() {
        return;
    }
    let choices: Vec<&str> = columns.choices.iter().map(|&at| cell(Some(at))).collect();
    let filled = choices.iter().filter(|text| !text.is_empty()).count();
    let key = cell(columns.correct.or(columns.answer));
    let task = if filled >= 2 {
        let keys = keys(key, &choices);
        if keys.is_empty() {
            // Below a header there may be a row that tells what goes where.
            return losses.leave_out(&place, format!("`{key}` names none of the choices"));
        }
        let choice = |(at, text): (usize, &&str)| Choice {
            text: plain(text),
            key: keys.contains(&at),
            reason: Prose::default(),
        };
        let list = choices.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(choice).collect();
        Task::Choice(Choices { choices: list, fixed_order: false })
    } else if !key.is_empty() {
        Task::Open(Open { answer: prose(key, losses, line), ..Open::default() })
    } else {
        return losses.leave_out(&place, "no choices and no answer");
    };
    if !cell(columns.image).is_empty() {
        losses.report(Feature::Images, &place, "the picture is left out");
    }
    let mut question = Question::new(place, prose(asked, losses, line), task);
    cell(columns.id).clone_into(&mut question.id);
    question.rationale = plain(cell(columns.rationale));
    question.tags =
        cell(columns.tags).split([' ', ',', ';']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    cell(columns.category).clone_into(&mut question.category);
    deck.questions.push(question);
}

/// Which choices are right: by number, letter or text.
fn keys(key: &str, choices: &[&str]) -> Vec<usize> {
    if let Some(at) = choices.iter().position(|text| !text.is_empty() && text.eq_ignore_ascii_case(key.trim())) {
        return vec![at];
    }
    let mut out = Vec::new();
    for word in key.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let letter = || match word.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Some(usize::from(letter.to_ascii_lowercase() - b'a')),
            _ => None,
        };
        let text = || choices.iter().position(|text| text.eq_ignore_ascii_case(word));
        out.extend(
            number.or_else(letter).or_else(text).filter(|&at| choices.get(at).is_some_and(|text| !text.is_empty())),
        );
    }
    out
}

/// A row of Blackboard's: kind, question, then answers each with `correct` or `incorrect`.
fn blackboard(row: &[String]) -> Result<Task, String> {
    let kind = row.first().map(String::as_str).unwrap_or_default();
    if row.get(1).is_none_or(String::is_empty) {
        return Err("no question".into());
    }
    match kind {
        "MC" | "MA" => {
            let pairs = row[2..].chunks(2).filter(|pair| !pair[0].is_empty());
            let choice = |pair: &[String]| Choice {
                text: plain(&pair[0]),
                key: pair.get(1).is_some_and(|word| word.eq_ignore_ascii_case("correct")),
                reason: Prose::default(),
            };
            Ok(Task::Choice(Choices { choices: pairs.map(choice).collect(), fixed_order: false }))
        }
        "TF" => {
            let is = row.get(2).is_some_and(|word| word.eq_ignore_ascii_case("true"));
            let choice = |text: &str, key: bool| Choice { text: Prose::text(text), key, reason: Prose::default() };
            Ok(Task::Choice(Choices { choices: vec![choice("True", is), choice("False", !is)], fixed_order: true }))
        }
        "FIB" => {
            let accepted: Vec<String> = row[2..].iter().filter(|text| !text.is_empty()).cloned().collect();
            Ok(Task::Blank(Blank { accepted, case_sensitive: false, ..Blank::default() }))
        }
        "ESS" if row.get(2).is_some_and(|answer| !answer.is_empty()) => {
            Ok(Task::Open(Open { answer: plain(&row[2]), ..Open::default() }))
        }
        other => Err(format!("a row of kind `{other}` has no counterpart")),
    }
}

fn write(bank: &Bank, at: &[usize], losses: &mut Losses) -> Vec<u8> {
    for item in at.iter().filter_map(|&at| bank.item(at)) {
        report(&item, losses);
    }
    export::csv(bank, at).into_bytes()
}

fn report(item: &Item, losses: &mut Losses) {
    let place = Place::item(item.id());
    let body = item.body();
    let kind = match item.task() {
        Task::Choice(task) if task.multiple() => Feature::SeveralKeys,
        Task::Choice(_) => Feature::OneKey,
        Task::Order(_) => Feature::Order,
        Task::Match(_) => Feature::Match,
        Task::Blank(typed) if typed.tolerance.is_some() => Feature::Number,
        Task::Blank(_) => Feature::Blank,
        Task::Open(_) => Feature::Open,
        Task::Spot(_) => Feature::Spot,
    };
    losses.report(kind, &place, "question, answer and reasons are three texts");
    for (feature, there) in [
        (Feature::References, !body.references.is_empty()),
        (Feature::Hints, !body.hints.is_empty()),
        (Feature::ColumnTitles, matches!(item.task(), Task::Match(_))),
        (Feature::FixedOrder, matches!(item.task(), Task::Choice(task) if task.fixed_order)),
        (Feature::Tolerance, matches!(item.task(), Task::Blank(typed) if typed.tolerance.is_some())),
    ] {
        if there {
            losses.report(feature, &place, "the table has no column for it");
        }
    }
}
