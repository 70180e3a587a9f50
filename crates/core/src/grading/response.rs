//! What a learner answers, and the short text by which logs keep it.

use crate::item::{MAX_CHOICES, MAX_KEY_POINTS, MAX_ROWS, Task};

/// The longest text that is kept of a typed answer, in characters.
pub const MAX_TYPED: usize = 200;

/// What a learner answers. Positions are those the author wrote, not those on the screen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Response {
    /// The chosen choices, in ascending order.
    Choice(Vec<u8>),
    /// The steps in the order they were put.
    Order(Vec<u8>),
    /// For each left-hand text what was put beside it.
    Match(Vec<Option<u8>>),
    /// What was typed.
    Blank(String),
    /// The key points that the learner found in their own answer, in ascending order.
    Open(Vec<u8>),
    /// The line that was chosen, from 1.
    Spot(Option<u16>),
}

impl Response {
    /// Nothing answered yet.
    #[must_use]
    pub fn empty(task: &Task) -> Self {
        match task {
            Task::Choice(_) => Self::Choice(Vec::new()),
            Task::Order(steps) => Self::Order((0u8..).take(steps.len()).collect()),
            Task::Match(pairs) => Self::Match(vec![None; pairs.left.len()]),
            Task::Blank(_) => Self::Blank(String::new()),
            Task::Open(_) => Self::Open(Vec::new()),
            Task::Spot(_) => Self::Spot(None),
        }
    }

    /// Whether there is enough to grade.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Choice(chosen) => !chosen.is_empty(),
            Self::Order(_) | Self::Open(_) => true,
            Self::Match(pairs) => pairs.iter().all(Option::is_some),
            Self::Blank(text) => !text.trim().is_empty(),
            Self::Spot(line) => line.is_some(),
        }
    }

    /// Whether it answers this task: right kind, and no position that the task does not have.
    #[must_use]
    pub fn fits(&self, task: &Task) -> bool {
        let all_below = |list: &[u8], n: usize| list.iter().all(|&at| usize::from(at) < n);
        match (self, task) {
            (Self::Choice(chosen), Task::Choice(task)) => all_below(chosen, task.choices.len()),
            (Self::Order(steps), Task::Order(task)) => {
                steps.len() == task.len() && (0u8..).take(task.len()).all(|at| steps.contains(&at))
            }
            (Self::Match(put), Task::Match(task)) => {
                put.len() == task.left.len() && put.iter().flatten().all(|&at| usize::from(at) < task.right.len())
            }
            (Self::Open(ticked), Task::Open(task)) => all_below(ticked, task.key_points.len()),
            (Self::Blank(_), Task::Blank(_)) | (Self::Spot(_), Task::Spot(_)) => true,
            _ => false,
        }
    }

    /// One word without spaces: a letter for the kind, a colon, then letters for positions.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::new();
        match self {
            Self::Choice(list) => letters(&mut out, 'c', list),
            Self::Order(list) => letters(&mut out, 'o', list),
            Self::Open(list) => letters(&mut out, 'k', list),
            Self::Match(list) => {
                out.push_str("m:");
                out.extend(list.iter().map(|at| at.map_or('-', letter)));
            }
            Self::Spot(line) => {
                out.push_str("s:");
                out.push_str(&line.map(|line| line.to_string()).unwrap_or_default());
            }
            Self::Blank(text) => {
                out.push_str("b:");
                escape(text.chars().take(MAX_TYPED), &mut out);
            }
        }
        out
    }

    /// Reads what [`Response::encode`] wrote.
    #[must_use]
    pub fn decode(word: &str) -> Option<Self> {
        let (kind, rest) = word.split_once(':')?;
        Some(match kind {
            "c" => Self::Choice(ascending(positions(rest, MAX_CHOICES)?)?),
            "o" => Self::Order(positions(rest, MAX_ROWS)?),
            "k" => Self::Open(ascending(positions(rest, MAX_KEY_POINTS)?)?),
            "m" => Self::Match(
                rest.chars()
                    .map(|c| if c == '-' { Some(None) } else { position(c).map(Some) })
                    .collect::<Option<_>>()?,
            ),
            "s" if rest.is_empty() => Self::Spot(None),
            "s" => Self::Spot(Some(rest.parse().ok()?)),
            "b" => Self::Blank(unescape(rest)?),
            _ => return None,
        })
    }
}

fn letter(at: u8) -> char {
    char::from(b'a' + at.min(25))
}

fn letters(out: &mut String, kind: char, list: &[u8]) {
    out.push(kind);
    out.push(':');
    out.extend(list.iter().map(|&at| letter(at)));
}

fn position(c: char) -> Option<u8> {
    c.is_ascii_lowercase().then(|| c as u8 - b'a')
}

fn positions(text: &str, most: usize) -> Option<Vec<u8>> {
    let list: Vec<u8> = text.chars().map(position).collect::<Option<_>>()?;
    (list.len() <= most).then_some(list)
}

fn ascending(list: Vec<u8>) -> Option<Vec<u8>> {
    list.is_sorted_by(|a, b| a < b).then_some(list)
}

/// Percent-escapes what would break a line of words.
pub(crate) fn escape(text: impl Iterator<Item = char>, out: &mut String) {
    for c in text {
        if c == '%' || c.is_whitespace() || c.is_control() {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        } else {
            out.push(c);
        }
    }
}

pub(crate) fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte == b'%' {
            let hex = core::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_response() -> impl Strategy<Value = Response> {
        let set =
            |n: u8| proptest::collection::btree_set(0..n, 0..=usize::from(n)).prop_map(|s| s.into_iter().collect());
        prop_oneof![
            set(9).prop_map(Response::Choice),
            Just((0u8..8).collect::<Vec<_>>()).prop_shuffle().prop_map(Response::Order),
            proptest::collection::vec(proptest::option::of(0u8..26), 0..26).prop_map(Response::Match),
            "\\PC{0,40}".prop_map(Response::Blank),
            set(12).prop_map(Response::Open),
            proptest::option::of(any::<u16>()).prop_map(Response::Spot),
        ]
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_one_word_and_decodes_to_itself(response in any_response()) {
            let word = response.encode();
            prop_assert!(!word.contains(char::is_whitespace), "{word:?}");
            prop_assert_eq!(Response::decode(&word), Some(response));
        }

        #[test]
        fn decoding_is_total(word in "\\PC{0,30}") {
            let _ = Response::decode(&word);
        }
    }

    #[test]
    fn foreign_words_are_refused() {
        for word in ["", "c", "c:B", "c:ba", "c:aa", "z:a", "s:-1", "s:70000", "b:%zz", "b:%f", "k:abcdefghijklm"] {
            assert_eq!(Response::decode(word), None, "{word}");
        }
    }
}
