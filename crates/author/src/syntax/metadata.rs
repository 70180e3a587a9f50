//! The metadata under an item's heading: `key: value` in backticks, each of which authors know as a pill.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::syntax::front_matter::list;
use crate::syntax::markdown::{Kind as NodeKind, Node};
use crate::syntax::reader::Reader;
use popquiz_core::grading::number;
use popquiz_core::item::{Kind, Level, Version, is_id};

/// From what the key of an item is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// From what the stem's code prints.
    Prints,
    /// From how many queries it sends.
    Queries,
}

/// A lint silenced for one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The lint's code.
    pub code: String,
    /// Why.
    pub reason: String,
    pub(crate) span: Span,
}

/// What the metadata says; a value that is wrong is left out.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) kind: Option<Kind>,
    pub(crate) level: Option<Level>,
    pub(crate) area: Option<String>,
    pub(crate) topics: Vec<(String, Span)>,
    pub(crate) tags: Vec<String>,
    pub(crate) since: Option<Version>,
    pub(crate) until: Option<Version>,
    pub(crate) fixed_order: bool,
    pub(crate) ignore_case: bool,
    pub(crate) tolerance: Option<String>,
    pub(crate) answer: Option<Measure>,
    pub(crate) allows: Vec<Allow>,
    /// Every pill with its place, also those whose value is wrong.
    pub(crate) spans: Vec<(String, Span)>,
}

impl Metadata {
    /// Where a pill stands.
    pub(crate) fn span(&self, key: &str) -> Option<&Span> {
        self.spans.iter().find(|(name, _)| name == key).map(|(_, span)| span)
    }
}

/// Whether a node is the paragraph of metadata: it begins with inline code that looks like one.
pub(crate) fn is_metadata(node: &Node) -> bool {
    let NodeKind::Paragraph = node.kind else { return false };
    let Some(Node { kind: NodeKind::InlineCode(code), .. }) = node.children.first() else { return false };
    let lone =
        node.children.iter().all(|child| !matches!(&child.kind, NodeKind::Text(text) if !text.trim().is_empty()));
    code.split_once(':').is_some_and(|(key, _)| KEYS.iter().any(|(known, _)| *known == key.trim()) || lone)
}

/// Every key with the kinds it goes with; none means all.
const KEYS: [(&str, &[Kind]); 12] = [
    ("kind", &[]),
    ("level", &[]),
    ("area", &[]),
    ("topics", &[]),
    ("tags", &[]),
    ("since", &[]),
    ("until", &[]),
    ("allow", &[]),
    ("shuffle", &[Kind::Choice]),
    ("case", &[Kind::Blank]),
    ("tolerance", &[Kind::Blank]),
    ("answer", &[Kind::Choice, Kind::Blank]),
];

/// Reads the metadata.
pub(crate) fn read(reader: &mut Reader, paragraph: &Node) -> Metadata {
    let mut metadata = Metadata::default();
    for node in &paragraph.children {
        match &node.kind {
            NodeKind::InlineCode(code) => entry(reader, &mut metadata, code, &node.span),
            NodeKind::SoftBreak | NodeKind::HardBreak => {}
            NodeKind::Text(text) if text.trim().is_empty() => {}
            _ => reader.report(&node.span, Problem::BadPill { text: node.plain().trim().into() }),
        }
    }
    if let Some(kind) = metadata.kind {
        for (key, span) in &metadata.spans {
            let kinds = KEYS.iter().find(|(known, _)| known == key).map_or(&[][..], |(_, kinds)| kinds);
            if !kinds.is_empty() && !kinds.contains(&kind) {
                reader.report(span, Problem::PillNotForKind { key: key.clone(), kind: kind.as_str().into() });
            }
        }
    }
    metadata
}

fn entry(reader: &mut Reader, metadata: &mut Metadata, code: &str, span: &Span) {
    let Some((key, value)) = code.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
        return reader.report(span, Problem::BadPill { text: code.into() });
    };
    if !KEYS.iter().any(|(known, _)| *known == key) {
        return reader.report(span, Problem::UnknownPill { key: key.into() });
    }
    if key == "allow" {
        return allow(reader, metadata, value, span);
    }
    if metadata.span(key).is_some() {
        return reader.report(span, Problem::RepeatedPill { key: key.into() });
    }
    metadata.spans.push((key.to_owned(), span.clone()));
    if let Err(want) = set(metadata, key, value, span) {
        reader.report(span, Problem::BadPillValue { key: key.into(), value: value.into(), want: want.into() });
    }
}

fn allow(reader: &mut Reader, metadata: &mut Metadata, value: &str, span: &Span) {
    let (code, reason) = value.split_once(char::is_whitespace).unwrap_or((value, ""));
    if !Problem::is_allowable(code) {
        reader.report(span, Problem::UnknownLint { code: code.into() });
    } else if reason.trim().is_empty() {
        reader.report(span, Problem::AllowWithoutReason { code: code.into() });
    } else {
        metadata.allows.push(Allow { code: code.into(), reason: reason.trim().into(), span: span.clone() });
    }
}

fn set(metadata: &mut Metadata, key: &str, value: &str, span: &Span) -> Result<(), &'static str> {
    const ID: &str = "lower-case letters, digits and hyphens, at most 80 characters";
    const VERSION: &str = "a version such as `6.0`";
    let ids = || {
        let words = list(value);
        if words.is_empty() || !words.iter().all(|word| is_id(word)) {
            return Err(
                "a list on one line such as `water, salt`, each word of lower-case letters, digits and hyphens",
            );
        }
        Ok(words)
    };
    match key {
        "kind" => {
            metadata.kind = Some(Kind::parse(value).ok_or("`choice`, `order`, `match`, `blank`, `open` or `spot`")?);
        }
        "level" => {
            metadata.level = Some(Level::parse(value).ok_or("`basic`, `intermediate`, `advanced` or `scenario`")?);
        }
        "area" => metadata.area = Some(is_id(value).then(|| value.to_owned()).ok_or(ID)?),
        "topics" => metadata.topics = ids()?.into_iter().map(|topic| (topic, span.clone())).collect(),
        "tags" => metadata.tags = ids()?,
        "since" => metadata.since = Some(version(value).ok_or(VERSION)?),
        "until" => metadata.until = Some(version(value).ok_or(VERSION)?),
        "shuffle" => {
            metadata.fixed_order = (value == "no").then_some(true).ok_or("`no`, which keeps the authored order")?;
        }
        "case" => {
            metadata.ignore_case = match value {
                "ignore" => true,
                "exact" => false,
                _ => return Err("`ignore` or `exact`"),
            }
        }
        "tolerance" => {
            let number = number(value).filter(|_| !value.contains(',')).ok_or("a number such as `0.5`")?;
            if number < 0 {
                return Err("a number from 0 up");
            }
            metadata.tolerance = Some(value.to_owned());
        }
        _ => {
            metadata.answer = Some(match value {
                "prints" => Measure::Prints,
                "queries" => Measure::Queries,
                _ => return Err("`prints` or `queries`"),
            });
        }
    }
    Ok(())
}

/// A version with digits in both parts: `6.` and `.1` are slips, not versions.
fn version(value: &str) -> Option<Version> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    value.split('.').all(digits).then(|| Version::parse(value))?
}
