//! Which file each chunk's code is shipped in.
//!
//! The splitter makes a module for each screen, and one for each set of screens that share something: with seven screens
//! these are fifty, most of them a few hundred bytes. A request for each would cost more than it saves. So all that the
//! start screen shares is one file, all that only others share is another, and a screen needs its own and these.
//!
//! A file stays a wasm module, which hosts compress and engines compile while it comes: the first of its modules, with
//! the others in custom sections of it, for `load.js` to take out.

use crate::wasm::rewritten;
use std::borrow::Cow;
use std::collections::BTreeMap;
use wasm_encoder::CustomSection;

/// The custom sections that hold further modules.
pub const SECTION: &str = "more";
/// The screen that is usually there before the others.
const START: &str = "start";
/// What it shares with others, and what others share.
const SHARED: [&str; 2] = ["start-shared.wasm", "shared.wasm"];

/// The files, and those that each screen needs.
pub type Files = (BTreeMap<String, Vec<u8>>, BTreeMap<String, Vec<String>>);

/// Puts modules into files. They come by the names that the splitter gives them; `needs` says which each screen needs.
///
/// # Errors
/// A screen needs a module that is not there, or one is no wasm.
pub fn files(modules: &BTreeMap<String, Vec<u8>>, needs: &BTreeMap<String, Vec<String>>) -> Result<Files, String> {
    let mut packed: BTreeMap<String, Vec<&[u8]>> = BTreeMap::new();
    let mut wanted: BTreeMap<String, Vec<String>> = needs.keys().map(|screen| (screen.clone(), Vec::new())).collect();
    for (stem, module) in modules {
        let users: Vec<&String> =
            needs.iter().filter(|(_, stems)| stems.contains(stem)).map(|(screen, _)| screen).collect();
        let file = match users[..] {
            [one] => format!("{one}.wasm"),
            [] => return Err(format!("no screen needs the module {stem}")),
            _ => SHARED[usize::from(!users.iter().any(|user| *user == START))].to_owned(),
        };
        for user in users {
            let files = wanted.entry(user.clone()).or_default();
            if !files.contains(&file) {
                files.push(file.clone());
            }
        }
        packed.entry(file).or_default().push(module);
    }
    if let Some(lost) = needs.values().flatten().find(|stem| !modules.contains_key(*stem)) {
        return Err(format!("a screen needs the module {lost}, which is not there"));
    }
    let files: Result<_, String> = packed.into_iter().map(|(file, modules)| Ok((file, one(modules)?))).collect();
    Ok((files?, wanted))
}

/// One module that holds the others. The longest comes first: it is compiled as it comes.
fn one(mut modules: Vec<&[u8]>) -> Result<Vec<u8>, String> {
    modules.sort_by_key(|module| std::cmp::Reverse(module.len()));
    let [first, more @ ..] = &modules[..] else { return Err("a file without a module".to_owned()) };
    let mut out = rewritten(first, |_, _| Ok(false)).map_err(|error| format!("a chunk cannot be read: {error}"))?;
    for module in more {
        out.section(&CustomSection { name: SECTION.into(), data: Cow::Borrowed(module) });
    }
    Ok(out.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::Module;
    use wasmparser::{Parser, Payload};

    fn module(size: usize) -> Vec<u8> {
        let mut out = Module::new();
        out.section(&CustomSection { name: "size".into(), data: vec![0; size].into() });
        out.finish()
    }

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn what_is_shared_is_in_few_files() {
        let modules = [("chunk_1", 1), ("chunk_2", 2), ("chunk_3", 3), ("split_exam", 4), ("split_read", 5)];
        let modules = modules.map(|(stem, size)| (stem.to_owned(), module(size))).into();
        let needs = BTreeMap::from([
            ("exam".to_owned(), strings(&["chunk_1", "chunk_2", "chunk_3", "split_exam"])),
            ("read".to_owned(), strings(&["chunk_2", "chunk_3", "split_read"])),
            ("start".to_owned(), strings(&["chunk_1"])),
        ]);
        let (files, wanted) = files(&modules, &needs).expect("files");
        assert_eq!(wanted["exam"], ["start-shared.wasm", "shared.wasm", "exam.wasm"]);
        assert_eq!(wanted["start"], ["start-shared.wasm"]);
        assert_eq!(files.keys().collect::<Vec<_>>(), ["exam.wasm", "read.wasm", "shared.wasm", "start-shared.wasm"]);
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&files["shared.wasm"]) {
            if let Payload::CustomSection(custom) = payload.expect("a module") {
                found.push((custom.name().to_owned(), custom.data().to_vec()));
            }
        }
        assert_eq!(found, [("size".to_owned(), vec![0; 3]), (SECTION.to_owned(), module(2))]);
    }

    #[test]
    fn a_module_that_nobody_needs_or_that_is_missing_is_an_error() {
        let modules = BTreeMap::from([("split_exam".to_owned(), module(1))]);
        assert!(files(&modules, &BTreeMap::new()).is_err());
        let needs = BTreeMap::from([("exam".to_owned(), strings(&["split_exam", "chunk_9"]))]);
        assert!(files(&modules, &needs).expect_err("refused").contains("chunk_9"));
    }
}
