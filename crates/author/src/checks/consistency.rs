//! What has to fit across the decks of a bank: ids, names, areas, topics, versions.

use crate::checks::suggestion::suggestion;
use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::syntax::deck::Deck;
use crate::syntax::item::ParsedItem;
use crate::syntax::manifest::Manifest;
use popquiz_core::item::Version;

/// Reports what does not fit.
pub(crate) fn report(decks: &mut [Deck], manifest: Option<&Manifest>) {
    check_ids(decks);
    check_names(decks, manifest);
    if let Some(manifest) = manifest {
        check_words(decks, manifest);
    }
}

fn place(deck: &Deck, span: &Span) -> String {
    format!("{}:{}", deck.source.name(), deck.source.line_of(span.start))
}

/// An id is taken by whoever comes first.
fn check_ids(decks: &mut [Deck]) {
    let mut seen = std::collections::HashMap::new();
    for deck in decks {
        let mut problems = Vec::new();
        for (id, span) in &deck.ids {
            let here = place(deck, span);
            if let Some(first) = seen.get(id) {
                problems.push((span.clone(), Problem::DuplicateId { id: id.clone(), first: String::clone(first) }));
            } else if !id.is_empty() {
                seen.insert(id.clone(), here);
            }
        }
        deck.problems.append(&mut problems);
    }
}

fn check_names(decks: &mut [Deck], manifest: Option<&Manifest>) {
    let mut bank = manifest.map(|manifest| manifest.name.clone()).filter(|name| !name.is_empty());
    let mut seen: Vec<(String, String)> = Vec::new();
    for deck in decks {
        let Some(front) = &deck.front.matter else { continue };
        if !front.bank.is_empty() {
            let want = bank.get_or_insert_with(|| front.bank.clone()).clone();
            if front.bank != want {
                let problem = Problem::OtherBank { bank: front.bank.clone(), want };
                deck.problems.push((deck.front.span("bank"), problem));
            }
        }
        if front.deck.is_empty() {
            continue;
        }
        if let Some((id, first)) = seen.iter().find(|(id, _)| *id == front.deck) {
            let problem = Problem::DuplicateDeck { id: id.clone(), first: first.clone() };
            deck.problems.push((deck.front.span("deck"), problem));
        } else {
            seen.push((front.deck.clone(), deck.source.name().to_owned()));
        }
    }
}

/// Whether an item holds for one of these versions; without any listed, nothing is known against it.
fn holds_somewhere(item: &ParsedItem, versions: &[Version]) -> bool {
    let head = item.item.head();
    let holds = |version: &Version| {
        head.since.is_none_or(|since| since <= *version) && head.until.is_none_or(|until| *version <= until)
    };
    versions.is_empty() || versions.iter().any(holds)
}

/// Areas, topics and versions have to be listed.
fn check_words(decks: &mut [Deck], manifest: &Manifest) {
    // A manifest without areas was reported itself.
    let known = |area: &str| {
        area.is_empty() || manifest.areas.is_empty() || manifest.areas.iter().any(|known| known.id == area)
    };
    let unknown_area = |area: &str| {
        let near = suggestion(area, manifest.areas.iter().map(|area| area.id.as_str()));
        Problem::UnknownArea { area: area.into(), near }
    };
    for deck in decks {
        if let Some(front) = &deck.front.matter
            && !known(&front.area)
        {
            deck.problems.push((deck.front.span("area"), unknown_area(&front.area)));
        }
        for item in &deck.items {
            if let Some(span) = &item.spans.area
                && !known(&item.item.head().area)
            {
                deck.problems.push((span.clone(), unknown_area(&item.item.head().area)));
            }
            if let Some(span) = &item.spans.version
                && !holds_somewhere(item, &manifest.versions)
            {
                deck.problems.push((span.clone(), Problem::NoVersion));
            }
            let Some(topics) = &manifest.topics else { continue };
            for (topic, span) in &item.spans.topics {
                if !topics.iter().any(|known| known.id == *topic) {
                    let near = suggestion(topic, topics.iter().map(|topic| topic.id.as_str()));
                    deck.problems.push((span.clone(), Problem::UnknownTopic { topic: topic.clone(), near }));
                }
            }
        }
    }
}
