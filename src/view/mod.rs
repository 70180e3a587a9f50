//! Pure drawing: a function for each screen and part, from what is to be shown to nodes.

pub(crate) mod choice;
pub(crate) mod dom;
#[cfg(feature = "home")]
pub(crate) mod home;
mod keys;
pub(crate) mod open;
pub(crate) mod order;
pub(crate) mod pairs;
pub(crate) mod parts;
pub(crate) mod prose;
pub(crate) mod question;
pub(crate) mod summary;
pub(crate) mod typed;
pub(crate) mod verdict;

#[cfg(feature = "home")]
pub use home::{Left, Pick, Picks, STUDY, home};
pub use keys::key_event;
#[cfg(feature = "study")]
pub use keys::place_of;

use crate::app::{App, Msg};
use crate::browser::value_of;
use crate::store::Trouble;
use popquiz_core::bank::Bank;
use popquiz_core::memory::progress::Progress;
#[cfg(feature = "home")]
use popquiz_core::sitting::session::Config;
use popquiz_core::sitting::session::{Event, Session, View};
use std::rc::Rc;
use yew::html::Scope;
use yew::{Callback, Html, InputEvent, KeyboardEvent, MouseEvent, html};

/// What every screen stands in.
pub struct Frame<'a> {
    /// Where messages go.
    pub link: &'a Scope<App>,
    /// The questions.
    pub bank: &'a Rc<Bank>,
    /// What the author asked for.
    #[cfg(feature = "home")]
    pub base: &'a Config,
    /// Whether there is a start screen to go back to.
    pub home: bool,
    /// What may be shared.
    #[cfg(feature = "home")]
    pub share: Share,
    /// What the learner should be told, apart from the question.
    pub notice: Option<&'a Notice>,
    /// Whether the list of keys is shown.
    pub keys_shown: bool,
    /// The keys of the screen, where they are not those of a sitting.
    #[cfg(feature = "study")]
    pub keys: Option<&'static [(&'static str, &'static str)]>,
}

/// What may be shared.
#[cfg(feature = "home")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Nothing.
    Nothing,
    /// Results: the papers are the same for everybody.
    Results,
    /// Questions, because links may lead into this widget; and results.
    Links,
}

/// Something said apart from the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// About the keeping of progress.
    Trouble(Trouble),
    /// So many questions of the sitting are no longer in the bank.
    Removed(usize),
    /// Progress was saved under this name.
    #[cfg(feature = "home")]
    BackedUp(String),
    /// The browser would not save it.
    #[cfg(feature = "home")]
    NotBackedUp,
    /// So many reviews were new in a file.
    #[cfg(feature = "home")]
    Restored(usize),
    /// A file was refused, and why.
    #[cfg(feature = "home")]
    Refused(String),
    /// The banks with these titles could not be read for a review.
    #[cfg(feature = "study")]
    LeftOut(String),
    /// Something about a link.
    #[cfg(feature = "study")]
    Said(&'static str),
}

impl Frame<'_> {
    // Few callbacks, all over plain messages: every closure handed to the DOM is an instance of its own in the wasm.

    /// A click sends a message.
    pub(crate) fn click(&self, message: Msg) -> Callback<MouseEvent> {
        self.link.callback(move |_| message.clone())
    }

    /// A change of a control sends a message.
    fn change(&self, event: Event) -> Callback<yew::Event> {
        let message = Msg::Learner(event);
        self.link.callback(move |_| message.clone())
    }

    /// What is typed goes to the sitting.
    pub(crate) fn typing(&self) -> Callback<InputEvent> {
        self.link.callback(|event: InputEvent| Msg::Learner(Event::Write(value_of(&event))))
    }

    /// What surrounds a screen: keys, notice, help.
    pub(crate) fn around(&self, class: &'static str, inside: Html) -> Html {
        let keys = self.link.batch_callback(|event: KeyboardEvent| {
            let key = event.key();
            let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
            if chord || event.default_prevented() || crate::browser::takes_keys(&event, &key) {
                return None;
            }
            if key == "Enter" {
                event.prevent_default(); // or a focused radio button submits a form of the host page
            }
            // A key held down a little long does not run through the verdict as well.
            (!event.repeat()).then_some(Msg::Key(key))
        });
        html! {
            <div part="widget" onkeydown={keys}>
                { dom::classed("div", class, vec![parts::notice(self), parts::keys_help(self), inside]) }
            </div>
        }
    }
}

/// A sitting, at whatever stage it is.
pub fn sitting(frame: &Frame<'_>, session: &Session, progress: &Progress) -> Html {
    let inside = match session.view() {
        View::Waiting(head) => parts::waiting(frame, session, head),
        View::Question(question) => question::question(frame, session, &question),
        View::Verdict(verdict) => verdict::verdict(frame, session, &verdict, progress),
        View::Summary(summary) => summary::summary(frame, session, &summary),
        View::Empty => summary::empty(frame, session, progress),
    };
    frame.around("quiz", inside)
}
