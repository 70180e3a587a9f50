//! `cargo xtask build`: the complete static site, for any host and any sub-path.
//!
//! | in `dist` | what |
//! |---|---|
//! | `index.html`, `popquiz.js`, `popquiz_bg.wasm` | the widget; the style sheet and the wasm-bindgen glue are inside `popquiz.js` |
//! | `django.pqb` | its bank, checked and packed |
//! | `study/` | the widget with all study modes; fetched when one of them is wanted |
//! | `author/` | reads Markdown; fetched only by a page that brings its own questions |
//! | `player/` | the same widget without a bank, with its own copies of `study/` and `author/` |
//! | the rest | the files of `www`, scripts and styles minified |

use crate::compile::{self, Care, Compiler, Module};
use crate::process::{Echo, display, must, seconds};
use crate::project;
use crate::tools;
use crate::words;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Builds the site into `dist`, which is replaced only when all of it is there.
///
/// # Errors
/// A tool is missing, or a step fails; the message holds its command.
pub fn build(care: Care) -> Result<(), String> {
    let began = Instant::now();
    let compiler = Compiler::ready(care)?;
    eprintln!("building the site ...");
    words::check()?;
    let (name, bank) = bank()?;
    let made = |module: &Module| -> Result<PathBuf, String> {
        let folder = compiler.make(module)?;
        eprintln!("    {} wasm, after {}", module.label, seconds(began.elapsed()));
        Ok(folder)
    };
    let modules = Modules { study: made(&compile::STUDY)?, author: made(&compile::AUTHOR)? };
    let (bundled, player) = (made(&compile::BUNDLED)?, made(&compile::PLAYER)?);

    let site = project::scratch().join("dist-new");
    project::fresh_dir(&site)?;
    let page = project::root().join("index.html");
    assemble(&site, &bundled, &modules, &page, Some(&name))?;
    project::write(&site.join(&name), &bank)?;
    assemble(&site.join("player"), &player, &modules, &project::root().join("www/player/index.html"), None)?;
    let own = project::root().join("www/player");
    for file in project::files(&own)? {
        place(&own.join(&file), &site.join("player").join(&file))?;
    }
    swap(&site, &project::dist(), &project::scratch().join("dist-old"))?;
    eprintln!("built {} in {}", project::dist().display(), seconds(began.elapsed()));
    Ok(())
}

/// The modules that are fetched when they are wanted, by both builds.
struct Modules {
    study: PathBuf,
    author: PathBuf,
}

/// The bank in `questions`, packed, and the name of its file. A bank with errors stops the build, with all of them.
fn bank() -> Result<(String, Vec<u8>), String> {
    let loaded = popquiz_author::load_paths(&[project::root().join("questions")])?;
    let (errors, warnings): (Vec<_>, Vec<_>) =
        loaded.diagnostics.iter().partition(|found| found.problem.severity() == popquiz_author::Severity::Error);
    if !errors.is_empty() {
        let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
        return Err(format!("the question bank has errors:\n\n{}", all.join("\n\n")));
    }
    for warning in warnings {
        eprintln!("{warning}");
    }
    let bank = loaded.bank();
    Ok((format!("{}.pqb", bank.name()), bank.condense().encode()))
}

/// What becomes one script.
const BUNDLED_FILES: [&str; 7] =
    ["popquiz.js", "attributes.js", "inline.js", "load.js", "place.js", "popquiz.css", "home.css"];
/// What is bundled with its words.
const WORDED_FILE: &str = "arrange.js";

/// Puts one build together: the files of `www`, the widget's script and wasm, the modules', and the page.
fn assemble(site: &Path, widget: &Path, modules: &Modules, page: &Path, bank: Option<&str>) -> Result<(), String> {
    let www = project::root().join("www");
    for file in project::files(&www)? {
        let bundled = BUNDLED_FILES.iter().chain([&WORDED_FILE]).any(|name| file == Path::new(name));
        if !bundled && !file.starts_with("player") && !file.starts_with("study") {
            place(&www.join(&file), &site.join(&file))?;
        }
    }
    script(widget, &site.join("popquiz.js"), bank)?;
    arrange_script(&site.join("arrange.js"))?;
    study_script(&modules.study, &site.join("study/study.js"))?;
    project::copy(&modules.study.join("popquiz_study_bg.wasm"), &site.join("study/popquiz_study_bg.wasm"))?;
    let author = &modules.author;
    project::copy(&widget.join("popquiz_bg.wasm"), &site.join("popquiz_bg.wasm"))?;
    place(&author.join("popquiz_author.js"), &site.join("author/popquiz_author.js"))?;
    project::copy(&author.join("popquiz_author_bg.wasm"), &site.join("author/popquiz_author_bg.wasm"))?;
    if page.is_file() {
        project::copy(page, &site.join("index.html"))?;
    }
    Ok(())
}

/// Bundles `study.js` with its glue and the style sheets of the study modes.
fn study_script(study: &Path, to: &Path) -> Result<(), String> {
    let stage = project::scratch().join("stage");
    project::fresh_dir(&stage)?;
    let www = project::root().join("www/study");
    let mut sheets: Vec<PathBuf> = project::files(&www)?.iter().map(|file| www.join(file)).collect();
    sheets.retain(|file| file.extension().is_some_and(|ending| ending == "css"));
    sheets.sort();
    sheets.insert(0, project::root().join("www/home.css"));
    style_sheet(&sheets, &stage.join("study.css"))?;
    project::copy(&www.join("study.js"), &stage.join("study.js"))?;
    project::copy(&study.join("popquiz_study.js"), &stage.join("popquiz_study_wasm.js"))?;
    bundle(&stage.join("study.js"), to, "popquiz_study_bg.wasm")
}

