//! Questions for other programs: a deck in Markdown, a table, cards for Anki. Pure text; who calls says which items.
//!
//! Owns the forms of other programs and their escapes. Refuses to write a file: it returns text.

mod anki;
mod card;
mod csv;
mod deck;
mod html;
mod prose;
mod selection;
#[cfg(test)]
mod tests;

pub use anki::anki;
pub use csv::csv;
pub use deck::deck;
pub use html::{html, html_line};
pub use prose::{line, prose};
