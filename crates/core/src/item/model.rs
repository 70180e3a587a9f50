//! What an item is made of: a head that filters look at, and a body that is drawn.

use crate::prose::{Line, Prose};

/// How much an item asks of the learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Recalls a fact.
    Basic,
    /// Applies it.
    Intermediate,
    /// Weighs trade-offs.
    Advanced,
    /// Decides in a situation.
    Scenario,
}

impl Level {
    /// All levels, easiest first.
    pub const ALL: [Self; 4] = [Self::Basic, Self::Intermediate, Self::Advanced, Self::Scenario];

    /// The word used in decks, attributes and the interface.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
            Self::Scenario => "scenario",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

/// The kinds of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Choose one or several.
    Choice,
    /// Put steps in order.
    Order,
    /// Find what belongs together.
    Match,
    /// Type what is missing.
    Blank,
    /// Say it, then compare with the model answer.
    Open,
    /// Find the line at fault.
    Spot,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Choice, Self::Order, Self::Match, Self::Blank, Self::Open, Self::Spot];

    /// The word used in decks and attributes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Order => "order",
            Self::Match => "match",
            Self::Blank => "blank",
            Self::Open => "open",
            Self::Spot => "spot",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A version of the subject, such as Django 6.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
}

impl Version {
    /// Reads `6.1`, and `6` as 6.0.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        let number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?;
        Some(Self { major: number(major)?, minor: number(minor)? })
    }
}

impl core::fmt::Display for Version {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// What filters look at: small, and decoded for every item when a bank is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The id the author gave it, unique in its bank.
    pub id: String,
    /// Index into [`crate::bank::Bank::decks`].
    pub deck: u16,
    /// The area's id.
    pub area: String,
    /// How much it asks.
    pub level: Level,
    /// What is to be done.
    pub kind: Kind,
    /// Free words for filters.
    pub tags: Vec<String>,
    /// Ids of the topics it covers.
    pub topics: Vec<String>,
    /// First version for which it holds.
    pub since: Option<Version>,
    /// Last version for which it holds.
    pub until: Option<Version>,
}

/// What is drawn: decoded when the item is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The question.
    pub stem: Prose,
    /// What the learner does about it.
    pub task: Task,
    /// What is right and why. May be empty; that of `open` items always is, whose model answer says it.
    pub rationale: Prose,
    /// Documentation, version and section.
    pub references: Vec<Line>,
    /// The mistake people make about this.
    pub misconception: Prose,
    /// From faint to plain.
    pub hints: Vec<Prose>,
}

/// The part of an item that differs by kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Choose one or several.
    Choice(Choices),
    /// The steps in their right order.
    Order(Vec<Step>),
    /// What belongs together.
    Match(Pairs),
    /// Type what is missing.
    Blank(Blank),
    /// Say it, then compare.
    Open(Open),
    /// Find the line at fault.
    Spot(Vec<Suspect>),
}

/// The task of a `choice` item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// As authored; responses and logs speak of these positions.
    pub choices: Vec<Choice>,
    /// Whether the learner sees them in the authored order.
    pub fixed_order: bool,
}

impl Choices {
    /// Whether several are to be chosen.
    #[must_use]
    pub fn multiple(&self) -> bool {
        self.choices.iter().filter(|choice| choice.key).count() > 1
    }
}

/// One thing to choose: a key, or a distractor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: Prose,
    /// Whether it is right.
    pub key: bool,
    /// Why.
    pub reason: Prose,
}

/// One step of an `order` item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub text: Prose,
    /// Why it stands where it stands; may be empty.
    pub reason: Prose,
}

/// The task of a `match` item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// What the left column is.
    pub left_title: Line,
    /// What the right column is.
    pub right_title: Line,
    /// Left-hand texts.
    pub left: Vec<Line>,
    /// Right-hand texts without repeats, distractors last.
    pub right: Vec<Line>,
    /// For each left-hand text, the index of what belongs to it in `right`.
    pub key: Vec<u8>,
}

/// The task of a `blank` item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blank {
    /// Answers that are right.
    pub accepted: Vec<String>,
    /// Wrong answers that are expected, each with its reason.
    pub expected_wrong: Vec<(String, Prose)>,
    /// Whether capitals matter.
    pub case_sensitive: bool,
    /// If set, accepted answers are numbers, and this far off still counts. Kept as written, so that items stay `Eq`.
    pub tolerance: Option<String>,
}

/// The task of an `open` item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The model answer.
    pub answer: Prose,
    /// What a good answer says.
    pub key_points: Vec<Prose>,
    /// What an interviewer asks next.
    pub follow_ups: Vec<Prose>,
}

/// A line of a `spot` item's code that is spoken about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// Line number, from 1.
    pub line: u16,
    /// Whether it is at fault.
    pub key: bool,
    /// Why.
    pub reason: Prose,
}

/// The longest id.
pub const MAX_ID: usize = 80;
/// The deepest nesting of lists and quotations.
pub const MAX_DEPTH: usize = 6;
/// The most choices: a digit key each.
pub const MAX_CHOICES: usize = 9;
/// The most steps and pairs: a letter each.
pub const MAX_ROWS: usize = 26;
/// The most key points.
pub const MAX_KEY_POINTS: usize = 12;

/// Whether `id` may name an item, a deck, a bank, an area, a tag or a topic.
#[must_use]
pub fn is_id(id: &str) -> bool {
    (1..=MAX_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What marks the gap in the stem of a `blank` item.
pub const GAP: &str = "____";

impl Task {
    /// The kind of item it belongs to.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Choice(_) => Kind::Choice,
            Self::Order(_) => Kind::Order,
            Self::Match(_) => Kind::Match,
            Self::Blank(_) => Kind::Blank,
            Self::Open(_) => Kind::Open,
            Self::Spot(_) => Kind::Spot,
        }
    }
}
