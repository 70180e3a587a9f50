//! Takes the messages of panics out of a wasm, and with them all that writes them.
//!
//! A panic ends the widget whatever it says, and its message is for a console that a learner does not open; the code that
//! puts it together, with its tables of what can be printed, is four kilobytes of every first load. A stable compiler has
//! no switch for that. So each function that only ends in a panic becomes the trap that it ends in, what `{:?}` writes
//! becomes nothing, no hook is set, and the places in the source that messages name become zeros: wasm-opt then removes
//! what nobody calls. A quick build keeps its messages.

use crate::wasm::{leb, number};
use std::ops::Range;

/// Functions that do not return, what they would hand on, and the hook that the last of them would call. Names without
/// their hashes.
const ENDS: [&str; 20] = [
    "<alloc::vec::Vec<_, _>>::insert_mut::assert_failed",
    "<alloc::vec::Vec<_, _>>::remove::assert_failed",
    "<std::panicking::panic_handler::",
    "__rustc::__rust_alloc_error_handler",
    "__rustc::rust_begin_unwind",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "console_error_panic_hook::hook",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::assert_failed",
    "core::panicking::panic",
    "core::result::unwrap_failed",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "std::panicking::panic_with_hook",
    "std::thread::local::panic_access_error",
];

/// Sets up the hook that writes a message to the console.
const HOOK: &str = "yew::renderer::set_default_panic_hook";

/// No locals, end: done, with nothing done.
const DONE: [u8; 2] = [0, 0x0b];
/// No locals, `unreachable`, end.
const TRAP: [u8; 3] = [0, 0x00, 0x0b];
/// No locals, the constant 0, end: `Ok(())`, with nothing written.
const NOTHING: [u8; 4] = [0, 0x41, 0, 0x0b];
/// The type of every `fmt`: two pointers in, one number out.
const FMT: [u8; 6] = [0x60, 2, 0x7f, 0x7f, 1, 0x7f];

/// The same module without messages of panics, and how many functions were emptied.
///
/// # Errors
/// When the bytes are not a wasm module with the names of its functions.
pub fn panics(wasm: &[u8]) -> Result<(Vec<u8>, usize), String> {
    silenced(wasm).ok_or_else(|| "the wasm, or the names in it, cannot be read".to_owned())
}

fn silenced(wasm: &[u8]) -> Option<(Vec<u8>, usize)> {
    let sections = sections(wasm)?;
    let find = |id: u8| sections.iter().find(|section| section.id == id).map(|section| &wasm[section.body.clone()]);
    let imported = number(find(2)?, &mut 0)?; // the glue imports functions and nothing else
    let fmt = entries(find(1)?, type_end)?.iter().position(|bytes| *bytes == FMT);
    let types = entries(find(3)?, |bytes, at| number(bytes, at).map(drop))?;
    let names = names(wasm, &sections)?;
    let mut out = wasm[..8].to_vec();
    let mut count = 0;
    for section in &sections {
        let body = &wasm[section.body.clone()];
        let mut new = Vec::new();
        if section.id == 10 {
            let functions = entries(body, |bytes, at| {
                *at = number(bytes, at)?.checked_add(*at)?;
                Some(())
            })?;
            leb(functions.len(), &mut new);
            for (at, function) in functions.iter().enumerate() {
                let name = names.iter().find(|(index, _)| *index == imported + at).map_or("", |(_, name)| name);
                let is_fmt = fmt.is_some() && types.get(at).and_then(|bytes| number(bytes, &mut 0)) == fmt;
                let short: Option<&[u8]> = match plain(name).as_str() {
                    name if ENDS.iter().any(|end| name.starts_with(end)) => Some(&TRAP),
                    name if name.starts_with(HOOK) => Some(&DONE),
                    name if is_fmt && name.contains("fmt::Debug") && name.ends_with("::fmt") => Some(&NOTHING),
                    _ => None,
                };
                match short {
                    Some(short) => {
                        count += 1;
                        leb(short.len(), &mut new);
                        new.extend_from_slice(short);
                    }
                    None => new.extend_from_slice(function),
                }
            }
        } else if section.id == 11 {
            new = without_places(body)?;
        } else {
            new.extend_from_slice(body);
        }
        out.push(section.id);
        leb(new.len(), &mut out);
        out.extend(new);
    }
    Some((out, count))
}

/// The longest path of a source file.
const LONGEST_PATH: usize = 200;
/// No source file has more lines, and no line is longer.
const MOST: [usize; 2] = [50_000, 1_000];

