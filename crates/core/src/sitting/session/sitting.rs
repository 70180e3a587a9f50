//! What has to be kept of a sitting so that it survives a reload.
//!
//! The answers are in the log already. Beside them stand a [`Plan`], written once when the sitting starts, and a
//! [`Draft`] of a few words, rewritten at every step. Both are one line of text, versioned as the log is.

use super::paper::{Config, Filter};
use super::{QueueEntry, Session, Stage};
use crate::grading::{Response, escape, unescape};
use crate::item::{Kind, Level};
use crate::memory::log::{Confidence, Mode, base36};
use core::fmt::Write;

/// What was decided when a sitting started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The sitting's own number.
    pub sitting: u64,
    /// When it started: Unix time in milliseconds.
    pub started_at: u64,
    /// What it was asked to be.
    pub config: Config,
    /// The ids of the items, in the order of asking.
    pub items: Vec<String>,
}

impl Plan {
    /// One line of text.
    #[must_use]
    pub fn encode(&self) -> String {
        let config = &self.config;
        let mut out = String::from("1 ");
        base36(self.sitting, &mut out);
        // Writing to a string cannot fail.
        let _ = write!(out, " {} {} ", self.started_at, config.mode.letter());
        base36(config.seed, &mut out);
        let flags = u8::from(config.no_shuffle) | u8::from(config.confidence) << 1;
        let _ = write!(out, " {flags} {} ", config.limit.unwrap_or(0));
        let filter = &config.filter;
        list(&mut out, &mut filter.areas.iter().map(String::as_str));
        list(&mut out, &mut filter.levels.iter().map(|level| level.as_str()));
        list(&mut out, &mut filter.tags.iter().map(String::as_str));
        list(&mut out, &mut filter.kinds.iter().map(|kind| kind.as_str()));
        list(&mut out, &mut filter.decks.iter().map(String::as_str));
        for item in &self.items {
            out.push_str(item);
            out.push(' ');
        }
        out
    }

    /// Reads what [`Plan::encode`] wrote.
    #[must_use]
    pub fn decode(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        if words.next()? != "1" {
            return None;
        }
        let sitting = u64::from_str_radix(words.next()?, 36).ok()?;
        let started_at = words.next()?.parse().ok()?;
        let mode = Mode::from_letter(words.next()?)?;
        let seed = u64::from_str_radix(words.next()?, 36).ok()?;
        let flags: u8 = words.next()?.parse().ok()?;
        let limit: u16 = words.next()?.parse().ok()?;
        let mut list = || -> Option<Vec<String>> {
            let text = unescape(words.next()?.strip_suffix(';')?)?;
            Some(text.split(',').filter(|word| !word.is_empty()).map(Into::into).collect())
        };
        let areas = list()?;
        let levels = list()?.iter().map(|word| Level::parse(word)).collect::<Option<_>>()?;
        let tags = list()?;
        let kinds = list()?.iter().map(|word| Kind::parse(word)).collect::<Option<_>>()?;
        let decks = list()?;
        let config = Config {
            mode,
            filter: Filter { areas, levels, tags, kinds, decks },
            limit: Some(limit).filter(|&limit| limit > 0),
            seed,
            no_shuffle: flags & 1 != 0,
            confidence: flags & 2 != 0,
        };
        let items = words.filter(|word| !word.is_empty()).map(Into::into).collect();
        Some(Self { sitting, started_at, config, items })
    }
}

/// Words with commas between, and a semicolon.
fn list(out: &mut String, words: &mut dyn Iterator<Item = &str>) {
    for word in words {
        escape(word.chars(), out);
        out.push(',');
    }
    out.push_str("; ");
}

/// Where the learner is within the present question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// How many answers the sitting had: a draft for another step is out of date.
    pub answered: u32,
    /// The step within the question.
    pub step: Step,
    /// How sure the learner says they are.
    pub confidence: Option<Confidence>,
    /// What is chosen or typed so far.
    pub response: Option<Response>,
    /// Notes on an open item.
    pub notes: String,
    /// The items that the learner has seen and may meet again, the present one first: ids, and the
    /// [prints](crate::bank::Bank::print) of what was seen. Empty in drafts of the first release.
    pub seen: Vec<(String, u32)>,
}

