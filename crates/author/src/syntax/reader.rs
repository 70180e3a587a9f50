//! What is gathered while an item is read, and where its problems go.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::{Source, Span};
use crate::syntax::code_block::CodeBlock;

/// What is gathered while an item is read.
pub(crate) struct Reader<'a> {
    pub(crate) source: &'a Source,
    pub(crate) problems: Vec<(Span, Problem)>,
    /// The code blocks of the item so far.
    pub(crate) blocks: Vec<CodeBlock>,
    /// The images of the item so far, with their alternative texts.
    pub(crate) images: Vec<(Span, String)>,
    /// Whether `____` is the gap here.
    pub(crate) gap: bool,
    /// Whether something was not closed, so that what should follow is missing for that reason.
    pub(crate) swallowed: bool,
    /// How much of the answer part was understood.
    pub(crate) grasp: Grasp,
}

/// How much of an answer part was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grasp {
    /// Every entry.
    Whole,
    /// Not every entry.
    Part,
    /// A reason is not indented, so that the list ends there, and the choice before seems to have none.
    LooseReason,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self {
            source,
            problems: Vec::new(),
            blocks: Vec::new(),
            images: Vec::new(),
            gap: false,
            swallowed: false,
            grasp: Grasp::Whole,
        }
    }

    pub(crate) fn report(&mut self, span: &Span, problem: Problem) {
        let span = self.source.trim(span);
        self.problems.push((span, problem));
    }

    /// Reports an entry of the answer part that is left out.
    pub(crate) fn drop_entry(&mut self, span: &Span, problem: Problem) {
        if self.grasp == Grasp::Whole {
            self.grasp = Grasp::Part;
        }
        self.report(span, problem);
    }
}
