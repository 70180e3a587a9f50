//! What a review would ask today, counted from the learner's history alone: no other bank is opened for it.

use crate::browser;
use crate::props::Props;
use crate::store::Journal;
use popquiz_core::bank::Filter;

/// A review asks so many at most, unless its author says otherwise.
pub const REVIEW_MOST: u16 = 30;

/// What a review would ask today.
#[derive(Debug, Default)]
pub struct Due {
    /// Items due in this bank.
    pub here: usize,
    /// Titles of the other banks of this site with something due, and how much.
    pub others: Vec<(String, usize)>,
    /// New items that today has room for.
    pub new: usize,
    /// Milliseconds that a question takes this learner, once that is known.
    pub pace_ms: Option<u64>,
}

impl Due {
    /// Counts it, from the learner's history alone: no other bank is opened for it.
    pub fn of(journal: &Journal, props: &Props, now: u64) -> Self {
        let progress = journal.progress();
        let filter = &props.settings.config.filter;
        let mut due = Self { pace_ms: journal.log().pace_ms(), ..Self::default() };
        let mut unseen = 0;
        for head in props.bank.heads().iter().filter(|head| filter.lets(&props.bank, head)) {
            match progress.get(&props.bank, &head.id) {
                Some(item) => due.here += usize::from(item.memory.is_due(now)),
                None => unseen += 1,
            }
        }
        due.new = room_for_new(journal, unseen, now);
        // An author who asks for a part of one bank means that part.
        if !is_part(props) {
            let banks = journal.banks().into_iter().filter(|bank| bank.name != props.bank.name());
            let counted = banks.map(|bank| (bank.title, progress.due_in(&bank.name, now)));
            due.others = counted.filter(|(_, count)| *count > 0).collect();
        }
        due
    }

    /// Items due in all banks.
    pub fn all(&self) -> usize {
        self.here + self.others.iter().map(|(_, count)| count).sum::<usize>()
    }
}

/// How many of so many unseen items today has room for.
pub fn room_for_new(journal: &Journal, unseen: usize, now: u64) -> usize {
    journal.prefs().room_for_new(unseen, journal.progress().met_since(browser::day_start()), now)
}

/// Whether the author asks for a part of one bank: then a review is of that part.
pub fn is_part(props: &Props) -> bool {
    props.settings.config.filter != Filter::default()
}
