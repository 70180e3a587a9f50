//! How much of each area, at each level, is known.

use super::history::recall_at;
use crate::bank::Bank;
use crate::bank::Filter;
use crate::item::Level;
use crate::memory::progress::Progress;

/// The items of one area and level.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell {
    /// Items there are.
    pub total: u32,
    /// Items that were answered at least once.
    pub seen: u32,
    /// Items that are known, as [`ItemProgress::is_known`](crate::memory::progress::ItemProgress::is_known) has it.
    pub known: u32,
    /// The chances of recall now of those seen, added up.
    pub recall: f64,
}

impl Cell {
    /// The mean chance of recall now of what was seen; nothing if nothing was.
    #[must_use]
    pub fn mean_recall(&self) -> Option<f64> {
        (self.seen > 0).then(|| self.recall / f64::from(self.seen))
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            total: self.total + other.total,
            seen: self.seen + other.seen,
            known: self.known + other.known,
            recall: self.recall + other.recall,
        }
    }
}

/// For each area of a bank, in its order, a cell of the items that a filter lets through, for each of [`Level::ALL`];
/// `now` is Unix time in milliseconds. Items of an area that the bank does not name are left out.
#[must_use]
pub fn mastery(bank: &Bank, filter: &Filter, progress: &Progress, now: u64) -> Vec<[Cell; Level::ALL.len()]> {
    let mut out = vec![[Cell::default(); Level::ALL.len()]; bank.areas().len()];
    for head in bank.heads().iter().filter(|head| filter.lets(bank, head)) {
        let Some(area) = bank.areas().iter().position(|area| area.id == head.area) else { continue };
        let Some(level) = Level::ALL.iter().position(|level| *level == head.level) else { continue };
        let cell = &mut out[area][level];
        cell.total += 1;
        if let Some(item) = progress.get(bank, &head.id) {
            cell.seen += 1;
            cell.known += u32::from(item.is_known());
            cell.recall += recall_at(&item.memory, now);
        }
    }
    out
}
