//! Handing in, marking, and what that adds to the log.

use super::{Effect, Exam, Place, Sign, Stage, Target};
use crate::grading::{Grade, grade};
use crate::memory::log::{Mode, Review};
use crate::sitting::session;

impl Exam {
    /// Marks everything that can be marked. Notes on open questions wait until the learner has compared them.
    pub(super) fn hand_in(&mut self, now: u64) -> Vec<Effect> {
        self.count_time(now);
        for place in &mut self.places {
            place.grade = match (place.sign(), place.is_open()) {
                (Sign::Unanswered, _) => Some(Grade::SKIPPED),
                (_, true) => None,
                (_, false) => Some(grade(&place.asking.item, &place.asking.response)),
            };
            place.asking.revealed = place.is_open();
        }
        self.stage = Stage::Done;
        // Not before it began, though the computer's clock was put back: its reviews are looked for from there on.
        self.clock.ended_at = Some(now.max(self.plan.plan.started_at));
        self.clock.grace_until = None;
        let mut effects = vec![Effect::HandedIn];
        if self.report().to_compare == 0 {
            effects.push(Effect::Complete);
        }
        effects.push(Effect::Focus(Target::Result));
        effects
    }

    pub(super) fn tick(&mut self, at: usize, point: u8) -> Vec<Effect> {
        let place = self.places.get_mut(at).filter(|place| place.grade.is_none());
        let ticked = place.is_some_and(|place| place.asking.take(session::Event::Tick(point)));
        if ticked { vec![Effect::Keep] } else { Vec::new() }
    }

    pub(super) fn compared(&mut self, at: usize, now: u64) -> Vec<Effect> {
        let Some(place) = self.places.get_mut(at).filter(|place| place.grade.is_none()) else { return Vec::new() };
        place.grade = Some(grade(&place.asking.item, &place.asking.response));
        let mut effects: Vec<Effect> = self.review(&self.places[at], now).map(Effect::Record).into_iter().collect();
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
        let marked = self.places.iter().filter(|place| !place.is_open() || place.sign() == Sign::Unanswered);
        marked.filter_map(|place| self.review(place, ended_at)).collect()
    }

    fn review(&self, place: &Place, at: u64) -> Option<Review> {
        let grade = place.grade?;
        Some(Review {
            at,
            item: self.bank.full_id(place.asking.item.id()),
            sitting: self.plan.plan.sitting,
            attempt: 1,
            mode: Mode::Exam,
            outcome: grade.outcome,
            score_permille: grade.score_permille,
            confidence: None,
            taken_ms: u32::try_from(place.spent_ms).unwrap_or(u32::MAX),
            response: Some(place.asking.response.clone()).filter(|_| place.sign() != Sign::Unanswered),
        })
    }
}
