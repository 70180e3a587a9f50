//! Tiles: a title, a sentence, and what can be done.

use super::Frame;
use super::dom::{button, el, text};
use super::parts::level_name;
use crate::browser::language::list;
use crate::message::Msg;
use crate::request::{Request, Target};
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::session::Session;
use popquiz_words::{common, tile as say};
use yew::Html;

/// A tile.
pub fn tile(title: &str, said: &str, action: Html) -> Html {
    el!("section" "class"="tile" "part"="tile" => el!("h2" "tabindex"="-1" => text(title)), el!("p" => text(said)), action)
}

/// A drill that can be gone on with, on the screen with this word.
pub fn carry_on(frame: &Frame<'_>, word: &'static str, left: &Session) -> Html {
    let (at, of) = left.place();
    let config = &left.plan().config;
    let what = match config.filter.areas.as_slice() {
        [] => say::MIXED.to_string(),
        areas => list(&areas.iter().map(|id| frame.bank.area_title(id)).collect::<Vec<_>>()),
    };
    let said = match (config.mode, config.filter.levels.first()) {
        (Mode::Review, _) => say::ReviewAt { at, of }.text(),
        (_, Some(&level)) => say::PracticeLevelAt { at, of, level: &level_name(level) }.text(),
        _ => say::PracticeAt { at, of }.text(),
    };
    let title = say::Resume { what: &what }.text();
    let resume = Msg::open_for(Target::new(word, Request::Resume));
    let action = button(frame, "go", "continue", &common::CONTINUE, resume);
    tile(&title, &said, action)
}
