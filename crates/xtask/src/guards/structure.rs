//! How the source is cut into files: how long they are, which of them know about features and screens, and that none stand
//! in a circle.

use super::circles::{Files, circles};
use std::path::Path;

/// A file that is longer holds more than one thing.
const MOST_LINES: usize = 400;
/// The endings of files that are written by hand to be run.
const SOURCE: [&str; 6] = ["rs", "js", "mjs", "css", "py", "html"];

/// The shell of the widget, and how long it may be: it is to know no screen.
const SHELL: (&str, usize) = ("src/app.rs", 199);

/// The widget is compiled once, and its files ask for no feature.
const WIDGET: &str = "src/";

/// Looks at all files: names from the top of the project, and texts.
pub fn check(files: &[(String, String)]) -> Vec<String> {
    let mut found: Vec<String> = files.iter().flat_map(|(name, text)| in_file(name, text)).collect();
    for (root, krate) in crates(files) {
        for circle in circles(&krate) {
            found.push(format!("{root}: files in a circle:\n    {}", circle.join("\n    ")));
        }
    }
    found
}

fn in_file(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = text.lines().count();
    let source = ending(name).is_some_and(|ending| SOURCE.contains(&ending));
    if source && lines > MOST_LINES {
        found.push(format!("{name}: {lines} lines, and a file has {MOST_LINES} at most; it holds more than one thing"));
    }
    if name == SHELL.0 && lines > SHELL.1 {
        found.push(format!("{name}: {lines} lines; the shell has {} at most", SHELL.1));
    }
    let asked = features_asked(text);
    if name.starts_with(WIDGET) && asked > 0 {
        found.push(format!(
            "{name}: asks for features {asked} times; the widget has one build, and a screen is a chunk"
        ));
    }
    found
}

fn ending(name: &str) -> Option<&str> {
    Path::new(name).extension()?.to_str()
}

/// How often a file asks for a feature, in whatever form.
fn features_asked(text: &str) -> usize {
    let asks = |line: &&str| line.contains("cfg") && line.contains("feature =");
    text.lines().filter(asks).count()
}

/// The crates of the project: where each is, and its files from the path below its `src`.
fn crates(files: &[(String, String)]) -> Vec<(String, Files)> {
    let mut crates: Vec<(String, Files)> = Vec::new();
    for (name, text) in files.iter().filter(|(name, _)| ending(name) == Some("rs")) {
        let (root, below) = match name.strip_prefix("src/") {
            Some(below) => ("src/", below),
            None => match name.find("/src/") {
                Some(at) => name.split_at(at + "/src/".len()),
                None => continue,
            },
        };
        let at = crates.iter().position(|(known, _)| known == root).unwrap_or_else(|| {
            crates.push((root.to_owned(), Files::new()));
            crates.len() - 1
        });
        crates[at].1.insert(below.to_owned(), text.clone());
    }
    crates
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        check(&files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_long_file_is_found_and_a_long_text_is_not() {
        let long = "\n".repeat(401);
        assert_eq!(found(&[("crates/core/src/a.rs", &long)]).len(), 1);
        assert!(found(&[("docs/a.md", &long)]).is_empty());
        assert!(found(&[("www/a.js", &"\n".repeat(400))]).is_empty());
    }

    #[test]
    fn the_shell_is_short() {
        assert_eq!(found(&[("src/app.rs", &"\n".repeat(200))]).len(), 1);
        assert!(found(&[("src/app.rs", &"\n".repeat(199))]).is_empty());
    }

    #[test]
    fn the_widget_asks_for_no_feature() {
        let ask = concat!("#[cfg(", "feature = \"a\")]\n");
        assert_eq!(found(&[("src/app.rs", ask)]).len(), 1);
        assert!(found(&[("crates/author/src/lib.rs", ask)]).is_empty());
    }

    #[test]
    fn a_circle_is_told_with_its_crate() {
        let files = [
            ("crates/x/src/lib.rs", "mod a;\nmod b;"),
            ("crates/x/src/a.rs", "use crate::b;"),
            ("crates/x/src/b.rs", "use crate::a;"),
        ];
        let found = found(&files);
        assert!(found.len() == 1 && found[0].starts_with("crates/x/src/: "), "{found:?}");
    }
}
