//! What a response to an item is worth.

use super::response::Response;
use super::typed::{normal, number, readings, same_text};
use crate::item::{Blank, Item, Task};
use crate::prose::Prose;

/// How a try at an item ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// All of it right.
    Correct,
    /// Some of it right.
    Partial,
    /// None of it right.
    Incorrect,
    /// Not tried: the learner asked to see the answer.
    Skipped,
}

/// An outcome with its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade {
    /// How the try ended.
    pub outcome: Outcome,
    /// The score in thousandths of the whole, so that logs add up exactly.
    pub score_permille: u16,
    /// Whether the item need not come back in this sitting.
    pub passed: bool,
}

impl Grade {
    /// The learner did not try.
    pub const SKIPPED: Self = Self { outcome: Outcome::Skipped, score_permille: 0, passed: false };

    /// From an outcome that was recorded, as when a sitting is replayed.
    #[must_use]
    pub const fn recorded(outcome: Outcome, score_permille: u16, self_graded: bool) -> Self {
        let passed = matches!(outcome, Outcome::Correct) || (self_graded && score_permille >= OPEN_PASS_PERMILLE);
        Self { outcome, score_permille, passed }
    }

    fn of(right: usize, whole: usize, self_graded: bool) -> Self {
        let (outcome, score) = match right {
            0 => (Outcome::Incorrect, 0),
            _ if right >= whole => (Outcome::Correct, 1000),
            _ => (Outcome::Partial, right * 1000 / whole),
        };
        Self::recorded(outcome, u16::try_from(score).unwrap_or(1000), self_graded)
    }
}

/// An open answer that had this much of the key points was good enough; nobody says all of them.
pub const OPEN_PASS_PERMILLE: u16 = 600;

/// Grades a response. One that does not fit the item is incorrect.
///
/// - `choice`: with one key, all or nothing. With several, keys chosen less distractors chosen, over the keys.
/// - `order`: neighbouring steps that follow each other as they should, over all such neighbours.
/// - `match`: pairs put together rightly, over all pairs.
/// - `blank`: all or nothing; what is wrong by a hair is said to be a [near miss](super::near_miss), and stays wrong.
/// - `open`: key points ticked, over all key points.
/// - `spot`: all or nothing.
#[must_use]
pub fn grade(item: &Item, response: &Response) -> Grade {
    if !response.fits(item.task()) {
        return Grade::of(0, 1, false);
    }
    match (item.task(), response) {
        (Task::Choice(task), Response::Choice(chosen)) => {
            let keys = task.choices.iter().filter(|choice| choice.key).count();
            let hits =
                chosen.iter().filter(|&&at| task.choices.get(usize::from(at)).is_some_and(|choice| choice.key)).count();
            let misses = chosen.len() - hits;
            Grade::of(hits.saturating_sub(misses), keys, false)
        }
        (Task::Order(_), Response::Order(steps)) => {
            let kept = steps.windows(2).filter(|pair| pair[0] + 1 == pair[1]).count();
            Grade::of(kept, steps.len().saturating_sub(1), false)
        }
        (Task::Match(task), Response::Match(put)) => {
            let right = put.iter().zip(&task.key).filter(|(put, key)| **put == Some(**key)).count();
            Grade::of(right, task.key.len(), false)
        }
        (Task::Blank(task), Response::Blank(text)) => {
            Grade::of(usize::from(accepts(task, &item.body().stem, text)), 1, false)
        }
        (Task::Open(task), Response::Open(ticked)) => Grade::of(ticked.len(), task.key_points.len(), true),
        (Task::Spot(task), Response::Spot(line)) => {
            let right = task.iter().any(|suspect| suspect.key && Some(suspect.line) == *line);
            Grade::of(usize::from(right), 1, false)
        }
        _ => Grade::of(0, 1, false),
    }
}

