//! The progress file: all reviews, between a header and a closing line that tells whether it is whole.

use super::review::{Lines, Log};
use core::fmt::Write;
use popquiz_words::file as say;

/// First line of a progress file.
pub const FILE_HEADER: &str = "popquiz-progress 1";

/// Why a file is not taken as progress. Nothing of it is, then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It does not begin as a progress file does.
    Foreign,
    /// Its header names a version this Popquiz does not know.
    OtherVersion(String),
    /// It has no closing line, or the count there is another: it was cut short or joined.
    Truncated {
        /// How many reviews the closing line promises, if there is one.
        promised: Option<usize>,
        /// How many lines there are.
        found: usize,
    },
    /// A line is not a review.
    BadLine {
        /// Its number in the file, from 1.
        line: usize,
    },
}

impl core::fmt::Display for FileError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&match *self {
            Self::Foreign => say::Foreign { header: FILE_HEADER }.text(),
            Self::OtherVersion(ref version) => say::OtherVersion { version }.text(),
            Self::Truncated { promised: Some(promised), found } => say::IncompleteOf { promised, found }.text(),
            Self::Truncated { promised: None, found } => say::Incomplete { found }.text(),
            Self::BadLine { line } => say::BadLine { line: &line.to_string() }.text(),
        })
    }
}

impl std::error::Error for FileError {}

/// Writes a progress file: a header, the lines, and a closing line with their number.
#[must_use]
pub fn write_file(log: &Log, newer: &[String]) -> String {
    let mut out = format!("{FILE_HEADER}\n");
    for review in log.reviews() {
        out.push_str(&review.encode());
        out.push('\n');
    }
    for line in newer {
        out.push_str(line);
        out.push('\n');
    }
    let _ = writeln!(out, "end {}", log.reviews().len() + newer.len());
    out
}

/// Reads a progress file.
///
/// # Errors
/// When it is not one, or not a whole one: half a history is refused rather than taken for all of it.
pub fn read_file(text: &str) -> Result<Lines, FileError> {
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let (header, rest) = text.split_once('\n').unwrap_or((text, ""));
    let Some(version) = header.trim_end().strip_prefix("popquiz-progress ") else { return Err(FileError::Foreign) };
    if version != "1" {
        return Err(FileError::OtherVersion(version.chars().take(20).collect()));
    }
    let body = rest.trim_end();
    let (body, last) = body.rsplit_once('\n').unwrap_or(("", body));
    let count = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    let Some(promised) = last.strip_prefix("end ") else {
        return Err(FileError::Truncated { promised: None, found: count(rest) });
    };
    let found = count(body);
    if promised.trim().parse() != Ok(found) {
        return Err(FileError::Truncated { promised: promised.trim().parse().ok(), found });
    }
    let lines = Lines::read(body);
    if lines.unreadable > 0 {
        return Err(FileError::BadLine { line: lines.first_unreadable + 1 });
    }
    Ok(lines)
}
