//! Takes the messages of panics out of what the linker made, and with them all that writes them.
//!
//! A panic ends the widget whatever it says, and its message is for a console that a learner does not open; the code that
//! puts it together, with its tables of what can be printed, is five kilobytes of every first load. A stable compiler has
//! no switch for that. So each function that only ends in a panic becomes the trap that it ends in, what `{:?}` writes
//! becomes nothing, no hook is set, and the places in the source that messages name become zeros. What nobody refers to
//! any more is then left out when the module is split, and by wasm-opt. A quick build keeps its messages.
//!
//! Nothing is guessed from bytes: functions go by the names and types that the linker gives, places by its symbols and
//! relocations. No byte moves; a function keeps its length, and relocations inside it are taken from the list.

use crate::wasm::{at, range, rewritten};
use rustc_demangle::demangle;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use wasm_encoder::{CustomSection, Encode};
use wasmparser::{
    DefinedDataSymbol, FuncType, KnownCustom, Linking, Name, Parser, Payload, RelocSectionReader, RelocationType,
    SymbolInfo, TypeRef, ValType,
};

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

/// No locals and nothing; `unreachable`; the constant 0, which is `Ok(())` with nothing written. What is left of the
/// function's length is filled with `nop`, before the `end`.
const DONE: [u8; 1] = [0];
const TRAP: [u8; 2] = [0, 0x00];
const NOTHING: [u8; 3] = [0, 0x41, 0];
const NOP: u8 = 0x01;
const END: u8 = 0x0b;

/// A place in the source, as `Location` is laid out: a path's address and length, a line, a column.
const PLACE: u32 = 16;

/// The same module without messages of panics.
///
/// # Errors
/// When the bytes are no module with names, or nothing in it panics: the library's names have changed then.
pub fn panics(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let module = Module::read(wasm).map_err(|error| format!("the linked wasm cannot be read: {error}"))?;
    let mut out = wasm.to_vec();
    let emptied = module.empty(&mut out);
    if emptied.is_empty() {
        return Err("no function in the wasm only panics: have the library's names changed?".into());
    }
    let places = module.blank(&mut out);
    without(&out, &emptied, &places).map_err(|error| format!("the linked wasm cannot be written: {error}"))
}

/// A relocation: what kind, at which byte of its section, against which symbol, and by how much beside it.
#[derive(Clone, Copy)]
struct Relocation {
    kind: RelocationType,
    offset: usize,
    symbol: usize,
    addend: i64,
}

#[derive(Default)]
struct Module<'a> {
    types: Vec<FuncType>,
    imported: u32,
    kinds: Vec<u32>,
    names: HashMap<u32, &'a str>,
    code_at: usize,
    bodies: Vec<Range<usize>>,
    data_at: usize,
    segments: Vec<Range<usize>>,
    symbols: Vec<Option<DefinedDataSymbol>>,
    data_relocations: Vec<Relocation>,
}

