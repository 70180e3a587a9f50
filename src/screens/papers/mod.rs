//! Papers that everybody gets alike: a link that opens one, and a line of results to hand in.

mod act;
mod invited;
mod persistence;
mod screen;
mod sharing;
mod words;

pub use screen::{ENTRY, open};
