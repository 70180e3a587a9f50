//! What every screen is drawn with.

use crate::browser::{composed, value_of};
use crate::config::Settings;
use crate::message::{Msg, Send};
use crate::props::Props;
use crate::store::Journal;
use popquiz_core::bank::Bank;
use popquiz_core::sitting::{Config, Event};
use popquiz_words::Word;
use std::cell::RefCell;
use std::rc::Rc;
use yew::{Callback, InputEvent, MouseEvent};

/// Keys of a screen, and what each does.
pub type Keys = &'static [(&'static str, Word)];

/// What every screen is drawn with.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// Where messages go.
    pub send: &'a Send,
    /// The word of the screen.
    pub word: &'static str,
    /// The element, its settings.
    pub props: &'a Props,
    /// The questions.
    pub bank: &'a Rc<Bank>,
    /// The key under which this widget's sittings are kept.
    pub place: &'a str,
    /// The learner's history.
    pub journal: &'a Rc<RefCell<Journal>>,
    /// Whether there is somewhere to go back to.
    pub home: bool,
    /// What may be shared.
    pub share: Share,
    /// What the learner should be told, apart from the screen.
    pub notice: Option<&'a str>,
    /// The keys of the screen.
    pub keys: Keys,
    /// Whether a verdict was asked for without an answer.
    pub unanswered: bool,
    /// Whether the list of keys is shown.
    pub keys_shown: bool,
}

/// What may be shared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Nothing.
    Nothing,
    /// Results: the papers are the same for everybody.
    Results,
    /// Questions, because links may lead into this widget; and results.
    Links,
}

impl Share {
    /// What the author lets be shared.
    pub const fn of(settings: &Settings) -> Self {
        match (settings.links, settings.seed) {
            (true, _) => Self::Links,
            (false, Some(_)) => Self::Results,
            (false, None) => Self::Nothing,
        }
    }
}

impl<'a> Frame<'a> {
    // Few callbacks, all over plain messages: every closure handed to the DOM is an instance of its own in the wasm.

    /// A click sends a message.
    pub fn click(&self, message: Msg) -> Callback<MouseEvent> {
        self.send.reform(move |_| message.clone())
    }

    /// A change of a control sends a message.
    pub fn change(&self, message: Msg) -> Callback<yew::Event> {
        self.send.reform(move |_| message.clone())
    }

    /// An event sends a message, if it means one.
    pub fn perhaps<E: 'static>(&self, message: impl Fn(E) -> Option<Msg> + 'static) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |event| {
            if let Some(message) = message(event) {
                send.emit(message);
            }
        })
    }

    /// What is typed goes to the sitting.
    pub fn typing(&self) -> Callback<InputEvent> {
        self.send.reform(|event: InputEvent| Msg::Answer(Event::Write(value_of(&event))))
    }

    /// The same for an answer that is compared, not read.
    pub fn typing_answer(&self) -> Callback<InputEvent> {
        self.send.reform(|event: InputEvent| {
            let text = value_of(&event);
            // What an input method has not finished stays as it is.
            Msg::Answer(Event::Write(if event.is_composing() { text } else { composed(text) }))
        })
    }

    /// What the author asked for.
    pub const fn base(&self) -> &'a Config {
        &self.props.settings.config
    }
}
