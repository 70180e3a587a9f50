//! Where something stands: line and column of a text, or an element's path.

use std::fmt;

/// A place in what was read or written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1; 0 where there are no lines.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// An element's path, in XML: `/quiz/question[2]/answer[1]`; or an item's id, where a deck is written.
    pub path: String,
}

impl Place {
    /// The item of a bank that is written.
    #[must_use]
    pub fn item(id: &str) -> Self {
        Self { path: id.into(), ..Self::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.path.as_str()) {
            (0, path) => f.write_str(path),
            (line, "") => write!(f, "{line}:{}", self.column),
            (line, path) => write!(f, "{line}:{} ({path})", self.column),
        }
    }
}

/// The lines of a text.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of this text.
    pub fn new(text: &'a str) -> Self {
        Self { text, starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    /// The place of a byte.
    pub fn place(&self, at: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let before = self.text.get(self.starts[line - 1]..at).unwrap_or_default();
        Place { line, column: before.chars().count() + 1, path: String::new() }
    }
}
