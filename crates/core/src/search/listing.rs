//! The list of all questions: in which order they stand, and which of them are shown.

use super::query::Found;
use crate::bank::Bank;
use crate::bank::Filter;
use crate::grading::Outcome;
use crate::item::{Head, Kind, Level};
use crate::memory::progress::Progress;
use crate::memory::schedule::DAY_MS;
use crate::sort::sort_by;

/// What was missed within so many milliseconds was missed lately.
pub const LATELY_MS: u64 = 30 * DAY_MS;

/// Which questions are shown, of those that the author lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    /// Only this area.
    pub area: Option<String>,
    /// Only this level.
    pub level: Option<Level>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only what is not ticked.
    pub unticked: bool,
    /// Only what was not right at the last try, within [`LATELY_MS`].
    pub missed: bool,
}

/// What is known about the learner: ticks by position, answers, and the time in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Learner<'a> {
    /// Which items are ticked, by position.
    pub ticked: &'a [bool],
    /// What the answers add up to.
    pub progress: &'a Progress,
    /// Now.
    pub now: u64,
}

impl Picks {
    fn lets(&self, bank: &Bank, at: usize, head: &Head, learner: &Learner<'_>) -> bool {
        let ticked = learner.ticked.get(at).copied().unwrap_or_default();
        self.area.as_ref().is_none_or(|area| head.area == *area)
            && self.level.is_none_or(|level| head.level == level)
            && self.kind.is_none_or(|kind| head.kind == kind)
            && !(self.unticked && ticked)
            && (!self.missed || missed(bank, head, learner))
    }
}

fn missed(bank: &Bank, head: &Head, learner: &Learner<'_>) -> bool {
    learner.progress.get(bank, &head.id).is_some_and(|item| {
        item.last != Outcome::Correct && learner.now.saturating_sub(item.memory.reviewed_at) <= LATELY_MS
    })
}

/// All items that the author lets through, in the order of study: area by area as the bank has them, each from basic to
/// scenario, and then as the decks have them.
#[must_use]
pub fn order(bank: &Bank, filter: &Filter) -> Vec<usize> {
    let lets = |at: &usize| filter.lets(bank, &bank.heads()[*at]);
    let mut out: Vec<usize> = (0..bank.len()).filter(lets).collect();
    let area = |head: &Head| bank.areas().iter().position(|area| area.id == head.area).unwrap_or(usize::MAX);
    let areas: Vec<usize> = bank.heads().iter().map(area).collect();
    let key = |at: usize| (areas[at], bank.heads()[at].level, at);
    sort_by(&mut out, |&a, &b| key(a).cmp(&key(b)));
    out
}

/// What is shown of a list in the order of study: what was searched for, best first, or all; and of that, what was picked.
#[must_use]
pub fn shown(bank: &Bank, order: &[usize], found: Option<&Found>, picks: &Picks, learner: &Learner<'_>) -> Vec<usize> {
    let lets = |at: &usize| bank.heads().get(*at).is_some_and(|head| picks.lets(bank, *at, head, learner));
    let Some(found) = found else { return order.iter().copied().filter(lets).collect() };
    let mut listed = vec![false; bank.len()];
    for &at in order {
        listed[at] = true;
    }
    found.items.iter().map(|&at| at as usize).filter(|&at| listed.get(at) == Some(&true)).filter(lets).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Area, Deck};
    use crate::item::Item;
    use crate::memory::log::{Mode, Review};
    use crate::search::Index;
    use crate::testing;

    /// Areas `b` and `a`, in this order, with three levels out of order in each.
    fn bank() -> Bank {
        let areas = ["b", "a"].map(|id| Area { id: id.into(), title: id.into() });
        let deck = Deck { id: "d".into(), title: "D".into(), lang: "en".into() };
        let levels = [Level::Scenario, Level::Basic, Level::Advanced];
        let mut items = Vec::new();
        for area in ["a", "b"] {
            for level in levels {
                let item = testing::choice("x", &[true, false]);
                let head =
                    Head { id: format!("{area}-{}", level.as_str()), area: area.into(), level, ..item.head().clone() };
                items.push(Item::packed(head, item.body().clone()));
            }
        }
        Bank::new("test", "Test", areas.into(), vec![deck], &items)
    }

    fn ids(bank: &Bank, at: &[usize]) -> Vec<String> {
        at.iter().map(|&at| bank.heads()[at].id.clone()).collect()
    }

    #[test]
    fn the_order_of_study_is_by_area_and_level() {
        let bank = bank();
        let all = order(&bank, &Filter::default());
        assert_eq!(ids(&bank, &all), ["b-basic", "b-advanced", "b-scenario", "a-basic", "a-advanced", "a-scenario"]);
        let only = order(&bank, &Filter { areas: vec!["a".into()], ..Filter::default() });
        assert_eq!(ids(&bank, &only), ["a-basic", "a-advanced", "a-scenario"]);
    }

    #[test]
    fn picks_narrow_what_is_shown() {
        let bank = bank();
        let all = order(&bank, &Filter::default());
        let ticked: Vec<bool> = bank.heads().iter().map(|head| head.level == Level::Basic).collect();
        let mut progress = Progress::default();
        for (item, outcome, at) in [
            ("test/a-basic", Outcome::Incorrect, 0),
            ("test/b-basic", Outcome::Incorrect, LATELY_MS),
            ("test/b-scenario", Outcome::Correct, LATELY_MS),
        ] {
            progress.apply(&Review {
                at,
                item: item.into(),
                sitting: 1,
                attempt: 1,
                mode: Mode::Drill,
                outcome,
                score_permille: 0,
                confidence: None,
                taken_ms: 0,
                response: None,
            });
        }
        let learner = Learner { ticked: &ticked, progress: &progress, now: LATELY_MS + 1 };
        let show = |picks: Picks, found: Option<&Found>| ids(&bank, &shown(&bank, &all, found, &picks, &learner));
        assert_eq!(show(Picks::default(), None).len(), 6);
        assert_eq!(show(Picks { level: Some(Level::Basic), ..Picks::default() }, None), ["b-basic", "a-basic"]);
        assert_eq!(
            show(Picks { area: Some("a".into()), unticked: true, ..Picks::default() }, None),
            ["a-advanced", "a-scenario"]
        );
        assert_eq!(show(Picks { kind: Some(Kind::Open), ..Picks::default() }, None), [""; 0]);
        assert_eq!(show(Picks { missed: true, ..Picks::default() }, None), ["b-basic"], "not what was missed long ago");

        let found = Index::of(&bank).search("scenario");
        assert_eq!(show(Picks::default(), Some(&found)), ["a-scenario", "b-scenario"]);
        let narrow = order(&bank, &Filter { areas: vec!["b".into()], ..Filter::default() });
        assert_eq!(shown(&bank, &narrow, Some(&found), &Picks::default(), &learner).len(), 1);
    }
}
