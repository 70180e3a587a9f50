//! The heads of a packed bank, as text: the names, the areas, the decks, and then a line for every item. What is as in
//! the line before is left out.

use super::deck::{Area, Deck};
use crate::item::{Head, Kind, Level, Version};
use crate::prose::push_clean;

/// What is known of a bank before any of its bodies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heads {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) areas: Vec<Area>,
    pub(super) decks: Vec<Deck>,
    pub(super) items: Vec<Head>,
    /// For each item, what its body is made of: see `body.rs`.
    pub(super) shapes: Vec<Box<str>>,
}

/// The level of an item and its kind are one character from here on.
const FIRST_SORT: u8 = b'A';
/// Stands for no area after one; no area is named so.
const NO_AREA: &str = ".";
/// Stands before an id that has not all the words of the item's first topic: how many it has is added.
const SHARED: u8 = b'A';

impl Heads {
    /// Reads them. Nothing if the text is none of ours.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut lines = text.split_terminator('\n');
        let (name, title) = lines.next()?.split_once('\t')?;
        let mut all = Self { name: name.into(), title: title.into(), ..Self::default() };
        for line in lines.by_ref().take_while(|line| !line.is_empty()) {
            let (id, title) = line.split_once('\t')?;
            all.areas.push(Area { id: id.into(), title: title.into() });
        }
        for line in lines.by_ref().take_while(|line| !line.is_empty()) {
            let (id, rest) = line.split_once('\t')?;
            let (lang, title) = rest.split_once('\t')?;
            all.decks.push(Deck { id: id.into(), title: title.into(), lang: lang.into() });
        }
        for line in lines {
            let (head, shape) = read(line, all.items.last())?;
            if usize::from(head.deck) >= all.decks.len() {
                return None;
            }
            all.items.push(head);
            all.shapes.push(shape.into());
        }
        Some(all)
    }

    /// Writes them, for [`Self::read`].
    pub(super) fn write(&self) -> String {
        let mut out = String::new();
        let mut line = |fields: &[&str]| {
            for (at, field) in fields.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "\t" });
                push_clean(field, &mut out);
            }
            out.push('\n');
        };
        line(&[&self.name, &self.title]);
        self.areas.iter().for_each(|area| line(&[&area.id, &area.title]));
        line(&[]);
        self.decks.iter().for_each(|deck| line(&[&deck.id, &deck.lang, &deck.title]));
        line(&[]);
        let mut before = None;
        for (head, shape) in self.items.iter().zip(&self.shapes) {
            let fields = write(head, shape, before);
            let used = fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
            line(&fields.each_ref().map(String::as_str)[..used]);
            before = Some(head);
        }
        out
    }
}

fn read<'a>(line: &'a str, before: Option<&Head>) -> Option<(Head, &'a str)> {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    let sort = next();
    let (&first, _) = sort.as_bytes().split_first()?;
    let shape = sort.get(1..)?;
    let sort = usize::from(first.checked_sub(FIRST_SORT)?);
    let topics = match next() {
        "" => before.map(|before| before.topics.clone()).unwrap_or_default(),
        words => ids(words),
    };
    let id = long_id(next(), topics.first().map_or("", String::as_str));
    let tags = ids(next());
    let (since, until) = (Version::parse(next()), Version::parse(next()));
    let area = match next() {
        "" => before.map(|before| before.area.clone()).unwrap_or_default(),
        NO_AREA => String::new(),
        area => area.into(),
    };
    let deck = match next() {
        "" => before.map_or(0, |before| before.deck),
        deck => deck.parse().ok()?,
    };
    let level = *Level::ALL.get(sort / Kind::ALL.len())?;
    let kind = Kind::ALL[sort % Kind::ALL.len()];
    Some((Head { id, deck, area, level, kind, tags, topics, since, until }, shape))
}

fn write(head: &Head, shape: &str, before: Option<&Head>) -> [String; 8] {
    let sort = head.level as usize * Kind::ALL.len() + head.kind as usize;
    let sort = FIRST_SORT + u8::try_from(sort).unwrap_or_default();
    let version = |version: Option<Version>| version.map(|version| version.to_string()).unwrap_or_default();
    let topics = match before.map_or(&[][..], |before| &before.topics) {
        same if *same == head.topics => String::new(),
        _ => words(&head.topics),
    };
    let same_area = before.is_some_and(|before| before.area == head.area);
    let same_deck = before.map_or(0, |before| before.deck) == head.deck;
    [
        format!("{}{shape}", char::from(sort)),
        topics,
        short_id(&head.id, head.topics.first().map_or("", String::as_str)),
        if head.tags.is_empty() { String::new() } else { words(&head.tags) },
        version(head.since),
        version(head.until),
        if same_area {
            String::new()
        } else if head.area.is_empty() {
            NO_AREA.into()
        } else {
            head.area.clone()
        },
        if same_deck { String::new() } else { head.deck.to_string() },
    ]
}

