//! What leaves the list: files, and addresses.

use super::{Act, Read};
use crate::browser;
use crate::study::{clipboard, link};
use popquiz_core::export;
use web_sys::HtmlElement;

/// What a list can be saved as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A deck.
    Markdown,
    /// A table.
    Csv,
    /// Notes for Anki.
    Anki,
}

impl Format {
    /// All of them, with what they are called.
    pub const ALL: [(Self, &'static str, &'static str); 3] =
        [(Self::Markdown, "markdown", "Markdown"), (Self::Csv, "csv", "Table (CSV)"), (Self::Anki, "anki", "Anki")];
}

/// Saves what is shown, and says so.
pub fn save(read: &Read, host: &HtmlElement, format: Format) -> String {
    let (bank, list) = (&read.bank, &read.list);
    let (text, ending) = match format {
        Format::Markdown => (export::deck(bank, list), "md"),
        // Without the mark in front, Excel takes UTF-8 for something else.
        Format::Csv => (format!("\u{feff}{}", export::csv(bank, list)), "csv"),
        Format::Anki => (export::anki(bank, list), "txt"),
    };
    let kind = if format == Format::Anki { "anki" } else { "questions" };
    let name = format!("popquiz-{}-{kind}.{ending}", bank.name());
    match browser::download(host, &name, &text) {
        Some(()) => format!("Saved as {name}."),
        None => "This browser would not save the file.".into(),
    }
}

/// Copies the address of an item; whether that worked is told later.
pub fn copy(read: &Read, at: usize) {
    let Some(head) = read.bank.heads().get(at) else { return };
    let address = link::address(&[("item", &head.id)]);
    let send = read.send.clone();
    clipboard::copy(&address, move |done| send.emit(Act::Copied(at, done)));
}
