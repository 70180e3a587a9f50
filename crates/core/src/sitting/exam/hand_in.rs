//! Handing in, marking, and what that adds to the log.

use super::event::{Sign, Stage};
use super::state::{Exam, sign};
use crate::grading::{Grade, grade};
use crate::memory::log::Review;
use crate::sitting::MAX_NOTES;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::Step;
use crate::sitting::effect::{Effect, Target, keep_if};
use crate::sitting::event::Event as Given;

impl Exam {
    /// Marks everything that can be marked. Notes on open questions wait until the learner has compared them.
    pub(super) fn hand_in(&mut self, now: u64) -> Vec<Effect> {
        self.count_time(now);
        for attempt in &mut self.attempts {
            attempt.grade = match (sign(attempt), attempt.is_open()) {
                (Sign::Unanswered, _) => Some(Grade::SKIPPED),
                (_, true) => None,
                (_, false) => Some(grade(&attempt.item, &attempt.response)),
            };
            if attempt.is_open() {
                attempt.step = Step::Revealed;
            }
        }
        self.stage = Stage::Done;
        // Not before it began, though the computer's clock was put back: its reviews are looked for from there on.
        self.clock.ended_at = Some(now.max(self.engine.plan.started_at));
        self.clock.grace_until = None;
        let mut effects = vec![Effect::HandedIn];
        if self.report().to_compare == 0 {
            effects.push(Effect::Complete);
        }
        effects.push(Effect::Focus(Target::Result));
        effects
    }

    pub(super) fn tick(&mut self, at: usize, point: u8) -> Vec<Effect> {
        let attempt = self.attempts.get_mut(at).filter(|attempt| attempt.grade.is_none());
        keep_if(attempt.is_some_and(|attempt| attempt.take(Given::Tick(point), MAX_NOTES)))
    }

    pub(super) fn compared(&mut self, at: usize, now: u64) -> Vec<Effect> {
        let Some(attempt) = self.attempts.get_mut(at).filter(|attempt| attempt.grade.is_none()) else {
            return Vec::new();
        };
        attempt.grade = Some(grade(&attempt.item, &attempt.response));
        let mut effects: Vec<Effect> = self.review(&self.attempts[at], now).map(Effect::Record).into_iter().collect();
        effects.push(Effect::Keep);
        if self.report().to_compare == 0 {
            effects.push(Effect::Complete);
        }
        effects
    }

    /// What handing in adds to the log: one review for each question that was marked then. It is the same at every call,
    /// so that what a crash kept from being written can be written later without counting twice.
    #[must_use]
    pub fn reviews(&self) -> Vec<Review> {
        let Some(ended_at) = self.clock.ended_at else { return Vec::new() };
        let marked = |attempt: &&Attempt| !attempt.is_open() || sign(attempt) == Sign::Unanswered;
        self.attempts.iter().filter(marked).filter_map(|attempt| self.review(attempt, ended_at)).collect()
    }

    fn review(&self, attempt: &Attempt, at: u64) -> Option<Review> {
        let response = (sign(attempt) != Sign::Unanswered).then(|| attempt.response.clone());
        Some(self.engine.review(attempt, response, attempt.grade?, at))
    }
}
