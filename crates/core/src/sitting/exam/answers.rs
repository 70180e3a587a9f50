//! What is kept of an exam so that it survives a reload: its terms and plan, written once, and [`Answers`], written
//! at every change. All are lines of text whose first word is their version.
//!
//! ```text
//! 1 30 100 70 4821 1800000 orm:5,basic:4      minutes, per cent of them, pass mark, paper, milliseconds, quotas
//! 1 k3f9 1763712345678 e …                    the plan, see `Plan`
//!
//! 1 k3f9 orm-querysets a s 1763714145678 0 -  sitting, question shown, stage, clock, deadline, added, handed in
//! orm-querysets f 8423 c1000 c:b notes        flag, milliseconds, grade, response, notes; one line a question
//! ```

use super::event::Stage;
use super::rules::{MOST_QUOTAS, Quota};
use crate::grading::{Grade, Outcome, Response};
use crate::item::is_id;
use crate::memory::prefs::Time;
use crate::sitting::MAX_NOTES;
use crate::sitting::draft::Draft;
use crate::sitting::fields::{Fields, push_base36, push_dashed, push_number, push_response, push_text};
use crate::sitting::plan::Plan;

/// What an exam is besides its [`Plan`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
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
    pub(super) rows: Vec<Draft>,
}

impl Terms {
    /// One line of text.
    pub(super) fn encode(&self) -> String {
        let mut out = String::from("1");
        push_dashed(self.minutes.map(u64::from), &mut out);
        push_number(self.time.percent(), &mut out);
        push_number(self.pass_percent.into(), &mut out);
        push_dashed(self.number.map(u64::from), &mut out);
        push_dashed(self.limit_ms, &mut out);
        out.push(' ');
        for (at, quota) in self.quotas.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { "," });
            out.push_str(&quota.encode());
        }
        if self.quotas.is_empty() {
            out.push('-');
        }
        out
    }

    fn decode(line: &str) -> Option<Self> {
        let mut fields = Fields::versioned(line)?;
        let minutes = fields.dashed().ok()?.map(u16::try_from).transpose().ok()?;
        let percent = fields.number()?;
        let time = Time::ALL.into_iter().find(|time| time.percent() == percent)?;
        let pass_percent = fields.small().filter(|&percent| percent <= 100)?;
        let number = fields.dashed().ok()?.map(u32::try_from).transpose().ok()?;
        let limit_ms = fields.dashed().ok()?;
        let quotas = match fields.word()? {
            "-" => Vec::new(),
            list => list.split(',').map(Quota::parse).collect::<Option<Vec<_>>>()?,
        };
        fields.end()?;
        (quotas.len() <= MOST_QUOTAS).then_some(Self { quotas, minutes, time, pass_percent, number, limit_ms })
    }
}

/// Reads the plan of an exam and its terms, as [`Exam::encode_plan`](super::Exam::encode_plan) wrote them.
#[must_use]
pub fn decode_plan(text: &str) -> Option<(Plan, Terms)> {
    let (first, second) = text.split_once('\n')?;
    let (plan, terms) = (Plan::decode(second)?, Terms::decode(first)?);
    // Or the answers to them could not be read again.
    plan.items.iter().all(|id| is_id(id)).then_some((plan, terms))
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
        let mut out = String::from("1");
        push_base36(self.sitting, &mut out);
        let here = if self.here.is_empty() { "-" } else { &self.here };
        for word in [here, self.stage.letter(), if self.clock_hidden { "h" } else { "s" }] {
            out.push(' ');
            out.push_str(word);
        }
        push_dashed(self.deadline, &mut out);
        push_number(self.added_ms, &mut out);
        push_dashed(self.ended_at, &mut out);
        for row in &self.rows {
            encode_row(row, &mut out);
        }
        out
    }

    /// Reads what [`Answers::encode`] wrote.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let mut fields = Fields::versioned(lines.next()?)?;
        let sitting = fields.base36()?;
        let here = fields.word()?;
        let stage = Stage::from_letter(fields.word()?)?;
        let clock_hidden = fields.flag("s", "h")?;
        let deadline = fields.dashed().ok()?;
        let added_ms = fields.number()?;
        let ended_at = fields.dashed().ok()?;
        fields.end()?;
        let rows = lines.map(decode_row).collect::<Option<Vec<_>>>()?;
        // Handed in without a moment, or the other way round, is nothing that was ever written.
        let whole = (stage == Stage::Done) == ended_at.is_some();
        let here = if here == "-" { String::new() } else { here.into() };
        whole.then_some(Self { sitting, here, stage, clock_hidden, deadline, added_ms, ended_at, rows })
    }
}

fn encode_row(row: &Draft, out: &mut String) {
    out.push('\n');
    out.push_str(&row.id);
    out.push_str(if row.flag { " f" } else { " -" });
    push_number(row.spent_ms, out);
    out.push(' ');
    match row.grade {
        Some(grade) => {
            out.push_str(grade.outcome.letter());
            out.push_str(&grade.score_permille.to_string());
        }
        None => out.push('-'),
    }
    push_response(row.response.as_ref(), out);
    push_text(&row.notes, MAX_NOTES, out);
}

fn decode_row(line: &str) -> Option<Draft> {
    let mut fields = Fields::of(line);
    let mut row = Draft::fresh(fields.word().filter(|id| is_id(id))?);
    row.flag = fields.flag("-", "f")?;
    row.spent_ms = fields.number()?;
    let grade = fields.word()?;
    row.response = fields.response().ok()?;
    let self_graded = matches!(row.response, Some(Response::Open(_)));
    row.grade = match grade {
        "-" => None,
        word => Some(marked(word, self_graded)?),
    };
    row.notes = fields.text()?;
    fields.end()?;
    Some(row)
}

/// A grade from the letter of its outcome and its score.
fn marked(word: &str, self_graded: bool) -> Option<Grade> {
    let outcome = Outcome::from_letter(word.get(..1)?)?;
    let score = word.get(1..)?.parse().ok().filter(|&score: &u16| score <= 1000)?;
    Some(Grade::recorded(outcome, score, self_graded))
}

/// Reads what [`encode`](super::encode) wrote.
#[must_use]
pub fn decode(text: &str) -> Option<(Plan, Terms, Answers)> {
    let (first, rest) = text.split_once('\n')?;
    let (second, answers) = rest.split_once('\n')?;
    let (plan, terms) = decode_plan(&format!("{first}\n{second}"))?;
    Some((plan, terms, Answers::decode(answers)?))
}
