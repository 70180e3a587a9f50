//! The whole bank out to each format that can hold it, and back.

use popquiz_author::load_paths;
use popquiz_core::bank::{Area, Bank, Deck};
use popquiz_core::export;
use popquiz_core::item::{Head, Item, Task};
use popquiz_core::prose::Line;
use popquiz_formats::{FORMATS, Feature, Format, Grade, Loss, read, write};
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

/// What quizdown has a place for: choices and steps with their reasons, stems, hints.
#[test]
fn choices_and_sequences_come_back_from_quizdown() {
    let bank = questions();
    let (bytes, losses) = write(&bank, format("quizdown")).expect("a writer");
    let again = read("django.md", &bytes, None).expect("quizdown");
    assert_eq!(again.format.name, "quizdown");
    let fits = |item: &Item| matches!(item.task(), Task::Choice(_) | Task::Order(_));
    let items: Vec<Item> = (0..bank.len()).filter_map(|at| bank.item(at)).filter(fits).collect();
    assert_eq!(again.bank.len(), items.len(), "{:?}", again.losses);
    let simplified = |id: &str| {
        let of_texts = [Feature::Blocks, Feature::FixedOrder];
        losses.iter().any(|loss| loss.place.path == id && of_texts.contains(&loss.feature))
    };
    let mut same = 0;
    for (at, item) in items.iter().enumerate().filter(|(_, item)| !simplified(item.id())) {
        let found = again.bank.item(at).expect("an item");
        assert_eq!(task_text(&found), task_text(item), "{}", item.id());
        same += 1;
    }
    assert!(same * 10 > items.len() * 9, "{same} of {}", items.len());
}

/// Stem, answer part and hints, as a deck has them.
fn task_text(item: &Item) -> String {
    let text = text(&lone(item), 0);
    let behind = text.split_once("\n\n").expect("metadata").1.split_once("\n\n").expect("a stem").1;
    let (task, rest) = behind.split_once("\n### ").unwrap_or((behind, ""));
    let hints = rest.split_once("Hints\n").map_or("", |(_, hints)| hints.split("\n### ").next().unwrap_or_default());
    format!("{}|{}", task.trim(), hints.trim())
}

#[test]
fn what_each_writer_leaves_out_is_in_its_report() {
    let bank = questions();
    for format in FORMATS.iter().filter(|format| format.write.is_some() && format.name != "popquiz") {
        let (bytes, losses) = write(&bank, format).expect("a writer");
        assert!(!bytes.is_empty() && !losses.is_empty(), "{}", format.name);
        for at in 0..bank.len() {
            let item = bank.item(at).expect("an item");
            let refers = |loss: &&Loss| loss.place.path == item.id() && loss.feature == Feature::References;
            assert!(
                losses.iter().any(|loss| refers(&loss)) || left_out(&losses, item.id()),
                "{}: {}",
                format.name,
                item.id()
            );
        }
    }
}

/// Whether a question as a whole is left out.
fn left_out(losses: &[Loss], id: &str) -> bool {
    let kinds = [
        Feature::SeveralKeys,
        Feature::Order,
        Feature::Match,
        Feature::Blank,
        Feature::Number,
        Feature::Open,
        Feature::Spot,
    ];
    losses.iter().any(|loss| loss.place.path == id && loss.grade == Grade::LeftOut && kinds.contains(&loss.feature))
}
