//! A question as the simulation sees it.

use popquiz_core::item::{Head, Kind, Level};

/// What the simulation needs to know of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// How much it asks.
    pub level: Level,
    /// What is to be done.
    pub kind: Kind,
}

impl From<&Head> for Question {
    fn from(head: &Head) -> Self {
        Self { level: head.level, kind: head.kind }
    }
}
