//! The seam between what the widget loads first and what it loads when wanted.
//!
//! [`split!`] puts what a function leads to into a chunk of its own. It writes an import and an export by the names that
//! `wasm_split_cli_support` looks for: that takes what only the export reaches out of the linked wasm, into a module of
//! its own, and has the import call it through the table of functions, which all modules of the widget share. Until the
//! script has loaded that module the table has nothing there, and a call would trap; so the function that the macro
//! makes gives nothing until [`arrived`] was called.

use std::cell::RefCell;

thread_local! {
    static HERE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Takes note that the code of a chunk is there now.
pub fn arrived(chunk: String) {
    HERE.with_borrow_mut(|here| here.push(chunk));
}

/// Whether the code of a chunk is there.
#[must_use]
pub fn is_here(chunk: &str) -> bool {
    HERE.with_borrow(|here| here.iter().any(|one| one == chunk))
}

/// Makes a function that gives another one, of which the code is in a chunk: nothing as long as that is not loaded.
///
/// The chunk's name must be that of no other. Everywhere but in the widget's wasm the code is always there.
///
/// ```
/// type Add = fn(u32) -> u32;
/// mod heavy {
///     pub fn add(to: u32) -> u32 {
///         to + 1
///     }
/// }
/// let add: fn() -> Option<Add> = popquiz_chunk::split!("heavy" -> Add = heavy::add);
/// assert_eq!(add().map(|add| add(1)), Some(2));
/// ```
#[macro_export]
macro_rules! split {
    ($chunk:literal -> $function:ty = $value:expr) => {{
        fn code() -> Option<$function> {
            #[cfg(all(target_family = "wasm", not(test)))]
            {
                // SAFETY: both sides are of one build, and of one type. The import's table entry is filled by the chunk
                // before the script says that it has arrived.
                #[link(wasm_import_module = "__wasm_split_placeholder__")]
                #[allow(improper_ctypes, reason = "both sides are Rust, of one build")]
                unsafe extern "C" {
                    #[link_name = concat!("__wasm_split_00", $chunk, "00_import_00000000000000000000000000000000")]
                    safe fn import() -> $function;
                }
                #[unsafe(export_name = concat!("__wasm_split_00", $chunk, "00_export_00000000000000000000000000000000"))]
                #[allow(improper_ctypes_definitions, reason = "both sides are Rust, of one build")]
                extern "C" fn export() -> $function {
                    $value
                }
                $crate::is_here($chunk).then(|| import())
            }
            #[cfg(not(all(target_family = "wasm", not(test))))]
            {
                let here: $function = $value;
                Some(here)
            }
        }
        code
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_here_once_it_has_arrived() {
        assert!(!is_here("a"));
        arrived("a".into());
        assert!(is_here("a") && !is_here("b"));
    }
}
