//! Short names for what a wasm imports from its glue.
//!
//! wasm-bindgen gives every import a long name with a hash, once in the wasm and once in the script. Hashes do not
//! compress, so a hundred of them cost three kilobytes of every first load and tell nobody anything.

use crate::wasm::{Section, leb, number, section};
use std::ops::Range;

/// Renames the imports of a module in the wasm and in its glue alike.
///
/// # Errors
/// When the bytes are not a wasm module as expected, or a name is not in the glue as it is in the module.
pub fn imports(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), String> {
    let section = section(wasm, 2).ok_or("the wasm has no import section that can be read")?;
    let names = names(wasm, &section).ok_or("the import section of the wasm cannot be read")?;
    let mut script = glue.to_string();
    let mut body = Vec::new();
    let mut copied = section.body.start;
    // Longest first, so that no name is replaced inside another.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(names[at].name.len()));
    for at in order {
        let name = text(wasm, &names[at].name)?;
        if !script.contains(name) {
            return Err(format!("the glue does not hold the import `{name}`"));
        }
        script = script.replace(name, &short(at));
    }
    for (at, import) in names.iter().enumerate() {
        script = script.replace(text(wasm, &import.module)?, MODULE);
        body.extend_from_slice(&wasm[copied..import.from]);
        for word in [MODULE, short(at).as_str()] {
            leb(word.len(), &mut body);
            body.extend_from_slice(word.as_bytes());
        }
        copied = import.name.end;
    }
    body.extend_from_slice(&wasm[copied..section.body.end]);
    let mut out = wasm[..section.size_at].to_vec();
    leb(body.len(), &mut out);
    out.extend(body);
    out.extend_from_slice(&wasm[section.body.end..]);
    Ok((out, without_unused(&script)))
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

const MODULE: &str = "a";

/// `a`, `b`, … `Z`, `aa`, … behind a sign that no other name in the glue begins with.
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

struct Import {
    /// Where its module's length stands.
    from: usize,
    module: Range<usize>,
    name: Range<usize>,
}

fn names(wasm: &[u8], section: &Section) -> Option<Vec<Import>> {
    let mut at = section.body.start;
    let count = number(wasm, &mut at)?;
    let mut list = Vec::with_capacity(count);
    let word = |at: &mut usize| -> Option<Range<usize>> {
        let size = number(wasm, at)?;
        let word = *at..at.checked_add(size)?;
        *at = word.end;
        Some(word)
    };
    for _ in 0..count {
        let from = at;
        let (module, name) = (word(&mut at)?, word(&mut at)?);
        let kind = *wasm.get(at)?;
        at += 1;
        if kind != 0 {
            return None; // only functions are imported by the glue
        }
        number(wasm, &mut at)?;
        list.push(Import { from, module, name });
    }
    (at == section.body.end).then_some(list)
}

fn text<'a>(wasm: &'a [u8], range: &Range<usize>) -> Result<&'a str, String> {
    let bytes = wasm.get(range.clone()).ok_or("an import name is cut short")?;
    std::str::from_utf8(bytes).map_err(|_| "an import name is not text".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut body = Vec::new();
        leb(imports.len(), &mut body);
        for (module, name) in imports {
            for word in [module, name] {
                leb(word.len(), &mut body);
                body.extend_from_slice(word.as_bytes());
            }
            body.extend([0, 0]);
        }
        let mut out = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        leb(body.len(), &mut out);
        out.extend(body);
        out.extend(b"\x03\x02\x01\0");
        out
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let long = module(&[("./x_bg.js", "__wbg_new_1"), ("./x_bg.js", "__wbg_new_12")]);
        let glue = r#"const i = {"./x_bg.js": {__wbg_new_1: f, __wbg_new_12: g}}"#;
        let (wasm, script) = imports(&long, glue).expect("a module");
        assert_eq!(wasm, module(&[("a", "a"), ("a", "b")]));
        assert_eq!(script, r#"const i = {"a": {a: f, b: g}}"#);
    }

    #[test]
    fn what_nobody_imports_leaves_the_glue() {
        let kept = "        a: function() {\n            return 1;\n        },\n        __wbg_init_promise = 1;\n";
        let gone = "        __wbg_stack_5: function() { return handleError(function (arg0) {\n            f();\n        }, arguments); },\n";
        assert_eq!(without_unused(&format!("{kept}{gone}{kept}")), kept.repeat(2));
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let wasm = module(&[("m", "__wbg_other")]);
        assert!(imports(&wasm, "nothing").expect_err("refused").contains("__wbg_other"));
        assert!(imports(b"\0asm\x01\0\0\0", "").is_err());
        assert!(imports(&wasm[..wasm.len() - 6], "__wbg_other").is_err());
    }

    #[test]
    fn names_go_on_past_the_alphabet() {
        assert_eq!([short(0), short(51), short(52), short(52 * 53)], ["a", "Z", "aa", "aaa"]);
    }
}
