//! What makes an item sound: every reason why a head and a body do not fit together.

use super::model::{
    Blank, Body, Choice, GAP, Head, MAX_CHOICES, MAX_DEPTH, MAX_KEY_POINTS, MAX_ROWS, Suspect, Task, is_id,
};
use crate::prose::{Block, Prose};

/// Why a head and a body do not make an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flaw {
    /// The id is empty, too long, or has a character other than `a-z`, `0-9` and `-`.
    BadId,
    /// There is no stem.
    NoStem,
    /// The head names another kind than the body.
    KindMismatch,
    /// Fewer than two choices, steps, pairs.
    TooFew,
    /// More than can be drawn: nine choices, 26 steps or pairs, 12 key points.
    TooMany,
    /// No choice, answer or line is right.
    NoKey,
    /// Every choice is right.
    AllKeys,
    /// Choices at these positions say the same.
    SameChoice(u8, u8),
    /// A pair points at nothing.
    DanglingPair,
    /// The stem has no gap, or several.
    GapCount,
    /// The tolerance or an accepted answer is not a number.
    NotANumber,
    /// There is no model answer.
    NoAnswer,
    /// There are no key points.
    NoKeyPoints,
    /// The stem of a `spot` item has no code block, or several.
    CodeCount,
    /// A suspect names a line that the code does not have, or one named already.
    BadLine(u16),
    /// `since` is later than `until`.
    VersionRange,
    /// Quotations and lists are nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl core::fmt::Display for Flaw {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::BadId => write!(f, "the id is not 1 to 80 lower-case letters, digits and hyphens"),
            Self::NoStem => write!(f, "the item asks nothing: its stem is empty"),
            Self::KindMismatch => write!(f, "the answer part is not of the kind that the item names"),
            Self::TooFew => write!(f, "there are fewer than two to choose between"),
            Self::TooMany => write!(f, "there are more than can be shown"),
            Self::NoKey => write!(f, "nothing is marked as right"),
            Self::AllKeys => write!(f, "everything is marked as right"),
            Self::SameChoice(a, b) => write!(f, "choices {} and {} say the same", a + 1, b + 1),
            Self::DanglingPair => write!(f, "a pair has no right-hand side"),
            Self::GapCount => write!(f, "the stem needs exactly one gap"),
            Self::NotANumber => write!(f, "with a tolerance, every accepted answer has to be a number"),
            Self::NoAnswer => write!(f, "the item has no model answer"),
            Self::NoKeyPoints => write!(f, "the item has no key points"),
            Self::CodeCount => write!(f, "the stem needs exactly one code block"),
            Self::BadLine(line) => write!(f, "line {line} is not in the code, or is named twice"),
            Self::VersionRange => write!(f, "`since` is later than `until`"),
            Self::TooDeep => write!(f, "lists and quotations are nested too deep"),
        }
    }
}

pub(super) fn head(head: &Head, flaws: &mut Vec<Flaw>) {
    if !is_id(&head.id) {
        flaws.push(Flaw::BadId);
    }
    if let (Some(since), Some(until)) = (head.since, head.until)
        && since > until
    {
        flaws.push(Flaw::VersionRange);
    }
}

