//! Every deck in `tests/decks` says what is expected of it: `foo.md` has `foo.expected` beside it, a folder `bar` is a
//! bank and has `bar.expected`. `UPDATE_EXPECT=1 cargo test -p popquiz-author` rewrites them; read the difference.

use popquiz_author::{Diagnostic, Parsed, Problem, load_paths, parse_deck};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/decks")
}

fn cases() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the fixtures").map(|entry| entry.expect("a fixture").path());
    let mut cases: Vec<PathBuf> =
        entries.filter(|path| path.is_dir() || path.extension().is_some_and(|end| end == "md")).collect();
    cases.sort();
    cases
}

/// The diagnostics, then the ids of the items that are sound.
fn outcome(case: &Path) -> String {
    let (diagnostics, ids): (Vec<Diagnostic>, Vec<String>) = if case.is_dir() {
        let loaded = load_paths(&[case.to_owned()]).expect("readable files");
        let ids = loaded.items().map(|parsed| parsed.item.id().to_owned()).collect();
        (loaded.diagnostics, ids)
    } else {
        let text = std::fs::read_to_string(case).expect("a deck");
        let parsed = parse_deck(&case.file_name().expect("a name").to_string_lossy(), &text);
        (parsed.diagnostics, parsed.items.iter().map(|parsed| parsed.item.id().to_owned()).collect())
    };
    let mut out = String::new();
    for diagnostic in &diagnostics {
        out.extend([&diagnostic.to_string(), "\n\n"]);
    }
    out.push_str("sound items:");
    for id in &ids {
        out.extend([" ", id]);
    }
    out.push('\n');
    out.replace(&format!("{}/", folder().display()), "")
}

#[test]
fn every_deck_gets_the_diagnostics_that_are_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let expected_at = case.with_extension("expected");
        let found = outcome(&case);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&expected_at, found).expect("write what is expected");
        } else if std::fs::read_to_string(&expected_at).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected (UPDATE_EXPECT=1 accepts it):\n\n{}", wrong.join("\n"));
}

#[test]
fn line_breaks_and_a_byte_order_mark_change_nothing() {
    for case in cases().iter().filter(|case| case.is_file()) {
        let text = std::fs::read_to_string(case).expect("a deck");
        let plain = parse_deck("a.md", &text);
        let windows = parse_deck("a.md", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(windows.diagnostics, plain.diagnostics, "{}", case.display());
        let items = |parsed: &Parsed| parsed.items.iter().map(|parsed| parsed.item.clone()).collect::<Vec<_>>();
        assert_eq!(items(&windows), items(&plain), "{}", case.display());
    }
}

#[test]
fn every_problem_is_found_in_some_deck() {
    let all: String = cases().iter().map(|case| outcome(case)).collect();
    // A file that is not UTF-8 cannot be a fixture among text files; the command line's tests have it.
    let missing: Vec<&str> = Problem::ALL.iter().map(|known| known.code).filter(|code| *code != "E001").collect();
    let missing: Vec<&str> = missing.into_iter().filter(|code| !all.contains(&format!("[{code}]"))).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn ten_mistakes_are_ten_diagnostics_with_line_and_column() {
    let text = std::fs::read_to_string(folder().join("ten-mistakes.md")).expect("a deck");
    let parsed = parse_deck("ten.md", &text);
    let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(ids, ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]);
    let item = |line: usize| text.lines().take(line).filter(|line| line.starts_with("## ")).count();
    let found: Vec<(usize, &str, usize)> =
        parsed.diagnostics.iter().map(|d| (item(d.line), d.problem.code(), d.column)).collect();
    assert_eq!(
        found,
        [
            (1, "W115", 1),
            (2, "E070", 4),
            (3, "E016", 16),
            (4, "W116", 1),
            (5, "E049", 1),
            (6, "E052", 1),
            (7, "E082", 5),
            (8, "E080", 1),
            (9, "E060", 1),
            (10, "E018", 1),
        ]
    );
}
