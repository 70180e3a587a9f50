//! All figures of the page, counted once whenever something they rest on has changed.

use super::calendar::Calendar;
use crate::browser;
use crate::store::Journal;
use popquiz_core::bank::Bank;
use popquiz_core::bank::Filter;
use popquiz_core::item::Level;
use popquiz_core::memory::log::Mode;
use popquiz_core::memory::prefs::{Day, Prefs};
use popquiz_core::memory::schedule::DAY_MS;
use popquiz_core::stats::{self, Activity, Calibration, Cell, Confusion, Forecast, Hard, History, Ready};

/// At most so many are listed of what does not stick and of what is mixed up: enough for one sitting.
const MOST: usize = 8;
/// Figures that depend on the hour are good for so long, in milliseconds.
const GOOD_MS: u64 = 60_000;

/// The learner's figures.
pub struct Figures {
    counted_at: u64,
    /// Lines of the log, of any bank, ticks included.
    pub lines: usize,
    /// What the learner prefers.
    pub prefs: Prefs,
    /// The days they are told by.
    pub calendar: Calendar,
    /// Days until the interview, if one is set and not over.
    pub days_left: Option<u64>,
    /// For each area, by level.
    pub mastery: Vec<[Cell; Level::ALL.len()]>,
    /// All of them together.
    pub whole: Cell,
    /// For each area on the day of the interview; without one, today.
    pub ready: Vec<Ready>,
    /// What was done.
    pub activity: Activity,
    /// What comes back.
    pub forecast: Forecast,
    /// How far being sure is being right.
    pub calibration: Calibration,
    /// What was sure and wrong.
    pub sure_and_wrong: Vec<usize>,
    /// What is mixed up.
    pub confusions: Vec<Confusion>,
    /// What does not stick.
    pub hardest: Vec<Hard>,
    /// Answers, of any bank, that are in no backup.
    pub not_backed_up: usize,
}

impl Figures {
    /// Counts everything.
    pub fn count(bank: &Bank, filter: &Filter, journal: &Journal) -> Self {
        let now = browser::now();
        let (log, progress, prefs) = (journal.log(), journal.progress(), journal.prefs());
        let history = History::of(log, bank, filter);
        let calendar = Calendar::around(now);
        let mastery = stats::mastery(bank, filter, progress, now);
        let today = Day::parse(&browser::today()).map_or(now / DAY_MS * DAY_MS, Day::start_ms);
        let interview = prefs.interview.map(Day::start_ms).filter(|&day| day >= today);
        let backed_up_at = prefs.backed_up_at;
        Self {
            counted_at: now,
            lines: log.reviews().len(),
            days_left: interview.map(|day| (day - today) / DAY_MS),
            whole: mastery.iter().flatten().copied().fold(Cell::default(), Cell::with),
            mastery,
            // In the morning of that day, wherever the learner lives, or now.
            ready: stats::readiness(
                bank,
                filter,
                progress,
                interview.unwrap_or(now).max(now),
                prefs.retention_permille,
            ),
            activity: stats::activity(&history, &calendar.days),
            forecast: stats::forecast(bank, filter, progress, &calendar.days, now),
            calibration: stats::calibration(&history),
            sure_and_wrong: stats::sure_and_wrong(&history),
            confusions: stats::confusions(&history, MOST),
            hardest: stats::hardest(&history, progress, now, MOST),
            not_backed_up: log
                .reviews()
                .iter()
                .filter(|review| review.mode != Mode::Read && backed_up_at.is_none_or(|at| review.at > at))
                .count(),
            calendar,
            prefs,
        }
    }

    /// Whether nothing has changed since.
    pub fn are_fresh(&self, journal: &Journal) -> bool {
        browser::now().abs_diff(self.counted_at) < GOOD_MS
            && self.lines == journal.log().reviews().len()
            && self.prefs == journal.prefs()
    }
}
