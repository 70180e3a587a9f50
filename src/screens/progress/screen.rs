//! The page as a whole.

use super::act::{Act, Lasting, WORD, message};
use super::figures::Figures;
use super::parts::said;
use super::{backup, days, prefs, ready, standing, stuck, sure};
use crate::message::Msg;
use crate::request::{Request, Target};
use crate::screen::{Context, Entry, Opened, Screen};
use crate::store::Journal;
use crate::view::Frame;
use crate::view::dom::{button, el, word};
use crate::view::heading::heading;
use crate::{browser, practice, transfer};
use popquiz_core::memory::log::Mode;
use popquiz_core::memory::prefs::Prefs;
use popquiz_core::sitting::Config;
use popquiz_words::modes;
use popquiz_words::progress as say;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry = Entry {
    word: WORD,
    listed: Some((modes::PROGRESS, modes::PROGRESS_HINT)),
    is_mode: true,
    is_base: true,
    keeps: &[], // preferences are the learner's, and no widget's
    unfinished: None,
};

/// The screen's state.
#[derive(Default)]
struct Page {
    /// The figures as they were last counted.
    figures: RefCell<Option<Rc<Figures>>>,
    /// What the browser said when it was asked to keep what is stored.
    lasting: Lasting,
    /// The page is to keep nothing, so there is nothing to ask for.
    keeps_nothing: bool,
    /// A review was left unfinished.
    in_review: bool,
}

/// Opens it.
pub fn open(cx: &mut Context<'_>, _: &Request) -> Opened {
    practice::beside(cx, Page::open(cx))
}

impl Page {
    fn open(cx: &Context<'_>) -> Self {
        // Other tabs may have answered since.
        let mut journal = cx.journal.borrow_mut();
        journal.reload();
        let in_review = journal.has_part(cx.place, "review:plan");
        Self { keeps_nothing: cx.props.settings.no_storage, in_review, ..Self::default() }
    }

    fn act(&mut self, cx: &mut Context<'_>, act: &Act) -> bool {
        let set = |change: &dyn Fn(&mut Prefs)| {
            cx.journal.borrow_mut().change_prefs(change);
            true
        };
        match *act {
            Act::Interview(day) => {
                // The button that clears the day goes away with it.
                if day.is_none() {
                    *cx.focus = Some("[data-role=interview]");
                }
                set(&|prefs| prefs.interview = day)
            }
            Act::Retention(permille) => set(&|prefs| prefs.retention_permille = permille),
            Act::NewADay(count) => set(&|prefs| prefs.new_a_day = count),
            Act::Confidence(on) => set(&|prefs| prefs.confidence = on),
            Act::Time(time) => set(&|prefs| prefs.time = time),
            Act::Persist => {
                let send = cx.send.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    send.emit(message(Act::Persisted(Lasting::of(browser::persist().await))));
                });
                false
            }
            Act::Persisted(answer) => {
                self.lasting = answer;
                true
            }
        }
    }

    fn figures(&self, frame: &Frame<'_>, journal: &Journal) -> Rc<Figures> {
        let mut kept = self.figures.borrow_mut();
        let fresh = kept.take().filter(|figures| figures.are_fresh(journal));
        let figures = fresh.unwrap_or_else(|| Rc::new(Figures::count(frame.bank, &frame.base().filter, journal)));
        Rc::clone(kept.insert(figures))
    }
}

impl Screen for Page {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        match act.downcast_ref() {
            Some(act) => self.act(cx, act),
            None => transfer::update(cx, act),
        }
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        let figures = self.figures(frame, &frame.journal.borrow());
        let mut kids = vec![heading(frame, &modes::PROGRESS)];
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
            backup::section(frame, &figures, self.lasting, self.keeps_nothing)));
        el!("div" "class"="progress" "data-role"="page"; kids)
    }

    fn rests_since(&self) -> Option<u64> {
        Some(0)
    }
}

/// The first visit: there is nothing to count, so the page says what will be here, and how to get there.
fn first_visit(frame: &Frame<'_>) -> Html {
    let config = Config { limit: Some(10), confidence: true, mode: Mode::Drill, ..frame.base().clone() };
    el!("section" "class"="tile first" =>
        el!("h3" => word(say::FIRST)),
        said(&say::FIRST_HINT),
        button(frame, "go", "start", &say::FIRST_START, Msg::open_for(Target::new("drill", Request::Begin(config)))))
}
