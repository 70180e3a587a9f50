//! What leaves the list: files, and addresses.

use super::{Act, Read};
use crate::browser;
use crate::study::link;
use popquiz_core::export;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
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
    wasm_bindgen_futures::spawn_local(async move {
        let done = match write(&address) {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        send.emit(Act::Copied(at, done));
    });
}

/// Browsers have a clipboard for pages only where the connection is safe, so it is asked for with care.
fn write(text: &str) -> Option<js_sys::Promise> {
    let window = web_sys::window()?;
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
    let clipboard = get(&get(&window, "navigator")?, "clipboard").filter(JsValue::is_object)?;
    let write = get(&clipboard, "writeText")?.dyn_into::<js_sys::Function>().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
