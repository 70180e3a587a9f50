//! Assessment items and the one checked door through which they come.
//!
//! Owns what an item is made of and what makes it sound. Refuses an item whose parts do not fit; knows no deck's
//! syntax, no grade and no learner.

mod check;
mod checked;
mod model;

pub use check::Flaw;
pub use checked::Item;
pub use model::*;
