//! Which questions an exam asks: quotas first, then whatever fits, all by the seed.

use super::rules::{Quota, Rules};
use crate::bank::Bank;
use crate::sitting::paper::{Config, draw as draw_all};

/// The questions of an exam, and what there were too few of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Positions in the bank, in the order of asking.
    pub items: Vec<usize>,
    /// Quotas that could not be filled, with how many questions each got.
    pub short: Vec<(Quota, usize)>,
}

/// Draws the questions. They depend on the bank and the rules alone, so the same number gives everybody the same paper.
///
/// A question counts towards one quota. As many places as possible are filled: where one that would do for two quotas is
/// the last for one of them, the other takes another (augmenting paths of a bipartite matching).
#[must_use]
pub fn draw(bank: &Bank, rules: &Rules) -> Paper {
    let all = draw_all(bank, &Config { limit: None, ..rules.config.clone() }, None);
    let most = rules.most().unwrap_or(usize::MAX);
    let mut filling = Filling { bank, quotas: &rules.quotas, owners: vec![None; all.len()], all };
    let mut got = vec![0; rules.quotas.len()];
    let mut taken = 0;
    // One place of each quota in turn, so that a limit below their sum cuts all of them alike.
    for round in 0..rules.quotas.iter().map(|quota| quota.count).max().unwrap_or(0) {
        for (at, quota) in rules.quotas.iter().enumerate() {
            // A quota that found nothing in an earlier round finds nothing now.
            let open = quota.count > round && got[at] == usize::from(round) && taken < most;
            if open && filling.place(at, &mut vec![false; rules.quotas.len()]) {
                got[at] += 1;
                taken += 1;
            }
        }
    }
    // Quotas alone say how many questions there are; with a number beside them, others make it up.
    let fills = rules.quotas.is_empty() || rules.config.limit.is_some();
    let mut items = Vec::new();
    for (&item, owner) in filling.all.iter().zip(&filling.owners) {
        if owner.is_none() && fills && taken < most {
            taken += 1;
            items.push(item);
        } else if owner.is_some() {
            items.push(item);
        }
    }
    let short = rules.quotas.iter().zip(got).filter(|(quota, got)| *got < usize::from(quota.count));
    Paper { items, short: short.map(|(quota, got)| (quota.clone(), got)).collect() }
}

struct Filling<'a> {
    bank: &'a Bank,
    quotas: &'a [Quota],
    /// Everything that may be asked, in the order of the seed.
    all: Vec<usize>,
    /// The quota that each of them counts towards.
    owners: Vec<Option<usize>>,
}

