//! The screen.

use super::paper;
use crate::browser;
use crate::browser::language::{list, moment};
use crate::due::is_part;
use crate::focus::{HEADING, QUESTION};
use crate::lender;
use crate::message::Msg;
use crate::request::Request;
use crate::screen::{Context, Entry, Keys, Opened, Screen};
use crate::sitting::{KEYS, SUMMARY_LASTS_MS, Sitting};
use crate::store::Known;
use crate::view::dom::{el, text};
use crate::view::heading::heading;
use crate::view::{Frame, summary};
use popquiz_core::bank::Bank;
use popquiz_core::sitting::Event;
use popquiz_core::sitting::session::{Session, View};
use popquiz_words::{modes, review as say};
use std::any::Any;
use std::rc::Rc;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry = Entry {
    word: "review",
    listed: None, // the start screen has a tile for it, with what is due
    is_mode: true,
    is_base: false,
    keeps: &["review:plan", "review:draft", "reviewed:plan", "reviewed:draft"],
    unfinished: Some("review:plan"),
};

/// The other banks were read, or not: the title of each, and the bank.
struct Read(Vec<(String, Option<Rc<Bank>>)>);

enum Review {
    /// The questions of other banks, of these titles, are on their way. Whether the learner asked for the review, and not
    /// the page's author.
    Waiting { titles: String, asked: bool },
    /// They are here.
    Sitting(Sitting),
}

/// Opens it: starts a review, or takes up the one that was left, once its banks are there.
pub fn open(cx: &mut Context<'_>, request: &Request) -> Opened {
    if matches!(request, Request::Anew) {
        cx.journal.borrow_mut().forget_sitting(&place(cx));
    }
    Opened::Screen(Box::new(Review::open(cx)))
}

/// Where a review is kept.
fn place(cx: &Context<'_>) -> String {
    format!("{}:review", cx.place)
}

/// Where the last review is kept once it is over: the next one asks what is due then, and leaves its own place free.
fn last_place(cx: &Context<'_>) -> String {
    format!("{}:reviewed", cx.place)
}

impl Review {
    fn open(cx: &mut Context<'_>) -> Self {
        let wanted = wanted(cx);
        if wanted.is_empty() {
            return Self::Sitting(begin(cx, &[]));
        }
        let titles = list(&wanted.iter().map(|bank| bank.title.as_str()).collect::<Vec<_>>());
        let asked = cx.asked;
        if asked {
            *cx.focus = Some(HEADING);
        }
        let send = cx.send.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut banks = Vec::new();
            for Known { name, path, title } in wanted {
                // One that has changed its name meanwhile is another bank.
                let bank = lender::bank(&path).await.filter(|bank| bank.name() == name);
                banks.push((title, bank.map(Rc::new)));
            }
            send.emit(Msg::to(ENTRY.word, Read(banks)));
        });
        Self::Waiting { titles, asked }
    }

    fn sitting(&mut self) -> Option<&mut Sitting> {
        match self {
            Self::Waiting { .. } => None,
            Self::Sitting(sitting) => Some(sitting),
        }
    }

    /// One that is over goes where it can be shown again after a reload, as a drill is.
    fn answered(&self, cx: &Context<'_>, was_over: bool) {
        let Self::Sitting(sitting) = self else { return };
        let session = sitting.session();
        if session.is_finished() && !was_over {
            let mut journal = cx.journal.borrow_mut();
            let last = last_place(cx);
            journal.forget_sitting(&place(cx));
            journal.keep_plan(&last, session.plan());
            journal.keep_draft(&last, &session.position());
        }
    }

    fn is_over(&self) -> bool {
        matches!(self, Self::Sitting(sitting) if sitting.session().is_finished())
    }
}

/// The other banks of this site that have something due, or that the review which was left asks from; unless the
/// learner asks for the next one, also those of the last.
fn wanted(cx: &Context<'_>) -> Vec<Known> {
    if is_part(cx.author) {
        return Vec::new();
    }
    let mut journal = cx.journal.borrow_mut();
    journal.reload();
    let mut items = |place: &str| journal.sitting(place).map(|(plan, _)| plan.items).unwrap_or_default();
    let mut left = items(&place(cx));
    if !cx.asked {
        left.extend(items(&last_place(cx)));
    }
    let now = browser::now();
    let mut banks = journal.banks();
    banks.retain(|bank| {
        let asked = || left.iter().any(|item| item.split_once('/').is_some_and(|(name, _)| name == bank.name));
        bank.name != cx.author.bank.name() && (journal.progress().due_in(&bank.name, now) > 0 || asked())
    });
    banks
}

