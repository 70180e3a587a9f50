//! The heart of Popquiz: items, grading, scheduling, sessions and the review log.
//!
//! Nothing here knows a browser, a clock, dice or a disk: `now` and `seed` are arguments, and what should happen
//! outside is returned as data. So the same sitting can be replayed anywhere and comes out the same.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod bank;
pub mod checklist;
pub mod dice;
pub mod exam;
pub mod export;
pub mod grade;
pub mod interview;
pub mod invitation;
pub mod item;
pub mod link;
pub mod log;
#[cfg(test)]
mod mangled;
pub mod prefs;
pub mod progress;
pub mod prose;
pub mod reading;
pub mod response;
pub mod result_line;
pub mod schedule;
pub mod search;
pub mod session;
pub mod sort;
pub mod stats;
#[cfg(test)]
mod testing;
