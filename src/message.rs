//! What can happen to a widget.

use crate::request::Target;
use popquiz_core::sitting::Event;
use std::any::Any;
use std::rc::Rc;
use yew::Callback;

/// Where messages go. Not the component's own link, so that nothing but the shell has to know the component.
pub type Send = Callback<Msg>;

/// What can happen to a widget.
#[derive(Clone)]
pub enum Msg {
    /// The learner did something about the question that is shown.
    Answer(Event),
    /// A key was pressed that no control took.
    Key(String),
    /// More of the bank has arrived, or nothing more will.
    Arrived,
    /// The code of a screen has arrived.
    Loaded,
    /// Start a sitting on these items: positions in the bank.
    Repeat(Vec<usize>),
    /// Start another sitting like this one.
    Again,
    /// Start what the element is for: the page asks for it.
    Begin,
    /// Back to where the learner set out; what is under way is kept.
    Home,
    /// Forget what is kept of sittings.
    Forget,
    /// Draw again: progress has changed.
    Refresh,
    /// Open a screen because the learner asks for it.
    Open(Rc<Target>),
    /// Something of the screen with this word: a value of its own type.
    Screen(&'static str, Rc<dyn Any>),
    /// Progress has changed, and this is to be said.
    Say(String),
    /// Hide the list of keys.
    Keys,
    /// Take the notice away.
    Dismiss,
}

impl Msg {
    /// Something for the screen with this word.
    pub fn to(word: &'static str, act: impl Any) -> Self {
        Self::Screen(word, Rc::new(act))
    }

    /// Open a screen as it shows itself.
    pub fn open(word: &'static str) -> Self {
        Self::open_for(Target::plain(word))
    }

    /// Open a screen for this.
    pub fn open_for(target: Target) -> Self {
        Self::Open(Rc::new(target))
    }
}
