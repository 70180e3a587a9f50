//! What is taken for what: distractors that were chosen, and the items they would have been right for.

use super::history::{History, SETTLED};
use crate::bank::Bank;
use crate::grading::Response;
use crate::item::{Item, Task};
use crate::memory::log::Confidence;
use crate::prose::{Block, Prose, Style};
use crate::sort::sort_by;

/// Texts whose words overlap this much (twice the common ones over all) say nearly the same.
const CLOSE: f64 = 0.6;
/// Two items of one topic belong together when what is said of the distractor and of the other overlap this much.
const AKIN: f64 = 0.1;
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
    /// The same name of the code stands in the distractor and in the other's answer or question, and not in its own.
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
    sort_by(&mut found, |a, b| {
        (b.times, b.sure).cmp(&(a.times, a.sure)).then((a.item, a.choice).cmp(&(b.item, b.choice)))
    });
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
        choice: u8,
        times: u32,
        sure: bool,
        right_since: usize,
    }
    let mut wrong: Vec<Taken> = Vec::new();
    for one in history.at(item) {
        if one.is_right() {
            for held in &mut wrong {
                held.right_since += usize::from(one.first);
            }
        } else if let Some(Response::Choice(chosen)) = &one.review.response {
            for &choice in chosen {
                let sure = one.review.confidence == Some(Confidence::Sure);
                match wrong.iter_mut().find(|held| held.choice == choice) {
                    Some(held) => {
                        held.times += 1;
                        held.sure |= sure;
                        held.right_since = 0;
                    }
                    None => wrong.push(Taken { choice, times: 1, sure, right_since: 0 }),
                }
            }
        }
    }
    wrong.retain(|held| (held.times > 1 || held.sure) && held.right_since < SETTLED);
    if wrong.is_empty() {
        return;
    }
    // The item is only decoded now, as most are never confused with anything.
    let body = history.bank().item(item);
    let Some(Task::Choice(task)) = body.as_ref().map(Item::task) else { return };
    for Taken { choice, times, sure, .. } in wrong {
        if task.choices.get(usize::from(choice)).is_some_and(|choice| !choice.key) {
            found.push(Confusion { item, choice, times, sure, partner: None });
        }
    }
}

/// A text as it is compared.
#[derive(Clone, Debug, Default)]
struct Said {
    /// Its words in small letters, in their order, code and all.
    words: Vec<String>,
    /// The names in its code, each once.
    names: Vec<String>,
}

impl Said {
    fn of(prose: &Prose) -> Self {
        let mut said = Self { words: words(&prose.plain()), names: Vec::new() };
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
        said.names = distinct(said.names);
        said
    }

    fn typed(text: &str) -> Self {
        Self { words: words(text), names: distinct(names(text).collect()) }
    }

    /// Whether the text alone says what it is about; “Two” does not.
    fn is_telling(&self) -> bool {
        !self.names.is_empty() || self.words.len() > 3
    }

    fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        sort_by(&mut words, Ord::cmp);
        words
    }

    /// Twice the words both have over the words of both (Dice's coefficient): 0 for nothing in common, 1 for the same words
    /// in whatever order. A word counts as often as it stands there.
    fn overlap(&self, other: &Self) -> f64 {
        let (ours, theirs) = (self.sorted(), other.sorted());
        let (mut at, mut both) = (0, 0);
        for word in theirs {
            while ours.get(at).is_some_and(|own| *own < word) {
                at += 1;
            }
            if ours.get(at) == Some(&word) {
                at += 1;
                both += 1;
            }
        }
        let count = |n: usize| u32::try_from(n).map_or(0.0, f64::from);
        let all = self.words.len() + other.words.len();
        if all == 0 { 0.0 } else { 2.0 * count(both) / count(all) }
    }
}

