//! What is asked for, in words.

use crate::browser::language::enumeration;
use crate::view::parts::{kind_name, level_name};
use popquiz_core::bank::Bank;
use popquiz_core::bank::Filter;
use popquiz_core::item::Kind;
use popquiz_words::{papers as say, study};

/// What is asked for, in a few words: `ORM, basic, multiple choice`.
pub fn in_words(bank: &Bank, filter: &Filter) -> String {
    let mut words: Vec<String> = filter.areas.iter().map(|id| bank.area_title(id).to_owned()).collect();
    let deck =
        |id: &String| bank.decks().iter().find(|deck| deck.id == *id).map_or(id.clone(), |deck| deck.title.clone());
    words.extend(filter.decks.iter().map(deck));
    words.extend(filter.levels.iter().map(|level| level_name(*level).to_string()));
    words.extend(filter.tags.iter().cloned());
    let open = filter.kinds.contains(&Kind::Open);
    match filter.kinds.len() {
        0 => {}
        n if n + 1 == Kind::ALL.len() && !open => words.push(study::KIND_CHOICE.to_string()),
        1 if open => words.push(study::OPEN_QUESTIONS.to_string()),
        _ => words.extend(filter.kinds.iter().map(|kind| kind_name(*kind).to_string())),
    }
    if words.is_empty() { say::EVERYTHING.to_string() } else { enumeration(&words) }
}
