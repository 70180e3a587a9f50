//! Functions in an order that compresses well: each is followed by the one that is most like it.
//!
//! Brotli finds what repeats by how far back it stands, and near costs less than far. wasm-opt can put functions in the
//! order of their names, so they are given names that are their places.

use crate::wasm::{leb, number, section};
use std::collections::HashMap;
use std::ops::Range;

/// Likeness is counted in stretches of so many bytes.
const STRETCH: usize = 4;
/// A stretch that stands in more functions than this says nothing about any two of them.
const COMMON: usize = 1000;
/// A function is compared with the three before it; what stands further back counts for less.
const BACK: [f64; 3] = [1.0, 0.5, 1.0 / 3.0];
/// Keeps small functions from being like everything.
const SMALL: usize = 20;

const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// Adds names to a module without any, so that sorting its functions by name puts like beside like.
///
/// # Errors
/// When the bytes are not a wasm module as expected.
pub fn name_by_place(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let imported = imported(wasm).ok_or("the wasm has no import section that can be read")?;
    let bodies = bodies(wasm).ok_or("the wasm has no code section that can be read")?;
    let mut names: Vec<String> = (0..imported).map(|at| format!("!{at:05}")).collect();
    names.resize(imported + bodies.len(), String::new());
    for (place, function) in order(&bodies).into_iter().enumerate() {
        names[imported + function] = format!("{place:05}");
    }
    let mut map = Vec::new();
    leb(names.len(), &mut map);
    for (at, name) in names.iter().enumerate() {
        leb(at, &mut map);
        leb(name.len(), &mut map);
        map.extend_from_slice(name.as_bytes());
    }
    // A custom section, `name`, in it the part that holds the names of functions.
    let mut body = b"\x04name\x01".to_vec();
    leb(map.len(), &mut body);
    body.extend(map);
    let mut out = wasm.to_vec();
    out.push(0);
    leb(body.len(), &mut out);
    out.extend(body);
    Ok(out)
}

/// How many functions are imported; the glue gives nothing else.
fn imported(wasm: &[u8]) -> Option<usize> {
    let mut at = section(wasm, IMPORTS)?.body.start;
    number(wasm, &mut at)
}

fn bodies(wasm: &[u8]) -> Option<Vec<&[u8]>> {
    let Range { start: mut at, end } = section(wasm, CODE)?.body;
    let count = number(wasm, &mut at)?;
    let mut list = Vec::new();
    for _ in 0..count {
        let size = number(wasm, &mut at)?;
        list.push(wasm.get(at..at.checked_add(size)?)?);
        at += size;
    }
    (at == end).then_some(list)
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
        // One imported function of type 0, and two of its own, four bytes each.
        let module = b"\0asm\x01\0\0\0\x02\x07\x01\x01a\x01a\0\0\x0a\x0b\x02\x04\0\x01\x01\x0b\x04\0\x01\x01\x0b";
        let named = name_by_place(module).unwrap();
        let name = b"\0\x1e\x04name\x01\x17\x03\0\x06!00000\x01\x0500000\x02\x0500001";
        assert_eq!(named.strip_prefix(module.as_slice()), Some(name.as_slice()));
        assert!(name_by_place(&module[..20]).is_err());
    }
}
