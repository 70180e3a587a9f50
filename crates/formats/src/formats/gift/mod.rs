//! GIFT, the text format of Moodle (`docs.moodle.org/en/GIFT_format`), also read by many other programs.
//!
//! Owns its grammar, as Moodle's own importer reads it where it and other readers differ. Questions stand apart by blank
//! lines; `// ...` is a comment wherever a line begins with it, also between the braces. `::title::`, then `[markdown]` or
//! another format, then the stem with the answers in braces. `\` escapes `~ = # { } :` and itself, and `\n` is a line
//! break.
//!
//! - `{T#a#b}`: the first text is for those who were wrong and the second for those who were right, whichever the key.
//! - `~%100%` is a key, as `=` is; without any `=`, every choice with a positive weight is one.
//! - `{true}` in small letters is a text to type.
//!
//! It refuses what has no key that a program could mark, and says so.

mod answers;
mod read;
mod text;
mod write;

use crate::features::Feature;
use crate::format::Format;
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;

pub(super) const FORMAT: Format = Format {
    name: "gift",
    title: "GIFT (Moodle)",
    ending: "gift",
    oracle: "npm gift-pegjs 1.0.2",
    table,
    sniff: read::sniff,
    read: Some(read::read),
    write: Some(write::write),
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::OneKey
        | F::SeveralKeys
        | F::Match
        | F::Blank
        | F::Number
        | F::Code
        | F::Marks
        | F::Blocks
        | F::Reasons
        | F::Rationale
        | F::ExpectedWrong
        | F::Tolerance => Support::both(Kept),
        F::Distractors => Support::both(Kept),
        F::Id => Support::new(Otherwise, Kept),
        F::Tags => Support::new(Otherwise, Kept),
        F::TrueFalse => Support::new(Kept, Kept),
        F::Order | F::Spot => Support::new(Absent, Otherwise),
        F::Open => Support::new(Kept, Otherwise),
        F::Misconception
        | F::References
        | F::Hints
        | F::KeyPoints
        | F::Metadata
        | F::FixedOrder
        | F::Capitals
        | F::ColumnTitles => Support::new(Absent, Otherwise),
        F::Category => Support::new(Otherwise, Kept),
        F::MatchMarks => Support::new(Absent, Simplified),
        F::Images => Support::both(LeftOut),
        F::Attachments => Support::new(LeftOut, Absent),
        F::Formulas => Support::new(Otherwise, Absent),
        F::Weights | F::NegativeMarks | F::Patterns | F::Markup => Support::new(Simplified, Absent),
        F::OtherKinds => Support::new(LeftOut, Absent),
        F::Question => Support::new(Kept, Kept),
        F::Scoring | F::CombinedFeedback => Support::both(Absent),
    }
}
