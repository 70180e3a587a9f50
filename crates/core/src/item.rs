//! Assessment items and the one checked door through which they come.

use crate::prose::{Block, Line, Prose};
use serde::{Deserialize, Serialize};

/// How much an item asks of the learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The question.
    pub stem: Prose,
    /// What the learner does about it.
    pub task: Task,
    /// What is right and why. Empty for `open` items, whose model answer says it.
    pub rationale: Prose,
    /// Documentation, version and section.
    pub references: Vec<Line>,
    /// The mistake people make about this.
    pub misconception: Prose,
    /// From faint to plain.
    pub hints: Vec<Prose>,
}

/// The part of an item that differs by kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it says.
    pub text: Prose,
    /// Whether it is right.
    pub key: bool,
    /// Why.
    pub reason: Prose,
}

/// One step of an `order` item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub text: Prose,
    /// Why it stands where it stands; may be empty.
    pub reason: Prose,
}

/// The task of a `match` item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// The model answer.
    pub answer: Prose,
    /// What a good answer says.
    pub key_points: Vec<Prose>,
    /// What an interviewer asks next.
    pub follow_ups: Vec<Prose>,
}

/// A line of a `spot` item's code that is spoken about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspect {
    /// Line number, from 1.
    pub line: u16,
    /// Whether it is at fault.
    pub key: bool,
    /// Why.
    pub reason: Prose,
}

/// An item whose parts fit together. [`Item::new`] is the only way to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    head: Head,
    body: Body,
}

/// Why a head and a body do not make an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flaw {
    /// The id is empty, too long, or has a character other than `a-z`, `0-9` and `-`.
    BadId,
    /// There is no stem.
    NoStem,
    /// There is no rationale.
    NoRationale,
    /// The head names another kind than the body.
    KindMismatch,
    /// Fewer than two choices, steps, pairs.
    TooFew,
    /// More than can be drawn: nine choices, 26 steps or pairs, 12 key points.
    TooMany,
    /// No choice, answer or line is right.
    NoKey,
    /// Every choice is right.
    AllKeys,
    /// The choice at this position has no reason.
    NoReason(u8),
    /// Choices at these positions say the same.
    SameChoice(u8, u8),
    /// A pair points at nothing.
    DanglingPair,
    /// The stem has no gap, or several.
    GapCount,
    /// The tolerance or an accepted answer is not a number.
    NotANumber,
    /// There is no model answer.
    NoAnswer,
    /// There are no key points.
    NoKeyPoints,
    /// The stem of a `spot` item has no code block, or several.
    CodeCount,
    /// A suspect names a line that the code does not have, or one named already.
    BadLine(u16),
    /// `since` is later than `until`.
    VersionRange,
    /// Quotations and lists are nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl core::fmt::Display for Flaw {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::BadId => write!(f, "the id is not 1 to 80 lower-case letters, digits and hyphens"),
            Self::NoStem => write!(f, "the item asks nothing: its stem is empty"),
            Self::NoRationale => write!(f, "the item has no rationale"),
            Self::KindMismatch => write!(f, "the answer part is not of the kind that the item names"),
            Self::TooFew => write!(f, "there are fewer than two to choose between"),
            Self::TooMany => write!(f, "there are more than can be shown"),
            Self::NoKey => write!(f, "nothing is marked as right"),
            Self::AllKeys => write!(f, "everything is marked as right"),
            Self::NoReason(at) => write!(f, "choice {} has no reason", at + 1),
            Self::SameChoice(a, b) => write!(f, "choices {} and {} say the same", a + 1, b + 1),
            Self::DanglingPair => write!(f, "a pair has no right-hand side"),
            Self::GapCount => write!(f, "the stem needs exactly one gap"),
            Self::NotANumber => write!(f, "with a tolerance, every accepted answer has to be a number"),
            Self::NoAnswer => write!(f, "the item has no model answer"),
            Self::NoKeyPoints => write!(f, "the item has no key points"),
            Self::CodeCount => write!(f, "the stem needs exactly one code block"),
            Self::BadLine(line) => write!(f, "line {line} is not in the code, or is named twice"),
            Self::VersionRange => write!(f, "`since` is later than `until`"),
            Self::TooDeep => write!(f, "lists and quotations are nested too deep"),
        }
    }
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

impl Item {
    /// Puts head and body together.
    ///
    /// # Errors
    /// Every reason why they do not fit, not just the first.
    pub fn new(head: Head, body: Body) -> Result<Self, Vec<Flaw>> {
        let mut flaws = Vec::new();
        check_head(&head, &mut flaws);
        check_body(&head, &body, &mut flaws);
        if flaws.is_empty() { Ok(Self { head, body }) } else { Err(flaws) }
    }

    /// Puts together what was packed, and so had come through [`Item::new`]. Drawing and grading do not rely on it:
    /// whatever a damaged bank holds is at worst a strange question.
    #[must_use]
    pub(crate) const fn packed(head: Head, body: Body) -> Self {
        Self { head, body }
    }

    /// What filters look at.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// What is drawn.
    #[must_use]
    pub const fn body(&self) -> &Body {
        &self.body
    }

    /// The id the author gave it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// What is to be done.
    #[must_use]
    pub const fn task(&self) -> &Task {
        &self.body.task
    }
}

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

