//! The progress page: what is known, what was done, what comes back, how far being sure is being right, what does not
//! stick; and the learner's preferences and backups. Each part is a file; all figures are counted in `figures`.

mod act;
mod backup;
mod calendar;
mod charts;
mod days;
mod figures;
mod parts;
mod prefs;
mod ready;
mod screen;
mod standing;
mod stuck;
mod sure;
mod words;

pub use screen::{ENTRY, open};
