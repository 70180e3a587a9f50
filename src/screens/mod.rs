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
