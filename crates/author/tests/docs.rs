//! `docs/diagnostics.md` lists every code. `UPDATE_EXPECT=1 cargo test -p popquiz-author` writes it.

use popquiz_author::Problem;
use std::collections::BTreeSet;
use std::path::Path;

const INTRO: &str = "\
# Diagnostics

Every problem that `popquiz check` reports has a stable code: `E` for errors, which stop the build, and `W` for warnings.
A warning can be silenced for one item, with the reason: `` `allow: W102 the length is the point` ``. Those of whole decks
(W105, W106) and W114 cannot.

Words in braces stand for what the deck holds. This page is written by a test from the source.

";

fn page() -> String {
    let mut page = INTRO.to_owned();
    for (title, letter) in [("Errors", 'E'), ("Warnings", 'W')] {
        page.extend(["## ", title, "\n\n| code | meaning | message | help |\n|---|---|---|---|\n"]);
        for known in Problem::ALL.iter().filter(|known| known.code.starts_with(letter)) {
            let cell = |text: &str| text.trim().replace('|', "\\|").replace('<', "\\<");
            let cells = [known.code, known.text, known.message, known.help].map(cell);
            page.extend(["| ", &cells.join(" | "), " |\n"]);
        }
        page.push('\n');
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

#[test]
fn the_page_lists_every_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics.md");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, page()).expect("write the page");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page(), "docs/diagnostics.md is not up to date (UPDATE_EXPECT=1 writes it)");
}

#[test]
fn codes_are_unique_and_in_order() {
    let codes: Vec<&str> = Problem::ALL.iter().map(|known| known.code).collect();
    let sorted: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes, sorted.into_iter().collect::<Vec<_>>());
    assert!(codes.iter().all(|code| code.len() == 4 && code.starts_with(['E', 'W'])));
}
