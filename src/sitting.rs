//! The root component's part for sittings: how they are opened, begun, kept, and what their effects do.

use crate::app::{App, HOME, Props, QUESTION, SUMMARY, Screen, VERDICT, journal, place_of};
use crate::browser;
use crate::events;
use crate::store::Journal;
use crate::view;
use popquiz_core::sitting::session::{Config, Effect, Event, Plan, Session, Target};
use yew::Context;

/// A finished sitting, in whatever mode, is shown again for so long; after that a visit starts afresh.
pub(crate) const SUMMARY_LASTS_MS: u64 = 12 * 3_600_000;

impl App {
    /// Takes the place that its settings give it.
    pub(crate) fn settle_in(&mut self, props: &Props) {
        self.place = place_of(&props.settings);
        #[cfg(feature = "study")]
        {
            self.review_place = format!("{}:review", self.place);
        }
        journal(&props.settings).borrow_mut().note_bank(&props.bank, &props.settings.source);
    }

    /// Shows what this widget shows first: the start screen, the sitting that was left, or a new one.
    pub(crate) fn open(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        self.screen = Screen::Home;
        #[cfg(feature = "study")]
        {
            self.linked = None;
            if self.open_wanted(ctx) {
                return;
            }
        }
        if props.settings.home {
            return;
        }
        let now = browser::now();
        let left = journal(&props.settings).borrow_mut().resume(&self.place, &props.bank, now);
        // One whose questions the bank no longer has is over, too.
        let fresh = |session: &Session| {
            let over = now.saturating_sub(session.plan().started_at) >= SUMMARY_LASTS_MS;
            session.place().1 > 0 && !(session.is_finished() && over)
        };
        match left.filter(fresh) {
            Some(session) => self.carry_on(props, session),
            None => self.set_out(props, props.settings.config.clone()),
        }
    }

    /// Goes on with a sitting that was left. What the bank no longer has is said once: it leaves the plan.
    pub(crate) fn carry_on(&mut self, props: &Props, session: Session) {
        if session.removed() > 0 {
            self.notice = Some(view::Notice::Removed(session.removed()));
            journal(&props.settings).borrow_mut().keep_plan(self.seat(&session), session.plan());
        }
        self.screen = Screen::Sitting(Box::new(session));
    }

    /// Starts a sitting without touching the focus or the page's ears: the learner has done nothing yet.
    fn set_out(&mut self, props: &Props, mut config: Config) {
        let now = browser::now();
        config.seed = props.settings.seed.unwrap_or_else(browser::seed);
        let journal = journal(&props.settings);
        let mut journal = journal.borrow_mut();
        journal.reload();
        // With a seed the paper is to be the same for everybody, so history has no say.
        let history = Some(journal.progress()).filter(|_| props.settings.seed.is_none());
        let session = Session::new(props.bank.clone(), config, history, browser::seed(), now);
        self.settle(&mut journal, session);
    }

    pub(crate) fn settle(&mut self, journal: &mut Journal, session: Session) {
        let seat = self.seat(&session);
        journal.forget_sitting(seat);
        journal.keep_plan(seat, session.plan());
        journal.keep_draft(seat, &session.draft());
        self.screen = Screen::Sitting(Box::new(session));
    }

    /// The key under which a sitting is kept.
    fn seat(&self, session: &Session) -> &str {
        #[cfg(feature = "study")]
        if session.plan().config.mode == popquiz_core::memory::log::Mode::Review {
            return &self.review_place;
        }
        let _ = session;
        &self.place
    }

    /// Starts a sitting because the learner asked for it.
    pub(crate) fn begin(&mut self, props: &Props, config: Config) {
        self.set_out(props, config);
        self.started(props);
    }

    pub(crate) fn begin_again(&mut self, props: &Props) {
        let Screen::Sitting(session) = &self.screen else {
            return self.begin(props, props.settings.config.clone());
        };
        let config = session.plan().config.clone();
        self.begin(props, config);
    }

    pub(crate) fn repeat(&mut self, props: &Props, items: Vec<usize>) {
        let (bank, config) = match &self.screen {
            Screen::Sitting(session) => (session.bank(), session.plan().config.clone()),
            #[cfg(feature = "study")]
            Screen::Study(_) => {
                let confidence = journal(&props.settings).borrow().prefs().confidence;
                let mode = popquiz_core::memory::log::Mode::Drill;
                let base = props.settings.config.clone();
                // The next round is as long, and not the whole bank.
                let limit = base.limit.or_else(|| u16::try_from(items.len()).ok());
                (&props.bank, Config { mode, confidence, limit, ..base })
            }
            _ => (&props.bank, props.settings.config.clone()),
        };
        let (bank, config) = (bank.clone(), Config { seed: browser::seed(), ..config });
        let heads = bank.heads();
        let items = items.into_iter().filter_map(|at| heads.get(at)).map(|head| head.id.clone()).collect();
        let now = browser::now();
        let plan = Plan { sitting: browser::seed(), started_at: now, config, items };
        let session = Session::resume(bank, plan, &[], None, now);
        self.settle(&mut journal(&props.settings).borrow_mut(), session);
        self.started(props);
    }

    pub(crate) fn started(&mut self, props: &Props) {
        self.focus = Some(QUESTION);
        self.keys_shown = false;
        if let Screen::Sitting(session) = &mut self.screen {
            session.follow();
            events::started(&props.host, session);
        }
    }

    pub(crate) fn go_home(&mut self) {
        self.screen = Screen::Home;
        #[cfg(feature = "home")] // the player has no such screen
        {
            self.keys_shown = false;
        }
        #[cfg(feature = "study")]
        {
            self.linked = None;
        }
        self.focus = Some(HOME);
    }

    pub(crate) fn learner(&mut self, props: &Props, event: Event) -> bool {
        let Screen::Sitting(session) = &mut self.screen else { return false };
        let effects = session.update(event, browser::now());
        self.run_all(props, effects)
    }

    /// Says whether there were any.
    pub(crate) fn run_all(&mut self, props: &Props, effects: Vec<Effect>) -> bool {
        let any = !effects.is_empty();
        for effect in effects {
            self.run(props, effect);
        }
        any
    }

    fn run(&mut self, props: &Props, effect: Effect) {
        let Screen::Sitting(session) = &self.screen else { return };
        match effect {
            // Kept before it is told: a page that listens may ask for the progress at once.
            Effect::Record(review) => {
                journal(&props.settings).borrow_mut().record(review.clone());
                events::answered(&props.host, &review);
            }
            Effect::Keep => {
                journal(&props.settings).borrow_mut().keep_draft(self.seat(session), &session.draft());
            }
            Effect::Focus(target) => {
                self.focus = Some(match target {
                    Target::Question => QUESTION,
                    Target::Verdict => VERDICT,
                    Target::Summary => SUMMARY,
                });
            }
            Effect::Complete => {
                events::completed(&props.host, session);
                #[cfg(feature = "study")]
                self.review_over(props);
            }
        }
    }
}
