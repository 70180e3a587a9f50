//! What can be done in an interview.

use crate::message::Msg;
use popquiz_core::item::Level;
use popquiz_core::sitting::Event;

/// The word of the screen.
pub const WORD: &str = "interview";

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// A choice for the next interview.
    Pick(Pick),
    /// Begin it.
    Begin,
    /// Something in the interview.
    Learner(Event),
    /// Show or hide the clock.
    Clock,
    /// Show the report of the last interview.
    Last,
    /// Set up another one.
    Again,
    /// Print the report.
    Print,
    /// The browser has printed it, or the learner thought better of it.
    Printed,
    /// Save the report as text.
    Save,
}

/// A choice for the next interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// How many questions.
    Limit(u16),
    /// A level more or less; nothing for all.
    Level(Option<Level>),
    /// An area more or less; nothing for all.
    Area(Option<String>),
    /// From a warm-up to a scenario, or mixed.
    Ramp(bool),
    /// With a clock.
    Timed(bool),
}

impl Act {
    /// As a message of the widget.
    pub fn message(self) -> Msg {
        Msg::to(WORD, self)
    }
}
