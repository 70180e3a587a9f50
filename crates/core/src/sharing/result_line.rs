//! What came of a paper, as one anonymous line of text that a learner may hand in:
//!
//! ```text
//! popquiz-result 1 django monday 1e5e91bc drill a=c,12s,c:b b=i,31s,c:a c=p667,40s,c:ac d=-
//! │              │ │      │      │        │     │     │ │   │
//! │              │ │      │      │        │     │     │ │   └ what was answered, see `Response::encode`; - if nothing
//! │              │ │      │      │        │     │     │ └ time taken, in whole seconds
//! │              │ │      │      │        │     │     └ outcome: c correct, p partial with its thousandths, i incorrect, s skipped
//! │              │ │      │      │        │     └ an item; with nothing but - if it was not reached
//! │              │ │      │      │        └ mode: drill (first tries), exam, interview
//! │              │ │      │      └ fingerprint of the paper: its bank, items and order
//! │              │ │      └ seed
//! │              │ └ bank
//! │              └ version of the line
//! ```
//!
//! No name, no date, no number of the sitting or of the browser. All items of the paper stand in it, in their order, so
//! that the fingerprint shows whether the line is whole.

use crate::grading::Outcome;
use crate::grading::{Response, escape, unescape};
use crate::item::is_id;
use crate::memory::log::{Mode, Review};
use crate::sharing::invitation::fingerprint;
use core::fmt::Write;
use popquiz_words::result as say;

/// What every line begins with.
pub const WORD: &str = "popquiz-result";
/// The version of a line written today.
const VERSION: &str = "1";

/// What came of a paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ResultLine {
    /// The bank's name.
    pub bank: String,
    /// The word of the paper's seed.
    pub seed: String,
    /// How it was sat.
    pub mode: Mode,
    /// All items of the paper, in the order of asking.
    pub entries: Vec<Entry>,
}

/// One item of the paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The item's id.
    pub item: String,
    /// What became of it; nothing if it was not reached.
    pub told: Option<Attempt>,
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attempt {
    /// How it ended.
    pub outcome: Outcome,
    /// Score in thousandths: 1000 if correct, 0 if incorrect or skipped.
    pub score_permille: u16,
    /// From the question being shown to the answer, in whole seconds.
    pub seconds: u32,
    /// What was answered; nothing if skipped.
    pub response: Option<Response>,
}

/// Why a text is not a whole line of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// It does not begin as one does.
    NotAResult,
    /// It is of a version that this program does not know.
    OtherVersion(String),
    /// Words are missing in front.
    TooShort,
    /// A word that does not fit its place.
    Strange(String),
    /// Items are missing, or were changed: the fingerprint is of another list.
    NotWhole,
}

impl core::fmt::Display for LineError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::NotAResult => f.write_str(&say::NotAResult { word: WORD }.text()),
            Self::OtherVersion(version) => f.write_str(&say::OtherVersion { version, own: VERSION }.text()),
            Self::TooShort => f.write_str(&say::TOO_SHORT),
            Self::Strange(word) => f.write_str(&say::Strange { word }.text()),
            Self::NotWhole => f.write_str(&say::NOT_WHOLE),
        }
    }
}

impl std::error::Error for LineError {}

