//! When an item should come back: FSRS-6 with its default weights.
//!
//! Formulas and weights are those published by the open spaced repetition project ("The Algorithm", FSRS-6). Time
//! within a day counts as the same day, as there.

use crate::grade::{Grade, OPEN_PASS_PERMILLE, Outcome};
use crate::log::{Confidence, Review};

/// Milliseconds in a day.
pub const DAY_MS: u64 = 86_400_000;
/// The chance of recall that an interval is to end with.
pub const DESIRED_RETENTION: f64 = 0.9;
/// The longest interval.
pub const MAX_INTERVAL_DAYS: u32 = 36_500;
/// A lapse comes back this soon.
pub const LAPSE_MS: u64 = 10 * 60_000;

/// The 21 default weights of FSRS-6.
pub const WEIGHTS: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// How well an item went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Forgotten.
    Again = 1,
    /// Remembered with trouble.
    Hard = 2,
    /// Remembered.
    Good = 3,
    /// Remembered at once.
    Easy = 4,
}

impl Rating {
    /// What happened, as a rating: wrong is `Again`, a right guess is `Hard`, right is `Good`.
    #[must_use]
    pub const fn of(outcome: Outcome, score_permille: u16, confidence: Option<Confidence>) -> Self {
        match (outcome, confidence) {
            (Outcome::Correct, Some(Confidence::Guess)) => Self::Hard,
            (Outcome::Correct, _) => Self::Good,
            (Outcome::Partial, _) if score_permille >= OPEN_PASS_PERMILLE => Self::Hard,
            _ => Self::Again,
        }
    }
}

/// What is known about an item in the learner's head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days after which the chance of recall is 90 %.
    pub stability: f64,
    /// From 1, easy, to 10.
    pub difficulty: f64,
    /// When it was last reviewed: Unix time in milliseconds.
    pub reviewed_at: u64,
    /// When it is due: Unix time in milliseconds.
    pub due_at: u64,
}

/// The memory after a review.
#[must_use]
pub fn next(memory: Option<Memory>, rating: Rating, now: u64) -> Memory {
    let (stability, difficulty) = match memory {
        None => (WEIGHTS[rating as usize - 1].max(MIN_STABILITY), initial_difficulty(rating).clamp(1.0, 10.0)),
        Some(memory) => {
            let days = now.saturating_sub(memory.reviewed_at) / DAY_MS;
            let stability = if days == 0 {
                same_day(memory.stability, rating)
            } else {
                let recall = recall_after_days(memory.stability, as_days(days));
                if rating == Rating::Again { lapsed(&memory, recall) } else { recalled(&memory, recall, rating) }
            };
            (stability.clamp(MIN_STABILITY, f64::from(MAX_INTERVAL_DAYS)), next_difficulty(memory.difficulty, rating))
        }
    };
    let wait = match rating {
        Rating::Again => LAPSE_MS,
        _ => u64::from(interval_days(stability, DESIRED_RETENTION)) * DAY_MS,
    };
    Memory { stability, difficulty, reviewed_at: now, due_at: now.saturating_add(wait) }
}

const MIN_STABILITY: f64 = 0.001;

#[expect(clippy::cast_precision_loss, reason = "days since 1970 are far below 2^53")]
fn as_days(days: u64) -> f64 {
    days as f64
}

/// The chance of recall so many days after a review.
#[must_use]
pub fn recall_after_days(stability: f64, days: f64) -> f64 {
    let decay = -WEIGHTS[20];
    let factor = 0.9_f64.powf(1.0 / decay) - 1.0;
    (1.0 + factor * days / stability).powf(decay)
}

