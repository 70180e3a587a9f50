//! The head of a screen.

use super::Frame;
use super::dom::{button, el, text};
use crate::message::Msg;
use popquiz_words::common as say;
use yew::Html;

/// The head of a screen: its name, which takes the focus, and the way back.
pub fn heading(frame: &Frame<'_>, name: &str) -> Html {
    headed(name, home_button(frame))
}

/// The same with another way back.
pub fn headed(name: &str, back: Option<Html>) -> Html {
    let mut kids = vec![el!("h2" "data-role"="study" "tabindex"="-1" => text(name))];
    kids.extend(back);
    el!("header" "class"="heading"; kids)
}

/// The way back, if there is one.
pub fn home_button(frame: &Frame<'_>) -> Option<Html> {
    frame.home.then(|| button(frame, "plain", "home", &say::HOME, Msg::Home))
}
