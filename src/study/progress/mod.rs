//! The progress page: what is known, what was done, what comes back, how far being sure is being right, what does not
//! stick; and the learner's preferences and backups. Each part is a file; all figures are counted in `figures`.

mod calendar;
mod charts;
mod days;
mod figures;
mod keep;
mod prefs;
mod ready;
mod standing;
mod stuck;
mod sure;
mod words;

use super::{Act as Deed, Room, heading};
use crate::app::Msg;
use crate::browser;
use crate::start;
use crate::store::Journal;
use crate::view::Frame;
use crate::view::dom::{button, el, text};
use figures::Figures;
use popquiz_core::memory::log::Mode;
use popquiz_core::memory::prefs::{Day, Prefs, Time};
use popquiz_core::sitting::session::Config;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Html;

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// The day of the interview; none if it was cleared.
    Interview(Option<Day>),
    /// The chance of recall to end intervals with, in thousandths.
    Retention(u16),
    /// How many new items a day.
    NewADay(u16),
    /// Whether to be asked how sure one is.
    Confidence(bool),
    /// How much time exams give.
    Time(Time),
    /// Ask the browser to keep what is stored.
    Persist,
    /// What it answered, if it could be asked.
    Persisted(Lasting),
}

/// What the browser makes of being asked to keep what is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lasting {
    /// It was not asked.
    #[default]
    Unasked,
    /// It cannot be asked.
    Unable,
    /// It keeps it.
    Promised,
    /// It says nothing for sure.
    Unsure,
}

/// The screen's state.
#[derive(Default)]
pub struct Page {
    /// The figures as they were last counted.
    figures: RefCell<Option<Rc<Figures>>>,
    /// What the browser said when it was asked to keep what is stored.
    lasting: Lasting,
    /// The page is to keep nothing, so there is nothing to ask for.
    keeps_nothing: bool,
    /// A review was left unfinished.
    in_review: bool,
}

impl Lasting {
    fn of(answer: Option<bool>) -> Self {
        match answer {
            None => Self::Unable,
            Some(true) => Self::Promised,
            Some(false) => Self::Unsure,
        }
    }
}

impl Page {
    /// Opens the screen.
    pub fn open(room: &mut Room<'_>) -> Self {
        // Other tabs may have answered since.
        let mut journal = room.journal.borrow_mut();
        journal.reload();
        let in_review = journal.has_part(room.place, "review:plan");
        Self { keeps_nothing: room.props.settings.no_storage, in_review, ..Self::default() }
    }

    /// Takes in what was done. Says whether there is something new to draw.
    pub fn update(&mut self, room: &mut Room<'_>, act: &Act) -> bool {
        let set = |change: &dyn Fn(&mut Prefs)| {
            room.journal.borrow_mut().change_prefs(change);
            true
        };
        match *act {
            Act::Interview(day) => {
                // The button that clears the day goes away with it.
                if day.is_none() {
                    *room.focus = Some("[data-role=interview]");
                }
                set(&|prefs| prefs.interview = day)
            }
            Act::Retention(permille) => set(&|prefs| prefs.retention_permille = permille),
            Act::NewADay(count) => set(&|prefs| prefs.new_a_day = count),
            Act::Confidence(on) => set(&|prefs| prefs.confidence = on),
            Act::Time(time) => set(&|prefs| prefs.time = time),
            Act::Persist => {
                room.link.send_future(async { message(Act::Persisted(Lasting::of(browser::persist().await))) });
                false
            }
            Act::Persisted(answer) => {
                self.lasting = answer;
                true
            }
        }
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>, journal: &Rc<RefCell<Journal>>) -> Html {
        let figures = self.figures(frame, &journal.borrow());
        let mut kids = vec![heading(frame, "progress")];
        if figures.activity.all.answers == 0 {
            kids.push(first_visit(frame));
            kids.push(el!("div" "class"="parts" => ready::section(frame, &figures)));
        } else {
            kids.push(standing::summary(frame, &figures, self.in_review));
            kids.push(el!("div" "class"="parts" =>
                standing::section(frame, &figures),
                ready::section(frame, &figures),
                days::calendar(&figures),
                days::forecast(&figures),
                days::time(&figures),
                sure::section(frame, &figures),
                stuck::confusions(frame, &figures),
                stuck::hardest(frame, &figures)));
        }
        kids.push(el!("div" "class"="parts" =>
            prefs::section(frame, &figures),
            keep::section(frame, &figures, self.lasting, self.keeps_nothing)));
        el!("div" "class"="progress" "data-role"="page"; kids)
    }

    fn figures(&self, frame: &Frame<'_>, journal: &Journal) -> Rc<Figures> {
        let mut kept = self.figures.borrow_mut();
        let fresh = kept.take().filter(|figures| figures.are_fresh(journal));
        let figures = fresh.unwrap_or_else(|| Rc::new(Figures::count(frame.bank, &frame.base.filter, journal)));
        Rc::clone(kept.insert(figures))
    }
}

/// The message for something done here.
fn message(act: Act) -> Msg {
    Msg::Study(Deed::Progress(act))
}

/// A part of the page: its name, and what is in it.
fn part(class: &'static str, title: &str, inside: Vec<Html>) -> Html {
    let mut kids = vec![el!("h3" => text(title))];
    kids.extend(inside);
    crate::view::dom::classed("section", class, kids)
}

/// A sentence.
fn said(words: &str) -> Html {
    el!("p" => text(words))
}

/// A button below what it is about.
fn action(frame: &Frame<'_>, role: &'static str, label: &str, message: Msg) -> Html {
    el!("div" "class"="act" => button(frame, "go", role, label, message))
}

/// The first visit: there is nothing to count, so the page says what will be here, and how to get there.
fn first_visit(frame: &Frame<'_>) -> Html {
    let config = Config { limit: Some(10), confidence: true, mode: Mode::Drill, ..frame.base.clone() };
    el!("section" "class"="tile first" =>
        el!("h3" => text("Nothing to show yet")),
        said("Answer ten questions, and here is what you know in each area, what comes back when, how often you are right when you are sure, and what you mix up."),
        button(frame, "go", "start", "Answer ten questions", Msg::Start(start::Act::Begin(config))))
}