/// Takes up the review that was left, shows the last one again, or starts a new one.
fn begin(cx: &mut Context<'_>, others: &[Rc<Bank>]) -> Sitting {
    let (now, own, asked) = (browser::now(), &cx.author.bank, cx.asked);
    let bank = if is_part(cx.author) {
        own.clone()
    } else {
        let banks: Vec<&Bank> = [own].into_iter().chain(others).map(Rc::as_ref).collect();
        Rc::new(Bank::join(own.title(), &banks))
    };
    let (place, last_place) = (place(cx), last_place(cx));
    let left = cx.journal.borrow_mut().resume(&place, &bank, now);
    if let Some(session) = left.filter(|left| !left.is_finished()) {
        *cx.focus = Some(QUESTION).filter(|_| asked);
        return Sitting::carry_on(cx, place, session);
    }
    let fresh = |last: &Session| {
        let over = now.saturating_sub(last.plan().started_at) >= SUMMARY_LASTS_MS;
        last.is_finished() && last.place().1 > 0 && !over
    };
    let last = cx.journal.borrow_mut().resume(&last_place, &bank, now);
    if let Some(last) = last.filter(|last| !asked && fresh(last)) {
        return Sitting::carry_on(cx, last_place, last);
    }
    let mut sitting = {
        let mut journal = cx.journal.borrow_mut();
        journal.forget_sitting(&last_place);
        journal.reload();
        let plan = paper::plan(&journal, cx.author, &bank, now);
        let session = Session::resume(bank, plan, &[], None, now);
        let empty = session.is_finished();
        let sitting = Sitting::new(&mut journal, place.clone(), session);
        if empty {
            journal.forget_sitting(&place); // there is nothing to come back to
        }
        sitting
    };
    if asked {
        sitting.started(cx);
    }
    sitting
}

impl Screen for Review {
    /// Takes in the banks that it waited for.
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        let Self::Waiting { asked, .. } = *self else { return false };
        let Some(Read(banks)) = act.downcast_ref() else { return false };
        let missing: Vec<&str> =
            banks.iter().filter(|(_, bank)| bank.is_none()).map(|(title, _)| title.as_str()).collect();
        if !missing.is_empty() {
            *cx.notice = Some(say::LeftOut { banks: &list(&missing) }.text());
        }
        let banks: Vec<Rc<Bank>> = banks.iter().filter_map(|(_, bank)| bank.clone()).collect();
        cx.asked = asked;
        *self = Self::Sitting(begin(cx, &banks));
        true
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        match self {
            Self::Waiting { titles, .. } => {
                let said = say::Loading { banks: titles }.text();
                el!("section" => heading(frame, &modes::REVIEW), el!("p" "role"="status" => text(&said)))
            }
            Self::Sitting(sitting) if matches!(sitting.session().view(), View::Empty) => {
                nothing_due(frame, sitting.session())
            }
            Self::Sitting(sitting) => sitting.view(frame),
        }
    }

    fn class(&self) -> &'static str {
        if matches!(self, Self::Waiting { .. }) { "study" } else { "quiz" }
    }

    fn answer(&mut self, cx: &mut Context<'_>, event: Event) -> bool {
        let was_over = self.is_over();
        let draw = self.sitting().is_some_and(|sitting| sitting.answer(cx, event));
        self.answered(cx, was_over);
        draw
    }

    fn keys(&self) -> Keys {
        if matches!(self, Self::Waiting { .. }) { &[] } else { KEYS }
    }

    fn key(&mut self, cx: &mut Context<'_>, key: &str) -> bool {
        let was_over = self.is_over();
        let draw = self.sitting().is_some_and(|sitting| sitting.key(cx, key));
        self.answered(cx, was_over);
        draw
    }

    fn arrived(&mut self, cx: &mut Context<'_>) {
        let was_over = self.is_over();
        if let Some(sitting) = self.sitting() {
            sitting.arrived(cx);
        }
        self.answered(cx, was_over);
    }

    fn begin(&mut self, cx: &mut Context<'_>) -> bool {
        cx.journal.borrow_mut().forget_sitting(&place(cx));
        self.again(cx);
        true
    }

    fn again(&mut self, cx: &mut Context<'_>) {
        *self = Self::open(cx);
    }

    fn repeat(&mut self, cx: &mut Context<'_>, items: &[usize]) -> bool {
        let place = place(cx);
        let Some(sitting) = self.sitting() else { return false };
        sitting.repeat(cx, place, items);
        true
    }
}

/// What is said of a review with nothing to ask.
fn nothing_due(frame: &Frame<'_>, session: &Session) -> Html {
    let now = browser::now();
    let said = match frame.journal.borrow().progress().next_due_at(session.bank(), now) {
        Some(due) => say::UntilThen { when: &moment(due, now) }.text(),
        None => say::ANSWER_FIRST.to_string(),
    };
    summary::empty(frame, &say::NOTHING_DUE, &said)
}
