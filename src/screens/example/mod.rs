//! The smallest study mode, for the tests: it shows all that a mode needs, which is this folder and a line in the table.

mod screen;

pub use screen::{ENTRY, open};
