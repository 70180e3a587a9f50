//! Drill and review: what is missed comes back until it is right once, or rests until tomorrow.
//!
//! [`Session::update`] is total: an event that makes no sense in the present stage changes nothing and returns no
//! effects.

mod position;
mod queue;
mod resume;
mod review;
mod state;
#[cfg(test)]
mod tests;
mod view;
mod waiting;

pub use position::Position;
pub use review::{Round, draw_review};
pub use state::Session;
pub use view::{Mark, Result, Summary, Verdict, View};
