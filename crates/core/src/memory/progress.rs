//! What the log adds up to: a memory for every item, and how far the learner is in every area.

use crate::bank::Bank;
use crate::grading::Outcome;
use crate::memory::log::{Log, Review};
use crate::memory::schedule::{DAY_MS, EARLY_MS, Memory, Scheduler};

/// An item with at least this stability, in days, counts as known.
pub const KNOWN_DAYS: f64 = 7.0;

/// An item that was missed so often in one sitting rests until tomorrow.
pub const MOST_ATTEMPTS: u16 = 3;
/// How long that is: from an evening to the next noon, and less than a day, so that it is there at the same hour.
const REST_MS: u64 = DAY_MS - EARLY_MS;

/// The state of every item that was ever reviewed: a fold over the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    scheduler: Scheduler<false>,
    /// Sorted by bank and item.
    items: Vec<(String, ItemProgress)>,
}

/// What is known about one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemProgress {
    /// The memory that the schedule works with.
    pub memory: Memory,
    /// How the last first try ended.
    pub last: Outcome,
    /// How many first tries there were.
    pub tries: u32,
    /// When it was first answered: Unix time in milliseconds.
    pub met_at: u64,
    /// The sitting of the last try that counted.
    sitting: u64,
}

/// How far a learner is in one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Items there are.
    pub total: u32,
    /// Items held for [`KNOWN_DAYS`] or more.
    pub known: u32,
    /// Items seen, but not known yet.
    pub learning: u32,
    /// Items due now.
    pub due: u32,
}

impl Default for Progress {
    fn default() -> Self {
        Self { scheduler: Scheduler::new(), items: Vec::new() }
    }
}

impl ItemProgress {
    /// Whether it counts as known: held for [`KNOWN_DAYS`] or more, and not wrong the last time.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.memory.stability >= KNOWN_DAYS && self.last != Outcome::Incorrect
    }
}

impl Progress {
    /// Folds a whole log, with this schedule.
    ///
    /// What is dated after `now` was given while the computer's clock was ahead. It counts as given when that was first
    /// `noticed`, at most now, and before all that was answered since; the log itself stays as it is. Both are Unix time in
    /// milliseconds.
    #[must_use]
    pub fn of(log: &Log, scheduler: Scheduler<false>, now: u64, noticed: Option<u64>) -> Self {
        let mut progress = Self { scheduler, items: Vec::new() };
        let noticed = noticed.unwrap_or(now).min(now);
        let reviews = log.reviews();
        let (given, ahead) = reviews.split_at(reviews.partition_point(|review| review.at <= now));
        let (before, since) = given.split_at(given.partition_point(|review| review.at <= noticed));
        for review in before {
            progress.apply(review);
        }
        for review in ahead {
            progress.apply_at(review, noticed);
        }
        for review in since {
            progress.apply(review);
        }
        progress
    }

    /// Folds one more review, which is to be the newest. Only the first try at an item in a sitting counts: a second was
    /// told the answer a minute ago, also if it was another tab that told.
    pub fn apply(&mut self, review: &Review) {
        self.apply_at(review, review.at);
    }

    fn apply_at(&mut self, review: &Review, given_at: u64) {
        let place = self.place(&review.item);
        let known = place.ok().map(|at| self.items[at].1);
        if known.is_some_and(|item| item.sitting == review.sitting) {
            if let Ok(at) = place
                && review.attempt >= MOST_ATTEMPTS
                && !review.grade().passed
            {
                let due_at = &mut self.items[at].1.memory.due_at;
                *due_at = (*due_at).max(given_at.saturating_add(REST_MS));
            }
            return;
        }
        let Some(memory) = self.scheduler.review(known.map(|item| item.memory), review, given_at) else { return };
        let (tries, met_at) = known.map_or((1, given_at), |item| (item.tries + 1, item.met_at));
        let item = ItemProgress { memory, last: review.outcome, tries, met_at, sitting: review.sitting };
        match place {
            Ok(at) => self.items[at].1 = item,
            Err(at) => self.items.insert(at, (review.item.clone(), item)),
        }
    }

    fn place(&self, item: &str) -> Result<usize, usize> {
        self.items.binary_search_by(|(known, _)| known.as_str().cmp(item))
    }

    /// The state of an item, if it was ever reviewed.
    #[must_use]
    pub fn get(&self, bank: &Bank, id: &str) -> Option<&ItemProgress> {
        self.place(&bank.full_id(id)).ok().map(|at| &self.items[at].1)
    }

    /// All items that were ever reviewed, by bank and item: `django/orm-querysets`.
    pub fn items(&self) -> impl Iterator<Item = (&str, &ItemProgress)> {
        self.items.iter().map(|(id, item)| (id.as_str(), item))
    }

    /// How many items were met for the first time at or after a moment: Unix time in milliseconds.
    #[must_use]
    pub fn met_since(&self, moment: u64) -> usize {
        self.items.iter().filter(|(_, item)| item.met_at >= moment).count()
    }

    /// How many items of a bank are due, of whichever it has now.
    #[must_use]
    pub fn due_in(&self, bank: &str, now: u64) -> usize {
        let of = |id: &str| id.split_once('/').is_some_and(|(name, _)| name == bank);
        self.items.iter().filter(|(id, item)| of(id) && item.memory.is_due(now)).count()
    }

