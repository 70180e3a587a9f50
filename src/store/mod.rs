//! Where progress is kept: one small interface, the browser's storage behind it, and a twin in memory.

mod banks;
mod journal;
mod local;
mod memory;
mod shared;

pub use banks::Known;
pub use journal::{Journal, Trouble};
pub use local::Local;
pub use memory::Memory;
pub use shared::journal;

/// The browser refused to keep something: its storage is full or blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// A place that keeps text under keys.
pub trait Medium {
    /// What is kept under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key.
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// Forgets a key.
    fn remove(&self, key: &str);
    /// All keys that begin so.
    fn keys(&self, prefix: &str) -> Vec<String>;
}
