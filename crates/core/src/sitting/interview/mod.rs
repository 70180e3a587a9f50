//! An interview: open questions and scenarios, said or noted, then held against the model answer.
//!
//! A pure state machine like [`crate::sitting::session`]: [`Interview::update`] is total, and what is to happen outside comes back
//! as [`Effect`]s. Unlike a drill, notes, hints and time belong to the report at the end, so all of it is kept as one text
//! ([`Interview::encode`]) until the report is replaced by the next one.

mod entry;
mod paper;
mod report;
mod step;
mod suggest;
mod view;

pub use entry::{Entry, FollowUp, Step, fingerprint};
pub use paper::{Rules, can_be_asked, draw, pool, target_ms};
pub use report::{Report, Row, Tally, Topic, Verdict};
pub use suggest::suggested;
pub use view::{Answer, Question, View};

use self::entry::Kept;
use crate::bank::Bank;
use crate::grading::{Grade, grade};
use crate::item::Item;
use crate::memory::log::{Mode, Review, base36};
use crate::memory::progress::Progress;
use core::fmt::Write;
use std::rc::Rc;

/// The longest notes that are kept of one answer, in characters: some ten minutes of fast typing.
pub const MAX_NOTES: usize = 4000;
/// A stretch without a sign of life counts as at most so much, in milliseconds: the computer slept, or the page was
/// frozen in the background.
const AWAY_MS: u64 = 120_000;
/// The time is kept anew whenever it has passed a multiple of this, in milliseconds.
const KEEP_EVERY_MS: u32 = 5_000;

/// What the learner does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Writes notes: all of them.
    Write(String),
    /// Wants the next hint.
    Hint,
    /// Has answered: wants to see the options that were covered, or the model answer.
    Reveal,
    /// Chooses an option, or where several are right takes it back: its authored position.
    Choose(u8),
    /// Has chosen.
    Submit,
    /// Does not want to answer this one, and wants to see the answer.
    Pass,
    /// Ticks a key point, or takes the tick back.
    Tick(u8),
    /// Ticks a follow-up question as answered, or takes the tick back.
    Cover(u8),
    /// Writes notes on a follow-up question: all of them.
    WriteNext(u8, String),
    /// Goes on.
    Next,
    /// Ends the interview here.
    Stop,
    /// Time passes.
    Beat,
}

/// What should happen outside because of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Append this to the log.
    Record(Review),
    /// Keep the interview: something has changed.
    Keep,
    /// Move the focus.
    Focus(Target),
    /// The interview ended; its report is there.
    Complete,
}

/// Where the focus should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The question.
    Question,
    /// The hint that was asked for last.
    Hint,
    /// The options that were covered.
    Options,
    /// The model answer.
    Answer,
    /// The report.
    Report,
}

/// One interview.
#[derive(Clone, Debug)]
pub struct Interview {
    bank: Rc<Bank>,
    sitting: u64,
    started_at: u64,
    timed: bool,
    entries: Vec<Entry>,
    /// Questions that an update of the bank took away.
    gone: u32,
    /// The entry that is asked; as many as there are entries when it is over.
    current: usize,
    /// The item of that entry.
    item: Option<Rc<Item>>,
    /// When time was last counted: Unix time in milliseconds.
    touched_at: u64,
}

impl Interview {
    /// Starts an interview. `history` lets the learner's progress decide what comes.
    #[must_use]
    pub fn new(bank: Rc<Bank>, rules: &Rules, history: Option<&Progress>, sitting: u64, now: u64) -> Self {
        let drawn = draw(&bank, rules, history);
        let entries = drawn.into_iter().filter_map(|at| Some(Entry::new(at, &bank.item(at)?))).collect();
        let (started_at, timed, touched_at) = (now, rules.timed, now);
        let mut new = Self { bank, sitting, started_at, timed, entries, gone: 0, current: 0, item: None, touched_at };
        new.ask(0);
        new
    }

