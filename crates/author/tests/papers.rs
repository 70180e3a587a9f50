//! A seed is a paper, for ever: the vectors in `tests/papers`, which were computed by another program.

use popquiz_author::pack_deck;
use popquiz_core::bank::Bank;
use popquiz_core::dice::{Dice, seed_of};
use popquiz_core::grading::Response;
use popquiz_core::item::Task;
use popquiz_core::memory::log::Mode;
use popquiz_core::sharing::invitation::{Invitation, fingerprint};
use popquiz_core::sitting::session::{Session, View};
use popquiz_core::sitting::{Config, Event};
use std::path::{Path, PathBuf};
use std::rc::Rc;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/papers")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).expect(name)
}

fn bank() -> Rc<Bank> {
    let bytes = pack_deck("bank.md", &read("bank.md")).expect("the bank packs");
    Rc::new(Bank::decode(&bytes).expect("a bank"))
}

/// Each question of a paper with the order in which its parts are shown, as a learner meets them.
fn met(bank: &Rc<Bank>, config: Config) -> Vec<String> {
    // In an exam nothing comes back, so that all are met once.
    let mut session = Session::new(bank.clone(), Config { mode: Mode::Exam, ..config }, None, 1, 0);
    let mut lines = Vec::new();
    while let View::Question(question) = session.view() {
        let order = match (question.item.task(), question.response) {
            (Task::Order(_), Response::Order(steps)) => steps.as_slice(),
            _ => question.order,
        };
        let letters: String = order.iter().map(|&at| char::from(b'a' + at)).collect();
        let letters = if letters.is_empty() { "-" } else { &letters };
        lines.push(format!("{} {letters}", question.item.id()));
        session.update(Event::Skip, 1);
        session.update(Event::Next, 1);
    }
    lines
}

#[test]
fn a_seed_is_the_paper_it_always_was() {
    let bank = bank();
    let files = std::fs::read_dir(folder()).expect("the folder").flatten().map(|file| file.file_name());
    let names = files.filter_map(|name| name.into_string().ok()).filter(|name| name.starts_with("paper-"));
    let mut count = 0;
    for name in names {
        let text = read(&name);
        let parts: Vec<&str> = text.trim_end().split("\n\n").collect();
        let [asked, lines, print] = parts[..] else { panic!("{name} has three parts") };
        let pairs: Vec<(String, String)> =
            asked.lines().filter_map(|line| line.split_once(": ")).map(|(a, b)| (a.into(), b.into())).collect();
        let asked = Invitation::read(&pairs).expect(&name);
        assert_eq!(met(&bank, asked.config(0)), lines.lines().collect::<Vec<_>>(), "{name}");
        let items = asked.draw(&bank, 0).items;
        assert_eq!(format!("paper: {:08x}", fingerprint(bank.name(), &items)), print, "{name}");
        // A paper that names its questions is the same one.
        let listed =
            Invitation { items, seed: asked.seed.clone(), no_shuffle: asked.no_shuffle, ..Invitation::default() };
        assert_eq!(listed.draw(&bank, 1).items, asked.draw(&bank, 2).items, "{name}");
        count += 1;
    }
    assert!(count >= 6, "{count} papers");
}

#[test]
fn the_dice_fall_as_they_always_did() {
    let hex = |word: &str| u64::from_str_radix(word, 16).expect("a number");
    for line in read("dice.txt").lines() {
        let (what, rest) = line.split_once(' ').expect("a word in front");
        let (seed, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let seed = hex(seed);
        match what {
            "rolls" => {
                let mut dice = Dice::new(seed);
                rest.split(' ').for_each(|roll| assert_eq!(dice.roll(), hex(roll), "{line}"));
            }
            "seed" => assert_eq!(seed_of(rest), seed, "{line}"),
            "shuffle" => {
                let expected: Vec<usize> = rest.split(' ').map(|place| place.parse().expect("a place")).collect();
                let mut list: Vec<usize> = (0..expected.len()).collect();
                Dice::new(seed).shuffle(&mut list);
                assert_eq!(list, expected, "{line}");
            }
            "below" => {
                let (n, fallen) = rest.split_once(' ').expect("a bound");
                let (n, mut dice) = (n.parse().expect("a bound"), Dice::new(seed));
                fallen.split(' ').for_each(|number| assert_eq!(dice.below(n).to_string(), number, "{line}"));
            }
            other => panic!("no vector is called {other}"),
        }
    }
}
