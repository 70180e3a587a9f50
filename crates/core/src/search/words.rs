//! What a word is: in prose, and in the names that code is made of.

use crate::grading::lower;

/// The longest word that is told from others, in characters.
pub(super) const MAX_WORD: usize = 40;
/// The most words of a query that count.
pub(super) const MAX_WORDS: usize = 12;

/// The words and names of a text, with where they begin. A name keeps its underscores, a word its apostrophe.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &text[at..];
            let start = at + rest.find(is_part_of_word)?;
            let end = end_of(text, start);
            at = end;
            let token = &text[start..end];
            // A row of underscores is a gap, not a name.
            if token.contains(char::is_alphanumeric) {
                return Some((start, token));
            }
        }
    })
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_accent(c)
}

/// Whether a character is an accent of the letter before it: `é` may be written as two.
pub(super) const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Whether a character is taken for a word: Chinese and Japanese put no space between theirs.
const fn is_word(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn end_of(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    let alone = chars.peek().is_some_and(|&(_, first)| is_word(first));
    while let Some((at, c)) = chars.next() {
        if at > 0 && (alone || is_word(c)) {
            return start + at;
        }
        let goes_on = is_part_of_word(c)
            || (is_apostrophe(c) && at > 0 && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()));
        if !goes_on {
            return start + at;
        }
    }
    text.len()
}

/// A word as it is compared: in small letters, without accents and apostrophes, not without end. Who types `resume` looks
/// for `résumé`, too.
pub(super) fn plain(token: &str) -> String {
    token.chars().filter(|&c| !is_apostrophe(c) && !is_accent(c)).map(|c| bare(lower(c))).take(MAX_WORD).collect()
}

/// A small Latin letter without its accent.
const fn bare(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'İ' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ţ' | 'ť' | 'ŧ' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    }
}

/// The parts of a name: `select_related` and `selectRelated` have two, `HTTPResponse` has `HTTP` and `Response`. A plain
/// word is its own only part.
pub(super) fn parts(token: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in token.split('_').filter(|piece| !piece.is_empty()) {
        let chars: Vec<(usize, char)> = piece.char_indices().collect();
        let mut from = 0;
        for (place, &(at, c)) in chars.iter().enumerate().skip(1) {
            let before = chars[place - 1].1;
            let next = chars.get(place + 1).is_some_and(|(_, next)| next.is_lowercase());
            if c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && next)) {
                out.push(&piece[from..at]);
                from = at;
            }
        }
        out.push(&piece[from..]);
    }
    out
}

/// Everything under which a word is to be found: itself, its parts, and for a lookup such as `price__gte` each step with
/// its underscores, `__gte`.
pub(super) fn names(token: &str, mut take: impl FnMut(&str)) {
    // Most words are this plain, and an index is made of very many.
    if token.len() <= MAX_WORD && token.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return take(token);
    }
    let whole = plain(token);
    take(&whole);
    if token.contains('_') || token.contains(char::is_uppercase) {
        for part in parts(token) {
            let part = plain(part);
            if part != whole {
                take(&part);
            }
        }
    }
    for step in whole.split("__").skip(1).map(|step| step.trim_matches('_')).filter(|step| !step.is_empty()) {
        let step = format!("__{step}");
        if step != whole {
            take(&step);
        }
    }
}
