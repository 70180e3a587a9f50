//! What is exported: items by their positions, and the words that describe them.

use crate::bank::Bank;
use crate::item::{Head, Item};

/// The items at some positions of a bank, in that order. What cannot be decoded is left out.
pub(super) fn items<'a>(bank: &'a Bank, at: &'a [usize]) -> impl Iterator<Item = Item> + 'a {
    at.iter().filter_map(|&at| bank.item(at))
}

/// The words that describe an item: area, level, kind, tags; none twice.
pub(super) fn tags(head: &Head) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let own = [head.area.as_str(), head.level.as_str(), head.kind.as_str()];
    for word in own.into_iter().chain(head.tags.iter().map(String::as_str)) {
        if !out.contains(&word) {
            out.push(word);
        }
    }
    out
}
