//! Rules of the design that no compiler knows: things that must not stand in a file, and how files may depend on each
//! other.

mod circles;
mod names;
mod structure;

use crate::process::ask;
use crate::project;
use std::path::Path;
use std::process::Command;

/// Crates that the core may not depend on: it knows no browser, no clock and no dice.
const NOT_IN_CORE: [&str; 8] = ["chrono", "getrandom", "gloo", "js-sys", "rand", "wasm-bindgen", "web-sys", "yew"];

/// Ways to make HTML from a string. Each is written in two halves here, so that this file does not break its own rule.
const HTML_FROM_TEXT: [&str; 6] = [
    concat!("inner", "HTML"),
    concat!("outer", "HTML"),
    concat!("inner", "_html"),
    concat!("insertAdjacent", "HTML"),
    concat!("from_html", "_unchecked"),
    concat!("document", ".write"),
];

/// Folders that only one machine has.
const OWN_FOLDERS: [&str; 4] =
    [concat!("/", "tmp/"), concat!("/", "root/"), concat!("/", "work/"), concat!("/", "Users/")];

/// Looks at every file that is, or could be, committed.
///
/// # Errors
/// All that was found, one `file:line` a line.
pub fn check() -> Result<(), String> {
    let root = project::root();
    let listed = ask(Command::new("git").current_dir(&root).args(["ls-files", "-co", "--exclude-standard"]))
        .ok_or("the list of files could not be had: `git ls-files` failed")?;
    // A picture is no text, and a deleted file is listed until that is committed.
    let read = |name: &str| Some((name.to_owned(), std::fs::read_to_string(root.join(name)).ok()?));
    let files: Vec<(String, String)> = listed.lines().filter_map(read).collect();
    let mut found: Vec<String> = files.iter().flat_map(|(name, text)| in_file(name, text)).collect();
    found.extend(structure::check(&files));
    if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
}

/// What is wrong with one file.
fn in_file(name: &str, text: &str) -> Vec<String> {
    let drawn = ["src/", "crates/", "www/"].iter().any(|folder| name.starts_with(folder));
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut say = |what: String| found.push(format!("{name}:{number}: {what}"));
        if drawn && let Some(way) = HTML_FROM_TEXT.iter().find(|way| line.contains(**way)) {
            say(format!("`{way}`: nothing makes HTML from a string; build nodes"));
        }
        if let Some(folder) = own_folder(line) {
            say(format!("a path of one machine, {folder}..."));
        }
        if name == "crates/core/Cargo.toml"
            && let Some(package) = NOT_IN_CORE.iter().find(|package| names(line, package))
        {
            say(format!("the core knows no browser, clock or dice: not {package}"));
        }
    }
    found
}

/// Whether a line of a manifest is about a dependency: `rand = ..`, `rand.workspace = ..` or `[dependencies.rand]`.
fn names(line: &str, package: &str) -> bool {
    let key = line.trim_start_matches('[').split(['=', ']']).next().unwrap_or_default();
    let renamed = line.contains(&format!("package = \"{package}\""));
    renamed || key.trim().split('.').any(|part| part.trim().trim_matches('"') == package)
}

/// The machine's own folder that a line names, as a path from the top and not as a part of another.
fn own_folder(line: &str) -> Option<&'static str> {
    OWN_FOLDERS.into_iter().find(|folder| {
        line.match_indices(folder).any(|(at, _)| {
            let inside = line[..at].ends_with(|c: char| c.is_alphanumeric() || "_.-".contains(c));
            let goes_on = line[at + folder.len()..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '.');
            !inside && goes_on
        })
    })
}

/// Whether a file is JavaScript, which has a linter of its own.
#[must_use]
pub fn is_script(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "js" || ending == "mjs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_from_a_string_is_found_where_it_is_drawn() {
        let line = format!("let a = 1;\nnode.{} = text;\n", HTML_FROM_TEXT[0]);
        assert_eq!(in_file("src/view.rs", &line).len(), 1);
        assert!(in_file("src/view.rs", &line)[0].starts_with("src/view.rs:2: "));
        assert!(in_file("docs/security.md", &line).is_empty());
    }

    #[test]
    fn the_core_may_not_name_a_browser() {
        let core = |line: &str| in_file("crates/core/Cargo.toml", line).len();
        assert_eq!(core("web-sys = \"0.3\""), 1);
        assert_eq!(core("rand.workspace = true"), 1);
        assert_eq!(core("[target.wasm.dependencies.js-sys]"), 1);
        assert_eq!(core("dice = { package = \"rand\", version = \"1\" }"), 1);
        assert_eq!(core("proptest = { workspace = true }"), 0);
        assert_eq!(core("# rand is not here"), 0);
        assert!(in_file("Cargo.toml", "web-sys = \"0.3\"").is_empty());
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        for folder in OWN_FOLDERS {
            assert_eq!(in_file("README.md", &format!("see {folder}notes.md")).len(), 1, "{folder}");
            assert!(in_file("README.md", &format!("see site{folder}notes.md")).is_empty(), "{folder}");
        }
    }
}
