//! What comes back when.

use super::history::Days;
use crate::bank::Bank;
use crate::bank::Filter;
use crate::memory::progress::Progress;

/// How many items come back on which day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// Due already.
    pub now: u32,
    /// Due later today, tomorrow and so on, to the last of the days given.
    pub days: Vec<u32>,
    /// Due after those days.
    pub later: u32,
}

/// Counts the items of a bank that a filter lets through and that are due on each day from today; `now` is Unix time in
/// milliseconds. New items are not counted, and no answer between now and then is foreseen.
#[must_use]
pub fn forecast(bank: &Bank, filter: &Filter, progress: &Progress, days: &Days, now: u64) -> Forecast {
    let mut out = Forecast { days: vec![0; days.len().saturating_sub(days.today())], ..Forecast::default() };
    for head in bank.heads().iter().filter(|head| filter.lets(bank, head)) {
        let Some(item) = progress.get(bank, &head.id) else { continue };
        let due = item.memory.due_at;
        let day = days.find(due).and_then(|day| day.checked_sub(days.today()));
        match day.and_then(|day| out.days.get_mut(day)) {
            _ if item.memory.is_due(now) => out.now += 1,
            Some(count) => *count += 1,
            None => out.later += 1,
        }
    }
    out
}
