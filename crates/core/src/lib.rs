//! The heart of Popquiz: items, grading, scheduling, sessions and the review log.
//!
//! Nothing here knows a browser, a clock, dice or a disk: `now` and `seed` are arguments, and what should happen
//! outside is returned as data. So the same sitting can be replayed anywhere and comes out the same.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod bank;
pub mod dice;
pub mod export;
pub mod grading;
pub mod item;
#[cfg(test)]
mod mangled;
pub mod memory;
pub mod prose;
pub mod search;
pub mod sharing;
pub mod sitting;
pub mod sort;
pub mod stats;
#[cfg(test)]
mod testing;
