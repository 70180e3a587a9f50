//! Short names for what the modules of the widget and their glue share.
//!
//! wasm-bindgen gives every import a long name with a hash, once in the wasm and once in the script. Hashes do not
//! compress, so a hundred of them cost three kilobytes of every first load and tell nobody anything. A name of ours is
//! the module's place among those that are shared. The memory alone is named after the build: a chunk of another build
//! asks for a memory that is not there, and is refused before any of its code has run.

use crate::wasm::rewritten;
use std::collections::HashMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection};
use wasmparser::{Parser, Payload};

/// What imports are asked of, in the glue and in every module.
pub const MODULE: &str = "a";
/// The name that the linker gives to the memory.
const MEMORY: &str = "memory";

/// The exports of the first module, by the names they had.
pub type Exports = HashMap<String, String>;

/// Renames what the first module imports and exports, in the wasm and in its glue alike, and leaves out the exports that
/// neither the glue nor a chunk asks for.
///
/// # Errors
/// When the bytes are not a wasm module as expected, or a name is not in the glue as it is in the module.
pub fn first(wasm: &[u8], glue: &str, build: &str, asked: &[String]) -> Result<(Vec<u8>, String, Exports), String> {
    let (imports, exports) = names(wasm).map_err(unread)?;
    let mut script = glue.to_owned();
    // Longest first, so that no name is replaced inside another.
    for (at, (module, name)) in longest_first(&imports, |(_, name)| name) {
        if !script.contains(name) {
            return Err(format!("the glue does not hold the import `{name}`"));
        }
        script = script.replace(name, &short(at)).replace(module, MODULE);
    }
    let mut renamed = Exports::new();
    for (at, name) in longest_first(&exports, |name| name) {
        let (long, new) = (format!("wasm.{name}"), if name == MEMORY { build.to_owned() } else { short(at) });
        if script.contains(&long) || asked.contains(name) {
            script = script.replace(&long, &format!("wasm.{new}"));
            renamed.insert(name.clone(), new);
        }
    }
    let mut place = 0;
    let wasm = written(wasm, &renamed, |_| {
        place += 1;
        Some(short(place - 1))
    })?;
    Ok((wasm, without_unused(&script), renamed))
}

/// Renames what a chunk imports: things that the first module exports.
///
/// # Errors
/// When the bytes are not a wasm module as expected, or it imports what the first module does not export.
pub fn chunk(wasm: &[u8], exports: &Exports) -> Result<Vec<u8>, String> {
    for name in imported(wasm)? {
        if !exports.contains_key(&name) {
            return Err(format!("a chunk asks for `{name}`, which the first module does not export"));
        }
    }
    written(wasm, &Exports::new(), |name| exports.get(name).cloned())
}

/// What a module imports, by name.
///
/// # Errors
/// When the bytes are not a wasm module as expected.
pub fn imported(wasm: &[u8]) -> Result<Vec<String>, String> {
    Ok(names(wasm).map_err(unread)?.0.into_iter().map(|(_, name)| name).collect())
}

fn unread(error: impl std::fmt::Display) -> String {
    format!("the wasm cannot be read: {error}")
}

type Names = (Vec<(String, String)>, Vec<String>);

