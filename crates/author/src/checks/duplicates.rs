//! Near-duplicates: items that ask one thing twice.

use crate::checks::allowed::Warning;
use crate::checks::wording::normalised;
use crate::diagnostics::problem::Problem;
use crate::syntax::deck::Deck;
use popquiz_core::item::Kind;
use std::collections::BTreeSet;

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
