//! The front matter of a deck.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::{Source, Span};
use popquiz_core::item::{Level, is_id};

/// What a deck says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The name the learner's progress is kept under.
    pub bank: String,
    /// The deck's own id.
    pub deck: String,
    /// What a learner sees.
    pub title: String,
    /// The area of every item that does not say otherwise.
    pub area: String,
    /// The level of every item that does not say otherwise.
    pub level: Option<Level>,
    /// Added to the tags of every item.
    pub tags: Vec<String>,
    /// Language of the text.
    pub lang: String,
    /// Shown to whoever exports the deck.
    pub license: Option<String>,
}

/// The front matter with the places of its values, and where the deck goes on.
#[derive(Debug, Default)]
pub(crate) struct Front {
    /// Nothing if there is none; values that are wrong are left empty.
    pub(crate) matter: Option<FrontMatter>,
    /// The lines of `bank`, `deck` and `area`.
    pub(crate) spans: Vec<(&'static str, Span)>,
    pub(crate) body: usize,
    pub(crate) problems: Vec<(Span, Problem)>,
}

impl Front {
    /// Where a key stands, or the first line.
    pub(crate) fn span(&self, key: &str) -> Span {
        self.spans.iter().find(|(name, _)| *name == key).map_or(0..3, |(_, span)| span.clone())
    }
}

const KEYS: [&str; 8] = ["bank", "deck", "title", "area", "level", "tags", "lang", "license"];
const NEEDED: [&str; 4] = ["bank", "deck", "title", "area"];

/// Reads the front matter.
pub(crate) fn parse(source: &Source) -> Front {
    let mut front = Front::default();
    if source.line(1).trim_end() != "---" {
        front.problems.push((source.trim(&source.line_span(1)), Problem::NoFrontMatter));
        return front;
    }
    let Some(end) = (2..=source.line_count()).find(|&n| source.line(n).trim_end() == "---") else {
        front.problems.push((0..3, Problem::UnclosedFrontMatter));
        front.body = source.text().len();
        return front;
    };
    front.body = source.line_span(end).end;
    let mut matter = FrontMatter { lang: "en".into(), ..FrontMatter::default() };
    for number in 2..end {
        let span = source.trim(&source.line_span(number));
        let line = source.line(number).trim();
        if line.is_empty() {
            continue;
        }
        let Some((key, value)) = line.split_once(':').map(|(key, value)| (key.trim(), unquote(value.trim()))) else {
            front.problems.push((span, Problem::FrontMatterLine));
            continue;
        };
        let Some(known) = KEYS.into_iter().find(|known| *known == key) else {
            front.problems.push((span, Problem::UnknownFrontMatterKey { key: key.into() }));
            continue;
        };
        if front.spans.iter().any(|(name, _)| *name == key) {
            front.problems.push((span, Problem::RepeatedFrontMatterKey { key: key.into() }));
            continue;
        }
        if let Err(want) = set(&mut matter, known, value) {
            let (key, value) = (key.into(), value.into());
            front.problems.push((span.clone(), Problem::BadFrontMatterValue { key, value, want: want.into() }));
        }
        front.spans.push((known, span));
    }
    for key in NEEDED {
        if !front.spans.iter().any(|(name, _)| *name == key) {
            front.problems.push((0..3, Problem::MissingFrontMatterKey { key: key.into() }));
        }
    }
    front.matter = Some(matter);
    front
}

const ID: &str = "lower-case letters, digits and hyphens, at most 80 characters";

fn set(matter: &mut FrontMatter, key: &str, value: &str) -> Result<(), &'static str> {
    let id = || if is_id(value) { Ok(value.to_owned()) } else { Err(ID) };
    match key {
        "bank" => matter.bank = id()?,
        "deck" => matter.deck = id()?,
        "area" => matter.area = id()?,
        "level" => {
            matter.level = Some(Level::parse(value).ok_or("`basic`, `intermediate`, `advanced` or `scenario`")?);
        }
        "tags" => {
            matter.tags = list(value);
            if matter.tags.is_empty() || !matter.tags.iter().all(|tag| is_id(tag)) {
                matter.tags.clear();
                return Err(
                    "a list on one line such as `water, salt`, each word of lower-case letters, digits and hyphens",
                );
            }
        }
        "lang" => {
            let tag = value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if value.is_empty() || !tag {
                return Err("a language tag such as `en` or `pt-BR`");
            }
            value.clone_into(&mut matter.lang);
        }
        _ if value.is_empty() => return Err("some text"),
        "title" => value.clone_into(&mut matter.title),
        _ => matter.license = Some(value.to_owned()),
    }
    Ok(())
}

fn unquote(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// Reads `[a, b]` or `a, b`.
pub(crate) fn list(value: &str) -> Vec<String> {
    let value = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(value);
    value.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}
