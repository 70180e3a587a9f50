//! A query and what it finds.

use super::index::{Field, Index};
use super::words::MAX_WORDS;
use super::{fuzzy, words};

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
    /// The words that were looked for, for [`Highlighter::new`](crate::search::Highlighter::new).
    pub words: Vec<String>,
}

impl Index {
    /// Searches. A query without a word finds nothing.
    #[must_use]
    pub fn search(&self, query: &str) -> Found {
        let words = self.words_of(query);
        let mut found = Found { items: Vec::new(), fit: Fit::Exact, words };
        if found.words.is_empty() {
            return found;
        }
        let as_typed = self.weigh(&found.words, false);
        found.items = as_typed.having(found.words.len());
        if found.items.is_empty() {
            let close = self.weigh(&found.words, true);
            found.fit = Fit::Close;
            found.items = close.having(found.words.len());
            let most = close.hits.iter().copied().max().map_or(0, usize::from);
            if found.items.is_empty() && most * 2 > found.words.len() {
                found.fit = Fit::Partly;
                found.items = close.having(most);
            }
        }
        found
    }

    /// The words of a query. One that the bank does not know, but whose parts are words, falls into them.
    pub(super) fn words_of(&self, query: &str) -> Vec<String> {
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

    /// What every item does for the words of a query, slips forgiven or not.
    fn weigh(&self, words: &[String], slips: bool) -> Weights<'_> {
        let n = self.lengths.len();
        let mut weights = Weights { scores: vec![0; n], hits: vec![0; n], lengths: &self.lengths };
        let mut best = vec![0u8; n];
        for (place, word) in words.iter().enumerate() {
            best.fill(0);
            let going_on = place + 1 == words.len() || word.chars().nth(1).is_some();
            self.gather(word, going_on, slips, &mut best);
            let having = best.iter().filter(|&&best| best > 0).count();
            // A word that few items have tells more than one that all have.
            let rarity = (n / having.max(1)).max(1).ilog2() + 1;
            for ((score, hits), &best) in weights.scores.iter_mut().zip(&mut weights.hits).zip(&best) {
                *score += u32::from(best) * rarity;
                *hits += u8::from(best > 0);
            }
        }
        weights
    }

    /// For every item the best that a word of it does for a word of the query, up to 128: the word itself, those that go
    /// on after it, and those that it misses by a slip. (A letter alone goes on only while it is typed.)
    fn gather(&self, word: &str, going_on: bool, slips: bool, best: &mut [u8]) {
        let typed = word.chars().count();
        for term in self.beginning(word) {
            let whole = self.term(term).chars().count();
            if going_on || whole == typed {
                self.credit(term, begun(typed, whole), best);
            }
        }
        if slips {
            for (term, distance) in fuzzy::near(self, word) {
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
}

/// What the items do for a query, by position.
struct Weights<'a> {
    scores: Vec<u32>,
    /// How many of its words they have.
    hits: Vec<u8>,
    lengths: &'a [u8],
}

impl Weights<'_> {
    /// The items that have at least so many words of the query, best first.
    fn having(&self, words: usize) -> Vec<u32> {
        // One number an item, so that sorting compares nothing else: best score, shortest question, the bank's order.
        let key = |at: usize| {
            let short = u64::from(self.lengths[at]);
            u64::from(u32::MAX - self.scores[at]) << 32 | short << 24 | (at as u64 & 0xff_ffff)
        };
        let fits = |at: &usize| usize::from(self.hits[*at]) >= words;
        let mut keys: Vec<u64> = (0..self.hits.len()).filter(fits).map(key).collect();
        keys.sort_unstable();
        keys.into_iter().filter_map(|key| u32::try_from(key & 0xff_ffff).ok()).collect()
    }
}
