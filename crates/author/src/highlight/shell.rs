//! Shell sessions and Dockerfiles.

use super::cursor::{Cursor, is_word};
use popquiz_core::prose::Token;

/// Shell. Where lines begin with a prompt `$ `, those that do not are output, and stay plain.
pub(super) fn lex(cursor: &mut Cursor) {
    let session = cursor.rest().lines().any(|line| line.starts_with("$ "));
    let mut command = true;
    while let Some(c) = cursor.peek() {
        let line_begins = cursor.line_so_far().is_empty();
        if line_begins && session {
            if !cursor.rest().starts_with("$ ") {
                cursor.skip(cursor.to_line_end() + 1);
                continue;
            }
            cursor.take(Token::Comment, 2);
            command = true;
            continue;
        }
        command = piece(cursor, c, command);
    }
}

/// Dockerfile: every line begins with its instruction, unless the line before goes on.
pub(super) fn lex_dockerfile(cursor: &mut Cursor) {
    let mut goes_on = false;
    while let Some(c) = cursor.peek() {
        if cursor.line_so_far().is_empty() && !goes_on && c.is_ascii_alphabetic() {
            cursor.take(Token::Keyword, cursor.count(is_word));
        } else if cursor.rest().starts_with("AS ") && cursor.line_so_far().ends_with(' ') {
            cursor.take(Token::Keyword, 2);
        } else {
            if c == '\n' {
                goes_on = cursor.line_so_far().ends_with('\\');
            }
            piece(cursor, c, false);
        }
    }
}

/// One piece; tells whether a command's name may come next.
fn piece(cursor: &mut Cursor, c: char, command: bool) -> bool {
    let word_begins = cursor.line_so_far().is_empty() || cursor.line_so_far().ends_with([' ', '\t', ';', '(', '=']);
    match c {
        '#' if word_begins => cursor.take(Token::Comment, cursor.to_line_end()),
        '"' | '\'' => {
            // Unlike elsewhere, a string goes on over line breaks, and `'` knows no escapes.
            let length = if c == '"' { double_quoted(cursor.rest()) } else { cursor.to_end_of(1, "'") };
            cursor.take(Token::String, length);
        }
        '$' => {
            let name = cursor.rest()[1..].find(|c| !is_word(c) && c != '{' && c != '}');
            cursor.take(Token::Name, 1 + name.unwrap_or(cursor.rest().len() - 1));
        }
        '-' if word_begins => cursor.take(Token::Name, cursor.count(|c| is_word(c) || c == '-')),
        '\n' | ';' | '|' | '&' | '(' => {
            let goes_on = c == '\n' && cursor.line_so_far().ends_with('\\');
            cursor.skip_char();
            return !goes_on;
        }
        c if c.is_whitespace() => {
            cursor.skip_char();
            return command;
        }
        _ => {
            let length = cursor.count(|c| !c.is_whitespace() && !"\"'$;|&()=".contains(c)).max(c.len_utf8());
            let assigns = cursor.rest()[length..].starts_with('=');
            if command && !assigns {
                cursor.take(Token::Keyword, length);
            } else if command {
                cursor.take(Token::Name, length);
                let value = cursor.count(|c| !c.is_whitespace() && !"\"'$;|&()".contains(c));
                cursor.skip(value);
                return true;
            } else {
                cursor.skip(length);
            }
        }
    }
    false
}

fn double_quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
