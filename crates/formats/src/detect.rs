//! Which format a file is in, by what it holds.

use crate::format::Format;
use crate::formats::FORMATS;

/// The format of some bytes.
///
/// # Errors
/// None: each format that was tried, with what spoke against it.
pub fn format(bytes: &[u8]) -> Result<&'static Format, Vec<(&'static str, String)>> {
    let mut against = Vec::new();
    for format in FORMATS {
        match (format.sniff)(bytes) {
            Ok(()) => return Ok(format),
            Err(why) => against.push((format.title, why)),
        }
    }
    Err(against)
}
