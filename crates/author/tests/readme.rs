//! The examples of `questions/README.md` are decks, and sound ones.

use popquiz_author::parse_deck;
use popquiz_core::item::Kind;

const README: &str = include_str!("../../../questions/README.md");
const FRONT: &str = "---\nbank: django\ndeck: readme\ntitle: Read me\narea: orm\n---\n\n";

/// What stands between fences of four backticks.
fn examples() -> Vec<String> {
    let mut examples = Vec::new();
    let mut lines = README.lines();
    while lines.any(|line| line == "````markdown") {
        let example: Vec<&str> = lines.by_ref().take_while(|line| *line != "````").collect();
        examples.push(example.join("\n") + "\n");
    }
    examples
}

#[test]
fn every_example_is_sound() {
    let examples = examples();
    assert!(examples.len() >= 6, "only {} examples", examples.len());
    for example in examples {
        let deck = if example.starts_with("---") { example } else { format!("{FRONT}{example}") };
        let parsed = parse_deck("README.md", &deck);
        let found: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(found.join("\n\n"), "");
        assert_eq!(parsed.items.len(), 1, "{deck}");
    }
}

#[test]
fn every_kind_has_an_example() {
    let shown: Vec<Kind> = examples()
        .iter()
        .flat_map(|example| {
            parse_deck("README.md", &format!("{FRONT}{}", example.rsplit("---\n\n").next().unwrap_or(example))).items
        })
        .map(|parsed| parsed.item.head().kind)
        .collect();
    for kind in Kind::ALL {
        assert!(shown.contains(&kind), "{}", kind.as_str());
    }
}
