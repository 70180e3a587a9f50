//! `order` items: steps that are moved up and down with buttons, so that no dragging is needed.

use super::dom::{el, text, word};
use super::parts::{self, Tone};
use super::{Frame, prose};
use crate::browser::value_of;
use crate::message::Msg;
use popquiz_core::item::Step;
use popquiz_core::sitting::Event;
use popquiz_words::{feedback as say, question as asks};
use yew::{Html, html};

/// Steps that can be moved.
pub fn ask(frame: &Frame<'_>, steps: &[Step], put: &[u8]) -> Html {
    let mut rows = Vec::new();
    for (place, &at) in (0u8..).zip(put) {
        let Some(step) = steps.get(usize::from(at)) else { continue };
        let name = step.text.plain();
        // A button says where its step goes, and one listener hears both: those of a script that drags, too.
        let onclick = frame.perhaps(move |event: yew::MouseEvent| {
            Some(Msg::Answer(Event::Move(place, value_of(&event).parse().ok()?)))
        });
        let up = arrow("↑", asks::MoveUp { step: &name }.text(), place.checked_sub(1));
        let down = arrow(
            "↓",
            asks::MoveDown { step: &name }.text(),
            Some(place + 1).filter(|&to| usize::from(to) < put.len()),
        );
        rows.push(html! {
            <li class="choice step" key={at}>
                { el!("span" "class"="l" "aria-hidden"="true" => text(&number(place))) }
                { el!("div" "class"="t" => prose::inline(&step.text)) }
                <span class="moves" {onclick}>{ up }{ down }</span>
            </li>
        });
    }
    el!("div" =>
        el!("p" "class"="hint" => word(asks::PUT_IN_ORDER)),
        el!("ol" "class"="choices" "aria-labelledby"="stem"; rows))
}

/// The place of a step, as people count.
fn number(place: u8) -> String {
    popquiz_words::number(usize::from(place) + 1)
}

fn arrow(sign: &'static str, name: String, to: Option<u8>) -> Html {
    let value = to.unwrap_or_default().to_string();
    html! { <button type="button" aria-label={name} disabled={to.is_none()} {value}>{ sign }</button> }
}

/// The right order, with where each step had been put.
pub fn tell(steps: &[Step], put: &[u8]) -> Html {
    let mut rows = Vec::new();
    for (at, step) in (0u8..).zip(steps) {
        let (tone, said) = match put.iter().position(|&other| other == at) {
            Some(place) if place == usize::from(at) => (Tone::Right, say::IN_PLACE.to_string()),
            Some(place) => (Tone::Wrong, say::PutAt { place: place + 1 }.text()),
            None => (Tone::Quiet, String::new()),
        };
        rows.push(parts::told(tone, &number(at), prose::inline(&step.text), &said, Some(&step.reason)));
    }
    el!("ol" "class"="choices"; rows)
}
