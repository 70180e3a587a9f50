//! Near misses: typed answers that are wrong by a hair. They stay wrong, because what is typed is a name that a program
//! would not know; but the learner is told that the name was as good as known, and where to look.

use super::grade::{accepts_text, expected_wrong};
use super::typed::{lower, normal, number, same_text};
use crate::item::Blank;

/// How a typed answer misses an accepted one, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NearMiss {
    /// Only by capitals.
    Capitals,
    /// Only by spaces, underscores, dots, brackets or quotation marks.
    Signs,
    /// By one letter more, less or other, by two that changed places, or by an `es` at the end. A digit is no letter.
    Spelling,
}

/// The shortest word of which one letter may be off, in characters: `in` and `is` are two words, not a slip.
const SHORTEST: usize = 4;

/// From here on a character is no letter but a word or a syllable, as in Chinese, Japanese and Korean.
const FIRST_OF_WORDS: char = '\u{2e80}';

/// How near a wrong answer is. Nothing for one that is right, for one whose reason the author wrote down, and for
/// numbers: a digit off is another number.
#[must_use]
pub fn near_miss(blank: &Blank, text: &str) -> Option<NearMiss> {
    if blank.tolerance.is_some() || accepts_text(blank, text) || expected_wrong(blank, text).is_some() {
        return None;
    }
    let mut nearest: Option<NearMiss> = None;
    for key in &blank.accepted {
        let near = to(key, text);
        if near.is_some() && (nearest.is_none() || near < nearest) {
            nearest = near;
        }
    }
    nearest
}

fn to(key: &str, text: &str) -> Option<NearMiss> {
    let (a, b) = (letters(key), letters(text));
    if a.is_empty() || number(key).is_some() {
        None
    } else if same_text(key, text, false) {
        Some(NearMiss::Capitals)
    } else if a == b {
        Some(NearMiss::Signs)
    } else if a.len() >= SHORTEST && one_slip(&a, &b) {
        Some(NearMiss::Spelling)
    } else {
        None
    }
}

/// What is left of a text without capitals and without the signs that are easily forgotten.
fn letters(text: &str) -> Vec<char> {
    let mut out = Vec::new();
    for c in normal(text).chars() {
        // Not `str::contains`: for a character it brings the search of one text in another.
        if !(c.is_whitespace() || matches!(c, '_' | '.' | ',' | ';' | ':' | '(' | ')' | '\'' | '"' | '`')) {
            out.push(lower(c));
        }
    }
    out
}

/// Whether one slip makes one text of the other.
fn one_slip(mut a: &[char], mut b: &[char]) -> bool {
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b)
        && first == other
    {
        (a, b) = (rest, others);
    }
    while let ([rest @ .., last], [others @ .., other]) = (a, b)
        && last == other
    {
        (a, b) = (rest, others);
    }
    let slip = match (a, b) {
        ([] | [_], [] | [_]) | ([], ['e', 's']) | (['e', 's'], []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    };
    // Of two that changed places each is the first of one side.
    let is_letter = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii_digit() && *c < FIRST_OF_WORDS);
    slip && is_letter(a.first()) && is_letter(b.first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::blank_task;
    use proptest::prelude::*;

    #[test]
    fn a_slip_is_near_and_says_of_which_sort() {
        let near = |key: &str, text: &str| near_miss(&blank_task(&[key]), text);
        for (key, text, sort) in [
            ("select_related", "Select_related", NearMiss::Capitals),
            ("DoesNotExist", "doesnotexist", NearMiss::Capitals),
            ("select_related", "selectrelated", NearMiss::Signs),
            ("select_related", "select related", NearMiss::Signs),
            ("save", "save()", NearMiss::Signs),
            ("__in", "in", NearMiss::Signs),
            ("select_related", "select_relate", NearMiss::Spelling),
            ("select_related", "select-related", NearMiss::Spelling),
            ("update", "udpate", NearMiss::Spelling),
            ("index", "indexes", NearMiss::Spelling),
            ("exclude", "exclued", NearMiss::Spelling),
        ] {
            assert_eq!(near(key, text), Some(sort), "{key} and {text}");
        }
    }

    #[test]
    fn another_answer_is_not_near() {
        for (key, text) in [
            ("in", "is"),
            ("get", "set"),
            ("~", "-"),
            ("-pk", "pk"),
            ("200", "201"),
            ("1.5", "15"),
            ("filter", "exclude"),
            ("select_related", "prefetch_related"),
            ("a < b", "a > b"),
            ("filter", ""),
            ("404 Not Found", "403 Not Found"),
            ("utf8mb4", "utf8mb3"),
            ("10.2.1", "10.2.12"),
            ("port 8012", "port 8021"),
            ("東京大学", "東北大学"),
        ] {
            assert_eq!(near_miss(&blank_task(&[key]), text), None, "{key} and {text}");
        }
    }

    #[test]
    fn what_is_right_expected_or_a_number_is_not_called_near() {
        let mut blank = blank_task(&["not these"]);
        assert_eq!(near_miss(&blank, "not these"), None, "right");
        assert_eq!(near_miss(&blank, "not this"), None, "the author says why it is wrong");
        assert_eq!(near_miss(&blank, "not thes"), Some(NearMiss::Spelling));
        blank.case_sensitive = false;
        assert_eq!(near_miss(&blank, "NOT THESE"), None, "right, where capitals do not matter");
        blank.tolerance = Some("0.1".into());
        assert_eq!(near_miss(&blank, "not thes"), None);
    }

    #[test]
    fn the_nearest_of_several_accepted_answers_counts() {
        assert_eq!(near_miss(&blank_task(&["annotated", "Annotate"]), "annotate"), Some(NearMiss::Capitals));
    }

    proptest! {
        #[test]
        fn any_one_letter_off_is_near(word in "[a-z]{4,12}", at in any::<prop::sample::Index>(), letter in "[a-z]", how in 0..4u8) {
            let mut letters: Vec<char> = word.chars().collect();
            let at = at.index(letters.len() - 1);
            let letter = letter.chars().next().unwrap_or('x');
            match how {
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                2 => { letters.remove(at); }
                _ => letters.swap(at, at + 1),
            }
            let typed: String = letters.into_iter().collect();
            let expected = Some(NearMiss::Spelling).filter(|_| typed != word);
            prop_assert_eq!(near_miss(&blank_task(&[&word]), &typed), expected);
        }

        #[test]
        fn nothing_is_both_right_and_near_and_nothing_panics(key in "\\PC{0,8}", text in "\\PC{0,8}") {
            let blank = blank_task(&[&key]);
            prop_assert!(!(accepts_text(&blank, &text) && near_miss(&blank, &text).is_some()));
        }
    }
}
