//! The study modes beyond drill and review: a module of its own, which the element loads when one of them is wanted.
//!
//! Each mode is a folder with the same four doors: `open` makes its screen, `update` takes in what was done, `view` draws,
//! `key` says what a key does that no control took. What a screen may touch of the widget is in [`Room`].

mod clipboard;
mod exam;
mod interview;
pub mod link;
mod papers;
pub mod print;
mod progress;
mod read;
mod review;

pub use review::{REVIEW, lend_from};

use crate::app::{App, Msg, Props, Screen as Shown, journal};
use crate::browser;
use crate::config::Settings;
use crate::sitting::SUMMARY_LASTS_MS;
use crate::store::Journal;
use crate::view::dom::{button, el, row, text};
use crate::view::home::carry_on;
use crate::view::{Frame, Notice, STUDY};
use popquiz_core::sitting::session::{Event, Session};
use std::cell::RefCell;
use std::rc::Rc;
use yew::html::Scope;
use yew::{Context, Html};

/// Something done on one of the screens.
#[derive(Clone)]
pub enum Act {
    /// In the exam.
    Exam(exam::Act),
    /// In the interview.
    Interview(interview::Act),
    /// On the screens about papers.
    Papers(papers::Act),
    /// In the list.
    Read(read::Act),
    /// On the progress page.
    Progress(progress::Act),
    /// Of the review.
    Review(review::Act),
}

/// The screen that is open.
pub enum Screen {
    /// The exam: its set-up, its questions, its review.
    Exam(exam::Exam),
    /// The interview: its set-up, its questions, its report.
    Interview(interview::Interview),
    /// A paper that a link opens, or one that is shared.
    Papers(papers::Papers),
    /// The list of all questions.
    Read(read::Read),
    /// How far the learner is.
    Progress(progress::Page),
    /// A review waits for its questions; then it is a sitting like any other.
    Review(review::Waiting),
}

/// What a screen may touch of the widget it stands in.
pub struct Room<'a> {
    /// Where messages go, for timers and for leaving.
    pub link: &'a Scope<App>,
    /// The element, its settings, its bank.
    pub props: &'a Props,
    /// The key under which this widget's sittings are kept.
    pub place: &'a str,
    /// The learner's history.
    pub journal: Rc<RefCell<Journal>>,
    /// What gets the focus once it is drawn: a selector.
    pub focus: &'a mut Option<&'static str>,
    /// What is to be said apart from the screen.
    pub notice: &'a mut Option<Notice>,
}

/// Where the focus goes when a screen opens.
pub const HEADING: &str = "[data-role=study]";
/// The same for one that was left and is taken up: that begins with what is asked or told, not with a heading.
const OPENED: &str =
    "[data-role=study], [data-role=question], [data-role=options], [data-role=answer], [data-role=report]";

impl Screen {
    fn open(word: &str, room: &mut Room<'_>) -> Option<Self> {
        Some(match word {
            "exam" => Self::Exam(exam::Exam::open(room)),
            "interview" => Self::Interview(interview::Interview::open(room)),
            "papers" => Self::Papers(papers::Papers::share(room, "")),
            "read" => Self::Read(read::Read::open(room)),
            "progress" => Self::Progress(progress::Page::open(room)),
            // With what was chosen on the start screen.
            _ => Self::Papers(papers::Papers::share(room, word.strip_prefix("papers?")?)),
        })
    }

    fn update(&mut self, room: &mut Room<'_>, act: Act) -> bool {
        match (self, act) {
            (Self::Exam(exam), Act::Exam(act)) => exam.update(room, act),
            (Self::Interview(interview), Act::Interview(act)) => interview.update(room, act),
            (Self::Papers(papers), Act::Papers(act)) => papers.update(room, act),
            (Self::Read(read), Act::Read(act)) => read.update(room, act),
            (Self::Progress(page), Act::Progress(act)) => page.update(room, &act),
            // A timer of a screen that is gone.
            _ => false,
        }
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>, journal: &Rc<RefCell<Journal>>) -> Html {
        match self {
            Self::Exam(exam) => exam.view(frame, journal),
            Self::Interview(interview) => interview.view(frame, journal),
            Self::Papers(papers) => papers.view(frame),
            Self::Read(read) => read.view(frame, journal),
            Self::Progress(page) => page.view(frame, journal),
            Self::Review(waiting) => waiting.view(frame),
        }
    }

