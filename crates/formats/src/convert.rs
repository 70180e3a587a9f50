//! From bytes to a bank, and from a bank to bytes.

use crate::assemble;
use crate::detect;
use crate::format::Format;
use crate::limits::MAX_BYTES;
use crate::loss::{Loss, Losses};
use crate::support::Direction;
use popquiz_author::{Diagnostic, Severity, load_bank};
use popquiz_core::bank::Bank;
use std::fmt;

/// What was read.
#[derive(Debug)]
pub struct Converted {
    /// The format it was in.
    pub format: &'static Format,
    /// The questions.
    pub bank: Bank,
    /// What did not arrive as it was.
    pub losses: Vec<Loss>,
    /// What is wrong with it, if it is a deck of Popquiz.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is of no known format: each that was tried, with what spoke against it.
    Unknown(Vec<(&'static str, String)>),
    /// It is of a format, and broken.
    Broken(&'static str, String),
    /// It is larger than what is read.
    TooLarge(usize),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(tried) => {
                write!(f, "no format that is known. Tried:")?;
                tried.iter().try_for_each(|(title, why)| write!(f, "\n  {title}: {why}"))
            }
            Self::Broken(title, why) => write!(f, "{title}: {why}"),
            Self::TooLarge(bytes) => write!(f, "{bytes} bytes: more than {MAX_BYTES} are not read"),
        }
    }
}

/// Reads a file; `name` is its name without folders. Without a format, the file says which it is.
///
/// # Errors
/// Nothing can be made of it, and why.
pub fn read(name: &str, bytes: &[u8], format: Option<&'static Format>) -> Result<Converted, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge(bytes.len()));
    }
    let format = match format {
        Some(format) => format,
        None => detect::format(bytes).map_err(Refusal::Unknown)?,
    };
    let Some(reader) = format.read else { return deck(name, bytes, format) };
    let mut losses = Losses::new(format.table, Direction::Reading);
    let read = reader(bytes, &mut losses).map_err(|why| Refusal::Broken(format.title, why))?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let bank = assemble::bank(read, stem, &mut losses);
    Ok(Converted { format, bank, losses: losses.all, diagnostics: Vec::new() })
}

/// Reads a deck of our own.
fn deck(name: &str, bytes: &[u8], format: &'static Format) -> Result<Converted, Refusal> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Refusal::Broken(format.title, format!("byte {} is not UTF-8", error.valid_up_to())))?;
    let loaded = load_bank(&[(name.to_owned(), text.to_owned())], None);
    let errors: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .map(ToString::to_string)
        .collect();
    if loaded.items().next().is_none() && !errors.is_empty() {
        return Err(Refusal::Broken(format.title, errors.join("\n\n")));
    }
    Ok(Converted { format, bank: loaded.bank(), losses: Vec::new(), diagnostics: loaded.diagnostics })
}

/// Writes a whole bank, and what does not fit into the format; nothing for a format that is not written.
#[must_use]
pub fn write(bank: &Bank, format: &'static Format) -> Option<(Vec<u8>, Vec<Loss>)> {
    let writer = format.write?;
    let mut losses = Losses::new(format.table, Direction::Writing);
    let all: Vec<usize> = (0..bank.len()).collect();
    let bytes = writer(bank, &all, &mut losses);
    Some((bytes, losses.all))
}
