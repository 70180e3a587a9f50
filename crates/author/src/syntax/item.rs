//! One item: metadata, stem, answer part, sections.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Source;
use crate::syntax::answer::{self, Answer};
use crate::syntax::code_block::CodeBlock;
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::markdown::{Kind as NodeKind, Node};
use crate::syntax::metadata::{self, Allow, Measure, Metadata};
use crate::syntax::reader::{Grasp, Reader};
use crate::syntax::sections::{self, Sections};
use crate::syntax::spans::Spans;
use crate::syntax::validity;
use popquiz_core::item::{Body, Head, Item, Kind, Level, Open, Task};
use popquiz_core::prose::Prose;

/// A sound item with its place, and with what only checks need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedItem {
    /// The item.
    pub item: Item,
    /// The line of its heading, from 1.
    pub line: usize,
    /// From what its key is computed, if it is.
    pub answer: Option<Measure>,
    /// The lints silenced for it.
    pub allows: Vec<Allow>,
    /// Its code blocks, in order.
    pub blocks: Vec<CodeBlock>,
    pub(crate) spans: Spans,
    /// Whether something is missing that only a strict bank needs.
    pub(crate) incomplete: bool,
}

/// Reads the item that begins with `nodes[0]`, its heading. Nothing if it has a problem; what that is, the reader knows.
pub(crate) fn read(reader: &mut Reader, front: Option<&FrontMatter>, nodes: &[Node]) -> Option<ParsedItem> {
    let before = reader.problems.len();
    reader.blocks.clear();
    reader.images.clear();
    reader.swallowed = false;
    let (heading, rest) = nodes.split_first()?;
    let mut spans = Spans { heading: reader.source.trim(&heading.span), ..Spans::default() };
    let (metadata, rest) = match rest.split_first() {
        Some((first, rest)) if metadata::is_metadata(first) => (metadata::read(reader, first), rest),
        _ => (Metadata::default(), rest),
    };
    let Some(kind) = metadata.kind else {
        if metadata.span("kind").is_none() {
            reader.report(&heading.span, Problem::NoKind);
        }
        // Without a kind nothing below can be told apart.
        return None;
    };
    let is_section = |node: &Node| node.kind == NodeKind::Heading(3);
    let (front_part, sections) = rest.split_at(rest.iter().position(is_section).unwrap_or(rest.len()));
    let (stem_nodes, answer_node, behind) = split_answer(kind, front_part);

    reader.gap = kind == Kind::Blank;
    let stem_before = reader.problems.len();
    let stem = reader.prose(stem_nodes);
    let stem_is_sound = reader.problems.len() == stem_before;
    reader.gap = false;
    spans.stem = stem_nodes.first().map_or(spans.heading.clone(), |node| node.span.clone());
    let stem_blocks = reader.blocks.len();

    let loose = behind.first().is_some_and(|node| node.kind == NodeKind::Quote);
    reader.grasp = if loose { Grasp::LooseReason } else { Grasp::Whole };
    let answer = answer_node.map(|node| answer::read(reader, kind, &metadata, node));
    report_behind(reader, kind, answer.is_some(), behind);
    let sections = sections::read(reader, kind, sections);
    if answer.is_none() && kind != Kind::Open && !reader.swallowed && stem_is_sound {
        let (kind, want) = (kind.as_str().into(), answer::wanted(kind).into());
        reader.report(&heading.span, Problem::NoTask { kind, want });
    }
    sections::report_missing(reader, kind, &sections, &heading.span);
    let level = metadata.level.or(front.and_then(|front| front.level));
    if level.is_none() && metadata.span("level").is_none() && front.is_some() {
        reader.report(&heading.span, Problem::NoLevel);
    }
    report_answer(reader, &metadata, stem_blocks);

    spans.place(answer.as_ref(), &sections, &metadata);
    spans.images.append(&mut reader.images);
    let head = head(id(reader.source, heading), kind, level.unwrap_or(Level::Basic), front, &metadata);
    let item = assemble(
        reader,
        &head,
        stem,
        answer,
        sections,
        &validity::Places { spans: &spans, metadata: &metadata, stem_is_sound },
    )?;
    let blocks = std::mem::take(&mut reader.blocks);
    let line = reader.source.line_of(heading.span.start);
    let found = &reader.problems[before..];
    let sound = found.iter().all(|(_, problem)| problem.is_incompleteness());
    let incomplete = !found.is_empty();
    sound.then_some(ParsedItem {
        item,
        line,
        answer: metadata.answer,
        allows: metadata.allows,
        blocks,
        spans,
        incomplete,
    })
}

