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
use crate::config::Settings;
use crate::store::Journal;
use crate::view::dom::{button, el, text};
use crate::view::{Frame, Notice, STUDY};
use popquiz_core::session::Event;
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
            Self::Exam(_) => Some(Act::Exam(exam::Act::Do(popquiz_core::exam::Event::Answer(event)))),
            _ => None,
        }
    }

    /// What starting anew means here.
    fn again(&self) -> Option<Act> {
        match self {
            Self::Exam(_) => Some(Act::Exam(exam::Act::Begin)),
            _ => None,
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
    /// Opens the screen that the learner asked the first module for, or else the link's, or else the author's, if any.
    pub(crate) fn open_wanted(&mut self, ctx: &Context<Self>) -> bool {
        let settings = &ctx.props().settings;
        if let Some(word) = settings.study("open") {
            return self.open_study(ctx, word);
        }
        // Nobody has done anything yet, so the focus stays where it is in the page.
        self.follow(ctx) || settings.study("mode").is_some_and(|word| self.enter(ctx, word))
    }

    /// Opens a screen because the learner asked for it.
    pub(crate) fn open_study(&mut self, ctx: &Context<Self>, word: &str) -> bool {
        if word == REVIEW {
            self.open_review(ctx, true);
            return true;
        }
        let opened = self.enter(ctx, word);
        if opened && self.focus.is_none() {
            self.focus = Some(HEADING);
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

    /// Starts the open screen's sitting anew. Says whether that is anything it can do.
    pub(crate) fn study_again(&mut self, ctx: &Context<Self>) -> bool {
        let Shown::Study(screen) = &self.screen else { return false };
        match screen.again() {
            Some(act) => self.study(ctx, act),
            None => false,
        }
    }

    /// Forgets what the study modes keep at this place; the answers stay in the log.
    pub(crate) fn study_forget(&mut self, ctx: &Context<Self>) {
        let journal = journal(&ctx.props().settings);
        for part in exam::PARTS {
            journal.borrow_mut().forget_part(&self.place, part);
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
