//! A bank: all decks of one subject, packed into bytes.
//!
//! A packed bank is opened without decoding its items: the heads are read, so that filters and counts are quick, and
//! each body waits in its bytes until it is asked for.

use crate::item::{Body, Head, Item};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// First bytes of a packed bank; the last one is the format's version.
const MAGIC: [u8; 4] = *b"pqb\x01";

/// All decks of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    meta: Meta,
    bodies: Cow<'static, [u8]>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Meta {
    name: String,
    title: String,
    areas: Vec<Area>,
    decks: Vec<Deck>,
    heads: Vec<Head>,
    /// Where each body begins; one more than there are heads.
    offsets: Vec<u32>,
}

/// A part of the subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The word used in decks and filters.
    pub id: String,
    /// What a learner sees.
    pub title: String,
}

/// One file of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deck {
    /// The deck's id.
    pub id: String,
    /// What a learner sees.
    pub title: String,
    /// Language of the text, a BCP 47 tag.
    pub lang: String,
}

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
            Self::NotABank => write!(f, "this file is not a packed question bank"),
            Self::OtherVersion(version) => {
                write!(f, "this bank was packed in format {version}, and this Popquiz reads format {}", MAGIC[3])
            }
            Self::Damaged => write!(f, "this question bank is cut short or damaged"),
        }
    }
}

impl std::error::Error for BankError {}

impl Bank {
    /// Packs items, which stay in the order given.
    ///
    /// # Panics
    /// Never in practice: writing to memory cannot fail.
    #[must_use]
    pub fn new(name: &str, title: &str, areas: Vec<Area>, decks: Vec<Deck>, items: &[Item]) -> Self {
        let mut bodies = Vec::new();
        let mut offsets = vec![0];
        for item in items {
            bodies.extend(postcard::to_allocvec(item.body()).unwrap_or_default());
            offsets.push(u32::try_from(bodies.len()).unwrap_or(u32::MAX));
        }
        let heads = items.iter().map(|item| item.head().clone()).collect();
        let meta = Meta { name: name.into(), title: title.into(), areas, decks, heads, offsets };
        Self { meta, bodies: Cow::Owned(bodies) }
    }