/// A data section whose places in the source are zeros: a place is the address of a file's path, the path's length, a
/// line and a column. Nobody reads them but messages of panics.
fn without_places(body: &[u8]) -> Option<Vec<u8>> {
    let segments = segments(body)?;
    let path = |address: usize, length: usize| -> Option<Range<usize>> {
        let (from, bytes) = segments.iter().find(|(from, bytes)| (*from..from + bytes.len()).contains(&address))?;
        let at = bytes.start + address - from;
        let path = body[..bytes.end].get(at..at.checked_add(length)?)?;
        (path.ends_with(b".rs") && path.iter().all(u8::is_ascii_graphic)).then_some(at..at + length)
    };
    let mut out = body.to_vec();
    for (from, bytes) in &segments {
        for at in (bytes.start + from.wrapping_neg() % 4..bytes.end.saturating_sub(15)).step_by(4) {
            let word = |nth: usize| {
                let word = body[at + nth * 4..].first_chunk().map_or(0, |word| u32::from_le_bytes(*word));
                word as usize
            };
            let [address, length, line, column] = [0, 1, 2, 3].map(word);
            let likely = (1..=LONGEST_PATH).contains(&length)
                && (1..=MOST[0]).contains(&line)
                && (1..=MOST[1]).contains(&column);
            if let Some(path) = likely.then(|| path(address, length)).flatten() {
                out[path].fill(0);
                out[at..at + 16].fill(0);
            }
        }
    }
    Some(out)
}

/// Where each segment of a data section goes in memory, and where its bytes are in the section.
fn segments(body: &[u8]) -> Option<Vec<(usize, Range<usize>)>> {
    let mut at = 0;
    let mut list = Vec::new();
    for _ in 0..number(body, &mut at)? {
        // Active, in the first memory: the address is a constant.
        at = body.get(at..)?.starts_with(&[0, 0x41]).then_some(at + 2)?;
        let address = number(body, &mut at)?;
        at = body.get(at..)?.starts_with(&[0x0b]).then_some(at + 1)?;
        let size = number(body, &mut at)?;
        let bytes = at..at.checked_add(size).filter(|&end| end <= body.len())?;
        at = bytes.end;
        list.push((address, bytes));
    }
    Some(list)
}

struct Section {
    id: u8,
    body: Range<usize>,
}

fn sections(wasm: &[u8]) -> Option<Vec<Section>> {
    let mut at = 8;
    let mut list = Vec::new();
    while at < wasm.len() {
        let id = wasm[at];
        at += 1;
        let size = number(wasm, &mut at)?;
        let body = at..at.checked_add(size).filter(|&end| end <= wasm.len())?;
        at = body.end;
        list.push(Section { id, body });
    }
    Some(list)
}

/// The entries of a section, each with its own length if it has one.
fn entries(body: &[u8], end: impl Fn(&[u8], &mut usize) -> Option<()>) -> Option<Vec<&[u8]>> {
    let mut at = 0;
    let count = number(body, &mut at)?;
    let mut list = Vec::with_capacity(count.min(body.len()));
    for _ in 0..count {
        let from = at;
        end(body, &mut at)?;
        list.push(body.get(from..at)?);
    }
    Some(list)
}

/// The end of a function type: a mark, the parameters, the results, a byte each.
fn type_end(bytes: &[u8], at: &mut usize) -> Option<()> {
    *at += 1;
    for _ in 0..2 {
        let count = number(bytes, at)?;
        *at = at.checked_add(count)?;
    }
    Some(())
}

/// The functions' names, with the index of each.
fn names<'a>(wasm: &'a [u8], sections: &[Section]) -> Option<Vec<(usize, &'a str)>> {
    let mut custom = sections.iter().filter(|section| section.id == 0).map(|section| &wasm[section.body.clone()]);
    let mut bytes = custom.find_map(|body| body.strip_prefix(b"\x04name"))?;
    // The module's own name may come before those of its functions.
    loop {
        let (&kind, rest) = bytes.split_first()?;
        let mut at = 0;
        let size = number(rest, &mut at)?;
        let (part, after) = rest.get(at..)?.split_at_checked(size)?;
        if kind == 1 {
            return names_of(part);
        }
        bytes = after;
    }
}

