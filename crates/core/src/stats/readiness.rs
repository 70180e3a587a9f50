//! What will be remembered on a day to come.

use super::history::recall_at;
use crate::bank::Bank;
use crate::bank::Filter;
use crate::memory::progress::Progress;

/// What to expect of one area on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ready {
    /// Items there are.
    pub total: u32,
    /// Items that were answered at least once.
    pub seen: u32,
    /// Items expected to be remembered if nothing is reviewed until then.
    pub alone: f64,
    /// Items expected to be remembered if each is reviewed when it is due.
    pub kept: f64,
}

impl Ready {
    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            total: self.total + other.total,
            seen: self.seen + other.seen,
            alone: self.alone + other.alone,
            kept: self.kept + other.kept,
        }
    }

    /// The share of all items, seen or not, that these expected ones are; from 0 to 1.
    #[must_use]
    pub fn share(&self, expected: f64) -> f64 {
        if self.total == 0 { 0.0 } else { expected / f64::from(self.total) }
    }
}

/// For each area of a bank, in its order, what to expect of the items that a filter lets through, `at` a moment: Unix time
/// in milliseconds.
///
/// The number of items remembered is the sum of their chances of recall at that moment. What was never asked counts as
/// not known. With reviews, an item is asked again when its chance is down to the wished-for retention, so it stands at
/// least there: an estimate, as a review may also fail.
#[must_use]
pub fn readiness(bank: &Bank, filter: &Filter, progress: &Progress, at: u64, retention_permille: u16) -> Vec<Ready> {
    let retention = f64::from(retention_permille) / 1000.0;
    let mut out = vec![Ready::default(); bank.areas().len()];
    for head in bank.heads().iter().filter(|head| filter.lets(bank, head)) {
        let Some(area) = bank.areas().iter().position(|area| area.id == head.area) else { continue };
        let ready = &mut out[area];
        ready.total += 1;
        if let Some(item) = progress.get(bank, &head.id) {
            let recall = recall_at(&item.memory, at);
            ready.seen += 1;
            ready.alone += recall;
            ready.kept += recall.max(retention);
        }
    }
    out
}
