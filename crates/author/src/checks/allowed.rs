//! Warnings, less those that items allow.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::syntax::deck::Deck;

/// A warning before it is known whether its item allows it.
#[derive(Debug)]
pub(crate) struct Warning {
    /// The item it is about, by position in its deck; nothing if it is about the deck.
    pub(crate) item: Option<usize>,
    pub(crate) span: Span,
    pub(crate) problem: Problem,
}

/// Drops what the items allow, and warns of what they allow in vain.
pub(crate) fn less_allowed(deck: &Deck, warnings: Vec<Warning>) -> Vec<(Span, Problem)> {
    let mut used: Vec<Vec<bool>> = deck.items.iter().map(|item| vec![false; item.allows.len()]).collect();
    let mut left = Vec::new();
    for warning in warnings {
        let allow = warning.item.and_then(|item| {
            let code = warning.problem.code();
            deck.items[item].allows.iter().position(|allow| allow.code == code).map(|allow| (item, allow))
        });
        match allow {
            Some((item, allow)) => used[item][allow] = true,
            None => left.push((warning.span, warning.problem)),
        }
    }
    for (item, used) in deck.items.iter().zip(used) {
        for (allow, used) in item.allows.iter().zip(used) {
            if !used {
                left.push((allow.span.clone(), Problem::UnusedAllow { code: allow.code.clone() }));
            }
        }
    }
    left
}
