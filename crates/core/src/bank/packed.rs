//! The bank itself: heads that are read at once, bodies that wait in their bytes.

use super::body;
use super::deck::{Area, Deck};
use super::format::{BankError, END, MAGIC, checksum, push_part};
use super::heads::Heads;
use super::words::{self, Words};
use crate::item::{Head, Item};
use core::cell::{Cell, OnceCell};

/// All decks of one subject. Its decks may still be on their way: see [`Arrival`](super::Arrival).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bank {
    words: Words,
    heads: Heads,
    /// For each head, how many of its deck come before it.
    places: Vec<u32>,
    /// The bodies of each deck, once they are there.
    pub(super) parts: Vec<OnceCell<Part>>,
    /// Nothing more will arrive.
    closed: Cell<bool>,
}

/// The bodies of a deck, each in the bank's words and with [`END`] behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) bytes: Vec<u8>,
    /// Where each body begins.
    begins: Vec<u32>,
}

impl Bank {
    /// Packs items, which stay in the order given.
    #[must_use]
    pub fn new(name: &str, title: &str, areas: Vec<Area>, decks: Vec<Deck>, items: &[Item]) -> Self {
        let mut bodies = vec![Vec::new(); decks.len()];
        let mut heads = Heads { name: name.into(), title: title.into(), areas, decks, ..Heads::default() };
        for item in items {
            let Some(bodies) = bodies.get_mut(usize::from(item.head().deck)) else { continue };
            let (shape, text) = body::write(item.body());
            words::push_raw(&text, bodies);
            bodies.push(END);
            heads.items.push(item.head().clone());
            heads.shapes.push(shape);
        }
        let bank = Self::with(Words::default(), heads);
        bank.fill(bodies);
        bank
    }

    /// The same bank with the words spelled once that stand in it often: smaller, and worth the while for a bank that is
    /// kept as a file.
    #[must_use]
    pub fn condense(&self) -> Self {
        let spell =
            |part: &OnceCell<Part>| part.get().and_then(|part| self.words.spell(&part.bytes)).unwrap_or_default();
        let texts: Vec<String> = self.parts.iter().map(spell).collect();
        let words = Words::of(&(self.heads.write() + &texts.concat()));
        let bank = Self::with(words, self.heads.clone());
        bank.fill(bank.words.shorten(texts.iter().map(String::as_str)));
        bank
    }

    /// A bank whose bodies are still to come.
    fn with(words: Words, heads: Heads) -> Self {
        let mut counts = vec![0; heads.decks.len()];
        let mut places = Vec::with_capacity(heads.items.len());
        for head in &heads.items {
            let count = &mut counts[usize::from(head.deck)];
            places.push(*count);
            *count += 1;
        }
        let parts = vec![OnceCell::new(); heads.decks.len()];
        Self { words, heads, places, parts, closed: Cell::new(false) }
    }

    /// Puts in the bodies of all decks.
    fn fill(&self, bodies: Vec<Vec<u8>>) {
        for (cell, bytes) in self.parts.iter().zip(bodies) {
            cell.get_or_init(|| Part::new(bytes));
        }
        self.closed.set(true);
    }

