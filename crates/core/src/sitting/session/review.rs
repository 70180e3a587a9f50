//! Which items a review asks: first what is due, so that who stops early leaves nothing due behind, then some that are new;
//! each mixed so that neighbours differ.

use crate::bank::{Bank, Filter};
use crate::dice::Dice;
use crate::item::Head;
use crate::memory::progress::Progress;
use crate::sort::sort_by;

/// How much a review may ask, and when it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Unix time in milliseconds.
    pub now: u64,
    /// At most so many items that were never asked.
    pub new: usize,
    /// They come from the first so many items of the bank: a joined one begins with that of the page.
    pub new_among: usize,
    /// Whether these come before what is due: so close to an interview that all should have been met once.
    pub new_first: bool,
    /// At most so many items in all.
    pub limit: usize,
    /// What the dice are thrown with.
    pub seed: u64,
}

/// Draws the items of a review: positions in the bank, in the order of asking. If not all that is due fits, what was due
/// first is taken first, and of the new items the easier levels.
#[must_use]
pub fn draw_review(bank: &Bank, filter: &Filter, progress: &Progress, round: &Round) -> Vec<usize> {
    let heads = bank.heads();
    let mut all: Vec<usize> = (0..heads.len()).filter(|&at| filter.lets(bank, &heads[at])).collect();
    // Shuffled first, so that among equals no area is always the first.
    Dice::new(round.seed).shuffle(&mut all);
    let mut due: Vec<(u64, usize)> = Vec::new();
    let mut new: Vec<usize> = Vec::new();
    for at in all {
        match progress.get(bank, &heads[at].id) {
            Some(item) if item.memory.is_due(round.now) => due.push((item.memory.due_at, at)),
            None if at < round.new_among => new.push(at),
            _ => {}
        }
    }
    sort_by(&mut due, |a, b| a.0.cmp(&b.0));
    sort_by(&mut new, |&a, &b| heads[a].level.cmp(&heads[b].level));
    let mut lists: [Vec<usize>; 2] = [due.into_iter().map(|(_, at)| at).collect(), new];
    lists[1].truncate(round.new);
    if round.new_first {
        lists.reverse();
    }
    let mut paper = Vec::new();
    for mut list in lists {
        list.truncate(round.limit - paper.len());
        Dice::new(round.seed ^ 1).shuffle(&mut list);
        interleave(heads, list, &mut paper);
    }
    paper
}

