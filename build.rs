//! Checks the bank in `questions/` and packs it into `OUT_DIR/bank.pqb`, so that a bank with errors is not built.

use popquiz_author::{Diagnostic, Severity, load_paths};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=questions");
    // The player carries no bank.
    if std::env::var_os("CARGO_FEATURE_BUNDLED").is_none() {
        return ExitCode::SUCCESS;
    }
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), String> {
    let loaded = load_paths(&[PathBuf::from("questions")])?;
    if loaded.count(Severity::Error) > 0 {
        let all: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        return Err(format!("the question bank has errors:\n\n{}", all.join("\n\n")));
    }
    for Diagnostic { problem, file, line, column, .. } in &loaded.diagnostics {
        println!("cargo::warning={file}:{line}:{column}: {problem} [{}]", problem.code());
    }
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?;
    let path = PathBuf::from(folder).join("bank.pqb");
    std::fs::write(&path, loaded.bank().encode()).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
