//! When an item should come back: FSRS-6 with its default weights.
//!
//! Formulas, weights and steps are those published by the open spaced repetition project ("The Algorithm", FSRS-6). Time
//! within a day counts as the same day, as there. What is ours: where a day ends ([`EARLY_MS`]), the cap before an
//! interview, and that a sure and wrong answer comes back the next day as well. In words: docs/scheduling.md.

mod power;

use crate::grading::{Grade, OPEN_PASS_PERMILLE, Outcome};
use crate::memory::log::{Confidence, Mode, Review};
use power::{exp, power};

/// Milliseconds in a day.
pub const DAY_MS: u64 = 86_400_000;
/// The longest interval there is, and the largest stability, in days.
pub const MAX_INTERVAL_DAYS: u32 = 36_500;
/// The chances of recall that an interval may be made to end with, in thousandths.
pub const RETENTIONS: core::ops::RangeInclusive<u16> = 700..=970;
/// Before an interview, in days: what is seen earlier than this comes back within it.
pub const LAST_DAYS: u64 = 7;

/// Who studies every evening comes a little earlier on some: what waits for days may be asked so much before its time, and
/// then the day counts as whole. Sixteen hours later is the next day.
pub const EARLY_MS: u64 = DAY_MS / 3;

const MINUTE_MS: u64 = 60_000;
const MIN_STABILITY: f64 = 0.001;

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

/// Where an item stands between being new and being known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// At the first learning step.
    First,
    /// At the second.
    Second,
    /// Known; comes back after whole days.
    Known,
    /// Known once, and forgotten.
    Lapsed,
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
    /// Where it stands.
    pub stage: Stage,
    /// The learner was sure of a wrong answer, and has not been right since.
    pub misled: bool,
}

impl Memory {
    /// Whether it is time to ask.
    #[must_use]
    pub const fn is_due(&self, now: u64) -> bool {
        let early = if matches!(self.stage, Stage::Known) { EARLY_MS } else { 0 };
        self.due_at <= now.saturating_add(early)
    }
}

/// How items are scheduled. The default is the published one, with its `STEPS`: a new item waits for 1 and for 10 minutes
/// before it waits for days, and a forgotten one that was remembered with trouble for 15. Without them a right answer waits
/// for days at once, and a wrong one comes back in 10 minutes either way. Progress is scheduled without, because on
/// simulated learners the steps cost more than they give (docs/scheduling.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheduler<const STEPS: bool = true> {
    /// The chance of recall that an interval is to end with, in thousandths.
    pub retention_permille: u16,
    /// The longest interval, in days.
    pub max_days: u32,
    /// The day of an interview, as Unix time in milliseconds: what was seen comes back in the week before it.
    pub deadline: Option<u64>,
}

impl Default for Scheduler {
    fn default() -> Self {
        Self::new()
    }
}

impl<const STEPS: bool> Scheduler<STEPS> {
    /// A retention of 90 %, and no interview in sight.
    #[must_use]
    pub const fn new() -> Self {
        Self { retention_permille: 900, max_days: MAX_INTERVAL_DAYS, deadline: None }
    }

    /// The memory after a review of a log that counts as given then, Unix time in milliseconds; if it counts at all.
    #[must_use]
    pub fn review(&self, memory: Option<Memory>, review: &Review, given_at: u64) -> Option<Memory> {
        let rating = review.rating()?;
        let mut memory = self.next(memory, rating, given_at);
        memory.misled |= rating == Rating::Again && review.confidence == Some(Confidence::Sure);
        Some(memory)
    }

    /// The memory after a review with this rating.
    #[must_use]
    pub fn next(&self, memory: Option<Memory>, rating: Rating, now: u64) -> Memory {
        let mut next = Memory {
            stability: WEIGHTS[rating as usize - 1],
            difficulty: initial_difficulty(rating).clamp(1.0, 10.0),
            reviewed_at: now,
            due_at: now,
            stage: Stage::First,
            misled: false,
        };
        let mut most_days = self.max_days;
        if let Some(memory) = memory {
            let days = (now.saturating_sub(memory.reviewed_at).saturating_add(EARLY_MS)) / DAY_MS;
            let stability = if days == 0 {
                same_day(memory.stability, rating)
            } else {
                let recall = recall_after_days(memory.stability, as_days(days));
                if rating == Rating::Again { lapsed(&memory, recall) } else { recalled(&memory, recall, rating) }
            };
            next.stability = stability.clamp(MIN_STABILITY, f64::from(MAX_INTERVAL_DAYS));
            next.difficulty = next_difficulty(memory.difficulty, rating);
            next.stage = memory.stage;
            if memory.misled && days == 0 {
                most_days = 1;
            }
            next.misled = memory.misled;
        }
        let (stage, wait) = Self::step(next.stage, rating);
        next.stage = stage;
        next.due_at = if stage == Stage::Known {
            next.misled = false;
            let days = interval_days(next.stability, self.retention_permille).min(most_days);
            self.in_time(now, now.saturating_add(u64::from(days) * DAY_MS))
        } else {
            now.saturating_add(wait)
        };
        next
    }

