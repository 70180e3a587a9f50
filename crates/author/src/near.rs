//! What is nearly the same: words that were meant, and items that ask one thing twice.

use crate::deck::Deck;
use crate::lint::Warning;
use crate::problem::Problem;
use popquiz_core::item::Kind;
use std::collections::BTreeSet;

/// "did you mean ...? " if a known word is near, else nothing.
pub(crate) fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let nearest = known.map(|other| (distance(word, other), other)).min();
    match nearest {
        Some((steps, other)) if steps <= 1 + word.len() / 4 => format!("did you mean `{other}`? "),
        _ => String::new(),
    }
}

/// How many letters have to be put in, taken out or changed to make `a` into `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Letters and digits in lower case, everything else as spaces.
pub(crate) fn normalised(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Warns of each item whose stem is nearly that of an earlier one of its kind: at least nine in ten of all their
/// words are in both. An `open` item may ask what a `choice` item asks, too: that is practice, not repetition.
pub(crate) fn report(decks: &[Deck], warnings: &mut [Vec<Warning>]) {
    struct Seen {
        kind: Kind,
        words: BTreeSet<String>,
        place: String,
    }
    let mut seen: Vec<Seen> = Vec::new();
    for (deck, warnings) in decks.iter().zip(warnings) {
        for (at, item) in deck.items.iter().enumerate() {
            let kind = item.item.head().kind;
            let words: BTreeSet<String> =
                normalised(&item.item.body().stem.plain()).split(' ').map(str::to_owned).collect();
            let twin = seen.iter().find(|other| other.kind == kind && alike(&words, &other.words));
            if let Some(twin) = twin {
                let problem = Problem::NearDuplicate { other: twin.place.clone() };
                warnings.push(Warning { item: Some(at), span: item.spans.heading.clone(), problem });
            }
            let place = format!("`{}` ({}:{})", item.item.id(), deck.source.name(), item.line);
            seen.push(Seen { kind, words, place });
        }
    }
}

/// Whether at least nine in ten of the words of both are common to both.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let (small, large) = (a.len().min(b.len()), a.len().max(b.len()));
    if small * 10 < large * 9 {
        return false;
    }
    let common = a.intersection(b).count();
    common * 10 >= (a.len() + b.len() - common) * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let known = ["orm-querysets", "orm-managers"];
        assert_eq!(suggestion("orm-queryset", known.into_iter()), "did you mean `orm-querysets`? ");
        assert_eq!(suggestion("templates", known.into_iter()), "");
    }
}