/// Whether a typed answer is right. A number may be typed as the learner writes it: its thousands told apart or not, with a
/// decimal comma, and with the unit or per cent sign that the stem names. Where it can be read in two ways both count.
#[must_use]
pub fn accepts(blank: &Blank, stem: &Prose, text: &str) -> bool {
    let Some(tolerance) = blank.tolerance.as_deref().and_then(number) else { return accepts_text(blank, text) };
    let given = readings(text, &|unit| names_unit(stem, unit));
    let near = |key: i64, given: i64| key.abs_diff(given) <= tolerance.unsigned_abs();
    let keys = || blank.accepted.iter().filter_map(|key| number(key));
    given.into_iter().flatten().any(|given| keys().any(|key| near(key, given)))
}

pub(super) fn accepts_text(blank: &Blank, text: &str) -> bool {
    blank.accepted.iter().any(|key| same_text(key, text, blank.case_sensitive))
}

/// Whether a question names a unit, as a word of its own: `How many ms`, `in %`, `____ KiB`.
fn names_unit(stem: &Prose, unit: &str) -> bool {
    let text = normal(&stem.plain());
    let mut from = 0;
    while let Some(at) = text[from..].find(unit) {
        let (start, end) = (from + at, from + at + unit.len());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if !(letter(text[..start].chars().next_back()) || letter(text[end..].chars().next())) {
            return true;
        }
        from = end;
    }
    false
}

