//! An exam: a paper answered in any order against the clock, handed in once, and told about afterwards.
//!
//! A pure state machine as [`crate::sitting::session`] is: [`Exam::update`] is total, and what is to happen outside comes back as
//! [`Effect`]s. Nothing of the verdicts can be had before the exam is handed in.

mod clock;
mod ending;
mod paper;
mod persistence;
mod report;
mod rules;
mod view;

pub use clock::{GRACE_MS, More, OFFERED_MS};
pub use paper::{Paper, draw};
pub use persistence::{Answers, Plan, decode, encode};
pub use report::{Became, Report, Tally};
pub use rules::{MINUTE_MS, MOST_MINUTES, MOST_QUOTAS, PASS_PERCENT, Quota, Rules, closed_kinds};
pub use view::Marked;

use self::clock::Clock;
use self::persistence::Row;
use crate::bank::Bank;
use crate::grading::Grade;
use crate::grading::Response;
use crate::item::{Item, Task};
use crate::memory::log::Review;
use crate::sitting::session::asking::{Asking, asking, fresh_response};
use crate::sitting::session::{self, Question, QueueEntry};
use std::rc::Rc;

/// The time spent on the question that is shown is kept at least so often, in milliseconds.
const KEEP_EVERY_MS: u64 = 15_000;

/// What the learner does, or the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Answers the question that is shown, as in any sitting; wanting a verdict, or to go on, goes to the next question.
    Answer(session::Event),
    /// Goes to a question, by its place from 0.
    Go(usize),
    /// Goes back by one.
    Previous,
    /// Flags the question that is shown, or takes the flag off.
    Flag,
    /// Wants to hand in: what is still open is told first.
    Check,
    /// Hands in.
    HandIn,
    /// Takes more time.
    More(More),
    /// Hides the time, or shows it again.
    HideClock,
    /// Time goes by; it was last looked at then.
    Clock {
        /// Unix time in milliseconds.
        since: u64,
    },
    /// After handing in: ticks a key point of an open question, or takes the tick back. Places from 0.
    Tick(usize, u8),
    /// After handing in: the notes on this open question are compared.
    Compared(usize),
}

/// What should happen outside because of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the answers: something has changed.
    Keep,
    /// It was handed in: keep it as a result, then record [`Exam::reviews`].
    HandedIn,
    /// Record this: an open question was compared.
    Record(Review),
    /// Everything is marked.
    Complete,
    /// Move the focus.
    Focus(Target),
    /// Say how much time is left.
    Say(Said),
}

/// Where the focus should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The question.
    Question,
    /// What is still open.
    Check,
    /// That time is up.
    TimeUp,
    /// The result.
    Result,
}

/// What is said of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many milliseconds are left.
    Left(u64),
    /// None is.
    Up,
}

/// Where an exam stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A question is shown.
    Asking,
    /// What is still open is shown, before handing in.
    Checking,
    /// It was handed in.
    Done,
}

/// Whether a question has its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing yet.
    Unanswered,
    /// Something, but not all that it asks for.
    Started,
    /// Yes.
    Answered,
}

/// One question of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    asking: Asking,
    /// Position in the bank.
    at: usize,
    flag: bool,
    spent_ms: u64,
    /// What it was worth, once it is handed in and marked.
    grade: Option<Grade>,
}

impl Place {
    fn sign(&self) -> Sign {
        let answered = match (self.asking.item.task(), &self.asking.response) {
            (Task::Open(_), _) => !self.asking.notes.trim().is_empty(),
            // Steps that stand as they were scrambled were not touched, and that is never their right order.
            (Task::Order(_), response) => *response != fresh_response(&self.asking),
            (_, Response::Match(put)) if put.iter().any(Option::is_some) && put.contains(&None) => {
                return Sign::Started;
            }
            (_, response) => response.is_complete(),
        };
        if answered { Sign::Answered } else { Sign::Unanswered }
    }

    fn is_open(&self) -> bool {
        matches!(self.asking.item.task(), Task::Open(_))
    }
}

/// One exam.
#[derive(Clone, Debug)]
pub struct Exam {
    bank: Rc<Bank>,
    plan: Plan,
    places: Vec<Place>,
    /// What is kept of questions that the bank no longer has.
    gone: Vec<Row>,
    /// Places of questions that were edited, so that the answer given no longer fits.
    edited: Vec<usize>,
    stage: Stage,
    at: usize,
    /// Since when the present question is shown, or its time was last counted.
    shown_at: u64,
    clock: Clock,
    clock_hidden: bool,
}

