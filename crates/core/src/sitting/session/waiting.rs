//! A sitting that waits for its bank: heads come first, so a sitting can begin before the question it asks is there.

use super::{Draft, Effect, Plan, QueueEntry, Session, Stage, Target};
use crate::bank::Bank;
use crate::memory::log::Review;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) turn: QueueEntry,
    /// Whether the learner came here by going on, so that the focus is to go on with them.
    pub(super) led: bool,
}

/// What was kept of a sitting that is taken up before all that it needs has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// With the items that the bank no longer has.
    plan: Plan,
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
            *self = Self::resume(self.bank.clone(), left.plan, &left.reviews, left.draft, now);
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

    /// A sitting that is taken up later: it waits for the item at this position in its paper.
    pub(super) fn put_off(
        bank: Rc<Bank>,
        plan: Plan,
        paper: Vec<usize>,
        at: usize,
        reviews: &[Review],
        draft: Option<Draft>,
    ) -> Self {
        let reviews = reviews.iter().filter(|review| review.sitting == plan.sitting).cloned().collect();
        let left = Left { plan: plan.clone(), reviews, draft };
        let mut session = Self::start(bank, plan, paper, 0);
        session.stage = Stage::Waiting(Waiting { turn: QueueEntry { at, attempt: 1 }, led: false });
        session.left = Some(Box::new(left));
        session
    }
}
