//! One attempt at a question, and how the learner's events change it.

use super::draft::{Draft, FollowUp, Step};
use super::event::Event;
use super::paper::{Config, shown_order};
use crate::grading::{Grade, MAX_TYPED, Response};
use crate::item::{Choices, Item, Task};
use crate::memory::log::Confidence;
use std::rc::Rc;

/// One attempt at a question of a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Position in the bank.
    pub at: usize,
    /// The item.
    pub item: Rc<Item>,
    /// Which attempt at it in this sitting, from 1.
    pub number: u16,
    /// The order in which choices, or right-hand texts, are shown: authored positions.
    pub order: Vec<u8>,
    /// What is chosen, typed or ticked so far.
    pub response: Response,
    /// Notes on an open item.
    pub notes: String,
    /// How sure the learner says they are.
    pub confidence: Option<Confidence>,
    /// How far it is.
    pub step: Step,
    /// Whether the learner did not know and wanted to see the answer.
    pub skipped: bool,
    /// Whether the item was edited since the learner first saw it in this sitting; in an exam, whether the answer given
    /// no longer fits because of that.
    pub edited: bool,
    /// Whether the learner flagged it.
    pub flag: bool,
    /// How many hints were used.
    pub hints: u8,
    /// What the learner did about what is asked next, for each.
    pub follow_ups: Vec<FollowUp>,
    /// How long it was worked on, in milliseconds.
    pub spent_ms: u64,
    /// What it was worth, once it is marked.
    pub grade: Option<Grade>,
}

/// A question that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<'a> {
    /// The item.
    pub item: &'a Item,
    /// The order in which to show choices or right-hand texts: authored positions.
    pub order: &'a [u8],
    /// What is chosen so far.
    pub response: &'a Response,
    /// Notes on an open item.
    pub notes: &'a str,
    /// How sure the learner says they are.
    pub confidence: Option<Confidence>,
    /// Whether the model answer is shown.
    pub revealed: bool,
    /// Whether there is enough to grade.
    pub can_submit: bool,
    /// Attempt at this item in this sitting, from 1.
    pub attempt: u16,
    /// Whether it was edited since the learner first saw it in this sitting.
    pub edited: bool,
}

impl Attempt {
    /// An item as it is put to the learner: choices in their order, nothing answered.
    pub(super) fn new(config: &Config, at: usize, number: u16, item: Item) -> Self {
        let (n, fixed) = match item.task() {
            Task::Choice(task) => (task.choices.len(), task.fixed_order || config.no_shuffle),
            Task::Match(task) => (task.right.len(), false),
            Task::Order(steps) => (steps.len(), false),
            _ => (0, true),
        };
        let mut order = shown_order(n, config.seed, item.id(), number, fixed);
        if matches!(item.task(), Task::Order(_)) && order.is_sorted() {
            order.rotate_left(1); // already solved is no question
        }
        let response = fresh_response(&item, &order);
        let follow_ups = if let Task::Open(open) = item.task() { open.follow_ups.len() } else { 0 };
        Self {
            at,
            item: Rc::new(item),
            number,
            order,
            response,
            notes: String::new(),
            confidence: None,
            step: Step::Asked,
            skipped: false,
            edited: false,
            flag: false,
            hints: 0,
            follow_ups: vec![FollowUp::default(); follow_ups],
            spent_ms: 0,
            grade: None,
        }
    }

    /// Lays what was kept on top. `print` is what the item looks like now, in the terms of [`Draft::print`]. What no
    /// longer fits the item is left out: it is then said to be edited. Notes stay.
    pub(super) fn restore(&mut self, draft: Draft, print: u64) {
        let moved = draft.print != 0 && draft.print != print;
        self.step = draft.step;
        self.skipped = draft.skipped;
        self.edited = draft.edited || moved;
        self.flag = draft.flag;
        self.hints = draft.hints.min(u8::try_from(self.item.body().hints.len()).unwrap_or(u8::MAX));
        self.spent_ms = draft.spent_ms;
        self.grade = draft.grade;
        self.confidence = draft.confidence;
        self.notes = draft.notes;
        match draft.response {
            // What was answered is kept by position, and positions may have moved.
            Some(response) if response.fits(self.item.task()) && (!moved || draft.step == Step::Done) => {
                self.response = response;
            }
            Some(_) => self.edited = true,
            None => {}
        }
        for (next, kept) in self.follow_ups.iter_mut().zip(draft.follow_ups) {
            *next = kept;
        }
    }

    /// What is to be kept of it.
    pub(super) fn draft(&self, print: u64) -> Draft {
        Draft {
            id: self.item.id().into(),
            print,
            step: self.step,
            skipped: self.skipped,
            edited: self.edited,
            flag: self.flag,
            hints: self.hints,
            spent_ms: self.spent_ms,
            grade: self.grade,
            confidence: self.confidence,
            response: Some(self.response.clone()),
            notes: self.notes.clone(),
            follow_ups: self.follow_ups.clone(),
        }
    }

