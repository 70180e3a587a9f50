//! What is remembered of the learner: the log of their answers, and what follows from it.
//!
//! Owns the lines of the log, the fold over them, the schedule (FSRS-6), the ticks of the checklist and the preferences.
//! Refuses to keep anything that the log says already, and to know where it is kept or what time it is.

pub mod checklist;
pub mod log;
pub mod prefs;
pub mod progress;
pub mod schedule;
