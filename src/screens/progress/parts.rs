//! What the parts of the page are made of.

use crate::message::Msg;
use crate::view::Frame;
use crate::view::dom::{button, classed, el, text, word};
use popquiz_words::Word;
use yew::Html;

/// A part of the page: its name, and what is in it.
pub fn part(class: &'static str, title: Word, inside: Vec<Html>) -> Html {
    let mut kids = vec![el!("h3" => word(title))];
    kids.extend(inside);
    classed("section", class, kids)
}

/// A sentence.
pub fn said(words: &str) -> Html {
    el!("p" => text(words))
}

/// A button below what it is about.
pub fn action(frame: &Frame<'_>, role: &'static str, label: &str, message: Msg) -> Html {
    el!("div" "class"="act" => button(frame, "go", role, label, message))
}
