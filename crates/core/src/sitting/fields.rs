//! The fields of what is kept of a sitting: words with one space between. Each line begins with its version.

use crate::grading::{Response, escape, unescape};
use crate::memory::log::base36;
use core::fmt::Write;

/// A field that is not as it was written.
pub(super) struct Malformed;

/// Reads the fields of a line one after the other. Whatever is not as it was written is nothing.
pub(super) struct Fields<'a> {
    words: core::str::Split<'a, char>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        Self { words: line.split(' ') }
    }

    /// The same for a line that begins with the version; nothing for another version.
    pub(super) fn versioned(line: &'a str) -> Option<Self> {
        let mut fields = Self::of(line);
        (fields.word()? == "1").then_some(fields)
    }

    pub(super) fn word(&mut self) -> Option<&'a str> {
        self.words.next()
    }

    pub(super) fn base36(&mut self) -> Option<u64> {
        u64::from_str_radix(self.word()?, 36).ok()
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        self.word()?.parse().ok()
    }

    /// A number up to 255.
    pub(super) fn small(&mut self) -> Option<u8> {
        u8::try_from(self.number()?).ok()
    }

    /// A number, or a dash for none.
    pub(super) fn dashed(&mut self) -> Result<Option<u64>, Malformed> {
        match self.word().ok_or(Malformed)? {
            "-" => Ok(None),
            word => word.parse().map(Some).map_err(|_| Malformed),
        }
    }

    /// One word of two.
    pub(super) fn flag(&mut self, no: &str, yes: &str) -> Option<bool> {
        let word = self.word()?;
        (word == no || word == yes).then_some(word == yes)
    }

    /// A response, or a dash for none.
    pub(super) fn response(&mut self) -> Result<Option<Response>, Malformed> {
        match self.word().ok_or(Malformed)? {
            "-" => Ok(None),
            word => Response::decode(word).map(Some).ok_or(Malformed),
        }
    }

    pub(super) fn text(&mut self) -> Option<String> {
        unescape(self.word()?)
    }

    /// Words with commas between, and a semicolon.
    pub(super) fn list(&mut self) -> Option<Vec<String>> {
        let text = unescape(self.word()?.strip_suffix(';')?)?;
        Some(text.split(',').filter(|word| !word.is_empty()).map(Into::into).collect())
    }

    /// The words that are left.
    pub(super) fn rest(self) -> impl Iterator<Item = &'a str> {
        self.words
    }

    /// Something if nothing is left.
    pub(super) fn end(mut self) -> Option<()> {
        self.word().is_none().then_some(())
    }
}

/// A space and a number.
pub(super) fn push_number(number: u64, out: &mut String) {
    let _ = write!(out, " {number}"); // writing to a string cannot fail
}

/// A space and a number of base 36.
pub(super) fn push_base36(number: u64, out: &mut String) {
    out.push(' ');
    base36(number, out);
}

/// A space, and a number or a dash.
pub(super) fn push_dashed(number: Option<u64>, out: &mut String) {
    match number {
        Some(number) => push_number(number, out),
        None => out.push_str(" -"),
    }
}

/// A space, and a response or a dash.
pub(super) fn push_response(response: Option<&Response>, out: &mut String) {
    out.push(' ');
    match response {
        Some(response) => out.push_str(&response.encode()),
        None => out.push('-'),
    }
}

/// A space, and at most so many characters of a text.
pub(super) fn push_text(text: &str, most: usize, out: &mut String) {
    out.push(' ');
    escape(text.chars().take(most), out);
}

/// A space, words with commas between, and a semicolon.
pub(super) fn push_list(words: &mut dyn Iterator<Item = &str>, out: &mut String) {
    out.push(' ');
    for word in words {
        escape(word.chars(), out);
        out.push(',');
    }
    out.push(';');
}