/// The id that a heading gives: its text, which is no id if there is more to it than text.
pub(crate) fn id(source: &Source, heading: &Node) -> String {
    if heading.children.iter().all(|child| matches!(child.kind, NodeKind::Text(_))) {
        return heading.plain().trim().to_owned();
    }
    let raw = source.text().get(heading.span.clone()).unwrap_or_default();
    raw.trim_start_matches('#').trim().to_owned()
}

/// Splits what stands before the sections into stem, answer part and what is behind that.
fn split_answer(kind: Kind, nodes: &[Node]) -> (&[Node], Option<&Node>, &[Node]) {
    match nodes.iter().position(|node| answer::is_answer(kind, node)) {
        Some(at) => (&nodes[..at], Some(&nodes[at]), &nodes[at + 1..]),
        None => (nodes, None, &[]),
    }
}

/// Behind the answer part nothing may stand. One report is enough: what follows a slip is seldom another one.
fn report_behind(reader: &mut Reader, kind: Kind, boxes: bool, behind: &[Node]) {
    let Some(first) = behind.first() else { return };
    let problem = match first.kind {
        NodeKind::Quote if boxes && kind != Kind::Match => Problem::ReasonNotIndented,
        _ if answer::is_answer(kind, first) => Problem::TwoTasks { want: answer::wanted(kind).into() },
        NodeKind::Heading(_) => Problem::BadHeading,
        NodeKind::Rule => Problem::Rule,
        NodeKind::Html => {
            // A comment says itself what is wrong with it, or that it has no code block here.
            return drop(reader.prose(behind));
        }
        NodeKind::List(_) if first.is_task_list() => Problem::StrayTaskList,
        _ => Problem::AfterTask,
    };
    reader.report(&first.span, problem);
}

/// `answer:` needs code in the stem that is run.
fn report_answer(reader: &mut Reader, metadata: &Metadata, stem_blocks: usize) {
    let (Some(measure), Some(span)) = (metadata.answer, metadata.span("answer")) else { return };
    let runs = |block: &CodeBlock| {
        block.fence.norun.is_none() && ["python", "django", "sh"].contains(&block.fence.lang.as_str())
    };
    if !reader.blocks[..stem_blocks].iter().any(runs) && !reader.swallowed {
        let answer = if measure == Measure::Prints { "prints" } else { "queries" };
        reader.report(span, Problem::AnswerNeedsCode { answer: answer.into() });
    }
}

fn head(id: String, kind: Kind, level: Level, front: Option<&FrontMatter>, metadata: &Metadata) -> Head {
    let mut tags = front.map(|front| front.tags.clone()).unwrap_or_default();
    for tag in &metadata.tags {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    Head {
        id,
        deck: 0,
        area: metadata.area.clone().or_else(|| front.map(|front| front.area.clone())).unwrap_or_default(),
        level,
        kind,
        tags,
        topics: metadata.topics.iter().map(|(topic, _)| topic.clone()).collect(),
        since: metadata.since,
        until: metadata.until,
    }
}

/// Puts the item together; what does not fit is reported where it stands, unless its part was reported already.
fn assemble(
    reader: &mut Reader,
    head: &Head,
    stem: Prose,
    answer: Option<Answer>,
    mut sections: Sections,
    places: &validity::Places,
) -> Option<Item> {
    let task = match head.kind {
        Kind::Open => Some(open(&mut sections)),
        _ => answer.and_then(|answer| answer.task),
    };
    let Some(task) = task else {
        // The head and the stem are still checked, so that one run tells everything.
        validity::report_alone(reader, head, &stem, places);
        return None;
    };
    let body = Body {
        stem,
        task,
        rationale: sections.why.unwrap_or_default(),
        references: sections.references.unwrap_or_default(),
        misconception: sections.misconception.unwrap_or_default(),
        hints: sections.hints.unwrap_or_default(),
    };
    match Item::new(head.clone(), body.clone()) {
        Ok(item) => Some(item),
        Err(found) => {
            for flaw in found {
                validity::report(reader, head, &body, flaw, places);
            }
            None
        }
    }
}

/// The key point of an answer that names none.
const WHOLE_ANSWER: &str = "It says the same as the answer above.";

/// The task of an `open` item stands in its sections.
fn open(sections: &mut Sections) -> Task {
    Task::Open(Open {
        answer: sections.answer.take().unwrap_or_default(),
        // There has to be something to tick.
        key_points: sections.key_points.take().unwrap_or_else(|| vec![Prose::text(WHOLE_ANSWER)]),
        follow_ups: sections.follow_ups.take().unwrap_or_default(),
    })
}
