//! Attributes into a configuration. An unknown value warns in the console and falls back; it never fails.

use popquiz_core::dice::seed_of;
use popquiz_core::item::{Kind, Level, is_id};
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::Config;
use popquiz_words::console as say;

/// What a link may say about a sitting. The rest is the author's: what is kept, where it starts, what it looks like.
const LINKED: [&str; 13] = [
    "mode",
    "area",
    "tags",
    "deck",
    "level",
    "kind",
    "limit",
    "seed",
    "no-shuffle",
    "confidence",
    "minutes",
    "pass",
    "quotas",
];

/// What an element was asked to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What its sittings are to be; the seed is set when one starts.
    pub config: Config,
    /// The bank the author names.
    pub bank: Option<String>,
    /// The seed, if the author fixed it.
    pub seed: Option<u64>,
    /// Show the start screen before the first question.
    pub home: bool,
    /// Links may lead into it.
    pub links: bool,
    /// Keep nothing beyond the page.
    pub no_storage: bool,
    /// The language of the page around it, a BCP 47 tag.
    pub lang: String,
    /// The path its questions were read from.
    pub source: String,
    /// Where on the site it stands, so that two quizzes do not share a sitting.
    pub place: String,
    /// The same as it was told before pages had names of their own: what was left there is taken over.
    pub former_place: String,
    /// What only some screens read, as it was given: names and values.
    pub given: Vec<(String, String)>,
    /// What `mode` takes besides the drill: the words of screens.
    pub modes: Vec<&'static str>,
    /// What could not be understood, for the console.
    pub warnings: Vec<String>,
}

impl Settings {
    /// What was given for something that only some screens read; the last of several.
    pub fn given(&self, name: &str) -> Option<&str> {
        self.given.iter().rev().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// What the element would be had its author asked for what a link says, and for nothing else of a sitting.
    pub fn linked(&self, pairs: &[(String, String)]) -> Self {
        // Without a start screen on which the learner would choose otherwise.
        let author = Self { home: false, ..self.clone() };
        let mut settings = Self { config: Config::default(), seed: None, warnings: Vec::new(), ..author };
        settings.given.retain(|(name, _)| matches!(name.as_str(), "links" | "fragment"));
        for (name, value) in pairs {
            if LINKED.contains(&name.as_str()) {
                settings.take(name, value.trim());
            }
        }
        settings
    }

    /// Reads name and value pairs. Names the widget does not read itself (`src`, `theme`) pass by.
    /// `path` is that of the page's address, and `nth` tells the element from others like it on the page.
    pub fn of(attributes: &[(String, String)], path: &str, nth: &str, modes: Vec<&'static str>) -> Self {
        let mut settings = Self { modes, ..Self::default() };
        let (mut page, mut named, mut asked) = (path, None, String::new());
        for (name, value) in attributes {
            settings.take(name, value.trim());
            match name.as_str() {
                "page" => page = value,
                "place" if !value.is_empty() => named = Some(value),
                "theme" | "lang" | "open" | "fragment" | "source" | "eager" | "place" => {}
                _ => ["|", name, "=", value].into_iter().for_each(|part| asked.push_str(part)),
            }
        }
        settings.former_place = format!("{path}#{nth}{asked}");
        settings.place = match named {
            Some(place) => format!("place:{place}#{nth}"),
            None => format!("{page}#{nth}{asked}"),
        };
        settings
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "mode" => match value {
                "" | "drill" => self.config.mode = Mode::Drill,
                _ if self.modes.contains(&value) => self.given.push((name.into(), value.into())),
                _ => {
                    // The standard library's `join` is a kilobyte.
                    let mut wanted = String::from("drill");
                    self.modes.iter().for_each(|mode| wanted.extend([", ", mode]));
                    self.warn(name, value, &wanted);
                }
            },
            "open" | "fragment" | "minutes" | "pass" | "quotas" => self.given.push((name.into(), value.into())),
            "links" => {
                self.links = true;
                self.given.push((name.into(), value.into()));
            }
            "area" => self.config.filter.areas = self.words(name, value),
            "tags" => self.config.filter.tags = self.words(name, value),
            "deck" => self.config.filter.decks = self.words(name, value),
            "level" => {
                self.config.filter.levels = self.known(name, value, Level::parse, &say::LEVEL);
            }
            "kind" => {
                self.config.filter.kinds = self.known(name, value, Kind::parse, &say::KIND);
            }
            "limit" => match value.parse() {
                Ok(limit) if limit > 0 => self.config.limit = Some(limit),
                _ => self.warn(name, value, &say::LIMIT),
            },
            "bank" => self.bank = Some(value.into()).filter(|name: &String| !name.is_empty()),
            "seed" if !value.is_empty() => {
                self.seed = Some(seed_of(value));
                // The word itself, for links and results.
                self.given.push((name.into(), value.into()));
            }
            "source" => self.source = value.into(),
            "lang" => self.lang = value.into(),
            "no-shuffle" => self.config.no_shuffle = true,
            "confidence" => self.config.confidence = true,
            "no-storage" => self.no_storage = true,
            "home" => self.home = true,
            _ => {}
        }
    }

