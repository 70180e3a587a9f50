//! The question being asked, and how the learner's events change the answer to it.

use super::{Config, Event, MAX_NOTES, QueueEntry, shown_order};
use crate::grading::{MAX_TYPED, Response};
use crate::item::{Choices, Item, Task};
use crate::memory::log::Confidence;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asking {
    pub(crate) turn: QueueEntry,
    pub(crate) item: Rc<Item>,
    /// The order in which choices, or right-hand texts, are shown.
    pub(crate) order: Vec<u8>,
    pub(crate) response: Response,
    pub(crate) notes: String,
    pub(crate) confidence: Option<Confidence>,
    /// Whether the model answer is shown.
    pub(crate) revealed: bool,
    pub(crate) asked_at: u64,
}

/// An item as it is put to the learner: choices in their order, nothing answered.
pub(crate) fn asking(config: &Config, turn: QueueEntry, item: Rc<Item>, now: u64) -> Asking {
    let (n, fixed) = match item.task() {
        Task::Choice(task) => (task.choices.len(), task.fixed_order || config.no_shuffle),
        Task::Match(task) => (task.right.len(), false),
        Task::Order(steps) => (steps.len(), false),
        _ => (0, true),
    };
    let mut order = shown_order(n, config.seed, item.id(), turn.attempt, fixed);
    if matches!(item.task(), Task::Order(_)) && order.is_sorted() {
        order.rotate_left(1); // already solved is no question
    }
    let mut asking = Asking {
        turn,
        response: Response::empty(item.task()),
        item,
        order,
        notes: String::new(),
        confidence: None,
        revealed: false,
        asked_at: now,
    };
    asking.response = fresh_response(&asking);
    asking
}

/// The response that an item starts with: for an `order` item the steps as they were scrambled.
pub(crate) fn fresh_response(asking: &Asking) -> Response {
    match asking.item.task() {
        Task::Order(_) => Response::Order(asking.order.clone()),
        task => Response::empty(task),
    }
}

impl Asking {
    pub(crate) fn can_submit(&self) -> bool {
        self.response.is_complete() && (self.revealed || !matches!(self.item.task(), Task::Open(_)))
    }

    /// Takes in an event that changes the response. Says whether it did.
    pub(crate) fn take(&mut self, event: Event) -> bool {
        let before = (self.response.clone(), self.confidence);
        match (event, self.item.task(), &mut self.response) {
            (Event::Choose(at), Task::Choice(task), Response::Choice(chosen)) => choose(task, chosen, at),
            (Event::Tick(at), Task::Open(task), Response::Open(ticked))
                if self.revealed && usize::from(at) < task.key_points.len() =>
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
            (Event::Write(text), Task::Open(_), _) => {
                let text: String = text.chars().take(MAX_NOTES).collect();
                let changed = self.notes != text;
                self.notes = text;
                return changed;
            }
            (Event::Line(line), Task::Spot(_), Response::Spot(chosen))
                if usize::from(line) <= lines_of(&self.item) && line > 0 =>
            {
                *chosen = Some(line);
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

/// Chooses a choice, or in an item with several keys takes it back. A position that there is not changes nothing.
pub(crate) fn choose(task: &Choices, chosen: &mut Vec<u8>, at: u8) {
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
pub(crate) fn toggle(list: &mut Vec<u8>, at: u8) {
    match list.binary_search(&at) {
        Ok(place) => {
            list.remove(place);
        }
        Err(place) => list.insert(place, at),
    }
}
