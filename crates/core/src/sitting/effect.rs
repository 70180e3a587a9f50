//! What should happen outside because of an event.

use crate::memory::log::Review;

/// What should happen outside because of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Append this to the log.
    Record(Review),
    /// Keep the sitting: where the learner is has changed.
    Keep,
    /// An exam was handed in: keep it as a result, then record its reviews.
    HandedIn,
    /// The sitting ended, or everything in it is marked.
    Complete,
    /// Move the focus.
    Focus(Target),
    /// Say how much time is left.
    Say(Said),
}

/// Where the focus should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The question.
    Question,
    /// The hint that was asked for last.
    Hint,
    /// The options that were covered.
    Options,
    /// The verdict, or the model answer.
    Answer,
    /// What is still open, before handing in.
    Check,
    /// That time is up.
    TimeUp,
    /// Summary, result or report: what the sitting came to.
    Result,
}

/// What is said of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many milliseconds are left.
    Left(u64),
    /// None is.
    Up,
}

/// Keeps the sitting if something has changed.
pub(crate) fn keep_if(changed: bool) -> Vec<Effect> {
    if changed { vec![Effect::Keep] } else { Vec::new() }
}