impl ResultLine {
    /// What the first tries at the items of a paper came to. `reviews` are those of its sitting, oldest first.
    #[must_use]
    pub fn of<'a>(
        bank: &str,
        seed: &str,
        mode: Mode,
        items: &[String],
        reviews: impl IntoIterator<Item = &'a Review>,
    ) -> Self {
        let mut entries: Vec<Entry> = items.iter().map(|item| Entry { item: item.clone(), told: None }).collect();
        for review in reviews.into_iter().filter(|review| review.attempt == 1) {
            let Some((_, id)) = review.item.split_once('/').filter(|(of, _)| *of == bank) else { continue };
            if let Some(entry) = entries.iter_mut().find(|entry| entry.item == id && entry.told.is_none()) {
                entry.told = Some(Attempt::of(review));
            }
        }
        Self { bank: bank.into(), seed: seed.into(), mode, entries }
    }

    /// What tells the paper from others.
    #[must_use]
    pub fn fingerprint(&self) -> u32 {
        let items: Vec<String> = self.entries.iter().map(|entry| entry.item.clone()).collect();
        fingerprint(&self.bank, &items)
    }

    /// The line, without a line break.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = format!("{WORD} {VERSION} {} ", self.bank);
        escape(self.seed.chars(), &mut out);
        // Writing to a string cannot fail.
        let _ = write!(out, " {:08x} {}", self.fingerprint(), self.mode.word());
        for entry in &self.entries {
            out.push(' ');
            out.push_str(&entry.item);
            out.push('=');
            match &entry.told {
                Some(told) => told.encode(&mut out),
                None => out.push('-'),
            }
        }
        out
    }

    /// Reads what [`ResultLine::encode`] wrote. Spaces around it, and more than one between words, do not matter.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn decode(line: &str) -> Result<Self, LineError> {
        let mut words = line.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|word| !word.is_empty());
        if words.next() != Some(WORD) {
            return Err(LineError::NotAResult);
        }
        let version = words.next().ok_or(LineError::TooShort)?;
        if version != VERSION {
            let known = version.bytes().all(|byte| byte.is_ascii_digit());
            return Err(if known {
                LineError::OtherVersion(version.into())
            } else {
                LineError::Strange(version.into())
            });
        }
        let mut word = || words.next().ok_or(LineError::TooShort);
        let strange = |word: &str| LineError::Strange(word.chars().take(60).collect());
        let (bank, seed, paper, mode) = (word()?, word()?, word()?, word()?);
        let print = u32::from_str_radix(paper, 16).map_err(|_| strange(paper))?;
        let result = Self {
            bank: Some(bank.to_owned()).filter(|bank| is_id(bank)).ok_or_else(|| strange(bank))?,
            seed: unescape(seed).ok_or_else(|| strange(seed))?,
            mode: mode_of(mode).ok_or_else(|| strange(mode))?,
            entries: words.map(|word| Entry::decode(word).ok_or_else(|| strange(word))).collect::<Result<_, _>>()?,
        };
        if result.fingerprint() == print { Ok(result) } else { Err(LineError::NotWhole) }
    }
}

fn mode_of(word: &str) -> Option<Mode> {
    [Mode::Drill, Mode::Exam, Mode::Interview, Mode::Review].into_iter().find(|mode| mode.word() == word)
}

impl Entry {
    fn decode(word: &str) -> Option<Self> {
        let (item, told) = word.split_once('=').filter(|(item, _)| is_id(item))?;
        let told = if told == "-" { None } else { Some(Attempt::decode(told)?) };
        Some(Self { item: item.into(), told })
    }
}

impl Attempt {
    fn of(review: &Review) -> Self {
        Self {
            outcome: review.outcome,
            score_permille: review.score_permille,
            seconds: review.taken_ms.saturating_add(500) / 1000,
            response: review.response.clone(),
        }
    }

    fn encode(&self, out: &mut String) {
        out.push_str(self.outcome.letter());
        // Writing to a string cannot fail.
        if self.outcome == Outcome::Partial {
            let _ = write!(out, "{}", self.score_permille);
        }
        let _ = write!(out, ",{}s,", self.seconds);
        match &self.response {
            Some(response) => out.push_str(&response.encode()),
            None => out.push('-'),
        }
    }

    fn decode(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ',');
        let (outcome, seconds, response) = (parts.next()?, parts.next()?, parts.next()?);
        let (letter, score) = outcome.split_at_checked(1)?;
        let outcome = Outcome::from_letter(letter)?;
        let score_permille = match (outcome, score) {
            (Outcome::Partial, score) => score.parse().ok().filter(|score| (1..1000).contains(score))?,
            (Outcome::Correct, "") => 1000,
            (_, "") => 0,
            _ => return None,
        };
        let seconds = seconds.strip_suffix('s')?.parse().ok()?;
        let response = if response == "-" { None } else { Some(Response::decode(response)?) };
        Some(Self { outcome, score_permille, seconds, response })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINE: &str = "popquiz-result 1 django monday 1e5e91bc drill a=c,12s,c:b b=p667,40s,c:ac c=s,4s,- d=-";

    fn any_told() -> impl Strategy<Value = Attempt> {
        let outcome = prop_oneof![
            Just((Outcome::Correct, 1000)),
            (1u16..1000).prop_map(|score| (Outcome::Partial, score)),
            Just((Outcome::Incorrect, 0)),
            Just((Outcome::Skipped, 0)),
        ];
        let response = prop_oneof![
            "\\PC{0,20}".prop_map(Response::Blank),
            (0u8..9).prop_map(|at| Response::Choice(vec![at])),
            proptest::option::of(any::<u16>()).prop_map(Response::Spot),
        ];
        (outcome, any::<u32>(), proptest::option::of(response)).prop_map(
            |((outcome, score_permille), seconds, response)| Attempt { outcome, score_permille, seconds, response },
        )
    }

