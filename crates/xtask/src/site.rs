//! `cargo xtask build`: the complete static site, for any host and any sub-path.
//!
//! | in `dist` | what |
//! |---|---|
//! | `index.html`, `popquiz.js`, `popquiz_bg.wasm` | the widget; the style sheet and the wasm-bindgen glue are inside `popquiz.js` |
//! | `chunks/` | the code and the style of each screen but the drill, fetched when it is wanted |
//! | `django.pqb` | its bank, checked and packed |
//! | `author/` | reads Markdown; fetched only by a page that brings its own questions |
//! | `player/` | the same without a bank |
//! | the rest | the files of `www`, scripts and styles minified |

use crate::compile::{Care, Compiler, Widget};
use crate::process::{Echo, display, must, seconds};
use crate::project;
use crate::tools;
use crate::words;
use std::collections::BTreeMap;
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
    let widget = compiler.widget()?;
    eprintln!("    the widget's wasm, after {}", seconds(began.elapsed()));
    let author = compiler.author()?;
    eprintln!("    the author's wasm, after {}", seconds(began.elapsed()));
    let parts = Parts { chunks: chunks(&widget)?, widget, author };

    let site = project::scratch().join("dist-new");
    project::fresh_dir(&site)?;
    let page = project::root().join("index.html");
    assemble(&site, &parts, &page, &name)?;
    project::write(&site.join(&name), &bank)?;
    assemble(&site.join("player"), &parts, &project::root().join("www/player/index.html"), "")?;
    let own = project::root().join("www/player");
    for file in project::files(&own)? {
        place(&own.join(&file), &site.join("player").join(&file))?;
    }
    swap(&site, &project::dist(), &project::scratch().join("dist-old"))?;
    eprintln!("built {} in {}", project::dist().display(), seconds(began.elapsed()));
    Ok(())
}

/// What both folders are made of.
struct Parts {
    widget: Widget,
    author: PathBuf,
    /// For each screen that is not there at first, the files that it needs, in `chunks/`.
    chunks: BTreeMap<String, Vec<String>>,
}

/// The style of all screens but the start screen and the drill.
const STUDY: &str = "study.css";
/// What is in it.
const STUDY_SHEETS: [&str; 3] = ["base.css", "practice.css", "print.css"];
/// The style of the start screen, of which the others take much.
const START: &str = "start.css";

/// The files that each chunk needs. Their names hold that of the build: an old page finds none of a new one.
fn chunks(widget: &Widget) -> Result<BTreeMap<String, Vec<String>>, String> {
    let mut all = BTreeMap::new();
    for (screen, code) in &widget.chunks {
        let own = format!("{screen}.css");
        let styles = [START, STUDY, own.as_str()].into_iter().filter(|sheet| match *sheet {
            START => true,
            STUDY => screen != "start",
            own => sheets().join(own).is_file(),
        });
        let mut files: Vec<String> =
            code.iter().map(String::as_str).chain(styles).map(|file| of_build(file, widget)).collect();
        files.dedup(); // the start screen's own style is the one that comes first
        all.insert(screen.clone(), files);
    }
    if all.is_empty() { Err("the widget was not split".to_owned()) } else { Ok(all) }
}

fn sheets() -> PathBuf {
    project::root().join("www/screens")
}

fn of_build(file: &str, widget: &Widget) -> String {
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    format!("{stem}.{}.{ending}", widget.build)
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
const BUNDLED_FILES: [&str; 6] = ["popquiz.js", "attributes.js", "blocks.js", "load.js", "place.js", "popquiz.css"];
/// What is bundled with its words, and the module that it has them from.
const WORDED_FILES: [(&str, &str); 2] = [("arrange.js", "arrange_words.js"), ("copy.js", "copy_words.js")];
/// What reads questions in a page.
const INLINE: &str = "inline.js";

/// Puts one folder together: the files of `www`, the widget's script, wasm and chunks, the author's, and the page. The name
/// of the bank is empty where there is none.
fn assemble(site: &Path, parts: &Parts, page: &Path, bank: &str) -> Result<(), String> {
    let www = project::root().join("www");
    for file in project::files(&www)? {
        let bundled = BUNDLED_FILES
            .iter()
            .chain(WORDED_FILES.iter().map(|(name, _)| name))
            .chain([&INLINE])
            .any(|name| file == Path::new(name));
        if !bundled && !file.starts_with("player") && !file.starts_with("screens") {
            place(&www.join(&file), &site.join(&file))?;
        }
    }
    let Parts { widget, author, chunks } = parts;
    script(parts, &site.join("popquiz.js"), bank, &[])?;
    for (name, words) in WORDED_FILES {
        worded_script(name, words, &site.join(name))?;
    }
    let mut inline = esbuild(&www.join(INLINE), &site.join(INLINE))?;
    must("bundling inline.js", inline.args(["--bundle", "--format=esm"]), Echo::OnFailure)?;
    project::copy(&widget.folder.join("popquiz_bg.wasm"), &site.join("popquiz_bg.wasm"))?;
    let folder = site.join("chunks");
    project::fresh_dir(&folder)?;
    for (file, bytes) in &widget.code {
        project::write(&folder.join(of_build(file, widget)), bytes)?;
    }
    for file in project::files(&sheets())?.iter().filter_map(|file| file.to_str()) {
        if !STUDY_SHEETS.contains(&file) {
            place(&sheets().join(file), &folder.join(of_build(file, widget)))?;
        }
    }
    style_sheet(&STUDY_SHEETS.map(|name| sheets().join(name)), &folder.join(of_build(STUDY, widget)))?;
    let listed = serde_json::to_string(chunks).map_err(|error| error.to_string())?;
    project::write(&folder.join("index.json"), listed.as_bytes())?;
    place(&author.join("popquiz_author.js"), &site.join("author/popquiz_author.js"))?;
    project::copy(&author.join("popquiz_author_bg.wasm"), &site.join("author/popquiz_author_bg.wasm"))?;
    let mut assets: Vec<String> =
        project::files(site)?.iter().filter_map(|file| file.to_str()).map(str::to_owned).collect();
    assets.retain(|file| is_asset(file));
    assets.extend(Some(bank.to_owned()).filter(|bank| !bank.is_empty()));
    assets.sort();
    script(parts, &site.join(FOR_BUNDLERS), bank, &assets)?;
    if page.is_file() {
        project::write(&site.join("index.html"), preloading(&project::read(page)?, chunks).as_bytes())?;
    }
    Ok(())
}

/// The widget's script for sites that are put together by a bundler: it names each of its files in the form that these follow.
const FOR_BUNDLERS: &str = "popquiz.bundler.js";

/// Whether a file is one that the script loads when it wants it.
fn is_asset(file: &str) -> bool {
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str());
    match ending {
        Some("wasm") => true,
        Some("css") => file.starts_with("chunks/"),
        Some("js") => {
            file.starts_with("author/") || file == INLINE || WORDED_FILES.iter().any(|(name, _)| *name == file)
        }
        _ => false,
    }
}

