//! `match` items: for each left-hand text, a list to choose from.

use super::dom::{el, row, word};
use super::parts::{self, Tone};
use super::{Frame, prose};
use crate::browser::value_of;
use crate::message::Msg;
use popquiz_core::item::Pairs;
use popquiz_core::sitting::Event;
use popquiz_words::{feedback as say, question as asks};
use yew::{Html, html};

/// Rows with a native select each: it works by key, by thumb and with a screen reader on every system.
pub fn ask(frame: &Frame<'_>, task: &Pairs, order: &[u8], put: &[Option<u8>]) -> Html {
    let mut rows = Vec::new();
    for ((at, left), put) in (0u8..).zip(&task.left).zip(put) {
        let onchange =
            frame.send.reform(move |event: yew::Event| Msg::Answer(Event::Pair(at, value_of(&event).parse().ok())));
        let mut options = vec![html! { <option value="" selected={put.is_none()}>{ word(asks::CHOOSE) }</option> }];
        for &right in order {
            let Some(text) = task.right.get(usize::from(right)) else { continue };
            options.push(
                html! { <option value={right.to_string()} selected={*put == Some(right)}>{ text.plain() }</option> },
            );
        }
        rows.push(html! {
            <label class="pair" key={at}>
                { el!("span" "class"="t" => prose::line(left)) }
                <select {onchange}>{ options }</select>
            </label>
        });
    }
    el!("fieldset" "class"="choices" "aria-labelledby"="stem"; rows)
}

/// What belongs together, and what had been put there.
pub fn tell(task: &Pairs, put: &[Option<u8>]) -> Html {
    let mut rows = Vec::new();
    for (at, (left, &key)) in task.left.iter().zip(&task.key).enumerate() {
        let Some(right) = task.right.get(usize::from(key)) else { continue };
        let given = put.get(at).copied().flatten();
        let (tone, said) = match given.and_then(|given| task.right.get(usize::from(given))) {
            Some(_) if given == Some(key) => (Tone::Right, say::YOURS_CORRECT.to_string()),
            Some(text) => (Tone::Wrong, say::YoursWas { answer: &text.plain() }.text()),
            None => (Tone::Quiet, String::new()),
        };
        let pair = row(vec![el!("strong" => prose::line(left)), el!("br" =>), prose::line(right)]);
        rows.push(parts::told(tone, tone.mark(), pair, &said, None));
    }
    el!("ul" "class"="choices"; rows)
}
