//! Small items for tests.

use crate::bank::{Area, Arrival, Bank, Deck};
use crate::item::{Blank, Body, Choice, Choices, Head, Item, Kind, Level, Open, Pairs, Step, Suspect, Task};
use crate::prose::{Block, Code, Line, Prose, Span, Token};

/// A head with nothing but an id and a kind.
#[must_use]
pub fn head(id: &str, kind: Kind) -> Head {
    Head {
        id: id.into(),
        deck: 0,
        area: "orm".into(),
        level: Level::Basic,
        kind,
        tags: Vec::new(),
        topics: Vec::new(),
        since: None,
        until: None,
    }
}

/// An item around a task.
///
/// # Panics
/// If the task is not sound: tests are to know.
#[must_use]
pub fn item(id: &str, task: Task) -> Item {
    let stem = if task.kind() == Kind::Blank { "Fill ____ in." } else { "What?" };
    around(id, Prose::text(stem), task)
}

fn around(id: &str, stem: Prose, task: Task) -> Item {
    let body = Body {
        stem,
        rationale: Prose::text("Because."),
        references: Vec::new(),
        misconception: Prose::default(),
        hints: Vec::new(),
        task,
    };
    Item::new(head(id, body.task.kind()), body).expect("a sound item")
}

/// The same item in another deck.
///
/// # Panics
/// Never: the deck has no say in what is sound.
#[must_use]
pub fn in_deck(item: &Item, deck: u16) -> Item {
    Item::new(Head { deck, ..item.head().clone() }, item.body().clone()).expect("a sound item")
}

/// A bank of these items, each in a deck of its own.
#[must_use]
pub fn spread(items: &[Item]) -> Bank {
    let deck = Deck { id: "deck".into(), title: "Deck".into(), lang: "en".into() };
    let items: Vec<Item> = (0..).zip(items).map(|(at, item)| in_deck(item, at)).collect();
    Bank::new("test", "Test", Vec::new(), vec![deck; items.len()], &items)
}

/// The same bank while it arrives: its heads are there, its decks are still to be fed.
///
/// # Panics
/// If a bank that was packed cannot be read.
#[must_use]
pub fn arriving(items: &[Item]) -> (Arrival, Vec<Vec<u8>>) {
    let bytes = spread(items).encode();
    let mut parts = Vec::new();
    let mut rest = &bytes[4..];
    while let Some((length, _)) = rest.split_first_chunk() {
        let (part, after) = rest.split_at(8 + u32::from_le_bytes(*length) as usize);
        parts.push(part.to_vec());
        rest = after;
    }
    let mut arrival = Arrival::default();
    arrival.feed(&[&bytes[..4], &parts.remove(0)].concat()).expect("heads");
    (arrival, parts)
}

/// A `choice` item: one choice for each flag, and whether it is a key.
#[must_use]
pub fn choice(id: &str, keys: &[bool]) -> Item {
    let choices = keys
        .iter()
        .enumerate()
        .map(|(i, &key)| Choice { text: Prose::text(&format!("choice {i}")), key, reason: Prose::text("since") })
        .collect();
    item(id, Task::Choice(Choices { choices, fixed_order: false }))
}

/// An `order` item of `n` steps.
#[must_use]
pub fn order(id: &str, n: usize) -> Item {
    item(
        id,
        Task::Order(
            (0..n).map(|i| Step { text: Prose::text(&format!("step {i}")), reason: Prose::default() }).collect(),
        ),
    )
}

/// A `match` item of `n` pairs and one distractor.
///
/// # Panics
/// If `n` is over 255.
#[must_use]
pub fn pairs(id: &str, n: usize) -> Item {
    let side = |name: &str, n: usize| (0..n).map(|i| Line::text(&format!("{name} {i}"))).collect();
    let key = (0..n).map(|i| u8::try_from(i).expect("a few pairs")).collect();
    let task = Pairs {
        left_title: Line::text("l"),
        right_title: Line::text("r"),
        left: side("l", n),
        right: side("r", n + 1),
        key,
    };
    item(id, Task::Match(task))
}

/// The task of a `blank` item.
#[must_use]
pub fn blank_task(accepted: &[&str]) -> Blank {
    Blank {
        accepted: accepted.iter().map(|&text| text.into()).collect(),
        expected_wrong: vec![("not this".into(), Prose::text("since"))],
        case_sensitive: true,
        tolerance: None,
    }
}

/// An `open` item of `n` key points.
#[must_use]
pub fn open(id: &str, n: usize) -> Item {
    let key_points = (0..n).map(|i| Prose::text(&format!("point {i}"))).collect();
    item(id, Task::Open(Open { answer: Prose::text("So."), key_points, follow_ups: Vec::new() }))
}

/// A `spot` item of `n` lines, the second at fault.
///
/// # Panics
/// If there is no second line.
#[must_use]
pub fn spot(id: &str, n: usize) -> Item {
    let suspects = vec![Suspect { line: 2, key: true, reason: Prose::text("since") }];
    let lines = (1..=n).map(|i| vec![Span { token: Token::Plain, text: format!("line {i}") }]).collect();
    let mut stem = Prose::text("Which line?");
    stem.0.push(Block::Code(Code { lang: "python".into(), lines }));
    around(id, stem, Task::Spot(suspects))
}

/// A bank named `test` of these items.
#[must_use]
pub fn bank(items: &[Item]) -> Bank {
    let area = Area { id: "orm".into(), title: "ORM".into() };
    let deck = Deck { id: "deck".into(), title: "Deck".into(), lang: "en".into() };
    Bank::new("test", "Test", vec![area], vec![deck], items)
}

/// Any rating.
pub fn any_rating() -> impl proptest::strategy::Strategy<Value = crate::memory::schedule::Rating> {
    use crate::memory::schedule::Rating::{Again, Easy, Good, Hard};
    proptest::sample::select(vec![Again, Hard, Good, Easy])
}
