//! What is kept of an exam: the one under way, and the one that was handed in last.

use crate::browser::now;
use crate::handed_in::last;
use crate::screen::Context;
use crate::sitting::SUMMARY_LASTS_MS;
use popquiz_core::memory::log::Review;
use popquiz_core::sitting::exam::{self, Answers, Exam as Sitting};

/// The part under which an exam's plan is kept, as long as it is unfinished.
pub const PLAN: &str = "exam";
/// What was answered in it.
pub const ANSWERS: &str = "exam-answers";

/// The exam that was left. One that cannot be read is set aside, and one of whose questions none is left is over.
pub fn left(cx: &Context<'_>) -> Option<Sitting> {
    let mut journal = cx.journal.borrow_mut();
    let Some((plan, terms)) = exam::decode_plan(&journal.part(cx.place, PLAN)?) else {
        journal.set_part_aside(cx.place, PLAN);
        journal.set_part_aside(cx.place, ANSWERS); // or the next exam would write over what belongs to it
        return None;
    };
    let text = journal.part(cx.place, ANSWERS);
    let answers = text.as_deref().and_then(Answers::decode);
    if text.is_some() && answers.is_none() {
        journal.set_part_aside(cx.place, ANSWERS);
    }
    let sitting = Sitting::resume(cx.props.bank.clone(), plan, terms, answers, now());
    if sitting.is_empty() {
        journal.forget_part(cx.place, PLAN);
        return None;
    }
    Some(sitting)
}

pub fn has_result(cx: &Context<'_>) -> bool {
    last(cx).is_some()
}

pub fn is_fresh(last: &Sitting) -> bool {
    let ended_at = last.plan().started_at + last.report().used_ms;
    now().saturating_sub(ended_at) < SUMMARY_LASTS_MS
}

/// Records what handing in adds to the log and is not there yet, and gives it back. A result is kept before its reviews
/// are, so a page that was killed between the two makes up for it here.
pub fn finish_recording(cx: &Context<'_>, sitting: &Sitting) -> Vec<Review> {
    let mut journal = cx.journal.borrow_mut();
    let from = journal.log().reviews().partition_point(|review| review.at < sitting.plan().started_at);
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
