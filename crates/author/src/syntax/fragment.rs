//! Markdown by itself, outside of any deck.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Source;
use crate::syntax::markdown;
use crate::syntax::reader::Reader;
use popquiz_core::prose::Prose;

/// Markdown as prose, and what of it prose cannot hold. With `gap`, `____` is the gap of a `blank` item.
#[must_use]
pub fn read_prose(text: &str, gap: bool) -> (Prose, Vec<Problem>) {
    let source = Source::new("", text);
    let nodes = markdown::parse(source.text(), 0);
    let mut reader = Reader::new(&source);
    reader.gap = gap;
    let prose = reader.prose(&nodes);
    (prose, reader.problems.into_iter().map(|(_, problem)| problem).collect())
}
