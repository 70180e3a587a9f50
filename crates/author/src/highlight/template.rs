//! HTML and Django templates.

use super::cursor::{Cursor, is_word};
use popquiz_core::prose::Token;

/// Where in HTML the lexer is.
#[derive(Clone, Copy)]
enum Place {
    Text,
    Tag,
    /// In an attribute's value, up to this quotation mark.
    Value(char),
}

pub(super) fn lex(cursor: &mut Cursor) {
    let mut place = Place::Text;
    while let Some(c) = cursor.peek() {
        let rest = cursor.rest();
        if rest.starts_with("{#") {
            cursor.take(Token::Comment, cursor.to_end_of(2, "#}"));
        } else if rest.starts_with("{%") {
            braces(cursor, "%}", true);
        } else if rest.starts_with("{{") {
            braces(cursor, "}}", false);
        } else {
            place = match place {
                Place::Text => outside(cursor, c),
                Place::Tag => inside(cursor, c),
                Place::Value(mark) => value(cursor, c, mark),
            };
        }
    }
}

fn outside(cursor: &mut Cursor, c: char) -> Place {
    let rest = cursor.rest();
    if rest.starts_with("<!--") {
        cursor.take(Token::Comment, cursor.to_end_of(4, "-->"));
        return Place::Text;
    }
    let name_at = if rest.starts_with("</") || rest.starts_with("<!") { 2 } else { 1 };
    if c != '<' || !rest[name_at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        cursor.skip_char();
        return Place::Text;
    }
    let name = rest[name_at..].find(|c: char| !is_word(c) && c != '-').unwrap_or(rest.len() - name_at);
    cursor.take(Token::Keyword, name_at + name);
    Place::Tag
}

fn inside(cursor: &mut Cursor, c: char) -> Place {
    match c {
        '>' => {
            cursor.take(Token::Keyword, 1);
            return Place::Text;
        }
        '"' | '\'' => {
            cursor.take(Token::String, 1);
            return Place::Value(c);
        }
        '/' => cursor.take(Token::Keyword, 1),
        c if is_word(c) || "@:-".contains(c) => {
            cursor.take(Token::Name, cursor.count(|c| is_word(c) || "@:-.".contains(c)));
        }
        _ => cursor.skip_char(),
    }
    Place::Tag
}

/// A value may hold template tags, so it is taken piece by piece.
fn value(cursor: &mut Cursor, c: char, mark: char) -> Place {
    if c == mark {
        cursor.take(Token::String, 1);
        return Place::Tag;
    }
    let end = cursor.rest().find([mark, '{']).unwrap_or(cursor.rest().len());
    cursor.take(Token::String, end.max(c.len_utf8()));
    Place::Value(mark)
}

/// `{% tag "argument" %}` or `{{ variable|filter }}`.
fn braces(cursor: &mut Cursor, close: &str, is_tag: bool) {
    cursor.take(Token::Keyword, 2);
    let mut first = is_tag;
    while let Some(c) = cursor.peek() {
        if cursor.rest().starts_with(close) {
            return cursor.take(Token::Keyword, close.len());
        }
        match c {
            // Template tags stand on one line.
            '\n' => return,
            '"' | '\'' => cursor.take(Token::String, cursor.quoted(c)),
            c if is_word(c) => {
                let length = cursor.count(is_word);
                let word = &cursor.rest()[..length];
                if first || (is_tag && ["in", "as", "with", "not", "and", "or", "by", "only", "if"].contains(&word)) {
                    cursor.take(Token::Keyword, length);
                } else if !cursor.number() {
                    cursor.skip(length);
                }
                first = false;
            }
            _ => cursor.skip_char(),
        }
    }
}
