//! `order` items: steps that are moved up and down with buttons, so that no dragging is needed.

use super::parts::{self, Tone};
use super::{Frame, prose};
use popquiz_core::item::Step;
use popquiz_core::session::Event;
use yew::{Html, html};

/// Steps that can be moved.
pub fn ask(frame: &Frame<'_>, steps: &[Step], put: &[u8]) -> Html {
    let mut rows = Vec::new();
    for (place, &at) in (0u8..).zip(put) {
        let Some(step) = steps.get(usize::from(at)) else { continue };
        let name = step.text.plain();
        let up = arrow(frame, "↑", format!("Move up: {name}"), place, place.checked_sub(1));
        let down = arrow(
            frame,
            "↓",
            format!("Move down: {name}"),
            place,
            Some(place + 1).filter(|&to| usize::from(to) < put.len()),
        );
        rows.push(html! {
            <li class="choice step" key={at}>
                <span class="l" aria-hidden="true">{ place + 1 }</span>
                <div class="t">{ prose::inline(&step.text) }</div>
                <span class="moves">{ up }{ down }</span>
            </li>
        });
    }
    html! {
        <div>
            <p class="hint">{ "Move the steps until they stand in order." }</p>
            <ol class="choices told" aria-labelledby="stem">{ rows }</ol>
        </div>
    }
}

fn arrow(frame: &Frame<'_>, sign: &'static str, name: String, from: u8, to: Option<u8>) -> Html {
    let onclick = frame.does(Event::Move(from, to.unwrap_or(from)));
    html! { <button type="button" aria-label={name} disabled={to.is_none()} {onclick}>{ sign }</button> }
}

/// The right order, with where each step had been put.
pub fn tell(steps: &[Step], put: &[u8]) -> Html {
    let mut rows = Vec::new();
    for (at, step) in (0u8..).zip(steps) {
        let (tone, said) = match put.iter().position(|&other| other == at) {
            Some(place) if place == usize::from(at) => (Tone::Right, "In its place".to_string()),
            Some(place) => (Tone::Wrong, format!("You put it at {}", place + 1)),
            None => (Tone::Quiet, String::new()),
        };
        let number = (u32::from(at) + 1).to_string();
        rows.push(parts::told(tone, &number, prose::inline(&step.text), &said, Some(&step.reason)));
    }
    html! { <ol class="choices told">{ rows }</ol> }
}
