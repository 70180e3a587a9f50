//! What is to be shown of an interview, one variant for each screen.

use super::report::Report;
use super::rules::target_ms;
use super::state::Interview;
use super::suggest::suggested;
use crate::item::Item;
use crate::prose::Prose;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::Step;

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View<'a> {
    /// A question is asked, its options covered.
    Question(Question<'a>),
    /// The options are uncovered, and one is to be chosen.
    Options(Question<'a>),
    /// The model answer beside the learner's.
    Answer(Answer<'a>),
    /// The end.
    Report(Report<'a>),
    /// There was nothing to ask.
    Empty,
}

/// A question that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<'a> {
    /// The item.
    pub item: &'a Item,
    /// What the learner did so far.
    pub entry: &'a Attempt,
    /// The hints used so far.
    pub hints: &'a [Prose],
    /// How many more there are.
    pub hints_left: usize,
    /// How long the answer should take in milliseconds, if the clock is on.
    pub target_ms: Option<u32>,
    /// The order in which options are shown; empty where there are none.
    pub order: &'a [u8],
}

impl Question<'_> {
    /// Whether the learner has taken longer than the answer should take.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.target_ms.is_some_and(|target| self.entry.spent_ms >= u64::from(target))
    }
}

/// The model answer beside the learner's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The item.
    pub item: &'a Item,
    /// What the learner did.
    pub entry: &'a Attempt,
    /// Key points that the notes seem to hold; never ticked for the learner.
    pub suggested: Vec<u8>,
    /// How long the answer should have taken in milliseconds, if the clock is on.
    pub target_ms: Option<u32>,
    /// The order in which options are shown; empty where there are none.
    pub order: &'a [u8],
    /// Whether this was the last question.
    pub last: bool,
}

impl Interview {
    /// The screen to show.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        let Some(entry) = self.attempts.get(self.current) else {
            return if self.attempts.is_empty() { View::Empty } else { View::Report(self.report()) };
        };
        let (item, order): (&Item, &[u8]) = (&entry.item, &entry.order);
        let target_ms = self.timed.then(|| target_ms(item.head().level));
        if matches!(entry.step, Step::Feedback | Step::Done) {
            let suggested = if entry.skipped { Vec::new() } else { suggested(item, &entry.notes) };
            let last = self.attempts.iter().skip(self.current + 1).all(|entry| entry.step == Step::Done);
            return View::Answer(Answer { item, entry, suggested, target_ms, order, last });
        }
        let hints = &item.body().hints;
        let used = usize::from(entry.hints).min(hints.len());
        let hints_left = hints.len() - used;
        let question = Question { item, entry, hints: &hints[..used], hints_left, target_ms, order };
        if entry.step == Step::Revealed { View::Options(question) } else { View::Question(question) }
    }

    /// Which question is shown, from 1, and how many there are.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        ((self.current + 1).min(self.attempts.len()), self.attempts.len())
    }
}
