//! The drill: a sitting on the bank of the page, kept at the widget's own place.

mod screen;

pub use screen::{ENTRY, open};