/// The page, which loads the chunk of the start screen at once if it says so.
fn preloading(page: &str, chunks: &BTreeMap<String, Vec<String>>) -> String {
    let line = |file: &String| format!("<link rel=\"preload\" href=\"chunks/{file}\" as=\"fetch\" crossorigin>");
    let start: Vec<String> = chunks.get("start").into_iter().flatten().map(line).collect();
    page.replace("<!-- the start screen's chunk -->", &start.join("\n"))
}

/// Bundles `popquiz.js` with `load.js`, the glue and the style sheet, which it imports as text, into one module. `assets` are
/// the files whose addresses it spells out; it finds the others beside itself.
fn script(parts: &Parts, to: &Path, bank: &str, assets: &[String]) -> Result<(), String> {
    // esbuild resolves imports beside the importing file.
    let stage = project::scratch().join("stage");
    project::fresh_dir(&stage)?;
    let www = project::root().join("www");
    for name in BUNDLED_FILES.iter().filter(|name| crate::guards::is_script(name)) {
        project::copy(&www.join(name), &stage.join(name))?;
    }
    style_sheet(&[www.join("popquiz.css")], &stage.join("popquiz.css"))?;
    project::copy(&parts.widget.folder.join("popquiz.js"), &stage.join("popquiz_wasm.js"))?;
    // The name of the build stands in every file's name, and once here.
    let middle = format!(".{}.", parts.widget.build);
    let bare = |file: &String| file.replace(&middle, ".");
    let bare: BTreeMap<&String, Vec<String>> =
        parts.chunks.iter().map(|(screen, files)| (screen, files.iter().map(bare).collect())).collect();
    let chunks = serde_json::to_string(&bare).map_err(|error| error.to_string())?;
    let build = &parts.widget.build;
    let spelled = |file: &String| format!("{file:?}: new URL({:?}, import.meta.url),", format!("./{file}"));
    let followed = |file: &&String| crate::guards::is_script(file);
    let imported = |file: &String| format!("{file:?}: () => import({:?}),", format!("./{file}"));
    let modules: String = assets.iter().filter(followed).map(imported).collect();
    let assets: String = assets.iter().filter(|file| !followed(file)).map(spelled).collect();
    let has = format!(
        "export const bank = {bank:?}, build = {build:?}, chunks = {chunks}, assets = {{{assets}}}, \
         modules = {{{modules}}};"
    );
    project::write(&stage.join("popquiz_build.js"), has.as_bytes())?;
    words::script_module(&stage, "popquiz_words.js")?;
    bundle(&stage.join("popquiz.js"), to, "popquiz_bg.wasm")
}

/// Bundles a script with its messages.
fn worded_script(name: &str, words: &str, to: &Path) -> Result<(), String> {
    let stage = project::scratch().join("stage");
    project::fresh_dir(&stage)?;
    let from = stage.join(name);
    project::copy(&project::root().join("www").join(name), &from)?;
    words::script_module(&stage, words)?;
    must(&format!("bundling {name}"), esbuild(&from, to)?.args(["--bundle", "--format=esm"]), Echo::OnFailure).map(drop)
}

/// Puts style sheets together, in this order, and minifies them. (esbuild does not minify what is imported as text.)
fn style_sheet(sheets: &[PathBuf], to: &Path) -> Result<(), String> {
    let all: Result<Vec<String>, String> = sheets.iter().map(|file| project::read(file)).collect();
    let joined = project::scratch().join("stage").join("all.css");
    project::write(&joined, all?.concat().as_bytes())?;
    place(&joined, to)
}

fn bundle(from: &Path, to: &Path, wasm: &str) -> Result<(), String> {
    let mut command = esbuild(from, to)?;
    command.args([
        "--bundle",
        "--format=esm",
        "--loader:.css=text",
        "--external:./author/*",
        "--external:./arrange.js",
        "--external:./copy.js",
        "--external:./inline.js",
    ]);
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
    fn the_page_of_the_site_loads_the_start_screen_at_once() {
        let chunks = BTreeMap::from([("start".to_owned(), vec!["start.1.wasm".to_owned(), "start.1.css".to_owned()])]);
        let page = project::read(&project::root().join("index.html")).unwrap();
        let made = preloading(&page, &chunks);
        for file in ["chunks/start.1.wasm", "chunks/start.1.css"] {
            assert_eq!(made.matches(&format!("href=\"{file}\" as=\"fetch\" crossorigin")).count(), 1, "{made}");
        }
    }

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