impl<'a> Module<'a> {
    fn read(wasm: &'a [u8]) -> wasmparser::Result<Self> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => {
                    module.types = types.into_iter_err_on_gc_types().collect::<wasmparser::Result<_>>()?;
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        module.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(kinds) => {
                    module.kinds = kinds.into_iter().collect::<wasmparser::Result<_>>()?;
                }
                Payload::CodeSectionStart { range: code, .. } => module.code_at = at(code.start),
                Payload::CodeSectionEntry(body) => module.bodies.push(range(&body.range())),
                Payload::DataSection(data) => {
                    module.data_at = at(data.range().start);
                    for segment in data {
                        let segment = segment?;
                        let end = at(segment.range.end);
                        module.segments.push(end - segment.data.len()..end);
                    }
                }
                Payload::CustomSection(custom) => module.read_custom(&custom)?,
                _ => {}
            }
        }
        Ok(module)
    }

    fn read_custom(&mut self, custom: &wasmparser::CustomSectionReader<'a>) -> wasmparser::Result<()> {
        match custom.as_known() {
            KnownCustom::Name(names) => {
                for part in names {
                    if let Name::Function(map) = part? {
                        for naming in map {
                            let naming = naming?;
                            self.names.insert(naming.index, naming.name);
                        }
                    }
                }
            }
            KnownCustom::Linking(linking) => {
                for part in linking.subsections() {
                    if let Linking::SymbolTable(symbols) = part? {
                        for symbol in symbols {
                            let data = if let SymbolInfo::Data { symbol, .. } = symbol? { symbol } else { None };
                            self.symbols.push(data);
                        }
                    }
                }
            }
            KnownCustom::Reloc(reader) if custom.name() == DATA => self.data_relocations = relocations(&reader)?,
            _ => {}
        }
        Ok(())
    }

    /// Empties the functions that only panic, and says where they are.
    fn empty(&self, out: &mut [u8]) -> Vec<Range<usize>> {
        let fmt = FuncType::new([ValType::I32; 2], [ValType::I32]);
        let mut emptied = Vec::new();
        for ((index, body), kind) in (self.imported..).zip(&self.bodies).zip(&self.kinds) {
            let name = self.names.get(&index).map(|name| plain(&format!("{:#}", demangle(name)))).unwrap_or_default();
            let is_fmt = self.types.get(*kind as usize) == Some(&fmt);
            let short: &[u8] = match name.as_str() {
                name if ENDS.iter().any(|end| name.starts_with(end)) => &TRAP,
                name if name.starts_with(HOOK) => &DONE,
                name if is_fmt && name.contains("fmt::Debug") && name.ends_with("::fmt") => &NOTHING,
                _ => continue,
            };
            if let Some(middle) = body.len().checked_sub(short.len() + 1) {
                let filled = [short, &vec![NOP; middle], &[END]].concat();
                out[body.clone()].copy_from_slice(&filled);
                emptied.push(body.start - self.code_at..body.end - self.code_at);
            }
        }
        emptied
    }

    /// Makes the places in the source zeros, and says at which bytes of the section each has its relocation.
    fn blank(&self, out: &mut [u8]) -> HashSet<usize> {
        let at_byte: HashMap<usize, &Relocation> = self.data_relocations.iter().map(|one| (one.offset, one)).collect();
        let mut blanked = HashSet::new();
        for symbol in self.symbols.iter().flatten().filter(|symbol| symbol.size == PLACE) {
            let Some(bytes) = self.bytes(symbol) else { continue };
            let own: Vec<&Relocation> =
                (0..16).filter_map(|byte| at_byte.get(&(bytes.start - self.data_at + byte)).copied()).collect();
            let [path] = own[..] else { continue };
            if path.offset == bytes.start - self.data_at && self.is_path(out, path, &bytes) {
                blanked.insert(path.offset);
                out[bytes].fill(0);
            }
        }
        blanked
    }

    /// Whether what a place begins with is the path of a source file.
    fn is_path(&self, out: &[u8], path: &Relocation, place: &Range<usize>) -> bool {
        let target = self.symbols.get(path.symbol).copied().flatten();
        let Some(text) = target.and_then(|symbol| self.bytes(&symbol)) else { return false };
        let length = out[place.clone()][4..].first_chunk().map_or(0, |word| u32::from_le_bytes(*word)) as usize;
        let text = out[text].get(..length);
        path.kind == RelocationType::MemoryAddrI32
            && path.addend == 0
            && text.is_some_and(|text| text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic))
    }

    /// Where the bytes of a symbol are in the file.
    fn bytes(&self, symbol: &DefinedDataSymbol) -> Option<Range<usize>> {
        let segment = self.segments.get(symbol.index as usize)?;
        let start = segment.start + symbol.offset as usize;
        let end = start + symbol.size as usize;
        (end <= segment.end).then_some(start..end)
    }
}

