//! What was decided when a sitting started.

use super::fields::{Fields, push_base36, push_list, push_number};
use super::paper::Config;
use crate::bank::Filter;
use crate::item::{Kind, Level};
use crate::memory::log::Mode;

/// What was decided when a sitting started: written once, a line of text. The answers are in the log, and beside the plan
/// stands what is kept of the questions that are under way.
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
        let mut out = String::from("1");
        push_base36(self.sitting, &mut out);
        push_number(self.started_at, &mut out);
        out.push(' ');
        out.push_str(config.mode.letter());
        push_base36(config.seed, &mut out);
        let flags = u8::from(config.no_shuffle) | u8::from(config.confidence) << 1;
        push_number(flags.into(), &mut out);
        push_number(config.limit.unwrap_or(0).into(), &mut out);
        let filter = &config.filter;
        push_list(&mut filter.areas.iter().map(String::as_str), &mut out);
        push_list(&mut filter.levels.iter().map(|level| level.as_str()), &mut out);
        push_list(&mut filter.tags.iter().map(String::as_str), &mut out);
        push_list(&mut filter.kinds.iter().map(|kind| kind.as_str()), &mut out);
        push_list(&mut filter.decks.iter().map(String::as_str), &mut out);
        out.push(' ');
        for item in &self.items {
            out.push_str(item);
            out.push(' ');
        }
        out
    }

    /// Reads what [`Plan::encode`] wrote.
    #[must_use]
    pub fn decode(line: &str) -> Option<Self> {
        let mut fields = Fields::versioned(line)?;
        let sitting = fields.base36()?;
        let started_at = fields.number()?;
        let mode = Mode::from_letter(fields.word()?)?;
        let seed = fields.base36()?;
        let flags = fields.small()?;
        let limit = u16::try_from(fields.number()?).ok()?;
        let areas = fields.list()?;
        let levels = fields.list()?.iter().map(|word| Level::parse(word)).collect::<Option<_>>()?;
        let tags = fields.list()?;
        let kinds = fields.list()?.iter().map(|word| Kind::parse(word)).collect::<Option<_>>()?;
        let decks = fields.list()?;
        let config = Config {
            mode,
            filter: Filter { areas, levels, tags, kinds, decks },
            limit: Some(limit).filter(|&limit| limit > 0),
            seed,
            no_shuffle: flags & 1 != 0,
            confidence: flags & 2 != 0,
        };
        let items = fields.rest().filter(|word| !word.is_empty()).map(Into::into).collect();
        Some(Self { sitting, started_at, config, items })
    }
}
