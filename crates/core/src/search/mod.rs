//! Search over a bank, as one types.
//!
//! An [`Index`] is built once, a few items at a time ([`Builder`]), and holds the words of every item with the part of
//! the item they stand in. A query is answered in up to three rounds, each only where the one before found nothing:
//! items that have all its words, as typed or as the beginning of a longer word; items that have all its words but for
//! slips of the finger; items that have most of its words. Everything is counted in whole numbers, and ties go to the
//! item with the shorter question, then to the bank's order: the same query gives the same list everywhere.

//!
//! Owns the index, the query, the marks on what was found, and the [list](listing) of all questions. Refuses to know what
//! the learner answered but through progress, and draws nothing.

mod build;
mod fuzzy;
mod highlight;
mod index;
pub mod listing;
mod query;
#[cfg(test)]
mod tests;
mod words;

pub use build::Builder;
pub use highlight::Highlighter;
pub use index::Index;
pub use query::{Fit, Found};
