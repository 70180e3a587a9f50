//! The queue of a drill: what was missed comes back, and something new comes in between.

use super::state::Session;
use crate::memory::progress::MOST_ATTEMPTS;

/// A missed item comes back after so many others, and after twice as many when it is missed again.
const COMES_BACK_AFTER: usize = 3;

/// One item in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QueueEntry {
    /// Position in the paper.
    pub(super) at: usize,
    /// Attempt at it, from 1.
    pub(super) attempt: u16,
}

impl QueueEntry {
    const fn is_new(self) -> bool {
        self.attempt == 1
    }
}

impl Session {
    /// Puts a missed item back into the queue: later each time, and never beside another one that comes back as long as
    /// something new is left to stand between them. So whatever is answered, all of the paper is asked within twice its
    /// length, and the sitting ends. Says whether the item comes back at all.
    pub(super) fn put_back(&mut self, entry: QueueEntry) -> bool {
        if entry.attempt >= MOST_ATTEMPTS {
            return false;
        }
        let gap = COMES_BACK_AFTER << (entry.attempt - 1);
        let gap = gap.max(self.gap_before(entry).map_or(0, |gap| gap + 1)).min(self.queue.len());
        let mut place = gap;
        while place < self.queue.len() && !(self.queue[place].is_new() && self.queue[place - 1].is_new()) {
            place += 1;
        }
        // Where only repetitions are left they follow each other, and the gap is all that there is to keep.
        if !self.queue.iter().any(|entry| entry.is_new()) {
            place = gap;
        }
        self.queue.insert(place, QueueEntry { at: entry.at, attempt: entry.attempt.saturating_add(1) });
        true
    }

    /// How many others were answered between the last attempt at an item and this one, which is being judged.
    fn gap_before(&self, entry: QueueEntry) -> Option<usize> {
        let last = self.answers.iter().rposition(|answer| answer.at == entry.at)?;
        Some(self.answers.len() - 1 - last)
    }
}
