//! Colours for code, given when the bank is built: the browser gets stretches of text and ships no lexer.
//!
//! Owns the lexers. They are small and forgiving: they see code as learners do, cut short or with a gap in it, and
//! whatever they do not know stays plain. It refuses to judge: code that no interpreter would take is coloured all the
//! same, and nothing is ever lost or changed.

mod config;
mod cursor;
mod highlighter;
mod python;
mod shell;
mod sql;
mod template;
#[cfg(test)]
mod tests;

pub use highlighter::highlight;
