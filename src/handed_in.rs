//! The exam that was handed in last, which other screens tell of as well.

use crate::browser::now;
use crate::screen::Context;
use popquiz_core::sitting::exam::{self, Exam, Stage};

/// The part under which it is kept.
pub const RESULT: &str = "exam-result";

/// The exam that was handed in last. One that cannot be read is set aside.
pub fn last(cx: &Context<'_>) -> Option<Exam> {
    let mut journal = cx.journal.borrow_mut();
    let Some((plan, terms, answers)) = exam::decode(&journal.part(cx.place, RESULT)?) else {
        journal.set_part_aside(cx.place, RESULT);
        return None;
    };
    let sitting = Exam::resume(cx.props.bank.clone(), plan, terms, Some(answers), now());
    Some(sitting).filter(|sitting| sitting.stage() == Stage::Done && !sitting.is_empty())
}