/// The steps of a question, as a draft keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Being asked.
    Asking,
    /// The model answer is shown, key points are being ticked.
    Revealed,
    /// The verdict of the last answer is still shown.
    Told,
    /// The learner ended the sitting early.
    Stopped,
}

impl Draft {
    /// One line of text.
    #[must_use]
    pub fn encode(&self) -> String {
        let step = match self.step {
            Step::Asking => "a",
            Step::Revealed => "r",
            Step::Told => "t",
            Step::Stopped => "x",
        };
        let confidence = self.confidence.map_or("-", Confidence::letter);
        let response = self.response.as_ref().map_or_else(|| "-".into(), Response::encode);
        let mut out = format!("1 {} {step} {confidence} {response} ", self.answered);
        escape(self.notes.chars().take(super::MAX_NOTES), &mut out);
        for (id, print) in &self.seen {
            out.push(' ');
            out.push_str(id);
            out.push(':');
            base36(u64::from(*print), &mut out);
        }
        out
    }

    /// Reads what [`Draft::encode`] wrote.
    #[must_use]
    pub fn decode(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        if words.next()? != "1" {
            return None;
        }
        let answered = words.next()?.parse().ok()?;
        let step = match words.next()? {
            "a" => Step::Asking,
            "r" => Step::Revealed,
            "t" => Step::Told,
            "x" => Step::Stopped,
            _ => return None,
        };
        let confidence = match words.next()? {
            "-" => None,
            letter => Some(Confidence::from_letter(letter)?),
        };
        let response = match words.next()? {
            "-" => None,
            word => Some(Response::decode(word)?),
        };
        let notes = unescape(words.next()?)?;
        let mut seen = Vec::new();
        for word in words {
            let (id, print) = word.split_once(':')?;
            seen.push((id.into(), u32::try_from(u64::from_str_radix(print, 36).ok()?).ok()?));
        }
        Some(Self { answered, step, confidence, response, notes, seen })
    }
}

impl Session {
    /// Where the learner is now, to be kept beside the plan.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let mut draft = Draft {
            answered: u32::try_from(self.answered()).unwrap_or(u32::MAX),
            step: Step::Asking,
            confidence: None,
            response: None,
            notes: String::new(),
            seen: self.seen(),
        };
        match &self.stage {
            Stage::Asking(asking) => {
                draft.step = if asking.revealed { Step::Revealed } else { Step::Asking };
                draft.confidence = asking.confidence;
                draft.response = Some(asking.response.clone());
                draft.notes.clone_from(&asking.notes);
            }
            Stage::Feedback(told) => {
                draft.step = Step::Told;
                draft.notes.clone_from(&told.notes);
            }
            Stage::Waiting(_) => {}
            Stage::Finished => draft.step = Step::Stopped,
        }
        draft
    }

    /// How many answers were recorded, those to items that the bank no longer has included.
    pub(super) fn answered(&self) -> usize {
        self.answers.len() + self.lost
    }

    /// What [`Draft::seen`] keeps: of the present item and of what comes back. An edited item stays edited for as long as
    /// the sitting lasts.
    fn seen(&self) -> Vec<(String, u32)> {
        let mut seen = Vec::new();
        let mut add = |turn: QueueEntry| {
            let id = &self.plan.items[turn.at];
            let before = self.edited.iter().find(|(edited, _)| edited == id);
            let print = before.map_or_else(|| self.bank.print(self.paper[turn.at]), |(_, before)| *before);
            seen.push((id.clone(), print));
        };
        let present = self.turn();
        if let Some(turn) = present {
            add(turn);
        }
        for turn in &self.queue {
            // A verdict on what comes back has it twice.
            if turn.attempt > 1 && present.is_none_or(|present| present.at != turn.at) {
                add(*turn);
            }
        }
        seen
    }
}
