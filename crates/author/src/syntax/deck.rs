//! One file: front matter, then items.

use crate::diagnostics::diagnostic::Diagnostic;
use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::{Source, Span};
use crate::syntax::code;
use crate::syntax::front_matter::{self, Front, FrontMatter};
use crate::syntax::item::{self, ParsedItem};
use crate::syntax::markdown::{self, Kind, Node};
use crate::syntax::reader::Reader;

/// What was understood of a deck, and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The front matter, if there is any; values that are wrong are left empty.
    pub front: Option<FrontMatter>,
    /// The items without errors, in order.
    pub items: Vec<ParsedItem>,
    /// All problems, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A deck on its way into a bank.
#[derive(Debug)]
pub(crate) struct Deck {
    pub(crate) source: Source,
    pub(crate) front: Front,
    pub(crate) items: Vec<ParsedItem>,
    /// The ids of all items with their places, also of those with errors.
    pub(crate) ids: Vec<(String, Span)>,
    pub(crate) problems: Vec<(Span, Problem)>,
}

/// Reads a deck.
pub(crate) fn read(file_name: &str, text: &str) -> Deck {
    let source = Source::new(file_name, text);
    if source.text().trim().is_empty() {
        let problems = vec![(0..0, Problem::EmptyDeck)];
        return Deck { source, front: Front::default(), items: Vec::new(), ids: Vec::new(), problems };
    }
    let mut front = front_matter::parse(&source);
    let nodes = markdown::parse(&source.text()[front.body..], front.body);
    let mut reader = Reader::new(&source);
    reader.problems.append(&mut front.problems);
    let (intro, mut rest) = nodes.split_at(next_item(&nodes));
    // Without front matter, what stands there may have been meant as such.
    if front.matter.is_some() {
        report_intro(&mut reader, intro);
    }
    let (mut items, mut ids) = (Vec::new(), Vec::new());
    if rest.is_empty() && reader.problems.is_empty() {
        reader.report(&(source.text().trim_end().len()..source.text().len()), Problem::NoItems);
    }
    while let Some((heading, behind)) = rest.split_first() {
        let (item, next) = rest.split_at(1 + next_item(behind));
        ids.push((item::id(&source, heading), source.trim(&heading.span)));
        items.extend(item::read(&mut reader, front.matter.as_ref(), item));
        rest = next;
    }
    let problems = reader.problems;
    Deck { source, front, items, ids, problems }
}

/// Where the next item begins.
fn next_item(nodes: &[Node]) -> usize {
    nodes.iter().position(|node| node.kind == Kind::Heading(2)).unwrap_or(nodes.len())
}

/// Before the first item only a title may stand. One report tells it: it is one place to look at.
fn report_intro(reader: &mut Reader, intro: &[Node]) {
    for (at, node) in intro.iter().enumerate() {
        let problem = match node.kind {
            Kind::Heading(1) if at == 0 => continue,
            Kind::Html => {
                if code::comment(reader, node).is_some() {
                    reader.report(&node.span, Problem::StrayText);
                }
                continue;
            }
            Kind::Heading(_) => Problem::BadHeading,
            _ => Problem::StrayText,
        };
        return reader.report(&node.span, problem);
    }
}
