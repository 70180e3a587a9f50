//! `cargo xtask lint`: formatting, Clippy for both targets, the scripts, and the rules of the design.

use crate::process::{Echo, ask, must};
use crate::{guards, project, tools, words};
use std::process::Command;

/// Runs every check, cheapest first, and all of them: one that fails says nothing about the next.
///
/// # Errors
/// What the checks found, and the commands that failed.
pub fn run(args: &[String]) -> Result<(), String> {
    if !args.is_empty() {
        return Err(format!("lint has no options, so not `{}`", args.join(" ")));
    }
    tools::wasm_target()?;
    let wasm = |args: &[&'static str]| [&["--target", tools::WASM_TARGET], args].concat();
    let failures: Vec<String> = [
        guards::check(),
        words::check(),
        cargo("formatting (`cargo fmt --all` mends it)", &["fmt", "--all", "--check"]),
        scripts(),
        supply(),
        clippy("for this machine", &["--workspace", "--all-targets"]),
        clippy("for wasm, the widget and its tests", &wasm(&["-p", "popquiz", "--lib", "--tests"])),
        clippy("for wasm, the author", &wasm(&["-p", "popquiz-author-wasm", "--lib"])),
        documentation(),
    ]
    .into_iter()
    .filter_map(Result::err)
    .collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn cargo(label: &str, args: &[&str]) -> Result<(), String> {
    eprintln!("    {label}");
    must(label, Command::new("cargo").current_dir(project::root()).args(args), Echo::OnFailure).map(drop)
}

fn clippy(label: &str, args: &[&str]) -> Result<(), String> {
    let args = [&["clippy", "--locked"], args, &["--", "-D", "warnings"]].concat();
    cargo(&format!("clippy {label}"), &args)
}

/// The documentation of the crates that others may build on, links and all.
fn documentation() -> Result<(), String> {
    eprintln!("    documentation");
    let mut command = Command::new("cargo");
    command.current_dir(project::root()).env("RUSTDOCFLAGS", "-D warnings");
    command.args(["doc", "--locked", "--no-deps", "-p", "popquiz-core", "-p", "popquiz-author"]);
    must("documentation", &mut command, Echo::OnFailure).map(drop)
}

/// Licences, doubled crates and sources of all that we build from: `deny.toml` says what may be.
fn supply() -> Result<(), String> {
    eprintln!("    licences and sources of crates");
    let mut command = Command::new(tools::cargo_deny()?);
    command.current_dir(project::root()).args([
        "--workspace",
        "--offline",
        "--locked",
        "check",
        "--hide-inclusion-graph",
    ]);
    must("checking the crates", command.args(["bans", "licenses", "sources"]), Echo::OnFailure).map(drop)
}

/// Lints the project's JavaScript; its linter parses, so it reports what is not JavaScript, too.
fn scripts() -> Result<(), String> {
    let root = project::root();
    let listed = ask(Command::new("git").current_dir(&root).args(["ls-files", "-co", "--exclude-standard"]))
        .ok_or("the list of files could not be had: `git ls-files` failed")?;
    let scripts: Vec<&str> =
        listed.lines().filter(|name| guards::is_script(name) && root.join(name).is_file()).collect();
    if scripts.is_empty() {
        return Ok(());
    }
    eprintln!("    {} scripts", scripts.len());
    let mut command = tools::node("oxlint/bin/oxlint")?;
    command.current_dir(&root).args(["--deny-warnings", "-D", "correctness", "-D", "suspicious", "-D", "no-eval"]);
    must("linting the scripts", command.args(scripts), Echo::OnFailure).map(drop)
}