/// The module without the relocations that lie in what was emptied.
fn without(wasm: &[u8], emptied: &[Range<usize>], places: &HashSet<usize>) -> wasmparser::Result<Vec<u8>> {
    let is_gone = |offset: usize| {
        let next = emptied.partition_point(|body| body.end <= offset);
        emptied.get(next).is_some_and(|body| body.contains(&offset))
    };
    let out = rewritten(wasm, |payload, out| {
        let Payload::CustomSection(custom) = payload else { return Ok(false) };
        let KnownCustom::Reloc(reader) = custom.as_known() else { return Ok(false) };
        let mut kept = relocations(&reader)?;
        match custom.name() {
            CODE => kept.retain(|one| !is_gone(one.offset)),
            DATA => kept.retain(|one| !places.contains(&one.offset)),
            _ => {}
        }
        let data = written(reader.section_index(), &kept);
        out.section(&CustomSection { name: custom.name().into(), data: data.into() });
        Ok(true)
    })?;
    Ok(out.finish())
}

/// A name without its hashes, which wasm-bindgen leaves in: `core[1a2b]::str::slice_error_fail` and
/// `core::str::slice_error_fail::h1a2b`.
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

const CODE: &str = "reloc.CODE";
const DATA: &str = "reloc.DATA";

fn relocations(reader: &RelocSectionReader<'_>) -> wasmparser::Result<Vec<Relocation>> {
    let read = |entry: wasmparser::Result<wasmparser::RelocationEntry>| {
        let wasmparser::RelocationEntry { ty, offset, index, addend } = entry?;
        Ok(Relocation { kind: ty, offset: offset as usize, symbol: index as usize, addend })
    };
    reader.entries().into_iter().map(read).collect()
}

