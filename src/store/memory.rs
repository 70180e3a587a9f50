//! The twin in memory: for `no-storage`, for blocked storage, and for tests.

use super::{Medium, Refused};
use std::cell::RefCell;

/// Keeps texts as long as the page lives.
#[derive(Debug, Default)]
pub struct Memory(RefCell<Vec<(String, String)>>);

impl Medium for Memory {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().iter().find(|(kept, _)| kept == key).map(|(_, text)| text.clone())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        let mut all = self.0.borrow_mut();
        match all.iter_mut().find(|(kept, _)| kept == key) {
            Some((_, kept)) => *kept = text.into(),
            None => all.push((key.into(), text.into())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().retain(|(kept, _)| kept != key);
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.borrow().iter().map(|(key, _)| key).filter(|key| key.starts_with(prefix)).cloned().collect()
    }
}
