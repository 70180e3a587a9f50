//! The catalogue of messages: read, checked, and written out as code, when Popquiz is built.
//!
//! A catalogue is a TOML file: a table for each screen, in it a text for each message. Texts are in the plain part of ICU's
//! `MessageFormat`: `{name}` is an argument, `{n, number}` a number, and `{n, plural, one {# hint} other {# hints}}` what
//! goes with one. There are no quoted braces and no plurals inside plurals.
//!
//! ```
//! let text = "[home]\nleft = '{n, plural, one {# question} other {# questions}} left'\n";
//! let catalogue = popquiz_catalogue::parse(text)?;
//! assert_eq!(catalogue.screens[0].messages[0].arguments[0].name, "n");
//! # Ok::<(), popquiz_catalogue::Problems>(())
//! ```

mod javascript;
mod message;
mod rust;
mod usage;

pub use javascript::javascript;
pub use message::{Argument, Part};
pub use rust::rust;
pub use usage::{Usage, in_rust, in_script};

use message::is_name;
use std::borrow::Cow;
use std::fmt;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// All messages in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// By screen, in the order of the file.
    pub screens: Vec<Screen>,
}

/// The messages of a screen, or of a part that several screens share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Its name in the file.
    pub name: String,
    /// Its messages, in the order of the file.
    pub messages: Vec<Message>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its name in the file.
    pub name: String,
    /// Its text as it stands there.
    pub text: String,
    /// What the text is made of.
    pub parts: Vec<Part>,
    /// What it is filled with, in the order of their names: in every language the same.
    pub arguments: Vec<Argument>,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// All that is wrong with a catalogue, one problem a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<String>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Problems {}

/// Reads a catalogue.
///
/// # Errors
/// Everything that is wrong with it, with its lines.
pub fn parse(text: &str) -> Result<Catalogue, Problems> {
    let line = |at: usize| text[..at].lines().count().max(1);
    let table = DeTable::parse(text).map_err(|error| Problems(vec![error.to_string()]))?;
    let (mut screens, mut problems) = (Vec::new(), Vec::new());
    for (name, value) in in_order(table.get_ref()) {
        let mut say = |at: usize, problem: String| problems.push(format!("line {}: {problem}", line(at)));
        let screen = name.get_ref().to_string();
        if !is_name(&screen) {
            say(name.span().end, format!("[{screen}]: {NAMES}"));
        }
        let DeValue::Table(inside) = value.get_ref() else {
            say(name.span().end, format!("`{screen}` stands outside of any screen"));
            continue;
        };
        let mut messages = Vec::new();
        for (key, value) in in_order(inside) {
            let at = key.span().end;
            match message(key.get_ref(), value.get_ref(), line(at)) {
                Ok(message) => messages.push(message),
                Err(problem) => say(at, format!("[{screen}] {}: {problem}", key.get_ref())),
            }
        }
        screens.push(Screen { name: screen, messages });
    }
    if problems.is_empty() { Ok(Catalogue { screens }) } else { Err(Problems(problems)) }
}

/// What is in a table, in the order of the file.
fn in_order<'a, 'b>(table: &'b DeTable<'a>) -> Vec<(&'b Spanned<Cow<'a, str>>, &'b Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

const NAMES: &str = "names are of small letters, with `_` between words";

fn message(name: &str, value: &DeValue<'_>, line: usize) -> Result<Message, String> {
    let DeValue::String(text) = value else { return Err("a message is a text".into()) };
    if !is_name(name) {
        return Err(NAMES.into());
    }
    let parts = message::parts(text)?;
    Ok(Message { name: name.to_owned(), arguments: message::arguments(&parts)?, parts, text: text.to_string(), line })
}

impl Catalogue {
    /// The screen of this name.
    #[must_use]
    pub fn screen(&self, name: &str) -> Option<&Screen> {
        self.screens.iter().find(|screen| screen.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(message: &str) -> String {
        parse(&format!("[home]\n{message}\n")).expect_err("something is wrong with it").to_string()
    }

    #[test]
    fn screens_and_messages_stay_in_their_order() {
        let catalogue = parse("[b]\nz = 'Z'\na = 'A'\n[a]\nx = 'X'\n").expect("it is well-formed");
        let names: Vec<&str> = catalogue.screens.iter().map(|screen| screen.name.as_str()).collect();
        assert_eq!(names, ["b", "a"]);
        assert_eq!(catalogue.screens[0].messages[0].name, "z");
    }

    #[test]
    fn every_problem_is_told_with_its_place() {
        let told = parse("lost = 'x'\n[home]\nBad = 'x'\nempty = ''\nnumber = 3\n").expect_err("four things are wrong");
        assert_eq!(told.0.len(), 4, "{told}");
        assert!(told.0[1].contains("[home] Bad: "), "{told}");
    }

    #[test]
    fn a_text_that_cannot_be_filled_is_refused() {
        for (text, said) in [
            ("a = 'x {'", "not closed"),
            ("a = 'x }'", "opens"),
            ("a = '{n, plural, one {#}}'", "other"),
            ("a = '{n, plural, other {#}}'", "one"),
            ("a = '{n, plural, one {#} other {#} few {#}}'", "few"),
            ("a = '{n, plural, one {{m, plural, one {#} other {#}}} other {#}}'", "inside"),
            ("a = '{n, date}'", "date"),
            ("a = '{n} {n, number}'", "number"),
            ("a = ' x'", "space"),
            ("a = '# x'", "#"),
        ] {
            assert!(problem(text).contains(said), "{text}: {}", problem(text));
        }
        assert!(problem("a = 'x'\na = 'y'").contains("duplicate"), "{}", problem("a = 'x'\na = 'y'"));
    }
}