/// A section of relocations, without its name.
fn written(section: u32, relocations: &[Relocation]) -> Vec<u8> {
    let mut out = Vec::new();
    section.encode(&mut out);
    relocations.len().encode(&mut out);
    for one in relocations {
        out.push(one.kind as u8);
        one.offset.encode(&mut out);
        one.symbol.encode(&mut out);
        if one.kind.addend_kind() != wasmparser::RelocAddendKind::None {
            one.addend.encode(&mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, Function, FunctionSection, LinkingSection, MemorySection, MemoryType,
        NameMap, NameSection, SymbolTable, TypeSection,
    };

    const SEVEN: [u8; 9] = [0, 0x41, 7, 0x1a, 0x41, 7, NOP, NOP, END];

    /// Functions of these names, which all return the constant 7; the first type is that of a `fmt`.
    fn module(functions: &[(&str, u32)]) -> wasm_encoder::Module {
        let (mut types, mut kinds, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([wasm_encoder::ValType::I32; 2], [wasm_encoder::ValType::I32]);
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let (mut names, mut section) = (NameMap::new(), NameSection::new());
        for (at, (name, kind)) in (0..).zip(functions) {
            kinds.function(*kind);
            let mut body = Function::new([]);
            body.raw(SEVEN[1..].iter().copied());
            code.function(&body);
            names.append(at, name);
        }
        section.functions(&names);
        let mut memory = MemorySection::new();
        memory.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut out = wasm_encoder::Module::new();
        out.section(&types).section(&kinds).section(&memory).section(&code).section(&section);
        out
    }

    fn bodies(wasm: &[u8]) -> Vec<Vec<u8>> {
        Module::read(wasm).expect("a module").bodies.into_iter().map(|body| wasm[body].to_vec()).collect()
    }

    #[test]
    fn what_only_panics_traps_and_the_rest_is_untouched() {
        let wasm = module(&[
            ("popquiz::view::sitting::h0123456789abcdef", 1),
            ("core[c5930c85]::panicking::panic_fmt", 1),
            ("_ZN4core6result13unwrap_failed17h0123456789abcdefE", 1),
            ("_RNvXs_NtNtCs1234_4core3fmt3numcNtB6_5Debug3fmt", 1),
            ("<char as core[c5930c85]::fmt::Debug>::fmt", 0),
            ("<char as core[c5930c85]::fmt::Display>::fmt", 0),
        ]);
        let trap = [&TRAP[..], &[NOP; 6], &[END]].concat();
        let nothing = [&NOTHING[..], &[NOP; 5], &[END]].concat();
        let seven = SEVEN.to_vec();
        let silent = panics(&wasm.finish()).expect("a module");
        assert_eq!(bodies(&silent), [seven.clone(), trap.clone(), trap, seven.clone(), nothing, seven]);
    }

    #[test]
    fn a_module_in_which_nothing_panics_is_refused() {
        assert!(panics(&module(&[("a", 1)]).finish()).expect_err("refused").contains("names changed"));
        let whole = module(&[("core::panicking::panic", 1)]).finish();
        assert!(panics(&whole[..whole.len() - 3]).is_err());
    }

    /// A module with two places in the source, of which the second names no source file, and their relocations.
    fn with_places(addend: i64) -> Vec<u8> {
        let word = |word: u32| word.to_le_bytes();
        let mut data = b"src/app.rsOther text".to_vec();
        data.extend([word(1024), word(10), word(7), word(3), word(1034), word(10), word(7), word(3)].concat());
        let mut section = DataSection::new();
        section.active(0, &ConstExpr::i32_const(1024), data.iter().copied());
        let mut symbols = SymbolTable::new();
        for (offset, size) in [(0, 10), (10, 10), (20, 16), (36, 16)] {
            symbols.data(0, "", Some(wasm_encoder::DataSymbolDefinition { index: 0, offset, size }));
        }
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        let mut out = module(&[("core::panicking::panic", 1)]);
        let bare = out.clone().finish();
        let module = Module::read(&bare).expect("a module");
        let code = Relocation {
            kind: RelocationType::FunctionIndexLeb,
            offset: module.bodies[0].end - module.code_at - 2,
            symbol: 0,
            addend: 0,
        };
        out.section(&section).section(&linking);
        // A segment begins behind the count, its kind, its address (an instruction of five bytes) and its length.
        let start = 1 + 1 + 4 + 1;
        let data = [(20, 0), (36, 1)].map(|(offset, symbol)| Relocation {
            kind: RelocationType::MemoryAddrI32,
            offset: start + offset,
            symbol,
            addend,
        });
        for (name, section, list) in [(CODE, 3, &[code][..]), (DATA, 5, &data[..])] {
            out.section(&CustomSection { name: name.into(), data: written(section, list).into() });
        }
        out.finish()
    }

    #[test]
    fn places_in_the_source_become_zeros_and_their_relocations_go() {
        let wasm = with_places(0);
        let before = Module::read(&wasm).expect("a module");
        let silent = panics(&wasm).expect("a module");
        let after = Module::read(&silent).expect("a module");
        let [from, to] = [&wasm[before.segments[0].clone()], &silent[after.segments[0].clone()]];
        assert_eq!((&to[..20], &to[20..36], &to[36..]), (&from[..20], &[0; 16][..], &from[36..]));
        assert_eq!(after.data_relocations.iter().map(|one| one.symbol).collect::<Vec<_>>(), [1]);
        let in_code =
            |wasm: &[u8]| wasm.windows(12).any(|bytes| bytes.starts_with(b"reloc.CODE") && bytes[10..] == [3, 0]);
        assert!(in_code(&silent) && !in_code(&wasm), "the relocation in what is gone went as well");
    }

    #[test]
    fn what_points_into_the_middle_of_a_path_is_no_place() {
        let wasm = with_places(1);
        let silent = panics(&wasm).expect("a module");
        assert_eq!(Module::read(&silent).expect("a module").data_relocations.len(), 2);
    }
}