impl PartialEq for Exam {
    fn eq(&self, other: &Self) -> bool {
        (&self.plan, &self.places, &self.gone, &self.clock) == (&other.plan, &other.places, &other.gone, &other.clock)
            && (self.stage, self.at, self.shown_at, self.clock_hidden)
                == (other.stage, other.at, other.shown_at, other.clock_hidden)
    }
}

impl Exam {
    /// Starts an exam. `sitting` is its own number; `now` is Unix time in milliseconds.
    #[must_use]
    pub fn new(bank: Rc<Bank>, rules: Rules, sitting: u64, now: u64) -> Self {
        let items = draw(&bank, &rules).items;
        let limit_ms = rules.limit_ms(items.iter().map(|&at| &bank.heads()[at]));
        let items = items.iter().map(|&at| bank.heads()[at].id.clone()).collect();
        let Rules { config, quotas, minutes, time, pass_percent, number } = rules;
        let plan = session::Plan { sitting, started_at: now, config, items };
        Self::resume(bank, Plan { plan, quotas, minutes, time, pass_percent, number, limit_ms }, None, now)
    }

    /// Takes up an exam where it was left. Questions that the bank no longer has are passed over, and so are answers that
    /// no longer fit; [`Exam::gone`] and [`Exam::edited`] say which.
    #[must_use]
    pub fn resume(bank: Rc<Bank>, plan: Plan, answers: Option<Answers>, now: u64) -> Self {
        let clock = Clock::start(plan.plan.started_at, plan.limit_ms);
        let (places, gone, edited) = (Vec::new(), Vec::new(), Vec::new());
        let stage = Stage::Asking;
        let mut exam =
            Self { bank, plan, places, gone, edited, stage, at: 0, shown_at: now, clock, clock_hidden: false };
        let answers = answers.filter(|answers| answers.sitting == exam.plan.plan.sitting);
        let mut rows = answers.as_ref().map(|answers| answers.rows.clone()).unwrap_or_default();
        // Where to go on, should the question that was shown be gone: at the first one after it that is there.
        let mut here = false;
        for id in exam.plan.plan.items.clone() {
            let row = rows.iter().position(|row| row.item == id).map(|at| rows.swap_remove(at));
            here |= answers.as_ref().is_some_and(|answers| answers.here == id);
            let found = exam.bank.find(&id).and_then(|at| Some((at, exam.bank.item(at)?)));
            let Some((at, item)) = found else {
                exam.gone.push(row.unwrap_or_else(|| Row::of(&id)));
                continue;
            };
            if !here {
                exam.at = exam.places.len() + 1;
            }
            exam.lay(at, item, row, answers.as_ref().is_some_and(|answers| answers.stage == Stage::Done));
        }
        exam.at = if here { exam.at.min(exam.places.len().saturating_sub(1)) } else { 0 };
        if let Some(answers) = answers {
            exam.stage = answers.stage;
            exam.clock_hidden = answers.clock_hidden;
            exam.clock.deadline = answers.deadline;
            exam.clock.added_ms = answers.added_ms;
            exam.clock.ended_at = answers.ended_at;
        }
        exam
    }

    fn lay(&mut self, at: usize, item: Item, row: Option<Row>, done: bool) {
        let turn = QueueEntry { at: self.places.len(), attempt: 1 };
        let mut asking = asking(&self.plan.plan.config, turn, Rc::new(item), 0);
        let mut place = Place { flag: false, spent_ms: 0, grade: None, at, asking: asking.clone() };
        if let Some(row) = row {
            place.flag = row.flag;
            place.spent_ms = row.spent_ms;
            place.grade = row.grade;
            match row.response {
                Some(response) if response.fits(asking.item.task()) => asking.response = response,
                Some(_) => self.edited.push(self.places.len()),
                None => {}
            }
            if matches!(asking.item.task(), Task::Open(_)) {
                asking.notes = row.notes;
                asking.revealed = done;
            }
            place.asking = asking;
        }
        self.places.push(place);
    }

