//! The screen.

use crate::browser;
use crate::focus::QUESTION;
use crate::request::Request;
use crate::screen::{Context, Entry, Keys, Opened, Screen};
use crate::sitting::{KEYS, SUMMARY_LASTS_MS, Sitting, repeated};
use crate::view::Frame;
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::session::Session;
use popquiz_core::sitting::{Config, Event, Plan};
use std::any::Any;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry = Entry {
    word: "drill",
    listed: None,
    is_mode: false, // it is what the attribute means by itself
    is_base: false,
    keeps: &["plan", "draft"],
    unfinished: Some("plan"),
};

struct Drill(Sitting);

/// Opens it.
pub fn open(cx: &mut Context<'_>, request: &Request) -> Opened {
    let session = match request {
        Request::Resume => {
            let Some(session) = left(cx) else { return Opened::Nothing };
            if cx.asked {
                *cx.focus = Some(QUESTION);
            }
            return shown(carried_on(cx, session));
        }
        Request::Plain | Request::Link | Request::Words(_) => {
            return shown(match left(cx).filter(is_fresh) {
                Some(session) => carried_on(cx, session),
                None => begun(cx, cx.author.settings.config.clone()),
            });
        }
        Request::Anew => begun(cx, cx.author.settings.config.clone()),
        Request::Begin(config) => begun(cx, config.clone()),
        Request::Repeat(items) => {
            let confidence = cx.journal.borrow().prefs().confidence;
            let base = cx.author.settings.config.clone();
            // The next round is as long, and not the whole bank.
            let limit = base.limit.or_else(|| u16::try_from(items.len()).ok());
            let config = Config { mode: Mode::Drill, confidence, limit, ..base };
            kept(cx, repeated(cx.author.bank.clone(), config, items))
        }
        Request::Paper(plan) => kept(cx, on_paper(cx, plan.clone())),
    };
    let mut sitting = session;
    sitting.started(cx);
    shown(sitting)
}

fn shown(sitting: Sitting) -> Opened {
    Opened::Screen(Box::new(Drill(sitting)))
}

/// The one that was left here.
fn left(cx: &Context<'_>) -> Option<Session> {
    cx.journal.borrow_mut().resume(cx.place, &cx.author.bank, browser::now())
}

/// Whether it is still to be shown. One whose questions the bank no longer has is over, too.
fn is_fresh(session: &Session) -> bool {
    let over = browser::now().saturating_sub(session.plan().started_at) >= SUMMARY_LASTS_MS;
    session.place().1 > 0 && !(session.is_finished() && over)
}

fn carried_on(cx: &mut Context<'_>, session: Session) -> Sitting {
    let place = cx.place.to_owned();
    Sitting::carry_on(cx, place, session)
}

fn kept(cx: &Context<'_>, session: Session) -> Sitting {
    Sitting::new(&mut cx.journal.borrow_mut(), cx.place.to_owned(), session)
}

fn on_paper(cx: &Context<'_>, plan: Plan) -> Session {
    Session::resume(cx.author.bank.clone(), plan, &[], None, browser::now())
}

/// A new one. It touches neither the focus nor the page's ears: perhaps the learner has done nothing yet.
fn begun(cx: &Context<'_>, mut config: Config) -> Sitting {
    let props = cx.author;
    config.seed = props.settings.seed.unwrap_or_else(browser::seed);
    let session = {
        let mut journal = cx.journal.borrow_mut();
        journal.reload();
        // With a seed the paper is to be the same for everybody, so history has no say.
        let history = Some(journal.progress()).filter(|_| props.settings.seed.is_none());
        Session::new(props.bank.clone(), config, history, browser::seed(), browser::now())
    };
    kept(cx, session)
}

impl Screen for Drill {
    fn update(&mut self, _: &mut Context<'_>, _: &dyn Any) -> bool {
        false
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        self.0.view(frame)
    }

    fn class(&self) -> &'static str {
        "quiz"
    }

    fn answer(&mut self, cx: &mut Context<'_>, event: Event) -> bool {
        self.0.answer(cx, event)
    }

    fn keys(&self) -> Keys {
        KEYS
    }

    fn key(&mut self, cx: &mut Context<'_>, key: &str) -> bool {
        self.0.key(cx, key)
    }

    fn arrived(&mut self, cx: &mut Context<'_>) {
        self.0.arrived(cx);
    }

    fn begin(&mut self, cx: &mut Context<'_>) -> bool {
        self.0 = begun(cx, self.0.session().plan().config.clone());
        self.0.started(cx);
        true
    }

    fn repeat(&mut self, cx: &mut Context<'_>, items: &[usize]) -> bool {
        let place = cx.place.to_owned();
        self.0.repeat(cx, place, items);
        true
    }
}
