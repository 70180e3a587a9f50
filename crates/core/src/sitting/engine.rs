//! What all sittings do alike: put questions, restore what was kept of them, count time, and write reviews.

use super::attempt::Attempt;
use super::draft::Draft;
use super::plan::Plan;
use crate::bank::{Bank, IdIndex};
use crate::grading::{Grade, Response};
use crate::item::Item;
use crate::memory::log::Review;
use std::rc::Rc;

/// What every sitting is made of.
#[derive(Clone, Debug)]
pub(super) struct Engine {
    /// The bank it asks from.
    pub(super) bank: Rc<Bank>,
    /// What was decided when it started.
    pub(super) plan: Plan,
    /// Since when the present question is shown, or its time was last counted: Unix time in milliseconds.
    pub(super) since: u64,
    /// The next answer is not recorded as given before this: the order of the log is that of the answers, also when the
    /// computer's clock is put back.
    not_before: u64,
}

/// The questions of a plan as far as the bank still has them.
pub(super) struct Restored {
    /// Those that are there, with what was kept of them.
    pub(super) attempts: Vec<Attempt>,
    /// What was kept of those that are gone.
    pub(super) gone: Vec<Draft>,
    /// For each question of the plan, how many that are there come before it.
    pub(super) places: Vec<usize>,
}

impl Engine {
    pub(super) const fn new(bank: Rc<Bank>, plan: Plan, now: u64) -> Self {
        let not_before = plan.started_at;
        Self { bank, plan, since: now, not_before }
    }

    /// A first or later attempt at the item at a position in the bank. Nothing if its bytes are damaged or not there.
    pub(super) fn attempt(&self, at: usize, number: u16) -> Option<Attempt> {
        Some(Attempt::new(&self.plan.config, at, number, self.bank.item(at)?))
    }

    /// Puts all questions of the plan, each with what was kept of it. `print` says what an item looks like now, in the
    /// terms of [`Draft::print`].
    pub(super) fn restore(&self, drafts: Vec<Draft>, print: fn(&Item) -> u64) -> Restored {
        let index = IdIndex::of(&self.bank);
        let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
        let mut restored = Restored { attempts: Vec::new(), gone: Vec::new(), places: Vec::new() };
        for id in &self.plan.items {
            let draft = drafts.iter_mut().find(|draft| draft.as_ref().is_some_and(|draft| draft.id == *id));
            let draft = draft.and_then(Option::take);
            restored.places.push(restored.attempts.len());
            let Some(mut attempt) = index.find(id).and_then(|at| self.attempt(at, 1)) else {
                restored.gone.push(draft.unwrap_or_else(|| Draft::fresh(id)));
                continue;
            };
            if let Some(draft) = draft {
                let print = print(&attempt.item);
                attempt.restore(draft, print);
            }
            restored.attempts.push(attempt);
        }
        restored
    }

    /// Milliseconds since time was last counted, at most so many.
    pub(super) fn elapsed(&mut self, now: u64, most: u64) -> u64 {
        let passed = now.saturating_sub(self.since).min(most);
        self.since = now;
        passed
    }

    /// When an answer that is given now is recorded as given.
    pub(super) fn stamp(&mut self, now: u64) -> u64 {
        let at = now.max(self.not_before);
        self.follow(at);
        at
    }

    /// An answer was recorded as given then; the next one is later.
    pub(super) const fn follow(&mut self, at: u64) {
        self.not_before = at.wrapping_add(1);
    }

    /// What the log holds of an attempt.
    pub(super) fn review(&self, attempt: &Attempt, response: Option<Response>, grade: Grade, at: u64) -> Review {
        Review {
            at,
            item: self.bank.full_id(attempt.id()),
            sitting: self.plan.sitting,
            attempt: attempt.number,
            mode: self.plan.config.mode,
            outcome: grade.outcome,
            score_permille: grade.score_permille,
            confidence: attempt.confidence,
            taken_ms: u32::try_from(attempt.spent_ms).unwrap_or(u32::MAX),
            response,
        }
    }
}
