//! What is kept of one question, so that it survives a reload.

use crate::grading::{Grade, Response};
use crate::memory::log::Confidence;

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Not asked yet.
    Waiting,
    /// Being asked.
    Asked,
    /// The model answer is shown and key points are being ticked, or options that were covered are shown.
    Revealed,
    /// The verdict, or the model answer of an interview, is shown.
    Feedback,
    /// Answered, and written to the log.
    Done,
}

impl Step {
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Waiting => "w",
            Self::Asked => "a",
            Self::Revealed => "r",
            Self::Feedback => "t",
            Self::Done => "d",
        }
    }

    /// Interviews of the first releases had a letter of their own for options that are shown, `u`.
    pub(super) fn from_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "w" => Self::Waiting,
            "a" => Self::Asked,
            "r" | "u" => Self::Revealed,
            "t" => Self::Feedback,
            "d" => Self::Done,
            _ => return None,
        })
    }
}

/// What the learner did about a question that follows the main one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Whether they say that they answered it.
    pub covered: bool,
    /// What they noted.
    pub notes: String,
}

/// What is kept of one question. Each kind of sitting keeps of it what it needs; the rest is as in a fresh one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The item's id.
    pub id: String,
    /// What the item looked like when it was seen; 0 if that was not kept.
    pub print: u64,
    /// How far it is.
    pub step: Step,
    /// Whether the learner did not know and wanted to see the answer.
    pub skipped: bool,
    /// Whether the bank has changed the item since it was first seen.
    pub edited: bool,
    /// Whether the learner flagged it.
    pub flag: bool,
    /// How many hints were used.
    pub hints: u8,
    /// How long it was worked on, in milliseconds.
    pub spent_ms: u64,
    /// What it was worth, once it is marked.
    pub grade: Option<Grade>,
    /// How sure the learner says they are.
    pub confidence: Option<Confidence>,
    /// What is chosen, typed or ticked so far.
    pub response: Option<Response>,
    /// What the learner noted.
    pub notes: String,
    /// What they did about what is asked next, for each.
    pub follow_ups: Vec<FollowUp>,
}

impl Draft {
    /// What is kept of a question that was not begun.
    pub(super) fn fresh(id: &str) -> Self {
        Self {
            id: id.into(),
            print: 0,
            step: Step::Asked,
            skipped: false,
            edited: false,
            flag: false,
            hints: 0,
            spent_ms: 0,
            grade: None,
            confidence: None,
            response: None,
            notes: String::new(),
            follow_ups: Vec::new(),
        }
    }
}
