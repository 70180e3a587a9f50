//! `cargo xtask bench`: the core's micro-benchmarks, and the comparison with other quiz widgets.

use crate::process::{Echo, must};
use crate::{compile, project, site, tools};
use std::path::Path;
use std::process::Command;

/// Runs `cargo bench`, or with `--search` the search in the browser (`-- 10000` says over how many items), or with
/// `--peers DIR` the peer comparison in that folder. What stands after `--` is passed on.
///
/// # Errors
/// An unknown option, or a benchmark that fails.
pub fn run(args: &[String]) -> Result<(), String> {
    let (ours, passed_on) = match args.iter().position(|arg| arg == "--") {
        Some(at) => (&args[..at], &args[at + 1..]),
        None => (args, &[][..]),
    };
    match ours.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            let mut command = Command::new("cargo");
            command.current_dir(project::root()).args(["bench", "--locked", "-p", "popquiz-core", "--benches"]);
            must("the benchmarks", command.arg("--").args(passed_on), Echo::Live)?;
            eprintln!("\nAgainst other widgets, about 15 minutes: cargo xtask bench --peers DIR [-- --smoke]");
            Ok(())
        }
        ["--search"] => search(passed_on),
        ["--peers", folder] => peers(Path::new(folder), passed_on),
        _ => Err(format!("bench knows --search, --peers DIR and -- OPTIONS, not `{}`", ours.join(" "))),
    }
}

/// The list's search in the browser, over the site as it is shipped.
fn search(passed_on: &[String]) -> Result<(), String> {
    site::build(compile::Care::Full)?;
    let browser = tools::browser()?;
    let mut command = Command::new("cargo");
    command.current_dir(project::root()).args(["run", "--quiet", "--locked", "-p", "popquiz-e2e"]);
    command.args(["--bin", "search", "--"]).args(passed_on);
    command.env("POPQUIZ_DIST", project::dist()).env("CHROMEDRIVER", &browser.driver);
    must("the search", command.env("CHROMIUM", &browser.chromium), Echo::Live).map(drop)
}

fn peers(folder: &Path, passed_on: &[String]) -> Result<(), String> {
    let script = folder.join("run.mjs");
    if !script.is_file() {
        return Err(format!("there is no {}: --peers takes the folder of the peer benchmark", script.display()));
    }
    site::build(compile::Care::Full)?;
    let script = script.canonicalize().map_err(|error| format!("{}: {error}", script.display()))?;
    let mut command = Command::new("node");
    command.current_dir(project::root()).arg(script).args(passed_on);
    command.env("OURS_DIST", project::dist()).env("OURS_ADAPTER", project::root().join("bench"));
    command.env("CHROMIUM", tools::browser()?.chromium);
    must("the peer comparison", &mut command, Echo::Live).map(drop)
}
