//! Where items stand in a bank, by their ids.

use super::packed::Bank;
use crate::sort::sorted;

/// The ids of a bank in order, for who looks for many.
pub(crate) struct IdIndex<'a> {
    bank: &'a Bank,
    order: Vec<usize>,
}

impl<'a> IdIndex<'a> {
    /// Those of all items.
    pub(crate) fn of(bank: &'a Bank) -> Self {
        let heads = bank.heads();
        Self { bank, order: sorted(heads.len(), &|a, b| heads[a].id.cmp(&heads[b].id)) }
    }

    /// The position of the item with this id, if the bank has it.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let found = self.order.binary_search_by(|&at| self.bank.heads()[at].id.as_str().cmp(id));
        found.ok().map(|place| self.order[place])
    }

    /// The same, by the id as it stands in the log.
    pub(crate) fn find_full(&self, id: &str) -> Option<usize> {
        match self.bank.name() {
            "" => self.find(id),
            name => self.find(id.strip_prefix(name)?.strip_prefix('/')?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn items_are_found_by_either_id() {
        let bank = testing::bank(&["b", "c", "a"].map(|id| testing::choice(id, &[true, false])));
        let joined = Bank::join("All", &[&bank]);
        let (own, all) = (IdIndex::of(&bank), IdIndex::of(&joined));
        for (at, head) in bank.heads().iter().enumerate() {
            let full = bank.full_id(&head.id);
            assert_eq!(
                (own.find(&head.id), own.find_full(&full), all.find_full(&full)),
                (Some(at), Some(at), Some(at))
            );
        }
        assert_eq!((own.find("d"), own.find_full("a"), own.find_full("other/a")), (None, None, None));
    }
}
