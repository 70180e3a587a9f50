//! The command line for authors: `popquiz check`, `convert`, `export`, `stats`, `pack` and `items`.

mod args;
mod check;
mod convert;
mod export;
mod fix;
mod items;
mod output;
mod stats;
mod table;

use args::Command;
use popquiz_author::{Loaded, Severity, load_paths};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            eprintln!("popquiz: {message}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("popquiz: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Help => output::write(args::USAGE)?,
        Command::Check { json, fix, paths } => return check::run(&paths, json, fix),
        Command::Convert(conversion) => return convert::run(&conversion),
        Command::Export { path } => output::write(&format!("{:#}\n", export::bank(&sound(path)?)))?,
        Command::Stats { path } => {
            let loaded = load_paths(&[path])?;
            output::write(&stats::table(&loaded))?;
            let errors = loaded.count(Severity::Error);
            if errors > 0 {
                return Err(format!("items with errors are not counted ({errors} errors): see `popquiz check`"));
            }
        }
        Command::Pack { path, out } => pack(&sound(path)?, &out)?,
        Command::Items { files, bank, json } => {
            let bank = bank.map(sound).transpose()?;
            items::run(&files, bank.as_ref(), json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Loads a bank; one with errors is not handed on.
fn sound(path: PathBuf) -> Result<Loaded, String> {
    let loaded = load_paths(&[path])?;
    let errors = loaded.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error);
    let errors: Vec<String> = errors.map(|diagnostic| format!("{diagnostic}\n\n")).collect();
    if errors.is_empty() { Ok(loaded) } else { Err(format!("the bank has errors\n\n{}", errors.concat().trim_end())) }
}

fn pack(loaded: &Loaded, out: &Path) -> Result<(), String> {
    let bytes = loaded.bank().condense().encode();
    std::fs::write(out, &bytes).map_err(|error| format!("cannot write {}: {error}", out.display()))?;
    output::write(&format!("{} items, {} bytes: {}\n", loaded.items().count(), bytes.len(), out.display()))
}
