//! What is kept of each question of an interview, and of the interview as a whole: versioned lines of text.
//!
//! ```text
//! 1 k3f9 1763712345678 1 2 0
//! │ │    │             │ │ └ how many questions an update of the bank took away
//! │ │    │             │ └ question the learner is at, from 0; as many as there are questions: it is over
//! │ │    │             └ whether the clock is on
//! │ │    └ when it started: Unix time in milliseconds
//! │ └ sitting, base 36
//! └ version
//! models-talk 4fj2 t 0 83000 2 k:ac My%20notes 1And%20this 0
//! │           │    │ │ │     │ │    │          └ follow-ups: 1 or 0 for covered, then its notes
//! │           │    │ │ │     │ │    └ notes
//! │           │    │ │ │     │ └ response
//! │           │    │ │ │     └ hints used
//! │           │    │ │ └ milliseconds until the answer was shown
//! │           │    │ └ flags: 1 passed, 2 changed meanwhile
//! │           │    └ step: w waiting, a asked, u options uncovered, t answer told, d done
//! │           └ fingerprint of the item, base 36
//! └ item
//! ```

use super::MAX_NOTES;
use crate::bank::Bank;
use crate::dice::seed_of;
use crate::grading::{Response, escape, unescape};
use crate::item::{Item, Task, is_id};
use crate::memory::log::base36;
use core::fmt::Write;

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Not asked yet.
    Waiting,
    /// Asked; the clock runs.
    Asked,
    /// The learner has an answer, and sees the options that were covered.
    Uncovered,
    /// The model answer is shown.
    Told,
    /// Answered, and written to the log.
    Done,
}

impl Step {
    const ALL: [(Self, &'static str); 5] =
        [(Self::Waiting, "w"), (Self::Asked, "a"), (Self::Uncovered, "u"), (Self::Told, "t"), (Self::Done, "d")];

    fn letter(self) -> &'static str {
        Self::ALL.iter().find(|(step, _)| *step == self).map_or("w", |(_, letter)| letter)
    }

    fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == letter).map(|(step, _)| *step)
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

/// One question of an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Position in the bank.
    pub at: usize,
    /// The item's id.
    pub id: String,
    /// What the item looked like when it was drawn; see [`fingerprint`].
    pub look: u64,
    /// How far it is.
    pub step: Step,
    /// Whether the learner passed on it: they wanted to see the answer without giving one.
    pub passed: bool,
    /// Whether the bank has changed the item since it was drawn.
    pub edited: bool,
    /// Time until the answer was shown, in milliseconds.
    pub spent_ms: u32,
    /// How many hints were used.
    pub hints: u8,
    /// Ticked key points, or chosen options.
    pub response: Response,
    /// What the learner noted.
    pub notes: String,
    /// What they did about what is asked next, for each.
    pub follow_ups: Vec<FollowUp>,
}

/// A number that changes when the words of a question, its hints or its key points do, since ticks and hints are kept by
/// their position among these.
#[must_use]
pub fn fingerprint(item: &Item) -> u64 {
    let body = item.body();
    let mut text = body.stem.plain();
    let mut add = |prose: &crate::prose::Prose| {
        text.push('\n');
        text.push_str(&prose.plain());
    };
    body.hints.iter().for_each(&mut add);
    match item.task() {
        Task::Open(open) => open.key_points.iter().chain(&open.follow_ups).for_each(add),
        Task::Choice(task) => task.choices.iter().map(|choice| &choice.text).for_each(add),
        _ => {}
    }
    seed_of(&text)
}

/// What a line turned out to be.
pub(super) enum Kept {
    /// A question.
    Entry(Entry),
    /// One that the bank no longer has.
    Gone,
}

pub(super) fn follow_ups_of(item: &Item) -> usize {
    if let Task::Open(open) = item.task() { open.follow_ups.len() } else { 0 }
}

impl Entry {
    pub(super) fn new(at: usize, item: &Item) -> Self {
        Self {
            at,
            id: item.id().into(),
            look: fingerprint(item),
            step: Step::Waiting,
            passed: false,
            edited: false,
            spent_ms: 0,
            hints: 0,
            response: Response::empty(item.task()),
            notes: String::new(),
            follow_ups: vec![FollowUp::default(); follow_ups_of(item)],
        }
    }

    pub(super) fn encode(&self, out: &mut String) {
        let _ = write!(out, "{} ", self.id); // writing to a string cannot fail
        base36(self.look, out);
        let flags = u8::from(self.passed) | u8::from(self.edited) << 1;
        let (step, response) = (self.step.letter(), self.response.encode());
        let _ = write!(out, " {step} {flags} {} {} {response} ", self.spent_ms, self.hints);
        escape(self.notes.chars(), out);
        for next in &self.follow_ups {
            out.push_str(if next.covered { " 1" } else { " 0" });
            escape(next.notes.chars(), out);
        }
        out.push('\n');
    }

    /// Reads a line. Nothing if it is none.
    pub(super) fn decode(line: &str, bank: &Bank) -> Option<Kept> {
        let mut words = line.split(' ');
        let mut word = || words.next();
        let id = word().filter(|id| is_id(id))?;
        let look = u64::from_str_radix(word()?, 36).ok()?;
        let step = Step::from_letter(word()?)?;
        let flags: u8 = word()?.parse().ok().filter(|&flags| flags < 4)?;
        let spent_ms = word()?.parse().ok()?;
        let hints = word()?.parse().ok()?;
        let response = Response::decode(word()?)?;
        let notes = cut(unescape(word()?)?);
        let next = |word: &str| {
            let (covered, notes) = word.split_at_checked(1)?;
            let covered = ["0", "1"].iter().position(|flag| *flag == covered)? == 1;
            Some(FollowUp { covered, notes: cut(unescape(notes)?) })
        };
        let follow_ups = words.map(next).collect::<Option<Vec<_>>>()?;
        let Some((at, item)) = bank.find(id).and_then(|at| Some((at, bank.item(at)?))) else { return Some(Kept::Gone) };
        let passed = flags & 1 != 0;
        let edited = flags & 2 != 0;
        let mut entry =
            Self { at, id: id.into(), look, step, passed, edited, spent_ms, hints, response, notes, follow_ups };
        entry.fit(&item);
        Some(Kept::Entry(entry))
    }

    /// Makes what was kept fit the item as it is now. Notes stay; what is kept by position goes where positions moved.
    fn fit(&mut self, item: &Item) {
        let look = fingerprint(item);
        let moved = look != self.look;
        if moved {
            self.look = look;
            self.edited = true;
        }
        let hints = u8::try_from(item.body().hints.len()).unwrap_or(u8::MAX);
        self.hints = self.hints.min(hints);
        if !self.response.fits(item.task()) || (moved && self.step != Step::Done) {
            self.response = Response::empty(item.task());
        }
        if matches!(self.response, Response::Open(_)) && self.step == Step::Uncovered {
            self.step = Step::Asked; // an open question has no options to see
        }
        self.follow_ups.resize_with(follow_ups_of(item), FollowUp::default);
    }
}

/// No more notes than can be typed, whoever wrote the text.
pub(super) fn cut(mut notes: String) -> String {
    if let Some((end, _)) = notes.char_indices().nth(MAX_NOTES) {
        notes.truncate(end);
    }
    notes
}
