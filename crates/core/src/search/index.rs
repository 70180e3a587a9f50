//! The words of a bank, sorted, each with the items that it stands in.

/// The parts of an item that are searched, as a set: a bit each, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field(pub(super) u8);

impl Field {
    /// Reasons, the rationale, misconceptions, follow-ups, references.
    pub(super) const WHY: Self = Self(1);
    /// What is to be chosen, ordered, matched or said.
    pub(super) const ANSWER: Self = Self(2);
    /// Tags, topics, the area, the id.
    pub(super) const TOPIC: Self = Self(4);
    /// The question.
    pub(super) const STEM: Self = Self(8);

    /// What a word counts that stands in these parts: as much as in the weightiest of them.
    pub(super) const fn weight(set: u8) -> u32 {
        match set {
            8.. => 8,
            4.. => 5,
            2.. => 3,
            _ => 1,
        }
    }
}

/// The words of a bank, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// All words one after the other, sorted.
    pub(super) text: String,
    /// Where each word ends in `text`.
    pub(super) ends: Vec<u32>,
    /// For each word the items it stands in: steps from item to item times 16, plus the parts, seven bits a byte.
    pub(super) places: Vec<u8>,
    /// Where the items of each word end in `places`.
    pub(super) place_ends: Vec<u32>,
    /// How many words the question of each item has, at most 255.
    pub(super) lengths: Vec<u8>,
}

impl Index {
    /// How many bytes it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len() + (self.ends.len() + self.place_ends.len()) * 4 + self.places.len() + self.lengths.len()
    }

    /// How many different words it knows.
    #[must_use]
    pub fn words(&self) -> usize {
        self.ends.len()
    }

    /// The words that begin so.
    pub(super) fn beginning(&self, start: &str) -> std::ops::Range<usize> {
        let from = self.partition(|term| term < start);
        let to = self.partition(|term| term < start || term.starts_with(start));
        from..to
    }

    /// The first word of which something no longer holds that holds for all before it.
    pub(super) fn partition(&self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if holds(self.term(middle)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    pub(super) fn term(&self, at: usize) -> &str {
        &self.text[span(&self.ends, at)]
    }

    /// The items that have a word, and in which parts.
    pub(super) fn places(&self, term: usize) -> impl Iterator<Item = (usize, u8)> {
        let mut bytes = self.places[span(&self.place_ends, term)].iter();
        let mut item = 0;
        std::iter::from_fn(move || {
            let (mut value, mut shift) = (0u32, 0);
            loop {
                let byte = *bytes.next()?;
                value |= u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            item += (value >> 4) as usize;
            let [low, ..] = value.to_le_bytes();
            Some((item, low & 15))
        })
    }
}

/// From where the one before ends to where this one does.
fn span(ends: &[u32], at: usize) -> std::ops::Range<usize> {
    let from = if at == 0 { 0 } else { ends[at - 1] as usize };
    from..ends[at] as usize
}
