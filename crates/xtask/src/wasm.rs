//! Small things about the parts of a wasm module, which `wasmparser` reads and `wasm_encoder` writes.

use std::ops::Range;
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

/// A place in a file.
///
/// # Panics
/// When the file is longer than this machine can hold, which it cannot be.
#[must_use]
pub fn at(place: u64) -> usize {
    usize::try_from(place).expect("a place in memory")
}

/// A stretch of a file.
#[must_use]
pub fn range(range: &Range<u64>) -> Range<usize> {
    at(range.start)..at(range.end)
}

/// The same module with some of its sections written anew: `change` writes a section itself and says so, or leaves it
/// as it is.
///
/// # Errors
/// When the bytes are no module.
pub fn rewritten(
    wasm: &[u8],
    mut change: impl FnMut(&Payload<'_>, &mut Module) -> wasmparser::Result<bool>,
) -> wasmparser::Result<Module> {
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if !change(&payload, &mut out)?
            && let Some((id, place)) = payload.as_section()
        {
            out.section(&RawSection { id, data: &wasm[range(&place)] });
        }
    }
    Ok(out)
}
