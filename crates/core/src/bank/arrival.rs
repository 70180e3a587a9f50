//! A packed bank as it arrives: part by part, each with its length and checksum before it.

use super::format::{BEFORE, BankError, MAGIC, part_of};
use super::packed::Bank;
use std::rc::Rc;

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
            bank.close();
        }
    }

    fn into_bank(self) -> Option<Bank> {
        self.bank.and_then(Rc::into_inner)
    }
}

impl Bank {
    /// Opens a packed bank.
    ///
    /// # Errors
    /// When the bytes are not a whole bank of this format.
    pub fn decode(bytes: &[u8]) -> Result<Self, BankError> {
        let mut arrival = Arrival::default();
        arrival.feed(bytes)?;
        arrival.end()?;
        arrival.into_bank().ok_or(BankError::Damaged)
    }
}