    fn words(&mut self, name: &str, value: &str) -> Vec<String> {
        self.known(name, value, |word| is_id(word).then(|| word.to_string()), &say::WORDS)
    }

    fn known<T>(&mut self, name: &str, value: &str, parse: impl Fn(&str) -> Option<T>, wanted: &str) -> Vec<T> {
        let mut list = Vec::new();
        for word in value.split([',', ' ']).filter(|word| !word.is_empty()) {
            match parse(word) {
                Some(value) => list.push(value),
                None => self.warn(name, word, wanted),
            }
        }
        list
    }

    fn warn(&mut self, name: &str, value: &str, wanted: &str) {
        self.warnings.push(say::Attribute { name, value, wanted }.text());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Settings {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Settings::of(&pairs, "/page/", "0", vec!["review", "exam", "interview", "read", "progress"])
    }

    #[test]
    fn attributes_become_a_configuration() {
        let settings =
            read(&[("tags", "joins, lazy-evaluation"), ("level", "basic intermediate"), ("limit", "5"), ("home", "")]);
        assert_eq!(settings.config.filter.tags, ["joins", "lazy-evaluation"]);
        assert_eq!(settings.config.filter.levels, [Level::Basic, Level::Intermediate]);
        assert_eq!(settings.config.limit, Some(5));
        assert!(settings.home && settings.warnings.is_empty());
    }

    #[test]
    fn what_is_not_understood_warns_and_falls_back() {
        let settings = read(&[("limit", "-3"), ("level", "basic,wizard"), ("mode", "party")]);
        assert_eq!(settings.config.limit, None);
        assert_eq!(settings.config.filter.levels, [Level::Basic]);
        assert_eq!(settings.warnings.len(), 3);
        assert!(settings.warnings.iter().any(|text| text.contains("wizard")), "{:?}", settings.warnings);
    }

    #[test]
    fn a_link_says_all_about_a_sitting_and_nothing_else() {
        let author = read(&[("area", "orm"), ("limit", "5"), ("minutes", "9"), ("home", ""), ("links", "")]);
        let pair = |(name, value): (&str, &str)| (name.to_string(), value.to_string());
        let link =
            [("mode", "exam"), ("seed", "monday"), ("minutes", "30"), ("no-storage", ""), ("src", "x")].map(pair);
        let linked = author.linked(&link);
        assert_eq!(linked.config, Config { seed: linked.config.seed, ..Config::default() }, "nothing of the author's");
        assert_eq!((linked.given("minutes"), linked.given("seed")), (Some("30"), Some("monday")));
        assert_eq!(linked.seed, Some(seed_of("monday")));
        assert!(linked.links && !linked.no_storage, "what is the author's stays the author's");
        assert!(!linked.home, "what the link says is settled");
        assert_eq!(linked.place, author.place);
    }

    #[test]
    fn two_quizzes_of_a_page_have_two_places() {
        assert_ne!(read(&[("tags", "a")]).place, read(&[("tags", "b")]).place);
        assert_eq!(read(&[("theme", "dark")]).place, read(&[]).place, "the look is not the sitting");
    }

    #[test]
    fn a_sitting_belongs_to_what_the_author_or_the_page_names() {
        let page = ("page", "/page");
        assert_eq!(read(&[page, ("limit", "5")]).place, "/page#0|limit=5");
        assert_eq!(read(&[page, ("limit", "5")]).former_place, "/page/#0|limit=5", "where it was kept before");
        let named = read(&[page, ("limit", "5"), ("place", "week 1")]);
        assert_eq!(named.place, "place:week 1#0", "whatever the page and the other attributes are");
    }
}
