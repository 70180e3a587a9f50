//! Tries the files that Popquiz writes on the programs that other people read them with, and ours on theirs.
//!
//! Owns the stage `formats`: the pinned programs, and what is handed to them. What has to hold stands in the scripts of
//! `crates/xtask/formats`, in the language of each program. It refuses to judge by our own readers alone.

use crate::process::{self, Echo};
use crate::project;
use crate::tools;
use crate::verify::environment::{self, Packages};
use crate::verify::pythons::{self, Version};
use popquiz_author::load_paths;
use popquiz_core::item::Item;
use popquiz_core::prose::Block;
use popquiz_core::{bank::Bank, export};
use std::path::PathBuf;
use std::process::Command;

/// The oldest Python that every program runs on.
const OLDEST_PYTHON: Version = Version(3, 10);

/// Runs every script, and gives back what they printed.
///
/// # Errors
/// A program does not read what was written, or cannot be installed: then the command that would help.
pub fn run() -> Result<String, String> {
    let made = project::scratch().join("formats");
    project::fresh_dir(&made)?;
    let bank = load_paths(&[project::root().join("questions")])?.bank();
    let notes = made.join("django-anki.txt");
    let all: Vec<usize> = (0..bank.len()).collect();
    project::write(&notes, export::anki(&bank, &all).as_bytes())?;
    let expected = made.join("django-anki.json");
    project::write(&expected, code_of_stems(&bank).as_bytes())?;
    let mut python = Command::new(interpreter()?);
    python.env("PYTHONDONTWRITEBYTECODE", "1").arg("-u").arg(scripts().join("anki_import.py")).arg(notes).arg(expected);
    process::must("importing notes into Anki", &mut python, Echo::Live)
}

/// The folder of the scripts.
fn scripts() -> PathBuf {
    project::root().join("crates/xtask/formats")
}

/// A Python with the pinned programs.
fn interpreter() -> Result<PathBuf, String> {
    let mut found = pythons::find();
    if pythons::choose(&found, OLDEST_PYTHON).is_none() && tools::apt("python3 python3-venv")? {
        found = pythons::find();
    }
    let python = pythons::choose(&found, OLDEST_PYTHON).ok_or_else(|| pythons::none_found(&found, OLDEST_PYTHON))?;
    let packages = Packages {
        what: "the programs that formats are tried on",
        name: "formats",
        requirements: &scripts().join("requirements.txt"),
        also: None,
        module: "anki",
    };
    environment::ensure(&project::root().join("target/formats"), &packages, python)
}

/// For each note's lasting id the code that its question shows, as JSON.
fn code_of_stems(bank: &Bank) -> String {
    let item = |item: Item| {
        let blocks = item.body().stem.0.iter().filter_map(|block| match block {
            Block::Code(code) => Some(code.plain().trim_end_matches('\n').to_owned()),
            _ => None,
        });
        // A line at fault is named by its number, so the card numbers the lines.
        let numbered = item.head().kind == popquiz_core::item::Kind::Spot;
        let number = |code: String| {
            let lines = code.lines().enumerate().map(|(at, line)| format!("{:>2}  {line}", at + 1));
            if numbered { lines.collect::<Vec<_>>().join("\n") } else { code }
        };
        (format!("popquiz-{}", bank.full_id(item.id())), blocks.map(number).collect::<Vec<_>>())
    };
    let all: std::collections::BTreeMap<_, _> = (0..bank.len()).filter_map(|at| bank.item(at)).map(item).collect();
    serde_json::json!(all).to_string()
}
