//! Which items a sitting asks, and in which order.

use crate::bank::{Bank, Filter};
use crate::dice::Dice;
use crate::memory::log::Mode;
use crate::memory::progress::Progress;

/// What a sitting is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The study mode.
    pub mode: Mode,
    /// Which items may be asked.
    pub filter: Filter,
    /// At most so many items.
    pub limit: Option<u16>,
    /// What the dice are thrown with.
    pub seed: u64,
    /// Whether the order of items and choices is the author's.
    pub no_shuffle: bool,
    /// Whether to ask how sure the learner is before the verdict.
    pub confidence: bool,
}

impl Default for Config {
    fn default() -> Self {
        let filter = Filter::default();
        Self { mode: Mode::Drill, filter, limit: None, seed: 0, no_shuffle: false, confidence: false }
    }
}

/// How soon an item should be asked, when the learner's history may decide.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    Due,
    New,
    Resting,
}

/// Draws the items of a paper: positions in the bank, in the order of asking.
///
/// Without `history` the paper depends on bank, filter, limit and seed alone, so the same seed gives the same paper
/// everywhere. With it, what is due comes first, then what is new, then the rest. For a review see
/// [`draw_review`](super::session::draw_review).
#[must_use]
pub fn draw(bank: &Bank, config: &Config, history: Option<(&Progress, u64)>) -> Vec<usize> {
    let lets = |at: &usize| config.filter.lets(bank, &bank.heads()[*at]);
    let mut paper: Vec<usize> = (0..bank.len()).filter(lets).collect();
    if !config.no_shuffle {
        Dice::new(config.seed).shuffle(&mut paper);
    }
    if let Some((progress, now)) = history {
        let urgency = |at: usize| match progress.get(bank, &bank.heads()[at].id) {
            Some(item) if item.memory.is_due(now) => Urgency::Due,
            Some(_) => Urgency::Resting,
            None => Urgency::New,
        };
        if config.limit.is_some() && !config.no_shuffle {
            let urgencies: Vec<Urgency> = paper.iter().map(|&at| urgency(at)).collect();
            let order = crate::sort::sorted(paper.len(), &|a, b| urgencies[a].cmp(&urgencies[b]));
            paper = order.into_iter().map(|place| paper[place]).collect();
        }
    }
    paper.truncate(config.limit.map_or(usize::MAX, usize::from));
    // The urgent ones were chosen first; within the sitting they are mixed again, so that topics interleave.
    if !config.no_shuffle && history.is_some() {
        Dice::new(config.seed ^ 1).shuffle(&mut paper);
    }
    paper
}

/// The order in which `n` choices are shown.
#[must_use]
pub fn shown_order(n: usize, seed: u64, item: &str, attempt: u16, fixed: bool) -> Vec<u8> {
    let mut order: Vec<u8> = (0u8..).take(n).collect();
    if !fixed {
        let seed = seed ^ crate::dice::seed_of(item).rotate_left(u32::from(attempt));
        Dice::new(seed).shuffle(&mut order);
    }
    order
}
