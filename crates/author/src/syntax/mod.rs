//! Text to items: one deck at a time, and what a bank says about itself.
//!
//! Owns the grammar of decks and manifests: it alone looks at Markdown, and whatever it does not understand becomes a
//! problem with its place. It refuses to judge what is sound: whether a question is a good one, or fits the others of its
//! bank, is for `checks`.
//!
//! A deck is read downwards: `deck` splits it into items, `item` reads one of them by `metadata`, `prose`, `answer` and
//! `sections`, and all of them report to the `reader`.

pub(crate) mod answer;
pub(crate) mod code;
pub(crate) mod code_block;
pub(crate) mod deck;
pub(crate) mod fence;
pub(crate) mod fragment;
pub(crate) mod front_matter;
pub(crate) mod item;
pub(crate) mod links;
pub(crate) mod manifest;
pub(crate) mod markdown;
pub(crate) mod metadata;
pub(crate) mod prose;
pub(crate) mod reader;
pub(crate) mod sections;
pub(crate) mod spans;
pub(crate) mod validity;
