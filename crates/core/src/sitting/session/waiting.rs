//! A sitting that waits for its bank: heads come first, so a sitting can begin before the question it asks is there.

use super::position::Position;
use super::queue::QueueEntry;
use super::state::{Left, Session, Stage, Waiting};
use crate::bank::Bank;
use crate::memory::log::Review;
use crate::sitting::effect::{Effect, Target};
use crate::sitting::plan::Plan;
use std::rc::Rc;

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
            *self = Self::resume(self.engine.bank.clone(), left.plan, &left.reviews, left.position, now);
        } else {
            self.queue.push_front(waiting.entry);
            self.ask_next(now);
        }
        if !waiting.led {
            return Vec::new();
        }
        self.follow();
        match &self.stage {
            Stage::Waiting(_) => Vec::new(),
            Stage::Finished => vec![Effect::Keep, Effect::Focus(Target::Result), Effect::Complete],
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
        position: Option<Position>,
    ) -> Self {
        let reviews = reviews.iter().filter(|review| review.sitting == plan.sitting).cloned().collect();
        let left = Left { plan: plan.clone(), reviews, position };
        let mut session = Self::start(bank, plan, paper, 0);
        session.stage = Stage::Waiting(Waiting { entry: QueueEntry { at, attempt: 1 }, led: false });
        session.left = Some(Box::new(left));
        session
    }
}