/// Puts items of different areas beside each other, and where that cannot be, of different topics. Taking the largest
/// area that is not the last one's leaves none over, if that is possible at all.
fn interleave(heads: &[Head], mut rest: Vec<usize>, out: &mut Vec<usize>) {
    while !rest.is_empty() {
        let last = out.last().map(|&at| &heads[at]);
        let worth = |at: usize| {
            let head = &heads[at];
            let other_area = last.is_none_or(|last| last.area != head.area);
            let other_topic = last.is_none_or(|last| !last.topics.iter().any(|topic| head.topics.contains(topic)));
            let left = rest.iter().filter(|&&at| heads[at].area == head.area).count();
            (other_area, left, other_topic)
        };
        let best = (0..rest.len()).max_by_key(|&place| (worth(rest[place]), core::cmp::Reverse(place)));
        out.push(rest.remove(best.unwrap_or(0)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::Outcome;
    use crate::item::{Body, Item, Kind, Level};
    use crate::memory::log::{Mode, Review};
    use crate::memory::schedule::DAY_MS;
    use crate::testing;
    use proptest::prelude::*;

    fn item(id: &str, area: &str, level: Level) -> Item {
        let body: Body = testing::choice(id, &[true, false]).body().clone();
        Item::new(Head { area: area.into(), level, ..testing::head(id, Kind::Choice) }, body).expect("a sound item")
    }

    fn answered(item: &str, at: u64, outcome: Outcome) -> Review {
        let (sitting, attempt, mode) = (at, 1, Mode::Review);
        let (score_permille, confidence, taken_ms, response) = (0, None, 0, None);
        Review {
            at,
            item: item.into(),
            sitting,
            attempt,
            mode,
            outcome,
            score_permille,
            confidence,
            taken_ms,
            response,
        }
    }

    fn ids(bank: &Bank, paper: &[usize]) -> Vec<String> {
        let mut ids: Vec<_> = paper.iter().map(|&at| bank.heads()[at].id.clone()).collect();
        ids.sort();
        ids
    }

    #[test]
    fn what_is_due_comes_before_what_is_new_and_what_rests_stays_away() {
        let bank = testing::bank(&[
            item("due", "a", Level::Basic),
            item("older", "a", Level::Basic),
            item("rests", "a", Level::Basic),
            item("hard", "b", Level::Advanced),
            item("easy", "b", Level::Basic),
        ]);
        let mut progress = Progress::default();
        progress.apply(&answered("test/older", 1, Outcome::Incorrect));
        progress.apply(&answered("test/due", DAY_MS, Outcome::Incorrect));
        progress.apply(&answered("test/rests", 2 * DAY_MS, Outcome::Correct));
        let draw = |new, limit| {
            let round = Round { now: 2 * DAY_MS, new, new_among: 5, new_first: false, limit, seed: 5 };
            ids(&bank, &draw_review(&bank, &Filter::default(), &progress, &round))
        };
        assert_eq!(draw(0, 9), ["due", "older"]);
        assert_eq!(draw(1, 9), ["due", "easy", "older"]);
        assert_eq!(draw(9, 9), ["due", "easy", "hard", "older"]);
        assert_eq!(draw(9, 1), ["older"]);
        assert_eq!(draw(9, 0), [""; 0]);
        let filter = Filter { areas: vec!["b".into()], ..Filter::default() };
        let round = Round { now: 2 * DAY_MS, new: 9, new_among: 5, new_first: true, limit: 9, seed: 5 };
        assert_eq!(ids(&bank, &draw_review(&bank, &filter, &progress, &round)), ["easy", "hard"]);
        let round = Round { new: 1, limit: 2, ..round };
        assert_eq!(ids(&bank, &draw_review(&bank, &Filter::default(), &progress, &round)), ["easy", "older"]);
    }

    #[test]
    fn all_that_is_due_is_asked_before_anything_new_unless_new_is_to_come_first() {
        let items: Vec<Item> = (0..12).map(|at| item(&format!("q{at}"), "a", Level::Basic)).collect();
        let bank = testing::bank(&items);
        let mut progress = Progress::default();
        (0..6).for_each(|at| progress.apply(&answered(&format!("test/q{at}"), at, Outcome::Incorrect)));
        for seed in 0..50 {
            let round = Round { now: 2 * DAY_MS, new: 9, new_among: 12, new_first: false, limit: 10, seed };
            let paper = draw_review(&bank, &Filter::default(), &progress, &round);
            assert!(paper.len() == 10 && paper[..6].iter().all(|&at| at < 6), "{paper:?}");
            let paper = draw_review(&bank, &Filter::default(), &progress, &Round { new_first: true, ..round });
            assert!(paper.len() == 10 && paper[..6].iter().all(|&at| at >= 6), "{paper:?}");
        }
    }

    #[test]
    fn a_review_of_two_banks_keeps_their_items_apart() {
        let one = testing::bank(&[item("same", "a", Level::Basic), item("x", "a", Level::Basic)]);
        let area = crate::bank::Area { id: "a".into(), title: "Other".into() };
        let deck = crate::bank::Deck { id: "d".into(), title: "D".into(), lang: "en".into() };
        let two = Bank::new("two", "Two", vec![area], vec![deck], &[item("same", "a", Level::Basic)]);
        let bank = Bank::join("Both", &[&one, &two]);
        assert_eq!(bank.item(2).map(|item| item.body().clone()), two.item(0).map(|item| item.body().clone()));
        assert_eq!((bank.area_title("test/a"), bank.area_title("two/a")), ("test/a", "Other"));
        assert_eq!(bank.decks()[usize::from(bank.heads()[2].deck)].id, "two/d");
        let mut progress = Progress::default();
        progress.apply(&answered("two/same", 0, Outcome::Incorrect));
        let round = Round { now: DAY_MS, new: 9, new_among: 1, new_first: false, limit: 9, seed: 0 };
        assert_eq!(ids(&bank, &draw_review(&bank, &Filter::default(), &progress, &round)), ["test/same", "two/same"]);
        assert_eq!(Bank::decode(&bank.encode()), Ok(bank));
    }

    proptest! {
        #[test]
        fn neighbours_are_of_different_areas_where_that_is_possible(areas in proptest::collection::vec(0usize..5, 0..40)) {
            let heads: Vec<Head> = areas
                .iter()
                .map(|area| Head { area: area.to_string(), topics: vec![area.to_string()], ..testing::head("x", Kind::Choice) })
                .collect();
            let mut order = Vec::new();
            interleave(&heads, (0..heads.len()).collect(), &mut order);
            let mut all = order.clone();
            all.sort_unstable();
            prop_assert_eq!(all, (0..heads.len()).collect::<Vec<_>>());
            let most = (0..5).map(|area| areas.iter().filter(|&&of| of == area).count()).max().unwrap_or(0);
            let alike = order.windows(2).filter(|pair| areas[pair[0]] == areas[pair[1]]).count();
            prop_assert_eq!(alike, (2 * most).saturating_sub(areas.len() + 1));
        }

        #[test]
        fn of_one_area_the_topics_alternate(n in 1usize..8) {
            let topic = |at: usize| Head { topics: vec![(at % 2).to_string()], ..testing::head("x", Kind::Choice) };
            let heads: Vec<Head> = (0..2 * n).map(topic).collect();
            let mut order = Vec::new();
            interleave(&heads, (0..2 * n).rev().collect(), &mut order);
            prop_assert!(order.windows(2).all(|pair| pair[0] % 2 != pair[1] % 2));
        }
    }
}