    /// The bank as bytes. Decks that have not arrived are empty in them.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let heads = self.heads.write();
        let mut first = self.words.write().into_bytes();
        first.push(END);
        first.extend(self.words.shorten([heads.as_str()].into_iter()).concat());
        let mut out = MAGIC.to_vec();
        push_part(&first, &mut out);
        for part in &self.parts {
            push_part(part.get().map_or(&[], |part| &part.bytes), &mut out);
        }
        out
    }

    /// Reads the first part of a packed bank: words and heads.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, BankError> {
        let end = bytes.iter().position(|&byte| byte == END).ok_or(BankError::Damaged)?;
        let words = Words::read(core::str::from_utf8(&bytes[..end]).map_err(|_| BankError::Damaged)?);
        let heads = words.spell(&bytes[end + 1..]).and_then(|text| Heads::read(&text)).ok_or(BankError::Damaged)?;
        Ok(Self::with(words, heads))
    }

    /// Takes in the bodies of a deck.
    pub(super) fn receive(&self, deck: usize, bytes: &[u8]) -> Result<(), BankError> {
        let part = Part::new(bytes.to_vec());
        let expected = self.heads.items.iter().filter(|head| usize::from(head.deck) == deck).count();
        match self.parts.get(deck) {
            Some(cell) if part.begins.len() == expected => cell.set(part).map_err(|_| BankError::Damaged),
            _ => Err(BankError::Damaged),
        }
    }

    /// Nothing more will arrive.
    pub(super) fn close(&self) {
        self.closed.set(true);
    }

    /// Several banks as one. An item's id, area and deck carry the name of their own bank, `django/orm-querysets`, so that
    /// they stay apart and its reviews are logged under its own bank. The whole has no name.
    #[must_use]
    pub fn join(title: &str, banks: &[&Self]) -> Self {
        let mut all = Heads { title: title.into(), ..Heads::default() };
        let mut bodies = Vec::new();
        for bank in banks {
            let first_deck = all.decks.len();
            all.areas.extend(bank.areas().iter().map(|area| Area { id: bank.full_id(&area.id), ..area.clone() }));
            all.decks.extend(bank.decks().iter().map(|deck| Deck { id: bank.full_id(&deck.id), ..deck.clone() }));
            all.items.extend(bank.heads().iter().map(|head| {
                let deck = u16::try_from(first_deck + usize::from(head.deck)).unwrap_or(u16::MAX);
                Head { id: bank.full_id(&head.id), area: bank.full_id(&head.area), deck, ..head.clone() }
            }));
            all.shapes.extend(bank.heads.shapes.iter().cloned());
            bodies.extend(bank.parts.iter().map(|part| part.get().map(|part| bank.spelled(part)).unwrap_or_default()));
        }
        let joined = Self::with(Words::default(), all);
        joined.fill(bodies);
        joined
    }

    /// The bodies of a deck without this bank's words.
    fn spelled(&self, part: &Part) -> Vec<u8> {
        let mut out = Vec::new();
        for body in part.bytes.split_inclusive(|&byte| byte == END) {
            let text = self.words.spell(body.strip_suffix(&[END]).unwrap_or(body));
            words::push_raw(&text.unwrap_or_default(), &mut out);
            out.push(END);
        }
        out
    }

    /// An id with the name of its bank, as it stands in the log: `django/orm-querysets`. In a joined bank they all do.
    #[must_use]
    pub fn full_id(&self, id: &str) -> String {
        if self.name().is_empty() { id.into() } else { format!("{}/{id}", self.name()) }
    }

    /// The name that the learner's progress is kept under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.heads.name
    }

    /// What a learner sees.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.heads.title
    }

    /// The parts of the subject, in the order of study.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.heads.areas
    }

    /// The title of an area, or its id if the bank does not name it.
    #[must_use]
    pub fn area_title<'a>(&'a self, id: &'a str) -> &'a str {
        self.heads.areas.iter().find(|area| area.id == id).map_or(id, |area| &area.title)
    }

    /// The files the items come from.
    #[must_use]
    pub fn decks(&self) -> &[Deck] {
        &self.heads.decks
    }

    /// The heads of all items, in the bank's order.
    #[must_use]
    pub fn heads(&self) -> &[Head] {
        &self.heads.items
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.items.is_empty()
    }

    /// The position of the item with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.heads.items.iter().position(|head| head.id == id)
    }

    /// Whether the item at a position has not arrived, and still may.
    #[must_use]
    pub fn is_coming(&self, at: usize) -> bool {
        at < self.len() && self.part(at).is_none() && !self.closed.get()
    }

    fn part(&self, at: usize) -> Option<&Part> {
        self.parts.get(usize::from(self.heads().get(at)?.deck))?.get()
    }

    /// The text of the body at a position.
    fn text(&self, at: usize) -> Option<String> {
        let part = self.part(at)?;
        let bytes = part.bytes.get(*part.begins.get(*self.places.get(at)? as usize)? as usize..)?;
        let end = bytes.iter().position(|&byte| byte == END)?;
        self.words.spell(&bytes[..end])
    }

    /// A number that is another one once the item at a position was edited: the checksum of its body, whatever the words
    /// that it is packed in. 0 if it is not there.
    #[must_use]
    pub fn print(&self, at: usize) -> u32 {
        let (Some(mut text), Some(shape)) = (self.text(at), self.heads.shapes.get(at)) else { return 0 };
        text.push_str(shape);
        checksum(text.as_bytes())
    }

    /// Decodes the item at a position. Nothing if there is none, if it has not arrived, or if its bytes are no text.
    #[must_use]
    pub fn item(&self, at: usize) -> Option<Item> {
        let head = self.heads().get(at)?;
        let body = body::read(head.kind, self.heads.shapes.get(at)?, &self.text(at)?);
        Some(Item::packed(head.clone(), body))
    }
}

impl Part {
    fn new(bytes: Vec<u8>) -> Self {
        let mut begins = Vec::new();
        let mut begin = 0;
        for (at, _) in bytes.iter().enumerate().filter(|&(_, &byte)| byte == END) {
            begins.push(begin);
            begin = u32::try_from(at + 1).unwrap_or(u32::MAX);
        }
        Self { bytes, begins }
    }
}
