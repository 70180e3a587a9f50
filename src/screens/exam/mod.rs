//! The exam: its set-up, its questions, and its result with a full review. The rules are in `popquiz_core::sitting::exam`.
//!
//! | file | draws or does |
//! |---|---|
//! | `screen.rs` | the screen's state, and what the effects of an exam do |
//! | `act.rs` | what can be done |
//! | `attributes.rs`, `setup.rs` | what the author asked for; what the learner chooses |
//! | `running.rs`, `sheet.rs` | a question, the check before handing in; the answer sheet and the time |
//! | `result.rs` | what it came to, with every question |
//! | `persistence.rs` | what is kept of it |
//! | `words.rs` | durations and the like in words |

mod act;
mod attributes;
mod persistence;
mod result;
mod running;
mod screen;
mod setup;
mod sheet;
mod words;

pub use screen::{ENTRY, open};
