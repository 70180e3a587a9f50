//! `cargo xtask build`: the complete static site, for any host and any sub-path.
//!
//! | in `dist` | what |
//! |---|---|
//! | `index.html`, `popquiz.js`, `popquiz_bg.wasm` | the widget with its bank; the style sheet and the wasm-bindgen glue are inside `popquiz.js` |
//! | `author/` | reads Markdown; fetched only by a page that brings its own questions |
//! | `player/` | the same widget without a bank, with its own copy of `author/` |
//! | the rest | the files of `www`, scripts and styles minified |

use crate::process::{Echo, display, must, seconds};
use crate::project;
use crate::shorten;
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// One wasm module and how it is built.
struct Module {
    /// For the progress lines, and its folder while it is made.
    label: &'static str,
    /// The package's folder, from the root.
    folder: &'static str,
    /// The package.
    package: &'static str,
    /// The stem of its files.
    name: &'static str,
    /// Passed on to cargo.
    features: &'static [&'static str],
    /// A thing its glue exports, so that it is certainly this module.
    export: &'static str,
}

const BUNDLED: Module = Module {
    label: "bundled",
    folder: ".",
    package: "popquiz",
    name: "popquiz",
    features: &[],
    export: "export class Handle",
};
const PLAYER: Module = Module { label: "player", features: &["--no-default-features"], ..BUNDLED };
const AUTHOR: Module = Module {
    label: "author",
    folder: "crates/author-wasm",
    package: "popquiz-author-wasm",
    name: "popquiz_author",
    features: &[],
    export: "export function pack(",
};

