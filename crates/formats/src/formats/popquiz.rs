//! Popquiz' own decks: read by the author crate, with its diagnostics; written as an export is.

use crate::features::Feature;
use crate::format::Format;
use crate::loss::Losses;
use crate::support::Fate::{Absent, Kept};
use crate::support::Support;
use popquiz_core::bank::Bank;
use popquiz_core::export;

pub(super) const FORMAT: Format = Format {
    name: "popquiz",
    title: "Popquiz deck (Markdown)",
    ending: "md",
    oracle: "our own reader",
    table,
    sniff,
    read: None,
    write: Some(write),
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Formulas
        | F::Attachments
        | F::Patterns
        | F::Weights
        | F::NegativeMarks
        | F::Scoring
        | F::CombinedFeedback
        | F::Markup
        | F::OtherKinds => Support::both(Absent),
        _ => Support::both(Kept),
    }
}

/// Whether a text has the front matter of a deck, or what speaks against it.
fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let front = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---"));
    let Some((front, _)) = front else { return Err("no front matter between two lines of `---`".into()) };
    let has = |key: &str| front.lines().any(|line| line.trim_start().starts_with(key));
    if has("bank:") && has("deck:") { Ok(()) } else { Err("its front matter names no `bank` and `deck`".into()) }
}

fn write(bank: &Bank, at: &[usize], _: &mut Losses) -> Vec<u8> {
    export::deck(bank, at).into_bytes()
}
