//! `choice` items, before and after the answer.

use super::dom::{el, word};
use super::parts::{self, Tone};
use super::{Frame, prose};
use popquiz_core::item::Choices;
use popquiz_core::sitting::Event;
use popquiz_words::{feedback as say, question as asks};
use yew::Html;

/// The letters in front of choices.
pub const LETTERS: [&str; 9] = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];

/// Choices that can be chosen.
pub fn ask(frame: &Frame<'_>, task: &Choices, order: &[u8], chosen: &[u8]) -> Html {
    let multiple = task.multiple();
    let kind = if multiple { "checkbox" } else { "radio" };
    let mut rows = Vec::new();
    if multiple {
        rows.push(el!("p" "class"="hint" => word(asks::CHOOSE_ALL)));
    }
    for (&at, letter) in order.iter().zip(LETTERS) {
        let Some(choice) = task.choices.get(usize::from(at)) else { continue };
        let inside = prose::inline(&choice.text);
        rows.push(parts::option(frame, kind, letter, inside, chosen.contains(&at), Event::Choose(at)));
    }
    el!("fieldset" "class"="choices" "aria-labelledby"="stem"; rows)
}

/// Choices with their reasons, chosen or not.
pub fn tell(task: &Choices, order: &[u8], chosen: &[u8]) -> Html {
    let multiple = task.multiple();
    let mut rows = Vec::new();
    for (&at, letter) in order.iter().zip(LETTERS) {
        let Some(choice) = task.choices.get(usize::from(at)) else { continue };
        let (tone, said) = match (choice.key, chosen.contains(&at)) {
            (true, true) => (Tone::Right, say::YOURS_CORRECT.get()),
            (true, false) if multiple => (Tone::Right, say::NOT_PICKED.get()),
            (true, false) => (Tone::Right, say::THE_ANSWER.get()),
            (false, true) => (Tone::Wrong, say::YOURS.get()),
            (false, false) => (Tone::Quiet, ""),
        };
        let mark = if tone == Tone::Quiet { letter } else { tone.mark() };
        rows.push(parts::told(tone, mark, prose::inline(&choice.text), said, Some(&choice.reason)));
    }
    el!("ul" "class"="choices"; rows)
}
