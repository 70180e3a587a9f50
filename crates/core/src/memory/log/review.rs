//! Reviews and the log that they make: see the [folder](super) for the lines.

use crate::grading::Outcome;
use crate::grading::Response;
use core::fmt::Write;

/// The version of a line written today.
const VERSION: &str = "1";

/// How sure the learner said they were, before the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A guess.
    Guess,
    /// Fairly sure.
    Fairly,
    /// Sure.
    Sure,
}

/// The study modes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// One item at a time; missed ones come back before the sitting ends.
    #[default]
    Drill,
    /// Timed, with the verdicts at the end.
    Exam,
    /// Open and scenario items, said aloud.
    Interview,
    /// What is due.
    Review,
    /// Reading, without being asked.
    Read,
}

/// One try at one item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Review {
    /// When it was answered: Unix time in milliseconds.
    pub at: u64,
    /// Bank and item: `django/orm-querysets`.
    pub item: String,
    /// The sitting it belongs to.
    pub sitting: u64,
    /// The how manieth try at this item in this sitting, from 1.
    pub attempt: u16,
    /// The study mode.
    pub mode: Mode,
    /// How it ended.
    pub outcome: Outcome,
    /// Score in thousandths.
    pub score_permille: u16,
    /// What the learner said about being sure.
    pub confidence: Option<Confidence>,
    /// From the question being shown to the answer, in milliseconds.
    pub taken_ms: u32,
    /// What was answered; nothing if skipped.
    pub response: Option<Response>,
}

macro_rules! letters {
    ($type:ty: $($variant:ident = $letter:literal),+) => {
        impl $type {
            /// The letter that stands for it in a log.
            #[must_use]
            pub const fn letter(self) -> &'static str {
                match self { $(Self::$variant => $letter),+ }
            }

            /// What the letter stands for.
            #[must_use]
            pub fn from_letter(letter: &str) -> Option<Self> {
                match letter { $($letter => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
letters!(Confidence: Guess = "g", Fairly = "f", Sure = "s");
letters!(Mode: Drill = "d", Exam = "e", Interview = "i", Review = "r", Read = "l");
letters!(Outcome: Correct = "c", Partial = "p", Incorrect = "i", Skipped = "s");

impl Mode {
    /// The word for it outside of a log: in attributes, events and lines of results.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drill => "drill",
            Self::Exam => "exam",
            Self::Interview => "interview",
            Self::Review => "review",
            Self::Read => "read",
        }
    }
}

/// What a line of a log turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A review.
    Review(Review),
    /// Written by a newer Popquiz.
    Newer,
    /// Not a line of a log at all.
    Unreadable,
}

impl Review {
    /// The line that stands for it, without a line break.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::with_capacity(96);
        // Writing to a string cannot fail.
        let _ = write!(out, "{VERSION} {} {} ", self.at, self.item);
        base36(self.sitting, &mut out);
        let confidence = self.confidence.map_or("-", Confidence::letter);
        let (mode, outcome) = (self.mode.letter(), self.outcome.letter());
        let _ =
            write!(out, " {} {mode} {outcome} {} {confidence} {} ", self.attempt, self.score_permille, self.taken_ms);
        match &self.response {
            Some(response) => out.push_str(&response.encode()),
            None => out.push('-'),
        }
        out
    }

    /// Reads a line.
    #[must_use]
    pub fn decode(line: &str) -> Entry {
        let (version, rest) = line.split_once(' ').unwrap_or((line, ""));
        if version != VERSION {
            let newer = version.parse().is_ok_and(|version: u16| version > 1) && !rest.is_empty();
            return if newer { Entry::Newer } else { Entry::Unreadable };
        }
        Self::decode_fields(rest).map_or(Entry::Unreadable, Entry::Review)
    }

    fn decode_fields(fields: &str) -> Option<Self> {
        let mut words = fields.split(' ');
        let mut word = || words.next();
        let review = Self {
            at: word()?.parse().ok()?,
            item: word().filter(|item| is_item_ref(item))?.into(),
            sitting: u64::from_str_radix(word()?, 36).ok()?,
            attempt: word()?.parse().ok().filter(|&n| n > 0)?,
            mode: Mode::from_letter(word()?)?,
            outcome: Outcome::from_letter(word()?)?,
            score_permille: word()?.parse().ok().filter(|&score| score <= 1000)?,
            confidence: match word()? {
                "-" => None,
                letter => Some(Confidence::from_letter(letter)?),
            },
            taken_ms: word()?.parse().ok()?,
            response: match word()? {
                "-" => None,
                word => Some(Response::decode(word)?),
            },
        };
        words.next().is_none().then_some(review)
    }
}

fn is_item_ref(text: &str) -> bool {
    text.split_once('/').is_some_and(|(bank, item)| crate::item::is_id(bank) && crate::item::is_id(item))
}

pub(crate) fn base36(mut number: u64, out: &mut String) {
    let mut digits = [0u8; 13];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b"0123456789abcdefghijklmnopqrstuvwxyz"[(number % 36) as usize];
        number /= 36;
        if number == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|&digit| char::from(digit)));
}

