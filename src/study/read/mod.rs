//! The list of all questions with their answers: searched, filtered, ticked, taken along.

mod more;
mod row;
mod sheet;
mod take;
mod view;

pub use row::kind_name;

use super::print::Printing;
use super::{HEADING, Room, link};
use crate::browser;
use crate::store::Journal;
use crate::view::Frame;
use gloo::timers::callback::Timeout;
use popquiz_core::bank::Bank;
use popquiz_core::item::{Kind, Level};
use popquiz_core::memory::checklist;
use popquiz_core::search::listing::{self, Learner, Picks};
use popquiz_core::search::{Builder, Found, Highlighter, Index};
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;
use yew::{Callback, Html};

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
pub const KEYS: [(&str, &str); 4] = [
    ("/", "to the search"),
    ("Enter", "in the search: to the first question found"),
    ("Escape", "in the search: empty it"),
    ("?", "show or hide this"),
];

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// The search was changed to this.
    Type(String),
    /// Search for nothing any more.
    Empty,
    /// From the search to the first question found.
    First,
    /// To the search.
    Search,
    /// Which questions to show.
    Pick(Pick),
    /// Show everything again.
    Clear,
    /// Show or hide the answer of an item, by its position in the bank.
    Fold(usize),
    /// Show all answers, or none.
    FoldAll,
    /// Tick an item, or take its tick away.
    Tick(usize),
    /// Draw more of the list: at its end, or before its beginning.
    More(End),
    /// Work on the index.
    Index,
    /// The pause is over.
    Pause,
    /// Copy the address of an item.
    Copy(usize),
    /// It was copied, or could not be.
    Copied(usize, bool),
    /// Save what is shown.
    Save(take::Format),
    /// Print what is shown.
    Print,
    /// It was printed, or not.
    Printed,
    /// A drill of what is shown.
    Practise,
}

/// Which questions to show.
#[derive(Clone, PartialEq, Eq)]
pub enum Pick {
    /// Of an area, or of all.
    Area(Option<String>),
    /// Of a level, or of all.
    Level(Option<Level>),
    /// Of a kind, or of all.
    Kind(Option<Kind>),
    /// Only what is not ticked, or not.
    Unticked,
    /// Only what was missed lately, or not.
    Missed,
}

/// An end of what is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its beginning, by its button.
    Top,
    /// Its end, which comes near.
    Bottom,
    /// Its end, by its button.
    Next,
}

/// The index: in the making, or made.
enum Words {
    Making(Box<Builder>),
    Made(Box<Index>),
}

/// The screen's state.
pub struct Read {
    bank: Rc<Bank>,
    send: Callback<Act>,
    words: Words,
    query: String,
    found: Option<Found>,
    marker: Option<Rc<Highlighter>>,
    picks: Picks,
    /// All positions in the order of study.
    order: Vec<usize>,
    /// Those that are shown.
    list: Vec<usize>,
    /// The part of `list` that is drawn.
    drawn: std::ops::Range<usize>,
    ticked: Vec<bool>,
    /// Whether answers are shown, but for those that were turned one by one.
    unfolded: bool,
    turned: HashSet<usize>,
    /// The first of those that a press brought.
    fresh: Option<usize>,
    /// The item that a link led to.
    linked: Option<usize>,
    /// Whether items have links of their own.
    links: bool,
    copied: Option<usize>,
    /// What happened, for everybody; and what the search found, for who does not see it.
    said: String,
    spoken: String,
    visit: u64,
    timer: Option<Timeout>,
    pause: Option<Timeout>,
    printing: Option<Printing>,
}

impl Read {
    /// Opens the screen.
    pub fn open(room: &mut Room<'_>) -> Self {
        let props = room.props;
        let bank = props.bank.clone();
        let mut read = Self {
            send: room.link.callback(view::done),
            words: Words::Making(Box::default()),
            query: String::new(),
            found: None,
            marker: None,
            picks: Picks::default(),
            order: listing::order(&bank, &props.settings.config.filter),
            list: Vec::new(),
            drawn: 0..0,
            ticked: checklist::ticked(&bank, room.journal.borrow().log()),
            unfolded: false,
            turned: HashSet::new(),
            fresh: None,
            linked: None,
            links: link::allowed(&props.settings),
            copied: None,
            said: String::new(),
            spoken: String::new(),
            visit: browser::seed(),
            timer: None,
            pause: None,
            printing: None,
            bank,
        };
        read.show(room);
        let asked = link::asked(&props.settings);
        if let Some(id) = popquiz_core::sharing::link::value(&asked, "item") {
            read.lead_to(room, id);
        }
        read.later(0, Act::Index);
        read
    }

