//! Whatever prose a deck can hold comes back, and whatever bytes arrive are some prose.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

/// A text without control characters, as decks have, that begins and ends sentences often.
fn words() -> impl Strategy<Value = String> {
    "[ A-Ea-e.!?'_0é`]{1,12}"
}

fn any_line() -> impl Strategy<Value = Line> {
    let link = proptest::option::weighted(0.2, "[a-z/#:.]{1,8}");
    let run = (words(), 0u8..16, link).prop_map(|(text, style, link)| Run { text, style: Style(style), link });
    let line_break = Just(Run { text: "\n".into(), ..Run::default() });
    vec(prop_oneof![4 => run, 1 => line_break], 1..6).prop_map(joined)
}

/// Neighbours that could be one run are one, as the parser makes them.
fn joined(runs: Vec<Run>) -> Line {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        match out.last_mut() {
            Some(last) if last.text != "\n" && run.text != "\n" && last.style == run.style && last.link == run.link => {
                last.text.push_str(&run.text);
            }
            _ => out.push(run),
        }
    }
    Line(out)
}

fn any_code() -> impl Strategy<Value = Code> {
    let span = (0usize..6, words()).prop_map(|(at, text)| Span { token: Token::ALL[at], text });
    let line = vec(span, 0..5);
    ("[a-z]{0,6}", vec(line, 0..5)).prop_map(|(lang, lines)| Code { lang, lines })
}

fn any_prose() -> impl Strategy<Value = Prose> {
    let table = (vec(any_line(), 2), vec(vec(any_line(), 2), 0..3)).prop_map(|(head, rows)| Table { head, rows });
    let block = prop_oneof![
        any_line().prop_map(Block::Paragraph),
        any_code().prop_map(Block::Code),
        table.prop_map(Block::Table),
        ("[a-z/.]{1,8}", words()).prop_map(|(src, alt)| Block::Image(Image { src, alt })),
    ];
    let leaf = vec(block, 0..3).prop_map(Prose);
    leaf.prop_recursive(4, 24, 3, |inner| {
        let list = (proptest::option::of(0u32..99), vec(inner.clone(), 1..4))
            .prop_map(|(start, items)| Block::List(List { start, items }));
        let quote = inner.prop_map(Block::Quote);
        vec(prop_oneof![list, quote, any_line().prop_map(Block::Paragraph)], 0..3).prop_map(Prose)
    })
}

fn packed(prose: &Prose) -> String {
    let mut out = String::new();
    prose.pack(&mut out);
    out
}

fn packed_line(text: &str) -> String {
    let mut out = String::new();
    Line::text(text).pack(&mut out);
    out
}

proptest! {
    #[test]
    fn prose_reads_back(prose in any_prose()) {
        let text = packed(&prose);
        prop_assert!(!text.contains(['\n', '\0']));
        prop_assert_eq!(Prose::unpack(&text), prose);
    }

    #[test]
    fn reading_any_text_is_total(text in "([\u{0}-\u{1f}]|\\PC){0,40}") {
        let _ = Prose::unpack(&text);
    }
}

#[test]
fn a_word_that_begins_a_sentence_is_kept_as_any_other() {
    assert_eq!(packed_line("The row. The key? A HTTP call"), " the row. the key? a HTTP call");
    assert_eq!(packed_line("HTTP. this. is I"), "HTTP. \u{1}this. \u{1}is I");
    assert_eq!(packed_line(" x"), "\u{1} x");
}

#[test]
fn control_characters_do_not_become_marks() {
    assert_eq!(Line::unpack(&packed_line("a\u{1}b\u{11}c\u{1f}d")).plain(), "a b c d");
}

#[test]
fn nesting_without_end_is_cut_short() {
    for bomb in ["\u{6}", "\u{8}\u{5}"] {
        let prose = Prose::unpack(&bomb.repeat(100_000));
        assert!(prose.depth() <= usize::from(DEEPEST) + 1, "{}", prose.depth());
    }
}
