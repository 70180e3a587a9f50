//! A file with its lines, so that byte offsets become lines and columns.

use std::ops::Range;

/// Bytes of a source.
pub(crate) type Span = Range<usize>;

/// A file's name and text, without byte order mark.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    name: String,
    text: String,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl Source {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let text = printable(text.strip_prefix('\u{feff}').unwrap_or(text));
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.to_owned(), text, starts }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte, both from 1; the column in characters.
    pub(crate) fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let before = self.text.get(self.starts[line - 1]..at).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The line of a byte, from 1.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.position(at).0
    }

    /// A line without its break; `number` counts from 1.
    pub(crate) fn line(&self, number: usize) -> &str {
        let span = self.line_span(number);
        self.text.get(span).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// The bytes of a line with its break; `number` counts from 1.
    pub(crate) fn line_span(&self, number: usize) -> Span {
        let end = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.starts.get(number.wrapping_sub(1)).copied().unwrap_or(end)..end
    }

    /// How many lines there are.
    pub(crate) fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// `span` without the white space at its ends.
    pub(crate) fn trim(&self, span: &Span) -> Span {
        let Some(text) = self.text.get(span.clone()) else { return span.clone() };
        let start = span.start + (text.len() - text.trim_start().len());
        start..(start + text.trim().len())
    }
}

/// A text whose control characters are the sign for what cannot be shown: a packed bank uses some of them as marks.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c < ' ' && !matches!(c, '\n' | '\r' | '\t') { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_may_end_in_crlf() {
        let source = Source::new("a.md", "\u{feff}eins\r\nzwölf ß\r\n");
        assert_eq!(source.position(0), (1, 1));
        let at = source.text().find('ß').unwrap();
        assert_eq!(source.position(at), (2, 7));
        assert_eq!(source.line(1), "eins");
        assert_eq!(source.line(2), "zwölf ß");
    }
}