/// Whole days, at least one, after which the chance of recall is down to `retention`.
#[must_use]
pub fn interval_days(stability: f64, retention: f64) -> u32 {
    let decay = -WEIGHTS[20];
    let factor = 0.9_f64.powf(1.0 / decay) - 1.0;
    let days = stability / factor * (retention.powf(1.0 / decay) - 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
    let days = days.round().clamp(1.0, f64::from(MAX_INTERVAL_DAYS)) as u32;
    days
}

fn grade_number(rating: Rating) -> f64 {
    f64::from(rating as u8)
}

fn initial_difficulty(rating: Rating) -> f64 {
    WEIGHTS[4] - (WEIGHTS[5] * (grade_number(rating) - 1.0)).exp() + 1.0
}

fn next_difficulty(difficulty: f64, rating: Rating) -> f64 {
    let change = -WEIGHTS[6] * (grade_number(rating) - 3.0);
    let damped = difficulty + change * (10.0 - difficulty) / 9.0;
    (WEIGHTS[7] * initial_difficulty(Rating::Easy) + (1.0 - WEIGHTS[7]) * damped).clamp(1.0, 10.0)
}

fn same_day(stability: f64, rating: Rating) -> f64 {
    let growth = (WEIGHTS[17] * (grade_number(rating) - 3.0 + WEIGHTS[18])).exp() * stability.powf(-WEIGHTS[19]);
    stability * if rating >= Rating::Good { growth.max(1.0) } else { growth }
}

fn recalled(memory: &Memory, recall: f64, rating: Rating) -> f64 {
    let by_rating = match rating {
        Rating::Hard => WEIGHTS[15],
        Rating::Easy => WEIGHTS[16],
        _ => 1.0,
    };
    let growth = WEIGHTS[8].exp()
        * (11.0 - memory.difficulty)
        * memory.stability.powf(-WEIGHTS[9])
        * ((WEIGHTS[10] * (1.0 - recall)).exp_m1())
        * by_rating;
    memory.stability * (1.0 + growth)
}

fn lapsed(memory: &Memory, recall: f64) -> f64 {
    let long_term = WEIGHTS[11]
        * memory.difficulty.powf(-WEIGHTS[12])
        * ((memory.stability + 1.0).powf(WEIGHTS[13]) - 1.0)
        * (WEIGHTS[14] * (1.0 - recall)).exp();
    long_term.min(memory.stability / (WEIGHTS[17] * WEIGHTS[18]).exp())
}

impl Review {
    /// What the schedule makes of this review. Only the first try in a sitting counts: the second was told the answer
    /// a minute ago.
    #[must_use]
    pub const fn rating(&self) -> Option<Rating> {
        if self.attempt == 1 { Some(Rating::of(self.outcome, self.score_permille, self.confidence)) } else { None }
    }

    /// The grade that was given.
    #[must_use]
    pub const fn grade(&self) -> Grade {
        let self_graded = matches!(self.response, Some(crate::response::Response::Open(_)));
        Grade::recorded(self.outcome, self.score_permille, self_graded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers each time an item is due, a whole day at the least, and gives the stability after each.
    fn run(ratings: &[Rating]) -> Vec<f64> {
        let mut now = 0;
        let mut memory = None;
        let mut out = Vec::new();
        for &rating in ratings {
            let after = next(memory, rating, now);
            now = after.due_at.max(now + DAY_MS);
            out.push(after.stability);
            memory = Some(after);
        }
        out
    }

    #[test]
    fn first_ratings_have_the_published_stability() {
        for (rating, days) in
            [(Rating::Again, 0.212), (Rating::Hard, 1.2931), (Rating::Good, 2.3065), (Rating::Easy, 8.2956)]
        {
            let memory = next(None, rating, 0);
            assert!((memory.stability - days).abs() < 1e-9);
            assert!((1.0..=10.0).contains(&memory.difficulty));
        }
        assert!((next(None, Rating::Good, 0).difficulty - 2.118_103_97).abs() < 1e-6);
    }

    #[test]
    fn recall_is_ninety_per_cent_after_the_stability() {
        for stability in [0.5, 3.0, 400.0] {
            assert!((recall_after_days(stability, stability) - 0.9).abs() < 1e-12);
        }
        assert_eq!(interval_days(163.4, 0.9), 163);
        assert!(interval_days(100.0, 0.8) > interval_days(100.0, 0.9));
    }

    #[test]
    fn what_is_known_waits_longer_each_time_and_a_lapse_comes_back_the_same_day() {
        let days = run(&[Rating::Good; 6]);
        assert!(days.is_sorted_by(|a, b| a < b), "{days:?}");
        let known = next(None, Rating::Good, 0);
        let lapse = next(Some(known), Rating::Again, 3 * DAY_MS);
        assert!(lapse.due_at < 4 * DAY_MS && lapse.stability < known.stability && lapse.difficulty > known.difficulty);
    }

    #[test]
    fn a_guess_waits_less_than_knowledge() {
        let at = |confidence| Rating::of(Outcome::Correct, 1000, confidence);
        assert_eq!(
            [at(None), at(Some(Confidence::Sure)), at(Some(Confidence::Guess))],
            [Rating::Good, Rating::Good, Rating::Hard]
        );
        assert_eq!(Rating::of(Outcome::Skipped, 0, None), Rating::Again);
        assert_eq!(Rating::of(Outcome::Partial, 600, None), Rating::Hard);
    }

    #[test]
    fn a_clock_that_ran_backwards_does_no_harm() {
        let memory = next(None, Rating::Good, 10 * DAY_MS);
        let earlier = next(Some(memory), Rating::Good, 2 * DAY_MS);
        assert!(earlier.stability.is_finite() && earlier.due_at >= 2 * DAY_MS);
        let _ = next(Some(memory), Rating::Easy, u64::MAX);
    }
}
