//! The screen `read`.

use super::{Room, heading};
use crate::store::Journal;
use crate::view::Frame;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Html;

/// Something done here.
#[derive(Clone)]
pub enum Act {}

/// The screen's state.
pub struct Read;

impl Read {
    /// Opens the screen.
    pub fn open(_room: &mut Room<'_>) -> Self {
        Self
    }

    /// Takes in what was done. Says whether there is something new to draw.
    pub fn update(&mut self, _room: &mut Room<'_>, act: Act) -> bool {
        match act {}
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>, _journal: &Rc<RefCell<Journal>>) -> Html {
        heading(frame, "read")
    }

    /// What a key does that no control took.
    pub fn key(&self, _key: &str) -> Option<Act> {
        None
    }
}
