//! An interview: what it is made of, and what an event does to it.

use super::rules::{Rules, draw};
use super::step;
use crate::bank::Bank;
use crate::grading::{Grade, grade};
use crate::memory::log::Mode;
use crate::memory::progress::Progress;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::Step;
use crate::sitting::effect::{Effect, Target, keep_if};
use crate::sitting::engine::Engine;
use crate::sitting::event::Event;
use crate::sitting::paper::Config;
use crate::sitting::plan::Plan;
use std::rc::Rc;

/// A stretch without a sign of life counts as at most so much, in milliseconds: the computer slept, or the page was
/// frozen in the background.
const AWAY_MS: u64 = 120_000;
/// The time is kept anew whenever it has passed a multiple of this, in milliseconds.
const KEEP_EVERY_MS: u64 = 5_000;

/// One interview.
#[derive(Clone, Debug)]
pub struct Interview {
    pub(super) engine: Engine,
    pub(super) timed: bool,
    pub(super) attempts: Vec<Attempt>,
    /// Questions that an update of the bank took away.
    pub(super) removed: usize,
    /// The question that is asked; as many as there are questions when it is over.
    pub(super) current: usize,
}

impl Interview {
    /// Starts an interview. `history` lets the learner's progress decide what comes.
    #[must_use]
    pub fn new(bank: Rc<Bank>, rules: &Rules, history: Option<&Progress>, sitting: u64, now: u64) -> Self {
        let items = draw(&bank, rules, history).into_iter().map(|at| bank.heads()[at].id.clone()).collect();
        let engine = Engine::new(bank, plan(sitting, now, items), now);
        let mut attempts = engine.restore(Vec::new(), |_| 0).attempts;
        for attempt in &mut attempts {
            attempt.step = Step::Waiting;
        }
        let mut new = Self { engine, timed: rules.timed, attempts, removed: 0, current: 0 };
        new.ask(0);
        new
    }

    /// The bank it asks from.
    #[must_use]
    pub const fn bank(&self) -> &Rc<Bank> {
        &self.engine.bank
    }

    /// Its own number, which its reviews bear.
    #[must_use]
    pub const fn sitting(&self) -> u64 {
        self.engine.plan.sitting
    }

    /// When it started: Unix time in milliseconds.
    #[must_use]
    pub const fn started_at(&self) -> u64 {
        self.engine.plan.started_at
    }

    /// Whether each answer has a time it should take.
    #[must_use]
    pub const fn timed(&self) -> bool {
        self.timed
    }

    /// Its questions.
    #[must_use]
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// How many questions an update of the bank took away.
    #[must_use]
    pub fn removed(&self) -> usize {
        self.removed
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.current >= self.attempts.len()
    }

    /// How many questions were answered or passed on.
    #[must_use]
    pub fn done(&self) -> usize {
        self.attempts.iter().filter(|attempt| attempt.step == Step::Done).count()
    }

    /// Takes an event in; `now` is Unix time in milliseconds. One that makes no sense at the present step has no effects.
    pub fn update(&mut self, event: Event, now: u64) -> Vec<Effect> {
        let beat = self.count_time(now);
        let Some(attempt) = self.attempts.get_mut(self.current) else { return Vec::new() };
        match event {
            Event::Beat => keep_if(beat),
            Event::Next => self.go_on(now),
            Event::Stop => self.stop(now),
            event => step::take(attempt, event),
        }
    }

    /// Counts the time since the last event. Says whether it is time to keep it.
    fn count_time(&mut self, now: u64) -> bool {
        let passed = self.engine.elapsed(now, AWAY_MS);
        match self.attempts.get_mut(self.current) {
            Some(attempt) if matches!(attempt.step, Step::Asked | Step::Revealed) => {
                let before = attempt.spent_ms / KEEP_EVERY_MS;
                attempt.spent_ms = attempt.spent_ms.saturating_add(passed);
                before != attempt.spent_ms / KEEP_EVERY_MS
            }
            _ => false,
        }
    }

    fn go_on(&mut self, now: u64) -> Vec<Effect> {
        let mut effects = self.write_down(now);
        if effects.is_empty() {
            return effects;
        }
        self.ask(self.current + 1);
        effects.push(Effect::Keep);
        effects.extend(self.is_finished().then_some(Effect::Complete));
        effects.push(Effect::Focus(if self.is_finished() { Target::Result } else { Target::Question }));
        effects
    }

    /// An answer that is shown counts; one that is not is left out.
    fn stop(&mut self, now: u64) -> Vec<Effect> {
        let mut effects = self.write_down(now);
        self.current = self.attempts.len();
        effects.extend([Effect::Keep, Effect::Complete, Effect::Focus(Target::Result)]);
        effects
    }

    /// Makes a review of the answer that is shown, if one is.
    fn write_down(&mut self, now: u64) -> Vec<Effect> {
        let Some(attempt) = self.attempts.get_mut(self.current).filter(|attempt| attempt.step == Step::Feedback) else {
            return Vec::new();
        };
        attempt.step = Step::Done;
        let response = (!attempt.skipped).then(|| attempt.response.clone());
        let at = self.engine.stamp(now);
        vec![Effect::Record(self.engine.review(attempt, response, grade_of(attempt), at))]
    }

    /// Asks the question at a place, or the next that is not done.
    pub(super) fn ask(&mut self, from: usize) {
        let open = |attempt: &Attempt| attempt.step != Step::Done;
        self.current = (from..self.attempts.len()).find(|&at| open(&self.attempts[at])).unwrap_or(self.attempts.len());
        if let Some(attempt) = self.attempts.get_mut(self.current)
            && attempt.step == Step::Waiting
        {
            attempt.step = Step::Asked;
        }
    }
}

/// The plan of an interview. Options stand in another order in each, so its own number is the seed.
pub(super) fn plan(sitting: u64, started_at: u64, items: Vec<String>) -> Plan {
    Plan { sitting, started_at, config: Config { mode: Mode::Interview, seed: sitting, ..Config::default() }, items }
}

/// What an answer is worth: nothing if it was passed on.
pub(super) fn grade_of(attempt: &Attempt) -> Grade {
    if attempt.skipped { Grade::SKIPPED } else { grade(&attempt.item, &attempt.response) }
}
