//! What an exam is to be: its questions, its time, its pass mark.

use crate::item::{Head, Kind, Level, is_id};
use crate::memory::prefs::Time;
use crate::sitting::paper::Config;

/// One minute, in milliseconds.
pub const MINUTE_MS: u64 = 60_000;
/// The longest time that can be set, in minutes: a day.
pub const MOST_MINUTES: u16 = 1440;
/// The most quotas. More than a bank has areas and levels together says nothing new.
pub const MOST_QUOTAS: usize = 64;
/// What has to be reached unless something else is asked for, in per cent.
pub const PASS_PERCENT: u8 = 70;

/// How many questions are to come from an area, from a level, or from a level of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The area, or any.
    pub area: Option<String>,
    /// The level, or any.
    pub level: Option<Level>,
    /// How many questions.
    pub count: u16,
}

impl Quota {
    /// Reads `orm:5`, `basic:4` or `orm/basic:2`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let (name, count) = word.split_once(':')?;
        let count = count.parse().ok().filter(|&count| count > 0)?;
        let area = |word: &str| is_id(word).then(|| word.to_string());
        let (area, level) = match name.split_once('/') {
            Some((name, level)) => (Some(area(name)?), Some(Level::parse(level)?)),
            None => match Level::parse(name) {
                Some(level) => (None, Some(level)),
                None => (Some(area(name)?), None),
            },
        };
        Some(Self { area, level, count })
    }

    /// The word that [`Quota::parse`] reads.
    #[must_use]
    pub fn encode(&self) -> String {
        let level = self.level.map_or("", Level::as_str);
        match &self.area {
            Some(area) if level.is_empty() => format!("{area}:{}", self.count),
            Some(area) => format!("{area}/{level}:{}", self.count),
            None => format!("{level}:{}", self.count),
        }
    }

    /// Whether an item counts towards it.
    #[must_use]
    pub fn takes(&self, head: &Head) -> bool {
        self.area.as_ref().is_none_or(|area| *area == head.area) && self.level.is_none_or(|level| level == head.level)
    }
}

/// What an exam is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Which items may be asked, at most how many, the seed, and whether they are mixed.
    pub config: Config,
    /// How many of what. Each question counts towards one of them.
    pub quotas: Vec<Quota>,
    /// The time in minutes; 0 for no limit. Unless set it follows from the questions, see [`Rules::limit_ms`].
    pub minutes: Option<u16>,
    /// What the learner makes of that time.
    pub time: Time,
    /// What has to be reached, in per cent of the whole.
    pub pass_percent: u8,
    /// The number of the paper, where the learner chose or was given one. The seed is made from it.
    pub number: Option<u32>,
}

impl Rules {
    /// The rules for questions chosen so, with everything else as it is unless asked for. Open questions are left out
    /// unless kinds are named: nobody but the learner can mark them.
    #[must_use]
    pub fn new(mut config: Config) -> Self {
        config.mode = crate::memory::log::Mode::Exam;
        if config.filter.kinds.is_empty() {
            config.filter.kinds = closed_kinds();
        }
        Self { config, quotas: Vec::new(), minutes: None, time: Time::Set, pass_percent: PASS_PERCENT, number: None }
    }

    /// At most so many questions: what is asked for, or else what the quotas come to.
    #[must_use]
    pub fn most(&self) -> Option<usize> {
        let quotas: usize = self.quotas.iter().map(|quota| usize::from(quota.count)).sum();
        self.config.limit.map(usize::from).or(Some(quotas).filter(|&sum| sum > 0))
    }

    /// The time that the exam itself allows for these questions, in milliseconds: as set, or else one minute for a
    /// question with something to choose or to put together, and two for one to be answered in words.
    #[must_use]
    pub fn base_ms<'a>(&self, heads: impl Iterator<Item = &'a Head>) -> Option<u64> {
        let minutes = match self.minutes {
            Some(0) => return None,
            Some(minutes) => u64::from(minutes),
            None => heads.map(|head| if head.kind == Kind::Open { 2 } else { 1 }).sum(),
        };
        Some(minutes * MINUTE_MS)
    }

    /// The time with what the learner gives themselves, in whole minutes, since it is told in minutes: half as much again as
    /// five is eight.
    #[must_use]
    pub fn limit_ms<'a>(&self, heads: impl Iterator<Item = &'a Head>) -> Option<u64> {
        let given = self.base_ms(heads).and_then(|base| self.time.of(base));
        given.map(|ms| ms.div_ceil(MINUTE_MS) * MINUTE_MS)
    }
}

/// All kinds that can be marked without asking the learner.
#[must_use]
pub fn closed_kinds() -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Open).collect()
}
