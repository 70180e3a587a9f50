use super::*;
use crate::bank::Bank;
use crate::item::{Item, Kind, Task};
use crate::prose::{Block, Code, Line, Prose, Run, Style};
use crate::testing;
use proptest::prelude::*;

fn sample() -> Bank {
    testing::bank(&[
        testing::choice("a", &[true, false]),
        testing::order("b", 3),
        testing::pairs("c", 2),
        testing::item("d", Task::Blank(testing::blank_task(&["one", "two"]))),
        testing::open("e", 2),
    ])
}

const ALL: [usize; 5] = [0, 1, 2, 3, 4];

/// Reads a table of quoted fields again, by the rules and not by the writer's code.
fn read(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            c if quoted => field.push(c),
            c if c == separator => row.push(std::mem::take(&mut field)),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && field.is_empty(), "the last line ends");
    rows
}

#[test]
fn a_table_has_a_row_for_each_item() {
    let rows = read(&csv(&sample(), &ALL), ',');
    assert_eq!(rows[0], ["id", "kind", "level", "area", "question", "answer", "reasons", "tags"]);
    assert_eq!(rows.len(), 6);
    assert_eq!(
        rows[1],
        [
            "a",
            "choice",
            "basic",
            "orm",
            "What?\n\nA. choice 0\nB. choice 1",
            "A. choice 0",
            "Because.\nA: since\nB: since",
            "orm basic choice"
        ]
    );
    assert_eq!(rows[2][5], "1. step 0\n2. step 1\n3. step 2");
    assert_eq!(rows[3][5], "l 0: r 0\nl 1: r 1");
    assert_eq!(rows[4][5], "one\ntwo");
    assert_eq!(rows[5][5], "So.\n\n- point 0\n- point 1");
}

#[test]
fn cards_of_two_banks_have_ids_of_their_own() {
    let id = |bank: &str, item: &str| {
        let item = testing::choice(item, &[true, false]);
        let deck = crate::bank::Deck { id: "deck".into(), title: "Deck".into(), lang: "en".into() };
        let text = anki(&Bank::new(bank, "Test", Vec::new(), vec![deck], &[item]), &[0]);
        text.split("\npopquiz-").nth(1).and_then(|note| note.split('\t').next()).expect("a note").to_owned()
    };
    assert_ne!(id("django", "orm-rows"), id("django-orm", "rows"));
}

#[test]
fn no_field_of_a_table_is_a_formula() {
    for (text, field) in [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+1+1", "'+1+1"),
        ("-a", "'-a"),
        ("-1", "-1"),
        ("a=b", "a=b"),
    ] {
        let task = Task::Blank(testing::blank_task(&[text]));
        let rows = read(&csv(&testing::bank(&[testing::item("a", task)]), &[0]), ',');
        assert_eq!(rows[1][5], field);
    }
}

