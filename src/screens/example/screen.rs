//! The screen: it counts how often the learner has said that it is known.

use crate::message::Msg;
use crate::request::Request;
use crate::screen::{Context, Entry, Keys, Opened, Screen};
use crate::view::Frame;
use crate::view::dom::{button, el, text};
use crate::view::heading::heading;
use popquiz_words::example as say;
use std::any::Any;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry = Entry {
    word: "example",
    listed: Some((say::TITLE, say::HINT)),
    is_mode: true,
    is_base: true,
    keeps: &[COUNT],
    unfinished: Some(COUNT),
};

/// The part that keeps the count.
const COUNT: &str = "example";

/// Something done here.
enum Act {
    Known,
}

struct Example {
    count: u32,
}

/// Opens it where it was left.
pub fn open(cx: &mut Context<'_>, _: &Request) -> Opened {
    let kept = cx.journal.borrow().part(cx.place, COUNT);
    Opened::Screen(Box::new(Example { count: kept.and_then(|text| text.parse().ok()).unwrap_or(0) }))
}

impl Screen for Example {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        let Some(Act::Known) = act.downcast_ref() else { return false };
        self.count += 1;
        cx.journal.borrow_mut().keep_part(cx.place, COUNT, &self.count.to_string());
        true
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        el!("section" =>
            heading(frame, &say::TITLE),
            el!("p" "data-role"="count" => text(&self.count.to_string())),
            button(frame, "go", "known", &say::KNOWN, Msg::to(ENTRY.word, Act::Known)))
    }

    fn keys(&self) -> Keys {
        &[("K", say::KNOWN)]
    }

    fn key(&mut self, cx: &mut Context<'_>, key: &str) -> bool {
        key == "k" && self.update(cx, &Act::Known)
    }
}
