//! A packed bank as it arrives: part by part, each with its length and checksum before it.

use super::{Bank, BankError, MAGIC};
use std::rc::Rc;

/// Bytes before each part: its length and its checksum.
const BEFORE: usize = 8;

/// Takes in a packed bank piece by piece. What has come whole can be used at once.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// What belongs to no whole part yet.
    waiting: Vec<u8>,
    /// Whether the first bytes were those of a bank.
    begun: bool,
    bank: Option<Rc<Bank>>,
    /// How many decks are there.
    decks: usize,
}

impl Arrival {
    /// Takes in the next bytes, and says whether more of the bank can be used now.
    ///
    /// # Errors
    /// When they are not those of a bank. What came before is still good.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<bool, BankError> {
        let taken = self.take(bytes);
        if taken.is_err() {
            self.close();
        }
        taken
    }

    fn take(&mut self, bytes: &[u8]) -> Result<bool, BankError> {
        self.waiting.extend_from_slice(bytes);
        let mut at = 0;
        if !self.begun {
            let Some(magic) = self.waiting.first_chunk::<4>() else { return Ok(false) };
            if magic[..3] != MAGIC[..3] {
                return Err(BankError::NotABank);
            }
            if magic[3] != MAGIC[3] {
                return Err(BankError::OtherVersion(magic[3]));
            }
            self.begun = true;
            at = MAGIC.len();
        }
        let mut more = false;
        while let Some(part) = part_of(&self.waiting[at..])? {
            at += BEFORE + part.len();
            match &self.bank {
                None => self.bank = Some(Rc::new(Bank::open(part)?)),
                Some(bank) => {
                    bank.receive(self.decks, part)?;
                    self.decks += 1;
                }
            }
            more = true;
        }
        self.waiting.drain(..at);
        Ok(more)
    }

    /// What has arrived: nothing before the heads.
    #[must_use]
    pub const fn bank(&self) -> Option<&Rc<Bank>> {
        self.bank.as_ref()
    }

    /// To be called when no more bytes come.
    ///
    /// # Errors
    /// When something is missing. What came whole is still good.
    pub fn end(&self) -> Result<(), BankError> {
        self.close();
        match &self.bank {
            Some(bank) if self.waiting.is_empty() && self.decks == bank.decks().len() => Ok(()),
            None if !self.begun => Err(BankError::NotABank),
            _ => Err(BankError::Damaged),
        }
    }

    /// Whoever waits for more of the bank waits in vain.
    fn close(&self) {
        if let Some(bank) = &self.bank {
            bank.closed.set(true);
        }
    }

    pub(super) fn into_bank(self) -> Option<Bank> {
        self.bank.and_then(Rc::into_inner)
    }
}

/// The part that bytes begin with, if all of it is there.
fn part_of(bytes: &[u8]) -> Result<Option<&[u8]>, BankError> {
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
