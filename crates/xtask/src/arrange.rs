//! Functions in an order that compresses well: each is followed by the one that is most like it.
//!
//! Brotli finds what repeats by how far back it stands, and near costs less than far. wasm-opt can put functions in the
//! order of their names, so they are given names that are their places.

use crate::wasm::{range, rewritten};
use std::collections::HashMap;
use wasm_encoder::{NameMap, NameSection};
use wasmparser::{Parser, Payload, TypeRef};

/// Likeness is counted in stretches of so many bytes.
const STRETCH: usize = 4;
/// A stretch that stands in more functions than this says nothing about any two of them.
const COMMON: usize = 1000;
/// A function is compared with the three before it; what stands further back counts for less.
const BACK: [f64; 3] = [1.0, 0.5, 1.0 / 3.0];
/// Keeps small functions from being like everything.
const SMALL: usize = 20;

/// Adds names to a module without any, so that sorting its functions by name puts like beside like.
///
/// # Errors
/// When the bytes are not a wasm module.
pub fn name_by_place(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let (imported, bodies) = functions(wasm).map_err(|error| format!("the wasm cannot be read: {error}"))?;
    let mut names: Vec<String> = (0..imported).map(|at| format!("!{at:05}")).collect();
    names.resize(imported + bodies.len(), String::new());
    for (place, function) in order(&bodies).into_iter().enumerate() {
        names[imported + function] = format!("{place:05}");
    }
    let mut map = NameMap::new();
    for (at, name) in (0..).zip(&names) {
        map.append(at, name);
    }
    let mut section = NameSection::new();
    section.functions(&map);
    let mut out = rewritten(wasm, |_, _| Ok(false)).map_err(|error| format!("the wasm cannot be read: {error}"))?;
    Ok(out.section(&section).clone().finish())
}

/// How many functions are imported, and those that are not.
fn functions(wasm: &[u8]) -> wasmparser::Result<(usize, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[range(&body.range())]),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// The order, as positions in the list given: greedy, from the first.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let stretches: Vec<Vec<&[u8]>> = bodies
        .iter()
        .map(|body| {
            let mut all: Vec<&[u8]> = body.windows(STRETCH).collect();
            all.sort_unstable();
            all.dedup();
            all
        })
        .collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (at, all) in stretches.iter().enumerate() {
        for stretch in all {
            holders.entry(stretch).or_default().push(at);
        }
    }
    holders.retain(|_, list| (2..=COMMON).contains(&list.len()));

    let mut placed = vec![false; bodies.len()];
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    while order.len() < bodies.len() {
        let mut likeness = vec![0.0_f64; bodies.len()];
        for (near, &before) in BACK.iter().zip(order.iter().rev()) {
            for shared in stretches[before].iter().filter_map(|stretch| holders.get(stretch)) {
                // What few functions share says more about them.
                #[expect(clippy::cast_precision_loss, reason = "a thousand at the most")]
                let weight = near / (1.0 + shared.len() as f64).log2();
                for &at in shared {
                    likeness[at] += weight;
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "sizes of functions")]
        let score = |at: usize| likeness[at] / (bodies[at].len() + SMALL) as f64;
        // The first of equals, so that the same module is always arranged in the same way.
        let best = (0..bodies.len()).filter(|&at| !placed[at]).reduce(|a, b| if score(b) > score(a) { b } else { a });
        let Some(best) = best else { break };
        placed[best] = true;
        order.push(best);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like_and_nothing_is_lost() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"zyxwvuts", b"12345678", b"abcdefgi", b"zyxwvutr"];
        assert_eq!(order(&bodies), [0, 3, 1, 4, 2]);
    }

    #[test]
    fn every_function_gets_the_name_of_its_place() {
        // One type; an imported memory, an imported function; two functions of its own.
        let module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x0e\x02\x01a\x01m\x02\0\x01\x01a\x01f\0\0\
            \x03\x03\x02\0\0\x0a\x09\x02\x03\0\x01\x0b\x03\0\x01\x0b";
        let named = name_by_place(module).unwrap();
        let name = b"\0\x1e\x04name\x01\x17\x03\0\x06!00000\x01\x0500000\x02\x0500001";
        assert_eq!(named.strip_prefix(module.as_slice()), Some(name.as_slice()));
        assert!(name_by_place(&module[..20]).is_err());
    }
}
