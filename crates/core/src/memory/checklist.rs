//! The checklist: what learners say they know, without being asked.
//!
//! A tick is a line of the log, of the mode [`Mode::Read`], and the newest line about an item holds: ticked if it says
//! correct, not ticked if it says skipped. So ticks are backed up, restored and merged as answers are, in any order and
//! any number of times; and they are no answers, so no schedule hears of them ([`Review::rating`]).

use crate::bank::{Bank, IdIndex};
use crate::grading::Outcome;
use crate::memory::log::{Log, Mode, Review};

/// Which items of a bank are ticked, by position.
#[must_use]
pub fn ticked(bank: &Bank, log: &Log) -> Vec<bool> {
    let ticks = log.reviews().iter().filter(|review| review.mode == Mode::Read);
    let mut out = vec![false; bank.len()];
    let places = IdIndex::of(bank);
    // The log is in order of time, so the newest comes last.
    for tick in ticks {
        if let Some(at) = places.find_full(&tick.item) {
            out[at] = tick.outcome == Outcome::Correct;
        }
    }
    out
}

/// The line that ticks an item or takes its tick away. `visit` is a number for the visit, as a sitting has one; `at` is
/// Unix time in milliseconds.
#[must_use]
pub fn tick(bank: &Bank, id: &str, on: bool, visit: u64, at: u64) -> Review {
    Review {
        at,
        item: bank.full_id(id),
        sitting: visit,
        attempt: 1,
        mode: Mode::Read,
        outcome: if on { Outcome::Correct } else { Outcome::Skipped },
        score_permille: if on { 1000 } else { 0 },
        confidence: None,
        taken_ms: 0,
        response: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::log::Lines;
    use crate::memory::progress::Progress;
    use crate::testing;
    use proptest::prelude::*;

    fn bank() -> Bank {
        testing::bank(&["a", "b", "c"].map(|id| testing::choice(id, &[true, false])))
    }

    fn log(ticks: &[(usize, bool, u64)]) -> Log {
        let bank = bank();
        let mut log = Log::default();
        log.extend(ticks.iter().map(|&(item, on, at)| tick(&bank, &bank.heads()[item].id, on, 7, at)).collect());
        log
    }

    #[test]
    fn the_newest_line_holds() {
        let log = log(&[(0, true, 5), (1, true, 6), (1, false, 8), (2, false, 9), (0, true, 1)]);
        assert_eq!(ticked(&bank(), &log), [true, false, false]);
    }

    #[test]
    fn a_tick_is_a_line_of_the_log_and_no_answer() {
        let log = log(&[(0, true, 5), (1, false, 6)]);
        let text: String = log.reviews().iter().map(|review| review.encode() + "\n").collect();
        assert_eq!(Lines::read(&text).reviews, log.reviews());
        let mut progress = Progress::default();
        log.reviews().iter().for_each(|review| progress.apply(review));
        assert_eq!(progress.items().count(), 0);
    }

    #[test]
    fn other_banks_and_items_that_are_gone_pass_by() {
        let mut log = log(&[(0, true, 5)]);
        log.extend(vec![
            Review { item: "test/gone".into(), ..log.reviews()[0].clone() },
            Review { item: "other/b".into(), ..log.reviews()[0].clone() },
        ]);
        assert_eq!(ticked(&bank(), &log), [true, false, false]);
    }

    proptest! {
        #[test]
        fn merging_two_devices_in_any_order_is_the_same_checklist(
            ours in proptest::collection::vec((0usize..3, any::<bool>(), 0u64..20), 0..8),
            theirs in proptest::collection::vec((0usize..3, any::<bool>(), 0u64..20), 0..8),
        ) {
            let (ours, theirs) = (log(&ours), log(&theirs));
            let (mut one, mut other) = (ours.clone(), theirs.clone());
            one.merge(theirs);
            other.merge(ours);
            prop_assert_eq!(ticked(&bank(), &one), ticked(&bank(), &other));
        }
    }
}
