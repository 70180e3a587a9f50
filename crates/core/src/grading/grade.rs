//! What a response to an item is worth.

use super::response::Response;
use crate::item::{Blank, Item, Task};

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
        (Task::Blank(task), Response::Blank(text)) => Grade::of(usize::from(accepts(task, text)), 1, false),
        (Task::Open(task), Response::Open(ticked)) => Grade::of(ticked.len(), task.key_points.len(), true),
        (Task::Spot(task), Response::Spot(line)) => {
            let right = task.iter().any(|suspect| suspect.key && Some(suspect.line) == *line);
            Grade::of(usize::from(right), 1, false)
        }
        _ => Grade::of(0, 1, false),
    }
}

/// Whether a typed answer is right. Of a number, spaces count nothing, and `1,000` or `1.000` may be a thousand as well as
/// one: both are written so, and the learner knows which was meant.
#[must_use]
pub fn accepts(blank: &Blank, text: &str) -> bool {
    if let Some(tolerance) = blank.tolerance.as_deref().and_then(number) {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
        let thousands = text.len() < 8 && matches!(text.as_bytes(), [b'1'..=b'9', .., b',' | b'.', _, _, _]);
        let near = |key: i64, given: i64| key.abs_diff(given) <= tolerance.unsigned_abs();
        let fits = |key, given| near(key, given) || (thousands && near(key, given * 1000));
        let keys = blank.accepted.iter().filter_map(|key| number(key));
        return number(&text).is_some_and(|given| keys.into_iter().any(|key| fits(key, given)));
    }
    blank.accepted.iter().any(|key| same_text(key, text, blank.case_sensitive))
}

/// The reason for a wrong answer that the author expected, as a position in [`Blank::expected_wrong`].
#[must_use]
pub fn expected_wrong(blank: &Blank, text: &str) -> Option<usize> {
    blank.expected_wrong.iter().position(|(wrong, _)| same_text(wrong, text, blank.case_sensitive))
}

pub(super) fn same_text(a: &str, b: &str, case_sensitive: bool) -> bool {
    let words = |text: &str| {
        let mut out = String::new();
        for word in text.split_whitespace() {
            out.push(' ');
            for c in word.chars().map(half_width) {
                out.push(if case_sensitive { c } else { lower(c) });
            }
        }
        out
    };
    words(a) == words(b)
}

/// The character that a keyboard puts another one for by itself: a telephone rounds quotation marks, and one for Chinese
/// or Japanese has wide letters, digits and signs.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// The small letter for a capital of the Latin, Greek and Cyrillic alphabets. The standard library knows every script,
/// with tables that weigh as much as all of grading.
pub(crate) fn lower(c: char) -> char {
    let by = |distance: u32| char::from_u32(c as u32 + distance).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => by(32),
        'Ѐ'..='Џ' => by(80),
        'Ά' => by(38),
        'Έ'..='Ί' => by(37),
        'Ό' => by(64),
        'Ύ' | 'Ώ' => by(63),
        // Latin Extended-A: a capital and its small letter stand side by side, capitals even, then odd, then even.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' if (c as u32).is_multiple_of(2) && c != 'İ' => by(1),
        'Ĺ'..='ň' | 'Ź'..='ž' if !(c as u32).is_multiple_of(2) => by(1),
        'Ÿ' => 'ÿ',
        c => c,
    }
}

/// A decimal number in millionths. The standard parser of floating point numbers brings tables larger than all of
/// grading; and 0.1 stays 0.1 here.
#[must_use]
pub fn number(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    // A decimal comma is how half the world writes it.
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut value: i64 = 0;
    for byte in whole.bytes().chain(fraction.bytes().chain(core::iter::repeat(b'0')).take(6)) {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        value = value.checked_mul(10)?.checked_add(i64::from(digit))?;
    }
    fraction.bytes().all(|byte| byte.is_ascii_digit()).then_some(sign * value)
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
        assert!(accepts(&blank, "  select_related "));
        assert!(!accepts(&blank, "Select_Related"));
        blank.case_sensitive = false;
        assert!(accepts(&blank, "Select_Related"));
    }

    #[test]
    fn capitals_of_the_common_alphabets_have_small_letters() {
        let ranges = ['A'..='ž', 'Ά'..='Ϋ', 'Ѐ'..='Я'];
        for c in ranges.into_iter().flatten().filter(|&c| c != 'İ') {
            let whole = c.to_lowercase().next();
            assert_eq!(Some(lower(c)), whole, "{c}");
        }
    }

    #[test]
    fn numbers_have_a_tolerance() {
        let mut blank = testing::blank_task(&["51"]);
        blank.tolerance = Some("0.5".into());
        assert!(accepts(&blank, "51,5") && accepts(&blank, "50.5"));
        assert!(!accepts(&blank, "52") && !accepts(&blank, "nan") && !accepts(&blank, "fifty"));
    }

    #[test]
    fn thousands_may_be_told_apart() {
        let mut blank = testing::blank_task(&["1500"]);
        blank.tolerance = Some("0".into());
        for text in ["1500", "1 500", "1\u{a0}500", "1\u{202f}500", "1,500", "1.500", "１５００", "+1500.0"] {
            assert!(accepts(&blank, text), "{text}");
        }
        for text in ["1,5", "1.50", "1.5000", "15,00", "0,1500", "1501", "1,501", "-1,500", ",500", "é,500", "1,é5"] {
            assert!(!accepts(&blank, text), "{text}");
        }
        blank.accepted = vec!["1.5".into()];
        assert!(accepts(&blank, "1,500") && accepts(&blank, "1.5"), "and they may be none");
        blank.accepted = vec!["500".into()];
        assert!(!accepts(&blank, "0,500") && !accepts(&blank, "0.500"), "nobody writes thousands of nothing");
    }

    #[test]
    fn what_a_keyboard_changes_by_itself_is_no_mistake() {
        let mut blank = testing::blank_task(&["filter(name='a', title=\"b\")"]);
        assert!(accepts(&blank, "filter(name=‘a’, title=“b”)"));
        assert!(accepts(&blank, "ｆｉｌｔｅｒ（ｎａｍｅ='a', title=\"b\"）"));
        assert!(!accepts(&blank, "Filter(name=‘a’, title=“b”)") && !accepts(&blank, "filter(name=“a”, title=‘b’)"));
        blank.case_sensitive = false;
        assert!(accepts(&blank, "ＦＩＬＴＥＲ(name=’a’, title=\u{201d}b\u{201d})"));
    }

    #[test]
    fn an_open_answer_passes_with_most_of_its_points() {
        let item = testing::open("a", 5);
        assert!(grade(&item, &Response::Open(vec![0, 1, 2])).passed);
        assert!(!grade(&item, &Response::Open(vec![0, 1])).passed);
        assert_eq!(grade(&item, &Response::Open(vec![])).outcome, Outcome::Incorrect);
    }
}
