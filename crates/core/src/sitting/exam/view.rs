//! What can be seen of an exam.

use super::answers::Terms;
use super::event::{Sign, Stage};
use super::state::{Exam, sign};
use crate::bank::Bank;
use crate::grading::Grade;
use crate::grading::Response;
use crate::item::Item;
use crate::sitting::attempt::{Attempt, Question};
use crate::sitting::plan::Plan;
use std::rc::Rc;

/// One question after handing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    /// The item.
    pub item: &'a Item,
    /// Position in the bank.
    pub at: usize,
    /// The order in which choices were shown.
    pub order: &'a [u8],
    /// What was answered; nothing if nothing was. For an open question, the key points ticked so far.
    pub response: Option<&'a Response>,
    /// Notes on an open question.
    pub notes: &'a str,
    /// Whether it was flagged.
    pub flag: bool,
    /// What it was worth; nothing as long as its notes wait to be compared.
    pub grade: Option<Grade>,
    /// Time spent on it, in milliseconds.
    pub spent_ms: u64,
}

impl Exam {
    /// What was decided when it started.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.engine.plan
    }

    /// What it is besides: its time, its pass mark.
    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The bank it asks from.
    #[must_use]
    pub const fn bank(&self) -> &Rc<Bank> {
        &self.engine.bank
    }

    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// How many questions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.attempts.len()
    }

    /// Whether there is nothing to ask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.attempts.is_empty()
    }

    /// The place of the question that is shown, from 0.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The question that is shown, unless the exam is over.
    #[must_use]
    pub fn question(&self) -> Option<Question<'_>> {
        Some(self.attempts.get(self.at).filter(|_| self.stage != Stage::Done)?.view())
    }

    /// The item at a place.
    #[must_use]
    pub fn item(&self, at: usize) -> Option<&Item> {
        self.attempts.get(at).map(|attempt| &*attempt.item)
    }

    /// For every question whether it has its answer, and whether it is flagged.
    pub fn signs(&self) -> impl Iterator<Item = (Sign, bool)> {
        self.attempts.iter().map(|attempt| (sign(attempt), attempt.flag))
    }

    /// All questions with what they were worth, once it is handed in; nothing before.
    pub fn marked(&self) -> impl Iterator<Item = Marked<'_>> {
        self.attempts.iter().filter(|_| self.stage == Stage::Done).map(marked)
    }

    /// How many questions are gone from the bank since it started.
    #[must_use]
    pub fn removed(&self) -> usize {
        self.gone.len()
    }

    /// Places, from 0, of questions that were edited so that the answer given no longer fits.
    #[must_use]
    pub fn edited(&self) -> Vec<usize> {
        (0..self.attempts.len()).filter(|&at| self.attempts[at].edited).collect()
    }

    /// Whether the learner hid the time.
    #[must_use]
    pub const fn clock_hidden(&self) -> bool {
        self.clock_hidden
    }

    /// How many milliseconds are left; nothing if there is no limit.
    #[must_use]
    pub fn left_ms(&self, now: u64) -> Option<u64> {
        self.clock.left_ms(now)
    }

    /// Whether more time is to be offered: the end is near.
    #[must_use]
    pub fn offers_time(&self, now: u64) -> bool {
        self.stage != Stage::Done && self.clock.offers(now)
    }

    /// How many milliseconds there are to take more time, once it is up.
    #[must_use]
    pub fn grace_ms(&self, now: u64) -> Option<u64> {
        self.clock.grace_until.map(|until| until.saturating_sub(now))
    }
}

fn marked(attempt: &Attempt) -> Marked<'_> {
    Marked {
        item: &attempt.item,
        at: attempt.at,
        order: &attempt.order,
        response: Some(&attempt.response).filter(|_| sign(attempt) != Sign::Unanswered),
        notes: &attempt.notes,
        flag: attempt.flag,
        grade: attempt.grade,
        spent_ms: attempt.spent_ms,
    }
}
