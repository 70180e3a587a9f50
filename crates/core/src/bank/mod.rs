//! A bank: all decks of one subject, packed into bytes.
//!
//! First comes what every sitting needs, the words and the heads, and then deck by deck the bodies. So a bank can be used
//! while it arrives, and a body waits in its bytes until it is asked for.
//!
//! Owns the packed format, its versions and its damage. Refuses to fetch, to know who learns, and to check what an item
//! says: that was done before it was packed.

mod arrival;
mod body;
mod deck;
mod filter;
mod format;
mod heads;
mod index;
mod packed;
#[cfg(test)]
mod tests;
mod words;

pub use arrival::Arrival;
pub use deck::{Area, Deck};
pub use filter::Filter;
pub use format::BankError;
pub(crate) use index::IdIndex;
pub use packed::Bank;
