//! A drill or a review: what it is made of, and what an event does to it.

use super::queue::{QueueEntry, put_back};
use crate::bank::Bank;
use crate::grading::{Grade, Response, grade};
use crate::memory::log::{Mode, Review};
use crate::memory::progress::Progress;
use crate::sitting::MAX_NOTES;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::Step;
use crate::sitting::effect::{Effect, Target, keep_if};
use crate::sitting::engine::Engine;
use crate::sitting::event::Event;
use crate::sitting::paper::{Config, draw};
use crate::sitting::plan::Plan;
use crate::sitting::session::position::Position;
use std::collections::VecDeque;
use std::rc::Rc;

/// An answer given in this sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// Position in the paper.
    pub(super) at: usize,
    pub(super) grade: Grade,
}

/// An answer that was given, with its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Feedback {
    pub(super) entry: QueueEntry,
    /// It bears its grade.
    pub(super) attempt: Attempt,
    pub(super) grade: Grade,
    pub(super) comes_back: bool,
}

/// A question that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) entry: QueueEntry,
    /// Whether the learner came here by going on, so that the focus is to go on with them.
    pub(super) led: bool,
}

/// What was kept of a sitting that is taken up before all that it needs has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// With the items that the bank no longer has.
    pub(super) plan: Plan,
    pub(super) reviews: Vec<Review>,
    pub(super) position: Option<Position>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Waiting(Waiting),
    Asking(QueueEntry, Attempt),
    Feedback(Feedback),
    Finished,
}

/// One sitting.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) engine: Engine,
    /// Positions in the bank of the plan's items that the bank still has.
    pub(super) paper: Vec<usize>,
    /// What is still to be asked, the present item excluded.
    pub(super) queue: VecDeque<QueueEntry>,
    pub(super) answers: Vec<Answer>,
    pub(super) stage: Stage,
    /// How many items of the paper the bank no longer had when the sitting was taken up.
    pub(super) removed: usize,
    /// How many answers were to such items, or came when nothing asked for them any more.
    pub(super) lost: usize,
    /// Items that were edited since they were seen: their ids, and their prints before.
    pub(super) edited: Vec<(String, u32)>,
    /// What is still to be taken up, once the bank has arrived that far.
    pub(super) left: Option<Box<Left>>,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        (&self.engine.plan, &self.paper, &self.queue, &self.answers, &self.stage, &self.left)
            == (&other.engine.plan, &other.paper, &other.queue, &other.answers, &other.stage, &other.left)
    }
}

impl Session {
    /// Starts a sitting. `history` lets the learner's progress decide what comes; without it the seed alone does.
    #[must_use]
    pub fn new(bank: Rc<Bank>, config: Config, history: Option<&Progress>, sitting: u64, now: u64) -> Self {
        let paper = draw(&bank, &config, history.map(|progress| (progress, now)));
        let items = paper.iter().map(|&at| bank.heads()[at].id.clone()).collect();
        Self::start(bank, Plan { sitting, started_at: now, config, items }, paper, now)
    }

    pub(super) fn start(bank: Rc<Bank>, plan: Plan, paper: Vec<usize>, now: u64) -> Self {
        let mut session = Self {
            engine: Engine::new(bank, plan, now),
            queue: (0..paper.len()).map(|at| QueueEntry { at, attempt: 1 }).collect(),
            paper,
            answers: Vec::new(),
            stage: Stage::Finished,
            removed: 0,
            lost: 0,
            edited: Vec::new(),
            left: None,
        };
        session.ask_next(now);
        session
    }

