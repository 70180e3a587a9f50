//! As much of the binary format of WebAssembly as is needed to move its parts about.

use std::ops::Range;

/// A section of a module.
pub struct Section {
    /// Where its size stands.
    pub size_at: usize,
    /// What is in it.
    pub body: Range<usize>,
}

/// The first section with this number.
#[must_use]
pub fn section(wasm: &[u8], id: u8) -> Option<Section> {
    let mut at = 8;
    while at < wasm.len() {
        let found = wasm[at];
        let size_at = at + 1;
        let mut body = size_at;
        let size = number(wasm, &mut body)?;
        let end = body.checked_add(size).filter(|&end| end <= wasm.len())?;
        if found == id {
            return Some(Section { size_at, body: body..end });
        }
        at = end;
    }
    None
}

/// Reads a number at a place, and moves the place behind it.
pub fn number(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Writes a number.
pub fn leb(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(u8::try_from(value & 0x7f).unwrap_or_default() | 0x80);
        value >>= 7;
    }
    out.push(u8::try_from(value).unwrap_or_default());
}