    /// How far the learner is in each area of a bank, in the bank's order. Reviews of items that the bank no longer has
    /// do not count.
    #[must_use]
    pub fn by_area(&self, bank: &Bank, now: u64) -> Vec<Standing> {
        let mut out = vec![Standing::default(); bank.areas().len()];
        for head in bank.heads() {
            let Some(at) = bank.areas().iter().position(|area| area.id == head.area) else { continue };
            let standing = &mut out[at];
            standing.total += 1;
            if let Some(item) = self.get(bank, &head.id) {
                if item.is_known() {
                    standing.known += 1;
                } else {
                    standing.learning += 1;
                }
                standing.due += u32::from(item.memory.is_due(now));
            }
        }
        out
    }

    /// When the next item of a bank is due after `now`, if any is.
    #[must_use]
    pub fn next_due_at(&self, bank: &Bank, now: u64) -> Option<u64> {
        let due =
            |item: &ItemProgress| Some(item.memory).filter(|memory| !memory.is_due(now)).map(|memory| memory.due_at);
        bank.heads().iter().filter_map(|head| self.get(bank, &head.id).and_then(due)).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::log::tests::any_review;
    use crate::memory::schedule::RETENTIONS;
    use crate::testing;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn replay_equals_live(mut reviews in proptest::collection::vec(any_review(), 0..40), retention_permille in RETENTIONS, deadline in proptest::option::of(0u64..100)) {
            reviews.sort();
            reviews.dedup();
            let scheduler = Scheduler { retention_permille, deadline, ..Scheduler::new() };
            let mut live = Progress::of(&Log::default(), scheduler, 0, None);
            let mut log = Log::default();
            for review in reviews {
                live.apply(&review);
                log.add(review);
            }
            prop_assert_eq!(live, Progress::of(&log, scheduler, u64::MAX, None));
        }
    }

    fn review(item: &str, at: u64, sitting: u64, outcome: Outcome) -> Review {
        Review {
            at,
            item: item.into(),
            sitting,
            attempt: 1,
            mode: crate::memory::log::Mode::Drill,
            outcome,
            score_permille: 0,
            confidence: None,
            taken_ms: 0,
            response: None,
        }
    }

    #[test]
    fn of_a_sitting_in_two_tabs_the_first_try_counts() {
        let mut progress = Progress::default();
        progress.apply(&review("test/a", 1, 7, Outcome::Incorrect));
        let once = progress.clone();
        progress.apply(&review("test/a", 2, 7, Outcome::Correct));
        assert_eq!(progress, once);
        progress.apply(&review("test/a", 3, 8, Outcome::Correct));
        let item = progress.items[0].1;
        assert_eq!((item.tries, item.met_at, item.last), (2, 1, Outcome::Correct));
    }

    #[test]
    fn an_answer_dated_years_ahead_counts_as_given_now_and_can_be_repaired() {
        let (now, years) = (100 * DAY_MS, 5 * 365 * DAY_MS);
        let ahead = Review { score_permille: 1000, ..review("test/a", now + years, 1, Outcome::Correct) };
        let mut log = Log::default();
        log.add(ahead.clone());
        let progress = |log: &Log, now, noticed| Progress::of(log, Scheduler::new(), now, noticed);
        let memory = |log: &Log, now, noticed| progress(log, now, noticed).items[0].1.memory;
        let as_now = Progress::of(&log, Scheduler::new(), now, None);
        let mut given_now = Progress::default();
        given_now.apply(&Review { at: now, ..ahead });
        assert_eq!(as_now, given_now);
        // It comes back, also when the page is opened again every day.
        let week = now + 7 * DAY_MS;
        assert!(memory(&log, week, Some(now)).is_due(week));
        // A wrong answer with the clock mended is the last word, though the log has it before.
        log.add(review("test/a", week, 2, Outcome::Incorrect));
        assert!(log.reviews()[1].at > week, "the log keeps its order");
        let repaired = memory(&log, week + DAY_MS, Some(now));
        assert_eq!(repaired.reviewed_at, week);
        assert!(repaired.is_due(week + DAY_MS));
    }

    #[test]
    fn areas_count_known_learning_and_due() {
        let bank = testing::bank(&[
            testing::choice("a", &[true, false]),
            testing::choice("b", &[true, false]),
            testing::open("c", 3),
        ]);
        let mut progress = Progress::default();
        let mut review = |item: &str, at: u64, outcome| progress.apply(&review(item, at, at, outcome));
        review("test/a", 0, Outcome::Correct);
        review("test/a", 3 * DAY_MS, Outcome::Correct);
        review("test/b", 3 * DAY_MS, Outcome::Incorrect);
        review("gone/x", 0, Outcome::Correct);
        let standing = progress.by_area(&bank, 4 * DAY_MS)[0];
        assert_eq!(standing, Standing { total: 3, known: 1, learning: 1, due: 1 });
        assert!(progress.next_due_at(&bank, 4 * DAY_MS) > Some(4 * DAY_MS));
        assert_eq!((progress.due_in("test", 4 * DAY_MS), progress.due_in("gone", 4 * DAY_MS)), (1, 1));
        assert_eq!((progress.met_since(0), progress.met_since(1), progress.met_since(4 * DAY_MS)), (3, 1, 0));
    }
}
