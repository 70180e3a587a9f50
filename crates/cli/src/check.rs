//! `popquiz check`: every problem, then one line that sums up.

use crate::output;
use popquiz_author::{Diagnostic, Loaded, Severity};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::process::ExitCode;

/// Of problems of one sort in one file so many are shown; of more, the first few and how many there are.
const MANY: usize = 8;
/// How many of them.
const FEW: usize = 3;

/// Reports the problems of decks.
///
/// # Errors
/// Standard output cannot be written.
pub fn run(loaded: &Loaded, json: bool) -> Result<ExitCode, String> {
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
