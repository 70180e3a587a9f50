//! The review log: an append-only record of every try at every item.
//!
//! One review is one line of text, so a segment of the log grows by appending and a progress file can be read by eye:
//!
//! ```text
//! 1 1763712345678 django/orm-querysets k3f9 1 d c 1000 f 8423 c:b
//! │ │             │                    │    │ │ │ │    │ │    └ response, see `Response::encode`
//! │ │             │                    │    │ │ │ │    │ └ milliseconds taken
//! │ │             │                    │    │ │ │ │    └ confidence: g guess, f fairly, s sure, - not asked
//! │ │             │                    │    │ │ │ └ score in thousandths
//! │ │             │                    │    │ │ └ outcome: c correct, p partial, i incorrect, s skipped
//! │ │             │                    │    │ └ mode: d drill, e exam, i interview, r review, l read
//! │ │             │                    │    └ attempt at the item in this sitting, from 1
//! │ │             │                    └ sitting, base 36
//! │ │             └ bank/item
//! │ └ Unix time in milliseconds
//! └ version of the line
//! ```
//!
//! A line of a version this crate does not know is not an error: it is handed back as it stands, so that nothing a
//! newer Popquiz wrote is lost. Merging two logs is a union of lines: commutative, associative, idempotent.

mod file;

pub use file::{FILE_HEADER, FileError, read_file, write_file};

use crate::grade::Outcome;
use crate::response::Response;
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
        for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn any_review() -> impl Strategy<Value = Review> {
        let outcome = prop_oneof![
            Just(Outcome::Correct),
            Just(Outcome::Partial),
            Just(Outcome::Incorrect),
            Just(Outcome::Skipped)
        ];
        let confidence = proptest::option::of(prop_oneof![
            Just(Confidence::Guess),
            Just(Confidence::Fairly),
            Just(Confidence::Sure)
        ]);
        let mode = prop_oneof![
            Just(Mode::Drill),
            Just(Mode::Review),
            Just(Mode::Exam),
            Just(Mode::Interview),
            Just(Mode::Read)
        ];
        let response = proptest::option::of(prop_oneof![
            Just(Response::Choice(vec![0, 2])),
            "[ -~]{0,20}".prop_map(Response::Blank),
            Just(Response::Open(vec![1])),
        ]);
        // A narrow range of times and items, so that repeats and ties happen.
        (0u64..50, "[a-c]/[a-c]", 0u64..4, 1u16..4, mode, outcome, 0u16..=1000, confidence, any::<u32>(), response)
            .prop_map(|(at, item, sitting, attempt, mode, outcome, score_permille, confidence, taken_ms, response)| {
                Review { at, item, sitting, attempt, mode, outcome, score_permille, confidence, taken_ms, response }
            })
    }

    fn log_of(reviews: &[Review]) -> Log {
        let mut log = Log::default();
        log.extend(reviews.to_vec());
        log
    }

    fn union(a: &Log, b: &Log) -> Log {
        let mut out = a.clone();
        out.merge(b.clone());
        out
    }

    proptest! {
        #[test]
        fn a_line_reads_back(review in any_review()) {
            let line = review.encode();
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(Review::decode(&line), Entry::Review(review));
        }

        #[test]
        fn reading_is_total(text in "\\PC{0,80}", tail in "1 [0-9a-z/ :-]{0,40}") {
            let _ = Lines::read(&text);
            let _ = Lines::read(&tail);
            let _ = read_file(&text);
        }

        #[test]
        fn merging_is_a_union(a in proptest::collection::vec(any_review(), 0..12), b in proptest::collection::vec(any_review(), 0..12), c in proptest::collection::vec(any_review(), 0..12)) {
            let (a, b, c) = (log_of(&a), log_of(&b), log_of(&c));
            prop_assert_eq!(union(&a, &b), union(&b, &a));
            prop_assert_eq!(union(&union(&a, &b), &c), union(&a, &union(&b, &c)));
            prop_assert_eq!(union(&a, &a), a);
        }

        #[test]
        fn adding_one_by_one_in_any_order_is_the_same_log(reviews in proptest::collection::vec(any_review(), 0..20).prop_shuffle()) {
            let mut log = Log::default();
            for review in &reviews {
                log.add(review.clone());
            }
            prop_assert_eq!(log, log_of(&reviews));
        }

        #[test]
        fn a_file_cut_anywhere_is_refused(reviews in proptest::collection::vec(any_review(), 1..8), cut in 0.0f64..1.0) {
            let log = log_of(&reviews);
            let file = write_file(&log, &["2 from the future".into()]);
            let whole = read_file(&file).expect("a whole file");
            prop_assert_eq!(log_of(&whole.reviews), log);
            prop_assert_eq!(whole.newer, vec!["2 from the future".to_string()]);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short file")]
            let at = ((file.len() - 2) as f64 * cut) as usize;
            prop_assert!(read_file(&file[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_line_of_the_first_release_is_read_for_ever() {
        let line = "1 1763712345678 django/orm-querysets k3f9 2 d c 1000 f 8423 c:b";
        let Entry::Review(review) = Review::decode(line) else { panic!("not read") };
        assert_eq!((review.at, review.attempt, review.taken_ms), (1_763_712_345_678, 2, 8423));
        assert_eq!(review.encode(), line);
    }

    #[test]
    fn refusals_name_what_is_wrong() {
        let say = |text: &str| read_file(text).expect_err("refused").to_string();
        says(&say("{\"deck\": 1}"), "not a Popquiz progress file");
        says(&say("popquiz-progress 9\nend 0\n"), "version 9");
        says(&say("popquiz-progress 1\n1 5 a/b 1 1 d c 1000 - 9 -\n"), "cut short");
        says(&say("popquiz-progress 1\nend 3\n"), "should hold 3 reviews and holds 0");
        says(&say("popquiz-progress 1\n1 5 a/b 1 1 d c 1000 - 9 -\n1 5 a/b ? 1 d\nend 2\n"), "Line 3");
    }

    fn says(text: &str, part: &str) {
        assert!(text.contains(part), "{text:?} does not say {part:?}");
    }

    #[test]
    fn foreign_lines_are_told_apart() {
        assert_eq!(Review::decode("2 something new"), Entry::Newer);
        for line in [
            "",
            "1",
            "2",
            "hello",
            "1 x",
            "1 5 a/b 1 0 d c 1000 - 9 -",
            "1 5 a/b 1 1 d c 1001 - 9 -",
            "1 5 AB 1 1 d c 1000 - 9 -",
            "1 5 a/b 1 1 d c 1000 - 9 - more",
        ] {
            assert_eq!(Review::decode(line), Entry::Unreadable, "{line:?}");
        }
    }
}
