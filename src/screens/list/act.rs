//! What can be done in the list.

use crate::message::Msg;
use popquiz_core::item::{Kind, Level};
use popquiz_words::{Word, list as say};

/// The word of the screen.
pub const WORD: &str = "read";

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// The search was changed to this.
    Type(String),
    /// Search for nothing any more.
    Empty,
    /// From the search to the first question found.
    First,
    /// To the search.
    Search,
    /// Which questions to show.
    Pick(Pick),
    /// Show everything again.
    Clear,
    /// Show or hide the answer of an item, by its position in the bank.
    Fold(usize),
    /// Show all answers, or none.
    FoldAll,
    /// Tick an item, or take its tick away.
    Tick(usize),
    /// Draw more of the list: at its end, or before its beginning.
    More(End),
    /// Work on the index.
    Index,
    /// The pause is over.
    Pause,
    /// Copy the address of an item.
    Copy(usize),
    /// It was copied, or could not be.
    Copied(usize, bool),
    /// Save what is shown.
    Save(Format),
    /// Print what is shown.
    Print,
    /// It was printed, or not.
    Printed,
    /// A drill of what is shown.
    Practise,
}

/// Which questions to show.
#[derive(Clone, PartialEq, Eq)]
pub enum Pick {
    /// Of an area, or of all.
    Area(Option<String>),
    /// Of a level, or of all.
    Level(Option<Level>),
    /// Of a kind, or of all.
    Kind(Option<Kind>),
    /// Only what is not ticked, or not.
    Unticked,
    /// Only what was missed lately, or not.
    Missed,
}

/// An end of what is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its beginning, by its button.
    Top,
    /// Its end, which comes near.
    Bottom,
    /// Its end, by its button.
    Next,
}

/// What a list can be saved as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A deck.
    Markdown,
    /// A table.
    Csv,
    /// Notes for Anki.
    Anki,
}

impl Format {
    /// All of them, with what they are called.
    pub const ALL: [(Self, &'static str, Word); 3] =
        [(Self::Markdown, "markdown", say::MARKDOWN), (Self::Csv, "csv", say::CSV), (Self::Anki, "anki", say::ANKI)];
}

/// As a message.
pub fn done(act: Act) -> Msg {
    Msg::to(WORD, act)
}