    /// What answering the question that is shown means here.
    fn answer(&self, event: Event) -> Option<Act> {
        match self {
            Self::Exam(_) => Some(Act::Exam(exam::Act::Do(popquiz_core::sitting::exam::Event::Answer(event)))),
            _ => None,
        }
    }

    /// Its word, if it has sittings, and what begins another one.
    fn own(&self) -> Option<(&'static str, Act)> {
        match self {
            Self::Exam(_) => Some(("exam", Act::Exam(exam::Act::Begin))),
            Self::Interview(_) => Some(("interview", Act::Interview(interview::Act::Begin))),
            _ => None,
        }
    }

    /// Since when nothing is under way here: when the sitting began whose result is shown, in Unix milliseconds, or 0.
    fn rests_since(&self) -> Option<u64> {
        match self {
            Self::Exam(exam) => exam.rests_since(),
            Self::Interview(interview) => interview.rests_since(),
            Self::Read(_) | Self::Progress(_) => Some(0),
            Self::Papers(_) | Self::Review(_) => None,
        }
    }

    /// The keys of the screen; none where it is worked by its controls alone.
    pub fn keys(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Exam(exam) => exam.keys(),
            Self::Interview(interview) => interview.keys(),
            Self::Read(_) => &read::KEYS,
            Self::Papers(_) | Self::Progress(_) | Self::Review(_) => &[],
        }
    }

    fn key(&self, key: &str) -> Option<Act> {
        match self {
            Self::Exam(exam) => exam.key(key).map(Act::Exam),
            Self::Interview(interview) => interview.key(key).map(Act::Interview),
            // The list listens itself, so that a `/` is not typed into its search.
            Self::Papers(_) | Self::Progress(_) | Self::Read(_) | Self::Review(_) => None,
        }
    }
}

impl App {
    /// Opens the screen that the learner asked the first module for, if any.
    pub(crate) fn open_asked(&mut self, ctx: &Context<Self>) -> bool {
        ctx.props().settings.study("open").is_some_and(|word| self.open_study(ctx, word))
    }

    /// Opens the link's screen, or else the author's, if any. Nobody has done anything yet, so the focus stays where it is
    /// in the page.
    pub(crate) fn open_wanted(&mut self, ctx: &Context<Self>) -> bool {
        if self.follow(ctx) {
            return true;
        }
        let opened = ctx.props().settings.study("mode").is_some_and(|word| self.enter(ctx, word));
        self.back_to_practice(ctx.props());
        opened
    }

    /// A drill that was begun from the author's screen goes on after a reload as one does that the author asked for.
    fn back_to_practice(&mut self, props: &Props) {
        let (Shown::Study(screen), Some(practice)) = (&self.screen, &self.practice) else { return };
        let began = practice.plan().started_at;
        let lately = browser::now().saturating_sub(began) < SUMMARY_LASTS_MS;
        if lately && screen.rests_since().is_some_and(|since| since <= began) {
            let session = (**practice).clone();
            self.carry_on(props, session);
        }
    }

    /// The drill that was left unfinished, where no start screen tells of it.
    fn practice_left(&self, props: &Props) -> Option<Box<Session>> {
        if props.settings.home || own_screen(&props.settings).is_none() {
            return None;
        }
        let left = journal(&props.settings).borrow_mut().resume(&self.place, &props.bank, browser::now());
        left.filter(|left| !left.is_finished()).map(Box::new)
    }

    /// Draws the open screen, and above it the way back to a drill that was left for it.
    pub(crate) fn study_view(&self, frame: &Frame<'_>, screen: &Screen, journal: &Rc<RefCell<Journal>>) -> Html {
        let practice = self.practice.as_deref().filter(|_| screen.rests_since().is_some());
        let left = practice.map(|left| el!("div" "class"="practice" => carry_on(frame, left))).unwrap_or_default();
        row(vec![left, screen.view(frame, journal)])
    }

    /// Opens a screen because the learner asked for it.
    pub(crate) fn open_study(&mut self, ctx: &Context<Self>, word: &str) -> bool {
        if word == REVIEW {
            self.open_review(ctx, true);
            return true;
        }
        let opened = self.enter(ctx, word);
        if opened && self.focus.is_none() {
            self.focus = Some(OPENED);
        }
        opened
    }

    /// Where there is no start screen, back is the screen that the author wanted.
    pub(crate) fn go_back(&mut self, ctx: &Context<Self>) -> bool {
        own_screen(&ctx.props().settings).is_some_and(|word| self.open_study(ctx, word))
    }

