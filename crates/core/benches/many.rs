//! A made-up bank for measuring the search: as many items as one likes, the same every time, with words about as many
//! and as often repeated as in real questions.

use popquiz_core::bank::{Area, Bank, Deck};
use popquiz_core::dice::Dice;
use popquiz_core::item::{Body, Choice, Choices, Head, Item, Kind, Level, Task};
use popquiz_core::prose::{Line, Prose};

/// How many different words there are.
const WORDS: u32 = 12_000;
/// What they are made of.
const SYLLABLES: [&str; 24] = [
    "re", "que", "mo", "del", "form", "tem", "pla", "te", "mi", "gra", "tion", "view", "ses", "sion", "cach", "ing",
    "sig", "nal", "ad", "min", "url", "con", "text", "ler",
];

/// A bank of so many items in twelve areas.
pub fn bank(n: u32) -> Bank {
    let areas: Vec<Area> =
        (0..12).map(|at| Area { id: format!("area-{at}"), title: format!("{} {at}", word(at * 37)) }).collect();
    let items: Vec<Item> = (0..n).map(item).collect();
    let deck = Deck { id: "many".into(), title: "Many".into(), lang: "en".into() };
    Bank::new("many", "Many questions", areas, vec![deck], &items)
}

fn item(at: u32) -> Item {
    let dice = &mut Dice::new(u64::from(at) + 1);
    let head = Head {
        id: format!("many-{at:05}"),
        deck: 0,
        area: format!("area-{}", at % 12),
        level: Level::ALL[(at / 12 % 4) as usize],
        kind: Kind::Choice,
        tags: vec![word(dice.below(300))],
        topics: vec![format!("{}-{}", word(dice.below(800)), word(dice.below(800)))],
        since: None,
        until: None,
    };
    let choice = |i: u8, dice: &mut Dice| Choice {
        text: Prose::text(&format!("{i} {}", sentence(dice, 8))),
        key: i == 2,
        reason: Prose::text(&sentence(dice, 16)),
    };
    let stem = Prose::text(&format!("{}?", sentence(dice, 14)));
    let choices = (0..4).map(|i| choice(i, dice)).collect();
    let body = Body {
        stem,
        task: Task::Choice(Choices { choices, fixed_order: false }),
        rationale: Prose::text(&sentence(dice, 40)),
        references: vec![Line::text("The manual of many things, section one")],
        misconception: Prose::default(),
        hints: Vec::new(),
    };
    Item::new(head, body).expect("a sound item")
}

/// So many words, one in nine a name of code.
fn sentence(dice: &mut Dice, words: u32) -> String {
    let mut out = Vec::new();
    for _ in 0..words {
        let one = often(dice);
        // A name is made of two words, always the same for the first.
        out.push(if dice.below(9) == 0 { format!("{}_{}()", word(one), word(one * 7 % 300)) } else { word(one) });
    }
    out.join(" ")
}

/// The number of a word: small ones far more often, as in any language.
fn often(dice: &mut Dice) -> u32 {
    let third = |dice: &mut Dice| u64::from(dice.below(1000));
    let share = third(dice) * third(dice) * third(dice);
    u32::try_from(share * u64::from(WORDS) / 1_000_000_000).unwrap_or(0)
}

/// A word by its number: syllables, the more the rarer it is.
fn word(number: u32) -> String {
    let mut rest = number + 1;
    let mut out = String::new();
    while rest > 0 {
        out.push_str(SYLLABLES[(rest % 24) as usize]);
        rest /= 24;
    }
    out
}
