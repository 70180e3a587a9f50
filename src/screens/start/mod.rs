//! The start screen: what is due, where you left, and where you stand in every area. The player has none.

mod picks;
mod screen;
mod view;

pub use screen::{ENTRY, open};