    fn enter(&mut self, ctx: &Context<Self>, word: &str) -> bool {
        if word == REVIEW {
            self.open_review(ctx, false);
            return true;
        }
        self.practice = self.practice_left(ctx.props());
        let screen = Screen::open(word, &mut self.room(ctx));
        let opened = screen.is_some();
        if let Some(screen) = screen {
            self.screen = Shown::Study(Box::new(screen));
            self.keys_shown = false;
        }
        opened
    }

    fn room<'a>(&'a mut self, ctx: &'a Context<Self>) -> Room<'a> {
        let props = self.linked.as_deref().unwrap_or(ctx.props());
        Room {
            link: ctx.link(),
            props,
            place: &self.place,
            journal: journal(&props.settings),
            focus: &mut self.focus,
            notice: &mut self.notice,
        }
    }

    /// Takes in what was done on the open screen. Says whether there is something new to draw.
    pub(crate) fn study(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        if self.leave_papers(ctx, &act) {
            return true;
        }
        // What comes late, such as an answer of the browser, finds the learner elsewhere.
        if !matches!(self.screen, Shown::Study(_)) {
            return false;
        }
        let Shown::Study(mut screen) = std::mem::replace(&mut self.screen, Shown::Home) else { return false };
        if let (Screen::Review(waiting), Act::Review(read)) = (&*screen, &act) {
            self.banks_read(ctx.props(), waiting, read.clone());
            return true;
        }
        let draw = screen.update(&mut self.room(ctx), act);
        self.screen = Shown::Study(screen);
        draw
    }

    /// Answers the question that is shown. Says whether there is something new to draw.
    pub(crate) fn study_answer(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let Shown::Study(screen) = &self.screen else { return false };
        match screen.answer(event) {
            Some(act) => self.study(ctx, act),
            None => false,
        }
    }

    /// Starts anew what the element is for, because its page asks for it: what `mode` names, or else what is shown.
    pub(crate) fn begin_own(&mut self, ctx: &Context<Self>) -> bool {
        let shown = |app: &Self| if let Shown::Study(screen) = &app.screen { screen.own() } else { None };
        let open = if self.in_review() { Some(REVIEW) } else { shown(self).map(|(word, _)| word) };
        match ctx.props().settings.study("mode").or(open) {
            Some(REVIEW) => {
                journal(&ctx.props().settings).borrow_mut().forget_sitting(&self.review_place);
                return self.open_study(ctx, REVIEW);
            }
            Some(word) if open == Some(word) || self.open_study(ctx, word) => {
                if let Some((_, begin)) = shown(self) {
                    self.study(ctx, begin);
                }
            }
            _ => self.begin_again(ctx.props()),
        }
        true
    }

    /// Forgets what the study modes keep at this place; the answers stay in the log.
    pub(crate) fn study_forget(&mut self, props: &Props) {
        let journal = journal(&props.settings);
        let mut journal = journal.borrow_mut();
        journal.forget_sitting(&self.review_place);
        journal.forget_sitting(&self.reviewed_place());
        for part in exam::PARTS.into_iter().chain(interview::PARTS).chain([papers::PART]) {
            journal.forget_part(&self.place, part);
        }
    }

    /// Other answers or ticks have come in from elsewhere.
    pub(crate) fn study_refresh(&mut self, ctx: &Context<Self>) {
        let Shown::Study(screen) = &mut self.screen else { return };
        if let Screen::Read(read) = &mut **screen {
            read.refresh(&journal(&ctx.props().settings).borrow());
        }
    }

    /// A key that no control took.
    pub(crate) fn study_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let Shown::Study(screen) = &self.screen else { return false };
        match screen.key(key) {
            Some(act) => self.study(ctx, act),
            None => false,
        }
    }
}

/// The screen that the author wanted, from which the learner may have set out. A review is a sitting itself.
pub fn own_screen(settings: &Settings) -> Option<&str> {
    settings.study("mode").filter(|word| *word != REVIEW)
}

/// The head of a screen: its name, which takes the focus, and the way back.
pub fn heading(frame: &Frame<'_>, word: &str) -> Html {
    named(frame, STUDY.iter().find(|(known, ..)| *known == word).map_or(word, |(_, name, _)| name))
}

/// The same for a screen that the start screen does not list.
pub fn named(frame: &Frame<'_>, name: &str) -> Html {
    let mut kids = vec![el!("h2" "data-role"="study" "tabindex"="-1" => text(name))];
    if frame.home {
        kids.push(button(frame, "plain", "home", "Back to the start", Msg::Home));
    }
    el!("header" "class"="heading"; kids)
}
