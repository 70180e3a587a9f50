//! What is taken for what: distractors that were chosen, and the items they would have been right for.

use super::{History, SETTLED};
use crate::bank::Bank;
use crate::item::{Item, Task};
use crate::log::Confidence;
use crate::prose::{Block, Prose, Style};
use crate::response::Response;
use std::collections::{BTreeMap, BTreeSet};

/// Texts whose words overlap this much (twice the common ones over all) say nearly the same.
const CLOSE: f64 = 0.6;
/// Two items of one topic belong together when an answer of one overlaps with the distractor this much.
const AKIN: f64 = 0.25;
/// A name that stands in the answers of more items than this tells none of them apart.
const COMMON: usize = 8;

/// A distractor that was chosen where something else was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// Position of the item in the bank.
    pub item: usize,
    /// The distractor: its position among the choices, as authored.
    pub choice: u8,
    /// How often it was taken.
    pub times: u32,
    /// Whether the learner was sure of it, once at least.
    pub sure: bool,
    /// The item it belongs to, if there is one.
    pub partner: Option<Partner>,
}

/// The item that a distractor belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Position of the item in the bank.
    pub item: usize,
    /// What connects them.
    pub bond: Bond,
}

/// What connects a distractor with another item; the stronger, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// They are about one topic, in like words.
    Topic,
    /// The same name of the code stands in the distractor and in the other's answer.
    Name,
    /// The other's answer says nearly the same.
    Close,
    /// The other's answer is the same text.
    Same,
}

/// The confusions that are not mended yet, at most `most`: those taken twice or more, or once and for sure. The most
/// frequent first. A mend is [`SETTLED`] right first tries after the last time.
#[must_use]
pub fn confusions(history: &History<'_>, most: usize) -> Vec<Confusion> {
    let mut found = Vec::new();
    for item in 0..history.bank().len() {
        taken(history, item, &mut found);
    }
    found.sort_by(|a, b| (b.times, b.sure).cmp(&(a.times, a.sure)).then((a.item, a.choice).cmp(&(b.item, b.choice))));
    found.truncate(most);
    if !found.is_empty() {
        let answers = Answers::of(history.bank());
        for one in &mut found {
            one.partner = answers.partner(history.bank(), one.item, one.choice);
        }
    }
    found
}

/// The distractors of one item that were taken and not mended.
fn taken(history: &History<'_>, item: usize, found: &mut Vec<Confusion>) {
    struct Taken {
        times: u32,
        sure: bool,
        right_since: usize,
    }
    let mut takes: BTreeMap<u8, Taken> = BTreeMap::new();
    for one in history.at(item) {
        if one.is_right() {
            takes.values_mut().for_each(|taken| taken.right_since += usize::from(one.first));
        } else if let Some(Response::Choice(chosen)) = &one.review.response {
            for &choice in chosen {
                let taken = takes.entry(choice).or_insert(Taken { times: 0, sure: false, right_since: 0 });
                taken.times += 1;
                taken.sure |= one.review.confidence == Some(Confidence::Sure);
                taken.right_since = 0;
            }
        }
    }
    takes.retain(|_, taken| (taken.times > 1 || taken.sure) && taken.right_since < SETTLED);
    if takes.is_empty() {
        return;
    }
    // The item is only decoded now, as most are never confused with anything.
    let body = history.bank().item(item);
    let Some(Task::Choice(task)) = body.as_ref().map(Item::task) else { return };
    for (choice, taken) in takes {
        if task.choices.get(usize::from(choice)).is_some_and(|choice| !choice.key) {
            found.push(Confusion { item, choice, times: taken.times, sure: taken.sure, partner: None });
        }
    }
}

/// A text as it is compared.
#[derive(Clone, Debug, Default)]
struct Said {
    /// Its words in small letters, in their order, code and all.
    words: Vec<String>,
    /// The names in its code.
    names: BTreeSet<String>,
}

impl Said {
    fn of(prose: &Prose) -> Self {
        let mut said = Self { words: words(&prose.plain()), names: BTreeSet::new() };
        for block in &prose.0 {
            match block {
                Block::Paragraph(line) => {
                    for run in line.0.iter().filter(|run| run.style.has(Style::CODE)) {
                        said.names.extend(names(&run.text));
                    }
                }
                Block::Code(code) => said.names.extend(names(&code.plain())),
                _ => {}
            }
        }
        said
    }

    fn typed(text: &str) -> Self {
        Self { words: words(text), names: names(text).collect() }
    }

    /// Whether the text alone says what it is about; “Two” does not.
    fn is_telling(&self) -> bool {
        !self.names.is_empty() || self.words.len() > 3
    }

