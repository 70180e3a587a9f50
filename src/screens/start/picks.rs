//! What the learner chooses on the start screen.

use crate::view::parts::{level_name, questions};
use popquiz_core::item::{Kind, Level};
use popquiz_core::sitting::Config;
use popquiz_words::start as say;

/// What the learner chose on the start screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picks {
    pub level: Option<Level>,
    pub kinds: Kinds,
    pub limit: Option<u16>,
    pub confidence: bool,
}

impl Default for Picks {
    fn default() -> Self {
        Self { level: None, kinds: Kinds::All, limit: Some(10), confidence: true }
    }
}

/// Which kinds of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// All of them.
    All,
    /// With something to choose or to put together.
    Closed,
    /// To be said aloud.
    Open,
}

/// A choice on the start screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A level, or all.
    Level(Option<Level>),
    /// Which kinds.
    Kinds(Kinds),
    /// How many questions, or all.
    Limit(Option<u16>),
    /// Whether to be asked how sure one is.
    Confidence(bool),
}

impl Picks {
    /// Takes a choice in.
    pub fn take(&mut self, pick: Pick) {
        match pick {
            Pick::Level(level) => self.level = level,
            Pick::Kinds(kinds) => self.kinds = kinds,
            Pick::Limit(limit) => self.limit = limit,
            Pick::Confidence(on) => self.confidence = on,
        }
    }

    pub fn in_words(&self) -> String {
        let level = self.level.map_or(say::ANY_LEVEL, level_name);
        let kinds = match self.kinds {
            Kinds::All => say::ALL_KINDS,
            Kinds::Closed => say::CLOSED,
            Kinds::Open => say::OPEN,
        };
        let questions = self.limit.map_or_else(|| say::ALL_QUESTIONS.to_string(), |limit| questions(limit.into()));
        say::Picked { questions: &questions, level: &level, kinds: &kinds }.text()
    }

    /// What was chosen, in the words of a link.
    pub fn share(&self) -> String {
        let mut word = String::new();
        let mut say = |name: &str, value: &str| word.extend([name, "=", value, "&"]);
        if let Some(level) = self.level {
            say("level", level.as_str());
        }
        match self.kinds {
            Kinds::All => {}
            Kinds::Closed => say("kind", "choice,order,match,blank,spot"),
            Kinds::Open => say("kind", "open"),
        }
        if let Some(limit) = self.limit {
            say("limit", &limit.to_string());
        }
        if self.confidence {
            say("confidence", "1");
        }
        word
    }

    /// What the author asked for, narrowed by what the learner chose.
    pub fn config(&self, base: &Config, area: Option<&str>) -> Config {
        let mut config = base.clone();
        let filter = &mut config.filter;
        match self.kinds {
            Kinds::All => {}
            Kinds::Closed => filter.kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Open).collect(),
            Kinds::Open => filter.kinds = vec![Kind::Open],
        }
        if let Some(level) = self.level {
            filter.levels = vec![level];
        }
        if let Some(area) = area {
            filter.areas = vec![area.into()];
        }
        Config { limit: self.limit, confidence: self.confidence, ..config }
    }
}
