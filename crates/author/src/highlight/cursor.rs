//! A place in code, and the stretches before it. Whatever a lexer does, the stretches cover the code.

use popquiz_core::prose::Token;
use std::ops::Range;

pub(super) struct Cursor<'a> {
    code: &'a str,
    at: usize,
    /// From here to `at` nothing was given a colour.
    plain_from: usize,
    stretches: Vec<(Token, Range<usize>)>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(code: &'a str) -> Self {
        Self { code, at: 0, plain_from: 0, stretches: Vec::new() }
    }

    /// What lies ahead.
    pub(super) fn rest(&self) -> &'a str {
        &self.code[self.at..]
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// What lies behind on this line.
    pub(super) fn line_so_far(&self) -> &'a str {
        let before = &self.code[..self.at];
        before.rfind('\n').map_or(before, |at| &before[at + 1..])
    }

    /// How far it is to the end of the line.
    pub(super) fn to_line_end(&self) -> usize {
        self.rest().find('\n').unwrap_or(self.rest().len())
    }

    /// How far it is to the end of `end`, or of the code.
    pub(super) fn to_end_of(&self, skip: usize, end: &str) -> usize {
        let rest = self.rest();
        let from = skip.min(rest.len());
        rest.get(from..).and_then(|tail| tail.find(end)).map_or(rest.len(), |at| from + at + end.len())
    }

    /// How many bytes ahead are of this sort.
    pub(super) fn count(&self, sort: impl Fn(char) -> bool) -> usize {
        self.rest().find(|c| !sort(c)).unwrap_or(self.rest().len())
    }

    /// Leaves one character plain.
    pub(super) fn skip_char(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Leaves the next bytes plain.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = self.boundary(bytes);
    }

    /// Gives the next bytes a colour.
    pub(super) fn take(&mut self, token: Token, bytes: usize) {
        let end = self.boundary(bytes);
        self.flush();
        if end > self.at {
            self.stretches.push((token, self.at..end));
        }
        self.at = end;
        self.plain_from = end;
    }

    /// The end of so many bytes, moved on to the next character's beginning.
    fn boundary(&self, bytes: usize) -> usize {
        let mut end = (self.at + bytes).min(self.code.len());
        while !self.code.is_char_boundary(end) {
            end += 1;
        }
        end
    }

    fn flush(&mut self) {
        if self.at > self.plain_from {
            self.stretches.push((Token::Plain, self.plain_from..self.at));
        }
        self.plain_from = self.at;
    }

    /// All stretches, in order.
    pub(super) fn finish(mut self) -> Vec<(Token, Range<usize>)> {
        self.at = self.code.len();
        self.flush();
        self.stretches
    }

    /// The length of a string in one line that begins here with its quotation mark; `\` escapes.
    pub(super) fn quoted(&self, mark: char) -> usize {
        let mut escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                '\n' if !escaped => return at,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                c if c == mark => return at + c.len_utf8(),
                _ => {}
            }
        }
        self.rest().len()
    }

    /// Takes a number, if one is here.
    pub(super) fn number(&mut self) -> bool {
        let digit = self.peek().is_some_and(|c| c.is_ascii_digit());
        if digit {
            let length = self.count(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_');
            let text = self.rest()[..length].trim_end_matches('.');
            self.take(Token::Number, text.len());
        }
        digit
    }
}

/// Whether a character may stand in a name.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
