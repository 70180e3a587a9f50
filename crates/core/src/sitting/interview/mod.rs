//! An interview: open questions and scenarios, said or noted, then held against the model answer.
//!
//! [`Interview::update`] is total. Unlike a drill, notes, hints and time belong to the report at the end, so all of it is
//! kept as one text ([`Interview::encode`]) until the report is replaced by the next one.

mod persistence;
mod report;
mod rules;
mod state;
mod step;
mod suggest;
#[cfg(test)]
mod tests;
mod view;

pub use persistence::fingerprint;
pub use report::{Report, Row, Tally, Topic, Verdict};
pub use rules::{MAX_NOTES, Rules, can_be_asked, draw, pool, target_ms};
pub use state::Interview;
pub use suggest::suggested;
pub use view::{Answer, Question, View};
