//! Pure drawing: a function for each part that several screens share, from what is to be shown to nodes.

pub mod backup;
pub mod choice;
pub mod dom;
mod frame;
pub mod heading;
pub mod keys;
pub mod open;
pub mod order;
pub mod pairs;
pub mod parts;
pub mod prose;
pub mod question;
pub mod sitting;
pub mod summary;
pub mod tile;
pub mod typed;
pub mod verdict;
pub mod widget;

pub use frame::{Frame, Keys, Share};
