//! A paper as a link says it: whoever opens the link is asked the same questions in the same order.
//!
//! `seed=monday&limit=10&area=orm&level=basic` names a paper by what it is drawn from; `items=a,b,c&seed=monday` names the
//! questions themselves, for a paper that no seed drew. The words are those of the element's attributes. `paper=` holds
//! the [`fingerprint`] the paper had when the link was made, so that whoever opens it later can be told if the bank has
//! changed since.

use crate::bank::Bank;
use crate::bank::Filter;
use crate::dice::{Dice, seed_of};
use crate::item::{Kind, Level, is_id};
use crate::sitting::{Config, draw};

/// The longest word for a seed, in characters.
pub const MAX_SEED: usize = 60;
/// The most questions a link names one by one: an address of some thousand characters still travels by mail.
pub const MAX_ITEMS: usize = 60;

/// What a link asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invitation {
    /// The seed as a word. Without one everybody is asked something else.
    pub seed: Option<String>,
    /// The questions themselves, by id, in the order of asking. If there are none, they are drawn.
    pub items: Vec<String>,
    /// What they are drawn from.
    pub filter: Filter,
    /// At most so many.
    pub limit: Option<u16>,
    /// Whether items and choices stand as the author wrote them.
    pub no_shuffle: bool,
    /// Whether to ask how sure the learner is.
    pub confidence: bool,
    /// The fingerprint of the paper when the link was made.
    pub paper: Option<u32>,
}

/// A paper that was drawn from a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The ids of the items, in the order of asking.
    pub items: Vec<String>,
    /// How many of those that the link names are not in this bank.
    pub gone: usize,
    /// Whether it is another paper than the one the link was made for.
    pub changed: bool,
}

/// What of a link was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The name.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Invitation {
    /// Reads the pairs of a link. Names that are not a paper's pass by: a newer link may say more.
    ///
    /// # Errors
    /// The first value that was not understood: half of a link would be another paper.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Misread> {
        let mut asked = Self::default();
        for (name, value) in pairs {
            asked.take(name, value).ok_or_else(|| Misread { name: name.clone(), value: value.clone() })?;
        }
        Ok(asked)
    }

    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        let id = |word: &str| is_id(word).then(|| word.to_owned());
        match name {
            "seed" => self.seed = Some(value.to_owned()).filter(|word| is_seed(word)).map(Some)?,
            "limit" => self.limit = Some(value.parse().ok().filter(|&limit| limit > 0)?),
            "items" => self.items = words(value, id).filter(|items| items.len() <= MAX_ITEMS)?,
            "area" => self.filter.areas = words(value, id)?,
            "tags" => self.filter.tags = words(value, id)?,
            "deck" => self.filter.decks = words(value, id)?,
            "level" => self.filter.levels = words(value, Level::parse)?,
            "kind" => self.filter.kinds = words(value, Kind::parse)?,
            "no-shuffle" => self.no_shuffle = true,
            "confidence" => self.confidence = true,
            "paper" => self.paper = Some(u32::from_str_radix(value, 16).ok()?),
            _ => {}
        }
        Some(())
    }

    /// The pairs by which [`Invitation::read`] reads it back.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let mut pairs = vec![
            ("seed", self.seed.clone().unwrap_or_default()),
            ("limit", self.limit.map(|limit| limit.to_string()).unwrap_or_default()),
            ("area", filter.areas.join(",")),
            ("level", filter.levels.iter().map(|level| level.as_str()).collect::<Vec<_>>().join(",")),
            ("kind", filter.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(",")),
            ("tags", filter.tags.join(",")),
            ("deck", filter.decks.join(",")),
            ("items", self.items.join(",")),
            ("paper", self.paper.map(|paper| format!("{paper:08x}")).unwrap_or_default()),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        for (name, on) in [("no-shuffle", self.no_shuffle), ("confidence", self.confidence)] {
            if on {
                pairs.push((name, "1".into()));
            }
        }
        pairs
    }

    /// What a sitting of this paper is to be; `dice` is the seed where the link names none.
    #[must_use]
    pub fn config(&self, dice: u64) -> Config {
        let seed = self.seed.as_deref().map_or(dice, seed_of);
        let (no_shuffle, confidence) = (self.no_shuffle, self.confidence);
        let (filter, limit) = (self.filter.clone(), self.limit);
        Config { filter, limit, seed, no_shuffle, confidence, ..Config::default() }
    }

    /// Draws the paper from a bank. The learner's history has no say in it.
    #[must_use]
    pub fn draw(&self, bank: &Bank, dice: u64) -> Paper {
        let mut items: Vec<String> = if self.items.is_empty() {
            let drawn = draw(bank, &self.config(dice), None);
            drawn.into_iter().map(|at| bank.heads()[at].id.clone()).collect()
        } else {
            self.items.iter().filter(|id| bank.find(id).is_some()).cloned().collect()
        };
        let gone = self.items.len().saturating_sub(items.len());
        let mut seen = 0;
        while seen < items.len() {
            if items[..seen].contains(&items[seen]) {
                items.remove(seen);
            } else {
                seen += 1;
            }
        }
        let changed = self.paper.is_some_and(|paper| paper != fingerprint(bank.name(), &items));
        Paper { items, gone, changed }
    }
}