/// Who took five minutes from one answer to the next was away.
const PAUSE_MS: u64 = 300_000;
/// Answers that the pace is taken from; it changes with the learner.
const PACE_OF: u64 = 40;

/// All reviews known, in order of time and without repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    reviews: Vec<Review>,
}

impl Log {
    /// The reviews, oldest first.
    #[must_use]
    pub fn reviews(&self) -> &[Review] {
        &self.reviews
    }

    /// Adds one review. Says whether it was new.
    pub fn add(&mut self, review: Review) -> bool {
        if self.reviews.last().is_none_or(|last| *last < review) {
            self.reviews.push(review);
            return true;
        }
        match self.reviews.binary_search(&review) {
            Ok(_) => false,
            Err(at) => {
                self.reviews.insert(at, review);
                true
            }
        }
    }

    /// The union of both logs. Says how many reviews were new.
    pub fn merge(&mut self, other: Self) -> usize {
        self.extend(other.reviews)
    }

    /// Adds many reviews in any order. Says how many were new.
    pub fn extend(&mut self, reviews: Vec<Review>) -> usize {
        let before = self.reviews.len();
        self.reviews.extend(reviews);
        let order = crate::sort::sorted(self.reviews.len(), &|a, b| self.reviews[a].cmp(&self.reviews[b]));
        let mut all: Vec<Option<Review>> = std::mem::take(&mut self.reviews).into_iter().map(Some).collect();
        self.reviews.reserve(all.len());
        for at in order {
            let review = all[at].take();
            if review.as_ref() != self.reviews.last() {
                self.reviews.extend(review);
            }
        }
        self.reviews.len() - before
    }

    /// Milliseconds from one answer to the next in the newest drills and reviews, on average: what a question takes this
    /// learner, with its reasons. Nothing as long as there are few.
    #[must_use]
    pub fn pace_ms(&self) -> Option<u64> {
        let (mut sum, mut answers) = (0, 0);
        for pair in self.reviews.windows(2).rev() {
            let [before, after] = pair else { continue };
            let gap = after.at.saturating_sub(before.at);
            let asked = matches!(after.mode, Mode::Drill | Mode::Review) && before.sitting == after.sitting;
            if asked && gap < PAUSE_MS {
                sum += gap;
                answers += 1;
                if answers == PACE_OF {
                    break;
                }
            }
        }
        (answers >= PACE_OF / 4).then(|| sum / answers)
    }
}

/// What reading a text of many lines gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// What was understood.
    pub reviews: Vec<Review>,
    /// Lines from a newer Popquiz, kept as they stand.
    pub newer: Vec<String>,
    /// How many lines were not lines of a log.
    pub unreadable: usize,
    /// The number of the first of them, from 1.
    pub first_unreadable: usize,
}

impl Lines {
    /// Reads every line of a text. Empty lines do not count.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut lines = Self::default();
        // Mail and editors put blanks and carriage returns at the ends of lines; no line of ours has any.
        for (i, line) in text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()) {
            match Review::decode(line) {
                Entry::Review(review) => lines.reviews.push(review),
                Entry::Newer => lines.newer.push(line.into()),
                Entry::Unreadable => {
                    if lines.unreadable == 0 {
                        lines.first_unreadable = i + 1;
                    }
                    lines.unreadable += 1;
                }
            }
        }
        lines
    }
}
