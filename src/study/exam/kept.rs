//! What is kept of an exam: the one under way, and the one that was handed in last.

use super::super::Room;
use super::{ANSWERS, PLAN, RESULT};
use crate::browser::now;
use crate::sitting::SUMMARY_LASTS_MS;
use popquiz_core::memory::log::Review;
use popquiz_core::sitting::exam::{self, Answers, Exam as Sitting, Plan, Stage};

/// The exam that was left. One that cannot be read is set aside, and one of whose questions none is left is over.
pub(super) fn left(room: &Room<'_>) -> Option<Sitting> {
    let mut journal = room.journal.borrow_mut();
    let Some(plan) = Plan::decode(&journal.part(room.place, PLAN)?) else {
        journal.set_part_aside(room.place, PLAN);
        journal.set_part_aside(room.place, ANSWERS); // or the next exam would write over what belongs to it
        return None;
    };
    let text = journal.part(room.place, ANSWERS);
    let answers = text.as_deref().and_then(Answers::decode);
    if text.is_some() && answers.is_none() {
        journal.set_part_aside(room.place, ANSWERS);
    }
    let sitting = Sitting::resume(room.props.bank.clone(), plan, answers, now());
    if sitting.is_empty() {
        journal.forget_part(room.place, PLAN);
        return None;
    }
    Some(sitting)
}

/// The exam that was handed in last.
pub fn last(room: &Room<'_>) -> Option<Sitting> {
    let mut journal = room.journal.borrow_mut();
    let Some((plan, answers)) = exam::decode(&journal.part(room.place, RESULT)?) else {
        journal.set_part_aside(room.place, RESULT);
        return None;
    };
    let sitting = Sitting::resume(room.props.bank.clone(), plan, Some(answers), now());
    Some(sitting).filter(|sitting| sitting.stage() == Stage::Done && !sitting.is_empty())
}

pub(super) fn has_result(room: &Room<'_>) -> bool {
    last(room).is_some()
}

pub(super) fn is_fresh(last: &Sitting) -> bool {
    let ended_at = last.plan().plan.started_at + last.report().used_ms;
    now().saturating_sub(ended_at) < SUMMARY_LASTS_MS
}

/// Records what handing in adds to the log and is not there yet, and gives it back. A result is kept before its reviews
/// are, so a page that was killed between the two makes up for it here.
pub(super) fn finish_recording(room: &Room<'_>, sitting: &Sitting) -> Vec<Review> {
    let mut journal = room.journal.borrow_mut();
    let from = journal.log().reviews().partition_point(|review| review.at < sitting.plan().plan.started_at);
    let known = |review: &Review, log: &[Review]| {
        log.iter().any(|old| old.sitting == review.sitting && old.item == review.item)
    };
    let new: Vec<Review> =
        sitting.reviews().into_iter().filter(|review| !known(review, &journal.log().reviews()[from..])).collect();
    for review in &new {
        journal.record(review.clone());
    }
    new
}
