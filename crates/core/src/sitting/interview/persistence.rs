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
//! │           │    └ step: w waiting, a asked, r options revealed, t answer told, d done
//! │           └ fingerprint of the item, base 36
//! └ item
//! ```

use super::rules::MAX_NOTES;
use super::state::{Interview, plan};
use crate::bank::Bank;
use crate::dice::seed_of;
use crate::item::{Item, Task, is_id};
use crate::memory::log::Review;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::{Draft, FollowUp, Step};
use crate::sitting::engine::Engine;
use crate::sitting::fields::{Fields, push_base36, push_number, push_response, push_text};
use std::rc::Rc;

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

impl Interview {
    /// All of it as text, one line for the interview and one for each question.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::from("1");
        push_base36(self.engine.plan.sitting, &mut out);
        push_number(self.engine.plan.started_at, &mut out);
        out.push_str(if self.timed { " 1" } else { " 0" });
        push_number(self.current as u64, &mut out);
        push_number(self.removed as u64, &mut out);
        out.push('\n');
        self.attempts.iter().for_each(|attempt| encode_attempt(attempt, &mut out));
        out
    }

    /// Takes up an interview where it was left. An item that the bank no longer has is passed over, one that was changed
    /// is marked. `reviews` are those of the log: an answer that reached it counts, even if the text was not kept after.
    #[must_use]
    pub fn decode(bank: Rc<Bank>, text: &str, reviews: &[Review], now: u64) -> Option<Self> {
        let mut lines = text.lines();
        let mut fields = Fields::versioned(lines.next()?)?;
        let sitting = fields.base36()?;
        let started_at = fields.number()?;
        let timed = fields.small()? != 0;
        let current = usize::try_from(fields.number()?).ok()?;
        let before = u32::try_from(fields.number()?).ok()?;
        fields.end()?;
        let drafts = lines.map(decode_draft).collect::<Option<Vec<_>>>()?;
        let items = drafts.iter().map(|draft| draft.id.clone()).collect();
        let engine = Engine::new(bank, plan(sitting, started_at, items), now);
        let restored = engine.restore(drafts, fingerprint);
        let removed = usize::try_from(before).unwrap_or(usize::MAX).saturating_add(restored.gone.len());
        let mut attempts = restored.attempts;
        for attempt in attempts.iter_mut().filter(|attempt| attempt.is_open() && attempt.step == Step::Revealed) {
            attempt.step = Step::Asked; // an open question has no options to see
        }
        let current = restored.places.get(current).copied().unwrap_or(attempts.len());
        let mut old = Self { engine, timed, attempts, removed, current };
        old.ask(current);
        old.catch_up(reviews);
        Some(old)
    }

    /// An answer is written to the log first, and then the interview is kept: between the two a tab may be killed.
    fn catch_up(&mut self, reviews: &[Review]) {
        let reference = self.attempts.get(self.current).map(|attempt| self.engine.bank.full_id(attempt.id()));
        let mut written = false;
        let sitting = self.engine.plan.sitting;
        for review in reviews.iter().filter(|review| review.sitting == sitting) {
            self.engine.follow(review.at);
            written |= Some(&review.item) == reference.as_ref();
        }
        if written {
            self.attempts[self.current].step = Step::Done;
            self.ask(self.current + 1);
        }
    }
}

fn encode_attempt(attempt: &Attempt, out: &mut String) {
    out.push_str(attempt.id());
    push_base36(fingerprint(&attempt.item), out);
    out.push(' ');
    out.push_str(attempt.step.letter());
    push_number((u8::from(attempt.skipped) | u8::from(attempt.edited) << 1).into(), out);
    push_number(attempt.spent_ms, out);
    push_number(attempt.hints.into(), out);
    push_response(Some(&attempt.response), out);
    push_text(&attempt.notes, MAX_NOTES, out);
    for next in &attempt.follow_ups {
        out.push_str(if next.covered { " 1" } else { " 0" });
        crate::grading::escape(next.notes.chars(), out);
    }
    out.push('\n');
}

/// Reads a line. Nothing if it is none.
fn decode_draft(line: &str) -> Option<Draft> {
    let mut fields = Fields::of(line);
    let mut draft = Draft::fresh(fields.word().filter(|id| is_id(id))?);
    draft.print = fields.base36()?;
    draft.step = Step::from_letter(fields.word()?)?;
    let flags = fields.small().filter(|&flags| flags < 4)?;
    draft.skipped = flags & 1 != 0;
    draft.edited = flags & 2 != 0;
    draft.spent_ms = u32::try_from(fields.number()?).ok()?.into();
    draft.hints = fields.small()?;
    draft.response = fields.response().ok()?;
    draft.notes = cut(fields.text()?);
    let next = |word: &str| {
        let (covered, notes) = word.split_at_checked(1)?;
        let covered = ["0", "1"].iter().position(|flag| *flag == covered)? == 1;
        Some(FollowUp { covered, notes: cut(crate::grading::unescape(notes)?) })
    };
    draft.follow_ups = fields.rest().map(next).collect::<Option<Vec<_>>>()?;
    Some(draft)
}

/// No more notes than can be typed, whoever wrote the text.
fn cut(mut notes: String) -> String {
    if let Some((end, _)) = notes.char_indices().nth(MAX_NOTES) {
        notes.truncate(end);
    }
    notes
}
