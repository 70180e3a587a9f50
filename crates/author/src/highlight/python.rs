//! Python.

use super::cursor::{Cursor, is_word};
use popquiz_core::prose::Token;

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

pub(super) fn lex(cursor: &mut Cursor) {
    let mut defines = false;
    while let Some(c) = cursor.peek() {
        if c == '#' {
            cursor.take(Token::Comment, cursor.to_line_end());
        } else if let Some(length) = string(cursor) {
            cursor.take(Token::String, length);
        } else if c == '@' && cursor.line_so_far().trim().is_empty() {
            let name = cursor.rest()[1..].find(|c| !is_word(c) && c != '.').unwrap_or(cursor.rest().len() - 1);
            cursor.take(Token::Name, 1 + name);
        } else if cursor.number() {
            defines = false;
        } else if is_word(c) {
            let length = cursor.count(is_word);
            let word = &cursor.rest()[..length];
            if KEYWORDS.contains(&word) {
                defines = word == "def" || word == "class";
                cursor.take(Token::Keyword, length);
            } else if defines {
                cursor.take(Token::Name, length);
                defines = false;
            } else {
                cursor.skip(length);
            }
        } else {
            defines &= c == ' ';
            cursor.skip_char();
        }
    }
}

/// The length of a string that begins here, with its prefix.
fn string(cursor: &Cursor) -> Option<usize> {
    let rest = cursor.rest();
    let prefix = rest.find(|c: char| !"rRbBfFuUtT".contains(c)).filter(|&length| length <= 2)?;
    let body = &rest[prefix..];
    let mark = body.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    let triple: String = [mark; 3].iter().collect();
    if !body.starts_with(&triple) {
        let mut ahead = Cursor::new(rest);
        ahead.skip(prefix);
        return Some(prefix + ahead.quoted(mark));
    }
    let mut escaped = false;
    for (at, c) in body.char_indices().skip(3) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if body[at..].starts_with(&triple) {
            return Some(prefix + at + 3);
        }
    }
    Some(rest.len())
}
