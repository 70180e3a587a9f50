//! How the list is searched, filtered, ticked and drawn in parts.

use super::act::{Act, End, Pick, WORD, done};
use super::state::{List, Words};
use super::{export, view};
use crate::browser::print::Printing;
use crate::focus::HEADING;
use crate::message::Msg;
use crate::request::Request;
use crate::screen::{Context, Entry, Keys, Opened, Screen};
use crate::store::Journal;
use crate::view::Frame;
use crate::{browser, links, practice};
use gloo::timers::callback::Timeout;
use popquiz_core::memory::checklist;
use popquiz_core::search::Highlighter;
use popquiz_core::search::listing::{self, Learner, Picks};
use popquiz_words::modes;
use popquiz_words::{keys, list as say};
use std::any::Any;
use std::collections::HashSet;
use std::rc::Rc;
use yew::{Callback, Html};

/// What is known of it elsewhere.
pub const ENTRY: Entry = Entry {
    word: WORD,
    listed: Some((modes::LIST, modes::LIST_HINT)),
    is_mode: true,
    is_base: true,
    keeps: &[], // ticks are lines of the log
    unfinished: None,
};

/// So many questions are drawn at first, which fills a screen with folded ones; what is drawn is what a keystroke costs.
const FIRST: usize = 12;
/// So many more whenever the end comes near.
const MORE: usize = 40;
/// A slice of work on the index, in milliseconds: what fits into a frame beside everything else.
const SLICE_MS: u64 = 6;
/// Items taken into the index between two looks at the clock.
const GULP: usize = 8;
/// How long the learner has to pause before the number of questions found is spoken.
const PAUSE_MS: u32 = 700;

/// Where one types.
const SEARCH: &str = "[data-role=search]";
const FIRST_ITEM: &str = ".item .unfold";

/// The keys of the list.
const KEYS: Keys = &[("/", say::KEY_SEARCH), ("Enter", say::KEY_FIRST), ("Escape", say::KEY_CLEAR), ("?", keys::HELP)];

/// Opens it.
pub fn open(cx: &mut Context<'_>, _: &Request) -> Opened {
    let list = List::open(cx);
    practice::beside(cx, list)
}

impl List {
    fn open(cx: &mut Context<'_>) -> Self {
        let props = cx.props;
        let bank = props.bank.clone();
        let mut read = Self {
            send: cx.send.reform(done),
            words: Words::Making(Box::default()),
            query: String::new(),
            found: None,
            marker: None,
            picks: Picks::default(),
            order: listing::order(&bank, &props.settings.config.filter),
            shown: Vec::new(),
            drawn: 0..0,
            ticked: checklist::ticked(&bank, cx.journal.borrow().log()),
            unfolded: false,
            turned: HashSet::new(),
            fresh: None,
            linked: None,
            links: links::allowed(&props.settings),
            copied: None,
            said: String::new(),
            spoken: String::new(),
            visit: browser::seed(),
            timer: None,
            pause: None,
            printing: None,
            bank,
        };
        read.show(cx);
        let asked = links::asked(&props.settings);
        if let Some(id) = popquiz_core::sharing::link::value(&asked, "item") {
            read.lead_to(cx, id);
        }
        read.later(0, Act::Index);
        read
    }

    /// Shows the item that a link names, unfolded.
    fn lead_to(&mut self, cx: &mut Context<'_>, id: &str) {
        let at = self.bank.find(id);
        let Some((at, place)) = at.and_then(|at| Some((at, self.shown.iter().position(|&other| other == at)?))) else {
            self.said = say::UnknownItem { id }.text();
            *cx.focus = Some(HEADING);
            return;
        };
        self.linked = Some(at);
        self.turned.insert(at);
        let from = if place < MORE { 0 } else { place - 2 };
        self.drawn = from..(place + FIRST).min(self.shown.len());
        *cx.focus = Some("[data-linked] .unfold");
    }

    /// Does something after so many milliseconds, in place of what was to be done then.
    fn later(&mut self, ms: u32, act: Act) {
        let pause = matches!(act, Act::Pause);
        let send = self.send.clone();
        let timer = Some(Timeout::new(ms, move || send.emit(act)));
        if pause {
            self.pause = timer;
        } else {
            self.timer = timer;
        }
    }

    /// Works out what is shown, from the top.
    fn show(&mut self, cx: &Context<'_>) {
        let journal = cx.journal.borrow();
        let learner = Learner { ticked: &self.ticked, progress: journal.progress(), now: browser::now() };
        self.shown = listing::shown(&self.bank, &self.order, self.found.as_ref(), &self.picks, &learner);
        self.drawn = 0..FIRST.min(self.shown.len());
        self.fresh = None;
    }

    /// Searches, if there is something to search for and the index is there.
    fn search(&mut self, cx: &Context<'_>) {
        if let Words::Made(index) = &self.words {
            let found = index.search(&self.query);
            self.found = Some(found).filter(|found| !found.words.is_empty());
            self.marker = self.found.as_ref().map(|found| Rc::new(Highlighter::new(found)));
            self.show(cx);
            self.later(PAUSE_MS, Act::Pause);
        }
    }

