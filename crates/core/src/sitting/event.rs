//! What the learner does.

use crate::memory::log::Confidence;

/// What the learner does with the question that is asked. Every sitting takes what has a meaning in it; the rest changes
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Chooses a choice, or in an item with several keys takes it back: its authored position.
    Choose(u8),
    /// Moves the step at the first place of the present order to the second.
    Move(u8, u8),
    /// Puts a right-hand text beside a left-hand one.
    Pair(u8, Option<u8>),
    /// Types into the gap, or notes on an open item: all of it.
    Write(String),
    /// Points at a line, from 1.
    Line(u16),
    /// Ticks a key point, or takes the tick back.
    Tick(u8),
    /// Says how sure they are, or takes it back.
    Sure(Confidence),
    /// Wants the next hint.
    Hint,
    /// Wants to see the model answer, or the options that were covered.
    Reveal,
    /// Wants the verdict.
    Submit,
    /// Does not know, and wants to see the answer.
    Skip,
    /// Ticks a follow-up question as answered, or takes the tick back.
    Cover(u8),
    /// Writes notes on a follow-up question: all of them.
    WriteNext(u8, String),
    /// Goes on.
    Next,
    /// Ends the sitting here.
    Stop,
    /// Time passes.
    Beat,
}
