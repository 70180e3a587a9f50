//! What a format is to the rest of the crate.

use crate::features::Feature;
use crate::loss::Losses;
use crate::question::Deck;
use crate::support::Support;
use popquiz_core::bank::Bank;

/// A reader: bytes to questions.
pub type Reader = fn(&[u8], &mut Losses) -> Result<Deck, String>;
/// A writer: the items at some positions of a bank to bytes.
pub type Writer = fn(&Bank, &[usize], &mut Losses) -> Vec<u8>;

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// How its files end.
    pub ending: &'static str,
    /// By what program of others our reading or writing is tried.
    pub oracle: &'static str,
    /// What becomes of each feature.
    pub table: fn(Feature) -> Support,
    /// Whether bytes may be of this format, or what speaks against it.
    pub sniff: fn(&[u8]) -> Result<(), String>,
    /// Reads it.
    pub read: Option<Reader>,
    /// Writes it.
    pub write: Option<Writer>,
}
