//! What stands between the braces.

use super::text::{Form, find, prose, unescape};
use crate::features::Feature;
use crate::loss::Losses;
use crate::markdown::Notes;
use crate::position::Place;
use popquiz_core::grading::number;
use popquiz_core::item::{Blank, Choice, Choices, Open, Pairs, Task};
use popquiz_core::prose::{Line, Prose};

/// One answer: its mark, its weight in percent, its text still escaped, and what is said about it.
struct Answer<'a> {
    right: bool,
    weight: Option<f64>,
    text: &'a str,
    feedback: &'a str,
}

/// Reads the answers.
pub(super) fn read(
    text: &str,
    form: Form,
    place: &Place,
    notes: &mut Notes,
    losses: &mut Losses,
) -> Result<Task, String> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(Task::Open(Open::default()));
    }
    if let Some(numbers) = trimmed.strip_prefix('#') {
        return numeric(numbers, form, place, notes, losses);
    }
    if let Some(task) = true_false(trimmed, form, notes) {
        return Ok(task);
    }
    let answers = split(trimmed)?;
    if answers.iter().all(|answer| answer.right && find(answer.text, "->").is_some()) {
        return matching(&answers, form, notes);
    }
    if answers.iter().all(|answer| answer.right) {
        return short(&answers, form, place, notes, losses);
    }
    choice(&answers, form, place, notes, losses)
}

/// Splits at `=` and `~`.
fn split(text: &str) -> Result<Vec<Answer<'_>>, String> {
    if !text.starts_with(['=', '~']) {
        // Without any mark the whole text is what has to be typed.
        if find(text, "=").is_none() && find(text, "~").is_none() {
            return Ok(vec![answer(true, text)]);
        }
        let shown: String = text.chars().take(20).collect();
        return Err(format!("`{shown}` stands before the first `=` or `~`"));
    }
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(mark) = rest.chars().next() {
        let behind = &rest[1..];
        let end = [find(behind, "="), find(behind, "~")].into_iter().flatten().min().unwrap_or(behind.len());
        out.push(answer(mark == '=', &behind[..end]));
        rest = &behind[end..];
    }
    Ok(out)
}

fn answer(right: bool, text: &str) -> Answer<'_> {
    let mut text = text.trim();
    let mut weight = None;
    if let Some(behind) = text.strip_prefix('%')
        && let Some((digits, rest)) = behind.split_once('%')
        && let Ok(percent) = digits.trim().parse::<f64>()
    {
        (weight, text) = (Some(percent), rest.trim());
    }
    let (text, feedback) = find(text, "#").map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    Answer { right, weight, text: text.trim(), feedback: feedback.trim() }
}

/// `{T}`, `{FALSE#for the wrong#for the right}`: in capitals only.
fn true_false(text: &str, form: Form, notes: &mut Notes) -> Option<Task> {
    let (word, behind) = find(text, "#").map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let key = match word.trim() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    let (wrong, right) = find(behind, "#").map_or((behind, ""), |at| (&behind[..at], &behind[at + 1..]));
    let (wrong, right) = (prose(wrong, form, notes), prose(right, form, notes));
    let choice = |is: bool| Choice {
        text: Prose::text(if is { "True" } else { "False" }),
        key: is == key,
        reason: if is == key { right.clone() } else { wrong.clone() },
    };
    Some(Task::Choice(Choices { choices: vec![choice(true), choice(false)], fixed_order: true }))
}

/// A count as a float; there are never many answers.
fn count(answers: usize) -> f64 {
    f64::from(u32::try_from(answers).unwrap_or(u32::MAX))
}

fn choice(
    answers: &[Answer],
    form: Form,
    place: &Place,
    notes: &mut Notes,
    losses: &mut Losses,
) -> Result<Task, String> {
    let single = answers.iter().any(|answer| answer.right);
    let is_key = |answer: &Answer| {
        if single {
            answer.right || answer.weight.is_some_and(|weight| weight >= 100.0)
        } else {
            answer.weight.is_some_and(|weight| weight > 0.0)
        }
    };
    let keys = answers.iter().filter(|answer| is_key(answer)).count();
    if keys == 0 {
        return Err("no answer is marked as right".into());
    }
    let shown = |answer: &Answer| unescape(answer.text).chars().take(40).collect::<String>();
    for answer in answers {
        let weight = answer.weight.unwrap_or(if is_key(answer) { 100.0 } else { 0.0 });
        if weight < 0.0 {
            losses.report(
                Feature::NegativeMarks,
                place,
                format!("`{}` takes {}% away; a wrong choice takes one right one away here", shown(answer), -weight),
            );
        } else if !is_key(answer) && weight > 0.0
            || is_key(answer)
                && answer.weight.is_some_and(|weight| (weight * count(keys) - 100.0).abs() > 1.0 && weight < 100.0)
        {
            losses.report(
                Feature::Weights,
                place,
                format!("`{}` is worth {weight}%; here every right choice counts alike", shown(answer)),
            );
        }
    }
    if single && keys > 1 {
        losses.report(
            Feature::Weights,
            place,
            "each of the right answers is enough there; here all of them are to be chosen",
        );
    }
    let choices = answers.iter().map(|answer| Choice {
        text: prose(answer.text, form, notes),
        key: is_key(answer),
        reason: prose(answer.feedback, form, notes),
    });
    Ok(Task::Choice(Choices { choices: choices.collect(), fixed_order: false }))
}

