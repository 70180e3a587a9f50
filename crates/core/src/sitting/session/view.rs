//! What a sitting shows: one variant per screen, of the same shape as the stages.

use super::state::{Feedback, Session, Stage};
use crate::grading::{Grade, Response};
use crate::item::{Head, Item};
use crate::memory::log::Confidence;
use crate::memory::progress::MOST_ATTEMPTS;
use crate::sitting::attempt::Question;

/// What is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View<'a> {
    /// The next question has not arrived yet: its head has.
    Waiting(&'a Head),
    /// A question waits for its answer.
    Question(Question<'a>),
    /// An answer was given.
    Verdict(Verdict<'a>),
    /// The sitting is over.
    Summary(Summary<'a>),
    /// No item passes the filter.
    Empty,
}

/// An answer that was given, and what it was worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// The item.
    pub item: &'a Item,
    /// The order in which choices were shown.
    pub order: &'a [u8],
    /// What was answered; nothing if it was skipped.
    pub response: Option<&'a Response>,
    /// Notes on an open item.
    pub notes: &'a str,
    /// How sure the learner was.
    pub confidence: Option<Confidence>,
    /// What it was worth.
    pub grade: Grade,
    /// Whether it is asked again before the sitting ends.
    pub comes_back: bool,
    /// Whether something is still to be asked.
    pub more: bool,
    /// Try at this item in this sitting, from 1.
    pub attempt: u16,
    /// Whether it was edited since the learner first saw it in this sitting.
    pub edited: bool,
}

/// What a sitting came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary<'a> {
    /// One for each item of the paper that was asked, in the order of the paper.
    pub results: Vec<Result<'a>>,
    /// Items of the paper that were not asked.
    pub left: usize,
}

/// What became of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Result<'a> {
    /// The item's id.
    pub id: &'a str,
    /// Position in the bank.
    pub at: usize,
    /// What the first try was worth.
    pub first: Grade,
    /// Whether the last try passed.
    pub passed: bool,
    /// How many tries there were.
    pub tries: usize,
}

/// The state of one item in the bar of progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Not asked yet.
    Waiting,
    /// Being asked, or its verdict shown, for the first time.
    Current,
    /// Right at the first try.
    Right,
    /// Missed, and still to come back.
    Missed,
    /// Missed at first, right later.
    Mended,
}

impl Session {
    /// What is to be drawn now.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        match &self.stage {
            Stage::Waiting(waiting) => View::Waiting(&self.engine.bank.heads()[self.paper[waiting.entry.at]]),
            Stage::Asking(_, attempt) => View::Question(attempt.view()),
            Stage::Feedback(feedback) => View::Verdict(feedback.view(!self.queue.is_empty())),
            Stage::Finished if self.paper.is_empty() => View::Empty,
            Stage::Finished => View::Summary(self.summary()),
        }
    }

    /// One mark for each item of the paper.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = vec![Mark::Waiting; self.paper.len()];
        for answer in &self.answers {
            marks[answer.at] = match (marks[answer.at], answer.grade.passed) {
                (Mark::Waiting, true) => Mark::Right,
                (_, false) => Mark::Missed,
                (_, true) => Mark::Mended,
            };
        }
        if let (Stage::Asking(..) | Stage::Waiting(_), Some(entry)) = (&self.stage, self.present()) {
            marks[entry.at] = Mark::Current;
        }
        marks
    }

    /// How far the sitting has come in its paper, from 1, and the length of the paper. It never goes back: an item that
    /// is repeated counts among [`Session::repeats`].
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        let last = self.answers.iter().map(|answer| answer.at).chain(self.present().map(|entry| entry.at)).max();
        (if self.is_finished() { self.paper.len() } else { last.map_or(0, |at| at + 1) }, self.paper.len())
    }

    /// How many repetitions are still to come, with the one that is asked.
    #[must_use]
    pub fn repeats(&self) -> usize {
        let asked = matches!(self.stage, Stage::Asking(..) | Stage::Waiting(_)).then(|| self.present()).flatten();
        self.queue.iter().chain(&asked).filter(|entry| entry.attempt > 1).count()
    }

    /// Whether anything was answered.
    #[must_use]
    pub fn has_answers(&self) -> bool {
        !self.answers.is_empty()
    }

    /// How many items of the paper need not come back.
    #[must_use]
    pub fn done(&self) -> usize {
        self.marks().iter().filter(|mark| matches!(mark, Mark::Right | Mark::Mended)).count()
    }

    fn summary(&self) -> Summary<'_> {
        let mut results: Vec<Option<Result<'_>>> = vec![None; self.paper.len()];
        for answer in &self.answers {
            let at = self.paper[answer.at];
            let new = Result { id: &self.engine.bank.heads()[at].id, at, first: answer.grade, passed: false, tries: 0 };
            let result = results[answer.at].get_or_insert(new);
            result.tries += 1;
            result.passed = answer.grade.passed;
        }
        let results: Vec<_> = results.into_iter().flatten().collect();
        let left = self.paper.len() - results.len();
        Summary { results, left }
    }
}

impl Feedback {
    fn view(&self, more: bool) -> Verdict<'_> {
        Verdict {
            item: &self.attempt.item,
            order: &self.attempt.order,
            response: Some(&self.attempt.response).filter(|_| !self.attempt.skipped),
            notes: &self.attempt.notes,
            confidence: self.attempt.confidence,
            grade: self.grade,
            comes_back: self.comes_back,
            more,
            attempt: self.attempt.number,
            edited: self.attempt.edited,
        }
    }
}

impl Verdict<'_> {
    /// Whether it was missed so often that it rests until tomorrow.
    #[must_use]
    pub const fn rests(&self) -> bool {
        !self.grade.passed && !self.comes_back && self.attempt >= MOST_ATTEMPTS
    }
}

impl Summary<'_> {
    /// How many items were right at the first try.
    #[must_use]
    pub fn right_at_once(&self) -> usize {
        self.results.iter().filter(|result| result.first.passed).count()
    }

    /// The mean score of the first tries, in thousandths; 0 if nothing was asked.
    #[must_use]
    pub fn score_permille(&self) -> u16 {
        let sum: u32 = self.results.iter().map(|result| u32::from(result.first.score_permille)).sum();
        let n = u32::try_from(self.results.len()).unwrap_or(u32::MAX);
        u16::try_from(sum.checked_div(n).unwrap_or(0)).unwrap_or(1000)
    }
}
