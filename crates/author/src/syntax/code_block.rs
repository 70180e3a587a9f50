//! A block of code as a deck has it.

use crate::diagnostics::source::Span;
use crate::syntax::fence::Fence;

/// A code block with what is needed to run it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The line of the opening fence, from 1.
    pub line: usize,
    /// Its info string.
    pub fence: Fence,
    /// The code as written.
    pub code: String,
    /// The `setup` comments before it.
    pub setup: Vec<String>,
    /// The `check` comments behind it.
    pub check: Vec<String>,
    /// Where the fence stands.
    pub(crate) span: Span,
}
