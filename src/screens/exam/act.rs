//! What can be done in an exam.

use crate::message::Msg;
use popquiz_core::item::Level;
use popquiz_core::memory::prefs::Time;
use popquiz_core::sitting::exam::Event;

/// The word of the screen.
pub const WORD: &str = "exam";

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// In the set-up.
    Pick(Pick),
    /// Begin the exam that the set-up describes.
    Begin,
    /// In the exam.
    Do(Event),
    /// Take the five minutes that are offered near the end.
    Offered,
    /// Time goes by.
    Clock,
    /// Open or close the answer sheet.
    Sheet,
    /// Show these questions in the review.
    Show(Show),
    /// See the last result again.
    Last,
    /// Leave the result for another paper.
    Another,
    /// Print the result with its review.
    Print,
    /// The browser has printed it, or the learner thought better of it.
    Printed,
}

/// Which questions a review shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    All,
    /// Those that were not right.
    Missed,
    /// Those that were flagged.
    Flagged,
}

/// A choice in the set-up.
#[derive(Clone)]
pub enum Pick {
    /// How many questions.
    Count(u16),
    /// An area more or less.
    Area(String),
    /// A level more or less.
    Level(Level),
    /// With or without open questions.
    Open,
    /// How much time.
    Time(Time),
    /// The pass mark.
    Pass(u8),
    /// The number of the paper, as typed.
    Number(String),
}

/// As a message.
pub fn msg(act: Act) -> Msg {
    Msg::to(WORD, act)
}

/// Something in the exam, as a message.
pub fn does(event: Event) -> Msg {
    msg(Act::Do(event))
}
