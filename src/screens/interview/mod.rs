//! The interview: set up, asked, held against the model answer, and summed up in a report.
//!
//! | file | draws or does |
//! |---|---|
//! | `screen.rs` | the screen's state, and what the effects of an interview do |
//! | `act.rs` | what can be done |
//! | `setup.rs` | what it is to be, and the button that begins it |
//! | `ask.rs` | a question, its hints, the learner's notes, the clock; covered options |
//! | `answer.rs` | the model answer beside the notes, key points to tick, what is asked next |
//! | `report.rs` | the report, on the screen and on paper |
//! | `words.rs` | what the report says, and all of it as text |
//! | `parts.rs` | what several of these share |
//!
//! The rules are in the core's `interview`.

mod act;
mod answer;
mod ask;
mod parts;
mod report;
mod screen;
mod setup;
mod words;

pub use screen::{ENTRY, open};
