//! What can be done on the progress page.

use crate::message::Msg;
use popquiz_core::memory::prefs::{Day, Time};

/// The word of the screen.
pub const WORD: &str = "progress";

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// The day of the interview; none if it was cleared.
    Interview(Option<Day>),
    /// The chance of recall to end intervals with, in thousandths.
    Retention(u16),
    /// How many new items a day.
    NewADay(u16),
    /// Whether to be asked how sure one is.
    Confidence(bool),
    /// How much time exams give.
    Time(Time),
    /// Ask the browser to keep what is stored.
    Persist,
    /// What it answered, if it could be asked.
    Persisted(Lasting),
}

/// What the browser makes of being asked to keep what is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lasting {
    /// It was not asked.
    #[default]
    Unasked,
    /// It cannot be asked.
    Unable,
    /// It keeps it.
    Promised,
    /// It says nothing for sure.
    Unsure,
}

impl Lasting {
    /// What the browser's answer means.
    pub fn of(answer: Option<bool>) -> Self {
        match answer {
            None => Self::Unable,
            Some(true) => Self::Promised,
            Some(false) => Self::Unsure,
        }
    }
}

/// The message for something done here.
pub fn message(act: Act) -> Msg {
    Msg::to(WORD, act)
}
