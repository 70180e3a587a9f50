//! An exam: what it is made of, and what an event does to it.

use super::answers::{Answers, Terms};
use super::clock::{Clock, GRACE_MS, Looked, More};
use super::event::{Event, Sign, Stage};
use super::paper::draw;
use super::rules::Rules;
use crate::bank::Bank;
use crate::grading::Response;
use crate::item::Task;
use crate::sitting::MAX_NOTES;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::{Draft, Step};
use crate::sitting::effect::{Effect, Said, Target};
use crate::sitting::engine::Engine;
use crate::sitting::event::Event as Given;
use crate::sitting::plan::Plan;
use std::rc::Rc;

/// The time spent on the question that is shown is kept at least so often, in milliseconds.
const KEEP_EVERY_MS: u64 = 15_000;

/// One exam.
#[derive(Clone, Debug)]
pub struct Exam {
    pub(super) engine: Engine,
    pub(super) terms: Terms,
    pub(super) attempts: Vec<Attempt>,
    /// What is kept of questions that the bank no longer has.
    pub(super) gone: Vec<Draft>,
    pub(super) stage: Stage,
    /// The place of the question that is shown.
    pub(super) at: usize,
    pub(super) clock: Clock,
    pub(super) clock_hidden: bool,
    /// Nothing before this page looked at its clocks.
    looked: Option<Looked>,
}

impl PartialEq for Exam {
    fn eq(&self, other: &Self) -> bool {
        (&self.engine.plan, &self.terms, &self.attempts, &self.gone, &self.clock)
            == (&other.engine.plan, &other.terms, &other.attempts, &other.gone, &other.clock)
            && (self.stage, self.at, self.engine.since, self.clock_hidden)
                == (other.stage, other.at, other.engine.since, other.clock_hidden)
    }
}

/// Whether a question has its answer.
pub(super) fn sign(attempt: &Attempt) -> Sign {
    let answered = match (attempt.item.task(), &attempt.response) {
        (Task::Open(_), _) => !attempt.notes.trim().is_empty(),
        (Task::Order(_), _) => !attempt.is_untouched(),
        (_, Response::Match(put)) if put.iter().any(Option::is_some) && put.contains(&None) => return Sign::Started,
        (_, response) => response.is_complete(),
    };
    if answered { Sign::Answered } else { Sign::Unanswered }
}

impl Exam {
    /// Starts an exam. `sitting` is its own number; `now` is Unix time in milliseconds.
    #[must_use]
    pub fn new(bank: Rc<Bank>, rules: Rules, sitting: u64, now: u64) -> Self {
        let items = draw(&bank, &rules).items;
        let limit_ms = rules.limit_ms(items.iter().map(|&at| &bank.heads()[at]));
        let items = items.iter().map(|&at| bank.heads()[at].id.clone()).collect();
        let Rules { config, quotas, minutes, time, pass_percent, number } = rules;
        let plan = Plan { sitting, started_at: now, config, items };
        Self::resume(bank, plan, Terms { quotas, minutes, time, pass_percent, number, limit_ms }, None, now)
    }

    /// Takes up an exam where it was left. Questions that the bank no longer has are passed over, and so are answers that
    /// no longer fit; [`Exam::removed`] and [`Exam::edited`] say which.
    #[must_use]
    pub fn resume(bank: Rc<Bank>, plan: Plan, terms: Terms, answers: Option<Answers>, now: u64) -> Self {
        let mut clock = Clock::start(plan.started_at, terms.limit_ms);
        let engine = Engine::new(bank, plan, now);
        let answers = answers.filter(|answers| answers.sitting == engine.plan.sitting);
        let (mut rows, mut here, mut stage, mut clock_hidden) = (Vec::new(), None, Stage::Asking, false);
        if let Some(answers) = answers {
            here = engine.plan.items.iter().position(|id| *id == answers.here);
            stage = answers.stage;
            clock_hidden = answers.clock_hidden;
            clock.deadline = answers.deadline;
            clock.added_ms = answers.added_ms;
            clock.ended_at = answers.ended_at;
            rows = answers.rows;
        }
        let restored = engine.restore(rows, |_| 0);
        let mut attempts = restored.attempts;
        for attempt in attempts.iter_mut().filter(|attempt| attempt.is_open() && stage == Stage::Done) {
            attempt.step = Step::Revealed; // its key points can be ticked
        }
        // Should the question that was shown be gone, it goes on at the first one after it that is there.
        let at = here.map_or(0, |here| restored.places[here]).min(attempts.len().saturating_sub(1));
        Self { engine, terms, attempts, gone: restored.gone, stage, at, clock, clock_hidden, looked: None }
    }