    /// What was decided when the sitting started.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.engine.plan
    }

    /// The bank it asks from.
    #[must_use]
    pub const fn bank(&self) -> &Rc<Bank> {
        &self.engine.bank
    }

    /// How many items of its paper the bank no longer had when it was taken up.
    #[must_use]
    pub const fn removed(&self) -> usize {
        self.removed
    }

    /// What is asked, or told.
    pub(super) const fn present(&self) -> Option<QueueEntry> {
        match &self.stage {
            Stage::Waiting(Waiting { entry, .. })
            | Stage::Asking(entry, _)
            | Stage::Feedback(Feedback { entry, .. }) => Some(*entry),
            Stage::Finished => None,
        }
    }

    /// Whether it has ended.
    #[must_use]
    pub const fn is_finished(&self) -> bool {
        matches!(self.stage, Stage::Finished)
    }

    /// Takes an event in; `now` is Unix time in milliseconds.
    pub fn update(&mut self, event: Event, now: u64) -> Vec<Effect> {
        match event {
            Event::Next => self.go_on(now),
            Event::Stop => self.stop(),
            Event::Submit => self.submit(now),
            Event::Skip => self.skip(now),
            Event::Reveal => self.reveal(),
            event => match &mut self.stage {
                Stage::Asking(_, attempt) => keep_if(attempt.take(event, MAX_NOTES)),
                _ => Vec::new(),
            },
        }
    }

    fn reveal(&mut self) -> Vec<Effect> {
        match &mut self.stage {
            Stage::Asking(_, attempt) if attempt.step == Step::Asked && attempt.is_open() => {
                attempt.step = Step::Revealed;
                vec![Effect::Keep, Effect::Focus(Target::Answer)]
            }
            _ => Vec::new(),
        }
    }

    fn submit(&mut self, now: u64) -> Vec<Effect> {
        match &self.stage {
            Stage::Asking(_, attempt) if attempt.can_submit() => {
                let (response, grade) = (attempt.response.clone(), grade(&attempt.item, &attempt.response));
                self.tell(Some(response), grade, now)
            }
            _ => Vec::new(),
        }
    }

    fn skip(&mut self, now: u64) -> Vec<Effect> {
        match &self.stage {
            // Once the model answer is shown it is graded by its key points, and none ticked is an honest answer.
            Stage::Asking(_, attempt) if attempt.step == Step::Asked => self.tell(None, Grade::SKIPPED, now),
            _ => Vec::new(),
        }
    }

    fn tell(&mut self, response: Option<Response>, grade: Grade, now: u64) -> Vec<Effect> {
        let Stage::Asking(entry, mut attempt) = std::mem::replace(&mut self.stage, Stage::Finished) else {
            return Vec::new();
        };
        if response.is_none() {
            attempt.confidence = None; // being sure of nothing says nothing
        }
        attempt.spent_ms = self.engine.elapsed(now, u64::MAX);
        let at = self.engine.stamp(now);
        let review = self.engine.review(&attempt, response.clone(), grade, at);
        self.judge(entry, attempt, response, grade);
        vec![Effect::Record(review), Effect::Keep, Effect::Focus(Target::Answer)]
    }

    /// Moves from asking to telling, and puts a missed item back into the queue.
    pub(super) fn judge(&mut self, entry: QueueEntry, attempt: Attempt, response: Option<Response>, grade: Grade) {
        let repeats = matches!(self.engine.plan.config.mode, Mode::Drill | Mode::Review);
        let before =
            self.answers.iter().rposition(|answer| answer.at == entry.at).map(|last| self.answers.len() - 1 - last);
        let comes_back = !grade.passed && repeats && put_back(&mut self.queue, entry, before);
        self.answers.push(Answer { at: entry.at, grade });
        let skipped = response.is_none();
        let response = response.unwrap_or_else(|| attempt.response.clone());
        let attempt = Attempt { step: Step::Feedback, skipped, response, grade: Some(grade), ..attempt };
        self.stage = Stage::Feedback(Feedback { entry, attempt, grade, comes_back });
    }

    fn go_on(&mut self, now: u64) -> Vec<Effect> {
        if !matches!(self.stage, Stage::Feedback(_)) {
            return Vec::new();
        }
        self.ask_next(now);
        self.follow();
        if self.is_finished() {
            vec![Effect::Keep, Effect::Focus(Target::Result), Effect::Complete]
        } else {
            vec![Effect::Keep, Effect::Focus(Target::Question)]
        }
    }

    fn stop(&mut self) -> Vec<Effect> {
        if matches!(self.stage, Stage::Waiting(_) | Stage::Finished) {
            return Vec::new();
        }
        self.break_off();
        vec![Effect::Keep, Effect::Focus(Target::Result), Effect::Complete]
    }

    /// Ends the sitting; what is asked was not.
    pub(super) fn break_off(&mut self) {
        if let Stage::Asking(entry, _) | Stage::Waiting(Waiting { entry, .. }) = &self.stage {
            self.queue.push_front(*entry);
        }
        self.stage = Stage::Finished;
    }

    /// Asks the next item of the queue, or waits for it. One whose bytes are damaged is passed over.
    pub(super) fn ask_next(&mut self, now: u64) {
        self.stage = Stage::Finished;
        while let Some(entry) = self.queue.pop_front() {
            let Some(&at) = self.paper.get(entry.at) else { continue };
            if self.engine.bank.is_coming(at) {
                self.stage = Stage::Waiting(Waiting { entry, led: false });
                return;
            }
            let Some(mut attempt) = self.engine.attempt(at, entry.attempt) else { continue };
            attempt.edited = self.is_edited(entry);
            self.engine.since = now;
            self.stage = Stage::Asking(entry, attempt);
            return;
        }
    }

    /// Whether an item was edited since the learner saw it in this sitting.
    pub(super) fn is_edited(&self, entry: QueueEntry) -> bool {
        self.edited.iter().any(|(id, _)| *id == self.engine.plan.items[entry.at])
    }
}