/// The reason for a wrong answer that the author expected, as a position in [`Blank::expected_wrong`].
#[must_use]
pub fn expected_wrong(blank: &Blank, text: &str) -> Option<usize> {
    blank.expected_wrong.iter().position(|(wrong, _)| same_text(wrong, text, blank.case_sensitive))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn one_key_is_all_or_nothing() {
        let item = testing::choice("a", &[false, true, false]);
        assert_eq!(grade(&item, &Response::Choice(vec![1])).score_permille, 1000);
        assert_eq!(grade(&item, &Response::Choice(vec![0])).outcome, Outcome::Incorrect);
        assert_eq!(
            grade(&item, &Response::Choice(vec![0, 1])).outcome,
            Outcome::Incorrect,
            "not by choosing everything"
        );
    }

    #[test]
    fn several_keys_give_part_credit_and_guessing_costs() {
        let item = testing::choice("a", &[true, true, false, true]);
        let score = |chosen: &[u8]| grade(&item, &Response::Choice(chosen.to_vec())).score_permille;
        assert_eq!([score(&[0, 1, 3]), score(&[0, 1]), score(&[0, 1, 2]), score(&[2])], [1000, 666, 333, 0]);
        assert!(!grade(&item, &Response::Choice(vec![0, 1])).passed);
    }

    #[test]
    fn a_response_that_does_not_fit_is_incorrect() {
        let item = testing::choice("a", &[true, false]);
        for response in [Response::Choice(vec![7]), Response::Spot(Some(1)), Response::Open(vec![])] {
            assert_eq!(grade(&item, &response).outcome, Outcome::Incorrect, "{response:?}");
        }
    }

    #[test]
    fn a_sequence_of_eleven_can_be_right() {
        let item = testing::order("a", 11);
        assert_eq!(grade(&item, &Response::Order((0..11).collect())).outcome, Outcome::Correct);
        let mut swapped: Vec<u8> = (0..11).collect();
        swapped.swap(9, 10);
        assert_eq!(grade(&item, &Response::Order(swapped)).outcome, Outcome::Partial);
        assert_eq!(grade(&item, &Response::Order((0..11).rev().collect())).outcome, Outcome::Incorrect);
    }

    #[test]
    fn pairs_are_counted() {
        let item = testing::pairs("a", 4);
        assert_eq!(grade(&item, &Response::Match(vec![Some(0), Some(1), Some(3), None])).score_permille, 500);
    }

    #[test]
    fn typed_answers_forgive_spaces_and_if_told_capitals() {
        let mut blank = testing::blank_task(&["select_related"]);
        assert!(accepts(&blank, &Prose::default(), "  select_related "));
        assert!(!accepts(&blank, &Prose::default(), "Select_Related"));
        blank.case_sensitive = false;
        assert!(accepts(&blank, &Prose::default(), "Select_Related"));
    }

    #[test]
    fn numbers_have_a_tolerance() {
        let mut blank = testing::blank_task(&["51"]);
        blank.tolerance = Some("0.5".into());
        assert!(accepts(&blank, &Prose::default(), "51,5") && accepts(&blank, &Prose::default(), "50.5"));
        assert!(
            !accepts(&blank, &Prose::default(), "52")
                && !accepts(&blank, &Prose::default(), "nan")
                && !accepts(&blank, &Prose::default(), "fifty")
        );
    }

    #[test]
    fn thousands_may_be_told_apart() {
        let mut blank = testing::blank_task(&["1500"]);
        blank.tolerance = Some("0".into());
        for text in ["1500", "1 500", "1\u{a0}500", "1\u{202f}500", "1,500", "1.500", "１５００", "+1500.0"] {
            assert!(accepts(&blank, &Prose::default(), text), "{text}");
        }
        for text in ["1,5", "1.50", "1.5000", "15,00", "0,1500", "1501", "1,501", "-1,500", ",500", "é,500", "1,é5"] {
            assert!(!accepts(&blank, &Prose::default(), text), "{text}");
        }
        blank.accepted = vec!["1.5".into()];
        assert!(
            accepts(&blank, &Prose::default(), "1,500") && accepts(&blank, &Prose::default(), "1.5"),
            "and they may be none"
        );
        blank.accepted = vec!["500".into()];
        assert!(
            !accepts(&blank, &Prose::default(), "0,500") && !accepts(&blank, &Prose::default(), "0.500"),
            "nobody writes thousands of nothing"
        );
    }

    #[test]
    fn what_a_keyboard_changes_by_itself_is_no_mistake() {
        let mut blank = testing::blank_task(&["filter(name='a', title=\"b\")"]);
        assert!(accepts(&blank, &Prose::default(), "filter(name=‘a’, title=“b”)"));
        assert!(accepts(&blank, &Prose::default(), "ｆｉｌｔｅｒ（ｎａｍｅ='a', title=\"b\"）"));
        assert!(
            !accepts(&blank, &Prose::default(), "Filter(name=‘a’, title=“b”)")
                && !accepts(&blank, &Prose::default(), "filter(name=“a”, title=‘b’)")
        );
        blank.case_sensitive = false;
        assert!(accepts(&blank, &Prose::default(), "ＦＩＬＴＥＲ(name=’a’, title=\u{201d}b\u{201d})"));
    }

    #[test]
    fn an_open_answer_passes_with_most_of_its_points() {
        let item = testing::open("a", 5);
        assert!(grade(&item, &Response::Open(vec![0, 1, 2])).passed);
        assert!(!grade(&item, &Response::Open(vec![0, 1])).passed);
        assert_eq!(grade(&item, &Response::Open(vec![])).outcome, Outcome::Incorrect);
    }

    #[test]
    fn a_unit_counts_nothing_where_the_question_names_it() {
        let mut blank = testing::blank_task(&["51"]);
        blank.tolerance = Some("0".into());
        let takes = |stem: &str, text: &str| accepts(&blank, &Prose::text(stem), text);
        for (stem, text) in [
            ("How many % of them? ____", "51 %"),
            ("How many % of them? ____", "51%"),
            ("It takes ____ ms.", "51ms"),
            ("How many ms (milliseconds)? ____", "51 milliseconds"),
            ("It costs ____ €.", "51,0 €"),
        ] {
            assert!(takes(stem, text), "{stem} {text}");
        }
        for (stem, text) in [("It takes ____ ms.", "51 s"), ("It takes ____ ms.", "51 m"), ("How many? ____", "51 %")] {
            assert!(!takes(stem, text), "{stem} {text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_and_what_a_keyboard_puts_by_itself_counts_nothing() {
        let blank = testing::blank_task(&["git log --all 'x'"]);
        for text in [
            "git\u{a0}log —all ‘x’",
            "\u{feff}git log --all 'x'\u{200b}",
            "git log ‑‑all 'x'",
            "gi\u{ad}t log ––all 'x'",
        ] {
            assert!(accepts(&blank, &Prose::default(), text), "{text:?}");
        }
        assert!(!accepts(&blank, &Prose::default(), "gitlog --all 'x'"));
    }
}
