//! Every format, a folder or a file each.
#![allow(clippy::match_same_arms, reason = "a table is read by its left side")]

mod aiken;
mod anki;
mod csv;
mod gift;
mod linkedin;
mod list;
mod mdbook;
mod mkdocs;
mod moodle;
mod popquiz;
mod qti;
mod quizdown;

use crate::format::Format;

/// All formats, in the order in which they are tried on a file.
pub static FORMATS: &[Format] = &[
    popquiz::FORMAT,
    moodle::FORMAT,
    qti::FORMAT,
    anki::FORMAT,
    mdbook::FORMAT,
    mkdocs::FORMAT,
    linkedin::FORMAT,
    quizdown::FORMAT,
    csv::FORMAT,
    aiken::FORMAT,
    gift::FORMAT,
    list::FORMAT,
];
