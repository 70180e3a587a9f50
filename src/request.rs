//! What a screen is opened for.

use popquiz_core::sitting::{Config, Plan};

/// The screen to open, by its word in the table, and what for.
pub struct Target {
    /// The word of the screen.
    pub word: &'static str,
    /// What it is opened for.
    pub request: Request,
}

/// What a screen is opened for. A screen takes what it has no use for as [`Request::Plain`].
pub enum Request {
    /// What it shows by itself: what was left unfinished, or its beginning.
    Plain,
    /// A new sitting of what the author asked for, whatever was left.
    Anew,
    /// The sitting that was left; nothing if there is none.
    Resume,
    /// A new sitting of this kind.
    Begin(Config),
    /// A new sitting on these items: positions in the bank.
    Repeat(Vec<usize>),
    /// A sitting of this paper.
    Paper(Plan),
    /// What the page's address asks for.
    Link,
    /// What was chosen elsewhere, in the words of a link.
    Words(String),
}

impl Target {
    /// A screen and what it is opened for.
    pub const fn new(word: &'static str, request: Request) -> Self {
        Self { word, request }
    }

    /// A screen as it shows itself.
    pub const fn plain(word: &'static str) -> Self {
        Self::new(word, Request::Plain)
    }
}