/// Ids as words of a text, so that a bank's words serve them, too: ` orm querysets, urls`. None at all is a comma.
fn words(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!(" {}", id.replace('-', " "))).collect();
    if ids.is_empty() { ",".into() } else { ids.join(",") }
}

fn ids(words: &str) -> Vec<String> {
    words
        .split(',')
        .filter(|words| !words.is_empty())
        .map(|words| words.strip_prefix(' ').unwrap_or(words).replace(' ', "-"))
        .collect()
}

/// An id, less the words that it shares with a topic.
fn short_id(id: &str, topic: &str) -> String {
    let shared = id.split('-').zip(words_of(topic)).take_while(|(a, b)| a == b).count();
    let rest: String = id.split('-').skip(shared).flat_map(|word| [" ", word]).collect();
    let mark = if shared < words_of(topic).count() { u8::try_from(shared).ok() } else { None };
    mark.map(|shared| char::from(SHARED + shared)).into_iter().chain(rest.chars()).collect()
}

/// The id that [`short_id`] made short.
fn long_id(short: &str, topic: &str) -> String {
    let (shared, rest) = match short.bytes().next() {
        Some(mark) if (SHARED..0x80).contains(&mark) => (usize::from(mark - SHARED), &short[1..]),
        _ => (usize::MAX, short),
    };
    let mut id = String::new();
    for word in words_of(topic).take(shared).chain(rest.split(' ').skip(1)) {
        id.push_str(word);
        id.push('-');
    }
    id.pop();
    id
}

fn words_of(topic: &str) -> impl Iterator<Item = &str> {
    topic.split('-').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_id() -> impl Strategy<Value = String> {
        "[ab-]{1,8}"
    }

    prop_compose! {
        fn any_head()(
            id in any_id(),
            (deck, area) in (0u16..3, "[ab-]{0,2}"),
            (level, kind) in (0usize..4, 0usize..6),
            tags in proptest::collection::vec(any_id(), 0..3),
            topics in proptest::collection::vec(any_id(), 0..3),
            since in proptest::option::of((0u16..9, 0u16..9)),
            until in proptest::option::of((0u16..9, 0u16..9)),
        ) -> Head {
            let version = |(major, minor)| Version { major, minor };
            let (since, until) = (since.map(version), until.map(version));
            Head { id, deck, area, level: Level::ALL[level], kind: Kind::ALL[kind], tags, topics, since, until }
        }
    }

    proptest! {
        #[test]
        fn heads_read_back(items in proptest::collection::vec(any_head(), 0..6)) {
            let areas = [("a", "Area ä"), ("b", ""), ("", "")].map(|(id, title)| Area { id: id.into(), title: title.into() });
            let deck = Deck { id: "d".into(), title: "Deck".into(), lang: "en".into() };
            let shapes = items.iter().map(|head| "+-".repeat(head.id.len() % 3).into()).collect();
            let (name, title) = (String::new(), String::new());
            let all = Heads { name, title, areas: areas.to_vec(), decks: vec![deck; 3], items, shapes };
            prop_assert_eq!(Heads::read(&all.write()), Some(all));
        }

        #[test]
        fn an_id_reads_back(id in any_id(), topic in "[ab-]{0,8}") {
            prop_assert_eq!(long_id(&short_id(&id, &topic), &topic), id);
        }

        #[test]
        fn reading_any_text_is_total(text in "n\tt\n\n(d\ten\tD\n)?\n([A-Za-z é\t,.0-9]{0,12}\n){0,4}") {
            let _ = Heads::read(&text);
        }
    }

    #[test]
    fn an_id_is_short_beside_its_topic() {
        assert_eq!(short_id("orm-querysets-lazy", "orm-querysets"), " lazy");
        assert_eq!(short_id("orm-lazy", "orm-querysets"), "B lazy");
        assert_eq!(short_id("orm-lazy", ""), " orm lazy");
    }
}
