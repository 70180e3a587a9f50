//! Lints: what is sound, yet gives an answer away or reads badly.

use crate::checks::allowed::Warning;
use crate::checks::clues;
use crate::checks::wording::normalised;
use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::syntax::deck::Deck;
use crate::syntax::item::ParsedItem;
use popquiz_core::item::{Choices, Task};

/// The longest stem that reads well on a phone, in characters.
const LONG_STEM: usize = 420;

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
            // Where none were written, that is said already.
            if !item.incomplete && !(3..=8).contains(&count) {
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