impl Filling<'_> {
    /// Finds a question for one more place of a quota, moving others about if it has to. Says whether there is one.
    fn place(&mut self, quota: usize, tried: &mut [bool]) -> bool {
        if std::mem::replace(&mut tried[quota], true) {
            return false;
        }
        let fitting: Vec<usize> =
            (0..self.all.len()).filter(|&at| self.quotas[quota].takes(&self.bank.heads()[self.all[at]])).collect();
        let free = fitting.iter().copied().find(|&at| self.owners[at].is_none());
        let found = free
            .or_else(|| fitting.into_iter().find(|&at| self.owners[at].is_some_and(|other| self.place(other, tried))));
        if let Some(at) = found {
            self.owners[at] = Some(quota);
        }
        found.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::placed;
    use super::*;
    use crate::dice::seed_of;
    use crate::item::Level;
    use crate::testing;
    use proptest::prelude::*;

    /// A bank with items in these areas and levels.
    fn bank(cells: &[(u8, Level)]) -> Bank {
        let items = cells.iter().enumerate().map(|(i, (area, level))| {
            placed(&testing::choice(&format!("q{i}"), &[true, false]), &format!("area-{area}"), *level)
        });
        testing::bank(&items.collect::<Vec<_>>())
    }

    fn rules(quotas: &str, limit: Option<u16>) -> Rules {
        let mut rules = Rules::new(Config { seed: seed_of("monday"), limit, ..Config::default() });
        rules.quotas = quotas.split(' ').filter_map(Quota::parse).collect();
        rules
    }

    fn any_cells() -> impl Strategy<Value = Vec<(u8, Level)>> {
        proptest::collection::vec((0u8..3, prop_oneof![Just(Level::Basic), Just(Level::Advanced)]), 0..8)
    }

    fn any_quotas() -> impl Strategy<Value = Vec<Quota>> {
        let area = proptest::option::of((0u8..3).prop_map(|area| format!("area-{area}")));
        let level = proptest::option::of(prop_oneof![Just(Level::Basic), Just(Level::Advanced)]);
        proptest::collection::vec(
            (area, level, 1u16..4).prop_map(|(area, level, count)| Quota { area, level, count }),
            0..4,
        )
    }

    /// The most places that any way of giving items to quotas can fill.
    fn best(bank: &Bank, quotas: &mut [Quota], item: usize) -> usize {
        let Some(head) = bank.heads().get(item) else { return 0 };
        let mut most = best(bank, quotas, item + 1);
        for at in 0..quotas.len() {
            if quotas[at].count > 0 && quotas[at].takes(head) {
                quotas[at].count -= 1;
                most = most.max(1 + best(bank, quotas, item + 1));
                quotas[at].count += 1;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn no_way_of_choosing_fills_more(cells in any_cells(), mut quotas in any_quotas()) {
            let bank = bank(&cells);
            let mut rules = rules("", None);
            rules.quotas = quotas.clone();
            let paper = draw(&bank, &rules);
            let wanted: usize = quotas.iter().map(|quota| usize::from(quota.count)).sum();
            let missing: usize = paper.short.iter().map(|(quota, got)| usize::from(quota.count) - got).sum();
            prop_assert_eq!(wanted - missing, best(&bank, &mut quotas, 0));
            let mut items = paper.items.clone();
            items.sort_unstable();
            items.dedup();
            prop_assert_eq!(items.len(), paper.items.len(), "nothing twice");
        }
    }

    #[test]
    fn the_paper_of_a_number_never_changes() {
        let cells: Vec<_> = (0..12).map(|i| (i % 3, if i < 6 { Level::Basic } else { Level::Advanced })).collect();
        let paper = draw(&bank(&cells), &rules("area-1:2 advanced:2", Some(6)));
        assert_eq!(paper.items, [11, 8, 3, 0, 7, 4], "7 and 4 of the area, 11 and 8 advanced, and two more");
        assert_eq!(draw(&bank(&cells), &rules("", Some(3))).items, [11, 8, 3], "the same order without quotas");
    }

    #[test]
    fn too_few_are_said_and_the_rest_comes_from_anywhere() {
        let bank = bank(&[(0, Level::Basic), (0, Level::Basic), (1, Level::Basic), (1, Level::Advanced)]);
        let paper = draw(&bank, &rules("area-0:3 area-1/advanced:2", Some(4)));
        let short: Vec<_> = paper.short.iter().map(|(quota, got)| (quota.encode(), *got)).collect();
        assert_eq!(short, [("area-0:3".to_string(), 2), ("area-1/advanced:2".to_string(), 1)]);
        assert_eq!(paper.items.len(), 4);
        assert_eq!(
            draw(&bank, &rules("area-0:3 area-1/advanced:2", None)).items.len(),
            3,
            "nothing was asked for beside"
        );
    }

    #[test]
    fn a_limit_below_the_quotas_cuts_all_of_them_alike() {
        let bank = bank(&[(0, Level::Basic); 9].iter().chain(&[(1, Level::Basic); 9]).copied().collect::<Vec<_>>());
        let paper = draw(&bank, &rules("area-0:5 area-1:5", Some(4)));
        let first = paper.items.iter().filter(|&&at| at < 9).count();
        assert_eq!((first, paper.items.len(), paper.short.len()), (2, 4, 2));
    }

    #[test]
    fn words_of_quotas() {
        for word in ["orm:5", "basic:4", "orm/advanced:1"] {
            assert_eq!(Quota::parse(word).map(|quota| quota.encode()).as_deref(), Some(word));
        }
        for word in ["orm", "orm:", "orm:0", ":5", "ORM:5", "orm/5", "orm/hard:2", "orm:-1", "orm:70000", "/basic:1"] {
            assert_eq!(Quota::parse(word), None, "{word}");
        }
    }
}
