//! How much was done, and how long it took.

use super::history::{Days, History};

/// The longest time one answer is counted for: whoever leaves a question open over lunch was not at it.
pub const MOST_MS: u32 = 5 * 60_000;

/// One day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCount {
    /// Answers given, every try.
    pub answers: u32,
    /// Time taken over them, in milliseconds, each up to [`MOST_MS`].
    pub taken_ms: u64,
}

/// What was done on each day, and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// One for each of the days given.
    pub days: Vec<DayCount>,
    /// All there ever was, also before those days.
    pub all: DayCount,
}

/// Counts answers and time.
#[must_use]
pub fn activity(history: &History<'_>, days: &Days) -> Activity {
    let mut out = Activity { days: vec![DayCount::default(); days.len()], all: DayCount::default() };
    for one in history.tries() {
        let taken_ms = u64::from(one.review.taken_ms.min(MOST_MS));
        let day = days.find(one.review.at).and_then(|day| out.days.get_mut(day));
        for count in day.into_iter().chain([&mut out.all]) {
            count.answers += 1;
            count.taken_ms += taken_ms;
        }
    }
    out
}
