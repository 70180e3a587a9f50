//! What does not stick.

use super::history::{History, recall_at};
use crate::memory::progress::Progress;
use crate::sort::sort_by;

/// An item that was missed, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hard {
    /// Its position in the bank.
    pub item: usize,
    /// First tries at it.
    pub tries: u32,
    /// Those that went wrong.
    pub missed: u32,
    /// The chance that it is remembered now.
    pub recall: f64,
}

/// The items that were missed most often, at most `most` of them; of those missed equally often, what is least likely to
/// be remembered first. One try says nothing yet, so it takes two. `now` is Unix time in milliseconds.
#[must_use]
pub fn hardest(history: &History<'_>, progress: &Progress, now: u64, most: usize) -> Vec<Hard> {
    let bank = history.bank();
    let mut out = Vec::new();
    for (item, head) in bank.heads().iter().enumerate() {
        let (mut tries, mut missed) = (0, 0);
        for one in history.at(item).filter(|one| one.first) {
            tries += 1;
            missed += u32::from(!one.is_right());
        }
        if tries >= 2 && missed > 0 {
            let recall = progress.get(bank, &head.id).map_or(0.0, |item| recall_at(&item.memory, now));
            out.push(Hard { item, tries, missed, recall });
        }
    }
    sort_by(&mut out, |a, b| b.missed.cmp(&a.missed).then(a.recall.total_cmp(&b.recall)));
    out.truncate(most);
    out
}
