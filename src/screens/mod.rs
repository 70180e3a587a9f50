//! The table of all screens: the one place that names them. A screen is a folder here and a line in the table; nothing
//! outside its folder names its types.

mod drill;
mod exam;
mod interview;
mod list;
mod papers;
mod progress;
mod review;
mod start;

use crate::screen::{Open, Row, Table};
use popquiz_chunk::split;

/// All screens, each with how its code is got at.
pub static TABLE: Table = Table {
    rows: &[
        Row(drill::ENTRY, drill_at_once),
        Row(start::ENTRY, start_chunk),
        Row(review::ENTRY, review_chunk),
        Row(exam::ENTRY, exam_chunk),
        Row(interview::ENTRY, interview_chunk),
        Row(list::ENTRY, list_chunk),
        Row(progress::ENTRY, progress_chunk),
        Row(papers::ENTRY, papers_chunk),
    ],
    main: drill::ENTRY.word,
    start: start::ENTRY.word,
    links: papers::ENTRY.word,
};

/// What every page loads, and what the others are measured against.
#[expect(clippy::unnecessary_wraps, reason = "others may not be here")]
fn drill_at_once() -> Option<Open> {
    Some(drill::open)
}

// A chunk has the word of its screen.
split!(fn start_chunk in "start" -> Open = start::open);
split!(fn review_chunk in "review" -> Open = review::open);
split!(fn exam_chunk in "exam" -> Open = exam::open);
split!(fn interview_chunk in "interview" -> Open = interview::open);
split!(fn list_chunk in "read" -> Open = list::open);
split!(fn progress_chunk in "progress" -> Open = progress::open);
split!(fn papers_chunk in "papers" -> Open = papers::open);
