//! The answer part of an item: what differs by kind.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::syntax::markdown::{Kind as NodeKind, Node};
use crate::syntax::metadata::Metadata;
use crate::syntax::reader::{Grasp, Reader};
use popquiz_core::grading::number;
use popquiz_core::item::{Blank, Choice, Choices, Kind, Pairs, Step, Suspect, Task};
use popquiz_core::prose::{Line, Prose};
use unicode_normalization::UnicodeNormalization;

/// The answer part with the places of its entries.
pub(crate) struct Answer {
    /// Nothing if an entry was not understood: what is missing then would only look like more mistakes.
    pub(crate) task: Option<Task>,
    pub(crate) span: Span,
    pub(crate) entries: Vec<Span>,
}

/// What the answer part of a kind is, in words.
pub(crate) const fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice | Kind::Blank | Kind::Spot => "a task list",
        Kind::Order => "an ordered list",
        Kind::Match => "a table",
        Kind::Open => "sections",
    }
}

/// Whether a node is the answer part of an item of this kind.
pub(crate) fn is_answer(kind: Kind, node: &Node) -> bool {
    match kind {
        Kind::Choice | Kind::Blank | Kind::Spot => node.is_task_list(),
        Kind::Order => matches!(node.kind, NodeKind::List(Some(_))) && !node.is_task_list(),
        Kind::Match => node.kind == NodeKind::Table,
        Kind::Open => false,
    }
}

/// Reads the answer part.
pub(crate) fn read(reader: &mut Reader, kind: Kind, metadata: &Metadata, node: &Node) -> Answer {
    let entries: Vec<Span> = node.children.iter().map(|child| child.span.clone()).collect();
    let task = match kind {
        Kind::Choice => choices(reader, metadata, node),
        Kind::Blank => blank(reader, metadata, node),
        Kind::Spot => suspects(reader, node),
        Kind::Order => steps(reader, node),
        _ => return pairs(reader, node),
    };
    let task = (reader.grasp == Grasp::Whole).then_some(task);
    Answer { task, span: node.span.clone(), entries }
}

/// An entry of a list: its box, its text, its reason.
struct Entry<'a> {
    marker: Option<bool>,
    text: Vec<Node>,
    reason: Option<&'a Node>,
}

fn entry<'a>(reader: &mut Reader, node: &'a Node) -> Entry<'a> {
    let quote = node.children.iter().position(|child| child.kind == NodeKind::Quote);
    let mut text = node.children[..quote.unwrap_or(node.children.len())].to_vec();
    let marker = node.marker();
    if marker.is_some() {
        match text.first_mut() {
            Some(first) if first.kind == NodeKind::Paragraph => drop(first.children.remove(0)),
            _ => drop(text.remove(0)),
        }
    }
    if let Some(stray) = quote.and_then(|at| node.children.get(at + 1)) {
        reader.report(&stray.span, Problem::AfterReason);
    }
    Entry { marker, text, reason: quote.map(|at| &node.children[at]) }
}

/// The entries of a task list, each with its box. One without is reported; several in a row are one slip, as when a list
/// in the stem runs into the task list.
fn boxed<'a>(reader: &mut Reader, list: &'a Node) -> Vec<(&'a Node, bool, Entry<'a>)> {
    let mut out = Vec::new();
    let mut marked = true;
    for node in &list.children {
        let entry = entry(reader, node);
        match entry.marker {
            Some(key) => out.push((node, key, entry)),
            None if marked => reader.drop_entry(&node.span, Problem::NoMarker),
            None => {}
        }
        marked = node.marker().is_some();
    }
    out
}

fn text(reader: &mut Reader, node: &Node, entry: &Entry) -> Prose {
    let before = reader.problems.len();
    let text = reader.prose(&entry.text);
    if text.is_empty() && reader.problems.len() == before {
        reader.report(&node.span, Problem::EmptyEntry);
    }
    text
}

/// The reason under an entry; `what` has to have one.
fn reason(reader: &mut Reader, node: &Node, entry: &Entry, what: Option<&str>) -> Prose {
    let before = reader.problems.len();
    let reason = entry.reason.map(|quote| reader.prose(&quote.children)).unwrap_or_default();
    if let Some(what) = what
        && reason.is_empty()
        && reader.grasp != Grasp::LooseReason
        && reader.problems.len() == before
    {
        reader.report(&node.span, Problem::NoReason { what: what.into() });
    }
    reason
}

fn choices(reader: &mut Reader, metadata: &Metadata, list: &Node) -> Task {
    let mut choices: Vec<(Span, Choice)> = Vec::new();
    for (node, key, entry) in boxed(reader, list) {
        let text = text(reader, node, &entry);
        let reason = reason(reader, node, &entry, Some("choice"));
        choices.push((node.span.clone(), Choice { text, key, reason }));
    }
    let texts: Vec<_> = choices.iter().map(|(span, choice)| (span.clone(), choice.text.plain())).collect();
    same(reader, &texts);
    let choices = choices.into_iter().map(|(_, choice)| choice).collect();
    Task::Choice(Choices { choices, fixed_order: metadata.fixed_order })
}

/// Reports every text that stands before already.
fn same(reader: &mut Reader, texts: &[(Span, String)]) {
    for (at, (span, text)) in texts.iter().enumerate() {
        if let Some((first, _)) = texts[..at].iter().find(|(_, other)| other == text && !text.is_empty()) {
            let line = reader.source.line_of(first.start);
            reader.report(span, Problem::SameEntry { line });
        }
    }
}

