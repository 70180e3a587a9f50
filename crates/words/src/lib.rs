//! The sentences of the interface. There is a module for each screen of the catalogue, `words/en.toml`: a constant for
//! each message without arguments, and for each one with arguments a struct whose fields they are.
//!
//! ```
//! use popquiz_words::arrange as say;
//!
//! assert_eq!(&*say::USED, "used");
//! assert_eq!(say::MovedUp { at: "2", of: "4", step: "Save it" }.text(), "Step 2 of 4: Save it, moved up");
//! ```
//!
//! All texts of a screen stand in one table, so a part of the program that is loaded when it is wanted brings its own. The
//! browser counts and forms plurals: the widget hands that in with [`speak`]. Without it, as on the command line, it is
//! plain English.

use core::cell::Cell;
use core::ops::Deref;

/// The texts of a screen: before each one a character, whose number is the text's length in bytes.
#[derive(Debug)]
pub struct Table(&'static str);

/// A message without arguments.
#[derive(Clone, Copy, Debug)]
pub struct Word(&'static Table, usize);

/// What a message is filled with.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number.
    Number(usize),
}

/// How a language counts.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// The plural category of a number, by its name in Unicode's CLDR: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub plural: fn(usize) -> String,
    /// A number as it is written.
    pub number: fn(usize) -> String,
}

thread_local! {
    static SPOKEN: Cell<Option<Language>> = const { Cell::new(None) };
}

/// From now on, numbers and plurals are those of this language.
pub fn speak(language: Language) {
    SPOKEN.set(Some(language));
}

/// A number as it is written.
#[must_use]
pub fn number(n: usize) -> String {
    SPOKEN.get().map_or_else(|| n.to_string(), |language| (language.number)(n))
}

impl Word {
    /// Its text.
    #[must_use]
    pub fn get(self) -> &'static str {
        let mut rest = self.0.0;
        for _ in 0..self.1 {
            rest = split(rest).1;
        }
        split(rest).0
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        self.get()
    }
}

/// The first text of a table, and the others.
fn split(table: &'static str) -> (&'static str, &'static str) {
    let mut rest = table.chars();
    let length = rest.next().map_or(0, u32::from);
    rest.as_str().split_at_checked(length as usize).unwrap_or_default()
}

/// A message with its arguments, in the order of their names.
fn fill(word: Word, arguments: &[Argument<'_>]) -> String {
    let mut out = String::new();
    expand(&mut out, word.get(), arguments);
    out
}

/// Writes out a text in which `\u{1}` to `\u{7}` stand for arguments. `\u{11}` to `\u{17}` begin the plural of one: its
/// forms, each a category, `\u{1d}` and a text, with `\u{1e}` between and `\u{1f}` after the last.
fn expand(out: &mut String, text: &str, arguments: &[Argument<'_>]) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c < ' ' && c != '\n') {
        let (before, code) = rest.split_at(at);
        out.push_str(before);
        let sign = code.as_bytes()[0];
        rest = &code[1..];
        let argument = arguments[usize::from(sign & 7) - 1];
        match argument {
            Argument::Number(n) if sign > 0x10 => {
                let (forms, after) = rest.split_once('\u{1f}').unwrap_or_default();
                expand(out, form(forms, n), arguments);
                rest = after;
            }
            Argument::Number(n) => out.push_str(&number(n)),
            Argument::Text(text) => out.push_str(text),
        }
    }
    out.push_str(rest);
}

/// The form for a number: the one for just this number, or for its category, or the last.
fn form(forms: &str, n: usize) -> &str {
    let category = match SPOKEN.get() {
        Some(language) => (language.plural)(n),
        None => (if n == 1 { "one" } else { "other" }).to_owned(),
    };
    let mut text = "";
    for one in forms.split('\u{1e}') {
        let (wanted, said) = one.split_once('\u{1d}').unwrap_or_default();
        text = said;
        if wanted == category || wanted.strip_prefix('=').is_some_and(|exact| exact.parse() == Ok(n)) {
            break;
        }
    }
    text
}

include!(concat!(env!("OUT_DIR"), "/screens.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    /// Three messages: one of each kind.
    static TABLE: Table = Table(
        "\u{2}Go\u{6}<\u{1}, \u{2}>\u{2b}\u{11}=0\u{1d}none\u{1e}one\u{1d}one thing\u{1e}other\u{1d}\u{1} things\u{1f} left",
    );

    #[test]
    fn a_message_is_found_by_its_place_in_the_table() {
        assert_eq!(Word(&TABLE, 0).get(), "Go");
        assert_eq!(fill(Word(&TABLE, 1), &[Argument::Text("a"), Argument::Number(7)]), "<a, 7>");
        assert_eq!(Word(&TABLE, 9).get(), "", "beyond the last there is nothing, and no panic");
    }

    #[test]
    fn a_plural_takes_the_form_of_its_number() {
        let left = |n| fill(Word(&TABLE, 2), &[Argument::Number(n)]);
        assert_eq!([0, 1, 2].map(left), ["none left", "one thing left", "2 things left"]);
    }

    #[test]
    fn a_language_counts_in_its_own_way() {
        std::thread::spawn(|| {
            let few = |n| (if n < 5 { "one" } else { "other" }).to_owned();
            speak(Language { plural: few, number: |n| format!("{n}.") });
            let left = |n| fill(Word(&TABLE, 2), &[Argument::Number(n)]);
            assert_eq!([3, 5].map(left), ["one thing left", "5. things left"]);
        })
        .join()
        .expect("the thread ends well");
    }
}
