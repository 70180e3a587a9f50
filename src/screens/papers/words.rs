//! What is asked for, in words.

use crate::view::parts::kind_name;
use popquiz_core::bank::Bank;
use popquiz_core::bank::Filter;
use popquiz_core::item::Kind;

/// What is asked for, in a few words: `ORM, basic, multiple choice`.
pub fn in_words(bank: &Bank, filter: &Filter) -> String {
    let mut words: Vec<String> = filter.areas.iter().map(|id| bank.area_title(id).to_owned()).collect();
    let deck =
        |id: &String| bank.decks().iter().find(|deck| deck.id == *id).map_or(id.clone(), |deck| deck.title.clone());
    words.extend(filter.decks.iter().map(deck));
    words.extend(filter.levels.iter().map(|level| level.as_str().to_owned()));
    words.extend(filter.tags.iter().cloned());
    let open = filter.kinds.contains(&Kind::Open);
    match filter.kinds.len() {
        0 => {}
        n if n + 1 == Kind::ALL.len() && !open => words.push("multiple choice".into()),
        1 if open => words.push("open questions".into()),
        _ => words.extend(filter.kinds.iter().map(|kind| kind_name(*kind).to_owned())),
    }
    if words.is_empty() { "all areas, any level".into() } else { words.join(", ") }
}
