//! `popquiz convert`: decks of other programs in, and out again, with a report of what was lost.

use crate::output;
use popquiz_core::bank::Bank;
use popquiz_core::item::{Head, Item};
use popquiz_formats::{Converted, FORMATS, Format, Grade, Loss, read, write};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is to be converted into what.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Conversion {
    /// Files and folders.
    pub from: Vec<PathBuf>,
    /// The file to write.
    pub out: PathBuf,
    /// The format of what is read; otherwise each file says it itself.
    pub from_format: Option<String>,
    /// The format of what is written; otherwise the ending of `out` says it.
    pub to_format: Option<String>,
    /// Whether the report is JSON.
    pub json: bool,
}

/// The exit status where something was lost on the way.
const WITH_LOSSES: u8 = 3;

/// One loss, and the file it is about.
struct Entry {
    file: String,
    loss: Loss,
}

/// Converts.
///
/// # Errors
/// Nothing can be read or written: which file, and why.
pub fn run(conversion: &Conversion) -> Result<ExitCode, String> {
    let from = conversion.from_format.as_deref().map(|name| named(name, "--from")).transpose()?;
    let to = match &conversion.to_format {
        Some(name) => named(name, "--to")?,
        None => by_ending(&conversion.out)?,
    };
    if to.write.is_none() {
        return Err(format!("{} is read and not written", to.title));
    }
    let (mut banks, mut entries) = (Vec::new(), Vec::new());
    let own_bank = conversion.from.iter().all(|path| is_bank(path)) && from.is_none_or(|from| from.name == "popquiz");
    if own_bank {
        let loaded = popquiz_author::load_paths(&conversion.from)?;
        banks.push(loaded.bank());
    } else {
        let files = files(&conversion.from)?;
        for (number, file) in (1..).zip(&files) {
            if files.len() > 1 {
                eprintln!("{number}/{} {}", files.len(), file.display());
            }
            let Converted { bank, losses, .. } = one(file, from)?;
            entries.extend(losses.into_iter().map(|loss| Entry { file: file.display().to_string(), loss }));
            banks.push(bank);
        }
    }
    let bank = together(banks);
    let (bytes, losses) = write(&bank, to).ok_or_else(|| format!("{} is not written", to.title))?;
    entries.extend(losses.into_iter().map(|loss| Entry { file: conversion.out.display().to_string(), loss }));
    std::fs::write(&conversion.out, bytes)
        .map_err(|error| format!("cannot write {}: {error}", conversion.out.display()))?;
    let text = if conversion.json {
        format!("{:#}\n", as_json(&bank, to, &entries))
    } else {
        as_text(&bank, conversion, &entries)
    };
    output::write(&text)?;
    // What is kept in another form is not lost.
    let lost = entries.iter().any(|entry| entry.loss.grade != Grade::KeptOtherwise);
    Ok(if lost { ExitCode::from(WITH_LOSSES) } else { ExitCode::SUCCESS })
}

/// The format of this name.
///
/// # Errors
/// There is none: those that there are.
fn named(name: &str, option: &str) -> Result<&'static Format, String> {
    let names = || FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
    FORMATS
        .iter()
        .find(|format| format.name == name)
        .ok_or_else(|| format!("`{option} {name}`: the formats are {}", names()))
}

/// The format that a file's ending names.
fn by_ending(out: &Path) -> Result<&'static Format, String> {
    let ending = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let fit: Vec<&Format> = FORMATS.iter().filter(|format| format.write.is_some() && format.ending == ending).collect();
    match fit.as_slice() {
        [format] => named(format.name, "--to"),
        [] => Err(format!("no format ends in `.{ending}`: say which with `--to`")),
        several => {
            let names: Vec<&str> = several.iter().map(|format| format.name).collect();
            // A deck of our own is what `.md` is meant to be.
            if names.contains(&"popquiz") {
                named("popquiz", "--to")
            } else {
                Err(format!("`.{ending}` may be {}: say which with `--to`", names.join(" or ")))
            }
        }
    }
}

/// Whether a path is a bank of our own: a folder with decks, or a deck beside its `bank.toml`.
fn is_bank(path: &Path) -> bool {
    if path.is_dir() {
        return path.join("bank.toml").is_file();
    }
    path.extension().is_some_and(|ending| ending == "md")
        && path.parent().is_some_and(|folder| folder.join("bank.toml").is_file())
}

