//! A packed bank opens, arrives in pieces, and is told apart from what is none.

use super::format::{MAGIC, push_part};
use super::*;
use crate::item::Item;
use crate::testing;
use proptest::prelude::*;
use std::rc::Rc;

fn items() -> Vec<Item> {
    vec![
        testing::choice("a", &[true, false]),
        testing::open("b", 3),
        testing::order("c", 3),
        testing::pairs("d", 3),
        testing::item("e", crate::item::Task::Blank(testing::blank_task(&["x", "ä y"]))),
    ]
}

/// Two decks, whose items stand in turn.
fn bank() -> Bank {
    let deck = |id: &str| Deck { id: id.into(), title: format!("Deck {id}"), lang: "en".into() };
    let items: Vec<Item> = (0u16..).zip(items()).map(|(at, item)| testing::in_deck(&item, at % 2)).collect();
    Bank::new("test", "Test", Vec::new(), vec![deck("one"), deck("two")], &items)
}

fn items_of(bank: &Bank) -> Vec<Option<Item>> {
    (0..bank.len()).map(|at| bank.item(at)).collect()
}

#[test]
fn a_packed_bank_opens_and_its_items_are_the_same() {
    let bank = testing::bank(&items());
    let opened = Bank::decode(&bank.encode()).expect("a bank");
    assert_eq!(items_of(&opened), items().into_iter().map(Some).collect::<Vec<_>>());
    assert_eq!(opened, bank);
    assert_eq!((opened.item(5), opened.find("a"), opened.find("z")), (None, Some(0), None));
}

#[test]
fn condensing_changes_the_bytes_and_not_the_items() {
    let sound: Vec<Item> = (0..40).map(|at| testing::choice(&format!("item-{at}"), &[true, false, false])).collect();
    let bank = testing::bank(&sound);
    let condensed = bank.condense();
    assert!(condensed.encode().len() * 2 < bank.encode().len());
    assert_eq!(items_of(&Bank::decode(&condensed.encode()).expect("a bank")), items_of(&bank));
    assert_eq!(condensed.condense(), condensed);
}

#[test]
fn banks_that_are_joined_keep_their_items_and_their_words() {
    let (first, second) = (testing::bank(&items()), bank().condense());
    let all = Bank::join("Both", &[&first, &second]);
    assert_eq!((all.title(), all.len(), all.decks().len(), all.is_coming(9)), ("Both", 10, 3, false));
    for at in 0..5 {
        let bodies = [all.item(at), all.item(5 + at), first.item(at), second.item(at)];
        let [a, b, c, d] = bodies.map(|item| item.expect("an item").body().clone());
        assert_eq!((a, b), (c, d));
    }
    assert_eq!((all.heads()[5].id.as_str(), all.heads()[5].deck), ("test/a", 1));
}

#[test]
fn foreign_bytes_are_told_apart() {
    assert_eq!(Bank::decode(b""), Err(BankError::NotABank));
    assert_eq!(Bank::decode(b"{}"), Err(BankError::NotABank));
    assert_eq!(Bank::decode(b"{\"a\": 1}"), Err(BankError::NotABank));
    assert_eq!(Bank::decode(b"pqb\x01 earlier"), Err(BankError::OtherVersion(1)));
    let bytes = bank().encode();
    for end in 4..bytes.len() {
        assert_eq!(Bank::decode(&bytes[..end]), Err(BankError::Damaged), "cut at {end}");
    }
    assert_eq!(Bank::decode(&[&bytes[..], b"more"].concat()), Err(BankError::Damaged));
}

#[test]
fn what_has_arrived_can_be_used() {
    let bytes = bank().encode();
    let second_deck = bytes.len() - bank().parts[1].get().expect("a deck").bytes.len();
    let mut arrival = Arrival::default();
    assert_eq!((arrival.feed(&bytes[..3]), arrival.bank()), (Ok(false), None));
    assert_eq!(arrival.feed(&bytes[3..second_deck]), Ok(true));
    let early = Rc::clone(arrival.bank().expect("heads"));
    assert_eq!([0, 1, 5].map(|at| early.is_coming(at)), [false, true, false]);
    assert_eq!((early.item(0), early.item(1)), (bank().item(0), None));
    // Who holds the bank already sees what comes later.
    assert_eq!((arrival.feed(&bytes[second_deck..]), arrival.end()), (Ok(true), Ok(())));
    assert_eq!(*early, bank());
}

#[test]
fn what_came_whole_outlives_a_damaged_tail() {
    let mut bytes = bank().encode();
    *bytes.last_mut().expect("bytes") ^= 1;
    let mut arrival = Arrival::default();
    assert_eq!(arrival.feed(&bytes), Err(BankError::Damaged));
    let bank = arrival.bank().expect("heads");
    assert_eq!((bank.item(0).is_some(), bank.item(1), bank.is_coming(1)), (true, None, false));
}

proptest! {
    #[test]
    fn pieces_of_any_size_make_the_same_bank(sizes in proptest::collection::vec(1usize..200, 1..200)) {
        let bytes = bank().condense().encode();
        let mut arrival = Arrival::default();
        let mut rest = &bytes[..];
        for size in sizes.into_iter().cycle() {
            let (piece, after) = rest.split_at(size.min(rest.len()));
            prop_assert!(arrival.feed(piece).is_ok());
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(arrival.end(), Ok(()));
        prop_assert_eq!(items_of(arrival.bank().expect("a bank")), items_of(&bank()));
    }

    #[test]
    fn a_changed_byte_never_panics(part in 0usize..3, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let bytes = bank().condense().encode();
        let mut out = MAGIC.to_vec();
        let mut rest = &bytes[MAGIC.len()..];
        for number in 0..3 {
            let length = u32::from_le_bytes([rest[0], rest[1], rest[2], rest[3]]) as usize;
            let (this, after) = rest[8..].split_at(length);
            rest = after;
            let mut this = this.to_vec();
            if number == part {
                let at = at.index(this.len());
                this[at] = byte;
            }
            push_part(&this, &mut out);
        }
        if let Ok(bank) = Bank::decode(&out) {
            items_of(&bank);
        }
    }
}
