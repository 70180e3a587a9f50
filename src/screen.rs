//! What a screen is, what it may touch of the widget it stands in, and the table that screens are opened from.

use crate::browser;
use crate::config::Settings;
use crate::message::Send;
use crate::props::Props;
use crate::request::{Request, Target};
use crate::store::Journal;
use crate::view::Frame;
pub use crate::view::Keys;
use popquiz_core::sitting::Event;
use popquiz_words::Word;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Html;

/// A screen. What it can do without has a default; whatever takes something in says whether there is something new to draw.
pub trait Screen {
    /// Takes in what was done on it: a value of a type that is the screen's own.
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool;

    /// Draws it.
    fn view(&self, frame: &Frame<'_>) -> Html;

    /// The class that its style sheet goes by.
    fn class(&self) -> &'static str {
        "study"
    }

    /// Takes in an answer to the question that it shows.
    fn answer(&mut self, _: &mut Context<'_>, _: Event) -> bool {
        false
    }

    /// The keys of what is shown now; none where it is worked by its controls alone.
    fn keys(&self) -> Keys {
        &[]
    }

    /// Takes in a key that no control took.
    fn key(&mut self, _: &mut Context<'_>, _: &str) -> bool {
        false
    }

    /// More of the bank has arrived, or nothing more will.
    fn arrived(&mut self, _: &mut Context<'_>) {}

    /// Answers have come in from elsewhere.
    fn refresh(&mut self, _: &Journal) {}

    /// Starts a new sitting because the page asks for it. Says whether it has sittings; otherwise it is opened anew.
    fn begin(&mut self, _: &mut Context<'_>) -> bool {
        false
    }

    /// Starts another sitting like the one that has ended, because the learner asks for it.
    fn again(&mut self, cx: &mut Context<'_>) {
        self.begin(cx);
    }

    /// Starts a sitting on these items of the one that is shown. Says whether it has sittings that can; otherwise the
    /// items are drilled.
    fn repeat(&mut self, _: &mut Context<'_>, _: &[usize]) -> bool {
        false
    }

    /// Since when nothing is under way here: when the sitting began whose result is shown, in Unix milliseconds, or 0.
    /// None while something is under way, or where nothing ever rests.
    fn rests_since(&self) -> Option<u64> {
        None
    }

    /// Whether it is found again as it was left.
    fn stays(&self) -> bool {
        false
    }
}

/// A widget in which no screen was opened yet.
pub struct Blank;

impl Screen for Blank {
    fn update(&mut self, _: &mut Context<'_>, _: &dyn Any) -> bool {
        false
    }

    fn view(&self, _: &Frame<'_>) -> Html {
        Html::default()
    }
}

/// What a screen may touch of the widget it stands in.
pub struct Context<'a> {
    /// Where messages go, for timers and for leaving.
    pub send: &'a Send,
    /// The element, its settings, its bank; while a link decides, with what the link says.
    pub props: &'a Props,
    /// The same as the author has it.
    pub author: &'a Props,
    /// The key under which this widget's sittings are kept.
    pub place: &'a str,
    /// The learner's history.
    pub journal: Rc<RefCell<Journal>>,
    /// All screens.
    pub table: &'static Table,
    /// Whether a screen is opened because the learner asked for it. Otherwise nobody has done anything yet, and the focus
    /// stays where it is in the page.
    pub asked: bool,
    /// What gets the focus once it is drawn: a selector.
    pub focus: &'a mut Option<&'static str>,
    /// What is to be said apart from the screen.
    pub notice: &'a mut Option<String>,
    /// Whether the list of keys is shown.
    pub keys_shown: &'a mut bool,
}

/// What came of opening a screen.
pub enum Opened {
    /// It is shown.
    Screen(Box<dyn Screen>),
    /// Another one is to be opened.
    Elsewhere(Target),
    /// Another one is to be opened as if the author had asked for what a link says.
    Linked(Box<Props>, Target),
    /// What is shown stays.
    Nothing,
    /// Its code is not here yet.
    Awaited,
}

/// What is known of a screen without its code.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The word by which it is opened.
    pub word: &'static str,
    /// What it is called and what it is for, if the start screen is to list it.
    pub listed: Option<(Word, Word)>,
    /// Whether an author may ask for it with `mode`.
    pub is_mode: bool,
    /// Whether it is where the learner comes back to, when its author asked for it. A sitting is not: it comes to its end.
    pub is_base: bool,
    /// The parts that it keeps at a widget's place, for the widget to forget.
    pub keeps: &'static [&'static str],
    /// The part that is there as long as something is unfinished.
    pub unfinished: Option<&'static str>,
}

/// Makes a screen.
pub type Open = fn(&mut Context<'_>, &Request) -> Opened;

/// A line of the table: a screen, and what opens it, once its code is here.
#[derive(Clone, Copy)]
pub struct Row(pub Entry, pub fn() -> Option<Open>);

/// All screens of the widget.
pub struct Table {
    /// The screens.
    pub rows: &'static [Row],
    /// The word of the one that is shown where nothing else is asked for.
    pub main: &'static str,
    /// The word of the one that the attribute `home` is about.
    pub start: &'static str,
    /// The word of the one that reads what the page's address asks for.
    pub links: &'static str,
}

impl Table {
    fn row(&self, word: &str) -> Option<&'static Row> {
        self.rows.iter().find(|Row(entry, _)| entry.word == word)
    }

    /// What is known of each screen.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> + use<> {
        self.rows.iter().map(|Row(entry, _)| entry)
    }

    /// The words that the attribute `mode` takes.
    pub fn modes(&self) -> Vec<&'static str> {
        self.entries().filter(|entry| entry.is_mode).map(|entry| entry.word).collect()
    }

    /// The screen that the author asks for with `mode`.
    pub fn mode(&self, settings: &Settings) -> Option<&'static str> {
        self.row(settings.given("mode")?).map(|Row(entry, _)| entry.word)
    }

    /// What the author wants to be shown first.
    pub fn first(&self, settings: &Settings) -> Target {
        let start = if settings.home { self.start } else { self.main };
        Target::plain(self.mode(settings).unwrap_or(start))
    }

    /// Where the way back leads: to the start screen, or to the author's.
    pub fn back(&self, settings: &Settings) -> Option<&'static str> {
        if settings.home {
            return Some(self.start);
        }
        let Row(entry, _) = self.row(settings.given("mode")?)?;
        Some(entry.word).filter(|_| entry.is_base)
    }

    /// Opens a screen. The only door to code that may not be here yet.
    pub fn open(&self, cx: &mut Context<'_>, target: &Target) -> Opened {
        let Some(Row(_, code)) = self.row(target.word) else { return Opened::Nothing };
        let Some(open) = code() else {
            // The element loads it, and says so.
            browser::emit(&cx.props.host, "go", &[("to", browser::Value::Text(target.word))]);
            return Opened::Awaited;
        };
        open(cx, &target.request)
    }
}
