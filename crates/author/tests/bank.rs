//! From decks to a bank: order of study, packing, and what an item carries.

use popquiz_author::{Measure, load_paths, pack_deck, parse_deck};
use popquiz_core::bank::Bank;
use popquiz_core::item::{Kind, Level, Task, Version};
use popquiz_core::prose::{Block, Line, Prose, Run, Style, Token};
use std::path::{Path, PathBuf};

const FRONT: &str = "---\nbank: test\ndeck: d\ntitle: T\narea: orm\nlevel: basic\ntags: shared\n---\n\n";
const TAIL: &str = "\n\n### Why\n\nBecause.\n\n### References\n\n- Docs\n";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/decks").join(name)
}

fn stem(pills: &str, stem: &str, task: &str) -> Prose {
    let parsed = parse_deck("d.md", &format!("{FRONT}## a\n\n{pills}\n\n{stem}\n\n{task}{TAIL}"));
    let found: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(found.join("\n"), "");
    parsed.items[0].item.body().stem.clone()
}

fn choice_stem(text: &str) -> Prose {
    stem("`kind: choice`", text, "- [ ] One\n  > No.\n- [x] Two\n  > Yes.")
}

fn run(text: &str, style: Style) -> Run {
    Run { text: text.into(), style, link: None }
}

#[test]
fn decks_stand_in_the_order_of_study() {
    let loaded = load_paths(&[fixture("bank")]).expect("readable files");
    let files: Vec<&str> = loaded.decks.iter().map(|deck| deck.front.title.as_str()).collect();
    assert_eq!(files.len(), 3);
    assert_eq!(loaded.decks[0].front.area, "views", "the first area in bank.toml");
    let bank = loaded.bank();
    assert_eq!((bank.name(), bank.title()), ("test", "A bank"));
    let decks: Vec<u16> = bank.heads().iter().map(|head| head.deck).collect();
    assert!(decks.is_sorted() && decks.last() == Some(&2), "{decks:?}");
    assert_eq!(bank.area_title("orm"), "The ORM");
}

#[test]
fn a_deck_is_packed_alone_or_its_diagnostics_come_back() {
    let text = std::fs::read_to_string(fixture("sound.md")).expect("a deck");
    let bank = Bank::decode(&pack_deck("sound.md", &text).expect("a sound deck")).expect("a bank");
    assert_eq!(bank.len(), 5);
    let report = pack_deck("bad.md", &text.replace("- [x] `4`", "- [ ] `4`\n  > No.")).expect_err("an error");
    assert!(report.contains("error[E049]: nothing is marked as right\n  --> bad.md:"), "{report}");
}

#[test]
fn pills_reach_the_item() {
    let text = format!(
        "{FRONT}## a\n\n`kind: choice` `level: advanced` `area: views` `topics: t-one, t-two` `tags: [own, shared]`\n\
         `since: 5.2` `until: 6` `shuffle: no` `answer: queries` `allow: W102 it is long`\n\nWhat?\n\n\
         ```python queries=\"1\"\nx\n```\n\n- [ ] One\n  > No.\n- [x] Two\n  > Yes.{TAIL}"
    );
    let parsed = parse_deck("d.md", &text);
    let item = &parsed.items[0];
    let head = item.item.head();
    assert_eq!((head.kind, head.level, head.area.as_str()), (Kind::Choice, Level::Advanced, "views"));
    assert_eq!((head.topics.join(" "), head.tags.join(" ")), ("t-one t-two".into(), "shared own".into()));
    assert_eq!((head.since, head.until), (Version::parse("5.2"), Version::parse("6.0")));
    assert_eq!((item.answer, item.allows[0].reason.as_str()), (Some(Measure::Queries), "it is long"));
    assert_eq!((item.blocks[0].fence.queries, item.blocks[0].line, item.line), (Some(1), 17, 10));
    assert!(matches!(item.item.task(), Task::Choice(choices) if choices.fixed_order));
}

#[test]
fn styles_are_flags_on_runs() {
    let emphasis = Style::EMPHASIS;
    let expected = Line(vec![
        run("a ", Style::PLAIN),
        run("b ", emphasis),
        run("c", emphasis.with(Style::STRONG)),
        run(" d", Style::PLAIN),
        run("\n", Style::PLAIN),
        run("`x`", Style::CODE),
    ]);
    assert_eq!(choice_stem("a *b **c***\nd\\\n`` `x` ``"), Prose(vec![Block::Paragraph(expected)]));
}

#[test]
fn a_gap_is_a_run_of_its_own_and_only_in_a_blank() {
    let gap = |text: &str| stem("`kind: blank`", text, "- [x] `a`");
    let line = |runs: Vec<Run>| Prose(vec![Block::Paragraph(Line(runs))]);
    assert_eq!(gap("____"), line(vec![run("____", Style::GAP)]));
    let expected = vec![run("Call ", Style::PLAIN), run("____", Style::GAP), run(", and __all__", Style::PLAIN)];
    assert_eq!(gap("Call ____, and \\_\\_all\\_\\_"), line(expected));
    let code = Style::CODE;
    let expected = vec![run("qs.", code), run("____", code.with(Style::GAP)), run("()", code)];
    assert_eq!(gap("`qs.____()`"), line(expected));
    assert_eq!(choice_stem("A ____ B"), line(vec![run("A ____ B", Style::PLAIN)]));
}

#[test]
fn a_gap_in_code_survives_as_a_stretch_of_its_own() {
    let stem = stem("`kind: blank`", "```python norun=\"gap\"\nfilter____Q(1)\n```\n\nWhat?", "- [x] `a`");
    let Block::Code(code) = &stem.0[0] else { panic!("{stem:?}") };
    let stretches: Vec<(Token, &str)> = code.lines[0].iter().map(|span| (span.token, span.text.as_str())).collect();
    let (plain, number) = (Token::Plain, Token::Number);
    assert_eq!(stretches, [(plain, "filter"), (plain, "____"), (plain, "Q("), (number, "1"), (plain, ")")]);
}

#[test]
fn comments_belong_to_the_code_next_to_them_and_are_not_shown() {
    let text = format!(
        "{FRONT}## a\n\n`kind: choice`\n\nWhat?\n\n<!-- setup\nx = 1\n\ny = 2\n-->\n\n```python\nprint(x)\n```\n\n\
         <!-- check\nassert out\n-->\n<!-- check\nassert sql\n-->\n\n- [ ] One\n  > No.\n- [x] Two\n  > Yes.{TAIL}"
    );
    let parsed = parse_deck("d.md", &text);
    let block = &parsed.items[0].blocks[0];
    assert_eq!(
        (block.setup.join("|"), block.check.join("|")),
        ("x = 1\n\ny = 2".into(), "assert out|assert sql".into())
    );
    assert!(!parsed.items[0].item.body().stem.plain().contains("assert"));
}