    /// Where a rating leads, and for how many milliseconds an item that is not known yet waits there.
    const fn step(stage: Stage, rating: Rating) -> (Stage, u64) {
        let (stage, half_minutes) = match (stage, rating) {
            (Stage::First | Stage::Second, Rating::Again) if STEPS => (Stage::First, 2),
            // Half way between both steps.
            (Stage::First, Rating::Hard) if STEPS => (Stage::First, 11),
            (Stage::First, Rating::Good) | (Stage::Second, Rating::Hard) if STEPS => (Stage::Second, 20),
            (_, Rating::Again) => (Stage::Lapsed, 20),
            // Half as much again as the only step.
            (Stage::Lapsed, Rating::Hard) if STEPS => (Stage::Lapsed, 30),
            _ => (Stage::Known, 0),
        };
        (stage, half_minutes * MINUTE_MS / 2)
    }

    /// When an item that would be due on or after the day of the interview is due instead: on one of the last days
    /// before. The milliseconds of the clock choose which, so that not all come on the same day and a replay of the log
    /// chooses alike. What is seen within those days holds until the interview, and is not asked once more.
    const fn in_time(&self, now: u64, due_at: u64) -> u64 {
        match self.deadline {
            Some(day) if now.saturating_add((LAST_DAYS + 1) * DAY_MS) <= day && due_at.saturating_add(DAY_MS) > day => {
                day - (1 + now % LAST_DAYS) * DAY_MS
            }
            _ => due_at,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "days since 1970 are far below 2^53")]
fn as_days(days: u64) -> f64 {
    days as f64
}

/// How fast memory fades, and the factor that makes recall 90 % after the stability.
fn decay_and_factor() -> (f64, f64) {
    let decay = -WEIGHTS[20];
    (decay, power(0.9, 1.0 / decay) - 1.0)
}

/// The chance of recall so many days after a review.
#[must_use]
pub fn recall_after_days(stability: f64, days: f64) -> f64 {
    let (decay, factor) = decay_and_factor();
    power(1.0 + factor * days / stability, decay)
}

/// Whole days, at least one, after which the chance of recall is down to so many thousandths.
#[must_use]
pub fn interval_days(stability: f64, retention_permille: u16) -> u32 {
    let (decay, factor) = decay_and_factor();
    let retention = f64::from(retention_permille) / 1000.0;
    let days = stability / factor * (power(retention, 1.0 / decay) - 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
    let days = days.round().clamp(1.0, f64::from(MAX_INTERVAL_DAYS)) as u32;
    days
}

fn grade_number(rating: Rating) -> f64 {
    f64::from(rating as u8)
}

fn initial_difficulty(rating: Rating) -> f64 {
    WEIGHTS[4] - exp(WEIGHTS[5] * (grade_number(rating) - 1.0)) + 1.0
}

fn next_difficulty(difficulty: f64, rating: Rating) -> f64 {
    let change = -WEIGHTS[6] * (grade_number(rating) - 3.0);
    let damped = difficulty + change * (10.0 - difficulty) / 9.0;
    (WEIGHTS[7] * initial_difficulty(Rating::Easy) + (1.0 - WEIGHTS[7]) * damped).clamp(1.0, 10.0)
}

fn same_day(stability: f64, rating: Rating) -> f64 {
    let growth = exp(WEIGHTS[17] * (grade_number(rating) - 3.0 + WEIGHTS[18])) * power(stability, -WEIGHTS[19]);
    stability * if rating == Rating::Again { growth } else { growth.max(1.0) }
}

fn recalled(memory: &Memory, recall: f64, rating: Rating) -> f64 {
    let by_rating = match rating {
        Rating::Hard => WEIGHTS[15],
        Rating::Easy => WEIGHTS[16],
        _ => 1.0,
    };
    let growth = exp(WEIGHTS[8])
        * (11.0 - memory.difficulty)
        * power(memory.stability, -WEIGHTS[9])
        * (exp(WEIGHTS[10] * (1.0 - recall)) - 1.0)
        * by_rating;
    memory.stability * (1.0 + growth)
}

fn lapsed(memory: &Memory, recall: f64) -> f64 {
    let long_term = WEIGHTS[11]
        * power(memory.difficulty, -WEIGHTS[12])
        * (power(memory.stability + 1.0, WEIGHTS[13]) - 1.0)
        * exp(WEIGHTS[14] * (1.0 - recall));
    long_term.min(memory.stability / exp(WEIGHTS[17] * WEIGHTS[18]))
}

impl Review {
    /// What the schedule makes of this review. Only the first try in a sitting counts: the second was told the answer
    /// a minute ago. A tick of the checklist is no try at all.
    #[must_use]
    pub const fn rating(&self) -> Option<Rating> {
        let counts = self.attempt == 1 && !matches!(self.mode, Mode::Read);
        if counts { Some(Rating::of(self.outcome, self.score_permille, self.confidence)) } else { None }
    }

    /// The grade that was given.
    #[must_use]
    pub const fn grade(&self) -> Grade {
        let self_graded = matches!(self.response, Some(crate::grading::Response::Open(_)));
        Grade::recorded(self.outcome, self.score_permille, self_graded)
    }
}

#[cfg(test)]
mod tests;
