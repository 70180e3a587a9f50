//! Areas and decks: what a bank is divided into.

/// A part of the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The word used in decks and filters.
    pub id: String,
    /// What a learner sees.
    pub title: String,
}

/// One file of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// The deck's id.
    pub id: String,
    /// What a learner sees.
    pub title: String,
    /// Language of the text, a BCP 47 tag.
    pub lang: String,
}
