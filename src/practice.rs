//! A drill that was begun from the screen that the author wants, and left for it, where no start screen tells of it.

use crate::browser;
use crate::links;
use crate::request::{Request, Target};
use crate::screen::{Context, Keys, Opened, Screen};
use crate::sitting::SUMMARY_LASTS_MS;
use crate::store::Journal;
use crate::view::Frame;
use crate::view::dom::{el, row};
use crate::view::tile::carry_on;
use popquiz_core::sitting::Event;
use popquiz_core::sitting::session::Session;
use std::any::Any;
use yew::Html;

/// Shows a screen, and above it the way back to the drill that was left for it.
struct Beside {
    screen: Box<dyn Screen>,
    /// The word of the drill's screen.
    word: &'static str,
    left: Box<Session>,
}

/// Shows a screen, with the drill that was left unfinished if there is one. A drill that was begun from the author's screen
/// goes on after a reload as one does that the author asked for.
pub fn beside(cx: &Context<'_>, screen: impl Screen + 'static) -> Opened {
    let (screen, word) = (Box::new(screen), cx.table.main);
    let Some(left) = left(cx) else { return Opened::Screen(screen) };
    let began = left.plan().started_at;
    let lately = browser::now().saturating_sub(began) < SUMMARY_LASTS_MS;
    let linked = links::is_asked(&cx.author.settings);
    if !cx.asked && !linked && lately && screen.rests_since().is_some_and(|since| since <= began) {
        return Opened::Elsewhere(Target::new(word, Request::Resume));
    }
    Opened::Screen(Box::new(Beside { screen, word, left: Box::new(left) }))
}

fn left(cx: &Context<'_>) -> Option<Session> {
    let settings = &cx.author.settings;
    if settings.home || cx.table.back(settings).is_none() {
        return None;
    }
    let left = cx.journal.borrow_mut().resume(cx.place, &cx.author.bank, browser::now());
    left.filter(|left| !left.is_finished())
}

impl Screen for Beside {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        self.screen.update(cx, act)
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        let rests = self.screen.rests_since().is_some();
        let tile = rests.then(|| el!("div" "class"="practice" => carry_on(frame, self.word, &self.left)));
        row(vec![tile.unwrap_or_default(), self.screen.view(frame)])
    }

    fn class(&self) -> &'static str {
        self.screen.class()
    }

    fn answer(&mut self, cx: &mut Context<'_>, event: Event) -> bool {
        self.screen.answer(cx, event)
    }

    fn keys(&self) -> Keys {
        self.screen.keys()
    }

    fn key(&mut self, cx: &mut Context<'_>, key: &str) -> bool {
        self.screen.key(cx, key)
    }

    fn arrived(&mut self, cx: &mut Context<'_>) {
        self.screen.arrived(cx);
    }

    fn refresh(&mut self, journal: &Journal) {
        self.screen.refresh(journal);
    }

    fn begin(&mut self, cx: &mut Context<'_>) -> bool {
        self.screen.begin(cx)
    }

    fn again(&mut self, cx: &mut Context<'_>) {
        self.screen.again(cx);
    }

    fn repeat(&mut self, cx: &mut Context<'_>, items: &[usize]) -> bool {
        self.screen.repeat(cx, items)
    }

    fn rests_since(&self) -> Option<u64> {
        self.screen.rests_since()
    }

    fn stays(&self) -> bool {
        self.screen.stays()
    }
}
