//! How a simulated learner remembers: FSRS-6 with weights of their own, which no schedule sees.

use super::question::Question;
use popquiz_core::dice::Dice;
use popquiz_core::item::Level;
use popquiz_core::memory::schedule::WEIGHTS;

/// How far the weights of learners differ: the standard deviation of their logarithms.
const SPREAD: f64 = 0.2;
/// The four weights of what is remembered after a first meeting differ more between people than the others.
const FIRST_SPREAD: f64 = 0.5;

/// What a learner holds of one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trace {
    stability: f64,
    difficulty: f64,
    /// When it was last answered, in days since the first.
    at: f64,
}

/// Somebody who studies.
#[derive(Clone, Debug)]
pub struct Learner {
    weights: [f64; 21],
    /// What they know of each item before they start.
    known: Vec<bool>,
}

/// A number from a normal distribution with mean 0 and deviation 1 (Box and Muller).
fn normal(dice: &mut Dice) -> f64 {
    let (a, b) = (chance(dice).max(f64::MIN_POSITIVE), chance(dice));
    (-2.0 * a.ln()).sqrt() * (core::f64::consts::TAU * b).cos()
}

/// A number from 0 up to but not including 1.
#[expect(clippy::cast_precision_loss, reason = "53 bits are what a float holds")]
pub fn chance(dice: &mut Dice) -> f64 {
    (dice.roll() >> 11) as f64 / (1_u64 << 53) as f64
}

/// How likely a developer who starts to prepare knows the answer already.
const fn known_before(level: Level) -> f64 {
    match level {
        Level::Basic => 0.5,
        Level::Intermediate => 0.35,
        Level::Advanced | Level::Scenario => 0.2,
    }
}

impl Learner {
    /// A learner as the dice fall.
    pub fn new(dice: &mut Dice, questions: &[Question]) -> Self {
        let mut weights = WEIGHTS;
        for (at, weight) in weights.iter_mut().enumerate() {
            *weight *= (normal(dice) * if at < 4 { FIRST_SPREAD } else { SPREAD }).exp();
        }
        weights[4] = weights[4].min(10.0);
        weights[20] = weights[20].clamp(0.1, 0.8); // the bounds that FSRS gives it
        let known = questions.iter().map(|question| chance(dice) < known_before(question.level)).collect();
        Self { weights, known }
    }

    /// The chance that an item is answered right at a time, in days since the first.
    pub fn recall(&self, item: usize, trace: Option<&Trace>, now: f64) -> f64 {
        match trace {
            Some(trace) => self.after(trace.stability, now - trace.at),
            None => f64::from(u8::from(self.known[item])),
        }
    }

    fn after(&self, stability: f64, days: f64) -> f64 {
        let decay = -self.weights[20];
        let factor = 0.9_f64.powf(1.0 / decay) - 1.0;
        (1.0 + factor * days.max(0.0) / stability).powf(decay)
    }

    /// What is held after an answer. Whoever is wrong reads why, and has met the answer then.
    pub fn answer(&self, trace: Option<&Trace>, right: bool, now: f64) -> Trace {
        let w = &self.weights;
        let first_difficulty = |grade: f64| w[4] - (w[5] * (grade - 1.0)).exp() + 1.0;
        let Some(old) = trace else {
            let (stability, grade) = if right { (w[2], 3.0) } else { (w[0], 1.0) };
            return Trace { stability, difficulty: first_difficulty(grade).clamp(1.0, 10.0), at: now };
        };
        let grade = if right { 3.0 } else { 1.0 };
        let days = now - old.at;
        let recall = self.after(old.stability, days);
        let stability = if days < 0.5 {
            let growth = (w[17] * (grade - 3.0 + w[18])).exp() * old.stability.powf(-w[19]);
            old.stability * if right { growth.max(1.0) } else { growth }
        } else if right {
            let growth =
                w[8].exp() * (11.0 - old.difficulty) * old.stability.powf(-w[9]) * (w[10] * (1.0 - recall)).exp_m1();
            old.stability * (1.0 + growth)
        } else {
            let long = w[11]
                * old.difficulty.powf(-w[12])
                * ((old.stability + 1.0).powf(w[13]) - 1.0)
                * (w[14] * (1.0 - recall)).exp();
            long.min(old.stability / (w[17] * w[18]).exp())
        };
        let damped = old.difficulty - w[6] * (grade - 3.0) * (10.0 - old.difficulty) / 9.0;
        let difficulty = w[7] * first_difficulty(4.0) + (1.0 - w[7]) * damped;
        Trace { stability: stability.clamp(0.001, 36_500.0), difficulty: difficulty.clamp(1.0, 10.0), at: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use popquiz_core::item::Kind;
    use popquiz_core::memory::schedule::{DAY_MS, Rating, Scheduler};

    #[test]
    fn a_learner_of_default_weights_remembers_as_the_schedule_thinks() {
        let learner = Learner { weights: WEIGHTS, known: Vec::new() };
        let scheduler = Scheduler::default();
        let (mut trace, mut memory) = (None, None);
        for (day, right) in [(0_u32, true), (2, true), (11, false), (12, true), (12, true), (20, true)] {
            trace = Some(learner.answer(trace.as_ref(), right, f64::from(day)));
            let rating = if right { Rating::Good } else { Rating::Again };
            memory = Some(scheduler.next(memory, rating, u64::from(day) * DAY_MS));
            let (trace, memory) = (trace.expect("held"), memory.expect("held"));
            assert!((trace.stability - memory.stability).abs() < 1e-9 * memory.stability, "{trace:?} {memory:?}");
            assert!((trace.difficulty - memory.difficulty).abs() < 1e-9, "{trace:?} {memory:?}");
        }
    }

    #[test]
    fn learners_differ_and_forget() {
        let question = Question { level: Level::Basic, kind: Kind::Choice };
        let mut dice = Dice::new(1);
        let (one, two) = (Learner::new(&mut dice, &[question; 400]), Learner::new(&mut dice, &[question; 400]));
        assert!((one.weights[2] - two.weights[2]).abs() > 1e-6);
        let before = one.known.iter().filter(|&&known| known).count();
        assert!((150..250).contains(&before), "{before} of 400 at one in two");
        let trace = one.answer(None, true, 0.0);
        assert!(one.recall(0, Some(&trace), 1.0) > one.recall(0, Some(&trace), 30.0));
    }

    #[test]
    fn the_normal_distribution_is_one() {
        let mut dice = Dice::new(3);
        let all: Vec<f64> = (0..20_000).map(|_| normal(&mut dice)).collect();
        let mean = all.iter().sum::<f64>() / 20_000.0;
        let variance = all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }
}
