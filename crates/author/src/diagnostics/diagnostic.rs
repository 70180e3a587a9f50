//! A problem with its place, printed as compilers print theirs.

use crate::diagnostics::problem::{Problem, Severity};
use crate::diagnostics::source::{Source, Span};
use std::fmt;

/// How much of a line is shown, in characters.
const WINDOW: usize = 120;

/// A problem with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// The file as it was named to the parser.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How many characters of the line are meant; at least 1.
    pub width: usize,
    /// The line itself.
    pub text: String,
}

impl Diagnostic {
    pub(crate) fn new(source: &Source, span: &Span, problem: Problem) -> Self {
        let (line, column) = source.position(span.start);
        let text = source.line(line).trim_end().to_owned();
        let end = source.text().len().min(span.end.max(span.start));
        let meant = source.text().get(span.start..end).unwrap_or_default();
        let meant = meant.lines().next().unwrap_or_default().trim_end().chars().count();
        Self { problem, file: source.name().to_owned(), line, column, width: meant.max(1), text }
    }

    /// The diagnostic for a file that is not UTF-8, if it is not.
    ///
    /// # Errors
    /// When the bytes are not UTF-8: the place of the first wrong byte.
    pub fn check_utf8(file: &str, bytes: Vec<u8>) -> Result<String, Box<Self>> {
        String::from_utf8(bytes).map_err(|error| {
            let byte = error.utf8_error().valid_up_to();
            let good = String::from_utf8_lossy(&error.as_bytes()[..byte]).into_owned();
            let source = Source::new(file, &good);
            let at = source.text().len();
            Box::new(Self::new(&source, &(at..at), Problem::NotUtf8 { byte }))
        })
    }

    /// A problem of a file as a whole.
    #[must_use]
    pub fn of_file(file: &str, problem: Problem) -> Self {
        Self { problem, file: file.to_owned(), line: 1, column: 1, width: 1, text: String::new() }
    }

    /// Whether it stops the build.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// The part of the line that is shown, and how many characters stand before it: long lines are cut, so that the
    /// carets stay below what they mean.
    fn window(&self) -> (String, usize) {
        let skipped = if self.column > WINDOW - 20 { self.column - 20 } else { 0 };
        let mut rest = self.text.chars().skip(skipped);
        let mut line: String = rest.by_ref().take(WINDOW).collect();
        if rest.next().is_some() {
            line.push('…');
        }
        if skipped > 0 {
            line.replace_range(..line.chars().next().map_or(0, char::len_utf8), "…");
        }
        (line, skipped)
    }

    /// Sorts by file and place, and drops repeats.
    pub(crate) fn sort(all: &mut Vec<Self>) {
        let place = |d: &Self| (d.file.clone(), d.line, d.column, d.problem.code());
        all.sort_by_cached_key(place);
        all.dedup();
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(f, "{}[{}]: {}", self.severity().as_str(), self.problem.code(), self.problem)?;
        writeln!(f, "{margin}--> {}:{}:{}", self.file, self.line, self.column)?;
        if !self.text.is_empty() {
            // A tab before the carets stays a tab, so that they stand under what they mean.
            let (line, skipped) = self.window();
            let before = line.chars().take(self.column - 1 - skipped).map(|c| if c == '\t' { '\t' } else { ' ' });
            let before: String = before.collect();
            let room = line.chars().count().saturating_sub(before.chars().count());
            writeln!(f, "{margin} |")?;
            writeln!(f, "{number} | {line}")?;
            writeln!(f, "{margin} | {before}{}", "^".repeat(self.width.min(room).max(1)))?;
        }
        write!(f, "{margin} = help: {}", self.problem.help())
    }
}
