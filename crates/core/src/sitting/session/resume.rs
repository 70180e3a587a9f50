//! Taking up a sitting: its reviews are replayed, and the draft is laid on top.

use super::asking::Asking;
use super::{Draft, Plan, QueueEntry, Session, Stage, Step};
use crate::bank::{Bank, IdIndex};
use crate::item::Task;
use crate::memory::log::Review;
use std::rc::Rc;

impl Session {
    /// Takes up a sitting where it was left: replays its reviews (those of this sitting, oldest first), then lays the
    /// draft on top. Items that the bank no longer has are passed over and leave the plan, and reviews and drafts that do
    /// not fit are passed over, too. While an item that was answered or seen has not arrived, the sitting waits.
    #[must_use]
    pub fn resume(bank: Rc<Bank>, mut plan: Plan, reviews: &[Review], draft: Option<Draft>, now: u64) -> Self {
        let paper = positions(&bank, &plan.items);
        if let Some(at) = missing(&bank, &paper, plan.sitting, reviews, draft.as_ref()) {
            return Self::put_off(bank, plan, paper, at, reviews, draft);
        }
        let removed = plan.items.len() - paper.len();
        if removed > 0 {
            plan.items.clear();
            for &at in &paper {
                plan.items.push(bank.heads()[at].id.clone());
            }
        }
        let mut session = Self::start(bank, plan, paper, now);
        session.removed = removed;
        let sitting = session.plan.sitting;
        for review in reviews.iter().filter(|review| review.sitting == sitting) {
            session.not_before = review.at.wrapping_add(1);
            match session.place_of(review) {
                Some(at) => session.replay(review, at),
                None => session.lost += 1,
            }
        }
        if let Some(draft) = draft.filter(|draft| draft.answered as usize == session.answered()) {
            session.lay(draft, now);
        }
        session
    }

    /// The position in the paper of what a review is about.
    fn place_of(&self, review: &Review) -> Option<usize> {
        // In a joined bank the ids carry the names of their banks already.
        let short = review.item.split_once('/').filter(|(bank, _)| *bank == self.bank.name()).map(|(_, id)| id);
        self.plan.items.iter().position(|item| *item == review.item || Some(item.as_str()) == short)
    }

    /// Takes in a review of an earlier page, of what stands there in the paper. One that does not fit is passed over.
    fn replay(&mut self, review: &Review, at: usize) {
        let turn = QueueEntry { at, attempt: review.attempt };
        if matches!(self.stage, Stage::Feedback(_)) {
            self.ask_next(review.at);
        }
        if self.turn() != Some(turn) {
            self.turn_to(&|waiting| *waiting == turn, review.at);
        }
        if let Stage::Asking(asking) = &self.stage
            && asking.turn == turn
        {
            let asking = asking.clone();
            // What was recorded stands, even if the bank has been edited since: the learner was told so.
            let response = review.response.clone().filter(|response| response.fits(asking.item.task()));
            self.judge(Asking { confidence: review.confidence, ..asking }, response, review.grade());
        }
    }

    /// Asks what waits somewhere in the queue: where items were removed, what comes back may stand elsewhere than it did.
    fn turn_to(&mut self, wanted: &dyn Fn(&QueueEntry) -> bool, now: u64) {
        let Some(place) = self.queue.iter().position(wanted) else { return };
        let present = self.turn();
        // The places before it move back by one, and it stands first; then what was asked comes right after it.
        for at in (0..place).rev() {
            self.queue.swap(at, at + 1);
        }
        if let Some(present) = present {
            self.queue.push_front(present);
            self.queue.swap(0, 1);
        }
        self.ask_next(now);
    }

    fn lay(&mut self, mut draft: Draft, now: u64) {
        // A draft of the first release does not say what it is about.
        let about = draft.seen.first().map(|(id, _)| self.plan.items.iter().position(|item| item == id));
        draft.seen.retain(|(id, print)| {
            let at = self.plan.items.iter().position(|item| item == id);
            // What was waited for had no print yet.
            *print != 0 && at.is_some_and(|at| self.bank.print(self.paper[at]) != *print)
        });
        self.edited = draft.seen;
        let same = |session: &Self| about.is_none_or(|at| at.is_some() && at == session.turn().map(|turn| turn.at));
        if matches!(self.stage, Stage::Feedback(_)) && !(draft.step == Step::Told && same(self)) {
            self.ask_next(now);
        }
        if draft.step == Step::Stopped {
            self.break_off();
            return;
        }
        if let Some(Some(at)) = about.filter(|_| !same(self)) {
            self.turn_to(&|turn| turn.at == at, now);
        }
        if same(self) {
            match &mut self.stage {
                Stage::Feedback(told) => told.notes = draft.notes,
                Stage::Asking(asking) => {
                    asking.revealed = draft.step == Step::Revealed && matches!(asking.item.task(), Task::Open(_));
                    asking.confidence = draft.confidence;
                    asking.notes = draft.notes;
                    if let Some(response) = draft.response.filter(|response| response.fits(asking.item.task())) {
                        asking.response = response;
                    }
                }
                Stage::Waiting(_) | Stage::Finished => {}
            }
        }
    }
}

/// The position in the paper of an item that is needed to take up the sitting, and has not arrived.
fn missing(bank: &Bank, paper: &[usize], sitting: u64, reviews: &[Review], draft: Option<&Draft>) -> Option<usize> {
    paper.iter().position(|&at| {
        let id = &bank.heads()[at].id;
        let seen = || draft.is_some_and(|draft| draft.seen.iter().any(|(seen, _)| seen == id));
        let answered = || reviews.iter().any(|review| review.sitting == sitting && review.item == bank.full_id(id));
        bank.is_coming(at) && (seen() || answered())
    })
}

/// Where the items with these ids stand in the bank, those that the bank does not have left out.
pub(crate) fn positions(bank: &Bank, ids: &[String]) -> Vec<usize> {
    let places = IdIndex::of(bank);
    ids.iter().filter_map(|id| places.find(id)).collect()
}
