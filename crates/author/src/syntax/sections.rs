//! The sections of an item, each under a third-level heading.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::syntax::markdown::{Kind as NodeKind, Node};
use crate::syntax::reader::Reader;
use popquiz_core::item::Kind;
use popquiz_core::prose::{Block, Line, Prose};

/// What the sections of an item hold.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    pub(crate) why: Option<Prose>,
    pub(crate) references: Option<Vec<Line>>,
    pub(crate) answer: Option<Prose>,
    pub(crate) key_points: Option<Vec<Prose>>,
    pub(crate) misconception: Option<Prose>,
    pub(crate) follow_ups: Option<Vec<Prose>>,
    pub(crate) hints: Option<Vec<Prose>>,
    /// Every section with the place of its heading, also unsound ones.
    seen: Vec<(&'static str, Span)>,
    /// Whether a title was not understood: what seems to be missing may stand under it.
    unknown: bool,
}

impl Sections {
    /// Where the heading of a section stands.
    pub(crate) fn span(&self, title: &str) -> Option<&Span> {
        self.seen.iter().find(|(name, _)| *name == title).map(|(_, span)| span)
    }
}

const TITLES: [&str; 7] = ["Why", "References", "Answer", "Key points", "Misconception", "Follow-ups", "Hints"];

/// Whether a section goes with a kind, and whether it is needed.
fn role(title: &str, kind: Kind) -> (bool, bool) {
    let open = kind == Kind::Open;
    match title {
        "Why" => (!open, !open),
        "References" => (true, true),
        "Answer" | "Key points" => (open, open),
        "Follow-ups" => (open, false),
        _ => (true, false),
    }
}

/// Reads the sections; `nodes` begins with the heading of the first, or is empty.
pub(crate) fn read(reader: &mut Reader, kind: Kind, nodes: &[Node]) -> Sections {
    let mut sections = Sections::default();
    let is_section = |node: &Node| node.kind == NodeKind::Heading(3);
    let mut rest = nodes;
    while let Some((heading, behind)) = rest.split_first() {
        let end = behind.iter().position(is_section).unwrap_or(behind.len());
        section(reader, kind, &mut sections, heading, &behind[..end]);
        rest = &behind[end..];
    }
    sections
}

fn section(reader: &mut Reader, kind: Kind, sections: &mut Sections, heading: &Node, nodes: &[Node]) {
    let written = heading.plain();
    let Some(title) = TITLES.into_iter().find(|title| *title == written.trim()) else {
        sections.unknown = true;
        return reader.report(&heading.span, Problem::UnknownSection { title: written });
    };
    if !role(title, kind).0 {
        let (title, kind) = (title.into(), kind.as_str().into());
        return reader.report(&heading.span, Problem::SectionNotForKind { title, kind });
    }
    if let Some(first) = sections.span(title) {
        let line = reader.source.line_of(first.start);
        return reader.report(&heading.span, Problem::RepeatedSection { title: title.into(), line });
    }
    sections.seen.push((title, heading.span.clone()));
    if nodes.is_empty() {
        return reader.report(&heading.span, Problem::EmptySection { title: title.into() });
    }
    match title {
        "Why" => sections.why = Some(prose(reader, title, heading, nodes)),
        "Answer" => sections.answer = Some(prose(reader, title, heading, nodes)),
        "Misconception" => sections.misconception = Some(prose(reader, title, heading, nodes)),
        "Key points" => sections.key_points = list(reader, title, nodes),
        "Follow-ups" => sections.follow_ups = list(reader, title, nodes),
        "Hints" => sections.hints = list(reader, title, nodes),
        _ => sections.references = references(reader, title, nodes),
    }
}

fn prose(reader: &mut Reader, title: &str, heading: &Node, nodes: &[Node]) -> Prose {
    let before = reader.problems.len();
    let prose = reader.prose(nodes);
    if prose.is_empty() && reader.problems.len() == before {
        reader.report(&heading.span, Problem::EmptySection { title: title.into() });
    }
    prose
}

fn list(reader: &mut Reader, title: &str, nodes: &[Node]) -> Option<Vec<Prose>> {
    let stray = nodes.iter().find(|node| !matches!(node.kind, NodeKind::List(_))).or(nodes.get(1));
    if let Some(stray) = stray {
        let problem = match stray.kind {
            NodeKind::Heading(_) => Problem::BadHeading,
            NodeKind::Rule => Problem::Rule,
            NodeKind::Html => Problem::Html,
            _ => Problem::SectionNotAList { title: title.into() },
        };
        reader.report(&stray.span, problem);
        return None;
    }
    let list = nodes.first()?;
    if list.is_task_list() {
        reader.report(&list.span, Problem::StrayTaskList);
        return None;
    }
    Some(reader.entries(list))
}

fn references(reader: &mut Reader, title: &str, nodes: &[Node]) -> Option<Vec<Line>> {
    let entries = list(reader, title, nodes)?;
    let spans = nodes.first().map(|list| list.children.as_slice()).unwrap_or_default();
    let mut lines = Vec::new();
    // An empty entry was left out, and then the places no longer match: fall back to the list's.
    let matched = spans.len() == entries.len();
    for (at, entry) in entries.into_iter().enumerate() {
        if let Ok([Block::Paragraph(line)]) = <[Block; 1]>::try_from(entry.0) {
            lines.push(line);
        } else {
            let span = if matched { spans[at].span.clone() } else { nodes[0].span.clone() };
            reader.report(&span, Problem::LongReference);
        }
    }
    Some(lines)
}

/// Reports the sections that the kind needs and the item lacks, unless something unclosed swallowed them.
pub(crate) fn report_missing(reader: &mut Reader, kind: Kind, sections: &Sections, heading: &Span) {
    if reader.swallowed || sections.unknown {
        return;
    }
    for title in TITLES {
        if role(title, kind).1 && sections.span(title).is_none() {
            reader.report(heading, Problem::MissingSection { title: title.into() });
        }
    }
}
