//! Where the parts of an item stand.

use crate::diagnostics::source::Span;
use crate::syntax::answer::Answer;
use crate::syntax::metadata::Metadata;
use crate::syntax::sections::Sections;

/// The places of an item's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spans {
    pub(crate) heading: Span,
    pub(crate) stem: Span,
    pub(crate) task: Span,
    pub(crate) entries: Vec<Span>,
    pub(crate) key_points: Span,
    pub(crate) topics: Vec<(String, Span)>,
    pub(crate) area: Option<Span>,
    pub(crate) version: Option<Span>,
    pub(crate) images: Vec<(Span, String)>,
}

impl Spans {
    /// Notes where the answer part, the key points and the metadata stand.
    pub(crate) fn place(&mut self, answer: Option<&Answer>, sections: &Sections, metadata: &Metadata) {
        if let Some(answer) = answer {
            self.task = answer.span.clone();
            self.entries.clone_from(&answer.entries);
        }
        self.key_points = sections.span("Key points").cloned().unwrap_or(self.heading.clone());
        self.topics.clone_from(&metadata.topics);
        self.area = metadata.span("area").cloned();
        self.version = metadata.span("since").or(metadata.span("until")).cloned();
    }
}
