//! Makes a module for each screen of the catalogue.

use std::path::Path;
use std::{env, fs};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = root.join("words/en.toml");
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
    let catalogue = popquiz_catalogue::parse(&text).unwrap_or_else(|problems| panic!("words/en.toml:\n{problems}"));
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo names it")).join("screens.rs");
    fs::write(&out, popquiz_catalogue::rust(&catalogue)).expect("cargo's own folder can be written to");
}
