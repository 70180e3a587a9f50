//! Questions for other programs: a deck in Markdown, a table, cards for Anki. Pure text; who calls says which items.

mod anki;
mod card;
mod csv;
mod deck;
mod html;
mod prose;
#[cfg(test)]
mod tests;

pub use anki::anki;
pub use csv::csv;
pub use deck::deck;
pub use html::{html, html_line};
pub use prose::{line, prose};

use crate::bank::Bank;
use crate::item::{Head, Item};

/// The items at some positions of a bank, in that order. What cannot be decoded is left out.
fn items<'a>(bank: &'a Bank, at: &'a [usize]) -> impl Iterator<Item = Item> + 'a {
    at.iter().filter_map(|&at| bank.item(at))
}

/// The words that describe an item: area, level, kind, tags; none twice.
fn tags(head: &Head) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let own = [head.area.as_str(), head.level.as_str(), head.kind.as_str()];
    for word in own.into_iter().chain(head.tags.iter().map(String::as_str)) {
        if !out.contains(&word) {
            out.push(word);
        }
    }
    out
}
