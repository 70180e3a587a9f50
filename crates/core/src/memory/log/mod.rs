//! The review log: an append-only record of every try at every item.
//!
//! One review is one line of text, so a segment of the log grows by appending and a progress file can be read by eye:
//!
//! ```text
//! 1 1763712345678 django/orm-querysets k3f9 1 d c 1000 f 8423 c:b
//! │ │             │                    │    │ │ │ │    │ │    └ response, see `Response::encode`
//! │ │             │                    │    │ │ │ │    │ └ milliseconds taken
//! │ │             │                    │    │ │ │ │    └ confidence: g guess, f fairly, s sure, - not asked
//! │ │             │                    │    │ │ │ └ score in thousandths
//! │ │             │                    │    │ │ └ outcome: c correct, p partial, i incorrect, s skipped
//! │ │             │                    │    │ └ mode: d drill, e exam, i interview, r review, l read
//! │ │             │                    │    └ attempt at the item in this sitting, from 1
//! │ │             │                    └ sitting, base 36
//! │ │             └ bank/item
//! │ └ Unix time in milliseconds
//! └ version of the line
//! ```
//!
//! A line of a version this crate does not know is not an error: it is handed back as it stands, so that nothing a
//! newer Popquiz wrote is lost. Merging two logs is a union of lines: commutative, associative, idempotent.

mod file;
mod review;
#[cfg(test)]
pub(crate) mod tests;

pub use file::{FILE_HEADER, FileError, read_file, write_file};
pub(crate) use review::base36;
pub use review::*;
