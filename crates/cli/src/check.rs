//! `popquiz check`: every problem, then one line that sums up.

use crate::{fix, output};
use popquiz_author::{Diagnostic, Loaded, Severity, load_paths};
use popquiz_formats::{Format, Grade};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Of problems of one sort in one file so many are shown; of more, the first few and how many there are.
const MANY: usize = 8;
/// How many of them.
const FEW: usize = 3;

/// Reports the problems of decks and of files of other programs, after mending what a program can decide.
///
/// # Errors
/// A file cannot be read or written, or standard output cannot.
pub fn run(paths: &[PathBuf], json: bool, fix: bool) -> Result<ExitCode, String> {
    let (mut own, mut foreign) = (Vec::new(), Vec::new());
    for path in paths {
        match foreign_format(path) {
            Some(format) => foreign.push((path, format)),
            None => own.push(path.clone()),
        }
    }
    if fix {
        mend(&own)?;
    }
    if !foreign.is_empty() && json {
        return Err("`--json` is for decks: of other files `popquiz convert --report json` tells".into());
    }
    for (path, format) in foreign {
        of_another_program(path, format)?;
    }
    if own.is_empty() { Ok(ExitCode::SUCCESS) } else { decks(&load_paths(&own)?, json) }
}

/// The format of a file, if that is not ours. What has metadata as our items have is meant to be a deck.
fn foreign_format(path: &Path) -> Option<&'static Format> {
    let bytes = std::fs::read(path).ok()?;
    let is_ours = |text: &str| text.contains("`kind:") || text.lines().any(|line| line.starts_with("deck:"));
    if std::str::from_utf8(&bytes).is_ok_and(is_ours) {
        return None;
    }
    popquiz_formats::detect(&bytes).ok().filter(|format| format.name != "popquiz")
}

/// Tells what of a file of another program would arrive.
fn of_another_program(path: &Path, format: &'static Format) -> Result<(), String> {
    let found = crate::convert::one(path, Some(format))?;
    let mut text = String::new();
    let lost: Vec<_> = found.losses.iter().filter(|loss| loss.grade != Grade::KeptOtherwise).collect();
    for loss in lost.iter().take(MANY) {
        let _ = writeln!(text, "{}:{loss}", path.display());
    }
    if lost.len() > MANY {
        let _ = writeln!(text, "... and {} more (all of them: popquiz convert --report json)", lost.len() - MANY);
    }
    let (shown, questions) = (path.display(), count(found.bank.len(), "question"));
    let _ = writeln!(
        text,
        "{shown}: {}, {questions}; `popquiz convert {shown} -o DECK.md` makes a deck of it",
        format.title
    );
    output::write(&text)
}

/// Puts into decks what a program can decide, and tells what that was.
fn mend(paths: &[PathBuf]) -> Result<(), String> {
    for path in paths.iter().filter(|path| path.is_file()) {
        let shown = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let (fixed, done) = fix::fix(&name, &text);
        if !done.is_empty() {
            std::fs::write(path, fixed).map_err(|error| format!("cannot write {shown}: {error}"))?;
        }
        for what in done {
            output::write(&format!("{shown}: {what}\n"))?;
        }
    }
    Ok(())
}

/// Reports the problems of decks.
fn decks(loaded: &Loaded, json: bool) -> Result<ExitCode, String> {
    let (items, decks) = (loaded.items().count(), loaded.decks.len());
    let (errors, warnings) = (loaded.count(Severity::Error), loaded.count(Severity::Warning));
    if json {
        let diagnostics: Vec<Value> = loaded.diagnostics.iter().map(value).collect();
        let summary = json!({ "items": items, "decks": decks, "errors": errors, "warnings": warnings });
        output::write(&format!("{:#}\n", json!({ "diagnostics": diagnostics, "summary": summary })))?;
    } else {
        let mut text = grouped(&loaded.diagnostics);
        let counts = [count(items, "item"), count(decks, "deck"), count(errors, "error"), count(warnings, "warning")];
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} in {}, {}, {}", counts[0], counts[1], counts[2], counts[3]);
        output::write(&text)?;
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Diagnostics as text. Of one sort that fills a file, the last one shown says how many more there are.
fn grouped(all: &[Diagnostic]) -> String {
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for diagnostic in all {
        *counts.entry((&diagnostic.file, diagnostic.problem.code())).or_default() += 1;
    }
    let mut shown: HashMap<(&str, &str), usize> = HashMap::new();
    let mut text = String::new();
    for diagnostic in all {
        let sort = (diagnostic.file.as_str(), diagnostic.problem.code());
        let (of_sort, so_far) = (counts[&sort], shown.entry(sort).or_default());
        *so_far += 1;
        if of_sort > MANY && *so_far > FEW {
            continue;
        }
        let _ = write!(text, "{diagnostic}\n\n");
        if of_sort > MANY && *so_far == FEW {
            let more = of_sort - FEW;
            let _ = write!(text, "... and {more} more of {} in {} (all of them: --json)\n\n", sort.1, sort.0);
        }
    }
    text
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn value(diagnostic: &Diagnostic) -> Value {
    json!({
        "code": diagnostic.problem.code(),
        "severity": diagnostic.severity().as_str(),
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "width": diagnostic.width,
        "text": diagnostic.text,
        "message": diagnostic.problem.to_string(),
        "help": diagnostic.problem.help(),
    })
}
