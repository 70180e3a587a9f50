//! Files of keys and values: JSON, TOML, INI, YAML.

use super::cursor::{Cursor, is_word};
use popquiz_core::prose::Token;

/// What differs between them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Keys are strings; there are no comments.
    Json,
    /// Keys begin a line, up to `=` or `:`; `#` and `;` begin comments; `[x]` alone is a section.
    Lines,
}

pub(super) fn lex(cursor: &mut Cursor, dialect: Dialect) {
    let lines = dialect == Dialect::Lines;
    while let Some(c) = cursor.peek() {
        let rest = cursor.rest();
        let before = cursor.line_so_far();
        let begins = before.trim_start_matches([' ', '\t', '-']).is_empty();
        if lines && (c == '#' && before.chars().next_back().is_none_or(char::is_whitespace) || c == ';' && begins) {
            cursor.take(Token::Comment, cursor.to_line_end());
        } else if lines && c == '[' && begins && is_section(rest) {
            cursor.take(Token::Keyword, cursor.to_line_end());
        } else if c == '"' || (lines && c == '\'') {
            let length = cursor.quoted(c);
            let key = rest[length..].trim_start_matches(' ').starts_with(if lines { [':', '='] } else { [':', ':'] });
            cursor.take(if key { Token::Name } else { Token::String }, length);
        } else if lines && begins && key_length(rest) > 0 {
            cursor.take(Token::Name, key_length(rest));
        } else if is_word(c) {
            let length = cursor.count(|c| is_word(c) || c == '-' || c == '.');
            let word = &rest[..length];
            if ["true", "false", "null", "yes", "no", "on", "off"].contains(&word) {
                cursor.take(Token::Keyword, length);
            } else if word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                cursor.take(Token::Number, length);
            } else {
                cursor.skip(length);
            }
        } else {
            cursor.skip_char();
        }
    }
}

fn is_section(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim_end();
    line.ends_with(']') && !line.contains([',', '"', '\''])
}

/// The length of a bare key that `=` or `:` follows.
fn key_length(rest: &str) -> usize {
    let length = rest.find(|c: char| !is_word(c) && !"-./".contains(c)).unwrap_or(rest.len());
    let behind = rest[length..].trim_start_matches(' ');
    let ends = behind.starts_with('=')
        || behind.strip_prefix(':').is_some_and(|value| value.is_empty() || value.starts_with(char::is_whitespace));
    if ends { length } else { 0 }
}
