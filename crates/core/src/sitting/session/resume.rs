//! Taking up a sitting where it was left, and saying where that is.

use super::position::Position;
use super::queue::QueueEntry;
use super::state::{Session, Stage};
use crate::bank::{Bank, IdIndex};
use crate::memory::log::Review;
use crate::sitting::draft::{Draft, Step};
use crate::sitting::plan::Plan;
use std::rc::Rc;

impl Session {
    /// Takes up a sitting where it was left: replays its reviews (those of this sitting, oldest first), then lays the
    /// position on top. Items that the bank no longer has are passed over and leave the plan, and reviews and positions that
    /// do not fit are passed over, too. While an item that was answered or seen has not arrived, the sitting waits.
    #[must_use]
    pub fn resume(bank: Rc<Bank>, mut plan: Plan, reviews: &[Review], position: Option<Position>, now: u64) -> Self {
        let paper = positions(&bank, &plan.items);
        if let Some(at) = missing(&bank, &paper, plan.sitting, reviews, position.as_ref()) {
            return Self::put_off(bank, plan, paper, at, reviews, position);
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
        let sitting = session.engine.plan.sitting;
        for review in reviews.iter().filter(|review| review.sitting == sitting) {
            session.engine.follow(review.at);
            match session.place_of(review) {
                Some(at) => session.replay(review, at),
                None => session.lost += 1,
            }
        }
        if let Some(position) = position.filter(|position| position.answered as usize == session.answered()) {
            session.lay(position, now);
        }
        session
    }

    /// The position in the paper of what a review is about.
    fn place_of(&self, review: &Review) -> Option<usize> {
        // In a joined bank the ids carry the names of their banks already.
        let short = review.item.split_once('/').filter(|(bank, _)| *bank == self.engine.bank.name()).map(|(_, id)| id);
        self.engine.plan.items.iter().position(|item| *item == review.item || Some(item.as_str()) == short)
    }

    /// Takes in a review of an earlier page, of what stands there in the paper. One that does not fit is passed over.
    fn replay(&mut self, review: &Review, at: usize) {
        let entry = QueueEntry { at, attempt: review.attempt };
        if matches!(self.stage, Stage::Feedback(_)) {
            self.ask_next(review.at);
        }
        if self.present() != Some(entry) {
            self.turn_to(&|waiting| *waiting == entry, review.at);
        }
        match &self.stage {
            Stage::Asking(present, attempt) if *present == entry => {
                let mut attempt = attempt.clone();
                attempt.confidence = review.confidence;
                // What was recorded stands, even if the bank has been edited since: the learner was told so.
                let response = review.response.clone().filter(|response| response.fits(attempt.item.task()));
                self.judge(entry, attempt, response, review.grade());
            }
            // Earlier releases asked a fourth time, and more often.
            _ => self.lost += 1,
        }
    }

    /// Asks what waits somewhere in the queue: where items were removed, what comes back may stand elsewhere than it did.
    fn turn_to(&mut self, wanted: &dyn Fn(&QueueEntry) -> bool, now: u64) {
        let Some(place) = self.queue.iter().position(wanted) else { return };
        let present = self.present();
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

    fn lay(&mut self, mut position: Position, now: u64) {
        // One of the first release does not say what it is about.
        let place = |session: &Self, id: &String| session.engine.plan.items.iter().position(|item| item == id);
        let about = position.seen.first().map(|(id, _)| place(self, id));
        position.seen.retain(|(id, print)| {
            // What was waited for had no print yet.
            *print != 0 && place(self, id).is_some_and(|at| self.engine.bank.print(self.paper[at]) != *print)
        });
        self.edited = position.seen;
        let same =
            |session: &Self| about.is_none_or(|at| at.is_some() && at == session.present().map(|entry| entry.at));
        let draft = position.present;
        if matches!(self.stage, Stage::Feedback(_))
            && !(draft.step == Step::Feedback && same(self) && !position.stopped)
        {
            self.ask_next(now);
        }
        if position.stopped {
            self.break_off();
            return;
        }
        if let Some(Some(at)) = about.filter(|_| !same(self)) {
            self.turn_to(&|entry| entry.at == at, now);
        }
        let present = self.present();
        let edited = present.is_some_and(|entry| self.is_edited(entry));
        if same(self) {
            match &mut self.stage {
                Stage::Feedback(feedback) => feedback.attempt.notes = draft.notes,
                Stage::Asking(_, attempt) => {
                    let revealed = draft.step == Step::Revealed && attempt.is_open();
                    let step = if revealed { Step::Revealed } else { Step::Asked };
                    attempt.restore(Draft { step, ..draft }, 0);
                }
                Stage::Waiting(_) | Stage::Finished => {}
            }
        }
        if let Stage::Asking(_, attempt) = &mut self.stage {
            attempt.edited = edited;
        }
        if let Stage::Feedback(feedback) = &mut self.stage {
            feedback.attempt.edited = edited;
        }
    }

    /// Where the learner is now, to be kept beside the plan.
    #[must_use]
    pub fn position(&self) -> Position {
        let present = match &self.stage {
            Stage::Asking(_, attempt) => attempt.draft(0),
            Stage::Feedback(feedback) => {
                // The answer is in the log.
                Draft { response: None, confidence: None, ..feedback.attempt.draft(0) }
            }
            Stage::Waiting(_) | Stage::Finished => Draft::fresh(""),
        };
        Position {
            answered: u32::try_from(self.answered()).unwrap_or(u32::MAX),
            stopped: self.is_finished(),
            present,
            seen: self.seen(),
        }
    }

    /// How many answers were recorded, those to items that the bank no longer has included.
    fn answered(&self) -> usize {
        self.answers.len() + self.lost
    }

    /// What [`Position::seen`] keeps: of the present item and of what comes back. An edited item stays edited for as long
    /// as the sitting lasts.
    fn seen(&self) -> Vec<(String, u32)> {
        let mut seen = Vec::new();
        let mut add = |entry: QueueEntry| {
            let id = &self.engine.plan.items[entry.at];
            let before = self.edited.iter().find(|(edited, _)| edited == id);
            let print = before.map_or_else(|| self.engine.bank.print(self.paper[entry.at]), |(_, before)| *before);
            seen.push((id.clone(), print));
        };
        let present = self.present();
        if let Some(entry) = present {
            add(entry);
        }
        for entry in &self.queue {
            // A verdict on what comes back has it twice.
            if entry.attempt > 1 && present.is_none_or(|present| present.at != entry.at) {
                add(*entry);
            }
        }
        seen
    }
}

/// The position in the paper of an item that is needed to take up the sitting, and has not arrived.
fn missing(
    bank: &Bank,
    paper: &[usize],
    sitting: u64,
    reviews: &[Review],
    position: Option<&Position>,
) -> Option<usize> {
    paper.iter().position(|&at| {
        let id = &bank.heads()[at].id;
        let seen = || position.is_some_and(|position| position.seen.iter().any(|(seen, _)| seen == id));
        let answered = || reviews.iter().any(|review| review.sitting == sitting && review.item == bank.full_id(id));
        bank.is_coming(at) && (seen() || answered())
    })
}

/// Where the items with these ids stand in the bank, those that the bank does not have left out.
fn positions(bank: &Bank, ids: &[String]) -> Vec<usize> {
    let places = IdIndex::of(bank);
    ids.iter().filter_map(|id| places.find(id)).collect()
}
