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

use crate::screen::{Entry, Open, Row, Table};

/// All screens. Each with the part of the widget's code that it is in.
pub static TABLE: Table = Table {
    rows: &[
        row(Chunk::First, drill::ENTRY, drill::open),
        row(Chunk::Start, start::ENTRY, start::open),
        row(Chunk::Study, review::ENTRY, review::open),
        row(Chunk::Study, exam::ENTRY, exam::open),
        row(Chunk::Study, interview::ENTRY, interview::open),
        row(Chunk::Study, list::ENTRY, list::open),
        row(Chunk::Study, progress::ENTRY, progress::open),
        row(Chunk::Study, papers::ENTRY, papers::open),
        #[cfg(test)]
        row(Chunk::First, example::ENTRY, example::open),
    ],
    main: drill::ENTRY.word,
    start: start::ENTRY.word,
    links: papers::ENTRY.word,
};

/// The parts that the code comes in.
#[derive(Clone, Copy)]
enum Chunk {
    /// What every page loads.
    First,
    /// The start screen, which the player goes without.
    Start,
    /// Everything that is loaded when it is wanted.
    Study,
}

const fn row(chunk: Chunk, entry: Entry, open: Open) -> Row {
    let here = match chunk {
        Chunk::First => true,
        Chunk::Start => cfg!(feature = "home"),
        Chunk::Study => cfg!(feature = "study"),
    };
    Row(entry, if here { Some(open) } else { None })
}
