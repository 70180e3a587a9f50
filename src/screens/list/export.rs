//! What leaves the list: files, and addresses.

use super::act::{Act, Format};
use super::state::List;
use crate::browser::{self, clipboard};
use crate::links;
use popquiz_core::export;
use popquiz_words::{backup, list as say};
use web_sys::HtmlElement;

/// Saves what is shown, and says so.
pub fn save(list: &List, host: &HtmlElement, format: Format) -> String {
    let (bank, list) = (&list.bank, &list.shown);
    let (text, ending) = match format {
        Format::Markdown => (export::deck(bank, list), "md"),
        // Without the mark in front, Excel takes UTF-8 for something else.
        Format::Csv => (format!("\u{feff}{}", export::csv(bank, list)), "csv"),
        Format::Anki => (export::anki(bank, list), "txt"),
    };
    let kind = if format == Format::Anki { "anki" } else { "questions" };
    let name = format!("popquiz-{}-{kind}.{ending}", bank.name());
    match browser::download(host, &name, &text) {
        Some(()) => say::Saved { name: &name }.text(),
        None => backup::NOT_SAVED.to_string(),
    }
}

/// Copies the address of an item; whether that worked is told later.
pub fn copy(list: &List, at: usize) {
    let Some(head) = list.bank.heads().get(at) else { return };
    let address = links::address(&[("item", &head.id)]);
    let send = list.send.clone();
    clipboard::copy(&address, move |done| send.emit(Act::Copied(at, done)));
}
