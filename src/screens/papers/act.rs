//! What can be done on the screens about papers.

use crate::message::Msg;

/// The word of the screen.
pub const WORD: &str = "papers";

/// Something done here.
#[derive(Clone, Copy)]
pub enum Act {
    /// Start the paper.
    Start,
    /// Draw other questions of the same kind.
    Other,
    /// Copy something.
    Copy(Field),
    /// The browser copied it, or would not.
    Copied(Field, bool),
}

/// What can be copied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The link.
    Link,
    /// The line of results.
    Result,
}

impl Field {
    /// Where it stands.
    pub const fn selector(self) -> &'static str {
        match self {
            Self::Link => "[data-role=share-link]",
            Self::Result => "[data-role=share-result]",
        }
    }
}

/// As a message.
pub fn act(act: Act) -> Msg {
    Msg::to(WORD, act)
}
