//! Prose: the small tree that a question's text is made of.
//!
//! There is no HTML anywhere in Popquiz. The author crate turns Markdown into this tree at build time, and the view
//! turns the tree into nodes. Text that looks like markup is therefore just text.
//!
//! Owns the tree and its packed form. Refuses markup, and to be nested more deeply than it can be drawn.

mod packed;
mod tree;

pub(crate) use packed::push_clean;
pub use tree::*;
