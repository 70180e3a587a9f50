//! The schedule against the `fsrs` crate, which is the reference in Rust and counts in 32 bits.

use fsrs::{FSRS, FSRSItem, FSRSReview};
use popquiz_core::dice::Dice;
use popquiz_core::memory::schedule::{DAY_MS, Memory, RETENTIONS, Rating, Scheduler, interval_days};

const HISTORIES: u32 = 20_000;
/// The largest difference there may be, as a share of the reference's value.
const TOLERANCE: f64 = 1e-4;
/// The longest interval, in days.
const LONGEST: f32 = 36_500.0;
const RATINGS: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

/// The days before each review and its rating: the same day, some days, or up to three years later.
fn history(dice: &mut Dice) -> Vec<(u32, Rating)> {
    let reviews = 1 + dice.below(25);
    let mut review = |first: bool| {
        let longest = [1, 4, 30, 1100][dice.below(4) as usize];
        let days = if first { 0 } else { dice.below(longest) };
        (days, RATINGS[dice.below(4) as usize])
    };
    (0..reviews).map(|at| review(at == 0)).collect()
}

fn ours(history: &[(u32, Rating)]) -> Vec<Memory> {
    let scheduler = Scheduler::default();
    let (mut out, mut now): (Vec<Memory>, u64) = (Vec::new(), 0);
    for &(days, rating) in history {
        now += u64::from(days) * DAY_MS;
        out.push(scheduler.next(out.last().copied(), rating, now));
    }
    out
}

fn far(ours: f64, theirs: f32) -> f64 {
    (ours - f64::from(theirs)).abs() / f64::from(theirs)
}

/// An interval of the reference as those who use it round it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
fn whole(days: f32) -> u32 {
    days.round().clamp(1.0, LONGEST) as u32
}

#[test]
fn random_histories_leave_the_same_memory() {
    let reference = FSRS::default();
    let mut dice = Dice::new(6);
    let (mut worst, mut reviews) = (0.0_f64, 0);
    for _ in 0..HISTORIES {
        let history = history(&mut dice);
        let item = FSRSItem {
            reviews: history.iter().map(|&(delta_t, rating)| FSRSReview { rating: rating as u32, delta_t }).collect(),
        };
        let theirs = reference.historical_memory_states(item, None).expect("a history");
        for (ours, theirs) in ours(&history).iter().zip(&theirs) {
            let off = far(ours.stability, theirs.stability).max(far(ours.difficulty, theirs.difficulty));
            assert!(off < TOLERANCE, "{ours:?} is not {theirs:?}, after {history:?}");
            worst = worst.max(off);
            reviews += 1;
        }
    }
    println!("{HISTORIES} histories, {reviews} reviews: at most {worst:.1e} apart");
}

#[test]
fn interval_tables_are_the_same() {
    let reference = FSRS::default();
    // Whole days of stability, by whole per cents of recall.
    let mut cells = 0;
    for percent in 70..=97_u16 {
        let retention = f32::from(percent) / 100.0;
        for days in 1..=365_u16 {
            let theirs = whole(reference.next_interval(Some(f32::from(days)), retention, 3));
            assert_eq!(interval_days(f64::from(days), percent * 10), theirs, "{days} days at {percent} %");
            cells += 1;
        }
    }
    // The table that the reference tests itself with, cut at the longest interval there is.
    let table = (1..=10).map(|tenth| interval_days(1.0, tenth * 100));
    assert_eq!(table.collect::<Vec<_>>(), [36_500, 34_793, 2508, 387, 90, 27, 9, 3, 1, 1]);
    println!("{cells} intervals are the same");
}

/// Only where the reference, with its 32 bits, cannot tell on which side of a half day it is, may the day differ.
#[test]
fn intervals_of_any_memory_are_the_same_but_at_a_half_day() {
    let reference = FSRS::default();
    let mut dice = Dice::new(8);
    let (mut cells, mut halves) = (0, 0);
    for _ in 0..HISTORIES {
        for memory in ours(&history(&mut dice)) {
            let permille = *RETENTIONS.start() + u16::try_from(dice.below(271)).expect("below 271");
            #[expect(clippy::cast_possible_truncation, reason = "the reference has 32 bits")]
            let exact = reference.next_interval(Some(memory.stability as f32), f32::from(permille) / 1000.0, 3);
            let same = interval_days(memory.stability, permille) == whole(exact);
            let half = (exact.fract() - 0.5).abs() < exact * 2e-6;
            assert!(same || half, "{memory:?} at {permille}: {exact}");
            cells += 1;
            halves += u32::from(!same);
        }
    }
    println!("{cells} intervals, of which {halves} differ by a day at a half");
}
