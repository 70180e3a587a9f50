//! Grading: responses, and what they are worth.
//!
//! Owns the reading of what was typed, the score of every kind, and the near miss. Refuses to know when something was
//! answered or what comes of it: that is the schedule's, in `memory`.

mod grade;
mod near_miss;
mod response;
mod typed;

pub use grade::{Grade, OPEN_PASS_PERMILLE, Outcome, accepts, expected_wrong, grade};
pub use near_miss::{NearMiss, near_miss};
pub use response::*;
pub(crate) use typed::lower;
pub use typed::number;
