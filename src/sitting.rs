//! A sitting that is under way, for the screens that have one: how it is begun, kept and gone on with, and what its effects
//! do.

use crate::browser;
use crate::events;
use crate::focus::{QUESTION, SUMMARY, VERDICT};
use crate::screen::{Context, Keys};
use crate::store::Journal;
use crate::view::keys::key_event;
use crate::view::{self, Frame};
use popquiz_core::sitting::session::Session;
use popquiz_core::sitting::{Config, Effect, Event, Plan, Target};
use popquiz_words::{keys as say, notice};
use yew::Html;

/// A finished sitting, in whatever mode, is shown again for so long; after that a visit starts afresh.
pub const SUMMARY_LASTS_MS: u64 = 12 * 3_600_000;

/// The keys of a sitting, and what they do.
pub const KEYS: Keys = &[("1–9, A–I", say::CHOOSE), ("Enter", say::CHECK), ("0", say::SKIP), ("?", say::HELP)];

/// A sitting that is under way or has just ended.
pub struct Sitting {
    session: Box<Session>,
    /// The key under which it is kept.
    place: String,
    /// A verdict was asked for without an answer.
    unanswered: bool,
}

impl Sitting {
    /// A new sitting, which takes the place of the one that was kept there.
    pub fn new(journal: &mut Journal, place: String, session: Session) -> Self {
        journal.forget_sitting(&place);
        journal.keep_plan(&place, session.plan());
        journal.keep_draft(&place, &session.position());
        Self { session: Box::new(session), place, unanswered: false }
    }

    /// One that was left. What the bank no longer has is said once: it leaves the plan.
    pub fn carry_on(cx: &mut Context<'_>, place: String, session: Session) -> Self {
        let gone = session.removed();
        if gone > 0 {
            *cx.notice = Some(notice::Removed { n: gone }.text());
            cx.journal.borrow_mut().keep_plan(&place, session.plan());
        }
        Self { session: Box::new(session), place, unanswered: false }
    }

    /// What is asked.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The learner has started it.
    pub fn started(&mut self, cx: &mut Context<'_>) {
        *cx.focus = Some(QUESTION);
        *cx.keys_shown = false;
        self.session.follow();
        events::started(&cx.props.host, &self.session);
    }

    /// Another one, kept at this place, on these items of it: positions in its bank.
    pub fn repeat(&mut self, cx: &mut Context<'_>, place: String, items: &[usize]) {
        let bank = self.session.bank().clone();
        let session = repeated(bank, self.session.plan().config.clone(), items);
        *self = Self::new(&mut cx.journal.borrow_mut(), place, session);
        self.started(cx);
    }

    /// Takes in what the learner did. Says whether there is something new to draw.
    pub fn answer(&mut self, cx: &mut Context<'_>, event: Event) -> bool {
        let submits = event == Event::Submit;
        let effects = self.session.update(event, browser::now());
        let was = std::mem::replace(&mut self.unanswered, submits && effects.is_empty());
        self.run(cx, effects) || was != self.unanswered
    }

    /// Goes on with what waited for more of the bank.
    pub fn arrived(&mut self, cx: &mut Context<'_>) {
        let effects = self.session.arrived(browser::now());
        self.run(cx, effects);
    }

    /// Takes in a key that no control took: digits and letters choose, Enter checks and goes on.
    pub fn key(&mut self, cx: &mut Context<'_>, key: &str) -> bool {
        match key_event(&self.session.view(), key) {
            Some(event) => self.answer(cx, event),
            None => false,
        }
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>) -> Html {
        view::sitting::sitting(
            &Frame { bank: self.session.bank(), unanswered: self.unanswered, ..*frame },
            &self.session,
        )
    }

    fn run(&self, cx: &mut Context<'_>, effects: Vec<Effect>) -> bool {
        let any = !effects.is_empty();
        for effect in effects {
            match effect {
                // Kept before it is told: a page that listens may ask for the progress at once.
                Effect::Record(review) => {
                    cx.journal.borrow_mut().record(review.clone());
                    events::answered(&cx.props.host, &review);
                }
                Effect::Keep => cx.journal.borrow_mut().keep_draft(&self.place, &self.session.position()),
                Effect::Focus(target) => {
                    *cx.focus = Some(match target {
                        Target::Answer => VERDICT,
                        Target::Result => SUMMARY,
                        _ => QUESTION,
                    });
                }
                Effect::Complete => events::completed(&cx.props.host, &self.session),
                Effect::HandedIn | Effect::Say(_) => {} // an exam's
            }
        }
        any
    }
}

/// A session on these items of a bank, in another order.
pub fn repeated(bank: std::rc::Rc<popquiz_core::bank::Bank>, config: Config, items: &[usize]) -> Session {
    let config = Config { seed: browser::seed(), ..config };
    let heads = bank.heads();
    let items = items.iter().filter_map(|&at| heads.get(at)).map(|head| head.id.clone()).collect();
    let now = browser::now();
    let plan = Plan { sitting: browser::seed(), started_at: now, config, items };
    Session::resume(bank, plan, &[], None, now)
}
