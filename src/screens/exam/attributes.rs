//! What the author asked for, from attributes. What is not understood is named in the console and left out.

use crate::browser::warn;
use crate::config::Settings;
use popquiz_core::sitting::exam::{MOST_MINUTES, MOST_QUOTAS, Quota};
use popquiz_words::console as say;

/// What an author may settle, so that nobody need choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Minutes; 0 for no limit.
    pub minutes: Option<u16>,
    /// The pass mark, in per cent.
    pub pass: Option<u8>,
    /// How many of what.
    pub quotas: Vec<Quota>,
    /// What was not understood, for the console.
    pub warnings: Vec<String>,
}

impl Attributes {
    /// Reads the settings, and warns.
    pub fn of(settings: &Settings) -> Self {
        let word = |name| settings.given(name).unwrap_or_default();
        let attributes = Self::read(word("minutes"), word("pass"), word("quotas"));
        attributes.warnings.iter().for_each(|text| warn(text));
        attributes
    }

    fn read(minutes: &str, pass: &str, quotas: &str) -> Self {
        let mut attributes = Self::default();
        attributes.minutes = attributes.number("minutes", minutes, MOST_MINUTES);
        attributes.pass = attributes.number("pass", pass, 100).and_then(|percent| u8::try_from(percent).ok());
        for word in quotas.split([',', ' ']).filter(|word| !word.is_empty()) {
            match Quota::parse(word) {
                Some(quota) if attributes.quotas.len() < MOST_QUOTAS => attributes.quotas.push(quota),
                _ => attributes.warn("quotas", word, &say::QUOTAS),
            }
        }
        attributes
    }

    fn number(&mut self, name: &str, value: &str, most: u16) -> Option<u16> {
        if value.is_empty() {
            return None;
        }
        let number = value.parse().ok().filter(|&number| number <= most);
        if number.is_none() {
            self.warn(name, value, &say::Most { most: &most.to_string() }.text());
        }
        number
    }

    fn warn(&mut self, name: &str, value: &str, takes: &str) {
        self.warnings.push(say::Attribute { name, value, wanted: takes }.text());
    }

    /// Whether anything was asked for.
    pub fn is_any(&self) -> bool {
        self.minutes.is_some() || self.pass.is_some() || !self.quotas.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_author_settles_is_read() {
        let attributes = Attributes::read("45", "60", "orm:5 models/basic:3, advanced:4");
        assert_eq!((attributes.minutes, attributes.pass), (Some(45), Some(60)));
        let quotas: Vec<_> = attributes.quotas.iter().map(Quota::encode).collect();
        assert_eq!(quotas, ["orm:5", "models/basic:3", "advanced:4"]);
        assert!(attributes.is_any() && attributes.warnings.is_empty());
        assert!(!Attributes::read("", "", "").is_any());
    }

    #[test]
    fn what_is_not_understood_is_named_and_left_out() {
        let attributes = Attributes::read("1441", "101", "orm orm:2 basic:zero");
        assert_eq!((attributes.minutes, attributes.pass, attributes.quotas.len()), (None, None, 1));
        assert_eq!(attributes.warnings.len(), 4);
        assert!(attributes.warnings[0].contains("minutes=\"1441\"") && attributes.warnings[0].contains("0 to 1440"));
    }
}
