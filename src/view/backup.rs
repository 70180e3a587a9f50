//! Buttons that save progress as a file, and read it from one.

use super::Frame;
use super::dom::{button, text};
use crate::message::Msg;
use crate::transfer::Act;
use popquiz_words::backup as say;
use yew::{Html, TargetCast, html};

/// Saves progress as a file.
pub fn back_up(frame: &Frame<'_>, look: &'static str) -> Html {
    button(frame, look, "backup", &say::SAVE, Msg::to(frame.word, Act::BackUp))
}

/// Asks for a progress file, to restore from.
pub fn restore(frame: &Frame<'_>) -> Html {
    let word = frame.word;
    let onchange = frame.perhaps(move |event: yew::Event| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>()?;
        let file = input.files()?.get(0)?;
        input.set_value(""); // so that choosing the same file again is a change
        Some(Msg::to(word, Act::Restore(file)))
    });
    html! { <label data-look="soft"><input type="file" class="sr" accept=".txt,text/plain" {onchange} />{ text(&say::RESTORE) }</label> }
}
