//! What has to be kept of an exam so that it survives a reload: a [`Plan`], written once, and [`Answers`], written at every
//! change. Both are lines of text whose first word is their version.
//!
//! ```text
//! 1 30 100 70 4821 1800000 orm:5,basic:4      minutes, per cent of them, pass mark, paper, milliseconds, quotas
//! 1 k3f9 1763712345678 e …                    the plan of a sitting, see `session::Plan`
//!
//! 1 k3f9 orm-querysets a s 1763714145678 0 -  sitting, question shown, stage, clock, deadline, added, handed in
//! orm-querysets f 8423 c1000 c:b notes        flag, milliseconds, grade, response, notes; one line a question
//! ```

use super::rules::{MOST_QUOTAS, Quota};
use super::{Exam, Place, Stage};
use crate::grading::{Grade, Outcome};
use crate::grading::{Response, escape, unescape};
use crate::item::is_id;
use crate::memory::log::base36;
use crate::memory::prefs::Time;
use crate::sitting::session::{self, MAX_NOTES};
use core::fmt::Write;

/// What was decided when an exam started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Sitting, start, filter, seed and questions.
    pub plan: session::Plan,
    /// How many of what.
    pub quotas: Vec<Quota>,
    /// The time in minutes, if it was set.
    pub minutes: Option<u16>,
    /// What the learner made of it.
    pub time: Time,
    /// What has to be reached, in per cent.
    pub pass_percent: u8,
    /// The number of the paper.
    pub number: Option<u32>,
    /// What that came to in milliseconds; nothing for no limit.
    pub limit_ms: Option<u64>,
}

/// What the learner has done so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub(super) sitting: u64,
    /// The id of the question that is shown.
    pub(super) here: String,
    pub(super) stage: Stage,
    pub(super) clock_hidden: bool,
    pub(super) deadline: Option<u64>,
    pub(super) added_ms: u64,
    pub(super) ended_at: Option<u64>,
    pub(super) rows: Vec<Row>,
}

/// What is kept of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) item: String,
    pub(super) flag: bool,
    pub(super) spent_ms: u64,
    pub(super) grade: Option<Grade>,
    pub(super) response: Option<Response>,
    pub(super) notes: String,
}

/// A number, or a dash.
fn dash<T: ToString>(number: Option<T>) -> String {
    number.map_or_else(|| "-".into(), |number| number.to_string())
}

/// What [`dash`] wrote. Nothing if it is neither a number nor a dash.
fn dashed<T: core::str::FromStr>(word: &str) -> Result<Option<T>, T::Err> {
    if word == "-" { Ok(None) } else { word.parse().map(Some) }
}

impl Plan {
    /// Two lines of text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut quotas: Vec<String> = self.quotas.iter().map(Quota::encode).collect();
        if quotas.is_empty() {
            quotas.push("-".into());
        }
        format!(
            "1 {} {} {} {} {} {}\n{}",
            dash(self.minutes),
            self.time.percent(),
            self.pass_percent,
            dash(self.number),
            dash(self.limit_ms),
            quotas.join(","),
            self.plan.encode()
        )
    }

    /// Reads what [`Plan::encode`] wrote.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let (first, second) = text.split_once('\n')?;
        let mut words = first.split(' ');
        if words.next()? != "1" {
            return None;
        }
        let minutes = dashed(words.next()?).ok()?;
        let percent = words.next()?.parse().ok();
        let time = Time::ALL.into_iter().find(|time| Some(time.percent()) == percent)?;
        let pass_percent = words.next()?.parse().ok().filter(|&percent: &u8| percent <= 100)?;
        let number = dashed(words.next()?).ok()?;
        let limit_ms = dashed(words.next()?).ok()?;
        let quotas = match words.next()? {
            "-" => Vec::new(),
            list => list.split(',').map(Quota::parse).collect::<Option<Vec<_>>>()?,
        };
        let plan = session::Plan::decode(second)?;
        let ids = plan.items.iter().all(|id| is_id(id)); // or the answers to them could not be read again
        let whole = words.next().is_none() && quotas.len() <= MOST_QUOTAS && ids;
        whole.then_some(Self { plan, quotas, minutes, time, pass_percent, number, limit_ms })
    }
}

impl Stage {
    const fn letter(self) -> &'static str {
        match self {
            Self::Asking => "a",
            Self::Checking => "c",
            Self::Done => "d",
        }
    }

    fn from_letter(letter: &str) -> Option<Self> {
        [Self::Asking, Self::Checking, Self::Done].into_iter().find(|stage| stage.letter() == letter)
    }
}