    /// Takes an event in; `now` is Unix time in milliseconds.
    pub fn update(&mut self, event: Event, now: u64) -> Vec<Effect> {
        match (self.stage, event) {
            (Stage::Done, Event::Tick(at, point)) => self.tick(at, point),
            (Stage::Done, Event::Compared(at)) => self.compared(at, now),
            (Stage::Done, _) | (_, Event::Tick(..) | Event::Compared(_)) => Vec::new(),
            (_, Event::Clock { since }) => self.look_at_clock(since, now),
            (_, Event::More(more)) => self.take_time(more, now),
            (_, Event::Go(at)) => self.go(at, now),
            (_, Event::HideClock) => {
                self.clock_hidden = !self.clock_hidden;
                vec![Effect::Keep]
            }
            (Stage::Asking, Event::Answer(event)) => self.answer(event, now),
            (Stage::Asking, Event::Previous) if self.at > 0 => self.go(self.at - 1, now),
            (Stage::Asking, Event::Flag) => match self.places.get_mut(self.at) {
                Some(place) => {
                    place.flag = !place.flag;
                    vec![Effect::Keep]
                }
                None => Vec::new(),
            },
            (Stage::Asking, Event::Check) => self.check(now),
            (stage, Event::HandIn) if stage == Stage::Checking || self.clock.grace_until.is_some() => self.hand_in(now),
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, event: session::Event, now: u64) -> Vec<Effect> {
        use session::Event as Given;
        match event {
            Given::Next | Given::Submit if self.at + 1 < self.places.len() => self.go(self.at + 1, now),
            Given::Next | Given::Submit => self.check(now),
            Given::Sure(_) | Given::Reveal | Given::Skip | Given::Stop => Vec::new(),
            event => {
                let changed = self.places.get_mut(self.at).is_some_and(|place| place.asking.take(event));
                if !changed {
                    return Vec::new();
                }
                self.edited.retain(|&place| place != self.at);
                self.count_time(now);
                vec![Effect::Keep]
            }
        }
    }

    fn go(&mut self, at: usize, now: u64) -> Vec<Effect> {
        if at >= self.places.len() || (self.stage == Stage::Asking && at == self.at) {
            return Vec::new();
        }
        self.count_time(now);
        self.stage = Stage::Asking;
        self.at = at;
        self.shown_at = now;
        vec![Effect::Keep, Effect::Focus(Target::Question)]
    }

    fn check(&mut self, now: u64) -> Vec<Effect> {
        self.count_time(now);
        self.stage = Stage::Checking;
        vec![Effect::Keep, Effect::Focus(Target::Check)]
    }

    /// Counts the time since it was last counted towards the question that is shown.
    fn count_time(&mut self, now: u64) {
        if self.stage == Stage::Asking
            && let Some(place) = self.places.get_mut(self.at)
        {
            place.spent_ms = place.spent_ms.saturating_add(now.saturating_sub(self.shown_at));
            self.shown_at = now;
        }
    }

    fn take_time(&mut self, more: More, now: u64) -> Vec<Effect> {
        let was_up = self.clock.grace_until.is_some();
        if !self.clock.add(more, now) {
            return Vec::new();
        }
        let mut effects = vec![Effect::Keep];
        effects.extend(self.clock.left_ms(now).map(|left| Effect::Say(Said::Left(left))));
        if was_up {
            let back = if self.stage == Stage::Checking { Target::Check } else { Target::Question };
            effects.push(Effect::Focus(back));
        }
        effects
    }

    fn look_at_clock(&mut self, since: u64, now: u64) -> Vec<Effect> {
        match (self.clock.left_ms(now), self.clock.grace_until) {
            (Some(0), Some(until)) if now >= until => return self.hand_in(now),
            (Some(0), Some(_)) => return Vec::new(),
            (Some(0), None) => {
                self.clock.grace_until = Some(now.saturating_add(GRACE_MS));
                return vec![Effect::Say(Said::Up), Effect::Focus(Target::TimeUp)];
            }
            _ => {}
        }
        let mut effects = Vec::new();
        if self.stage == Stage::Asking && now.saturating_sub(self.shown_at) >= KEEP_EVERY_MS {
            self.count_time(now);
            effects.push(Effect::Keep);
        }
        if self.clock.says(since, now) {
            effects.extend(self.clock.left_ms(now).map(|left| Effect::Say(Said::Left(left))));
        }
        effects
    }
}

#[cfg(test)]
mod tests;