    /// Twice the words both have over the words of both (Dice's coefficient): 0 for nothing in common, 1 for the same.
    fn overlap(&self, other: &Self) -> f64 {
        let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) = (self.words.iter().collect(), other.words.iter().collect());
        let count = |n: usize| u32::try_from(n).map_or(0.0, f64::from);
        let all = ours.len() + theirs.len();
        if all == 0 { 0.0 } else { 2.0 * count(ours.intersection(&theirs).count()) / count(all) }
    }
}

fn words(text: &str) -> Vec<String> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    // Signs that stand alone in code, `-` or `**`, make a difference there.
    let parts = text.split_whitespace().flat_map(|part| {
        let inner = part.split(|c| !word(c)).filter(|piece| !piece.is_empty());
        let bare = Some(part).filter(|part| !part.contains(word));
        inner.chain(bare)
    });
    parts.map(str::to_lowercase).collect()
}

fn names(code: &str) -> impl Iterator<Item = String> {
    let pieces = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    pieces.filter(|name| name.len() > 2 && name.starts_with(|c: char| c.is_alphabetic() || c == '_')).map(str::to_owned)
}

/// The right answers of all items of a bank, as they are compared.
struct Answers {
    of: Vec<Vec<Said>>,
    /// In the answers of how many items a name stands.
    spread: BTreeMap<String, usize>,
}

impl Answers {
    fn of(bank: &Bank) -> Self {
        let of: Vec<Vec<Said>> =
            (0..bank.len()).map(|at| bank.item(at).map_or_else(Vec::new, |item| answers(item.task()))).collect();
        let mut spread = BTreeMap::new();
        for said in &of {
            let names: BTreeSet<&String> = said.iter().flat_map(|said| &said.names).collect();
            for name in names {
                *spread.entry(name.clone()).or_insert(0) += 1;
            }
        }
        Self { of, spread }
    }

    /// The item that a distractor belongs to: the one with the strongest bond, then with a topic in common, then with the
    /// most in common.
    fn partner(&self, bank: &Bank, item: usize, choice: u8) -> Option<Partner> {
        let body = bank.item(item)?;
        let Task::Choice(task) = body.task() else { return None };
        let wrong = Said::of(&task.choices.get(usize::from(choice))?.text);
        let own = &self.of[item];
        let telling: Vec<(&String, usize)> = wrong
            .names
            .iter()
            .filter(|name| !own.iter().any(|said| said.names.contains(*name)))
            .filter_map(|name| self.spread.get(name).map(|&spread| (name, spread)))
            .filter(|(_, spread)| *spread <= COMMON)
            .collect();
        let topics = &bank.heads()[item].topics;
        let mut best: Option<(Bond, bool, f64, usize)> = None;
        for (at, head) in bank.heads().iter().enumerate().filter(|(at, _)| *at != item) {
            let topic = head.topics.iter().any(|topic| topics.contains(topic));
            for said in &self.of[at] {
                let Some((bond, score)) = bond(&wrong, said, &telling, topic) else { continue };
                let better =
                    best.is_none_or(|(a, b, c, _)| (bond, topic) > (a, b) || ((bond, topic) == (a, b) && score > c));
                if better {
                    best = Some((bond, topic, score, at));
                }
            }
        }
        best.map(|(bond, _, _, item)| Partner { item, bond })
    }
}

fn answers(task: &Task) -> Vec<Said> {
    match task {
        Task::Choice(task) => {
            task.choices.iter().filter(|choice| choice.key).map(|choice| Said::of(&choice.text)).collect()
        }
        Task::Blank(task) => task.accepted.iter().map(|text| Said::typed(text)).collect(),
        _ => Vec::new(),
    }
}

/// What connects a distractor with an answer, and how much; `telling` are the names that tell it from its own item's.
fn bond(wrong: &Said, answer: &Said, telling: &[(&String, usize)], topic: bool) -> Option<(Bond, f64)> {
    // A short text such as “Two” is the answer to many things; only within a topic does that mean something.
    if wrong.words == answer.words && (topic || wrong.is_telling()) {
        return Some((Bond::Same, 1.0));
    }
    let overlap = wrong.overlap(answer);
    if overlap >= CLOSE && wrong.is_telling() {
        return Some((Bond::Close, overlap));
    }
    let shared = telling.iter().filter(|(name, _)| answer.names.contains(*name));
    let rarity: f64 = shared.map(|&(_, spread)| 1.0 / u32::try_from(spread).map_or(1.0, f64::from)).sum();
    if rarity > 0.0 {
        return Some((Bond::Name, rarity + overlap / 100.0));
    }
    (topic && overlap >= AKIN).then_some((Bond::Topic, overlap))
}
