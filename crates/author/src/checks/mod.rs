//! What is sound and yet wrong in its bank, or gives an answer away.
//!
//! Owns the lints, and what has to fit across decks. It sees items that were read, and never text: it refuses to parse.

pub(crate) mod allowed;
pub(crate) mod clues;
pub(crate) mod consistency;
pub(crate) mod duplicates;
pub(crate) mod lints;
pub(crate) mod suggestion;
pub(crate) mod wording;