fn names_of(part: &[u8]) -> Option<Vec<(usize, &str)>> {
    let mut at = 0;
    let mut list = Vec::new();
    for _ in 0..number(part, &mut at)? {
        let index = number(part, &mut at)?;
        let size = number(part, &mut at)?;
        let end = at.checked_add(size)?;
        list.push((index, std::str::from_utf8(part.get(at..end)?).ok()?));
        at = end;
    }
    Some(list)
}

/// A name without its hashes: `core[1a2b]::str::slice_error_fail` and `core::str::slice_error_fail::h1a2b`.
fn plain(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    match out.rsplit_once("::h") {
        Some((before, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => before.to_owned(),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, body: &[u8]) -> Vec<u8> {
        let mut out = vec![id];
        leb(body.len(), &mut out);
        out.extend_from_slice(body);
        out
    }

    /// One import, and functions of these names that all return the constant 7.
    fn module(functions: &[&str]) -> Vec<u8> {
        let count = u8::try_from(functions.len()).expect("a few");
        let mut code = vec![count];
        let mut named = vec![count];
        for (at, name) in (1u8..).zip(functions) {
            code.extend([4, 0, 0x41, 7, 0x0b]);
            named.extend([at, u8::try_from(name.len()).expect("short")]);
            named.extend_from_slice(name.as_bytes());
        }
        let mut custom = b"\x04name".to_vec();
        custom.extend(section(0, b"\x01m"));
        custom.extend(section(1, &named));
        let types: Vec<u8> = [&[2][..], &FMT, &[0x60, 0, 1, 0x7f]].concat();
        let kinds: Vec<u8> = [&[count][..], &[0; 9][..functions.len()]].concat();
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        out.extend([section(1, &types), section(2, b"\x01\x01a\x01b\0\0"), section(3, &kinds)].concat());
        out.extend([section(10, &code), section(0, &custom)].concat());
        out
    }

    fn bodies(wasm: &[u8]) -> Vec<Vec<u8>> {
        let sections = sections(wasm).expect("sections");
        let code = sections.iter().find(|section| section.id == 10).expect("code");
        let function = |bytes: &[u8], at: &mut usize| {
            *at = number(bytes, at)?.checked_add(*at)?;
            Some(())
        };
        let all = entries(&wasm[code.body.clone()], function).expect("functions");
        all.into_iter().map(|function| function[1..].to_vec()).collect()
    }

    #[test]
    fn what_only_panics_traps_and_the_rest_is_untouched() {
        let wasm = module(&[
            "popquiz::view::sitting::h0123456789abcdef",
            "core[c5930c85]::panicking::panic_fmt",
            "core::result::unwrap_failed::h0123456789abcdef",
            "<char as core[c5930c85]::fmt::Debug>::fmt",
            "<char as core[c5930c85]::fmt::Display>::fmt",
        ]);
        let (silent, count) = panics(&wasm).expect("a module");
        let seven = [0, 0x41, 7, 0x0b].to_vec();
        let expected = [seven.clone(), TRAP.to_vec(), TRAP.to_vec(), NOTHING.to_vec(), seven];
        assert_eq!((bodies(&silent), count), (expected.to_vec(), 3));
    }

    #[test]
    fn places_in_the_source_become_zeros_and_nothing_else_does() {
        let word = |word: u32| word.to_le_bytes();
        // At 1,024: a path, a text, and then the place 7:3 of that path, and the address and length of the text.
        let mut data = b"src/app.rsOther text".to_vec();
        data.extend([word(1024), word(10), word(7), word(3), word(1034), word(10), word(7), word(3)].concat());
        let wrap = |data: &[u8]| [&[1, 0, 0x41, 0x80, 0x08, 0x0b, 52][..], data].concat();
        let silent = without_places(&wrap(&data)).expect("a section");
        data[..10].fill(0);
        data[20..36].fill(0);
        assert_eq!(silent, wrap(&data));
        assert_eq!(without_places(&[1, 1, 0]), None);
    }

    #[test]
    fn a_function_of_another_type_is_left_alone() {
        let mut wasm = module(&["<char as core::fmt::Debug>::fmt"]);
        let kinds = wasm.windows(4).position(|bytes| bytes == [3, 2, 1, 0]).expect("the section of kinds");
        wasm[kinds + 3] = 1;
        assert_eq!(panics(&wasm).expect("a module").1, 0);
    }

    #[test]
    fn a_module_without_names_is_refused() {
        let wasm = module(&["a"]);
        let names = wasm.len() - 20;
        assert!(panics(&wasm[..names]).is_err());
        assert!(panics(b"\0asm\x01\0\0\0").is_err());
    }
}
