//! The flaws that [`Item::new`](popquiz_core::item::Item::new) finds, put where they stand in the deck.

use crate::diagnostics::problem::Problem;
use crate::syntax::metadata::Metadata;
use crate::syntax::reader::Reader;
use crate::syntax::spans::Spans;
use popquiz_core::item::{Body, Flaw, GAP, Head, Kind, MAX_CHOICES, MAX_KEY_POINTS, MAX_ROWS, Task, is_id};
use popquiz_core::prose::{Block, Prose};

/// Where things stand.
pub(crate) struct Places<'a> {
    pub(crate) spans: &'a Spans,
    pub(crate) metadata: &'a Metadata,
    /// Whether the stem was read without a problem; otherwise its flaws are consequences.
    pub(crate) stem_is_sound: bool,
}

/// Reports a flaw, unless it follows from something reported already.
pub(crate) fn report(reader: &mut Reader, head: &Head, body: &Body, flaw: Flaw, places: &Places) {
    let spans = places.spans;
    let (span, problem) = match flaw {
        Flaw::BadId => (&spans.heading, Problem::BadId { id: head.id.clone() }),
        Flaw::VersionRange => (places.metadata.span("since").unwrap_or(&spans.heading), Problem::VersionRange),
        _ if reader.swallowed => return,
        Flaw::NoStem | Flaw::GapCount | Flaw::CodeCount if !places.stem_is_sound => return,
        // An empty stem is one report, not two.
        Flaw::GapCount | Flaw::CodeCount if body.stem.is_empty() => return,
        Flaw::NoStem => (&spans.heading, Problem::NoStem),
        Flaw::GapCount => (&spans.stem, Problem::GapCount { count: body.stem.plain().matches(GAP).count() }),
        Flaw::CodeCount => (&spans.stem, Problem::CodeCount { count: code_blocks(&body.stem) }),
        // These were reported when the section or the entry was read, at its place.
        Flaw::NoAnswer
        | Flaw::NoKeyPoints
        | Flaw::KindMismatch
        | Flaw::SameChoice(..)
        | Flaw::DanglingPair
        | Flaw::NotANumber => return,
        Flaw::TooFew => (&spans.task, Problem::TooFew { what: things(&body.task).0.into() }),
        Flaw::TooMany => {
            let (what, most) = things(&body.task);
            let span = if head.kind == Kind::Open { &spans.key_points } else { &spans.task };
            (span, Problem::TooMany { what: what.into(), most })
        }
        // A lone choice is too few already.
        Flaw::NoKey | Flaw::AllKeys if head.kind == Kind::Choice && spans.entries.len() < 2 => return,
        Flaw::NoKey => (&spans.task, Problem::NoKey),
        Flaw::AllKeys => (&spans.task, Problem::AllKeys),
        Flaw::BadLine(line) => {
            let Task::Spot(suspects) = &body.task else { return };
            let at = suspects.iter().rposition(|suspect| suspect.line == line).unwrap_or(0);
            (spans.entries.get(at).unwrap_or(&spans.task), Problem::BadLine { line })
        }
        Flaw::TooDeep => (&spans.heading, Problem::TooDeep),
    };
    reader.report(span, problem);
}

/// Reports what can be told without an answer part.
pub(crate) fn report_alone(reader: &mut Reader, head: &Head, stem: &Prose, places: &Places) {
    let spans = places.spans;
    if !is_id(&head.id) {
        reader.report(&spans.heading, Problem::BadId { id: head.id.clone() });
    }
    if let (Some(since), Some(until)) = (head.since, head.until)
        && since > until
    {
        reader.report(places.metadata.span("since").unwrap_or(&spans.heading), Problem::VersionRange);
    }
    if !places.stem_is_sound || reader.swallowed {
        return;
    }
    let gaps = stem.plain().matches(GAP).count();
    if stem.is_empty() {
        reader.report(&spans.heading, Problem::NoStem);
    } else if head.kind == Kind::Blank && gaps != 1 {
        reader.report(&spans.stem, Problem::GapCount { count: gaps });
    } else if head.kind == Kind::Spot && code_blocks(stem) != 1 {
        reader.report(&spans.stem, Problem::CodeCount { count: code_blocks(stem) });
    }
}

fn code_blocks(stem: &Prose) -> usize {
    stem.0.iter().filter(|block| matches!(block, Block::Code(_))).count()
}

/// What a task consists of, and how many of it can be drawn.
fn things(task: &Task) -> (&'static str, usize) {
    match task {
        Task::Choice(_) => ("choices", MAX_CHOICES),
        Task::Order(_) => ("steps", MAX_ROWS),
        Task::Match(pairs) if (2..=MAX_ROWS).contains(&pairs.left.len()) => ("different right-hand texts", MAX_ROWS),
        Task::Match(_) => ("pairs", MAX_ROWS),
        Task::Open(_) => ("key points", MAX_KEY_POINTS),
        Task::Blank(_) | Task::Spot(_) => ("answers", MAX_ROWS),
    }
}
