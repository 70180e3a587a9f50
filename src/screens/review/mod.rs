//! The review: what is due in every bank that this site has shown, and the day's new items, as one sitting.
//!
//! The other banks are loaded when the review starts, and only those that have something due. Then it is a sitting like
//! any other, drawn and kept as a drill is, but at a place of its own.

mod paper;
mod screen;

pub use screen::{ENTRY, open};
