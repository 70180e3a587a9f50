//! What a bank says about itself: its name, its areas, its topics.

use popquiz_core::bank::Area;
use popquiz_core::item::{Level, Version};

/// What `bank.toml` and `topics.toml` hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The name the learner's progress is kept under.
    pub name: String,
    /// What a learner sees.
    pub title: String,
    /// For whoever exports the bank.
    pub license: Option<String>,
    /// The versions of the subject that the bank covers, oldest first.
    pub versions: Vec<Version>,
    /// The areas in the order of study.
    pub areas: Vec<Area>,
    /// Whether what a deck can be played without is an error: reasons, rationales, key points, references.
    pub strict: bool,
    /// The topics in the order of study; nothing if the bank does not list them.
    pub topics: Option<Vec<Topic>>,
}

/// A topic that items cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The word used in decks.
    pub id: String,
    /// What a learner sees.
    pub title: String,
    /// The area it belongs to.
    pub area: String,
    /// How much it asks.
    pub level: Level,
}

#[cfg(feature = "files")]
pub use reading::read_manifest;

#[cfg(feature = "files")]
mod reading {
    use super::{Manifest, Topic};
    use crate::diagnostics::diagnostic::Diagnostic;
    use crate::diagnostics::problem::Problem;
    use crate::diagnostics::source::{Source, Span};
    use popquiz_core::bank::Area;
    use popquiz_core::item::{Level, Version, is_id};
    use toml::Spanned;
    use toml::de::{DeTable, DeValue};

    /// Reads `bank.toml` and, if there is one, `topics.toml`, each given as file name and text.
    #[must_use]
    pub fn read_manifest(bank: (&str, &str), topics: Option<(&str, &str)>) -> (Manifest, Vec<Diagnostic>) {
        let mut manifest = Manifest::default();
        let mut file = File::new(bank.0, bank.1);
        file.with_table(bank.1, |file, table| read_bank(file, table, &mut manifest));
        let mut diagnostics = file.diagnostics;
        if let Some((name, text)) = topics {
            let mut file = File::new(name, text);
            let mut list = Vec::new();
            file.with_table(text, |file, table| read_topics(file, table, &manifest.areas, &mut list));
            // Topics that cannot be read are no topics at all: else every item would be reported, too.
            manifest.topics = file.diagnostics.is_empty().then_some(list);
            diagnostics.append(&mut file.diagnostics);
        }
        Diagnostic::sort(&mut diagnostics);
        (manifest, diagnostics)
    }

    type Value<'a, 'b> = &'b Spanned<DeValue<'a>>;

    struct File {
        source: Source,
        diagnostics: Vec<Diagnostic>,
    }

    impl File {
        fn new(name: &str, text: &str) -> Self {
            Self { source: Source::new(name, text), diagnostics: Vec::new() }
        }

        fn with_table(&mut self, text: &str, read: impl FnOnce(&mut Self, &DeTable<'_>)) {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            match DeTable::parse(text) {
                Ok(table) => read(self, table.get_ref()),
                Err(error) => self.report(&error.span().unwrap_or(0..0), error.message().to_owned()),
            }
        }

        fn report(&mut self, span: &Span, message: impl Into<String>) {
            let problem = Problem::Manifest { message: message.into() };
            self.diagnostics.push(Diagnostic::new(&self.source, span, problem));
        }

        fn text(&mut self, key: &str, value: Value) -> String {
            let text = value.get_ref().as_str().unwrap_or_default();
            if text.trim().is_empty() {
                self.report(&value.span(), format!("`{key}` has to be some text"));
            }
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
        }

        fn id(&mut self, key: &str, value: Value) -> String {
            let text = value.get_ref().as_str().unwrap_or_default();
            if !is_id(text) {
                self.report(&value.span(), format!("`{key}` has to be lower-case letters, digits and hyphens"));
                return String::new();
            }
            text.to_owned()
        }
    }

    fn read_bank(file: &mut File, table: &DeTable<'_>, manifest: &mut Manifest) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => manifest.name = file.id("name", value),
                "title" => manifest.title = file.text("title", value),
                "license" => manifest.license = Some(file.text("license", value)),
                "versions" => manifest.versions = versions(file, value),
                "areas" => manifest.areas = areas(file, value),
                "strict" => match value.get_ref().as_bool() {
                    Some(strict) => manifest.strict = strict,
                    None => file.report(&value.span(), "`strict` is true or false"),
                },
                other => file.report(&key.span(), format!("unknown key `{other}`")),
            }
        }
        for key in ["name", "title", "areas"] {
            if !table.contains_key(key) {
                file.report(&(0..0), format!("`{key}` is missing"));
            }
        }
    }

    fn versions(file: &mut File, value: Value) -> Vec<Version> {
        let read = |value: Value| value.get_ref().as_str().and_then(Version::parse);
        let list = value.get_ref().as_array();
        let versions: Option<Vec<Version>> = list.and_then(|list| list.iter().map(read).collect());
        if versions.is_none() {
            file.report(&value.span(), "`versions` has to be a list such as [\"5.2\", \"6.1\"]");
        }
        versions.unwrap_or_default()
    }

    fn areas(file: &mut File, value: Value) -> Vec<Area> {
        let Some(table) = value.get_ref().as_table() else {
            file.report(&value.span(), "`areas` has to be a table of ids and titles");
            return Vec::new();
        };
        // The table is sorted by key, and the order of study is the order in the file.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut areas = Vec::new();
        for (key, value) in entries {
            let id = key.get_ref().to_string();
            if !is_id(&id) {
                file.report(&key.span(), "an area is named by lower-case letters, digits and hyphens");
            }
            areas.push(Area { id, title: file.text("title", value) });
        }
        areas
    }

    fn read_topics(file: &mut File, table: &DeTable<'_>, areas: &[Area], topics: &mut Vec<Topic>) {
        for (key, value) in table {
            let list = value.get_ref().as_array().filter(|_| key.get_ref() == "topic");
            let Some(list) = list else {
                file.report(&key.span(), format!("unknown key `{}`", key.get_ref()));
                continue;
            };
            for entry in list {
                topic(file, entry, areas, topics);
            }
        }
    }

    fn topic(file: &mut File, entry: Value, areas: &[Area], topics: &mut Vec<Topic>) {
        let Some(table) = entry.get_ref().as_table() else {
            return file.report(&entry.span(), "a topic is a table `[[topic]]`");
        };
        let mut topic = Topic { id: String::new(), title: String::new(), area: String::new(), level: Level::Basic };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "id" => topic.id = file.id("id", value),
                "title" => topic.title = file.text("title", value),
                "area" => {
                    topic.area = file.id("area", value);
                    if !areas.is_empty() && !areas.iter().any(|area| area.id == topic.area) {
                        file.report(&value.span(), format!("unknown area `{}`", topic.area));
                    }
                }
                "level" => match value.get_ref().as_str().and_then(Level::parse) {
                    Some(level) => topic.level = level,
                    None => file.report(&value.span(), "`level` is basic, intermediate, advanced or scenario"),
                },
                other => file.report(&key.span(), format!("unknown key `{other}`")),
            }
        }
        for key in ["id", "title", "area", "level"] {
            if !table.contains_key(key) {
                file.report(&entry.span(), format!("the topic has no `{key}`"));
            }
        }
        if !topic.id.is_empty() && topics.iter().any(|other| other.id == topic.id) {
            file.report(&entry.span(), format!("topic `{}` stands here again", topic.id));
        }
        topics.push(topic);
    }
}