fn blank(reader: &mut Reader, metadata: &Metadata, list: &Node) -> Task {
    let mut blank = Blank {
        accepted: Vec::new(),
        expected_wrong: Vec::new(),
        case_sensitive: !metadata.ignore_case,
        tolerance: metadata.tolerance.clone(),
    };
    let mut texts = Vec::new();
    for (node, key, entry) in boxed(reader, list) {
        let Some(answer) = lone_code(&entry.text) else {
            reader.drop_entry(&node.span, Problem::AnswerNotCode);
            continue;
        };
        // As what is typed is taken in: a letter and its accent are one character.
        let answer: String = answer.nfc().collect();
        texts.push((node.span.clone(), answer.clone()));
        if !key {
            let why = reason(reader, node, &entry, Some("expected wrong answer"));
            blank.expected_wrong.push((answer, why));
            continue;
        }
        if let Some(quote) = entry.reason {
            reader.report(&quote.span, Problem::ReasonNotShown);
        }
        // Without a comma, which for half the world stands between thousands.
        if blank.tolerance.is_some() && (answer.contains(',') || number(&answer).is_none()) {
            reader.report(&node.span, Problem::NotANumber);
        }
        blank.accepted.push(answer);
    }
    same(reader, &texts);
    Task::Blank(blank)
}

/// The inline code that an entry consists of.
fn lone_code(nodes: &[Node]) -> Option<String> {
    let nodes = match nodes {
        [Node { kind: NodeKind::Paragraph, children, .. }] => children,
        nodes => nodes,
    };
    let blank = |node: &&Node| !matches!(&node.kind, NodeKind::Text(text) if text.trim().is_empty());
    let mut solid = nodes.iter().filter(blank);
    match (solid.next(), solid.next()) {
        (Some(Node { kind: NodeKind::InlineCode(code), .. }), None) if !code.trim().is_empty() => Some(code.clone()),
        _ => None,
    }
}

fn suspects(reader: &mut Reader, list: &Node) -> Task {
    let mut suspects = Vec::new();
    for (node, key, entry) in boxed(reader, list) {
        let text = entry.text.iter().map(Node::plain).collect::<String>();
        let number = text.trim().strip_prefix("line ").and_then(|digits| digits.trim().parse::<u16>().ok());
        let Some(line) = number else {
            reader.drop_entry(&node.span, Problem::BadSuspect);
            continue;
        };
        let reason = reason(reader, node, &entry, Some("line"));
        suspects.push(Suspect { line, key, reason });
    }
    Task::Spot(suspects)
}

fn steps(reader: &mut Reader, list: &Node) -> Task {
    let mut steps: Vec<(Span, Step)> = Vec::new();
    for node in &list.children {
        let entry = entry(reader, node);
        let text = text(reader, node, &entry);
        let reason = reason(reader, node, &entry, None);
        steps.push((node.span.clone(), Step { text, reason }));
    }
    let texts: Vec<_> = steps.iter().map(|(span, step)| (span.clone(), step.text.plain())).collect();
    same(reader, &texts);
    Task::Order(steps.into_iter().map(|(_, step)| step).collect())
}

fn pairs(reader: &mut Reader, node: &Node) -> Answer {
    let table = reader.table(node);
    let head = node.children.first().map_or(node.span.clone(), |head| head.span.clone());
    let entries: Vec<Span> = node.children.iter().skip(1).map(|row| row.span.clone()).collect();
    let mut answer = Answer { task: None, span: node.span.clone(), entries };
    let Ok([left_title, right_title]) = <[Line; 2]>::try_from(table.head) else {
        let count = node.children.first().map_or(0, |head| head.children.len());
        reader.report(&head, Problem::Columns { count });
        return answer;
    };
    let mut pairs = Pairs { left_title, right_title, left: Vec::new(), right: Vec::new(), key: Vec::new() };
    let mut distractors: Vec<(Span, Line)> = Vec::new();
    let mut lefts: Vec<(Span, String)> = Vec::new();
    let mut used: Vec<Span> = Vec::new();
    for (row, span) in table.rows.into_iter().zip(&answer.entries) {
        let Ok([left, right]) = <[Line; 2]>::try_from(row) else { continue };
        if right.0.is_empty() {
            reader.drop_entry(span, Problem::EmptyCell);
        } else if left.0.is_empty() {
            distractors.push((span.clone(), right));
        } else {
            let at = pairs.right.iter().position(|other| *other == right).unwrap_or_else(|| {
                pairs.right.push(right);
                used.push(span.clone());
                pairs.right.len() - 1
            });
            lefts.push((span.clone(), left.plain()));
            pairs.left.push(left);
            // More than fit are too many anyway, which the item reports.
            pairs.key.push(u8::try_from(at).unwrap_or(u8::MAX));
        }
    }
    same(reader, &lefts);
    let answers = used.len();
    for (span, right) in distractors {
        let Some(at) = pairs.right.iter().position(|other| *other == right) else {
            pairs.right.push(right);
            used.push(span);
            continue;
        };
        let line = reader.source.line_of(used[at].start);
        let problem = if at < answers { Problem::FalseDistractor { line } } else { Problem::SameEntry { line } };
        reader.drop_entry(&span, problem);
    }
    if reader.grasp == Grasp::Whole {
        answer.task = Some(Task::Match(pairs));
    }
    answer
}
