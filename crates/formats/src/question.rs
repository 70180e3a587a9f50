//! A question on its way from a format into a bank.

use crate::position::Place;
use popquiz_core::item::{Level, Task};
use popquiz_core::prose::{Line, Prose};

/// A question as a reader understood it.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where it stands.
    pub place: Place,
    /// Its id or title in the format; may be any text, and empty.
    pub id: String,
    /// What is asked.
    pub stem: Prose,
    /// What is to be done.
    pub task: Task,
    /// What is said to everybody afterwards.
    pub rationale: Prose,
    /// What people mistake about it.
    pub misconception: Prose,
    /// Where it is documented.
    pub references: Vec<Line>,
    /// Hints.
    pub hints: Vec<Prose>,
    /// Its tags, as written.
    pub tags: Vec<String>,
    /// Its category, as written; empty if there is none.
    pub category: String,
    /// How much it asks, where the format says it.
    pub level: Option<Level>,
}

impl Question {
    /// A question with nothing but a stem and a task.
    pub fn new(place: Place, stem: Prose, task: Task) -> Self {
        Self {
            place,
            id: String::new(),
            stem,
            task,
            rationale: Prose::default(),
            misconception: Prose::default(),
            references: Vec::new(),
            hints: Vec::new(),
            tags: Vec::new(),
            category: String::new(),
            level: None,
        }
    }
}

/// What a reader understood of a file.
#[derive(Clone, Debug, Default)]
pub struct Deck {
    /// The deck's title; may be empty.
    pub title: String,
    /// The language of its text; empty if unknown.
    pub lang: String,
    /// Its questions.
    pub questions: Vec<Question>,
}
