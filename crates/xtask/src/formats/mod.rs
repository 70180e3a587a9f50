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
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Python that every program runs on.
const OLDEST_PYTHON: Version = Version(3, 10);

/// The packages of npm that formats are tried on.
const NPM: [(&str, &str); 2] = [("gift-pegjs", "1.0.2"), ("quizdown", "0.4.1")];

/// Runs every script, and gives back what they printed.
///
/// # Errors
/// A program does not read what was written, or cannot be installed: then the command that would help.
pub fn run() -> Result<String, String> {
    let made = project::scratch().join("formats");
    project::fresh_dir(&made)?;
    let popquiz = command_line()?;
    let bank_json = made.join("bank.json");
    let exported = process::must(
        "exporting the bank",
        &mut popquiz_with(&popquiz, &["export", "--json", "questions"]),
        Echo::OnFailure,
    )?;
    project::write(&bank_json, exported.as_bytes())?;
    let written = |format: &str| {
        let file = made.join(format!("bank.{format}"));
        let mut command = popquiz_with(&popquiz, &["convert", "questions", "--to", format, "-o"]);
        let ended = command.arg(&file).output().map_err(|error| format!("{}: {error}", popquiz.display()))?;
        // Something is simplified in every format, which is status 3 and no failure.
        if matches!(ended.status.code(), Some(0 | 3)) {
            return Ok(file);
        }
        Err(format!("{}\n{}", process::display(&command), String::from_utf8_lossy(&ended.stderr)))
    };
    let mut said = anki(&made)?;
    let node = |script: &Path, arguments: [&Path; 2]| {
        let mut command = Command::new("node");
        command.arg(script).args(arguments);
        process::must("reading in Node.js", &mut command, Echo::Live)
    };
    said += &node(&bundled("gift_read.mjs", &made)?, [&written("gift")?, &bank_json])?;
    said += &node(&bundled("quizdown_read.mjs", &made)?, [&written("quizdown")?, &bank_json])?;
    let moodle = written("moodle")?;
    said += &python("moodle_made.py", &[&popquiz, &moodle, &bank_json, &made])?;
    said += &python("mkdocs_read.py", &[&popquiz, &made])?;
    Ok(said)
}

/// Imports our notes into Anki.
fn anki(made: &Path) -> Result<String, String> {
    let bank = load_paths(&[project::root().join("questions")])?.bank();
    let notes = made.join("django-anki.txt");
    let all: Vec<usize> = (0..bank.len()).collect();
    project::write(&notes, export::anki(&bank, &all).as_bytes())?;
    let expected = made.join("django-anki.json");
    project::write(&expected, code_of_stems(&bank).as_bytes())?;
    python("anki_import.py", &[&notes, &expected])
}

/// Runs a script in the Python that has the pinned programs.
fn python(script: &str, arguments: &[&Path]) -> Result<String, String> {
    let mut command = Command::new(interpreter()?);
    command.env("PYTHONDONTWRITEBYTECODE", "1").arg("-u").arg(scripts().join(script)).args(arguments);
    process::must(&format!("running {script}"), &mut command, Echo::Live)
}

/// A script with the packages that it needs in one file: what some of them import is source in TypeScript, and one wants
/// a page that is not there.
fn bundled(script: &str, made: &Path) -> Result<PathBuf, String> {
    let modules = tools::npm_modules("formats-npm", &NPM)?;
    let out = made.join(script);
    let mut command = Command::new(tools::node_modules()?.join("esbuild/bin/esbuild"));
    command.arg(scripts().join(script)).args(["--bundle", "--platform=node", "--format=esm", "--log-level=error"]);
    command.arg(format!("--outfile={}", out.display())).env("NODE_PATH", modules);
    command.arg(format!("--alias:dompurify={}", scripts().join("no_page.mjs").display()));
    process::must(&format!("bundling {script}"), &mut command, Echo::OnFailure)?;
    Ok(out)
}

/// The command line as it is built from this tree.
fn command_line() -> Result<PathBuf, String> {
    let mut command = Command::new("cargo");
    command.current_dir(project::root()).args(["build", "--quiet", "--locked", "-p", "popquiz-cli"]);
    process::must("building the command line", &mut command, Echo::OnFailure)?;
    Ok(project::root().join("target/debug/popquiz"))
}

fn popquiz_with(popquiz: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(popquiz);
    command.current_dir(project::root()).args(arguments);
    command
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