/// Modules and names of what is imported, and names of what is exported.
fn names(wasm: &[u8]) -> wasmparser::Result<Names> {
    let (mut imports, mut exports) = Names::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    imports.push((import.module.to_owned(), import.name.to_owned()));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    exports.push(export?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok((imports, exports))
}

fn longest_first<T>(list: &[T], name: impl Fn(&T) -> &String) -> Vec<(usize, &T)> {
    let mut order: Vec<(usize, &T)> = list.iter().enumerate().collect();
    order.sort_by_key(|(_, one)| std::cmp::Reverse(name(one).len()));
    order
}

/// The module with other names: each import's is asked for in turn, and an export without one is left out.
fn written(wasm: &[u8], exports: &Exports, mut import: impl FnMut(&str) -> Option<String>) -> Result<Vec<u8>, String> {
    let mut odd = None;
    let out = rewritten(wasm, |payload, out| {
        match payload {
            Payload::ImportSection(section) => {
                let mut new = ImportSection::new();
                for one in section.clone().into_imports() {
                    let one = one?;
                    match (import(one.name), RoundtripReencoder.entity_type(one.ty)) {
                        (Some(name), Ok(kind)) => drop(new.import(MODULE, &name, kind)),
                        _ => odd = Some(one.name.to_owned()),
                    }
                }
                out.section(&new);
            }
            Payload::ExportSection(section) if !exports.is_empty() => {
                let mut new = ExportSection::new();
                for one in section.clone() {
                    let one = one?;
                    match (exports.get(one.name), RoundtripReencoder.export_kind(one.kind)) {
                        (Some(name), Ok(kind)) => drop(new.export(name, kind, one.index)),
                        (Some(_), Err(_)) => odd = Some(one.name.to_owned()),
                        (None, _) => {}
                    }
                }
                out.section(&new);
            }
            _ => return Ok(false),
        }
        Ok(true)
    });
    match odd {
        Some(name) => Err(format!("`{name}` is of a kind that is not known here")),
        None => out.map(wasm_encoder::Module::finish).map_err(unread),
    }
}

/// The glue without the functions that still have their long names: the wasm does not ask for them any more, since
/// wasm-opt has been over it.
fn without_unused(script: &str) -> String {
    const INDENT: &str = "        ";
    let mut out = String::new();
    let mut skipping = false;
    for line in script.split_inclusive('\n') {
        let rest = line.strip_prefix(INDENT).unwrap_or_default();
        let is_long = rest.starts_with("__wbg_") || rest.starts_with("__wbindgen_");
        skipping |= is_long && rest.contains(": function(");
        if !skipping {
            out.push_str(line);
        }
        if rest.starts_with('}') {
            skipping = false;
        }
    }
    out
}

/// `a`, `b`, … `Z`, `aa`, …
fn short(mut at: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.insert(0, char::from(LETTERS[at % 52]));
        if at < 52 {
            return name;
        }
        at = at / 52 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, MemoryType, Module, TypeSection};

    const MEMORY_TYPE: MemoryType =
        MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };

    fn module(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
        let (mut types, mut inward, mut outward) = (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        for (module, name) in imports {
            let kind = if *name == MEMORY { EntityType::Memory(MEMORY_TYPE) } else { EntityType::Function(0) };
            inward.import(module, name, kind);
        }
        for name in exports {
            outward.export(name, ExportKind::Func, 0);
        }
        let mut out = Module::new();
        out.section(&types).section(&inward).section(&outward);
        out.finish()
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let long = module(&[("./x_bg.js", "__wbg_new_1"), ("./x_bg.js", "__wbg_new_12")], &["run", "runs", "unused"]);
        let glue = r#"const i = {"./x_bg.js": {__wbg_new_1: f, __wbg_new_12: g}}; wasm.runs(wasm.run())"#;
        let (wasm, script, _) = first(&long, glue, "b", &[]).expect("a module");
        assert_eq!(wasm, module(&[("a", "a"), ("a", "b")], &["a", "b"]));
        assert_eq!(script, r#"const i = {"a": {a: f, b: g}}; wasm.b(wasm.a())"#);
    }

    #[test]
    fn a_chunk_asks_for_the_memory_of_its_own_build() {
        let main = module(&[], &["memory", "table", "other"]);
        let (wasm, script, exports) = first(&main, "wasm.memory", "m12", &["table".into()]).expect("a module");
        assert_eq!((wasm, script.as_str()), (module(&[], &["m12", "b"]), "wasm.m12"));
        let part = chunk(&module(&[("__wasm_split", MEMORY)], &[]), &exports).expect("a chunk");
        assert_eq!(imported(&part), Ok(vec!["m12".to_owned()]));
        let stranger = module(&[("__wasm_split", "other")], &[]);
        assert!(chunk(&stranger, &exports).expect_err("refused").contains("`other`"));
    }

    #[test]
    fn what_nobody_imports_leaves_the_glue() {
        let kept = "        a: function() {\n            return 1;\n        },\n        __wbg_init_promise = 1;\n";
        let gone = "        __wbg_stack_5: function() { return handleError(function (arg0) {\n            f();\n        }, arguments); },\n";
        assert_eq!(without_unused(&format!("{kept}{gone}{kept}")), kept.repeat(2));
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let wasm = module(&[("m", "__wbg_other")], &[]);
        assert!(first(&wasm, "nothing", "b", &[]).expect_err("refused").contains("__wbg_other"));
        assert!(first(&wasm[..wasm.len() - 6], "__wbg_other", "b", &[]).is_err());
    }

    #[test]
    fn names_go_on_past_the_alphabet() {
        assert_eq!([short(0), short(51), short(52), short(52 * 53)], ["a", "Z", "aa", "aaa"]);
    }
}