/// The same names in order, each once.
fn distinct(mut names: Vec<String>) -> Vec<String> {
    sort_by(&mut names, Ord::cmp);
    names.dedup();
    names
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

/// What the items of a bank are about, as it is compared.
struct Answers {
    of: Vec<About>,
    /// The names, each as often as there are items that it stands in, in order.
    spread: Vec<String>,
}

/// What one item is about.
#[derive(Default)]
struct About {
    /// Its right answers.
    answers: Vec<Said>,
    /// Its question.
    stem: Said,
}

impl About {
    fn of(item: &Item) -> Self {
        let answers = match item.task() {
            Task::Choice(task) => {
                task.choices.iter().filter(|choice| choice.key).map(|choice| Said::of(&choice.text)).collect()
            }
            Task::Blank(task) => task.accepted.iter().map(|text| Said::typed(text)).collect(),
            _ => Vec::new(),
        };
        Self { answers, stem: Said::of(&item.body().stem) }
    }

    fn names(&self, name: &str) -> bool {
        let has = |said: &Said| said.names.iter().any(|known| known == name);
        has(&self.stem) || self.answers.iter().any(has)
    }

    fn all(&self) -> Said {
        let mut all = self.stem.clone();
        for said in &self.answers {
            all.words.extend(said.words.iter().cloned());
        }
        all
    }
}

/// What is asked of the others about a distractor.
struct Wrong {
    said: Said,
    /// With its reason, for what it is about beyond its own few words.
    explained: Said,
    /// Names that tell it from its own item, each with how rare it is: one over the items it stands in.
    telling: Vec<(String, f64)>,
}

impl Answers {
    fn of(bank: &Bank) -> Self {
        let of: Vec<About> =
            (0..bank.len()).map(|at| bank.item(at).as_ref().map(About::of).unwrap_or_default()).collect();
        let mut spread = Vec::new();
        for about in &of {
            let names = about.answers.iter().flat_map(|said| &said.names).chain(&about.stem.names);
            spread.extend(distinct(names.cloned().collect()));
        }
        sort_by(&mut spread, Ord::cmp);
        Self { of, spread }
    }

    /// The item that a distractor belongs to: the one with the strongest bond, then with a topic in common, then with the
    /// most in common.
    fn partner(&self, bank: &Bank, item: usize, choice: u8) -> Option<Partner> {
        let wrong = self.wrong(bank, item, choice)?;
        let topics = &bank.heads().get(item)?.topics;
        let mut best: Option<(Bond, bool, f64, usize)> = None;
        for (at, (head, about)) in bank.heads().iter().zip(&self.of).enumerate().filter(|(at, _)| *at != item) {
            let topic = head.topics.iter().any(|topic| topics.contains(topic));
            let Some((bond, score)) = bond(&wrong, about, topic) else { continue };
            let better = best.is_none_or(|(strongest, shared, most, _)| {
                (bond, topic) > (strongest, shared) || ((bond, topic) == (strongest, shared) && score > most)
            });
            if better {
                best = Some((bond, topic, score, at));
            }
        }
        best.map(|(bond, _, _, item)| Partner { item, bond })
    }

    fn wrong(&self, bank: &Bank, item: usize, choice: u8) -> Option<Wrong> {
        let body = bank.item(item)?;
        let Task::Choice(task) = body.task() else { return None };
        let choice = task.choices.get(usize::from(choice))?;
        let said = Said::of(&choice.text);
        let mut explained = said.clone();
        explained.words.extend(words(&choice.reason.plain()));
        let own = self.of.get(item)?;
        let rarity = |name: &String| {
            let spread =
                self.spread.partition_point(|known| known <= name) - self.spread.partition_point(|known| known < name);
            let rare = u32::try_from(spread).ok().filter(|_| (1..=COMMON).contains(&spread))?;
            Some((name.clone(), 1.0 / f64::from(rare)))
        };
        let telling = said.names.iter().filter(|name| !own.names(name)).filter_map(rarity).collect();
        Some(Wrong { said, explained, telling })
    }
}

/// What connects a distractor with another item, and how much.
fn bond(wrong: &Wrong, other: &About, topic: bool) -> Option<(Bond, f64)> {
    let said = &wrong.said;
    // A short text such as “Two” is the answer to many things; only within a topic does that mean something.
    if (topic || said.is_telling()) && other.answers.iter().any(|answer| answer.words == said.words) {
        return Some((Bond::Same, 1.0));
    }
    let telling = other.answers.iter().filter(|answer| answer.is_telling() && said.is_telling());
    let overlap = telling.map(|answer| said.overlap(answer)).fold(0.0, f64::max);
    if overlap >= CLOSE {
        return Some((Bond::Close, overlap));
    }
    let rarity: f64 = wrong.telling.iter().filter(|(name, _)| other.names(name)).map(|(_, rare)| rare).sum();
    if rarity > 0.0 {
        return Some((Bond::Name, rarity + overlap / 100.0));
    }
    if !topic {
        return None;
    }
    let akin = wrong.explained.overlap(&other.all());
    (akin >= AKIN).then_some((Bond::Topic, akin))
}
