//! A sitting: the pure state machine between the learner's events and what should happen because of them.
//!
//! [`Session::update`] is total: an event that makes no sense in the present stage changes nothing and returns no
//! effects. What is to happen outside comes back as [`Effect`]s.

pub(crate) mod asking;
mod paper;
mod resume;
mod review;
mod sitting;
mod view;
mod waiting;

pub use paper::{Config, Filter, draw, shown_order};
pub use review::{Round, draw_review};
pub use sitting::{Draft, Plan, Step};
pub use view::{Mark, Question, Result, Summary, Verdict, View};

use self::asking::{Asking, asking};
use self::waiting::{Left, Waiting};
use crate::bank::Bank;
use crate::grading::Response;
use crate::grading::{Grade, grade};
use crate::item::{Item, Task};
use crate::memory::log::{Confidence, Mode, Review};
use crate::memory::progress::Progress;
use std::collections::VecDeque;
use std::rc::Rc;

/// The longest notes that are kept, in characters.
pub const MAX_NOTES: usize = 600;
/// A missed item comes back after so many others, or at the end.
const COMES_BACK_AFTER: usize = 3;

/// What the learner does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Chooses a choice, or in an item with several keys takes it back: its authored position.
    Choose(u8),
    /// Moves the step at the first place of the present order to the second.
    Move(u8, u8),
    /// Puts a right-hand text beside a left-hand one.
    Pair(u8, Option<u8>),
    /// Types into the gap, or notes on an open item.
    Write(String),
    /// Points at a line, from 1.
    Line(u16),
    /// Ticks a key point, or takes the tick back.
    Tick(u8),
    /// Says how sure they are, or takes it back.
    Sure(Confidence),
    /// Wants to see the model answer.
    Reveal,
    /// Wants the verdict.
    Submit,
    /// Does not know, and wants to see the answer.
    Skip,
    /// Goes on.
    Next,
    /// Ends the sitting here.
    Stop,
}

/// What should happen outside because of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Append this to the log.
    Record(Review),
    /// Keep the draft: where the learner is has changed.
    Keep,
    /// Move the focus.
    Focus(Target),
    /// The sitting ended.
    Complete,
}

/// Where the focus should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The question.
    Question,
    /// The verdict, or the revealed answer.
    Verdict,
    /// The summary.
    Summary,
}

/// One item in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QueueEntry {
    /// Position in the paper.
    pub(crate) at: usize,
    /// Try at it, from 1.
    pub(crate) attempt: u16,
}

/// An answer given in this sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answer {
    at: usize,
    grade: Grade,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Feedback {
    turn: QueueEntry,
    item: Rc<Item>,
    order: Vec<u8>,
    /// Nothing if it was skipped.
    response: Option<Response>,
    notes: String,
    confidence: Option<Confidence>,
    grade: Grade,
    comes_back: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Waiting(Waiting),
    Asking(Asking),
    Feedback(Feedback),
    Finished,
}

/// One sitting.
#[derive(Clone, Debug)]
pub struct Session {
    bank: Rc<Bank>,
    plan: Plan,
    /// Positions in the bank of the plan's items that the bank still has.
    paper: Vec<usize>,
    /// What is still to be asked, the present item excluded.
    queue: VecDeque<QueueEntry>,
    answers: Vec<Answer>,
    stage: Stage,
    /// How many items of the paper the bank no longer had when the sitting was taken up.
    removed: usize,
    /// How many answers were to such items.
    lost: usize,
    /// Items that were edited since they were seen: their ids, and their prints before.
    edited: Vec<(String, u32)>,
    /// What is still to be taken up, once the bank has arrived that far.
    left: Option<Box<Left>>,
    /// The next answer is not recorded as given before this: the order of the log is that of the answers, also when the
    /// computer's clock is put back.
    not_before: u64,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        (&self.plan, &self.paper, &self.queue, &self.answers, &self.stage, &self.left)
            == (&other.plan, &other.paper, &other.queue, &other.answers, &other.stage, &other.left)
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

    fn start(bank: Rc<Bank>, plan: Plan, paper: Vec<usize>, now: u64) -> Self {
        let queue = (0..paper.len()).map(|at| QueueEntry { at, attempt: 1 }).collect();
        let (answers, edited, stage, not_before) = (Vec::new(), Vec::new(), Stage::Finished, plan.started_at);
        let mut session =
            Self { bank, plan, paper, queue, answers, stage, removed: 0, lost: 0, edited, left: None, not_before };
        session.ask_next(now);
        session
    }

    /// What was decided when the sitting started.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The bank it asks from.
    #[must_use]
    pub const fn bank(&self) -> &Rc<Bank> {
        &self.bank
    }

    /// How many items of its paper the bank no longer had when it was taken up.
    #[must_use]
    pub const fn removed(&self) -> usize {
        self.removed
    }

