//! What was typed, and what it is compared as: one place that makes alike what looks alike.

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

    #[test]
    fn capitals_of_the_common_alphabets_have_small_letters() {
        let ranges = ['A'..='ž', 'Ά'..='Ϋ', 'Ѐ'..='Я'];
        for c in ranges.into_iter().flatten().filter(|&c| c != 'İ') {
            let whole = c.to_lowercase().next();
            assert_eq!(Some(lower(c)), whole, "{c}");
        }
    }
}
