//! The screen's state.

use super::picks::{Pick, Picks};
use super::view;
use crate::due::Due;
use crate::request::Request;
use crate::screen::{Context, Entry, Opened, Screen, Table};
use crate::view::Frame;
use crate::{browser, transfer};
use std::any::Any;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry =
    Entry { word: "start", listed: None, is_mode: false, is_base: false, keeps: &[], unfinished: None };

struct Start {
    /// The choices that the next sitting is made of.
    picks: Picks,
    table: &'static Table,
}

/// Opens it.
pub fn open(cx: &mut Context<'_>, _: &Request) -> Opened {
    Opened::Screen(Box::new(Start { picks: Picks::default(), table: cx.table }))
}

impl Screen for Start {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        match act.downcast_ref() {
            Some(Pick::Confidence(on)) => cx.journal.borrow_mut().change_prefs(&|prefs| prefs.confidence = *on),
            Some(pick) => self.picks.take(*pick),
            None => return transfer::update(cx, act),
        }
        true
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        let mut journal = frame.journal.borrow_mut();
        let now = browser::now();
        let left = journal.left(frame.place, frame.bank, now);
        let due = Due::of(&journal, frame.props, now);
        let open = |part: Option<&str>| part.is_some_and(|part| journal.has_part(frame.place, part));
        let unfinished = self.table.entries().filter(|entry| open(entry.unfinished));
        let left = view::Left {
            sitting: left.as_ref().filter(|left| !left.is_finished()),
            screens: unfinished.collect(),
            all: self.table,
        };
        let mut picks = self.picks.clone();
        picks.take(Pick::Confidence(journal.prefs().confidence));
        view::view(frame, &picks, journal.progress(), &left, &due)
    }

    fn class(&self) -> &'static str {
        "home"
    }

    fn stays(&self) -> bool {
        true
    }
}
