//! mdbook-quiz: a file in TOML with `[[questions]]`, of type `MultipleChoice`, `ShortAnswer` or `Tracing`.
//!
//! Owns its keys. `answer.answer` is the key, or a list of keys; `prompt.distractors` are wrong; `context` is said to
//! everybody. A program to trace is a block of code, and whether it compiles or what it prints is to be told.

use crate::features::Feature;
use crate::format::Format;
use crate::loss::Losses;
use crate::markdown::{Notes, markdown};
use crate::position::{Lines, Place};
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::item::{Blank, Choice, Choices, GAP, Task};
use popquiz_core::prose::Prose;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) const FORMAT: Format = Format {
    name: "mdbook-quiz",
    title: "mdbook-quiz (TOML)",
    ending: "toml",
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
        | F::Blank
        | F::Code
        | F::Marks
        | F::Blocks
        | F::Rationale
        | F::FixedOrder => Support::new(Kept, Absent),
        F::Id | F::Formulas => Support::new(Otherwise, Absent),
        F::Markup | F::Capitals => Support::new(Simplified, Absent),
        F::Images | F::OtherKinds => Support::new(LeftOut, Absent),
        _ => Support::both(Absent),
    }
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    if text.lines().any(|line| line.trim() == "[[questions]]") { Ok(()) } else { Err("no line `[[questions]]`".into()) }
}

type Value<'a, 'b> = &'b Spanned<DeValue<'a>>;

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::new(text);
    let table = DeTable::parse(text).map_err(|error| {
        let place = lines.place(error.span().map_or(0, |span| span.start));
        format!("no TOML: {place}: {}", error.message())
    })?;
    let mut deck = Deck::default();
    let Some(list) = table.get_ref().get("questions").and_then(|value| value.get_ref().as_array()) else {
        return Err("`questions` is no list".into());
    };
    for value in list {
        let place = lines.place(value.span().start);
        let mut notes: Notes = Vec::new();
        match question(value, &place, &mut notes) {
            Ok(question) => {
                for (feature, said) in notes {
                    losses.report(feature, &place, said);
                }
                deck.questions.push(question);
            }
            Err(said) => losses.report(Feature::OtherKinds, &place, said),
        }
    }
    Ok(deck)
}

/// A value by the keys to it: `prompt.distractors`.
fn get<'a, 'b>(value: Value<'a, 'b>, path: &str) -> Option<Value<'a, 'b>> {
    path.split('.').try_fold(value, |value, key| value.get_ref().as_table()?.get(key))
}

fn text(value: Value, path: &str) -> Option<String> {
    let found = get(value, path)?.get_ref();
    // Several parts of a text, each under a name.
    if let Some(parts) = found.as_table() {
        let parts: Vec<&str> = parts.values().filter_map(|part| part.get_ref().as_str()).collect();
        return Some(parts.join("\n\n"));
    }
    found.as_str().map(str::to_owned)
}

fn list(value: Value, path: &str) -> Vec<String> {
    match get(value, path).map(Spanned::get_ref) {
        Some(value) if value.as_array().is_some() => {
            value.as_array().into_iter().flatten().filter_map(|one| one.get_ref().as_str()).map(str::to_owned).collect()
        }
        Some(value) => value.as_str().map(str::to_owned).into_iter().collect(),
        None => Vec::new(),
    }
}

fn flag(value: Value, path: &str) -> Option<bool> {
    get(value, path)?.get_ref().as_bool()
}

fn question(value: Value, place: &Place, notes: &mut Notes) -> Result<Question, String> {
    let kind = text(value, "type").ok_or("the question has no `type`")?;
    let (stem, task) = match kind.as_str() {
        "MultipleChoice" => {
            let keys = list(value, "answer.answer");
            let wrong = list(value, "prompt.distractors");
            if keys.is_empty() {
                return Err("`answer.answer` is missing".into());
            }
            let sorted = flag(value, "prompt.sortAnswers").unwrap_or(false);
            let mut all: Vec<(String, bool)> = keys.into_iter().map(|key| (key, true)).collect();
            all.extend(wrong.into_iter().map(|text| (text, false)));
            if sorted {
                all.sort();
            }
            let choice = |(text, key): (String, bool), notes: &mut Notes| Choice {
                text: markdown(&text, notes),
                key,
                reason: Prose::default(),
            };
            let choices = all.into_iter().map(|one| choice(one, notes)).collect();
            (text(value, "prompt.prompt").unwrap_or_default(), Task::Choice(Choices { choices, fixed_order: sorted }))
        }
        "ShortAnswer" => {
            let mut accepted = list(value, "answer.answer");
            accepted.extend(list(value, "answer.alternatives"));
            if accepted.is_empty() {
                return Err("`answer.answer` is missing".into());
            }
            let blank = Blank { accepted, case_sensitive: false, ..Blank::default() };
            (text(value, "prompt.prompt").unwrap_or_default(), Task::Blank(blank))
        }
        "Tracing" => tracing(value)?,
        other => return Err(format!("a question of type `{other}` has no counterpart")),
    };
    let mut question = Question::new(place.clone(), markdown(&stem, notes), task);
    question.id = text(value, "id").unwrap_or_default();
    question.rationale = markdown(&text(value, "context").unwrap_or_default(), notes);
    Ok(question)
}

/// A program that compiles or not: if it does, its output is typed, else that it does not is chosen.
fn tracing(value: Value) -> Result<(String, Task), String> {
    let program = text(value, "prompt.program").ok_or("`prompt.program` is missing")?;
    let fence = "`".repeat(program.split(|c| c != '`').map(str::len).max().unwrap_or(0).max(2) + 1);
    let code = format!("{fence}rust\n{}\n{fence}", program.trim_end());
    let compiles = flag(value, "answer.doesCompile").ok_or("`answer.doesCompile` is missing")?;
    let output = text(value, "answer.stdout").unwrap_or_default().trim().to_owned();
    if compiles && !output.is_empty() && !output.contains('\n') {
        let blank = Blank { accepted: vec![output], case_sensitive: true, ..Blank::default() };
        return Ok((format!("What does this program print?\n\n{code}\n\n{GAP}"), Task::Blank(blank)));
    }
    let choice = |text: &str, key: bool| Choice { text: Prose::text(text), key, reason: Prose::default() };
    let choices = vec![choice("It compiles", compiles), choice("It does not compile", !compiles)];
    Ok((format!("Does this program compile?\n\n{code}"), Task::Choice(Choices { choices, fixed_order: true })))
}
