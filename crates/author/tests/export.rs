//! What the widget exports as a deck is read back as the same questions.

use popquiz_author::{Severity, load_bank, load_paths};
use popquiz_core::export::deck;
use popquiz_core::item::{Head, Item};
use std::path::Path;

#[test]
fn the_whole_bank_reads_back_from_its_export() {
    let questions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questions");
    let bank = load_paths(&[questions]).expect("the questions").bank();
    let all: Vec<usize> = (0..bank.len()).collect();
    let text = deck(&bank, &all);
    let again = load_bank(&[("export.md".into(), text)], None);
    let errors: Vec<_> = again.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let again = again.bank();
    assert_eq!(again.len(), bank.len());
    for at in all {
        let (item, same) = (bank.item(at).expect("an item"), again.item(at).expect("the same item"));
        // All are in one deck now.
        assert_eq!(same.head(), &Head { deck: 0, ..item.head().clone() });
        assert_eq!(same.body(), item.body(), "{}", item.id());
    }
}

/// What Markdown could take for something else.
const ODD: [&str; 33] = [
    r"\> is greater",
    "One line\\\n\\- and another that is no entry",
    "One line\\\n1\\. and another",
    "One line\\\n\\# and another",
    "![a \\[bracket\\]](picture.png)",
    "[link](https://example.org/a_(b))",
    "- one\n- two\n\n* three\n* four",
    "1. one\n2. two\n\n1) three\n2) four",
    "a\\|b",
    "| a | b |\n|---|---|\n| `x\\|y` | \\| |",
    "`` ` `` and ``a`b``",
    "**bold *both* bold** _e_ `c`",
    "- a\n\n      code in a list\n\n- b",
    "> quoted\n>\n> > twice",
    "code of spaces: `  `, `` ` `` and ` a `",
    "&amp;amp; &lt;b&gt; https://example.org",
    "```python\nx = 1\n\n\ny\n```",
    "*all of it and **some** of it*",
    "*all **some*** and **all *some***",
    "*see the [docs](https://example.org) first*",
    "**see [the `docs`](https://example.org)**",
    "*one***two** and **one** *two*",
    "a[**b**](c)**d** and **b**[**c**](d)e",
    "Read this\\![docs](https://example.org/a.png)",
    "[link](<https://example.org/a)b>) and [another](a?b=1&amp;copy;=2)",
    "![a picture](<a)b.png>)",
    "[with a space](<https://example.org/a b(>)",
    "*____*one and **____**two",
    "~~~ a`b\n``` ~~~\n~~~",
    "> ```\n> with spaces at the end  \n> ```",
    "> - a\n>\n>       with spaces at the end  ",
    "\\# is a sign",
    "1\\. is a number",
];

#[test]
fn odd_text_reads_back_from_its_export() {
    for odd in ODD {
        let text = format!(
            "---\nbank: b\ndeck: b\ntitle: B\narea: b\nlevel: basic\n---\n\n# B\n\n## a\n\n`kind: open`\n\nWhat?\n\n\
             ### Answer\n\n{odd}\n\n### Key points\n\n- one\n- two\n\n### References\n\n- {}\n",
            if odd.contains('\n') || odd.starts_with("![") { "somewhere" } else { odd }
        );
        let read = load_bank(&[("odd.md".into(), text)], None);
        let item = read.bank().item(0).unwrap_or_else(|| panic!("{odd:?} is refused: {:?}", read.diagnostics));
        let export = deck(&read.bank(), &[0]);
        let again = load_bank(&[("again.md".into(), export.clone())], None).bank().item(0);
        assert_eq!(again.as_ref().map(Item::body), Some(item.body()), "{odd:?} becomes\n{export}");
    }
}

/// A list at the end of a stem is not gone on with by the answers below it.
#[test]
fn a_stem_that_ends_in_a_list_reads_back_from_its_export() {
    let text = "---\nbank: b\ndeck: b\ntitle: B\narea: b\nlevel: basic\n---\n\n## a\n\n`kind: choice`\n\nWhich?\n\n\
                * one\n* two\n\n- [x] first\n  > Yes.\n- [ ] second\n  > No.\n\n### Why\n\nSo.\n\n### References\n\n- it\n";
    let read = load_bank(&[("a.md".into(), text.into())], None).bank();
    let export = deck(&read, &[0]);
    let again = load_bank(&[("again.md".into(), export.clone())], None);
    assert_eq!(again.count(Severity::Error), 0, "{export}\n{:?}", again.diagnostics);
    assert_eq!(again.bank().item(0).as_ref().map(Item::body), read.item(0).as_ref().map(Item::body), "{export}");
}

#[test]
fn what_an_export_says_of_itself_reads_back() {
    let long = "b".repeat(80);
    for (bank, title, lang) in [
        ("b", "'\"One\" and \"two\"'", "de"),
        ("b", "\"'One' and 'two'\"", "en"),
        (long.as_str(), "1. *Title*", "pt-BR"),
    ] {
        let item = "## a\n\n`kind: open`\n\nWhat?\n\n### Answer\n\nSo.\n\n### Key points\n\n- one\n- two\n\n### References\n\n- it\n";
        let text =
            format!("---\nbank: {bank}\ndeck: d\ntitle: {title}\narea: b\nlevel: basic\nlang: {lang}\n---\n\n{item}");
        let read = load_bank(&[("a.md".into(), text)], None);
        let export = deck(&read.bank(), &[0]);
        let again = load_bank(&[("again.md".into(), export.clone())], None);
        assert_eq!(again.count(Severity::Error), 0, "{export}\n{:?}", again.diagnostics);
        let (front, same) = (&read.decks[0].front, &again.decks[0].front);
        assert_eq!((&same.bank, &same.title, &same.lang), (&front.bank, &front.title, &front.lang), "{export}");
    }
}
