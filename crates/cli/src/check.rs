//! `popquiz check`: every problem, then one line that sums up.

use popquiz_author::{Diagnostic, Loaded, Severity};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Reports the problems of decks.
pub fn run(loaded: &Loaded, json: bool) -> ExitCode {
    let (items, decks) = (loaded.items().count(), loaded.decks.len());
    let (errors, warnings) = (loaded.count(Severity::Error), loaded.count(Severity::Warning));
    if json {
        let diagnostics: Vec<Value> = loaded.diagnostics.iter().map(value).collect();
        let summary = json!({ "items": items, "decks": decks, "errors": errors, "warnings": warnings });
        println!("{:#}", json!({ "diagnostics": diagnostics, "summary": summary }));
    } else {
        for diagnostic in &loaded.diagnostics {
            println!("{diagnostic}\n");
        }
        let counts = [count(items, "item"), count(decks, "deck"), count(errors, "error"), count(warnings, "warning")];
        println!("{} in {}, {}, {}", counts[0], counts[1], counts[2], counts[3]);
    }
    if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
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
