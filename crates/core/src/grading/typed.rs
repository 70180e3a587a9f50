//! What was typed, and what it is compared as: one place that makes alike what looks alike.

/// A text as it is compared, character by character: without what cannot be seen, and with the signs that a keyboard puts
/// others for by itself. A telephone rounds quotation marks and joins hyphens to dashes, a keyboard for Chinese or Japanese
/// has wide letters, digits and signs.
///
/// Letters with accents are expected to be composed (NFC): whoever takes in what is typed sees to that, and so does the
/// author crate with what is accepted. The tables for it weigh more than all of grading, and every browser has them.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}'
            | '\u{34f}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' => {}
            '‘' | '’' => out.push('\''),
            '“' | '”' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '−' | '﹣' => out.push('-'),
            '—' => out.push_str("--"),
            '…' => out.push_str("..."),
            '！'..='～' => out.extend(char::from_u32(c as u32 - 0xfee0)),
            c => out.push(c),
        }
    }
    out
}

/// Whether two texts are the same but for spaces, what [`normal`] makes alike and, if told, capitals.
pub(super) fn same_text(a: &str, b: &str, case_sensitive: bool) -> bool {
    let words = |text: &str| {
        let mut out = String::new();
        for word in normal(text).split_whitespace() {
            out.push(' ');
            for c in word.chars() {
                out.push(if case_sensitive { c } else { lower(c) });
            }
        }
        out
    };
    words(a) == words(b)
}

/// What a number may mean as it was typed, in millionths: spaces, apostrophes and low lines tell its thousands apart, so do
/// commas or points, and either may be the decimal sign. `1,500` has two readings. `names` says whether a text behind the
/// number is one that the question names, such as `%` or `ms`: then it counts nothing.
pub(super) fn readings(text: &str, names: &dyn Fn(&str) -> bool) -> [Option<i64>; 2] {
    let text = normal(text);
    let text = text.trim();
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    let (digits, unit) = text.split_at(end);
    // A decimal sign may stand behind the last digit: `5.`
    let unit = unit.strip_prefix(['.', ',']).filter(|unit| unit.is_empty()).unwrap_or(unit).trim();
    if !(unit.is_empty() || names(unit)) {
        return [None, None];
    }
    let digits: String = digits.chars().filter(|c| !(c.is_whitespace() || matches!(c, '\'' | '_'))).collect();
    let (sign, body) = digits.split_at(digits.len() - digits.trim_start_matches(['-', '+']).len());
    let plain = |body: &str| number(&format!("{sign}{body}"));
    let last = body.rfind([',', '.']);
    let Some(last) = last else { return [plain(body), None] };
    let mark = &body[last..=last];
    let other = if mark == "," { "." } else { "," };
    let (before, after) = (&body[..last], &body[last + 1..]);
    if before.contains(other) {
        // Both are there: the last one is the decimal sign.
        let whole = in_thousands(before, other).filter(|_| !before.contains(mark));
        return [whole.and_then(|whole| plain(&format!("{whole}.{after}"))), None];
    }
    let decimal = if before.contains(mark) { None } else { plain(body) };
    [decimal, in_thousands(body, mark).and_then(|whole| plain(&whole))]
}

/// The digits of a number whose thousands a sign tells apart. The groups are of three; in India those before the last are of
/// two.
fn in_thousands(text: &str, mark: &str) -> Option<String> {
    let mut groups: Vec<&str> = text.split(mark).collect();
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let last = groups.pop()?;
    let first = *groups.first()?;
    let middle = |length: usize| groups.iter().skip(1).all(|group| group.len() == length);
    let sound =
        (1..=3).contains(&first.len()) && !first.starts_with('0') && last.len() == 3 && (middle(3) || middle(2));
    (digits && sound).then(|| text.replace(mark, ""))
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

    #[test]
    fn a_number_is_read_however_its_thousands_are_told_apart() {
        let million = |number: i64| Some(number * 1_000_000);
        let either = |text: &str| readings(text, &|_| false);
        for text in
            ["1234567", "1,234,567", "1.234.567", "1 234 567", "1'234'567", "1’234’567", "1_234_567", "12,34,567"]
        {
            assert!(either(text).contains(&million(1_234_567)), "{text}: {:?}", either(text));
        }
        assert_eq!(either("12,345.0"), [million(12_345), None]);
        assert_eq!(either("12.345,0"), [million(12_345), None]);
        assert_eq!(either("1\u{202f}500,25"), [Some(1_500_250_000), None]);
        assert_eq!(either("1,500"), [Some(1_500_000), million(1500)], "both, where it is not plain");
        assert_eq!(either("−5"), [million(-5), None]);
        assert_eq!(either("–5."), [million(-5), None]);
        for text in
            ["1,23,4", "1,2345,678", "0,123,456", "1.2,3.4", "1,234.5,6", "", "-", ",", "five", "5 apples", "1e5"]
        {
            assert_eq!(either(text), [None, None], "{text}");
        }
    }
}
