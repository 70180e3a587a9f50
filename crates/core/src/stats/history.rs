//! The tries at one bank, the days they fall on, and what they say of one item.

use crate::bank::Filter;
use crate::bank::{Bank, IdIndex};
use crate::memory::log::{Log, Mode, Review};
use crate::memory::schedule::{DAY_MS, Memory, Rating, recall_after_days};

/// So many right first tries after a mistake, and it is no longer brought up.
pub const SETTLED: usize = 2;

/// One try at an item of the bank.
#[derive(Clone, Copy, Debug)]
pub struct Try<'a> {
    /// Position of the item in the bank.
    pub item: usize,
    /// What the log holds of it.
    pub review: &'a Review,
    /// Whether it was the first at this item in its sitting. Later ones were told the answer a minute ago, so they say
    /// little about what is known.
    pub first: bool,
}

impl Try<'_> {
    /// Whether it was good enough, by the measure of the schedule.
    #[must_use]
    pub fn is_right(&self) -> bool {
        Rating::of(self.review.outcome, self.review.score_permille, None) != Rating::Again
    }
}

/// The tries at items of one bank, oldest first. Those at items that the bank no longer has are left out.
#[derive(Clone, Debug)]
pub struct History<'a> {
    bank: &'a Bank,
    tries: Vec<Try<'a>>,
    /// For each item of the bank, where its tries are.
    of: Vec<Vec<usize>>,
}

impl<'a> History<'a> {
    /// Finds the tries at those items of a bank that a filter lets through. A tick of the checklist is none.
    #[must_use]
    pub fn of(log: &'a Log, bank: &'a Bank, filter: &Filter) -> Self {
        let places = IdIndex::of(bank);
        let wanted: Vec<bool> = bank.heads().iter().map(|head| filter.lets(bank, head)).collect();
        let mut history = Self { bank, tries: Vec::new(), of: vec![Vec::new(); bank.len()] };
        for review in log.reviews().iter().filter(|review| review.mode != Mode::Read) {
            let Some(item) = places.find_full(&review.item).filter(|&item| wanted[item]) else { continue };
            // As in `Progress`: of one sitting in two tabs, one first try counts.
            let before = history.at(item).rfind(|one| one.first).map(|one| one.review.sitting);
            let first = review.attempt == 1 && before != Some(review.sitting);
            history.of[item].push(history.tries.len());
            history.tries.push(Try { item, review, first });
        }
        history
    }

    /// The bank.
    #[must_use]
    pub const fn bank(&self) -> &'a Bank {
        self.bank
    }

    /// All tries, oldest first.
    #[must_use]
    pub fn tries(&self) -> &[Try<'a>] {
        &self.tries
    }

    /// The tries at one item, oldest first; none if the bank has no such position.
    #[must_use]
    pub fn at(&self, item: usize) -> impl DoubleEndedIterator<Item = &Try<'a>> {
        self.of.get(item).into_iter().flatten().map(|&at| &self.tries[at])
    }

    /// Whether the tries at an item after one of them show that it is mended: [`SETTLED`] right first tries.
    pub(super) fn is_settled(&self, of: &Try<'_>) -> bool {
        let after = self.at(of.item).rev().take_while(|later| !core::ptr::eq(later.review, of.review));
        after.filter(|later| later.first && later.is_right()).count() >= SETTLED
    }
}

/// Days of the learner's calendar, one after the other, by when each begins: their own midnights, so that a day of 23 or
/// 25 hours is one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    starts: Vec<u64>,
    today: usize,
}

impl Days {
    /// From the midnights, Unix time in milliseconds; the last one ends the last day. `now` says which is today.
    #[must_use]
    pub fn new(mut starts: Vec<u64>, now: u64) -> Self {
        starts.sort_unstable();
        starts.dedup();
        let mut days = Self { starts, today: 0 };
        days.today = days.find(now).unwrap_or(0);
        days
    }

    /// How many days there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Which of them is today.
    #[must_use]
    pub const fn today(&self) -> usize {
        self.today
    }

    /// The day that a moment belongs to.
    #[must_use]
    pub fn find(&self, at: u64) -> Option<usize> {
        let day = self.starts.partition_point(|&start| start <= at).checked_sub(1)?;
        (day < self.len()).then_some(day)
    }
}

/// The chance that an item is remembered at a moment; Unix time in milliseconds.
#[must_use]
pub fn recall_at(memory: &Memory, at: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds between two visits are far below 2^53")]
    let days = at.saturating_sub(memory.reviewed_at) as f64 / DAY_MS as f64;
    recall_after_days(memory.stability, days)
}
