//! The table of all screens: the one place that names them. A screen is a folder here and a line in the table; nothing
//! outside its folder names its types.

mod drill;
mod exam;
#[cfg(test)]
mod example;
mod interview;
mod list;
mod papers;
mod progress;
mod review;
mod start;

use crate::screen::{Open, Row, Table};
use popquiz_chunk::split;

/// All screens. The code of each but the drill is in a chunk that has the word of its screen, and is loaded when it is
/// wanted.
pub static TABLE: Table = Table {
    rows: &[
        Row(drill::ENTRY, || Some(drill::open)),
        Row(start::ENTRY, split!("start" -> Open = start::open)),
        Row(review::ENTRY, split!("review" -> Open = review::open)),
        Row(exam::ENTRY, split!("exam" -> Open = exam::open)),
        Row(interview::ENTRY, split!("interview" -> Open = interview::open)),
        Row(list::ENTRY, split!("read" -> Open = list::open)),
        Row(progress::ENTRY, split!("progress" -> Open = progress::open)),
        Row(papers::ENTRY, split!("papers" -> Open = papers::open)),
        #[cfg(test)]
        Row(example::ENTRY, || Some(example::open)),
    ],
    main: drill::ENTRY.word,
    start: start::ENTRY.word,
    links: papers::ENTRY.word,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::screen::Entry;

    fn settings(pairs: &[(&str, &str)]) -> Settings {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Settings::of(&pairs, "/page", "", TABLE.modes())
    }

    fn once<T: Ord + std::fmt::Debug>(mut all: Vec<T>) {
        all.sort();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
    }

    #[test]
    fn no_two_screens_have_a_word_or_keep_a_part() {
        once(TABLE.entries().map(|entry| entry.word).collect());
        once(TABLE.entries().flat_map(|entry| entry.keeps).collect());
        let forgets = |entry: &Entry| entry.unfinished.is_none_or(|part| entry.keeps.contains(&part));
        assert!(TABLE.entries().all(forgets), "what tells of something unfinished is forgotten with it");
    }

    #[test]
    fn the_author_decides_what_is_first_and_where_back_leads() {
        let first = |pairs| TABLE.first(&settings(pairs)).word;
        let back = |pairs| TABLE.back(&settings(pairs));
        assert_eq!((first(&[]), back(&[])), ("drill", None));
        assert_eq!((first(&[("home", "")]), back(&[("home", "")])), ("start", Some("start")));
        assert_eq!((first(&[("mode", "exam")]), back(&[("mode", "exam")])), ("exam", Some("exam")));
        let both = [("mode", "read"), ("home", "")];
        assert_eq!((first(&both), back(&both)), ("read", Some("start")));
        // A review comes to its end, and is no place to go back to.
        assert_eq!((first(&[("mode", "review")]), back(&[("mode", "review")])), ("review", None));
        assert_eq!(first(&[("mode", "papers")]), "drill", "that is no mode");
    }
}
