//! What an exam came to.

use super::event::Stage;
use super::state::Exam;
use crate::grading::{Grade, Outcome};
use crate::item::Level;

/// The result of an exam that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Over all questions.
    pub all: Tally,
    /// By area, in the bank's order: those that were asked about.
    pub areas: Vec<(String, Tally)>,
    /// By level, easiest first: those that were asked about.
    pub levels: Vec<(Level, Tally)>,
    /// Open questions whose notes wait to be compared; they count nothing until then.
    pub to_compare: usize,
    /// Whether the pass mark was reached.
    pub passed: bool,
    /// From the start to handing in, in milliseconds.
    pub used_ms: u64,
    /// Time that was added on the way, in milliseconds.
    pub added_ms: u64,
    /// Whether the time was limited at the start and is not any more.
    pub lifted: bool,
}

/// How many questions became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Questions.
    pub asked: u32,
    /// All of it right.
    pub right: u32,
    /// Some of it right.
    pub partly: u32,
    /// Not answered.
    pub unanswered: u32,
    /// The sum of the scores, in thousandths.
    pub sum_permille: u32,
}

/// What became of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// All of it right, or for an open question enough of it.
    Right,
    /// Some of it right.
    Partly,
    /// None of it.
    Wrong,
    /// Not answered.
    Unanswered,
    /// Its notes wait to be compared.
    ToCompare,
}

impl Became {
    /// What a grade says of a question.
    #[must_use]
    pub const fn of(grade: Option<Grade>) -> Self {
        match grade {
            None => Self::ToCompare,
            Some(grade) if grade.passed => Self::Right,
            Some(grade) => match grade.outcome {
                Outcome::Correct => Self::Right,
                Outcome::Partial => Self::Partly,
                Outcome::Incorrect => Self::Wrong,
                Outcome::Skipped => Self::Unanswered,
            },
        }
    }
}

impl Tally {
    fn add(&mut self, grade: Option<Grade>) {
        self.asked += 1;
        self.sum_permille += u32::from(grade.map_or(0, |grade| grade.score_permille));
        match Became::of(grade) {
            Became::Right => self.right += 1,
            Became::Partly => self.partly += 1,
            Became::Unanswered => self.unanswered += 1,
            Became::Wrong | Became::ToCompare => {}
        }
    }

    /// The score in per cent, rounded down: nobody who reads the pass mark has missed it.
    #[must_use]
    pub const fn percent(&self) -> u32 {
        match (self.sum_permille / 10).checked_div(self.asked) {
            Some(percent) => percent,
            None => 0,
        }
    }

    /// The mean score in thousandths; 0 if nothing was asked.
    #[must_use]
    pub const fn mean_permille(&self) -> u32 {
        match self.sum_permille.checked_div(self.asked) {
            Some(mean) => mean,
            None => 0,
        }
    }

    /// Whether so many per cent were reached.
    #[must_use]
    pub fn reaches(&self, percent: u8) -> bool {
        self.asked > 0 && self.sum_permille >= u32::from(percent) * 10 * self.asked
    }
}

impl Exam {
    /// What it came to so far. Before it is handed in, nothing has become anything: all is empty.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut report = Report {
            all: Tally::default(),
            areas: self.engine.bank.areas().iter().map(|area| (area.id.clone(), Tally::default())).collect(),
            levels: Level::ALL.into_iter().map(|level| (level, Tally::default())).collect(),
            to_compare: 0,
            passed: false,
            used_ms: 0,
            added_ms: self.clock.added_ms,
            lifted: self.clock.limit_ms.is_some() && self.clock.deadline.is_none(),
        };
        let Some(ended_at) = self.clock.ended_at.filter(|_| self.stage == Stage::Done) else {
            report.areas.clear();
            report.levels.clear();
            return report;
        };
        report.used_ms = self.clock.used_ms(ended_at);
        for attempt in &self.attempts {
            let head = attempt.item.head();
            report.all.add(attempt.grade);
            report.to_compare += usize::from(attempt.grade.is_none());
            let area = report.areas.iter_mut().find(|(id, _)| *id == head.area).map(|(_, tally)| tally);
            let level = report.levels.iter_mut().find(|(level, _)| *level == head.level).map(|(_, tally)| tally);
            area.into_iter().chain(level).for_each(|tally| tally.add(attempt.grade));
        }
        // A question that left the bank since was answered all the same.
        for row in self.gone.iter().filter(|row| row.grade.is_some()) {
            report.all.add(row.grade);
        }
        report.areas.retain(|(_, tally)| tally.asked > 0);
        report.levels.retain(|(_, tally)| tally.asked > 0);
        report.passed = report.all.reaches(self.terms.pass_percent);
        report
    }
}
