//! The browser's localStorage. Asked through web-sys, because it may throw at every step.

use super::{Medium, Refused};
use web_sys::Storage;

const PROBE: &str = "popquiz:probe";

/// localStorage, where the browser grants it.
#[derive(Debug)]
pub struct Local(Storage);

impl Local {
    /// Asks for the storage and tries it: some browsers hand one out and then refuse to write.
    pub fn open() -> Option<Self> {
        let storage = web_sys::window()?.local_storage().ok()??;
        // A full storage still reads, and the journal says that it is full when it meets it.
        if storage.set_item(PROBE, "").is_ok() {
            let _ = storage.remove_item(PROBE);
        } else if storage.length().unwrap_or(0) == 0 {
            return None;
        }
        Some(Self(storage))
    }
}

impl Medium for Local {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok()?
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.0.set_item(key, text).map_err(|_| Refused)
    }

    fn remove(&self, key: &str) {
        let _ = self.0.remove_item(key);
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let count = self.0.length().unwrap_or(0);
        (0..count).filter_map(|at| self.0.key(at).ok()?).filter(|key| key.starts_with(prefix)).collect()
    }
}
