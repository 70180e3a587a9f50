//! An exam: a paper answered in any order against the clock, handed in once, and told about afterwards.
//!
//! [`Exam::update`] is total. Nothing of the verdicts can be had before the exam is handed in.

mod answers;
mod clock;
mod event;
mod hand_in;
mod paper;
mod persistence;
mod report;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod view;

pub use answers::{Answers, Terms, decode, decode_plan};
pub use clock::{GRACE_MS, More, OFFERED_MS};
pub use event::{Event, Sign, Stage};
pub use paper::{Paper, draw};
pub use persistence::encode;
pub use report::{Became, Report, Tally};
pub use rules::{MINUTE_MS, MOST_MINUTES, MOST_QUOTAS, PASS_PERCENT, Quota, Rules, closed_kinds};
pub use state::Exam;
pub use view::Marked;