    /// All of it as text, one line for the interview and one for each question.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::from("1 ");
        base36(self.sitting, &mut out);
        let timed = u8::from(self.timed);
        // Writing to a string cannot fail.
        let _ = writeln!(out, " {} {timed} {} {}", self.started_at, self.current, self.gone);
        self.entries.iter().for_each(|entry| entry.encode(&mut out));
        out
    }

    /// Takes up an interview where it was left. An item that the bank no longer has is passed over, one that was changed
    /// is marked. `reviews` are those of the log: an answer that reached it counts, even if the text was not kept after.
    #[must_use]
    pub fn decode(bank: Rc<Bank>, text: &str, reviews: &[Review], now: u64) -> Option<Self> {
        let mut lines = text.lines();
        let mut words = lines.next()?.split(' ');
        if words.next()? != "1" {
            return None;
        }
        let sitting = u64::from_str_radix(words.next()?, 36).ok()?;
        let started_at = words.next()?.parse().ok()?;
        let timed = words.next()?.parse::<u8>().ok()? != 0;
        let mut current: usize = words.next()?.parse().ok()?;
        let mut gone: u32 = words.next()?.parse().ok()?;
        if words.next().is_some() {
            return None;
        }
        let mut entries = Vec::new();
        for line in lines {
            match Entry::decode(line, &bank)? {
                Kept::Entry(entry) => entries.push(entry),
                Kept::Gone => {
                    gone = gone.saturating_add(1);
                    current -= usize::from(entries.len() < current); // it stood before the present one
                }
            }
        }
        let touched_at = now;
        let current = current.min(entries.len());
        let mut old = Self { bank, sitting, started_at, timed, entries, gone, current, item: None, touched_at };
        old.ask(current);
        old.catch_up(reviews);
        Some(old)
    }

    /// An answer is written to the log first, and then the interview is kept: between the two a tab may be killed.
    fn catch_up(&mut self, reviews: &[Review]) {
        let reference = self.entries.get(self.current).map(|entry| self.bank.full_id(&entry.id));
        let written = |review: &Review| review.sitting == self.sitting && Some(&review.item) == reference.as_ref();
        if reviews.iter().any(written) {
            self.entries[self.current].step = Step::Done;
            self.ask(self.current + 1);
        }
    }

    /// The bank it asks from.
    #[must_use]
    pub const fn bank(&self) -> &Rc<Bank> {
        &self.bank
    }

    /// Its own number, which its reviews bear.
    #[must_use]
    pub const fn sitting(&self) -> u64 {
        self.sitting
    }

    /// When it started: Unix time in milliseconds.
    #[must_use]
    pub const fn started_at(&self) -> u64 {
        self.started_at
    }

    /// Whether each answer has a time it should take.
    #[must_use]
    pub const fn timed(&self) -> bool {
        self.timed
    }

    /// Its questions.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many questions an update of the bank took away.
    #[must_use]
    pub fn gone(&self) -> usize {
        usize::try_from(self.gone).unwrap_or(usize::MAX)
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.current >= self.entries.len()
    }

    /// How many questions were answered or passed on.
    #[must_use]
    pub fn done(&self) -> usize {
        self.entries.iter().filter(|entry| entry.step == Step::Done).count()
    }

    /// Takes an event in; `now` is Unix time in milliseconds. One that makes no sense at the present step has no effects.
    pub fn update(&mut self, event: Event, now: u64) -> Vec<Effect> {
        let beat = self.count_time(now);
        let (current, item) = (self.current, self.item.clone());
        let Some((entry, item)) = self.entries.get_mut(current).zip(item) else { return Vec::new() };
        match event {
            Event::Beat => step::keep_if(beat),
            Event::Next => self.go_on(now),
            Event::Stop => self.stop(now),
            event => step::take(entry, &item, event),
        }
    }

    /// Counts the time since the last event. Says whether it is time to keep it.
    fn count_time(&mut self, now: u64) -> bool {
        let passed = now.saturating_sub(self.touched_at).min(AWAY_MS);
        self.touched_at = now;
        match self.entries.get_mut(self.current) {
            Some(entry) if matches!(entry.step, Step::Asked | Step::Uncovered) => {
                let before = entry.spent_ms / KEEP_EVERY_MS;
                entry.spent_ms = entry.spent_ms.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
                before != entry.spent_ms / KEEP_EVERY_MS
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
        effects.push(Effect::Focus(if self.is_finished() { Target::Report } else { Target::Question }));
        effects
    }

    /// An answer that is shown counts; one that is not is left out.
    fn stop(&mut self, now: u64) -> Vec<Effect> {
        let mut effects = self.write_down(now);
        self.current = self.entries.len();
        self.item = None;
        effects.extend([Effect::Keep, Effect::Complete, Effect::Focus(Target::Report)]);
        effects
    }

    /// Makes a review of the answer that is shown, if one is.
    fn write_down(&mut self, now: u64) -> Vec<Effect> {
        let Some((entry, item)) = self.entries.get_mut(self.current).zip(self.item.as_ref()) else { return Vec::new() };
        if entry.step != Step::Told {
            return Vec::new();
        }
        entry.step = Step::Done;
        let grade = grade_of(entry, item);
        vec![Effect::Record(Review {
            at: now,
            item: self.bank.full_id(&entry.id),
            sitting: self.sitting,
            attempt: 1,
            mode: Mode::Interview,
            outcome: grade.outcome,
            score_permille: grade.score_permille,
            confidence: None,
            taken_ms: entry.spent_ms,
            response: (!entry.passed).then(|| entry.response.clone()),
        })]
    }

    /// Asks the question at a place, or the next that can be read and is not done.
    fn ask(&mut self, from: usize) {
        self.item = None;
        self.current = self.entries.len();
        for at in from..self.entries.len() {
            let entry = &mut self.entries[at];
            if entry.step == Step::Done {
                continue;
            }
            if let Some(item) = self.bank.item(entry.at) {
                if entry.step == Step::Waiting {
                    entry.step = Step::Asked;
                }
                self.item = Some(Rc::new(item));
                self.current = at;
                return;
            }
        }
    }
}

/// What an answer is worth: nothing if it was passed on.
pub(crate) fn grade_of(entry: &Entry, item: &Item) -> Grade {
    if entry.passed { Grade::SKIPPED } else { grade(item, &entry.response) }
}

#[cfg(test)]
mod tests;
