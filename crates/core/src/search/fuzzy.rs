//! Words that are a slip of the finger away from one another.
//!
//! A slip is a letter left out, put in or mistaken, or two neighbours swapped (the distance that is called optimal string
//! alignment). The words of a bank are sorted, so neighbours begin alike: the table of distances is kept for as many
//! letters as the next word shares, and words whose beginning is too far off are passed over together.

use super::index::Index;
use super::words::MAX_WORD;

/// How many slips a word may have: none in a short one, where every slip is another word.
pub(super) const fn allowed(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The table of distances between a typed word and the beginnings of others, a row for each letter of the other.
struct Table {
    typed: Vec<char>,
    most: u8,
    other: Vec<char>,
    /// The rows one after the other, that of no letter first; each is one longer than the typed word.
    cells: Vec<u8>,
}

impl Table {
    fn new(typed: &str) -> Self {
        let typed: Vec<char> = typed.chars().take(MAX_WORD).collect();
        let most = allowed(typed.len());
        let cells = (0u8..).take(typed.len() + 1).collect();
        Self { typed, most, other: Vec::new(), cells }
    }

    /// How long a row is.
    fn width(&self) -> usize {
        self.typed.len() + 1
    }

    /// Keeps the rows of the first letters only.
    fn keep(&mut self, letters: usize) {
        self.other.truncate(letters);
        self.cells.truncate((letters + 1) * self.width());
    }

    /// Adds the row of one more letter. Says whether a word that begins so can still be near.
    fn push(&mut self, letter: char) -> bool {
        let (width, depth) = (self.width(), self.other.len() + 1);
        let above = (depth - 1) * width;
        let mut left = u8::try_from(depth).unwrap_or(u8::MAX);
        let mut least = left;
        self.cells.push(left);
        for at in 0..self.typed.len() {
            let typed = self.typed[at];
            let mistaken = self.cells[above + at].saturating_add(u8::from(typed != letter));
            let mut slips = mistaken.min(self.cells[above + at + 1].saturating_add(1)).min(left.saturating_add(1));
            if at > 0 && depth > 1 && self.typed[at - 1] == letter && self.other[depth - 2] == typed {
                slips = slips.min(self.cells[above - width + at - 1].saturating_add(1));
            }
            self.cells.push(slips);
            left = slips;
            least = least.min(slips);
        }
        self.other.push(letter);
        least <= self.most
    }

    /// The fewest slips between the typed word and a beginning of the other, if that is near.
    fn distance(&self) -> Option<u8> {
        let width = self.width();
        let last = self.cells.iter().skip(width * 2 - 1).step_by(width).copied();
        last.min().filter(|slips| *slips <= self.most)
    }
}

/// The words of an index that a typed word comes near, and by how many slips: whole words, and such as begin so.
pub(super) fn near(index: &Index, typed: &str) -> Vec<(usize, u8)> {
    let mut table = Table::new(typed);
    let mut out = Vec::new();
    if table.most == 0 {
        return out;
    }
    // Whether the last letter of the table was one too many: a word that begins with all of them needs no look.
    let mut dead = false;
    for at in 0..index.words() {
        let term = index.term(at);
        let shared = table.other.iter().zip(term.chars()).take_while(|(old, new)| **old == *new).count();
        if !(dead && shared == table.other.len()) {
            table.keep(shared);
            dead = !term.chars().skip(shared).all(|letter| table.push(letter));
        }
        out.extend(table.distance().map(|slips| (at, slips)));
    }
    out
}

/// The fewest slips between a typed word and another, or its beginning, if they are near.
pub(super) fn between(typed: &str, other: &str) -> Option<u8> {
    let mut table = Table::new(typed);
    if table.most == 0 {
        return None;
    }
    // It stops at the letter from which on nothing can be near; what was near before still is.
    let _ = other.chars().all(|letter| table.push(letter));
    table.distance()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (typed, other, slips) in [
            ("model", "model", Some(0)),
            ("modle", "model", Some(1)),
            ("modl", "model", Some(1)),
            ("mmodel", "model", Some(1)),
            ("nodel", "model", Some(1)),
            ("modle", "models", Some(1)),
            ("midelwear", "middleware", Some(2)),
            ("midleware", "middleware", Some(1)),
            ("prefech_relatd", "prefetch_related", Some(2)),
            ("form", "from", Some(1)),
            ("for", "far", None),
            ("model", "mode", Some(1)),
            ("model", "moderate", Some(1)),
            ("model", "motor", None),
        ] {
            assert_eq!(between(typed, other), slips, "{typed}, {other}");
        }
    }
}
