//! Ids from whatever names a question elsewhere.

use popquiz_core::item::{MAX_ID, is_id};
use std::collections::HashSet;

/// Letters, digits and hyphens of a text; letters of other scripts are left out, accents with them.
pub fn slug(text: &str, most: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let c = c.to_ascii_lowercase();
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '\'' {
            out.push('-');
        }
        if out.len() >= most {
            break;
        }
    }
    out.truncate(most);
    out.trim_matches('-').to_owned()
}

/// Gives every question an id of its own.
#[derive(Debug, Default)]
pub struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// The id for a question that was named so, or asks this.
    pub fn give(&mut self, name: &str, stem: &str) -> String {
        let named = if is_id(name) { name.to_owned() } else { slug(name, 60) };
        let wanted = [named, slug(stem, 48), "question".to_owned()].into_iter().find(|id| is_id(id));
        let wanted = wanted.unwrap_or_default();
        let mut id = wanted.clone();
        let mut number = 2;
        while !self.taken.insert(id.clone()) {
            let end = format!("-{number}");
            id = format!("{}{end}", &wanted[..wanted.len().min(MAX_ID - end.len())]);
            number += 1;
        }
        id
    }
}