/// Whether a text may be the word for a seed.
#[must_use]
pub fn is_seed(word: &str) -> bool {
    !word.trim().is_empty()
        && word.trim() == word
        && word.chars().count() <= MAX_SEED
        && !word.contains(char::is_control)
}

fn words<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split([',', ' ']).filter(|word| !word.is_empty()).map(parse).collect()
}

/// What tells a paper from others: its bank, its items and their order, in 32 bits. It finds accidents, not attacks.
#[must_use]
pub fn fingerprint(bank: &str, items: &[String]) -> u32 {
    let hash = seed_of(&format!("{bank} {}", items.join(" ")));
    let [high, low] = [hash >> 32, hash & u64::from(u32::MAX)];
    u32::try_from(high ^ low).unwrap_or_default()
}

/// A word for a seed that nobody chose: four syllables, easy to read aloud and to write down.
#[must_use]
pub fn seed_word(number: u64) -> String {
    let mut dice = Dice::new(number);
    let mut out = String::new();
    for _ in 0..4 {
        for letters in [&b"bdfgklmnprstvz"[..], b"aeiou"] {
            let bound = u32::try_from(letters.len()).unwrap_or(1);
            out.push(char::from(letters[dice.below(bound) as usize]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use proptest::prelude::*;

    fn bank() -> Bank {
        let items: Vec<_> = (0..12).map(|i| testing::choice(&format!("q{i}"), &[true, false])).collect();
        testing::bank(&items)
    }

    fn read(text: &str) -> Result<Invitation, Misread> {
        Invitation::read(&crate::sharing::link::parse(&format!("#popquiz:{text}")))
    }

    fn any_invitation() -> impl Strategy<Value = Invitation> {
        let ids = || proptest::collection::vec("[a-z0-9-]{1,12}", 0..4);
        let seed = proptest::option::of("\\PC{1,20}".prop_filter("a word", |word| is_seed(word)));
        let levels = proptest::sample::subsequence(Level::ALL.to_vec(), 0..4);
        let kinds = proptest::sample::subsequence(Kind::ALL.to_vec(), 0..6);
        let filter = (ids(), levels, ids(), kinds, ids()).prop_map(|(areas, levels, tags, kinds, decks)| Filter {
            areas,
            levels,
            tags,
            kinds,
            decks,
        });
        let rest = (any::<bool>(), any::<bool>(), proptest::option::of(any::<u32>()));
        (seed, ids(), filter, proptest::option::of(1u16..), rest).prop_map(
            |(seed, items, filter, limit, (no_shuffle, confidence, paper))| Invitation {
                seed,
                items,
                filter,
                limit,
                no_shuffle,
                confidence,
                paper,
            },
        )
    }

    proptest! {
        #[test]
        fn a_link_says_all_of_it(asked in any_invitation()) {
            let pairs = asked.pairs();
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let fragment = crate::sharing::link::write(&pairs);
            prop_assert_eq!(Invitation::read(&crate::sharing::link::parse(&fragment)), Ok(asked));
        }

        #[test]
        fn any_link_is_read_and_drawn_without_a_panic(text in "([a-z]{4,5}=[a-z0-9,%]{0,8}&){0,4}") {
            if let Ok(asked) = read(&text) {
                let paper = asked.draw(&bank(), 1);
                prop_assert!(paper.items.len() <= 12);
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (text, name) in [
            ("level=wizard", "level"),
            ("limit=0", "limit"),
            ("limit=ten", "limit"),
            ("seed=", "seed"),
            ("area=Or m", "area"),
            ("kind=riddle", "kind"),
            ("paper=xyz", "paper"),
        ] {
            assert_eq!(read(text).map_err(|misread| misread.name), Err(name.to_owned()), "{text}");
        }
        assert_eq!(read("since=9&seed=a").map(|asked| asked.seed), Ok(Some("a".into())), "a newer link may say more");
    }

    #[test]
    fn named_questions_come_as_named_and_each_once() {
        let paper = read("items=q3,gone,q1,q3&seed=x").map(|asked| asked.draw(&bank(), 0));
        assert_eq!(paper, Ok(Paper { items: vec!["q3".into(), "q1".into()], gone: 1, changed: false }));
    }

    #[test]
    fn a_link_knows_when_the_bank_has_changed() {
        let mut asked = Invitation { seed: Some("monday".into()), limit: Some(5), ..Invitation::default() };
        let items = asked.draw(&bank(), 0).items;
        asked.paper = Some(fingerprint("test", &items));
        assert!(!asked.draw(&bank(), 0).changed);
        let smaller: Vec<_> = (0..11).map(|i| testing::choice(&format!("q{i}"), &[true, false])).collect();
        assert!(asked.draw(&testing::bank(&smaller), 0).changed);
    }

    #[test]
    fn without_a_seed_the_dice_decide() {
        let asked = Invitation { limit: Some(5), ..Invitation::default() };
        assert!((0..20).any(|dice| asked.draw(&bank(), dice) != asked.draw(&bank(), 99)));
    }

    #[test]
    fn words_for_seeds_can_be_said() {
        let word = seed_word(7);
        assert_eq!(word.len(), 8);
        assert!(word.bytes().step_by(2).all(|letter| !b"aeiou".contains(&letter)), "{word}");
        assert!((0..1000).all(|number| is_seed(&seed_word(number))));
    }
}
