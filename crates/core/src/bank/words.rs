//! The words of a packed bank: what stands often in its texts is spelled once, and is a byte or two wherever it stands.
//!
//! A compressor finds a word that it has seen, and pays three bytes to say where. It pays one for a byte that comes
//! often, and sees what usually comes after that byte. So this takes a tenth off the Django bank in brotli.

use std::cmp::Reverse;
use std::collections::HashMap;

/// Words spelled once. The first of them are one byte in the texts, the others two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(Vec<Box<str>>);

/// Bytes from here on stand for words; those below are characters.
const FIRST: u8 = 0x80;
/// Bytes from here on stand for a word together with the byte after them.
const PAIRS: u8 = 0xf0;
/// How many words are one byte.
const SHORT: usize = (PAIRS - FIRST) as usize;
/// How many words can be told apart.
const MOST: usize = SHORT + (u8::MAX - PAIRS + 1) as usize * SECOND;
/// How many second bytes there are.
const SECOND: usize = (u8::MAX - FIRST + 1) as usize;
/// Between two of these, bytes are UTF-8 as it is: characters beyond ASCII.
const RAW: u8 = 0x1b;
/// A word that stands fewer times does not pay for its own spelling.
const FEWEST: usize = 4;

impl Words {
    /// Reads words, one a line.
    pub(super) fn read(text: &str) -> Self {
        Self(text.split_terminator('\n').map(Into::into).collect())
    }

    /// The words, one a line.
    pub(super) fn write(&self) -> String {
        self.0.iter().flat_map(|word| [word, "\n"]).collect()
    }

    /// The text that bytes stand for. Nothing if they stand for none.
    pub(super) fn spell(&self, bytes: &[u8]) -> Option<String> {
        let mut out = Vec::with_capacity(bytes.len() * 2);
        let mut raw = false;
        let mut bytes = bytes.iter();
        while let Some(&byte) = bytes.next() {
            if byte == RAW {
                raw = !raw;
            } else if raw || byte < FIRST {
                out.push(byte);
            } else {
                let mut at = usize::from(byte - FIRST);
                if byte >= PAIRS {
                    at = SHORT + usize::from(byte - PAIRS) * SECOND + usize::from(bytes.next()?.checked_sub(FIRST)?);
                }
                out.extend_from_slice(self.0.get(at)?.as_bytes());
            }
        }
        String::from_utf8(out).ok()
    }

    /// The bytes that stand for each of these texts, for [`Self::spell`].
    pub(super) fn shorten<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<Vec<u8>> {
        let places: HashMap<&str, usize> = self.0.iter().enumerate().map(|(at, word)| (&**word, at)).collect();
        texts.map(|text| shorten(&places, text)).collect()
    }

    /// The words that pay most in a text.
    pub(super) fn of(text: &str) -> Self {
        let mut uses: HashMap<&str, Uses> = HashMap::new();
        let mut before = None;
        for piece in pieces(text) {
            if let Some(uses) = before.and_then(|before| uses.get_mut(before)) {
                uses.spaces += usize::from(piece.starts_with(' '));
            }
            if piece.len() > 1 {
                uses.entry(piece).or_default().count += 1;
            }
            before = Some(piece);
        }
        let mut words: Vec<(&str, Uses)> = uses.into_iter().filter(|(_, uses)| uses.count >= FEWEST).collect();
        // By the bytes that each saves; among equals by the alphabet, so that the same bank is always the same bytes.
        let saved = |code: usize| move |&(word, uses): &(&str, Uses)| Reverse(uses.count * (word.len() - code));
        words.sort_by_key(|&(word, _)| word);
        words.sort_by_key(saved(1));
        let mut long = words.split_off(words.len().min(SHORT));
        long.retain(|(word, _)| word.len() > 2);
        long.sort_by_key(saved(2));
        long.truncate(MOST - SHORT);
        // A compressor guesses each byte from the two before it, of which it sees little more than how large they are.
        // So that should tell something: how often the word stands, whether a space comes before it, and after it.
        long.sort_by_key(|(word, uses)| (word.starts_with(' '), Reverse(uses.count)));
        long.chunks_mut(SECOND).for_each(|chunk| chunk.sort_by_key(|(_, uses)| uses.permille_spaces()));
        words.sort_by_key(|(word, uses)| (word.starts_with(' '), uses.permille_spaces()));
        words.extend(long);
        Self(words.into_iter().map(|(word, _)| word.into()).collect())
    }
}

/// How a word stands in a text.
#[derive(Clone, Copy, Default)]
struct Uses {
    count: usize,
    /// How often a space comes after it.
    spaces: usize,
}

impl Uses {
    fn permille_spaces(self) -> usize {
        self.spaces * 1000 / self.count.max(1)
    }
}

/// Writes a text as it is, for [`Words::spell`].
pub(super) fn push_raw(text: &str, out: &mut Vec<u8>) {
    out.push(RAW);
    out.extend_from_slice(text.as_bytes());
    out.push(RAW);
}

fn shorten(places: &HashMap<&str, usize>, text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut raw = false;
    for piece in pieces(text) {
        let at = places.get(piece);
        if raw == (at.is_some() || piece.is_ascii()) {
            raw = !raw;
            out.push(RAW);
        }
        match at {
            Some(&at) if at < SHORT => out.push(byte(at) + FIRST),
            Some(&at) => out.extend([byte((at - SHORT) / SECOND) + PAIRS, byte((at - SHORT) % SECOND) + FIRST]),
            None => out.extend_from_slice(piece.as_bytes()),
        }
    }
    if raw {
        out.push(RAW);
    }
    out
}

fn byte(small: usize) -> u8 {
    u8::try_from(small).unwrap_or_default()
}

/// The parts of a text that may be words, each with the space before it, and the characters between them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let begin = usize::from(first == ' ');
        let end = rest[begin..].find(|c: char| !c.is_alphabetic()).map_or(rest.len(), |at| begin + at);
        let (piece, after) = rest.split_at(end.max(first.len_utf8()));
        rest = after;
        Some(piece)
    })
}
