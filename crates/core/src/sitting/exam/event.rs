//! What the learner does in an exam, and where it stands.

use super::clock::More;
use crate::sitting::event::Event as Given;

/// What the learner does, or the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Answers the question that is shown, as in any sitting; wanting a verdict, or to go on, goes to the next question.
    Answer(Given),
    /// Goes to a question, by its place from 0.
    Go(usize),
    /// Goes back by one.
    Previous,
    /// Flags the question that is shown, or takes the flag off.
    Flag,
    /// Wants to hand in: what is still open is told first.
    Check,
    /// Hands in.
    HandIn,
    /// Takes more time.
    More(More),
    /// Hides the time, or shows it again.
    HideClock,
    /// Time goes by; it was last looked at then.
    Clock {
        /// Unix time in milliseconds.
        since: u64,
    },
    /// After handing in: ticks a key point of an open question, or takes the tick back. Places from 0.
    Tick(usize, u8),
    /// After handing in: the notes on this open question are compared.
    Compared(usize),
}

/// Where an exam stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A question is shown.
    Asking,
    /// What is still open is shown, before handing in.
    Checking,
    /// It was handed in.
    Done,
}

/// Whether a question has its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing yet.
    Unanswered,
    /// Something, but not all that it asks for.
    Started,
    /// Yes.
    Answered,
}
