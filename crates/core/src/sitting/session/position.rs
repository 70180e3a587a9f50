//! What has to be kept of a drill beside its plan and its reviews: a few words, rewritten at every step.
//!
//! ```text
//! 1 4 a - c:b My%20notes order:ysj49f one:d1qs9e
//! │ │ │ │ │   │          └ the items that the learner has seen and may meet again, with their prints
//! │ │ │ │ │   └ notes
//! │ │ │ │ └ response
//! │ │ │ └ confidence
//! │ │ └ step: a asked, r model answer revealed, t told; x when the learner ended the sitting
//! │ └ how many answers there were
//! └ version
//! ```

use crate::memory::log::{Confidence, base36};
use crate::sitting::MAX_NOTES;
use crate::sitting::draft::{Draft, Step};
use crate::sitting::fields::{Fields, push_number, push_response, push_text};

/// Where the learner is in a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// How many answers the sitting had: a position at another step is out of date.
    pub answered: u32,
    /// Whether the learner ended the sitting.
    pub stopped: bool,
    /// What is kept of the present question. It bears no id: that is the first of `seen`.
    pub present: Draft,
    /// The items that the learner has seen and may meet again, the present one first: ids, and the
    /// [prints](crate::bank::Bank::print) of what was seen. Empty in those of the first release.
    pub seen: Vec<(String, u32)>,
}

impl Position {
    /// One line of text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::from("1");
        push_number(self.answered.into(), &mut out);
        out.push(' ');
        out.push_str(if self.stopped { "x" } else { self.present.step.letter() });
        out.push(' ');
        out.push_str(self.present.confidence.map_or("-", Confidence::letter));
        push_response(self.present.response.as_ref(), &mut out);
        push_text(&self.present.notes, MAX_NOTES, &mut out);
        for (id, print) in &self.seen {
            out.push(' ');
            out.push_str(id);
            out.push(':');
            base36(u64::from(*print), &mut out);
        }
        out
    }

    /// Reads what [`Position::encode`] wrote.
    #[must_use]
    pub fn decode(line: &str) -> Option<Self> {
        let mut fields = Fields::versioned(line)?;
        let answered = u32::try_from(fields.number()?).ok()?;
        let mut present = Draft::fresh("");
        let (step, stopped) = match fields.word()? {
            "x" => (Step::Asked, true),
            letter => (Step::from_letter(letter)?, false),
        };
        present.step = step;
        present.confidence = match fields.word()? {
            "-" => None,
            letter => Some(Confidence::from_letter(letter)?),
        };
        present.response = fields.response().ok()?;
        present.notes = fields.text()?;
        let mut seen = Vec::new();
        for word in fields.rest() {
            let (id, print) = word.split_once(':')?;
            seen.push((id.into(), u32::try_from(u64::from_str_radix(print, 36).ok()?).ok()?));
        }
        Some(Self { answered, stopped, present, seen })
    }
}
