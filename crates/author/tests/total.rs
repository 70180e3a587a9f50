//! Reading is total: whatever the text is, there is an answer, every place is in the file, and what is sound can be
//! packed and opened again.

use popquiz_author::{Severity, load_bank};
use popquiz_core::bank::Bank;
use popquiz_core::item::Item;
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

const FRONT: &str = "---\nbank: test\ndeck: d\ntitle: T\narea: orm\nlevel: basic\n---\n\n";

/// The lines of every deck of the repository: fixtures and questions.
static DECKS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut decks = Vec::new();
    for folder in ["tests/decks", "questions"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a folder of decks") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|end| end == "md") {
                let text = std::fs::read_to_string(&path).expect("a deck");
                decks.push(text.lines().map(str::to_owned).collect());
            }
        }
    }
    decks.sort();
    decks
});

fn check(text: &str) {
    let loaded = load_bank(&[("d.md".to_owned(), text.to_owned())], None);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text.split('\n').collect();
    for diagnostic in &loaded.diagnostics {
        let line = lines.get(diagnostic.line - 1).unwrap_or_else(|| panic!("no such line:\n{diagnostic}"));
        let length = line.chars().count();
        assert!((1..=length + 1).contains(&diagnostic.column), "no such column:\n{diagnostic}");
        assert!(diagnostic.to_string().contains('\n'));
    }
    let items: Vec<Item> = loaded.items().map(|parsed| parsed.item.clone()).collect();
    let errors = loaded.count(Severity::Error) > 0;
    assert!(errors || !items.is_empty(), "an empty deck without a word");
    let bank = Bank::decode(&loaded.bank().encode()).expect("a bank");
    assert_eq!(bank, loaded.bank());
    let opened: Vec<Item> = (0..bank.len()).map(|at| bank.item(at).expect("a sound item")).collect();
    assert_eq!(opened, items);
}

/// Pieces that mean something to the format, in nonsensical order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "\n",
            "\n\n",
            "  ",
            "    ",
            "\t",
            "\r\n",
            "## ",
            "### ",
            "# ",
            "#### ",
            "Why",
            "References",
            "Answer",
            "Key points",
            "`kind: choice`",
            "`kind: blank`",
            "`kind: spot`",
            "`kind: match`",
            "`kind: order`",
            "`kind: open`",
            "`level: x`",
            "`",
            "```",
            "```python prints=\"",
            "~~~",
            "- [ ] ",
            "- [x] ",
            "- ",
            "1. ",
            "* ",
            "> ",
            "| a | b |",
            "|---|---|",
            "|",
            "<!-- setup",
            "<!-- check",
            "-->",
            "<b>",
            "</b>",
            "<",
            "![",
            "](",
            ")",
            "[",
            "]",
            "____",
            "_",
            "**",
            "*",
            "---",
            "\\",
            "&amp;",
            "&#31;",
            "ß",
            "\u{f0000}",
            "\u{feff}",
            "\0",
            "a",
            "line 1",
            "word ",
            "=====",
            "javascript:",
            "https://a/",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_pieces_of_the_format_get_an_answer(text in pieces(), front in any::<bool>()) {
        check(&if front { format!("{FRONT}## a\n\n`kind: choice`\n\n{text}") } else { text });
    }

    #[test]
    fn changed_decks_get_an_answer(
        deck in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..5_u8, any::<prop::sample::Index>()), 0..6),
        junk in pieces(),
    ) {
        let deck = deck.get(&DECKS);
        let from = if deck.is_empty() { 0 } else { from.index(deck.len()) };
        let mut lines: Vec<String> = deck.iter().skip(from).take(120).cloned().collect();
        for (line, change, at) in changes {
            if lines.is_empty() {
                break;
            }
            let line = line.index(lines.len());
            let cut = at.index(lines[line].chars().count() + 1);
            let byte = lines[line].char_indices().nth(cut).map_or(lines[line].len(), |(byte, _)| byte);
            match change {
                0 => drop(lines.remove(line)),
                1 => lines.insert(line, lines[at.index(lines.len())].clone()),
                2 => lines[line].truncate(byte),
                3 => lines[line].insert_str(byte, &junk),
                _ => lines[line].insert(0, ' '),
            }
        }
        let text = lines.join("\n");
        check(&text);
        check(&format!("{FRONT}{text}"));
    }
}

#[test]
fn every_deck_of_the_repository_gets_an_answer() {
    for deck in DECKS.iter() {
        check(&deck.join("\n"));
    }
}

#[test]
fn hostile_nesting_gets_an_answer() {
    for open in ["> ", "- ", "1. ", "[", "![", "*", "**", "_", "<", "`", "|", "<!--", "- > "] {
        check(&format!("{FRONT}## a\n\n`kind: choice`\n\n{}x", open.repeat(3000)));
    }
}

#[test]
fn an_entity_brings_no_mark_of_a_packed_bank() {
    for text in
        ["a&#1;b", "![a&#2;b](a.png)", "`a&#3;b`", "[a](<https://a/?b&#4;>)", "| a&#5;b | c |\n|---|---|\n| d | &#6; |"]
    {
        check(&format!(
            "{FRONT}## a\n\n`kind: open`\n\nWhat?\n\n### Answer\n\n{text}\n\n### Key points\n\n- one\n- two\n\n\
             ### References\n\n- it\n"
        ));
    }
}

#[test]
fn nor_does_a_title_of_a_manifest() {
    let bank = "name = \"test\"\ntitle = \"a\\u0001\\nb\"\n[areas]\norm = \"c\\u001fd\"\n";
    let (manifest, found) = popquiz_author::read_manifest(("bank.toml", bank), None);
    assert_eq!(found, []);
    let bank = load_bank(&[("d.md".to_owned(), FRONT.to_owned())], Some(&manifest)).bank();
    assert_eq!((bank.title(), bank.area_title("orm")), ("a  b", "c d"));
    assert_eq!(Bank::decode(&bank.encode()), Ok(bank));
}