    /// The bank as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let meta = postcard::to_allocvec(&self.meta).unwrap_or_default();
        let mut payload = u32::try_from(meta.len()).unwrap_or(u32::MAX).to_le_bytes().to_vec();
        payload.extend(meta);
        payload.extend_from_slice(&self.bodies);
        let mut out = MAGIC.to_vec();
        out.extend(checksum(&payload).to_le_bytes());
        out.extend(payload);
        out
    }

    /// Opens a packed bank that lives as long as the program: nothing is copied.
    ///
    /// # Errors
    /// When the bytes are not a whole bank of this format.
    pub fn decode(bytes: &'static [u8]) -> Result<Self, BankError> {
        Self::open(bytes).map(|(meta, from)| Self { meta, bodies: Cow::Borrowed(&bytes[from..]) })
    }

    /// Opens a packed bank that was loaded.
    ///
    /// # Errors
    /// When the bytes are not a whole bank of this format.
    pub fn decode_owned(mut bytes: Vec<u8>) -> Result<Self, BankError> {
        let (meta, from) = Self::open(&bytes)?;
        bytes.drain(..from);
        Ok(Self { meta, bodies: Cow::Owned(bytes) })
    }

    fn open(bytes: &[u8]) -> Result<(Meta, usize), BankError> {
        let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(BankError::NotABank)?;
        if magic[..3] != MAGIC[..3] {
            return Err(BankError::NotABank);
        }
        if magic[3] != MAGIC[3] {
            return Err(BankError::OtherVersion(magic[3]));
        }
        let (sum, payload) = rest.split_first_chunk::<4>().ok_or(BankError::Damaged)?;
        if u32::from_le_bytes(*sum) != checksum(payload) {
            return Err(BankError::Damaged);
        }
        let (len, rest) = payload.split_first_chunk::<4>().ok_or(BankError::Damaged)?;
        let len = u32::from_le_bytes(*len) as usize;
        let meta = rest.get(..len).ok_or(BankError::Damaged)?;
        let meta: Meta = postcard::from_bytes(meta).map_err(|_| BankError::Damaged)?;
        let bodies = rest.len() - len;
        let whole = meta.offsets.len() == meta.heads.len() + 1
            && meta.offsets.is_sorted()
            && meta.offsets.last().is_some_and(|&end| end as usize == bodies)
            && meta.heads.iter().all(|head| usize::from(head.deck) < meta.decks.len());
        if whole { Ok((meta, bytes.len() - bodies)) } else { Err(BankError::Damaged) }
    }

    /// Several banks as one. An item's id, area and deck carry the name of their own bank, `django/orm-querysets`, so that
    /// they stay apart and its reviews are logged under its own bank. The whole has no name.
    #[must_use]
    pub fn join(title: &str, banks: &[&Self]) -> Self {
        let (areas, decks, heads) = (Vec::new(), Vec::new(), Vec::new());
        let mut meta = Meta { name: String::new(), title: title.into(), areas, decks, heads, offsets: vec![0] };
        let mut bodies: Vec<u8> = Vec::new();
        for bank in banks {
            let (begin, first_deck) = (u32::try_from(bodies.len()).unwrap_or(u32::MAX), meta.decks.len());
            meta.offsets.extend(bank.meta.offsets.iter().skip(1).map(|offset| offset.saturating_add(begin)));
            bodies.extend_from_slice(&bank.bodies);
            meta.areas.extend(bank.areas().iter().map(|area| Area { id: bank.full_id(&area.id), ..area.clone() }));
            meta.decks.extend(bank.decks().iter().map(|deck| Deck { id: bank.full_id(&deck.id), ..deck.clone() }));
            meta.heads.extend(bank.heads().iter().map(|head| {
                let deck = u16::try_from(first_deck + usize::from(head.deck)).unwrap_or(u16::MAX);
                Head { id: bank.full_id(&head.id), area: bank.full_id(&head.area), deck, ..head.clone() }
            }));
        }
        Self { meta, bodies: Cow::Owned(bodies) }
    }

    /// An id with the name of its bank, as it stands in the log: `django/orm-querysets`. In a joined bank they all do.
    #[must_use]
    pub fn full_id(&self, id: &str) -> String {
        if self.name().is_empty() { id.into() } else { format!("{}/{id}", self.name()) }
    }

    /// The name that the learner's progress is kept under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.meta.name
    }

    /// What a learner sees.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.meta.title
    }

    /// The parts of the subject, in the order of study.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.meta.areas
    }

    /// The title of an area, or its id if the bank does not name it.
    #[must_use]
    pub fn area_title<'a>(&'a self, id: &'a str) -> &'a str {
        self.meta.areas.iter().find(|area| area.id == id).map_or(id, |area| &area.title)
    }

    /// The files the items come from.
    #[must_use]
    pub fn decks(&self) -> &[Deck] {
        &self.meta.decks
    }

    /// The heads of all items, in the bank's order.
    #[must_use]
    pub fn heads(&self) -> &[Head] {
        &self.meta.heads
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.meta.heads.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meta.heads.is_empty()
    }

    /// The position of the item with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.meta.heads.iter().position(|head| head.id == id)
    }

    /// A number that is another one once the item at a position was edited: the checksum of its packed body.
    #[must_use]
    pub fn print(&self, at: usize) -> u32 {
        checksum(self.packed(at))
    }

    /// The packed body at a position; nothing if there is none.
    fn packed(&self, at: usize) -> &[u8] {
        let ends = self.meta.offsets.get(at).zip(self.meta.offsets.get(at + 1));
        ends.and_then(|(&from, &to)| self.bodies.get(from as usize..to as usize)).unwrap_or_default()
    }

    /// Decodes the item at a position. Nothing if there is none, or if its bytes are not an item's.
    #[must_use]
    pub fn item(&self, at: usize) -> Option<Item> {
        let body: Body = postcard::from_bytes(self.packed(at)).ok()?;
        let head = self.meta.heads.get(at).filter(|head| head.kind == body.task.kind())?;
        Some(Item::packed(head.clone(), body))
    }
}

/// FNV-1a, 32 bits: finds accidents, not attacks.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Prose;
    use crate::testing;
    use proptest::prelude::*;

    fn packed() -> Vec<u8> {
        testing::bank(&[testing::choice("a", &[true, false]), testing::open("b", 3), testing::order("c", 3)]).encode()
    }

    #[test]
    fn a_packed_bank_opens_and_its_items_are_the_same() {
        let item = testing::pairs("a", 3);
        let bank = Bank::decode_owned(testing::bank(core::slice::from_ref(&item)).encode()).expect("a bank");
        assert_eq!(bank.item(0), Some(item));
        assert_eq!((bank.item(1), bank.find("a"), bank.find("z")), (None, Some(0), None));
    }

    #[test]
    fn foreign_bytes_are_told_apart() {
        assert_eq!(Bank::decode_owned(b"{}".to_vec()), Err(BankError::NotABank));
        assert_eq!(Bank::decode_owned(b"pqb\x09 later".to_vec()), Err(BankError::OtherVersion(9)));
        let mut bytes = packed();
        bytes.truncate(bytes.len() - 1);
        assert_eq!(Bank::decode_owned(bytes), Err(BankError::Damaged));
    }

    #[test]
    fn nesting_without_end_is_refused() {
        // A quotation in a quotation and so on: one block, and its kind.
        let bomb: Vec<u8> = [1, 4].repeat(100_000);
        assert!(postcard::from_bytes::<Prose>(&bomb).is_err());
        assert_eq!(
            postcard::from_bytes(&postcard::to_allocvec(&Prose::text("x")).expect("bytes")),
            Ok(Prose::text("x"))
        );
    }

    proptest! {
        #[test]
        fn a_changed_byte_never_panics(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = packed();
            let at = at.index(bytes.len() - 8) + 8;
            bytes[at] = byte;
            let sum = checksum(&bytes[8..]).to_le_bytes();
            bytes[4..8].copy_from_slice(&sum);
            if let Ok(bank) = Bank::decode_owned(bytes) {
                for at in 0..bank.len() {
                    let _ = bank.item(at);
                }
            }
        }
    }
}
