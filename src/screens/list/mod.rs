//! The list of all questions with their answers: searched, filtered, ticked, taken along.
//!
//! | file | draws or does |
//! |---|---|
//! | `screen.rs` | how it is searched, filtered, ticked and drawn in parts |
//! | `act.rs`, `state.rs` | what can be done, and what is remembered of it |
//! | `view.rs`, `row.rs`, `pager.rs` | the screen; one question; the button for more of them |
//! | `export.rs`, `sheet.rs` | files and addresses; the sheet to print |

mod act;
mod export;
mod pager;
mod row;
mod screen;
mod sheet;
mod state;
mod view;

pub use screen::{ENTRY, open};