/// Bundles `popquiz.js` with `load.js`, the glue and the style sheet, which it imports as text, into one module.
fn script(widget: &Path, to: &Path, bank: Option<&str>) -> Result<(), String> {
    // esbuild resolves imports beside the importing file.
    let stage = project::scratch().join("stage");
    project::fresh_dir(&stage)?;
    let www = project::root().join("www");
    for name in BUNDLED_FILES.iter().filter(|name| crate::guards::is_script(name)) {
        project::copy(&www.join(name), &stage.join(name))?;
    }
    let sheets: &[&str] = if bank.is_some() { &["popquiz.css", "home.css"] } else { &["popquiz.css"] };
    let sheets: Vec<PathBuf> = sheets.iter().map(|name| www.join(name)).collect();
    style_sheet(&sheets, &stage.join("popquiz.css"))?;
    project::copy(&widget.join("popquiz.js"), &stage.join("popquiz_wasm.js"))?;
    let has = match bank {
        Some(bank) => format!("export const bank = {bank:?}, home = true;"),
        None => "export const bank = '', home = false;".to_owned(),
    };
    project::write(&stage.join("popquiz_build.js"), has.as_bytes())?;
    words::script_module(&stage, "popquiz_words.js")?;
    bundle(&stage.join("popquiz.js"), to, "popquiz_bg.wasm")
}

/// Bundles `arrange.js` with its messages.
fn arrange_script(to: &Path) -> Result<(), String> {
    let stage = project::scratch().join("stage");
    project::fresh_dir(&stage)?;
    let from = stage.join("arrange.js");
    project::copy(&project::root().join("www/arrange.js"), &from)?;
    words::script_module(&stage, "arrange_words.js")?;
    must("bundling arrange.js", esbuild(&from, to)?.args(["--bundle", "--format=esm"]), Echo::OnFailure).map(drop)
}

/// Puts style sheets together, in this order, and minifies them. (esbuild does not minify what is imported as text.)
fn style_sheet(sheets: &[PathBuf], to: &Path) -> Result<(), String> {
    let all: Result<Vec<String>, String> = sheets.iter().map(|file| project::read(file)).collect();
    let joined = to.with_extension("all.css");
    project::write(&joined, all?.concat().as_bytes())?;
    place(&joined, to)
}

fn bundle(from: &Path, to: &Path, wasm: &str) -> Result<(), String> {
    let mut command = esbuild(from, to)?;
    command.args(["--bundle", "--format=esm", "--loader:.css=text"]);
    must(&format!("bundling {}", from.display()), &mut command, Echo::OnFailure)?;
    let made = project::read(to)?;
    if let Some(word) = evaluates(&made) {
        return Err(format!(
            "{} holds `{word}`, which a strict Content-Security-Policy forbids: find what brings it in (a script in \
             `www`, or a js-sys `Function` in the wasm) with `grep -o '.\\{{80\\}}{word}' {}`",
            to.display(),
            to.display()
        ));
    }
    if !made.contains("import.meta.url") || !made.contains(wasm) {
        return Err(format!(
            "{} no longer finds {wasm} beside itself. The command was:\n    {}",
            to.display(),
            display(&command)
        ));
    }
    Ok(())
}

/// What turns strings into code, if a script holds it.
fn evaluates(script: &str) -> Option<&'static str> {
    let begins_word = |at: usize| !script[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
    ["eval(", "new Function(", "Function(\""]
        .into_iter()
        .find(|word| script.match_indices(word).any(|(at, _)| begins_word(at)))
}

/// Copies one file into the site, scripts and style sheets minified.
fn place(from: &Path, to: &Path) -> Result<(), String> {
    let ending = from.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if !matches!(ending, "js" | "mjs" | "css") {
        return project::copy(from, to);
    }
    must(&format!("minifying {}", from.display()), &mut esbuild(from, to)?, Echo::OnFailure).map(drop)
}

fn esbuild(from: &Path, to: &Path) -> Result<Command, String> {
    let mut command = tools::node("esbuild/bin/esbuild")?;
    command.arg(from).arg(format!("--outfile={}", to.display()));
    // The oldest engines that have all the widget stands on (the style sheet's light-dark()).
    command.args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
    command.arg("--target=chrome123,firefox120,safari17.5");
    Ok(command)
}

/// Moves a finished folder to its place; whoever reads the old one meanwhile loses nothing but a moment.
fn swap(new: &Path, place: &Path, old: &Path) -> Result<(), String> {
    if old.exists() {
        fs::remove_dir_all(old).map_err(|error| format!("{}: {error}", old.display()))?;
    }
    if place.exists() {
        fs::rename(place, old).map_err(|error| format!("{}: {error}", place.display()))?;
    }
    fs::rename(new, place).map_err(|error| format!("{} to {}: {error}", new.display(), place.display()))?;
    fs::remove_dir_all(old).ok();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_that_become_code_are_found() {
        assert_eq!(evaluates("let x=eval(\"1\")"), Some("eval("));
        assert_eq!(evaluates("return new Function(a)"), Some("new Function("));
        assert_eq!(evaluates("let medieval(x), intervalFunction(y), isFunction(\"z\")"), None);
    }

    #[test]
    fn a_swap_replaces_the_whole_folder() {
        let around = std::env::temp_dir().join(format!("popquiz-swap-{}", std::process::id()));
        let (new, place) = (around.join("new"), around.join("place"));
        for (folder, file) in [(&new, "b"), (&place, "a")] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(file), "").unwrap();
        }
        swap(&new, &place, &around.join("old")).unwrap();
        assert_eq!(project::files(&place), Ok(vec![PathBuf::from("b")]));
        assert!(!new.exists());
        fs::remove_dir_all(around).unwrap();
    }
}