/// What wasm-opt is told: a light pass, and the features that rustc turns on for wasm. Measured on the player: `-Oz`
/// and `-Os` make the file itself 7 % smaller and its brotli 3 to 4 % larger, because they leave less that repeats; and
/// functions in the order of their names, which puts like beside like, save another 0.6 %.
const WASM_OPT: [&str; 13] = [
    "-O1",
    "--low-memory-unused",
    "--dae-optimizing",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Builds the site into `dist`, which is replaced only when all of it is there.
///
/// # Errors
/// A tool is missing, or a step fails; the message holds its command.
pub fn build() -> Result<(), String> {
    let began = Instant::now();
    tools::wasm_target()?;
    let wasm_pack = tools::wasm_pack()?;
    let wasm_bindgen = tools::wasm_bindgen()?;
    tools::node_modules()?;
    let path = tools::path_with(&wasm_bindgen)?;
    let compile = |module: &Module| -> Result<PathBuf, String> {
        let folder = project::scratch().join(module.label);
        must(
            &format!("building the {} wasm", module.label),
            pack_command(&wasm_pack, module, &folder).env("PATH", &path),
            Echo::OnFailure,
        )?;
        let glue = folder.join(format!("{}.js", module.name));
        if !project::read(&glue)?.contains(module.export) {
            return Err(format!(
                "{} does not hold `{}`: this is not the {} wasm",
                glue.display(),
                module.export,
                module.label
            ));
        }
        optimize(module, &folder)?;
        eprintln!("    {} wasm, after {}", module.label, seconds(began.elapsed()));
        Ok(folder)
    };
    eprintln!("building the site ...");
    let (bundled, player, author) = (compile(&BUNDLED)?, compile(&PLAYER)?, compile(&AUTHOR)?);

    let site = project::scratch().join("dist-new");
    project::fresh_dir(&site)?;
    let page = project::root().join("index.html");
    assemble(&site, &bundled, &author, &page)?;
    assemble(&site.join("player"), &player, &author, &project::root().join("www/player/index.html"))?;
    let own = project::root().join("www/player");
    for file in project::files(&own)? {
        place(&own.join(&file), &site.join("player").join(&file))?;
    }
    swap(&site, &project::dist(), &project::scratch().join("dist-old"))?;
    eprintln!("built {} in {}", project::dist().display(), seconds(began.elapsed()));
    Ok(())
}

/// wasm-pack for one module. Optimizing is ours: wasm-pack would look for a wasm-opt elsewhere.
fn pack_command(wasm_pack: &Path, module: &Module, folder: &Path) -> Command {
    let mut command = Command::new(wasm_pack);
    command.arg("build").arg(project::root().join(module.folder)).current_dir(project::root());
    command.args(["--target", "web", "--release", "--mode", "no-install", "--no-typescript", "--no-pack", "--no-opt"]);
    command.arg("--out-dir").arg(folder).args(["--out-name", module.name]);
    // Without `-p`, cargo builds all default members, and wasm-pack takes whichever was finished last.
    command.args(["--", "--locked", "-p", module.package]).args(module.features);
    if let Some(flags) = unnamed_paths() {
        command.env("CARGO_ENCODED_RUSTFLAGS", flags);
    }
    command
}

/// Panic messages name source files; what is shipped names no folder of the machine it was built on.
fn unnamed_paths() -> Option<String> {
    let home =
        std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    let registry = home.join("registry/src");
    let mut flags = vec![format!("--remap-path-prefix={}=.", project::root().display())];
    for folder in fs::read_dir(registry).ok()?.flatten() {
        flags.push(format!("--remap-path-prefix={}=.", folder.path().display()));
    }
    Some(flags.join("\x1f"))
}

/// Runs wasm-opt over a module, unless it did so for the very same bytes the last time.
fn optimize(module: &Module, folder: &Path) -> Result<(), String> {
    let built = folder.join(format!("{}_bg.wasm", module.name));
    let kept = project::scratch().join("wasm-opt").join(module.label);
    let (before, after) = (kept.join("before.wasm"), kept.join("after.wasm"));
    let (arguments, used) = (WASM_OPT.join(" "), kept.join("arguments"));
    let same = fs::read(&before).is_ok_and(|bytes| fs::read(&built).is_ok_and(|new| new == bytes))
        && fs::read_to_string(&used).is_ok_and(|text| text == arguments)
        && after.is_file();
    if !same {
        project::fresh_dir(&kept)?;
        project::copy(&built, &before)?;
        let mut command = tools::node("binaryen/bin/wasm-opt")?;
        command.arg(&before).arg("-o").arg(&after).args(WASM_OPT);
        must(&format!("optimizing the {} wasm", module.label), &mut command, Echo::OnFailure)?;
        project::write(&used, arguments.as_bytes())?;
    }
    let glue = folder.join(format!("{}.js", module.name));
    let wasm = fs::read(&after).map_err(|error| format!("cannot read {}: {error}", after.display()))?;
    let (wasm, script) = shorten::imports(&wasm, &project::read(&glue)?)?;
    project::write(&glue, script.as_bytes())?;
    project::write(&built, &wasm)
}

/// Puts one build together: the files of `www`, the widget's script and wasm, the author's, and the page.
fn assemble(site: &Path, widget: &Path, author: &Path, page: &Path) -> Result<(), String> {
    let www = project::root().join("www");
    for file in project::files(&www)? {
        let bundled = file == Path::new("popquiz.js") || file == Path::new("popquiz.css");
        if !bundled && !file.starts_with("player") {
            place(&www.join(&file), &site.join(&file))?;
        }
    }
    script(widget, &site.join("popquiz.js"))?;
    project::copy(&widget.join("popquiz_bg.wasm"), &site.join("popquiz_bg.wasm"))?;
    place(&author.join("popquiz_author.js"), &site.join("author/popquiz_author.js"))?;
    project::copy(&author.join("popquiz_author_bg.wasm"), &site.join("author/popquiz_author_bg.wasm"))?;
    if page.is_file() {
        project::copy(page, &site.join("index.html"))?;
    }
    Ok(())
}

/// Bundles `popquiz.js` with the glue and the style sheet, which it imports as text, into one module.
fn script(widget: &Path, to: &Path) -> Result<(), String> {
    // esbuild resolves imports beside the importing file, and does not minify what is imported as text.
    let stage = project::scratch().join("stage");
    project::fresh_dir(&stage)?;
    let www = project::root().join("www");
    project::copy(&www.join("popquiz.js"), &stage.join("popquiz.js"))?;
    place(&www.join("popquiz.css"), &stage.join("popquiz.css"))?;
    project::copy(&widget.join("popquiz.js"), &stage.join("popquiz_wasm.js"))?;
    let mut command = esbuild(&stage.join("popquiz.js"), to)?;
    command.args(["--bundle", "--format=esm", "--loader:.css=text"]);
    must("bundling popquiz.js", &mut command, Echo::OnFailure)?;
    let made = project::read(to)?;
    if let Some(word) = evaluates(&made) {
        return Err(format!(
            "the bundled popquiz.js holds `{word}`, which a strict Content-Security-Policy forbids: find what brings it \
             in (in `www/popquiz.js`, or a js-sys `Function` in the wasm) with `grep -o '.\\{{80\\}}{word}' {}`",
            to.display()
        ));
    }
    if !made.contains("import.meta.url") || !made.contains("popquiz_bg.wasm") {
        return Err(format!(
            "the bundled popquiz.js no longer finds its wasm beside itself. The command was:\n    {}",
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
    fn wasm_pack_installs_and_optimizes_nothing_by_itself() {
        let line = display(&pack_command(Path::new("wasm-pack"), &PLAYER, Path::new("/out")));
        assert!(line.contains("--mode no-install") && line.contains("--no-opt"), "{line}");
        assert!(
            line.ends_with("--out-dir /out --out-name popquiz -- --locked -p popquiz --no-default-features"),
            "{line}"
        );
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
