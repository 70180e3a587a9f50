//! Tiles: a title, a sentence, and what can be done.

use super::Frame;
use super::dom::{button, el, text};
use crate::message::Msg;
use crate::request::{Request, Target};
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::session::Session;
use yew::Html;

/// A tile.
pub fn tile(title: &str, said: &str, action: Html) -> Html {
    el!("section" "class"="tile" "part"="tile" => el!("h2" "tabindex"="-1" => text(title)), el!("p" => text(said)), action)
}

/// With commas between. (The standard library's `join` is a kilobyte.)
pub fn listed(words: Vec<String>) -> String {
    let mut all = String::new();
    for word in words {
        if !all.is_empty() {
            all.push_str(", ");
        }
        all.push_str(&word);
    }
    all
}

/// A drill that can be gone on with, on the screen with this word.
pub fn carry_on(frame: &Frame<'_>, word: &'static str, left: &Session) -> Html {
    let (at, of) = left.place();
    let config = &left.plan().config;
    let what = match config.filter.areas.as_slice() {
        [] => "mixed questions".to_string(),
        areas => listed(areas.iter().map(|id| frame.bank.area_title(id).to_string()).collect()),
    };
    let level = config.filter.levels.first().map(|level| format!(", {}", level.as_str())).unwrap_or_default();
    let mode = if config.mode == Mode::Review { "Review" } else { "Drill" };
    let title = format!("Carry on: {what}");
    let resume = Msg::open_for(Target::new(word, Request::Resume));
    let action = button(frame, "go", "continue", "Continue", resume);
    tile(&title, &format!("{mode}{level}, question {at} of {of}."), action)
}
