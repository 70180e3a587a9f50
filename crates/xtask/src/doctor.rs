//! `cargo xtask doctor`: what building and testing need, what of it is there, and what to run for the rest. It installs
//! nothing.

use crate::process::ask;
use crate::verify::pythons;
use crate::{project, tools};
use std::path::Path;
use std::process::Command;

/// What is known of one thing that is needed.
#[derive(Debug, PartialEq, Eq)]
enum State {
    /// There, with its version or place.
    Ready(String),
    /// Missing, and installed by the command that needs it: how long that takes.
    Later(String),
    /// Missing, and nobody but you can bring it: what to run.
    Missing(String),
}

/// One line of the answer.
struct Row {
    /// What it is.
    name: String,
    /// What needs it.
    needed_for: &'static str,
    state: State,
}

/// Prints the table.
///
/// # Errors
/// Something is missing that no command of ours installs; the message counts it.
pub fn run(args: &[String]) -> Result<(), String> {
    if !args.is_empty() {
        return Err(format!("doctor has no options, so not `{}`", args.join(" ")));
    }
    let rows = examine()?;
    print!("{}", table(&rows));
    let missing = rows.iter().filter(|row| matches!(row.state, State::Missing(_))).count();
    match missing {
        0 => {
            println!("\nReady. Next: `cargo xtask serve` to look at it, `cargo xtask test` to run every test.");
            Ok(())
        }
        _ => Err(format!("{missing} missing; run what the table says, then `cargo xtask doctor` again")),
    }
}

fn examine() -> Result<Vec<Row>, String> {
    let row = |name: &str, needed_for, state| Row { name: name.into(), needed_for, state };
    let mut rows = vec![
        row("rustc", "everything", program("rustc", "install rustup and run `rustup toolchain install`")),
        row("git", "lint, build", program("git", "install git (Debian: apt-get install -y git)")),
        row(
            "node",
            "build, lint",
            program("node", "install Node.js 20 or newer (Debian: apt-get install -y nodejs npm)"),
        ),
        row("npm", "build, lint", program("npm", "install npm (Debian: apt-get install -y npm)")),
        row("wasm target", "build", wasm_target()),
    ];
    for tool in tools::crates()? {
        let state = match tool.installed() {
            Some(place) => State::Ready(format!("{} at {}", tool.version, place.display())),
            None => State::Later(format!("built when it is first needed, in about {}", tool.takes)),
        };
        rows.push(row(tool.package, "build, lint", state));
    }
    let (home, lacking) = tools::npm_lacking();
    rows.push(row(
        "npm packages",
        "build, lint, e2e",
        if lacking.is_empty() {
            State::Ready(format!("in {}", home.display()))
        } else {
            State::Later(format!("{} are installed when they are first needed", lacking.join(", ")))
        },
    ));
    rows.push(row("Chromium and chromedriver", "wasm, e2e", browser()));
    let found = pythons::find();
    let oldest = pythons::Version(3, 10);
    rows.push(row(
        "Python",
        "verify",
        match pythons::choose(&found, oldest) {
            Some(python) => State::Ready(format!("{} at {}", python.version, python.path.display())),
            None => State::Later(pythons::none_found(&found, oldest).replace("\n    ", " ").replace('\n', " ")),
        },
    ));
    let built = project::dist().join("popquiz.js").is_file();
    rows.push(row(
        "dist/",
        "serve --no-build, e2e, size",
        if built { State::Ready("built".into()) } else { State::Later("made by `cargo xtask build`".into()) },
    ));
    Ok(rows)
}

/// A program that answers to `--version`.
fn program(name: &str, cure: &str) -> State {
    match ask(Command::new(name).arg("--version")) {
        Some(answer) => State::Ready(answer.lines().next().unwrap_or_default().to_owned()),
        None => State::Missing(cure.into()),
    }
}

fn wasm_target() -> State {
    let target = tools::WASM_TARGET;
    let library = ask(Command::new("rustc").args(["--print", "target-libdir", "--target", target]));
    match library {
        Some(folder) if Path::new(&folder).is_dir() => State::Ready(target.into()),
        _ if tools::find(Path::new("rustup")).is_some() => State::Later("added through rustup in a few seconds".into()),
        _ => State::Missing(format!("install the standard library for {target}: `rustup target add {target}`")),
    }
}

fn browser() -> State {
    match tools::find_browser() {
        Ok(Some(browser)) => State::Ready(browser.chromium.display().to_string()),
        Ok(None) if tools::find(Path::new("apt-get")).is_some() => {
            State::Later(format!("`{}`", tools::apt_command("chromium chromium-driver")))
        }
        Ok(None) => State::Missing("install Chrome and the chromedriver of its version, and put both on PATH".into()),
        Err(error) => State::Missing(error),
    }
}

fn table(rows: &[Row]) -> String {
    let widest = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default();
    let line = |row: &Row| {
        let (mark, text) = match &row.state {
            State::Ready(text) => ("ok     ", text),
            State::Later(text) => ("later  ", text),
            State::Missing(text) => ("MISSING", text),
        };
        format!("{mark}  {:widest$}  {text} (for: {})\n", row.name, row.needed_for)
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_missing_and_its_cure_is_named() {
        assert_eq!(program("no-such-program-here", "run this"), State::Missing("run this".into()));
        assert!(matches!(program("cargo", ""), State::Ready(text) if text.starts_with("cargo ")));
    }

    #[test]
    fn a_line_says_what_is_missing_and_what_needs_it() {
        let row = |state| Row { name: "tool".into(), needed_for: "build", state };
        let rows = [row(State::Ready("1.2".into())), row(State::Missing("run this".into()))];
        assert_eq!(table(&rows), "ok       tool  1.2 (for: build)\nMISSING  tool  run this (for: build)\n");
    }
}
