//! Sittings: what is asked, in which order, and what comes of each answer.
//!
//! One engine is under all of them: a [`Plan`] that is written once, an [`Attempt`] for each question, the [`Draft`] that
//! is kept of it, and [`Effect`]s for what should happen outside. Drill and review ([`session`]), [`exam`] and
//! [`interview`] are rules over it: what an event means at which moment.
//!
//! Owns what is asked, what is kept of it, and what is said of questions that were edited or removed since. Refuses to
//! grade, to schedule, and to carry anything out.

mod attempt;
mod draft;
mod effect;
mod engine;
mod event;
pub mod exam;
mod fields;
pub mod interview;
mod paper;
mod plan;
pub mod session;
#[cfg(test)]
mod tests;

pub use attempt::{Attempt, Question};
pub use draft::{Draft, FollowUp, Step};
pub use effect::{Effect, Said, Target};
pub use event::Event;
pub use paper::{Config, draw, shown_order};
pub use plan::Plan;

/// The longest notes that are kept of an open question in a drill or an exam, in characters.
pub const MAX_NOTES: usize = 600;