    fn act(&mut self, cx: &mut Context<'_>, act: Act) -> bool {
        if !matches!(act, Act::Index | Act::Pause | Act::Printed) {
            self.said.clear();
            self.copied = None;
            self.printing = None;
        }
        match act {
            Act::Type(query) => {
                self.query = query;
                self.search(cx);
            }
            Act::Empty => {
                self.query.clear();
                self.search(cx);
                *cx.focus = Some(SEARCH);
            }
            Act::First => *cx.focus = Some(FIRST_ITEM),
            Act::Search => *cx.focus = Some(SEARCH),
            Act::Pick(pick) => self.pick(cx, pick),
            Act::Clear => {
                self.query.clear();
                self.picks = Picks::default();
                self.found = None;
                self.marker = None;
                self.show(cx);
                self.later(PAUSE_MS, Act::Pause);
                *cx.focus = Some(SEARCH);
            }
            Act::Fold(at) => {
                if !self.turned.remove(&at) {
                    self.turned.insert(at);
                }
            }
            Act::FoldAll => {
                self.unfolded = !self.unfolded;
                self.turned.clear();
            }
            Act::Tick(at) => self.tick(cx, at),
            Act::More(end) => self.more(cx, end),
            Act::Index => return self.index(cx),
            Act::Pause => self.spoken = view::count(self),
            Act::Copy(at) => export::copy(self, at),
            Act::Copied(at, done) => self.copied(at, done),
            Act::Save(format) => self.said = export::save(self, &cx.props.host, format),
            Act::Print => {
                let send = self.send.clone();
                let over = Callback::from(move |()| send.emit(Act::Printed));
                self.printing = Printing::begin(&cx.props.host, over);
            }
            Act::Printed => self.printing = None,
            Act::Practise => cx.send.emit(Msg::Repeat(self.shown.clone())),
        }
        true
    }

    /// Draws more. The button goes with the last of it, so a focus that is there goes on to what is new.
    fn more(&mut self, cx: &mut Context<'_>, end: End) {
        let focused = browser::find(&cx.props.host, "[data-role=more]:focus").is_some();
        let drawn = &mut self.drawn;
        match if focused { End::Next } else { end } {
            End::Top => {
                drawn.start = drawn.start.saturating_sub(MORE);
                *cx.focus = Some(FIRST_ITEM);
            }
            End::Next => {
                self.fresh = self.shown.get(drawn.end).copied();
                *cx.focus = Some("[data-fresh] .unfold");
                drawn.end = (drawn.end + MORE).min(self.shown.len());
            }
            End::Bottom => drawn.end = (drawn.end + MORE).min(self.shown.len()),
        }
    }

    fn pick(&mut self, cx: &Context<'_>, pick: Pick) {
        match pick {
            Pick::Area(area) => self.picks.area = area,
            Pick::Level(level) => self.picks.level = level,
            Pick::Kind(kind) => self.picks.kind = kind,
            Pick::Unticked => self.picks.unticked = !self.picks.unticked,
            Pick::Missed => self.picks.missed = !self.picks.missed,
        }
        self.show(cx);
        self.later(PAUSE_MS, Act::Pause);
    }

    /// A question that is ticked stays where it is, also in a list of those that are not: what moves under the finger
    /// is lost.
    fn tick(&mut self, cx: &Context<'_>, at: usize) {
        let Some((ticked, head)) = self.ticked.get_mut(at).zip(self.bank.heads().get(at)) else { return };
        *ticked = !*ticked;
        let line = checklist::tick(&self.bank, &head.id, *ticked, self.visit, browser::now());
        cx.journal.borrow_mut().record(line);
    }

    /// One slice of work on the index.
    fn index(&mut self, cx: &Context<'_>) -> bool {
        let Words::Making(builder) = &mut self.words else { return false };
        let end = browser::now() + SLICE_MS;
        let mut all = builder.step(&self.bank, GULP);
        while !all && browser::now() < end {
            all = builder.step(&self.bank, GULP);
        }
        if !all {
            self.later(0, Act::Index);
            return false;
        }
        let made = std::mem::take(&mut **builder).finish();
        self.words = Words::Made(Box::new(made));
        let asked = !self.query.is_empty();
        if asked {
            self.search(cx);
        }
        asked
    }

    fn copied(&mut self, at: usize, done: bool) {
        if done {
            self.copied = Some(at);
            self.said = say::LINK_COPIED.to_string();
        } else if let Some(head) = self.bank.heads().get(at) {
            self.said = say::NotCopied { link: &links::address(&[("item", &head.id)]) }.text();
        }
    }
}

impl Screen for List {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        act.downcast_ref().is_some_and(|act: &Act| self.act(cx, act.clone()))
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        view::view(self, frame)
    }

    /// It listens to `/` itself, so that this is not typed into its search.
    fn keys(&self) -> Keys {
        KEYS
    }

    /// Takes in ticks that were made elsewhere.
    fn refresh(&mut self, journal: &Journal) {
        self.ticked = checklist::ticked(&self.bank, journal.log());
    }

    fn rests_since(&self) -> Option<u64> {
        Some(0)
    }
}