/// The files of paths, those of folders in order; hidden ones and READMEs are none.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut out = Vec::new();
    for path in paths {
        if !path.is_dir() {
            out.push(path.clone());
            continue;
        }
        let cannot = |error| format!("cannot read {}: {error}", path.display());
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(path).map_err(cannot)? {
            let entry = entry.map_err(cannot)?.path();
            let name = entry.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            if entry.is_file() && !name.starts_with('.') && !name.starts_with("readme") {
                inside.push(entry);
            }
        }
        inside.sort();
        out.extend(inside);
    }
    if out.is_empty() { Err("there is no file to read".into()) } else { Ok(out) }
}

/// Reads one file.
pub fn one(file: &Path, format: Option<&'static Format>) -> Result<Converted, String> {
    let shown = file.display();
    let bytes = std::fs::read(file).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    read(&name, &bytes, format).map_err(|refusal| format!("{shown}: {refusal}"))
}

/// Several banks as one. An id that is taken gets a number.
fn together(mut banks: Vec<Bank>) -> Bank {
    if banks.len() == 1 {
        return banks.remove(0);
    }
    let (name, title) = banks.first().map(|bank| (bank.name().to_owned(), bank.title().to_owned())).unwrap_or_default();
    let (mut areas, mut decks, mut items, mut taken) =
        (Vec::new(), Vec::new(), Vec::new(), std::collections::HashSet::new());
    for bank in &banks {
        for area in bank.areas() {
            if !areas.iter().any(|known: &popquiz_core::bank::Area| known.id == area.id) {
                areas.push(area.clone());
            }
        }
        let first = decks.len();
        decks.extend(bank.decks().iter().cloned());
        for item in (0..bank.len()).filter_map(|at| bank.item(at)) {
            let mut id = item.id().to_owned();
            let mut number = 2;
            while !taken.insert(id.clone()) {
                id = format!("{}-{number}", item.id());
                number += 1;
            }
            let deck = u16::try_from(first + usize::from(item.head().deck)).unwrap_or(u16::MAX);
            items.extend(Item::new(Head { id, deck, ..item.head().clone() }, item.body().clone()).ok());
        }
    }
    Bank::new(&name, &title, areas, decks, &items)
}

/// The report for people. Of one sort that fills it, the first few and how many there are.
fn as_text(bank: &Bank, conversion: &Conversion, entries: &[Entry]) -> String {
    const MANY: usize = 8;
    const FEW: usize = 3;
    let mut text = String::new();
    let mut at = 0;
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| (std::cmp::Reverse(entry.loss.grade), entry.loss.feature));
    while let Some(first) = sorted.get(at) {
        let same = |entry: &&&Entry| (entry.loss.grade, entry.loss.feature) == (first.loss.grade, first.loss.feature);
        let count = sorted[at..].iter().take_while(same).count();
        let (grade, feature) = (first.loss.grade, first.loss.feature.name());
        let shown = match (grade, count) {
            (Grade::KeptOtherwise, _) => 0,
            (_, count) if count > MANY => FEW,
            (_, count) => count,
        };
        for entry in &sorted[at..at + shown] {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}:{}", entry.file, entry.loss);
        }
        if grade == Grade::KeptOtherwise {
            let _ = writeln!(text, "{}: {feature}: {count}", grade.as_str());
        } else if shown < count {
            let _ = writeln!(text, "... and {} more: {}: {feature}", count - shown, grade.as_str());
        }
        at += count;
    }
    let of = |grade: Grade| entries.iter().filter(|entry| entry.loss.grade == grade).count();
    let _ = writeln!(
        text,
        "{} questions in {}; kept otherwise {}, simplified {}, left out {}",
        bank.len(),
        conversion.out.display(),
        of(Grade::KeptOtherwise),
        of(Grade::Simplified),
        of(Grade::LeftOut)
    );
    text
}

fn as_json(bank: &Bank, to: &Format, entries: &[Entry]) -> Value {
    let losses: Vec<Value> = entries
        .iter()
        .map(|entry| {
            json!({
                "file": entry.file,
                "grade": entry.loss.grade.as_str(),
                "feature": entry.loss.feature.name(),
                "line": entry.loss.place.line,
                "column": entry.loss.place.column,
                "path": entry.loss.place.path,
                "text": entry.loss.text,
            })
        })
        .collect();
    json!({ "questions": bank.len(), "format": to.name, "losses": losses })
}