fn check_head(head: &Head, flaws: &mut Vec<Flaw>) {
    if !is_id(&head.id) {
        flaws.push(Flaw::BadId);
    }
    if let (Some(since), Some(until)) = (head.since, head.until)
        && since > until
    {
        flaws.push(Flaw::VersionRange);
    }
}

fn check_body(head: &Head, body: &Body, flaws: &mut Vec<Flaw>) {
    if head.kind != body.task.kind() {
        flaws.push(Flaw::KindMismatch);
    }
    if body.stem.is_empty() {
        flaws.push(Flaw::NoStem);
    }
    if body.rationale.is_empty() && body.task.kind() != Kind::Open {
        flaws.push(Flaw::NoRationale);
    }
    let count = |n: usize, most: usize| match n {
        0 | 1 => Some(Flaw::TooFew),
        n if n > most => Some(Flaw::TooMany),
        _ => None,
    };
    match &body.task {
        Task::Choice(task) => {
            flaws.extend(count(task.choices.len(), MAX_CHOICES));
            check_choices(&task.choices, flaws);
        }
        Task::Order(steps) => flaws.extend(count(steps.len(), MAX_ROWS)),
        Task::Match(pairs) => {
            flaws.extend(count(pairs.left.len(), MAX_ROWS));
            flaws.extend(count(pairs.right.len(), MAX_ROWS));
            let dangling = pairs.key.iter().any(|&right| usize::from(right) >= pairs.right.len());
            if dangling || pairs.key.len() != pairs.left.len() {
                flaws.push(Flaw::DanglingPair);
            }
        }
        Task::Blank(blank) => check_blank(&body.stem, blank, flaws),
        Task::Open(open) => {
            if open.answer.is_empty() {
                flaws.push(Flaw::NoAnswer);
            }
            if open.key_points.is_empty() {
                flaws.push(Flaw::NoKeyPoints);
            }
            if open.key_points.len() > MAX_KEY_POINTS {
                flaws.push(Flaw::TooMany);
            }
        }
        Task::Spot(suspects) => check_spot(&body.stem, suspects, flaws),
    }
    if deepest(body) > MAX_DEPTH {
        flaws.push(Flaw::TooDeep);
    }
}

fn check_choices(choices: &[Choice], flaws: &mut Vec<Flaw>) {
    if !choices.iter().any(|choice| choice.key) {
        flaws.push(Flaw::NoKey);
    } else if choices.iter().all(|choice| choice.key) {
        flaws.push(Flaw::AllKeys);
    }
    let texts: Vec<String> = choices.iter().map(|choice| choice.text.plain()).collect();
    for (at, choice) in (0u8..).zip(choices) {
        if choice.reason.is_empty() {
            flaws.push(Flaw::NoReason(at));
        }
        let same = texts[..usize::from(at)].iter().position(|text| *text == texts[usize::from(at)]);
        if let Some(Ok(first)) = same.map(u8::try_from) {
            flaws.push(Flaw::SameChoice(first, at));
        }
    }
}

fn check_blank(stem: &Prose, blank: &Blank, flaws: &mut Vec<Flaw>) {
    if blank.accepted.is_empty() {
        flaws.push(Flaw::NoKey);
    }
    if stem.plain().matches(GAP).count() != 1 {
        flaws.push(Flaw::GapCount);
    }
    let finite = |text: &String| crate::grade::number(text).is_some();
    if let Some(tolerance) = &blank.tolerance
        && !(finite(tolerance) && blank.accepted.iter().all(finite))
    {
        flaws.push(Flaw::NotANumber);
    }
}

fn check_spot(stem: &Prose, suspects: &[Suspect], flaws: &mut Vec<Flaw>) {
    let mut blocks = stem.0.iter().filter_map(|block| if let Block::Code(code) = block { Some(code) } else { None });
    let (Some(code), None) = (blocks.next(), blocks.next()) else {
        flaws.push(Flaw::CodeCount);
        return;
    };
    if !suspects.iter().any(|suspect| suspect.key) {
        flaws.push(Flaw::NoKey);
    }
    for (i, suspect) in suspects.iter().enumerate() {
        let known = (1..=code.lines.len()).contains(&usize::from(suspect.line));
        if !known || suspects[..i].iter().any(|other| other.line == suspect.line) {
            flaws.push(Flaw::BadLine(suspect.line));
        }
    }
}

/// What marks the gap in the stem of a `blank` item.
pub const GAP: &str = "____";

fn deepest(body: &Body) -> usize {
    let mut all: Vec<&Prose> = vec![&body.stem, &body.rationale, &body.misconception];
    all.extend(&body.hints);
    match &body.task {
        Task::Choice(task) => all.extend(task.choices.iter().flat_map(|choice| [&choice.text, &choice.reason])),
        Task::Order(steps) => all.extend(steps.iter().flat_map(|step| [&step.text, &step.reason])),
        Task::Match(_) => {}
        Task::Blank(blank) => all.extend(blank.expected_wrong.iter().map(|(_, reason)| reason)),
        Task::Open(open) => {
            all.push(&open.answer);
            all.extend(open.key_points.iter().chain(&open.follow_ups));
        }
        Task::Spot(suspects) => all.extend(suspects.iter().map(|suspect| &suspect.reason)),
    }
    all.into_iter().map(Prose::depth).max().unwrap_or(0)
}
