//! What surrounds a screen: its keys, what is to be said, the list of keys.

use super::Frame;
use super::dom::{button, classed, el, text, word};
use crate::browser::takes_keys;
use crate::message::Msg;
use popquiz_words::{common, notice};
use yew::{Html, KeyboardEvent, html};

/// A screen with all that surrounds it.
pub fn around(frame: &Frame<'_>, class: &'static str, inside: Html) -> Html {
    let keys = frame.perhaps(|event: KeyboardEvent| {
        let key = event.key();
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if chord || event.default_prevented() || takes_keys(&event, &key) {
            return None;
        }
        if key == "Enter" {
            event.prevent_default(); // or a focused radio button submits a form of the host page
        }
        // A key held down a little long does not run through the verdict as well.
        (!event.repeat()).then_some(Msg::Key(key))
    });
    // What an author wrote inside is printed in its place, if there is any.
    let host = &frame.props.host;
    let own = host.has_attribute("home") || host.first_element_child().is_none();
    html! {
        <div part="widget" class={if own { "own" } else { "" }} onkeydown={keys}>
            { classed("div", class, vec![told(frame), keys_help(frame), inside]) }
        </div>
    }
}

/// A notice, with a button that takes it away. What it stands in is always there, or screen readers would not hear it come.
fn told(frame: &Frame<'_>) -> Html {
    let Some(said) = frame.notice else { return el!("div" "role"="status" =>) };
    let ok = button(frame, "plain", "dismiss", &notice::OK, Msg::Dismiss);
    el!("div" "role"="status" => el!("div" "class"="notice" "part"="notice" => el!("p" => text(said)), ok))
}

/// The list of keys. There may be none, where a screen went on to what no key works.
fn keys_help(frame: &Frame<'_>) -> Html {
    if !frame.keys_shown || frame.keys.is_empty() {
        return el!("div" "role"="status" =>);
    }
    let mut list = Vec::new();
    for &(key, does) in frame.keys {
        list.push(el!("dt" => el!("kbd" => text(key))));
        list.push(el!("dd" => word(does)));
    }
    let close = button(frame, "plain", "keys", &common::CLOSE, Msg::Keys);
    el!("div" "role"="status" => el!("div" "class"="keys" => el!("dl"; list), close))
}
