//! Every format, a folder or a file each.
#![allow(clippy::match_same_arms, reason = "a table is read by its left side")]

mod aiken;
mod gift;
mod moodle;
mod popquiz;

use crate::format::Format;

/// All formats, in the order in which they are tried on a file.
pub static FORMATS: &[Format] = &[popquiz::FORMAT, moodle::FORMAT, aiken::FORMAT, gift::FORMAT];
