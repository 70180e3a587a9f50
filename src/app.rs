//! The root component: events in, effects out. The only place that runs effects.

use crate::browser;
use crate::config::Settings;
use crate::store::{Journal, Local, Medium, Trouble};
use crate::view;
use popquiz_core::bank::Bank;
use popquiz_core::dice::seed_of;
use popquiz_core::sitting::session::{Event, Session};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{Component, Context, Html, Properties};

/// What the element gives to the component.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it was asked to be.
    pub settings: Settings,
    /// The questions.
    pub bank: Rc<Bank>,
    /// The element itself, where events are fired.
    pub host: HtmlElement,
    /// Off the page, until another element is drawn in its place.
    pub resting: bool,
}

/// What can happen to a widget.
#[derive(Clone)]
pub enum Msg {
    /// The learner did something in a sitting.
    Learner(Event),
    /// A key was pressed that no control took.
    Key(String),
    /// More of the bank has arrived, or nothing more will.
    Arrived,
    /// Start a sitting on these items: positions in the bank.
    Repeat(Vec<usize>),
    /// Start another sitting like this one.
    Again,
    /// Start what the element is for: the page asks for it.
    #[cfg(feature = "study")]
    Begin,
    /// Back to the start screen; the sitting is kept.
    Home,
    /// Forget the sitting.
    Forget,
    /// Draw again: progress has changed.
    Refresh,
    /// Something on the start screen.
    #[cfg(feature = "home")]
    Start(crate::start::Act),
    /// Open a screen of the study modes, by its word.
    #[cfg(feature = "home")]
    Go(&'static str),
    /// Something on one of those screens.
    #[cfg(feature = "study")]
    Study(crate::study::Act),
    /// Hide the list of keys.
    Keys,
    /// Take the notice away.
    Dismiss,
}

/// Which screen is shown.
pub enum Screen {
    /// The start screen.
    Home,
    /// A sitting.
    Sitting(Box<Session>),
    /// A screen of the study modes.
    #[cfg(feature = "study")]
    Study(Box<crate::study::Screen>),
}

/// The widget.
pub struct App {
    pub(crate) screen: Screen,
    pub(crate) place: String,
    /// The same for its review, which is a sitting of its own.
    #[cfg(feature = "study")]
    pub(crate) review_place: String,
    #[cfg(feature = "home")]
    pub(crate) start: crate::start::Start,
    pub(crate) notice: Option<view::Notice>,
    /// What the widget is while a link decides it.
    #[cfg(feature = "study")]
    pub(crate) linked: Option<Box<Props>>,
    /// The drill that was begun from the author's study screen and left.
    #[cfg(feature = "study")]
    pub(crate) practice: Option<Box<Session>>,
    pub(crate) keys_shown: bool,
    pub(crate) focus: Option<&'static str>,
    /// The focus was in the widget before what is drawn now.
    #[cfg(feature = "study")]
    had_focus: bool,
}

thread_local! {
    /// One journal for all widgets of a page, and one that forgets, for those that are to keep nothing.
    static KEPT: RefCell<Option<Rc<RefCell<Journal>>>> = const { RefCell::new(None) };
    static FORGETS: Rc<RefCell<Journal>> =
        Rc::new(RefCell::new(Journal::open(Some(Box::new(crate::store::Memory::default())), "page".into(), browser::now())));
}

/// The journal that a widget of these settings writes to.
pub fn journal(settings: &Settings) -> Rc<RefCell<Journal>> {
    if settings.no_storage {
        return FORGETS.with(Rc::clone);
    }
    let open = || {
        let medium = Local::open().map(|local| Box::new(local) as Box<dyn Medium>);
        Rc::new(RefCell::new(Journal::open(medium, browser::tab_name(), browser::now())))
    };
    KEPT.with(|kept| kept.borrow_mut().get_or_insert_with(open).clone())
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut app = Self {
            screen: Screen::Home,
            place: String::new(),
            #[cfg(feature = "study")]
            review_place: String::new(),
            #[cfg(feature = "home")]
            start: crate::start::Start::default(),
            notice: None,
            #[cfg(feature = "study")]
            linked: None,
            #[cfg(feature = "study")]
            practice: None,
            keys_shown: false,
            focus: None,
            #[cfg(feature = "study")]
            had_focus: false,
        };
        app.settle_in(ctx.props());
        #[cfg(feature = "study")]
        let asked = app.open_asked(ctx);
        #[cfg(not(feature = "study"))]
        let asked = false;
        if !asked {
            app.open(ctx);
        }
        app.hear(ctx.props());
        app
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let new = ctx.props();
        if new.resting {
            return true;
        }
        if old.resting || old.host != new.host {
            *self = Self::create(ctx);
        } else if place_of(&old.settings) != place_of(&new.settings) || !Rc::ptr_eq(&old.bank, &new.bank) {
            self.settle_in(new);
            self.open(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        #[cfg(feature = "study")]
        let had_focus = browser::has_focus(&ctx.props().host);
        let draw = self.take(ctx, msg);
        #[cfg(feature = "study")]
        {
            self.had_focus |= had_focus && draw;
        }
        self.hear(ctx.props());
        draw
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        if props.resting {
            return Html::default();
        }
        let journal = journal(&props.settings);
        let frame = view::Frame {
            link: ctx.link(),
            bank: if let Screen::Sitting(session) = &self.screen { session.bank() } else { &props.bank },
            #[cfg(feature = "home")]
            base: &props.settings.config,
            #[cfg(feature = "study")]
            home: self.has_way_back(props),
            #[cfg(not(feature = "study"))]
            home: props.settings.home,
            #[cfg(feature = "home")]
            share: match (props.settings.links, props.settings.seed) {
                (true, _) => view::Share::Links,
                (false, Some(_)) => view::Share::Results,
                (false, None) => view::Share::Nothing,
            },
            notice: self.notice.as_ref(),
            keys_shown: self.keys_shown,
            #[cfg(feature = "study")]
            keys: if let Screen::Study(screen) = &self.screen { Some(screen.keys()) } else { None },
        };
        match &self.screen {
            #[cfg(not(feature = "home"))]
            Screen::Home => Html::default(),
            #[cfg(feature = "home")]
            Screen::Home => {
                let mut journal = journal.borrow_mut();
                let now = browser::now();
                let left = journal.left(&self.place, &props.bank, now);
                let due = crate::start::Due::of(&journal, props, now);
                let open = view::STUDY.iter().filter(|(word, ..)| journal.has_part(&self.place, word));
                let left = view::Left {
                    sitting: left.as_ref().filter(|left| !left.is_finished()),
                    parts: open.map(|(word, ..)| *word).collect(),
                    review: journal.has_part(&self.place, "review:plan"),
                };
                let mut picks = self.start.picks.clone();
                picks.take(view::Pick::Confidence(journal.prefs().confidence));
                view::home(&frame, &picks, journal.progress(), &left, &due)
            }
            Screen::Sitting(session) => view::sitting(&frame, session, journal.borrow().progress()),
            #[cfg(feature = "study")]
            Screen::Study(screen) => frame.around("study", self.study_view(&frame, screen, &journal)),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let host = &ctx.props().host;
        #[cfg(feature = "study")]
        if std::mem::take(&mut self.had_focus) && !browser::has_focus(host) {
            // What had it is gone, and who works by keys would start again at the top of the page.
            self.focus = self.focus.or(Some(SCREEN));
        }
        if let Some(selector) = self.focus.take() {
            browser::focus(host, selector);
        }
    }
}

/// The key under which a widget's sitting is kept: what the author asked for and where, in a few letters.
pub(crate) fn place_of(settings: &Settings) -> String {
    format!("{:x}", seed_of(&settings.place))
}

impl App {
    /// Whether there is somewhere to go back to from what is shown: the start screen, or the author's study screen.
    #[cfg(feature = "study")]
    fn has_way_back(&self, props: &Props) -> bool {
        let own = || crate::study::own_screen(&props.settings).is_some();
        props.settings.home || (matches!(self.screen, Screen::Sitting(_)) && own())
    }

    /// Takes a message in. Says whether there is something new to draw.
    fn take(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let props = ctx.props();
        match msg {
            #[cfg(feature = "study")]
            Msg::Learner(event) if matches!(self.screen, Screen::Study(_)) => return self.study_answer(ctx, event),
            Msg::Learner(event) => return self.learner(props, event),
            Msg::Key(key) => return self.key(ctx, &key),
            Msg::Arrived => {
                if let Screen::Sitting(session) = &mut self.screen {
                    let effects = session.arrived(browser::now());
                    self.run_all(props, effects);
                }
            }
            #[cfg(feature = "study")]
            Msg::Begin => return self.begin_own(ctx),
            #[cfg(feature = "study")]
            Msg::Again if self.in_review() => return self.open_study(ctx, crate::study::REVIEW),
            Msg::Again => self.begin_again(props),
            Msg::Repeat(items) => self.repeat(props, items),
            #[cfg(feature = "study")]
            Msg::Home if !props.settings.home => return self.go_back(ctx),
            Msg::Home => self.go_home(),
            Msg::Forget => {
                let journal = journal(&props.settings);
                journal.borrow_mut().forget_sitting(&self.place);
                #[cfg(feature = "study")]
                self.study_forget(props);
                self.open(ctx);
            }
            #[cfg(feature = "study")]
            Msg::Refresh => self.study_refresh(ctx),
            #[cfg(not(feature = "study"))]
            Msg::Refresh => {}
            #[cfg(feature = "home")]
            Msg::Start(act) => return self.start(ctx, act),
            #[cfg(feature = "study")]
            Msg::Go(word) => return self.open_study(ctx, word),
            // The element loads the module that has them.
            #[cfg(all(feature = "home", not(feature = "study")))]
            Msg::Go(word) => {
                browser::emit(&props.host, "go", &[("to", browser::Value::Text(word))]);
                return false;
            }
            #[cfg(feature = "study")]
            Msg::Study(act) => return self.study(ctx, act),
            // Their buttons go away with them, and the focus goes on to what there is to read.
            Msg::Keys => {
                self.keys_shown = false;
                self.focus = Some(SCREEN);
            }
            Msg::Dismiss => {
                self.notice = None;
                self.focus = Some(SCREEN);
            }
        }
        true
    }

    /// Passes on what the journal has to say, once.
    fn hear(&mut self, props: &Props) {
        if let Some(trouble) = journal(&props.settings).borrow_mut().take_trouble() {
            self.notice = Some(view::Notice::Trouble(trouble));
        }
    }

    /// Whether keys mean anything on the screen that is shown.
    fn has_keys(&self) -> bool {
        match &self.screen {
            #[cfg(feature = "home")]
            Screen::Home => false,
            #[cfg(feature = "study")]
            Screen::Study(screen) => !screen.keys().is_empty(),
            _ => true,
        }
    }

    /// Keys that no control took: digits and letters choose, Enter checks and goes on.
    fn key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        if (key == "?" || (key == "Escape" && self.keys_shown)) && self.has_keys() {
            self.keys_shown = !self.keys_shown;
            if browser::find(&ctx.props().host, ".keys :focus").is_some() {
                self.focus = Some(SCREEN);
            }
            return true;
        }
        #[cfg(feature = "study")]
        if matches!(self.screen, Screen::Study(_)) {
            return self.study_key(ctx, key);
        }
        let Screen::Sitting(session) = &self.screen else { return false };
        match view::key_event(&session.view(), key) {
            Some(event) => self.learner(ctx.props(), event),
            None => false,
        }
    }
}

/// Where the focus goes: what the learner should read next.
pub(crate) const QUESTION: &str = "[data-role=question], [data-role=waiting], [data-role=summary]";
pub(crate) const VERDICT: &str = "[data-role=feedback], [data-role=answer]";
pub(crate) const SUMMARY: &str = "[data-role=summary]";
/// What can be done first. With the focus on the screen as a whole, all of it would be read out.
pub(crate) const HOME: &str = "[data-role=home] h2";
/// What the learner was reading, whatever the screen: the first thing on it that may have the focus without being pressed.
const SCREEN: &str = "[tabindex='-1']";

/// What a trouble with the storage means for the learner.
pub const fn explain(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Blocked => {
            "This browser keeps nothing for this site, so your progress lasts until you leave the page."
        }
        Trouble::Full => {
            "This browser's storage for this site is full. You can go on, but new answers last only until you leave the page. Back up your progress, or free some space."
        }
        Trouble::Unreadable => {
            "Part of the stored progress could not be read. It was set aside, not deleted; everything else is here."
        }
    }
}
