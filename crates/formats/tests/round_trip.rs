//! The whole bank out to each format that can hold it, and back.

use popquiz_author::load_paths;
use popquiz_core::bank::{Area, Bank, Deck};
use popquiz_core::export;
use popquiz_core::item::{Head, Item, Task};
use popquiz_core::prose::Line;
use popquiz_formats::{FORMATS, Format, read, write};
use std::path::Path;

fn questions() -> Bank {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questions");
    load_paths(&[folder]).expect("the questions").bank()
}

fn format(name: &str) -> &'static Format {
    FORMATS.iter().find(|format| format.name == name).expect("a format")
}

/// An item as a deck has it, from its heading on.
fn text(bank: &Bank, at: usize) -> String {
    export::deck(bank, &[at]).split_once("\n## ").expect("a heading").1.to_owned()
}

/// Writes, reads again, and gives both banks.
fn there_and_back(name: &str) -> (Bank, Bank) {
    let bank = questions();
    let (bytes, _) = write(&bank, format(name)).expect("a writer");
    let again = read("django.x", &bytes, None).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    assert_eq!(again.format.name, name, "found out by content");
    (bank, again.bank)
}

fn assert_same(name: &str) {
    let (bank, again) = there_and_back(name);
    let mut wrong = Vec::new();
    for at in 0..bank.len() {
        let item = bank.item(at).expect("an item");
        let want = text(&lone(&plain_rights(&item)), 0);
        let Some(found) = again.find(item.id()) else {
            wrong.push(format!("{} is missing", item.id()));
            continue;
        };
        assert_eq!(again.item(found).expect("an item").head().area, item.head().area, "{}", item.id());
        let found = text(&again, found);
        if found != want {
            let line = found.lines().zip(want.lines()).position(|(a, b)| a != b).unwrap_or_default();
            let show = |text: &str| text.lines().skip(line).take(3).collect::<Vec<_>>().join("\n");
            wrong.push(format!("{}:\n{}\ninstead of\n{}", item.id(), show(&found), show(&want)));
        }
    }
    let shown = wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(wrong.is_empty(), "{name}: {} of {} differ\n\n{shown}", wrong.len(), bank.len());
    assert_eq!(again.len(), bank.len());
}

/// A bank of one item.
fn lone(item: &Item) -> Bank {
    let head = Head { deck: 0, ..item.head().clone() };
    let area = Area { id: head.area.clone(), title: head.area.clone() };
    let deck = Deck { id: "d".into(), title: "D".into(), lang: "en".into() };
    let item = Item::new(head, item.body().clone()).expect("an item");
    Bank::new("d", "D", vec![area], vec![deck], &[item])
}

/// What belongs to something is plain text in these formats: the table says so.
fn plain_rights(item: &Item) -> Item {
    let mut body = item.body().clone();
    if let Task::Match(pairs) = &mut body.task {
        for line in pairs.right.iter_mut().chain([&mut pairs.left_title, &mut pairs.right_title]) {
            *line = Line::text(&line.plain());
        }
    }
    Item::new(item.head().clone(), body).expect("an item")
}

#[test]
fn all_questions_come_back_from_gift() {
    assert_same("gift");
}

#[test]
fn all_questions_come_back_from_moodle_xml() {
    assert_same("moodle");
}
