//! Search over a bank, as one types.
//!
//! An [`Index`] is built once, a few items at a time ([`Builder`]), and holds the words of every item with the part of
//! the item they stand in. A query is answered in up to three rounds, each only where the one before found nothing:
//! items that have all its words, as typed or as the beginning of a longer word; items that have all its words but for
//! slips of the finger; items that have most of its words. Everything is counted in whole numbers, and ties go to the
//! item with the shorter question, then to the bank's order: the same query gives the same list everywhere.

mod build;
mod close;
mod mark;
#[cfg(test)]
mod tests;
mod words;

pub use build::Builder;
pub use mark::Marker;

use words::MAX_WORDS;

/// The parts of an item that are searched, as a set: a bit each, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Field(u8);

impl Field {
    /// Reasons, the rationale, misconceptions, follow-ups, references.
    const WHY: Self = Self(1);
    /// What is to be chosen, ordered, matched or said.
    const ANSWER: Self = Self(2);
    /// Tags, topics, the area, the id.
    const TOPIC: Self = Self(4);
    /// The question.
    const STEM: Self = Self(8);

    /// What a word counts that stands in these parts: as much as in the weightiest of them.
    const fn weight(set: u8) -> u32 {
        match set {
            8.. => 8,
            4.. => 5,
            2.. => 3,
            _ => 1,
        }
    }
}

/// A word of the bank that begins as a word of the query, in sixteenths: the more of it was typed, the better.
fn begun(typed: usize, whole: usize) -> u32 {
    if typed == whole { 16 } else { 6 + u32::try_from(6 * typed / whole.max(1)).unwrap_or(6) }
}

/// The same for one that is so many slips away.
const fn slipped(slips: u8) -> u32 {
    match slips {
        0 => 6,
        1 => 5,
        _ => 3,
    }
}

/// The words of a bank, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// All words one after the other, sorted.
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    /// For each word the items it stands in: steps from item to item times 16, plus the parts, seven bits a byte.
    places: Vec<u8>,
    /// Where the items of each word end in `places`.
    place_ends: Vec<u32>,
    /// How many words the question of each item has, at most 255.
    lengths: Vec<u8>,
}

/// How closely what was found has what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Every word as typed, or a longer one that begins so.
    Exact,
    /// Every word, some of them but for a slip or two.
    Close,
    /// Most of the words.
    Partly,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Positions in the bank, best first.
    pub items: Vec<u32>,
    /// How closely they fit.
    pub fit: Fit,
    /// The words that were looked for, for [`Marker::new`].
    pub words: Vec<String>,
}

impl Index {
    /// The whole index of a bank at once. Where a page must not stand still, use a [`Builder`].
    #[must_use]
    pub fn of(bank: &crate::bank::Bank) -> Self {
        let mut builder = Builder::default();
        while !builder.step(bank, usize::MAX) {}
        builder.finish()
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len() + (self.ends.len() + self.place_ends.len()) * 4 + self.places.len() + self.lengths.len()
    }

    /// How many different words it knows.
    #[must_use]
    pub fn words(&self) -> usize {
        self.ends.len()
    }

    /// Searches. A query without a word finds nothing.
    #[must_use]
    pub fn search(&self, query: &str) -> Found {
        let words = self.words_of(query);
        let mut found = Found { items: Vec::new(), fit: Fit::Exact, words };
        if found.words.is_empty() {
            return found;
        }
        found.items = self.round(&found.words, Fit::Exact);
        for fit in [Fit::Close, Fit::Partly] {
            if found.items.is_empty() {
                found.fit = fit;
                found.items = self.round(&found.words, fit);
            }
        }
        found
    }

    /// The words of a query. One that the bank does not know, but whose parts are words, falls into them.
    fn words_of(&self, query: &str) -> Vec<String> {
        let mut out = Vec::new();
        for (_, token) in words::tokens(query) {
            let whole = words::plain(token);
            let parts = words::parts(token);
            if parts.len() > 1 && self.beginning(&whole).is_empty() {
                out.extend(parts.iter().map(|part| words::plain(part)));
            } else {
                out.push(whole);
            }
        }
        out.truncate(MAX_WORDS);
        out
    }

    /// The items that fit, best first.
    fn round(&self, words: &[String], fit: Fit) -> Vec<u32> {
        let n = self.lengths.len();
        let (mut scores, mut hits) = (vec![0u32; n], vec![0u8; n]);
        for word in words {
            let mut best = vec![0u8; n];
            self.gather(word, fit != Fit::Exact, &mut best);
            let having = best.iter().filter(|&&best| best > 0).count();
            // A word that few items have tells more than one that all have.
            let rarity = (n / having.max(1)).max(1).ilog2() + 1;
            for ((score, hits), best) in scores.iter_mut().zip(&mut hits).zip(best) {
                *score += u32::from(best) * rarity;
                *hits += u8::from(best > 0);
            }
        }
        let all = u8::try_from(words.len()).unwrap_or(u8::MAX);
        let wanted = match fit {
            Fit::Partly => hits.iter().copied().max().filter(|&most| most * 2 > all).unwrap_or(all),
            _ => all,
        };
        // One number an item, so that sorting compares nothing else: best score, shortest question, the bank's order.
        let key = |at: usize| {
            let short = u64::from(self.lengths[at]);
            u64::from(u32::MAX - scores[at]) << 32 | short << 24 | (at as u64 & 0xff_ffff)
        };
        let mut keys: Vec<u64> = (0..n).filter(|&at| hits[at] >= wanted).map(key).collect();
        keys.sort_unstable();
        keys.into_iter().filter_map(|key| u32::try_from(key & 0xff_ffff).ok()).collect()
    }

    /// For every item the best that a word of it does for a word of the query, up to 128.
    fn gather(&self, word: &str, slips: bool, best: &mut [u8]) {
        let typed = word.chars().count();
        for term in self.beginning(word) {
            let whole = self.term(term).chars().count();
            self.credit(term, begun(typed, whole), best);
        }
        if slips {
            for (term, distance) in close::near(self, word) {
                self.credit(term, slipped(distance), best);
            }
        }
    }

    /// Gives every item that has a word of the bank so many points for it.
    fn credit(&self, term: usize, points: u32, best: &mut [u8]) {
        for (item, fields) in self.places(term) {
            if let Some(best) = best.get_mut(item) {
                let points = u8::try_from(points * Field::weight(fields)).unwrap_or(u8::MAX);
                *best = (*best).max(points);
            }
        }
    }

    /// The words that begin so.
    fn beginning(&self, start: &str) -> std::ops::Range<usize> {
        let from = self.partition(|term| term < start);
        let to = self.partition(|term| term < start || term.starts_with(start));
        from..to
    }

    /// The first word of which something no longer holds that holds for all before it.
    fn partition(&self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if holds(self.term(middle)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    fn term(&self, at: usize) -> &str {
        &self.text[span(&self.ends, at)]
    }

    /// The items that have a word, and in which parts.
    fn places(&self, term: usize) -> impl Iterator<Item = (usize, u8)> {
        let mut bytes = self.places[span(&self.place_ends, term)].iter();
        let mut item = 0;
        std::iter::from_fn(move || {
            let (mut value, mut shift) = (0u32, 0);
            loop {
                let byte = *bytes.next()?;
                value |= u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            item += (value >> 4) as usize;
            let [low, ..] = value.to_le_bytes();
            Some((item, low & 15))
        })
    }
}

/// From where the one before ends to where this one does.
fn span(ends: &[u32], at: usize) -> std::ops::Range<usize> {
    let from = if at == 0 { 0 } else { ends[at - 1] as usize };
    from..ends[at] as usize
}
