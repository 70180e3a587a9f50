//! The days that the page tells of: half a year back in whole weeks, and a month ahead.

use crate::browser::{LocalDay, days_around};
use popquiz_core::stats::Days;

/// So many weeks are shown, this one included.
pub const WEEKS: usize = 26;
/// So many days ahead are shown, today included.
pub const AHEAD: usize = 30;

/// The days, as the learner's calendar has them and as the core counts by them.
pub struct Calendar {
    /// Each day, from a Monday on.
    pub dates: Vec<LocalDay>,
    /// The same, to count by.
    pub days: Days,
}

impl Calendar {
    /// The days around now: Unix time in milliseconds.
    pub fn around(now: u64) -> Self {
        let before = u16::try_from(WEEKS * 7 - 1).unwrap_or(u16::MAX);
        let mut dates = days_around(before, u16::try_from(AHEAD).unwrap_or(u16::MAX));
        // From the first Monday: the current week is shown to its end, so the oldest days fall out.
        let first = dates.iter().position(|day| day.weekday == 0).unwrap_or(0);
        dates.drain(..first);
        let days = Days::new(dates.iter().map(|day| day.start).collect(), now);
        Self { dates, days }
    }

    /// The days up to today, oldest first, with their places.
    pub fn past(&self) -> impl DoubleEndedIterator<Item = (usize, LocalDay)> {
        self.dates.iter().copied().enumerate().take(self.days.today() + 1)
    }

    /// Today and the days after it.
    pub fn ahead(&self) -> &[LocalDay] {
        let from = self.days.today().min(self.dates.len());
        &self.dates[from..(from + AHEAD).min(self.dates.len())]
    }
}
