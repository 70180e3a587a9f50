//! Lints: what is sound, yet gives an answer away or reads badly.

use crate::clues;
use crate::deck::Deck;
use crate::item::ParsedItem;
use crate::near::normalised;
use crate::problem::Problem;
use crate::source::Span;
use popquiz_core::item::{Choices, Task};

/// The longest stem that reads well on a phone, in characters.
const LONG_STEM: usize = 420;

/// A warning before it is known whether its item allows it.
#[derive(Debug)]
pub(crate) struct Warning {
    /// The item it is about, by position in its deck; nothing if it is about the deck.
    pub(crate) item: Option<usize>,
    pub(crate) span: Span,
    pub(crate) problem: Problem,
}

/// Whether an item may silence this lint: those of whole decks, and unused silences, it may not.
pub(crate) fn is_allowable(code: &str) -> bool {
    let of_decks = ["W105", "W106", "W114"];
    code.starts_with('W') && !of_decks.contains(&code) && Problem::ALL.iter().any(|known| known.code == code)
}

/// The warnings of a deck and its items.
pub(crate) fn deck(deck: &Deck, topics_are_listed: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (at, item) in deck.items.iter().enumerate() {
        let mut found = Vec::new();
        of_item(deck, item, topics_are_listed, &mut found);
        warnings.extend(found.into_iter().map(|(span, problem)| Warning { item: Some(at), span, problem }));
    }
    let tasks: Vec<&Choices> = deck.items.iter().filter_map(choices).collect();
    let span = deck.front.span("deck");
    let of_deck = clues::longest(&tasks).into_iter().chain(clues::position(&tasks));
    warnings.extend(of_deck.map(|problem| Warning { item: None, span: span.clone(), problem }));
    warnings
}

fn choices(item: &ParsedItem) -> Option<&Choices> {
    if let Task::Choice(task) = item.item.task() { Some(task) } else { None }
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

type Found = Vec<(Span, Problem)>;

fn of_item(deck: &Deck, item: &ParsedItem, topics_are_listed: bool, found: &mut Found) {
    let chars = item.item.body().stem.0.iter().map(stem_length).sum();
    if chars > LONG_STEM {
        found.push((item.spans.stem.clone(), Problem::LongStem { chars }));
    }
    if topics_are_listed && item.item.head().topics.is_empty() {
        found.push((item.spans.heading.clone(), Problem::NoTopic));
    }
    for block in &item.blocks {
        if block.fence.lang.is_empty() {
            found.push((block.span.clone(), Problem::NoLanguage));
        }
    }
    for (span, alt) in &item.spans.images {
        if is_poor_alt(alt) {
            found.push((span.clone(), Problem::PoorAlt { alt: alt.clone() }));
        }
    }
    match item.item.task() {
        Task::Choice(task) => of_choices(deck, item, task, found),
        Task::Open(open) => {
            let count = open.key_points.len();
            if !(3..=8).contains(&count) {
                found.push((item.spans.key_points.clone(), Problem::KeyPointCount { count }));
            }
        }
        _ => {}
    }
}

/// The characters of a block of a stem. Code is looked at rather than read, and does not count.
fn stem_length(block: &popquiz_core::prose::Block) -> usize {
    use popquiz_core::prose::{Block, Prose};
    match block {
        Block::Code(_) => 0,
        other => Prose(vec![other.clone()]).plain().chars().count(),
    }
}

fn of_choices(deck: &Deck, item: &ParsedItem, task: &Choices, found: &mut Found) {
    let count = task.choices.len();
    if count > 5 {
        found.push((item.spans.task.clone(), Problem::ManyChoices { count }));
    }
    let texts: Vec<String> = task.choices.iter().map(|choice| normalised(&choice.text.plain())).collect();
    for (at, (text, span)) in texts.iter().zip(&item.spans.entries).enumerate() {
        // What differs in punctuation alone may be the whole point of a choice made of code: `*` and `**`, `>` and `<`.
        let twin = texts[..at].iter().position(|other| other == text).filter(|&first| {
            !text.is_empty() && !clues::is_code(&task.choices[first].text) && !clues::is_code(&task.choices[at].text)
        });
        if let Some(first) = twin {
            let line = deck.source.line_of(item.spans.entries[first].start);
            found.push((span.clone(), Problem::AlikeChoices { line }));
        }
    }
    for (choice, span) in task.choices.iter().zip(&item.spans.entries) {
        let words = clues::spoken(&choice.text);
        if clues::is_above(&words) {
            found.push((span.clone(), Problem::AboveChoice));
        } else if !task.fixed_order
            && let Some(text) =
                clues::position_word(&words).or_else(|| clues::position_word(&clues::spoken(&choice.reason)))
        {
            found.push((span.clone(), Problem::PositionWord { text }));
        }
    }
    if let Some((at, word, whose)) = clues::absolute(task) {
        let span = item.spans.entries.get(at).unwrap_or(&item.spans.task).clone();
        found.push((span, Problem::AbsoluteWord { word, whose: whose.into() }));
    }
}

/// Whether an alternative text names a file, or says no more than that there is a picture.
fn is_poor_alt(alt: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    let file = [".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp"].iter().any(|end| alt.ends_with(end));
    file || ["image", "picture", "photo", "diagram", "screenshot", "figure", "graphic"].contains(&alt.as_str())
}
