//! Moodle XML (`docs.moodle.org/en/Moodle_XML_format`), the format that Moodle itself exports without loss.
//!
//! Owns its elements: `quiz`, `question type="..."`, and the texts with their formats. `fraction` is the share in percent
//! of an answer; a category is a question of its own before those that belong to it.
//!
//! It refuses a document type with it, so that no entity is expanded, and files in base64 are left out.

mod read;
mod write;

use crate::features::Feature;
use crate::format::Format;
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;

pub(super) const FORMAT: Format = Format {
    name: "moodle",
    title: "Moodle XML",
    ending: "xml",
    oracle: "PyPI moodle-questions 0.2.1",
    table,
    sniff: read::sniff,
    read: Some(read::read),
    write: Some(write::write),
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Question
        | F::OneKey
        | F::SeveralKeys
        | F::TrueFalse
        | F::Match
        | F::Blank
        | F::Number
        | F::Code
        | F::Marks
        | F::Blocks
        | F::Reasons
        | F::Rationale
        | F::ExpectedWrong
        | F::Tolerance
        | F::Distractors
        | F::Hints
        | F::FixedOrder
        | F::Capitals => Support::both(Kept),
        F::Id | F::Tags | F::Category => Support::new(Otherwise, Kept),
        F::Order => Support::new(Kept, Otherwise),
        F::Spot => Support::new(Absent, Otherwise),
        F::Open => Support::new(Kept, Otherwise),
        F::Misconception | F::References | F::KeyPoints | F::Metadata | F::ColumnTitles => {
            Support::new(Absent, Otherwise)
        }
        F::MatchMarks => Support::new(Absent, Simplified),
        F::Images => Support::both(LeftOut),
        F::Attachments | F::OtherKinds | F::Scoring | F::CombinedFeedback => Support::new(LeftOut, Absent),
        F::Formulas => Support::new(Otherwise, Absent),
        F::Weights | F::NegativeMarks | F::Patterns | F::Markup => Support::new(Simplified, Absent),
    }
}
