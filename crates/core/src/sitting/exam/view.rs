//! What can be seen of an exam.

use super::{Exam, Place, Plan, Question, Rc, Sign, Stage};
use crate::bank::Bank;
use crate::grading::Grade;
use crate::grading::Response;
use crate::item::Item;

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
        &self.plan
    }

    /// The bank it asks from.
    #[must_use]
    pub const fn bank(&self) -> &Rc<Bank> {
        &self.bank
    }

    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// How many questions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is nothing to ask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The place of the question that is shown, from 0.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The question that is shown, unless the exam is over.
    #[must_use]
    pub fn question(&self) -> Option<Question<'_>> {
        let place = self.places.get(self.at).filter(|_| self.stage != Stage::Done)?;
        Some(place.asking.view())
    }

    /// The item at a place.
    #[must_use]
    pub fn item(&self, at: usize) -> Option<&Item> {
        self.places.get(at).map(|place| &*place.asking.item)
    }

    /// For every question whether it has its answer, and whether it is flagged.
    pub fn signs(&self) -> impl Iterator<Item = (Sign, bool)> {
        self.places.iter().map(|place| (place.sign(), place.flag))
    }

    /// All questions with what they were worth, once it is handed in; nothing before.
    pub fn marked(&self) -> impl Iterator<Item = Marked<'_>> {
        self.places.iter().filter(|_| self.stage == Stage::Done).map(Place::marked)
    }

    /// How many questions are gone from the bank since it started.
    #[must_use]
    pub fn gone(&self) -> usize {
        self.gone.len()
    }

    /// Places, from 0, of questions that were edited so that the answer given no longer fits.
    #[must_use]
    pub fn edited(&self) -> &[usize] {
        &self.edited
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

impl Place {
    fn marked(&self) -> Marked<'_> {
        Marked {
            item: &self.asking.item,
            at: self.at,
            order: &self.asking.order,
            response: Some(&self.asking.response).filter(|_| self.sign() != Sign::Unanswered),
            notes: &self.asking.notes,
            flag: self.flag,
            grade: self.grade,
            spent_ms: self.spent_ms,
        }
    }
}