pub(super) fn body(head: &Head, body: &Body, flaws: &mut Vec<Flaw>) {
    if head.kind != body.task.kind() {
        flaws.push(Flaw::KindMismatch);
    }
    if body.stem.is_empty() {
        flaws.push(Flaw::NoStem);
    }
    let count = |n: usize, most: usize| match n {
        0 | 1 => Some(Flaw::TooFew),
        n if n > most => Some(Flaw::TooMany),
        _ => None,
    };
    match &body.task {
        Task::Choice(task) => {
            flaws.extend(count(task.choices.len(), MAX_CHOICES));
            check_choices(&task.choices, flaws);
        }
        Task::Order(steps) => flaws.extend(count(steps.len(), MAX_ROWS)),
        Task::Match(pairs) => {
            flaws.extend(count(pairs.left.len(), MAX_ROWS));
            flaws.extend(count(pairs.right.len(), MAX_ROWS));
            let dangling = pairs.key.iter().any(|&right| usize::from(right) >= pairs.right.len());
            if dangling || pairs.key.len() != pairs.left.len() {
                flaws.push(Flaw::DanglingPair);
            }
        }
        Task::Blank(blank) => check_blank(&body.stem, blank, flaws),
        Task::Open(open) => {
            if open.answer.is_empty() {
                flaws.push(Flaw::NoAnswer);
            }
            if open.key_points.is_empty() {
                flaws.push(Flaw::NoKeyPoints);
            }
            if open.key_points.len() > MAX_KEY_POINTS {
                flaws.push(Flaw::TooMany);
            }
        }
        Task::Spot(suspects) => check_spot(&body.stem, suspects, flaws),
    }
    if deepest(body) > MAX_DEPTH {
        flaws.push(Flaw::TooDeep);
    }
}

fn check_choices(choices: &[Choice], flaws: &mut Vec<Flaw>) {
    if !choices.iter().any(|choice| choice.key) {
        flaws.push(Flaw::NoKey);
    } else if choices.iter().all(|choice| choice.key) {
        flaws.push(Flaw::AllKeys);
    }
    let texts: Vec<String> = choices.iter().map(|choice| choice.text.plain()).collect();
    for (at, _) in (0u8..).zip(choices) {
        let same = texts[..usize::from(at)].iter().position(|text| *text == texts[usize::from(at)]);
        if let Some(Ok(first)) = same.map(u8::try_from) {
            flaws.push(Flaw::SameChoice(first, at));
        }
    }
}

fn check_blank(stem: &Prose, blank: &Blank, flaws: &mut Vec<Flaw>) {
    if blank.accepted.is_empty() {
        flaws.push(Flaw::NoKey);
    }
    if stem.plain().matches(GAP).count() != 1 {
        flaws.push(Flaw::GapCount);
    }
    let finite = |text: &String| crate::grading::number(text).is_some();
    if let Some(tolerance) = &blank.tolerance
        && !(finite(tolerance) && blank.accepted.iter().all(finite))
    {
        flaws.push(Flaw::NotANumber);
    }
}

fn check_spot(stem: &Prose, suspects: &[Suspect], flaws: &mut Vec<Flaw>) {
    let mut blocks = stem.0.iter().filter_map(|block| if let Block::Code(code) = block { Some(code) } else { None });
    let (Some(code), None) = (blocks.next(), blocks.next()) else {
        flaws.push(Flaw::CodeCount);
        return;
    };
    if !suspects.iter().any(|suspect| suspect.key) {
        flaws.push(Flaw::NoKey);
    }
    for (i, suspect) in suspects.iter().enumerate() {
        let known = (1..=code.lines.len()).contains(&usize::from(suspect.line));
        if !known || suspects[..i].iter().any(|other| other.line == suspect.line) {
            flaws.push(Flaw::BadLine(suspect.line));
        }
    }
}

fn deepest(body: &Body) -> usize {
    let mut all: Vec<&Prose> = vec![&body.stem, &body.rationale, &body.misconception];
    all.extend(&body.hints);
    match &body.task {
        Task::Choice(task) => all.extend(task.choices.iter().flat_map(|choice| [&choice.text, &choice.reason])),
        Task::Order(steps) => all.extend(steps.iter().flat_map(|step| [&step.text, &step.reason])),
        Task::Match(_) => {}
        Task::Blank(blank) => all.extend(blank.expected_wrong.iter().map(|(_, reason)| reason)),
        Task::Open(open) => {
            all.push(&open.answer);
            all.extend(open.key_points.iter().chain(&open.follow_ups));
        }
        Task::Spot(suspects) => all.extend(suspects.iter().map(|suspect| &suspect.reason)),
    }
    all.into_iter().map(Prose::depth).max().unwrap_or(0)
}