    /// Shows the item that a link names, unfolded.
    fn lead_to(&mut self, room: &mut Room<'_>, id: &str) {
        let at = self.bank.find(id);
        let Some((at, place)) = at.and_then(|at| Some((at, self.list.iter().position(|&other| other == at)?))) else {
            self.said = format!("This list has no question “{id}”. Here are the others.");
            *room.focus = Some(HEADING);
            return;
        };
        self.linked = Some(at);
        self.turned.insert(at);
        let from = if place < MORE { 0 } else { place - 2 };
        self.drawn = from..(place + FIRST).min(self.list.len());
        *room.focus = Some("[data-linked] .unfold");
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
    fn show(&mut self, room: &Room<'_>) {
        let journal = room.journal.borrow();
        let learner = Learner { ticked: &self.ticked, progress: journal.progress(), now: browser::now() };
        self.list = listing::shown(&self.bank, &self.order, self.found.as_ref(), &self.picks, &learner);
        self.drawn = 0..FIRST.min(self.list.len());
        self.fresh = None;
    }

    /// Searches, if there is something to search for and the index is there.
    fn search(&mut self, room: &Room<'_>) {
        if let Words::Made(index) = &self.words {
            let found = index.search(&self.query);
            self.found = Some(found).filter(|found| !found.words.is_empty());
            self.marker = self.found.as_ref().map(|found| Rc::new(Highlighter::new(found)));
            self.show(room);
            self.later(PAUSE_MS, Act::Pause);
        }
    }

    /// Takes in what was done. Says whether there is something new to draw.
    pub fn update(&mut self, room: &mut Room<'_>, act: Act) -> bool {
        if !matches!(act, Act::Index | Act::Pause | Act::Printed) {
            self.said.clear();
            self.copied = None;
            self.printing = None;
        }
        match act {
            Act::Type(query) => {
                self.query = query;
                self.search(room);
            }
            Act::Empty => {
                self.query.clear();
                self.search(room);
                *room.focus = Some(SEARCH);
            }
            Act::First => *room.focus = Some(FIRST_ITEM),
            Act::Search => *room.focus = Some(SEARCH),
            Act::Pick(pick) => self.pick(room, pick),
            Act::Clear => {
                self.query.clear();
                self.picks = Picks::default();
                self.found = None;
                self.marker = None;
                self.show(room);
                self.later(PAUSE_MS, Act::Pause);
                *room.focus = Some(SEARCH);
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
            Act::Tick(at) => self.tick(room, at),
            Act::More(end) => self.more(room, end),
            Act::Index => return self.index(room),
            Act::Pause => self.spoken = view::count(self),
            Act::Copy(at) => take::copy(self, at),
            Act::Copied(at, done) => self.copied(at, done),
            Act::Save(format) => self.said = take::save(self, &room.props.host, format),
            Act::Print => {
                let send = self.send.clone();
                let over = Callback::from(move |()| send.emit(Act::Printed));
                self.printing = Printing::begin(&room.props.host, over);
            }
            Act::Printed => self.printing = None,
            Act::Practise => room.link.send_message(crate::app::Msg::Repeat(self.list.clone())),
        }
        true
    }

    /// Draws more. The button goes with the last of it, so a focus that is there goes on to what is new.
    fn more(&mut self, room: &mut Room<'_>, end: End) {
        let focused = browser::find(&room.props.host, "[data-role=more]:focus").is_some();
        let drawn = &mut self.drawn;
        match if focused { End::Next } else { end } {
            End::Top => {
                drawn.start = drawn.start.saturating_sub(MORE);
                *room.focus = Some(FIRST_ITEM);
            }
            End::Next => {
                self.fresh = self.list.get(drawn.end).copied();
                *room.focus = Some("[data-fresh] .unfold");
                drawn.end = (drawn.end + MORE).min(self.list.len());
            }
            End::Bottom => drawn.end = (drawn.end + MORE).min(self.list.len()),
        }
    }

    fn pick(&mut self, room: &Room<'_>, pick: Pick) {
        match pick {
            Pick::Area(area) => self.picks.area = area,
            Pick::Level(level) => self.picks.level = level,
            Pick::Kind(kind) => self.picks.kind = kind,
            Pick::Unticked => self.picks.unticked = !self.picks.unticked,
            Pick::Missed => self.picks.missed = !self.picks.missed,
        }
        self.show(room);
        self.later(PAUSE_MS, Act::Pause);
    }

    /// A question that is ticked stays where it is, also in a list of those that are not: what moves under the finger
    /// is lost.
    fn tick(&mut self, room: &Room<'_>, at: usize) {
        let Some((ticked, head)) = self.ticked.get_mut(at).zip(self.bank.heads().get(at)) else { return };
        *ticked = !*ticked;
        let line = checklist::tick(&self.bank, &head.id, *ticked, self.visit, browser::now());
        room.journal.borrow_mut().record(line);
    }

    /// Takes in ticks that were made elsewhere.
    pub fn refresh(&mut self, journal: &Journal) {
        self.ticked = checklist::ticked(&self.bank, journal.log());
    }

    /// One slice of work on the index.
    fn index(&mut self, room: &Room<'_>) -> bool {
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
            self.search(room);
        }
        asked
    }

    fn copied(&mut self, at: usize, done: bool) {
        if done {
            self.copied = Some(at);
            self.said = "Link copied.".into();
        } else if let Some(head) = self.bank.heads().get(at) {
            self.said = format!("This browser would not copy it: {}", link::address(&[("item", &head.id)]));
        }
    }

    /// Whether the answer of an item is shown.
    fn shows(&self, at: usize) -> bool {
        self.unfolded != self.turned.contains(&at)
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>, _journal: &Rc<RefCell<Journal>>) -> Html {
        view::view(self, frame)
    }
}
