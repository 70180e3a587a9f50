//! The queue of a drill: what was missed comes back, and something new comes in between.

use crate::memory::progress::MOST_ATTEMPTS;
use std::collections::VecDeque;

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

/// Puts a missed item back into the queue: later each time, and never beside another one that comes back as long as
/// something new is left to stand between them. So whatever is answered, all of the paper is asked within twice its length,
/// and the sitting ends. `before` is how many others were answered between this attempt and the one before. Says whether the
/// item comes back at all.
pub(super) fn put_back(queue: &mut VecDeque<QueueEntry>, entry: QueueEntry, before: Option<usize>) -> bool {
    if entry.attempt >= MOST_ATTEMPTS {
        return false;
    }
    let gap = COMES_BACK_AFTER << (entry.attempt - 1);
    let gap = gap.max(before.map_or(0, |before| before + 1)).min(queue.len());
    let mut place = gap;
    while place < queue.len() && !(queue[place].is_new() && queue[place - 1].is_new()) {
        place += 1;
    }
    // Where only repetitions are left they follow each other, and the gap is all that there is to keep.
    if !queue.iter().any(|entry| entry.is_new()) {
        place = gap;
    }
    queue.insert(place, QueueEntry { at: entry.at, attempt: entry.attempt.saturating_add(1) });
    true
}
