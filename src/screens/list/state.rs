//! The state of the list.

use super::act::Act;
use crate::browser::print::Printing;
use gloo::timers::callback::Timeout;
use popquiz_core::bank::Bank;
use popquiz_core::search::listing::Picks;
use popquiz_core::search::{Builder, Found, Highlighter, Index};
use std::collections::HashSet;
use std::rc::Rc;
use yew::Callback;

/// The index: in the making, or made.
pub enum Words {
    /// In the making.
    Making(Box<Builder>),
    /// Made.
    Made(Box<Index>),
}

/// The screen's state.
pub struct List {
    pub bank: Rc<Bank>,
    pub send: Callback<Act>,
    pub words: Words,
    pub query: String,
    pub found: Option<Found>,
    pub marker: Option<Rc<Highlighter>>,
    pub picks: Picks,
    /// All positions in the order of study.
    pub order: Vec<usize>,
    /// Those that are to be seen.
    pub shown: Vec<usize>,
    /// The part of `list` that is drawn.
    pub drawn: std::ops::Range<usize>,
    pub ticked: Vec<bool>,
    /// Whether answers are shown, but for those that were turned one by one.
    pub unfolded: bool,
    pub turned: HashSet<usize>,
    /// The first of those that a press brought.
    pub fresh: Option<usize>,
    /// The item that a link led to.
    pub linked: Option<usize>,
    /// Whether items have links of their own.
    pub links: bool,
    pub copied: Option<usize>,
    /// What happened, for everybody; and what the search found, for who does not see it.
    pub said: String,
    pub spoken: String,
    pub visit: u64,
    pub timer: Option<Timeout>,
    pub pause: Option<Timeout>,
    pub printing: Option<Printing>,
}

impl List {
    /// Whether the answer of an item is shown.
    pub fn shows(&self, at: usize) -> bool {
        self.unfolded != self.turned.contains(&at)
    }
}
