//! All decks of a bank together: what only shows across files.

use crate::checks::allowed::{self, Warning};
use crate::checks::{consistency, duplicates, lints};
use crate::diagnostics::diagnostic::Diagnostic;
use crate::diagnostics::problem::{Problem, Severity};
use crate::syntax::deck::{self, Deck, Parsed};
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::item::ParsedItem;
use crate::syntax::manifest::Manifest;
use popquiz_core::bank::{Area, Bank, Deck as BankDeck};
use popquiz_core::item::Item;

/// A deck that was read as part of a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedDeck {
    /// The file as it was named.
    pub file: String,
    /// Its front matter; empty where there is none.
    pub front: FrontMatter,
    /// Its items without errors, in order.
    pub items: Vec<ParsedItem>,
}

/// What was understood of a bank, and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The name the learner's progress is kept under.
    pub name: String,
    /// What a learner sees.
    pub title: String,
    /// The areas in the order of study.
    pub areas: Vec<Area>,
    /// The decks, by their areas' order of study, then by file.
    pub decks: Vec<LoadedDeck>,
    /// All problems, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// How many diagnostics are of this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }

    /// All items without errors, in the bank's order.
    pub fn items(&self) -> impl Iterator<Item = &ParsedItem> {
        self.decks.iter().flat_map(|deck| &deck.items)
    }

    /// The items without errors, packed.
    #[must_use]
    pub fn bank(&self) -> Bank {
        let decks = self.decks.iter().map(|deck| BankDeck {
            id: deck.front.deck.clone(),
            title: deck.front.title.clone(),
            lang: deck.front.lang.clone(),
        });
        let items: Vec<Item> = self.items().map(|parsed| parsed.item.clone()).collect();
        Bank::new(&self.name, &self.title, self.areas.clone(), decks.collect(), &items)
    }
}

/// Reads one deck by itself.
#[must_use]
pub fn parse_deck(file_name: &str, text: &str) -> Parsed {
    let mut decks = [deck::read(file_name, text)];
    let mut diagnostics = Vec::new();
    finish(&mut decks, None, &mut diagnostics);
    let [deck] = decks;
    Parsed { front: deck.front.matter, items: deck.items, diagnostics }
}

/// Reads all decks of a bank, each given as file name and text.
#[must_use]
pub fn load_bank(files: &[(String, String)], manifest: Option<&Manifest>) -> Loaded {
    let mut decks: Vec<Deck> = files.iter().map(|(name, text)| deck::read(name, text)).collect();
    let mut diagnostics = Vec::new();
    finish(&mut decks, manifest, &mut diagnostics);
    let first = decks.iter().find_map(|deck| deck.front.matter.clone()).unwrap_or_default();
    let areas = manifest.map_or_else(|| used_areas(&decks), |manifest| manifest.areas.clone());
    let order = |deck: &Deck| {
        let area = deck.front.matter.as_ref().map(|front| front.area.as_str());
        areas.iter().position(|known| Some(known.id.as_str()) == area).unwrap_or(areas.len())
    };
    decks.sort_by_key(|deck| (order(deck), deck.source.name().to_owned()));
    let mut loaded = Vec::new();
    for (at, deck) in decks.into_iter().enumerate() {
        let items = deck.items.into_iter().filter_map(|parsed| into_deck(parsed, at)).collect();
        let front = deck.front.matter.unwrap_or_default();
        loaded.push(LoadedDeck { file: deck.source.name().to_owned(), front, items });
    }
    let (name, title) = match manifest {
        Some(manifest) => (manifest.name.clone(), manifest.title.clone()),
        None => (first.bank, first.title),
    };
    Loaded { name, title, areas, decks: loaded, diagnostics }
}

/// Packs one deck, a bank by itself.
///
/// # Errors
/// When the deck has errors: all its diagnostics, as text.
pub fn pack_deck(file_name: &str, text: &str) -> Result<Vec<u8>, String> {
    let loaded = load_bank(&[(file_name.to_owned(), text.to_owned())], None);
    if loaded.count(Severity::Error) == 0 {
        return Ok(loaded.bank().encode());
    }
    let all: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    Err(all.join("\n\n"))
}

fn into_deck(mut parsed: ParsedItem, at: usize) -> Option<ParsedItem> {
    let mut head = parsed.item.head().clone();
    head.deck = u16::try_from(at).ok()?;
    parsed.item = Item::new(head, parsed.item.body().clone()).ok()?;
    Some(parsed)
}

/// Without a manifest the areas are those that the items name, in order, under their ids.
fn used_areas(decks: &[Deck]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for item in decks.iter().flat_map(|deck| &deck.items) {
        let id = &item.item.head().area;
        if !areas.iter().any(|area| area.id == *id) {
            areas.push(Area { id: id.clone(), title: id.clone() });
        }
    }
    areas
}

/// Checks across decks, lints, and turns everything into diagnostics, less what items allow.
fn finish(decks: &mut [Deck], manifest: Option<&Manifest>, diagnostics: &mut Vec<Diagnostic>) {
    consistency::report(decks, manifest);
    let mut warnings: Vec<Vec<Warning>> = decks
        .iter()
        .map(|deck| lints::deck(deck, manifest.is_some_and(|manifest| manifest.topics.is_some())))
        .collect();
    duplicates::report(decks, &mut warnings);
    let strict = manifest.is_some_and(|manifest| manifest.strict);
    for (deck, warnings) in decks.iter_mut().zip(warnings) {
        let problems = allowed::less_allowed(deck, warnings);
        let judged = |problem: &Problem| if strict { problem.clone() } else { problem.relaxed() };
        let all = deck.problems.iter().chain(&problems);
        diagnostics.extend(all.map(|(span, problem)| Diagnostic::new(&deck.source, span, judged(problem))));
        deck.items.retain(|item| !(strict && item.incomplete));
    }
    Diagnostic::sort(diagnostics);
}