#[test]
fn anki_is_told_columns_by_place_and_tags_that_add() {
    let text = anki(&sample(), &[4, 0]);
    let (head, notes) = text.split_at(text.find("popquiz-test/").expect("a note"));
    assert_eq!(
        head,
        "#separator:tab\n#html:true\n#notetype:Basic\n#deck:Test\n#guid column:1\n#tags:popquiz popquiz::test\n"
    );
    let notes: Vec<Vec<&str>> = notes.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(notes.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
    assert_eq!(notes[0][..2], ["popquiz-test/e", "<div style=\"text-align: left\"><div>What?</div></div>"]);
    assert_eq!(
        notes[0][2],
        "<div style=\"text-align: left\"><div>So.</div><br><div>- point 0</div><div>- point 1</div><hr>\
         <div>Because.</div><div><small>orm · basic · open</small></div></div>"
    );
}

#[test]
fn nothing_in_a_note_steers_anki() {
    let odd = "\"a\" [sound:x.mp3] [LaTeX]x[/latex] [$]y[/$] \\(z\\) \\[w\\] [anki:tts] <b> {{c1::x}}\tb";
    let mut body = testing::open("a", 2).body().clone();
    body.stem = Prose(vec![
        Block::Code(Code { lang: "python".into(), lines: vec![vec![], vec![plain_span("    # indented\t\"x\"")]] }),
        Block::Paragraph(Line::text(odd)),
    ]);
    let bank = testing::bank(&[Item::packed(testing::head("a", Kind::Open), body)]);
    let text = anki(&bank, &[0]);
    let note = text.lines().last().expect("a note");
    assert_eq!(note.split('\t').count(), 3, "{note}");
    for mark in ["[sound", "[LaTeX", "[$]", "[anki", "\\(", "\\)", "\\[", "\\]", "\"a\"", "<b>"] {
        assert!(!note.contains(mark), "{mark} is in {note}");
    }
    assert!(
        note.contains("<pre><code class=\"language-python\"><br>    # indented&#9;&quot;x&quot;</code></pre>"),
        "{note}"
    );
}

fn plain_span(text: &str) -> crate::prose::Span {
    crate::prose::Span { token: crate::prose::Token::Plain, text: text.into() }
}

#[test]
fn html_nests_as_prose_does() {
    let run = |text: &str, style: Style| Run { text: text.into(), style, link: None };
    let anchor = Run { text: "l".into(), style: Style::STRONG, link: Some("https://a.b/?c=\"d\"&e".into()) };
    let line = Line(vec![run("a < b", Style::PLAIN), run("\n", Style::PLAIN), run("c", Style::CODE), anchor]);
    let list = crate::prose::List { start: Some(3), items: vec![Prose::text("one"), Prose(vec![])] };
    let table = crate::prose::Table { head: vec![Line::text("h")], rows: vec![vec![Line::text("d")]] };
    let image = crate::prose::Image { src: "a.png".into(), alt: "a \"b\"".into() };
    let prose = Prose(vec![
        Block::Paragraph(line),
        Block::List(list),
        Block::Quote(Prose(vec![Block::Table(table)])),
        Block::Image(image),
    ]);
    assert_eq!(
        html(&prose),
        "<p>a &lt; b<br><code>c</code><a href=\"https://a.b/?c=&quot;d&quot;&amp;e\"><strong>l</strong></a></p>\
         <ol start=\"3\"><li>one</li><li></li></ol><blockquote><table><tr><th>h</th></tr><tr><td>d</td></tr></table>\
         </blockquote><p><img src=\"a.png\" alt=\"a &quot;b&quot;\"></p>"
    );
}

#[test]
fn a_deck_has_every_item_under_its_id() {
    let text = deck(&sample(), &ALL);
    for part in [
        "bank: test\n",
        "## a\n\n`kind: choice` `level: basic`\n",
        "- [x] choice 0\n  > since\n- [ ] choice 1",
        "1. step 0\n2. step 1",
        "| l 1 | r 1 |\n|  | r 2 |",
        "- [x] `one`\n- [x] `two`\n- [ ] `not this`\n  > since",
        "### Key points\n\n- point 0\n- point 1",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn a_gap_within_code_stays_within_it() {
    let run = |text: &str, style: Style| Run { text: text.into(), style, link: None };
    let gap = Style::CODE.with(Style::GAP);
    let runs = vec![run("django.", Style::CODE), run("____", gap), run(".admin", Style::CODE)];
    let mut body = testing::item("a", Task::Blank(testing::blank_task(&["contrib"]))).body().clone();
    body.stem = Prose(vec![Block::Paragraph(Line(runs))]);
    let bank = testing::bank(&[Item::packed(testing::head("a", Kind::Blank), body)]);
    let text = deck(&bank, &[0]);
    assert!(text.contains("\n\n`django.____.admin`\n"), "{text}");
}

proptest! {
    #[test]
    fn whatever_a_text_holds_it_reads_back(texts in proptest::collection::vec("[a\",\r\n\t’é]{1,12}", 1..4)) {
        let bank = testing::bank(&texts.iter().enumerate().map(|(at, text)| {
            let task = crate::item::Open { answer: crate::prose::Prose::text(text), key_points: vec![], follow_ups: vec![] };
            let mut body = testing::open("x", 2).body().clone();
            body.task = Task::Open(task);
            Item::packed(testing::head(&format!("i{at}"), Kind::Open), body)
        }).collect::<Vec<_>>());
        let all: Vec<usize> = (0..texts.len()).collect();
        let rows = read(&csv(&bank, &all), ',');
        prop_assert_eq!(rows.len(), texts.len() + 1);
        prop_assert!(rows.iter().all(|row| row.len() == 8));
        for (at, row) in rows.iter().skip(1).enumerate() {
            let item = bank.item(at).expect("an item");
            let Task::Open(open) = item.task() else { panic!("open") };
            prop_assert!(row[5].starts_with(&open.answer.plain()), "{:?}", row[5]);
        }
    }
}