    pub fn any_line() -> impl Strategy<Value = ResultLine> {
        let entry = ("[a-z0-9-]{1,12}", proptest::option::of(any_told())).prop_map(|(item, told)| Entry { item, told });
        let modes = prop_oneof![Just(Mode::Drill), Just(Mode::Exam)];
        ("[a-z]{1,8}", "\\PC{1,12}", modes, proptest::collection::vec(entry, 0..12))
            .prop_map(|(bank, seed, mode, entries)| ResultLine { bank, seed, mode, entries })
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_one_line_and_decodes_to_itself(line in any_line()) {
            let text = line.encode();
            prop_assert!(!text.contains(['\n', '\r']), "{text:?}");
            prop_assert_eq!(ResultLine::decode(&text), Ok(line));
        }

        #[test]
        fn decoding_is_total(text in "\\PC{0,60}") {
            let _ = ResultLine::decode(&text);
            let _ = ResultLine::decode(&format!("popquiz-result 1 {text}"));
        }

        #[test]
        fn a_line_that_lost_an_item_is_refused(line in any_line()) {
            prop_assume!(!line.entries.is_empty());
            let text = line.encode();
            let cut = text.rsplit_once(' ').map_or("", |(front, _)| front);
            prop_assert!(ResultLine::decode(cut).is_err());
        }
    }

    #[test]
    fn a_line_of_the_first_release_is_read_for_ever() {
        let line = ResultLine::decode(LINE).expect("a line");
        assert_eq!((line.bank.as_str(), line.seed.as_str(), line.mode), ("django", "monday", Mode::Drill));
        let told: Vec<_> =
            line.entries.iter().map(|entry| entry.told.as_ref().map(|told| told.score_permille)).collect();
        assert_eq!(told, [Some(1000), Some(667), Some(0), None]);
        assert_eq!(line.encode(), LINE);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, error) in [
            ("", LineError::NotAResult),
            ("hello", LineError::NotAResult),
            ("popquiz-result", LineError::TooShort),
            ("popquiz-result 2 django", LineError::OtherVersion("2".into())),
            ("popquiz-result 1 django monday", LineError::TooShort),
            ("popquiz-result 1 django monday 1e5e91bc party", LineError::Strange("party".into())),
            (&LINE.replace("12s", "12"), LineError::Strange("a=c,12,c:b".into())),
            (&LINE.replace("p667", "p1000"), LineError::Strange("b=p1000,40s,c:ac".into())),
            (&LINE.replace(" d=-", ""), LineError::NotWhole),
        ] {
            assert_eq!(ResultLine::decode(line), Err(error), "{line}");
        }
    }

    #[test]
    fn a_line_that_mail_or_an_editor_went_over_is_the_same_line() {
        let line = ResultLine { bank: "django".into(), seed: "a b".into(), mode: Mode::Drill, entries: Vec::new() };
        let text = line.encode();
        for pasted in ["\u{feff}%", "%\r\n", "  % \t\r", "\r\n%", "%\u{a0}"] {
            assert_eq!(ResultLine::decode(&pasted.replace('%', &text)), Ok(line.clone()), "{pasted:?}");
        }
    }

    #[test]
    fn only_first_tries_of_the_paper_count_and_nothing_else_is_told() {
        let review = |item: &str, attempt, outcome, taken_ms| Review {
            at: 1_763_712_345_678,
            item: item.into(),
            sitting: 77,
            attempt,
            mode: Mode::Drill,
            outcome,
            score_permille: if outcome == Outcome::Correct { 1000 } else { 0 },
            confidence: None,
            taken_ms,
            response: Some(Response::Choice(vec![1])),
        };
        let reviews = [
            review("test/b", 1, Outcome::Incorrect, 1499),
            review("test/b", 2, Outcome::Correct, 900),
            review("test/z", 1, Outcome::Correct, 900),
            review("other/a", 1, Outcome::Correct, 900),
        ];
        let line = ResultLine::of("test", "my seed", Mode::Drill, &["a".into(), "b".into()], &reviews);
        let text = line.encode();
        assert!(text.starts_with("popquiz-result 1 test my%20seed "), "{text}");
        assert!(text.ends_with(" drill a=- b=i,1s,c:b"), "{text}");
    }
}
