//! The frame of a packed bank: its first bytes, its parts, and why bytes are refused.

use popquiz_words::bank as say;

/// First bytes of a packed bank; the last one is the format's version.
pub(super) const MAGIC: [u8; 4] = *b"pqb\x02";
/// Ends every body, and the words.
pub(super) const END: u8 = 0;
/// Bytes before each part: its length and its checksum.
pub(super) const BEFORE: usize = 8;

/// Why bytes are not a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankError {
    /// They do not begin as a packed bank does.
    NotABank,
    /// They were packed by a version of Popquiz whose format this one does not know.
    OtherVersion(u8),
    /// They are cut short or changed.
    Damaged,
}

impl core::fmt::Display for BankError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::NotABank => f.write_str(&say::NOT_A_BANK),
            Self::OtherVersion(version) => {
                let (version, own) = (version.to_string(), MAGIC[3].to_string());
                f.write_str(&say::OtherVersion { version: &version, own: &own }.text())
            }
            Self::Damaged => f.write_str(&say::DAMAGED),
        }
    }
}

impl std::error::Error for BankError {}

/// The part that bytes begin with, if all of it is there.
pub(super) fn part_of(bytes: &[u8]) -> Result<Option<&[u8]>, BankError> {
    let Some((length, rest)) = bytes.split_first_chunk() else { return Ok(None) };
    let Some((sum, rest)) = rest.split_first_chunk() else { return Ok(None) };
    match rest.get(..u32::from_le_bytes(*length) as usize) {
        Some(part) if checksum(part) != u32::from_le_bytes(*sum) => Err(BankError::Damaged),
        part => Ok(part),
    }
}

pub(super) fn push_part(part: &[u8], out: &mut Vec<u8>) {
    out.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(checksum(part).to_le_bytes());
    out.extend_from_slice(part);
}

/// FNV-1a, 32 bits: finds accidents, not attacks.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
