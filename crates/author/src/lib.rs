//! Text to items: the Markdown format of Popquiz, its diagnostics and its lints.
//!
//! Reading never fails and never panics. It returns what was understood, and a [`Diagnostic`] with file, line and column
//! for everything that was not. `questions/README.md` defines the format.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

mod bank;
mod clues;
mod code;
mod deck;
mod diagnostic;
#[cfg(feature = "files")]
mod disk;
mod fence;
mod flaws;
mod front;
mod highlight;
mod inline;
mod item;
mod lint;
mod manifest;
mod near;
mod pills;
mod problem;
mod prose;
mod section;
mod source;
mod task;
mod tree;

pub use bank::{Loaded, LoadedDeck, load_bank, pack_deck, parse_deck};
pub use code::CodeBlock;
pub use deck::Parsed;
pub use diagnostic::Diagnostic;
#[cfg(feature = "files")]
pub use disk::load_paths;
pub use fence::Fence;
pub use front::FrontMatter;
pub use highlight::highlight;
pub use item::ParsedItem;
#[cfg(feature = "files")]
pub use manifest::read_manifest;
pub use manifest::{Manifest, Topic};
pub use pills::{Allow, Measure};
pub use problem::{Explanation, Problem, Severity};
