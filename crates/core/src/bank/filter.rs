//! Which items of a bank are meant.

use super::packed::Bank;
use crate::item::{Head, Kind, Level};

/// Which items may be asked. An empty list lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only these areas.
    pub areas: Vec<String>,
    /// Only these levels.
    pub levels: Vec<Level>,
    /// Only items with one of these tags or topics.
    pub tags: Vec<String>,
    /// Only these kinds.
    pub kinds: Vec<Kind>,
    /// Only these decks, by id.
    pub decks: Vec<String>,
}

impl Filter {
    /// Whether an item may be asked.
    #[must_use]
    pub fn lets(&self, bank: &Bank, head: &Head) -> bool {
        fn any<T: PartialEq>(list: &[T], value: &T) -> bool {
            list.is_empty() || list.contains(value)
        }
        let deck = bank.decks().get(usize::from(head.deck));
        any(&self.areas, &head.area)
            && any(&self.levels, &head.level)
            && any(&self.kinds, &head.kind)
            && (self.tags.is_empty()
                || self.tags.iter().any(|tag| head.tags.contains(tag) || head.topics.contains(tag)))
            && (self.decks.is_empty() || deck.is_some_and(|deck| self.decks.contains(&deck.id)))
    }

    /// How many items may be asked.
    #[must_use]
    pub fn count(&self, bank: &Bank) -> usize {
        bank.heads().iter().filter(|head| self.lets(bank, head)).count()
    }
}
