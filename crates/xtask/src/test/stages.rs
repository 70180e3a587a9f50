//! The stages of the tests.

use super::tally::Tally;
use crate::process::{Echo, ask, display, run};
use crate::size::Report;
use crate::{compile, formats, lint, project, site, tools, verify};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// One stage, which can run alone.
#[derive(Debug)]
pub(super) struct Stage {
    /// What `--only` takes.
    pub(super) name: &'static str,
    /// What it shows.
    pub(super) what: &'static str,
    /// Runs it. An error is what went wrong, with the output it has to be counted from.
    pub(super) run: fn() -> Result<Tally, String>,
}

/// All stages, in the order they run.
pub(super) const STAGES: [Stage; 9] = [
    Stage { name: "lint", what: "formatting, Clippy, scripts, rules of the design", run: linted },
    Stage { name: "native", what: "tests and examples of every crate on this machine", run: native },
    Stage { name: "questions", what: "the bank is well-formed", run: questions },
    Stage { name: "verify", what: "the bank's code does what the questions say", run: verified },
    Stage { name: "formats", what: "programs of others read what Popquiz writes", run: formatted },
    Stage { name: "wasm", what: "the widget's unit tests in Chromium", run: wasm },
    Stage { name: "build", what: "the site", run: built },
    Stage { name: "size", what: "the player, and the widget with its bank, are within their budgets", run: sized },
    Stage { name: "e2e", what: "the built site in Chromium", run: end_to_end },
];

/// A stage without tests of its own.
fn one(result: Result<(), String>) -> Result<Tally, String> {
    result.map(|()| Tally::ONE)
}

fn linted() -> Result<Tally, String> {
    one(lint::run(&[]))
}

fn built() -> Result<Tally, String> {
    one(site::build(compile::Care::Full))
}

fn verified() -> Result<Tally, String> {
    verify::run(&["--self-test".to_owned()])?;
    verify::run(&[])?;
    Ok(Tally { passed: 2, failed: 0 })
}

fn formatted() -> Result<Tally, String> {
    Ok(Tally::of(&formats::run()?))
}

fn sized() -> Result<Tally, String> {
    let report = Report::of(&project::dist())?;
    eprint!("{}", report.table());
    report.budget().map(|verdict| {
        eprintln!("{verdict}");
        Tally::ONE
    })
}

fn questions() -> Result<Tally, String> {
    let mut command = cargo(&["run", "--quiet", "--locked", "-p", "popquiz-cli", "--", "check", "questions"]);
    let ended = run("checking the questions", &mut command, Echo::Live)?;
    if ended.ok { Ok(Tally::ONE) } else { Err(failed(&command, "")) }
}

fn native() -> Result<Tally, String> {
    let crates = ["--locked", "--workspace", "--exclude", "popquiz-e2e"];
    let has_nextest = ask(&mut cargo(&["nextest", "--version"])).is_some();
    let tests: &[&str] = if has_nextest { &["nextest", "run"] } else { &["test", "--lib", "--bins", "--tests"] };
    let mut sum = tests_of("the tests", cargo(tests).args(crates))?;
    sum += tests_of("the examples in the documentation", cargo(&["test", "--doc", "--quiet"]).args(crates))?;
    Ok(sum)
}

/// The tests in the browser, through wasm-bindgen's own test runner. Not `wasm-pack test`: in a workspace it builds the
/// tests of all default members for wasm first, whatever package it is given, and those of the other crates are not
/// made for it.
fn wasm() -> Result<Tally, String> {
    tools::wasm_target()?;
    let browser = tools::browser()?;
    let runner = tools::wasm_bindgen()?.with_file_name("wasm-bindgen-test-runner");
    let mut command = cargo(&["test", "--locked", "-p", "popquiz", "--lib", "--tests", "--target", tools::WASM_TARGET]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    command.env("CHROMEDRIVER", &browser.driver).env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_json(&browser)?);
    some("the tests in the browser", &mut command)
}

fn end_to_end() -> Result<Tally, String> {
    let dist = project::dist();
    if !dist.join("popquiz_bg.wasm").is_file() {
        return Err(format!("{} holds no site: run `cargo xtask build`", dist.display()));
    }
    let browser = tools::browser()?;
    let mut command = cargo(&["test", "--locked", "-p", "popquiz-e2e", "--", "--test-threads=2"]);
    command.env("POPQUIZ_DIST", dist).env("CHROMEDRIVER", &browser.driver).env("CHROMIUM", &browser.chromium);
    command.env("AXE_PATH", tools::node_modules()?.join("axe-core/axe.min.js"));
    some("the end-to-end tests", &mut command)
}

/// The capabilities of `webdriver.json`, with the browser that was found in them: chromedriver looks for one only in
/// the usual places.
fn webdriver_json(browser: &tools::Browser) -> Result<PathBuf, String> {
    let text = project::read(&project::root().join("webdriver.json"))?;
    let made = project::scratch().join("webdriver.json");
    fs::create_dir_all(project::scratch()).map_err(|error| format!("{}: {error}", project::scratch().display()))?;
    let open = "\"goog:chromeOptions\": {";
    let binary = browser.chromium.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
    let with = text.replacen(open, &format!("{open}\n    \"binary\": \"{binary}\","), 1);
    project::write(&made, with.as_bytes())?;
    Ok(made)
}

fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project::root()).args(args);
    command
}

/// Runs tests and counts them.
fn tests_of(label: &str, command: &mut Command) -> Result<Tally, String> {
    let ended = run(label, command, Echo::Live)?;
    if ended.ok { Ok(Tally::of(&ended.text)) } else { Err(failed(command, &ended.text)) }
}

/// The same, where none at all means that something is amiss.
fn some(label: &str, command: &mut Command) -> Result<Tally, String> {
    let tally = tests_of(label, command)?;
    if tally == Tally::default() {
        return Err(format!("{label}: none ran. {}", failed(command, "")));
    }
    Ok(tally)
}

/// The command that failed, and the lines that say how many tests did.
fn failed(command: &Command, output: &str) -> String {
    let counts = |line: &&str| Tally::of(line) != Tally::default();
    let lines: Vec<&str> = output.lines().filter(counts).map(str::trim).collect();
    format!("The command was:\n    {}\n{}", display(command), lines.join("\n")).trim_end().to_owned()
}