fn short(
    answers: &[Answer],
    form: Form,
    place: &Place,
    notes: &mut Notes,
    losses: &mut Losses,
) -> Result<Task, String> {
    let mut blank = Blank { case_sensitive: false, ..Blank::default() };
    for answer in answers {
        let text = unescape(answer.text).trim().to_owned();
        if text.replace("\\*", "").contains('*') {
            losses.report(
                Feature::Patterns,
                place,
                format!("`{text}`: a star stands for any text there, and for itself here"),
            );
        }
        let text = text.replace("\\*", "*");
        let feedback = prose(answer.feedback, form, notes);
        let weight = answer.weight.unwrap_or(100.0);
        if weight <= 0.0 {
            blank.expected_wrong.push((text, feedback));
            continue;
        }
        if weight < 100.0 {
            losses.report(Feature::Weights, place, format!("`{text}` is worth {weight}% there, and is right here"));
        }
        if !feedback.is_empty() {
            losses.report(Feature::Markup, place, format!("what is said about the right answer `{text}` is left out"));
        }
        if text.is_empty() {
            return Err("an answer to type is empty".into());
        }
        blank.accepted.push(text);
    }
    Ok(Task::Blank(blank))
}

fn numeric(text: &str, form: Form, place: &Place, notes: &mut Notes, losses: &mut Losses) -> Result<Task, String> {
    let text = text.trim();
    let answers = if text.starts_with(['=', '~']) { split(text)? } else { vec![answer(true, text)] };
    let mut blank = Blank { case_sensitive: true, ..Blank::default() };
    let mut tolerances: Vec<String> = Vec::new();
    for answer in &answers {
        let text = unescape(answer.text);
        let feedback = prose(answer.feedback, form, notes);
        if !answer.right || answer.weight.is_some_and(|weight| weight <= 0.0) {
            if !text.is_empty() {
                blank.expected_wrong.push((text.split(':').next().unwrap_or_default().into(), feedback));
            } else if !feedback.is_empty() {
                losses.report(Feature::Markup, place, "what is said about every other number is left out");
            }
            continue;
        }
        let (value, tolerance) = range(&text).ok_or_else(|| format!("`{text}` is no number"))?;
        if answer.weight.is_some_and(|weight| weight < 100.0) {
            losses.report(Feature::Weights, place, format!("`{value}` is worth a part there, and is right here"));
        }
        blank.accepted.push(value);
        tolerances.push(tolerance);
    }
    let widest = tolerances.iter().max_by_key(|tolerance| number(tolerance)).cloned().ok_or("no number is right")?;
    if tolerances.iter().any(|tolerance| number(tolerance) != number(&widest)) {
        losses.report(Feature::Weights, place, format!("the widest tolerance counts for every number: {widest}"));
    }
    blank.tolerance = Some(widest);
    Ok(Task::Blank(blank))
}

/// The number and tolerance of `3`, `3:0.1` or `2.9..3.1`.
fn range(text: &str) -> Option<(String, String)> {
    let good = |text: &str| number(text).is_some();
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = (number(from.trim())?, number(to.trim())?);
        let (middle, half) = (i64::midpoint(from, to), (to - from) / 2);
        return Some((millionths(middle), millionths(half.abs())));
    }
    let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
    let (value, tolerance) = (value.trim(), tolerance.trim());
    (good(value) && good(tolerance)).then(|| (value.to_owned(), tolerance.to_owned()))
}

/// A number of millionths as a decimal.
fn millionths(number: i64) -> String {
    let text = format!(
        "{}{}.{:06}",
        if number < 0 { "-" } else { "" },
        number.unsigned_abs() / 1_000_000,
        number.unsigned_abs() % 1_000_000
    );
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn matching(answers: &[Answer], form: Form, notes: &mut Notes) -> Result<Task, String> {
    let mut pairs = Pairs::default();
    for answer in answers {
        let at = find(answer.text, "->").ok_or("a pair has no `->`")?;
        let left = prose(&answer.text[..at], form, notes);
        let right = Line::text(unescape(&answer.text[at + 2..]).trim());
        let known = pairs.right.iter().position(|other| *other == right);
        let index = known.unwrap_or(pairs.right.len());
        if known.is_none() {
            pairs.right.push(right);
        }
        if left.is_empty() {
            continue;
        }
        pairs.left.push(crate::lower::one_line(&left));
        pairs.key.push(u8::try_from(index).map_err(|_| "more pairs than can be shown")?);
    }
    Ok(Task::Match(pairs))
}