    /// The exam's own time in Unix milliseconds, which everything here takes as `now`. Like `wall`, but while the page lives
    /// it goes at least as fast as `steady`, milliseconds of a clock that nobody sets, and it never goes back: setting the
    /// computer's clock gives nobody time. Across a reload it stands no earlier than the time that was spent.
    #[must_use]
    pub fn now(&self, wall: u64, steady: u64) -> u64 {
        Looked::again(self.looked, wall, steady, || {
            let spent = self.attempts.iter().map(|attempt| attempt.spent_ms);
            let spent = spent.chain(self.gone.iter().map(|row| row.spent_ms)).fold(0, u64::saturating_add);
            self.engine.plan.started_at.saturating_add(spent)
        })
    }

    /// The same; from here on it goes on. To be called whenever the exam is looked at, first when its page opens.
    pub fn look(&mut self, wall: u64, steady: u64) -> u64 {
        let own = self.now(wall, steady);
        if self.looked.is_none() {
            self.engine.since = own;
        }
        self.looked = Some(Looked { own, steady });
        own
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
            (Stage::Asking, Event::Flag) => match self.attempts.get_mut(self.at) {
                Some(attempt) => {
                    attempt.flag = !attempt.flag;
                    vec![Effect::Keep]
                }
                None => Vec::new(),
            },
            (Stage::Asking, Event::Check) => self.check(now),
            (stage, Event::HandIn) if stage == Stage::Checking || self.clock.grace_until.is_some() => self.hand_in(now),
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, event: Given, now: u64) -> Vec<Effect> {
        match event {
            Given::Next | Given::Submit if self.at + 1 < self.attempts.len() => self.go(self.at + 1, now),
            Given::Next | Given::Submit => self.check(now),
            Given::Sure(_) | Given::Reveal | Given::Skip | Given::Stop => Vec::new(),
            event => {
                let Some(attempt) = self.attempts.get_mut(self.at) else { return Vec::new() };
                if !attempt.take(event, MAX_NOTES) {
                    return Vec::new();
                }
                attempt.edited = false;
                self.count_time(now);
                vec![Effect::Keep]
            }
        }
    }

    fn go(&mut self, at: usize, now: u64) -> Vec<Effect> {
        if at >= self.attempts.len() || (self.stage == Stage::Asking && at == self.at) {
            return Vec::new();
        }
        self.count_time(now);
        self.stage = Stage::Asking;
        self.at = at;
        self.engine.since = now;
        vec![Effect::Keep, Effect::Focus(Target::Question)]
    }

    fn check(&mut self, now: u64) -> Vec<Effect> {
        self.count_time(now);
        self.stage = Stage::Checking;
        vec![Effect::Keep, Effect::Focus(Target::Check)]
    }

    /// Counts the time since it was last counted towards the question that is shown.
    pub(super) fn count_time(&mut self, now: u64) {
        if self.stage == Stage::Asking
            && let Some(attempt) = self.attempts.get_mut(self.at)
        {
            attempt.spent_ms = attempt.spent_ms.saturating_add(self.engine.elapsed(now, u64::MAX));
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
        if self.stage == Stage::Asking && now.saturating_sub(self.engine.since) >= KEEP_EVERY_MS {
            self.count_time(now);
            effects.push(Effect::Keep);
        }
        if self.clock.says(since, now) {
            effects.extend(self.clock.left_ms(now).map(|left| Effect::Say(Said::Left(left))));
        }
        effects
    }
}
