//! Text to items: the Markdown format of Popquiz, its diagnostics and its lints.
//!
//! Reading never fails and never panics. It returns what was understood, and a [`Diagnostic`] with file, line and column
//! for everything that was not. `questions/README.md` defines the format.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

mod bank;
mod checks;
mod diagnostics;
mod highlight;
mod syntax;

#[cfg(feature = "files")]
pub use bank::files::load_paths;
pub use bank::load::{Loaded, LoadedDeck, load_bank, pack_deck, parse_deck};
pub use diagnostics::diagnostic::Diagnostic;
pub use diagnostics::problem::{Explanation, Problem, Severity};
pub use highlight::highlight;
pub use syntax::code_block::CodeBlock;
pub use syntax::deck::Parsed;
pub use syntax::fence::Fence;
pub use syntax::fragment::read_prose;
pub use syntax::front_matter::FrontMatter;
pub use syntax::item::ParsedItem;
pub use syntax::links::{is_beside, is_link};
#[cfg(feature = "files")]
pub use syntax::manifest::read_manifest;
pub use syntax::manifest::{Manifest, Topic};
pub use syntax::metadata::{Allow, Measure};
