//! Decks of other programs in and out, and a report of what is lost on the way.
//!
//! Owns the grammar of every format but Popquiz's own, and the table of what each of them can hold. It refuses to guess in
//! silence: whatever does not arrive as it was is in the report, with its place. It neither reads files nor writes any, and
//! what it reads cannot make it ask for more: no picture is fetched and no entity is looked up.
//!
//! A deck goes through three steps: a reader of `formats/` makes [`question::Question`]s of a text, `assemble` makes a bank
//! of those, and a writer makes a text of the bank. Readers and writers report to [`loss::Losses`].

mod assemble;
mod convert;
mod detect;
mod features;
mod feedback;
mod format;
mod formats;
mod gap;
mod html;
mod ids;
mod limits;
mod listing;
mod loss;
mod lower;
mod markdown;
mod markup;
mod position;
mod question;
mod support;
mod table;
mod xml;

pub use convert::{Converted, Refusal, read, write};
pub use detect::format as detect;
pub use features::Feature;
pub use format::Format;
pub use formats::FORMATS;
pub use loss::{Grade, Loss};
pub use position::Place;
pub use support::Fate;
pub use table::table;
