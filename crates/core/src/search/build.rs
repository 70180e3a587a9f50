//! Making an index, a few items at a time, so that a page with many does not stand still meanwhile.

use super::index::{Field, Index};
use super::words;
use crate::bank::Bank;
use crate::item::{Item, Task};
use crate::prose::{Line, Prose};
use crate::sort::sort_by;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// An index in the making.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    /// The number of each word so far.
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
    /// Where each of them stands.
    lists: Vec<List>,
    lengths: Vec<u8>,
}

/// Where one word stands.
#[derive(Clone, Debug, Default)]
struct List {
    /// All items but the last, as [`Index`] keeps them.
    places: Vec<u8>,
    /// The item before the last.
    before: usize,
    /// The last item, and the parts of it.
    last: usize,
    fields: u8,
}

impl Builder {
    /// Takes in so many more items. Says whether that was all.
    pub fn step(&mut self, bank: &Bank, items: usize) -> bool {
        let end = bank.len().min(self.lengths.len().saturating_add(items));
        for at in self.lengths.len()..end {
            self.lengths.push(0);
            if let Some(item) = bank.item(at) {
                self.item(at, bank, &item);
            }
        }
        end == bank.len()
    }

    /// How many items were taken in.
    #[must_use]
    pub fn done(&self) -> usize {
        self.lengths.len()
    }

    /// The index of what was taken in.
    #[must_use]
    pub fn finish(self) -> Index {
        let mut terms: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        sort_by(&mut terms, Ord::cmp);
        let mut index = Index { lengths: self.lengths, ..Index::default() };
        for (term, number) in terms {
            index.text.push_str(&term);
            index.ends.push(u32::try_from(index.text.len()).unwrap_or(u32::MAX));
            if let Some(list) = self.lists.get(number as usize) {
                index.places.extend_from_slice(&list.places);
                put(list.last - list.before, list.fields, &mut index.places);
            }
            index.place_ends.push(u32::try_from(index.places.len()).unwrap_or(u32::MAX));
        }
        index.text.shrink_to_fit();
        index.places.shrink_to_fit();
        index
    }

    fn item(&mut self, at: usize, bank: &Bank, item: &Item) {
        let (head, body) = (item.head(), item.body());
        let stem = body.stem.plain();
        self.lengths[at] = u8::try_from(words::tokens(&stem).count()).unwrap_or(u8::MAX);
        let mut entry = Entry { builder: self, at };
        entry.text(&stem, Field::STEM);
        for word in head.tags.iter().chain(&head.topics).chain([&head.id, &head.area]) {
            entry.text(word, Field::TOPIC);
        }
        entry.text(bank.area_title(&head.area), Field::TOPIC);
        entry.task(&body.task);
        for prose in [&body.rationale, &body.misconception].into_iter().chain(&body.hints) {
            entry.prose(prose, Field::WHY);
        }
        for reference in &body.references {
            entry.line(reference, Field::WHY);
        }
    }

    fn word(&mut self, word: &str, at: usize, field: Field) {
        let number = if let Some(number) = self.numbers.get(word) {
            *number as usize
        } else {
            let number = self.lists.len();
            self.numbers.insert(word.into(), u32::try_from(number).unwrap_or(u32::MAX));
            self.lists.push(List { last: at, ..List::default() });
            number
        };
        let list = &mut self.lists[number];
        if list.last != at {
            put(list.last - list.before, list.fields, &mut list.places);
            (list.before, list.last, list.fields) = (list.last, at, 0);
        }
        list.fields |= field.0;
    }
}

/// The words of one item on their way into the index.
struct Entry<'a> {
    builder: &'a mut Builder,
    at: usize,
}

impl Entry<'_> {
    fn text(&mut self, text: &str, field: Field) {
        for (_, token) in words::tokens(text) {
            words::names(token, |word| self.builder.word(word, self.at, field));
        }
    }

    fn line(&mut self, line: &Line, field: Field) {
        self.text(&line.plain(), field);
    }

    fn prose(&mut self, prose: &Prose, field: Field) {
        self.text(&prose.plain(), field);
    }

    fn task(&mut self, task: &Task) {
        let (said, why) = (Field::ANSWER, Field::WHY);
        match task {
            Task::Choice(task) => task.choices.iter().for_each(|choice| {
                self.prose(&choice.text, said);
                self.prose(&choice.reason, why);
            }),
            Task::Order(steps) => steps.iter().for_each(|step| {
                self.prose(&step.text, said);
                self.prose(&step.reason, why);
            }),
            Task::Match(pairs) => {
                let titles = [&pairs.left_title, &pairs.right_title];
                pairs.left.iter().chain(&pairs.right).chain(titles).for_each(|line| self.line(line, said));
            }
            Task::Blank(blank) => {
                for text in &blank.accepted {
                    self.text(text, said);
                }
                for (text, reason) in &blank.expected_wrong {
                    self.text(text, why);
                    self.prose(reason, why);
                }
            }
            Task::Open(open) => {
                self.prose(&open.answer, said);
                open.key_points.iter().for_each(|point| self.prose(point, said));
                open.follow_ups.iter().for_each(|next| self.prose(next, why));
            }
            Task::Spot(suspects) => suspects.iter().for_each(|suspect| self.prose(&suspect.reason, why)),
        }
    }
}

/// Writes a step from item to item and a set of parts, seven bits a byte, the low ones first.
fn put(step: usize, fields: u8, out: &mut Vec<u8>) {
    let mut value = u32::try_from(step).unwrap_or_default() << 4 | u32::from(fields);
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        out.push(if value > 0 { low | 0x80 } else { low & 0x7f });
        if value == 0 {
            return;
        }
    }
}

/// FNV-1a, 64 bits: short words, and nobody to guard against.
#[derive(Clone, Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Index {
    /// The whole index of a bank at once. Where a page must not stand still, use a [`Builder`].
    #[must_use]
    pub fn of(bank: &crate::bank::Bank) -> Self {
        let mut builder = Builder::default();
        while !builder.step(bank, usize::MAX) {}
        builder.finish()
    }
}
