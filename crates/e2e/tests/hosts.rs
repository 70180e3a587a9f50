//! Sites that other people's tools have built, with our lines in them. `cargo xtask test` builds them and names them in
//! `POPQUIZ_HOSTS`: a line for each, its name, its folder and its page, with tabs between.

use popquiz_e2e::{Browser, Engine, Result, Stage};
use std::process::ExitCode;
use std::time::Instant;

/// Where every site is served: a sub-path, as course pages are.
const BELOW: &str = "/course";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    // Without sites there is nothing to look at: `cargo test` in the root runs this, too.
    let Ok(list) = std::env::var("POPQUIZ_HOSTS") else {
        println!("running 0 tests: the sites are built by `cargo xtask test --only hosts`");
        return Ok(true);
    };
    let list = std::fs::read_to_string(&list).map_err(|error| format!("{list}: {error}"))?;
    let hosts: Vec<Vec<&str>> = list.lines().map(|line| line.split('\t').collect()).collect();
    println!("running {} tests", hosts.len());
    let browser = Browser::start(Engine::chosen()?)?;
    let (began, mut failed) = (Instant::now(), Vec::new());
    for host in &hosts {
        let [name, folder, page] = host[..] else { return Err(format!("a line of three fields, not {host:?}")) };
        let result = visit(&browser, folder, page);
        println!("test hosts::{name} ... {}", if result.is_ok() { "ok" } else { "FAILED" });
        failed.extend(
            result
                .err()
                .map(|error| format!("\n---- hosts::{name} ----\n{error}\nThe page shows:\n{}", browser.shown())),
        );
    }
    for error in &failed {
        println!("{error}");
    }
    println!(
        "\ntest result: {}. {} passed; {} failed; 0 ignored; 0 measured; 0 filtered out; finished in {:.2}s",
        if failed.is_empty() { "ok" } else { "FAILED" },
        hosts.len() - failed.len(),
        failed.len(),
        began.elapsed().as_secs_f32()
    );
    Ok(failed.is_empty())
}

/// The page of a lesson: five questions of the Django bank, and a deck of its own. A learner answers one of each, and comes
/// back.
fn visit(browser: &Browser, folder: &str, page: &str) -> Result<()> {
    let stage = Stage::foreign(browser, folder, BELOW)?;
    browser.console()?; // what was said before is not this site's
    stage.open(&format!("{BELOW}/{page}"))?;
    let (django, tea) = (stage.nth(0), stage.nth(1));
    said(django.wait_for(".count", "of 5").map(drop))?;
    django.button("skip")?;
    django.button("next")?;
    django.wait("[data-role=skip]")?;
    let count = django.text(".count")?;

    if !tea.text("[data-role=question]")?.contains("green tea") {
        return Err("the page's own deck is not asked".into());
    }
    tea.click_on("label.choice", "75")?;
    tea.button("check")?;
    if !tea.text("[data-role=feedback]")?.contains("tannins") {
        return Err("the answer is not explained".into());
    }

    let text = browser.script("return document.body.innerText", &[])?;
    if text.as_str().is_some_and(|text| text.contains("Five questions.") || text.contains("- [x]")) {
        return Err("what stands inside the element is still shown".into());
    }
    let fetched = "const names = performance.getEntriesByType('resource').map(({ name }) => name);\
        return names.filter((name, at) => /\\.(wasm|pqb)/.test(name) && names.indexOf(name) !== at)";
    let twice = browser.script(fetched, &[])?;
    if twice.as_array().is_none_or(|twice| !twice.is_empty()) {
        return Err(format!("asked for more than once: {twice}"));
    }
    browser.reload()?;
    if django.text(".count")? != count {
        return Err("the place was lost by a reload".into());
    }
    // mdBook's highlighter tells the console of every language that it does not know.
    let ours =
        |line: &&String| !["Could not find the language", "no-highlight mode"].iter().any(|said| line.contains(said));
    match browser.console()?.iter().find(ours) {
        Some(line) => Err(format!("the console was told: {line}")),
        None => Ok(()),
    }
}

/// The error with what it is about.
fn said(result: Result<()>) -> Result<()> {
    result.map_err(|error| format!("the Django bank: {error}"))
}