    /// What is asked, or told.
    fn turn(&self) -> Option<QueueEntry> {
        match &self.stage {
            Stage::Waiting(waiting) => Some(waiting.turn),
            Stage::Asking(asking) => Some(asking.turn),
            Stage::Feedback(told) => Some(told.turn),
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
            event => self.change(event),
        }
    }

    fn change(&mut self, event: Event) -> Vec<Effect> {
        let Stage::Asking(asking) = &mut self.stage else { return Vec::new() };
        if asking.take(event) { vec![Effect::Keep] } else { Vec::new() }
    }

    fn reveal(&mut self) -> Vec<Effect> {
        match &mut self.stage {
            Stage::Asking(asking) if !asking.revealed && matches!(asking.item.task(), Task::Open(_)) => {
                asking.revealed = true;
                vec![Effect::Keep, Effect::Focus(Target::Verdict)]
            }
            _ => Vec::new(),
        }
    }

    fn submit(&mut self, now: u64) -> Vec<Effect> {
        match &self.stage {
            Stage::Asking(asking) if asking.can_submit() => {
                let (response, grade) = (asking.response.clone(), grade(&asking.item, &asking.response));
                self.tell(Some(response), grade, now)
            }
            _ => Vec::new(),
        }
    }

    fn skip(&mut self, now: u64) -> Vec<Effect> {
        match &self.stage {
            // Once the model answer is shown it is graded by its key points, and none ticked is an honest answer.
            Stage::Asking(asking) if !asking.revealed => self.tell(None, Grade::SKIPPED, now),
            _ => Vec::new(),
        }
    }

    fn tell(&mut self, response: Option<Response>, grade: Grade, now: u64) -> Vec<Effect> {
        let Stage::Asking(mut asking) = std::mem::replace(&mut self.stage, Stage::Finished) else { return Vec::new() };
        if response.is_none() {
            asking.confidence = None; // being sure of nothing says nothing
        }
        let at = now.max(self.not_before);
        self.not_before = at.wrapping_add(1);
        let review = Review {
            at,
            item: self.bank.full_id(asking.item.id()),
            sitting: self.plan.sitting,
            attempt: asking.turn.attempt,
            mode: self.plan.config.mode,
            outcome: grade.outcome,
            score_permille: grade.score_permille,
            confidence: asking.confidence,
            taken_ms: u32::try_from(now.saturating_sub(asking.asked_at)).unwrap_or(u32::MAX),
            response: response.clone(),
        };
        self.judge(asking, response, grade);
        vec![Effect::Record(review), Effect::Keep, Effect::Focus(Target::Verdict)]
    }

    /// Moves from asking to told, and puts a missed item back into the queue.
    fn judge(&mut self, asking: Asking, response: Option<Response>, grade: Grade) {
        let turn = asking.turn;
        let comes_back = !grade.passed && matches!(self.plan.config.mode, Mode::Drill | Mode::Review);
        if comes_back {
            let place = self.queue.len().min(COMES_BACK_AFTER);
            self.queue.insert(place, QueueEntry { at: turn.at, attempt: turn.attempt.saturating_add(1) });
        }
        self.answers.push(Answer { at: turn.at, grade });
        let Asking { item, order, notes, confidence, .. } = asking;
        self.stage = Stage::Feedback(Feedback { turn, item, order, response, notes, confidence, grade, comes_back });
    }

    fn go_on(&mut self, now: u64) -> Vec<Effect> {
        if !matches!(self.stage, Stage::Feedback(_)) {
            return Vec::new();
        }
        self.ask_next(now);
        self.follow();
        if self.is_finished() {
            vec![Effect::Keep, Effect::Focus(Target::Summary), Effect::Complete]
        } else {
            vec![Effect::Keep, Effect::Focus(Target::Question)]
        }
    }

    fn stop(&mut self) -> Vec<Effect> {
        if matches!(self.stage, Stage::Waiting(_) | Stage::Finished) {
            return Vec::new();
        }
        self.break_off();
        vec![Effect::Keep, Effect::Focus(Target::Summary), Effect::Complete]
    }

    /// Ends the sitting; what is asked was not.
    fn break_off(&mut self) {
        if let Stage::Asking(Asking { turn, .. }) | Stage::Waiting(Waiting { turn, .. }) = &self.stage {
            self.queue.push_front(*turn);
        }
        self.stage = Stage::Finished;
    }

    /// Asks the next item of the queue, or waits for it. One whose bytes are damaged is passed over.
    fn ask_next(&mut self, now: u64) {
        self.stage = Stage::Finished;
        while let Some(turn) = self.queue.pop_front() {
            let Some(&at) = self.paper.get(turn.at) else { continue };
            if self.bank.is_coming(at) {
                self.stage = Stage::Waiting(Waiting { turn, led: false });
                return;
            }
            let Some(item) = self.bank.item(at) else { continue };
            self.stage = Stage::Asking(asking(&self.plan.config, turn, Rc::new(item), now));
            return;
        }
    }
}

#[cfg(test)]
mod tests;
