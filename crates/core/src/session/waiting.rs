//! A sitting that waits for its bank: heads come first, so a sitting can begin before the question it asks is there.

use super::{Draft, Effect, Session, Stage, Target, Turn};
use crate::log::Review;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) turn: Turn,
    /// Whether the learner came here by going on, so that the focus is to go on with them.
    pub(super) led: bool,
}

/// What was kept of a sitting that is taken up before all that it needs has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    reviews: Vec<Review>,
    draft: Option<Draft>,
}

impl Session {
    /// The learner asked for the question that is asked now: if it is still on its way, the focus goes to it later.
    pub fn follow(&mut self) {
        if let Stage::Waiting(waiting) = &mut self.stage {
            waiting.led = true;
        }
    }

    /// More of the bank has arrived, or nothing more will.
    pub fn arrived(&mut self, now: u64) -> Vec<Effect> {
        let Stage::Waiting(waiting) = self.stage.clone() else { return Vec::new() };
        if let Some(left) = self.left.take() {
            let removed = self.removed;
            *self = Self::resume(self.bank.clone(), self.plan.clone(), &left.reviews, left.draft, now);
            self.removed = removed;
        } else {
            self.queue.push_front(waiting.turn);
            self.ask_next(now);
        }
        if !waiting.led {
            return Vec::new();
        }
        self.follow();
        match &self.stage {
            Stage::Waiting(_) => Vec::new(),
            Stage::Finished => vec![Effect::Keep, Effect::Focus(Target::Summary), Effect::Complete],
            _ => vec![Effect::Focus(Target::Question)],
        }
    }

    /// Keeps for later what cannot be replayed now.
    pub(super) fn put_off(&mut self, reviews: Vec<Review>, draft: Option<Draft>) {
        if let Some(turn) = self.turn() {
            self.stage = Stage::Waiting(Waiting { turn, led: false });
            self.left = Some(Box::new(Left { reviews, draft }));
        }
    }
}