impl Answers {
    /// Lines of text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::from("1 ");
        base36(self.sitting, &mut out);
        let here = if self.here.is_empty() { "-" } else { &self.here };
        let clock = if self.clock_hidden { "h" } else { "s" };
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            " {here} {} {clock} {} {} {}",
            self.stage.letter(),
            dash(self.deadline),
            self.added_ms,
            dash(self.ended_at)
        );
        for row in &self.rows {
            row.encode(&mut out);
        }
        out
    }

    /// Reads what [`Answers::encode`] wrote.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let mut words = lines.next()?.split(' ');
        if words.next()? != "1" {
            return None;
        }
        let sitting = u64::from_str_radix(words.next()?, 36).ok()?;
        let here = words.next()?;
        let stage = Stage::from_letter(words.next()?)?;
        let clock_hidden = match words.next()? {
            "h" => true,
            "s" => false,
            _ => return None,
        };
        let deadline = dashed(words.next()?).ok()?;
        let added_ms = words.next()?.parse().ok()?;
        let ended_at = dashed(words.next()?).ok()?;
        let rows = lines.map(Row::decode).collect::<Option<Vec<_>>>()?;
        // Handed in without a moment, or the other way round, is nothing that was ever written.
        let whole = words.next().is_none() && (stage == Stage::Done) == ended_at.is_some();
        let here = if here == "-" { String::new() } else { here.into() };
        whole.then_some(Self { sitting, here, stage, clock_hidden, deadline, added_ms, ended_at, rows })
    }
}

impl Row {
    pub(super) fn of(item: &str) -> Self {
        Self { item: item.into(), flag: false, spent_ms: 0, grade: None, response: None, notes: String::new() }
    }

    fn of_place(place: &Place) -> Self {
        Self {
            item: place.asking.item.id().into(),
            flag: place.flag,
            spent_ms: place.spent_ms,
            grade: place.grade,
            response: Some(place.asking.response.clone()),
            notes: place.asking.notes.clone(),
        }
    }

    fn encode(&self, out: &mut String) {
        let grade = self.grade.map(|grade| format!("{}{}", grade.outcome.letter(), grade.score_permille));
        let response = self.response.as_ref().map_or_else(|| "-".into(), Response::encode);
        let flag = if self.flag { "f" } else { "-" };
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{} {flag} {} {} {response} ", self.item, self.spent_ms, dash(grade));
        escape(self.notes.chars().take(MAX_NOTES), out);
    }

    fn decode(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let item = words.next().filter(|id| is_id(id))?.into();
        let flag = match words.next()? {
            "f" => true,
            "-" => false,
            _ => return None,
        };
        let spent_ms = words.next()?.parse().ok()?;
        let grade = words.next()?;
        let response = match words.next()? {
            "-" => None,
            word => Some(Response::decode(word)?),
        };
        let self_graded = matches!(response, Some(Response::Open(_)));
        let grade = match grade {
            "-" => None,
            word => Some(marked(word, self_graded)?),
        };
        let notes = unescape(words.next()?)?;
        words.next().is_none().then_some(Self { item, flag, spent_ms, grade, response, notes })
    }
}

/// A grade from the letter of its outcome and its score.
fn marked(word: &str, self_graded: bool) -> Option<Grade> {
    let outcome = Outcome::from_letter(word.get(..1)?)?;
    let score = word.get(1..)?.parse().ok().filter(|&score: &u16| score <= 1000)?;
    Some(Grade::recorded(outcome, score, self_graded))
}

impl Exam {
    /// What the learner has done so far, to be kept beside the plan.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let here = self.places.get(self.at).map(|place| place.asking.item.id().to_string()).unwrap_or_default();
        Answers {
            sitting: self.plan.plan.sitting,
            here,
            stage: self.stage,
            clock_hidden: self.clock_hidden,
            deadline: self.clock.deadline,
            added_ms: self.clock.added_ms,
            ended_at: self.clock.ended_at,
            rows: self.places.iter().map(Row::of_place).chain(self.gone.iter().cloned()).collect(),
        }
    }
}

/// Plan and answers as one text: what stays of an exam that was handed in.
#[must_use]
pub fn encode(exam: &Exam) -> String {
    format!("{}\n{}", exam.plan().encode(), exam.answers().encode())
}

/// Reads what [`encode`] wrote.
#[must_use]
pub fn decode(text: &str) -> Option<(Plan, Answers)> {
    let (first, rest) = text.split_once('\n')?;
    let (second, answers) = rest.split_once('\n')?;
    Some((Plan::decode(&format!("{first}\n{second}"))?, Answers::decode(answers)?))
}