    /// The item's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.item.id()
    }

    /// Whether it is answered in words of the learner's own.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.item.task(), Task::Open(_))
    }

    /// Whether nothing was done to the response yet. Steps stand as they were scrambled, and that is never their order.
    pub(super) fn is_untouched(&self) -> bool {
        self.response == fresh_response(&self.item, &self.order)
    }

    pub(super) fn can_submit(&self) -> bool {
        self.response.is_complete() && (self.step == Step::Revealed || !self.is_open())
    }

    /// The question as it is drawn.
    pub(super) fn view(&self) -> Question<'_> {
        Question {
            item: &self.item,
            order: &self.order,
            response: &self.response,
            notes: &self.notes,
            confidence: self.confidence,
            revealed: self.step == Step::Revealed,
            can_submit: self.can_submit(),
            attempt: self.number,
            edited: self.edited,
        }
    }

    /// Takes down notes, at most so many characters. Says whether they changed.
    pub(super) fn note(&mut self, text: &str, most: usize) -> bool {
        let text: String = text.chars().take(most).collect();
        let changed = self.notes != text;
        self.notes = text;
        changed
    }

    /// Takes in an event that changes the response, or notes of at most so many characters. Says whether it did.
    pub(super) fn take(&mut self, event: Event, most_notes: usize) -> bool {
        let before = (self.response.clone(), self.confidence);
        match (event, self.item.task(), &mut self.response) {
            (Event::Choose(at), Task::Choice(task), Response::Choice(chosen)) => choose(task, chosen, at),
            (Event::Tick(at), Task::Open(task), Response::Open(ticked))
                if matches!(self.step, Step::Revealed | Step::Feedback) && usize::from(at) < task.key_points.len() =>
            {
                toggle(ticked, at);
            }
            (Event::Move(from, to), Task::Order(_), Response::Order(steps)) => {
                let (from, to) = (usize::from(from), usize::from(to));
                if from < steps.len() && to < steps.len() {
                    let step = steps.remove(from);
                    steps.insert(to, step);
                }
            }
            (Event::Pair(left, right), Task::Match(task), Response::Match(put)) => {
                let fits = right.is_none_or(|right| usize::from(right) < task.right.len());
                if let Some(place) = put.get_mut(usize::from(left)).filter(|_| fits) {
                    *place = right;
                }
            }
            (Event::Write(text), Task::Blank(_), Response::Blank(typed)) => {
                *typed = text.chars().take(MAX_TYPED).collect();
            }
            (Event::Write(text), Task::Open(_), _) => return self.note(&text, most_notes),
            (Event::Line(line), Task::Spot(_), Response::Spot(chosen))
                if usize::from(line) <= lines_of(&self.item) && line > 0 =>
            {
                *chosen = Some(line);
            }
            (Event::Cover(at), ..) => {
                let next = self.follow_ups.get_mut(usize::from(at));
                let changed = next.is_some();
                if let Some(next) = next {
                    next.covered = !next.covered;
                }
                return changed;
            }
            (Event::WriteNext(at, text), ..) => {
                let Some(next) = self.follow_ups.get_mut(usize::from(at)) else { return false };
                let text: String = text.chars().take(most_notes).collect();
                let changed = next.notes != text;
                next.notes = text;
                return changed;
            }
            (Event::Sure(sure), ..) => self.confidence = Some(sure).filter(|_| self.confidence != Some(sure)),
            _ => {}
        }
        before != (self.response.clone(), self.confidence)
    }
}

/// How many lines the code of a `spot` item has.
fn lines_of(item: &Item) -> usize {
    let code = item.body().stem.0.iter().find_map(|block| match block {
        crate::prose::Block::Code(code) => Some(code.lines.len()),
        _ => None,
    });
    code.unwrap_or(0)
}

/// The response that an item starts with: for an `order` item the steps as they were scrambled.
fn fresh_response(item: &Item, order: &[u8]) -> Response {
    match item.task() {
        Task::Order(_) => Response::Order(order.to_vec()),
        task => Response::empty(task),
    }
}

/// Chooses a choice, or in an item with several keys takes it back. A position that there is not changes nothing.
fn choose(task: &Choices, chosen: &mut Vec<u8>, at: u8) {
    if usize::from(at) >= task.choices.len() {
        return;
    }
    if task.multiple() {
        toggle(chosen, at);
    } else {
        *chosen = vec![at];
    }
}

/// Takes a position into an ascending list, or out of it.
fn toggle(list: &mut Vec<u8>, at: u8) {
    match list.binary_search(&at) {
        Ok(place) => {
            list.remove(place);
        }
        Err(place) => list.insert(place, at),
    }
}
