//! The banks that this site has shown: for each a line with the path it was read from and its title, so that a review can
//! ask what is due in all of them.

use super::Journal;
use popquiz_core::bank::Bank;

const BANK: &str = "popquiz:bank:";
/// The version of a line written today.
const VERSION: &str = "1 ";

/// A bank that some page of this site has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The name its reviews are logged under.
    pub name: String,
    /// Where its questions are, a path on this site.
    pub path: String,
    /// What a learner sees.
    pub title: String,
}

impl Journal {
    /// Notes where a bank was read.
    pub fn note_bank(&mut self, bank: &Bank, path: &str) {
        if !path.is_empty() {
            self.keep(&format!("{BANK}{}", bank.name()), &format!("{VERSION}{path} {}", bank.title()));
        }
    }

    /// All banks that were noted. A line of another version is left alone: it is not ours to use.
    pub fn banks(&self) -> Vec<Known> {
        let known = |key: String| {
            let line = self.medium.get(&key)?;
            let (path, title) = line.strip_prefix(VERSION)?.split_once(' ')?;
            Some(Known { name: key.strip_prefix(BANK)?.into(), path: path.into(), title: title.into() })
        };
        self.medium.keys(BANK).into_iter().filter_map(known).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::store::{Journal, Medium, Memory};
    use popquiz_core::bank::Bank;

    #[test]
    fn a_bank_is_known_by_the_page_that_showed_it_last() {
        let medium = Memory::default();
        medium.set("popquiz:bank:later", "2 something new").expect("room");
        let mut journal = Journal::open(Some(Box::new(medium)), "one".into(), || 0);
        let bank = |name: &str| Bank::new(name, "Basics of Python", Vec::new(), Vec::new(), &[]);
        journal.note_bank(&bank("python"), "/old/python.md");
        journal.note_bank(&bank("python"), "/python.md");
        journal.note_bank(&bank("inline"), "");
        let known: Vec<_> = journal.banks().into_iter().map(|bank| (bank.name, bank.path, bank.title)).collect();
        assert_eq!(known, [("python".into(), "/python.md".into(), "Basics of Python".into())]);
    }
}
