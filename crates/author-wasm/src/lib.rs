//! What a page loads when it brings its own deck.

use wasm_bindgen::prelude::wasm_bindgen;

/// Packs one deck into the bytes of a bank.
///
/// # Errors
/// When the deck has errors: all its diagnostics, as text.
#[wasm_bindgen]
pub fn pack(file_name: &str, markdown: &str) -> Result<Vec<u8>, String> {
    popquiz_author::pack_deck(file_name, markdown)
}
