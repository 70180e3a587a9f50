//! `cargo xtask package`: what people without Rust get, made from one build.
//!
//! | in `target/package` | what |
//! |---|---|
//! | `npm/`, `popquiz-VERSION.tgz` | the npm package, as a folder and packed by npm |
//! | `popquiz-VERSION.zip` | the same files for people without npm, with a page to begin with |
//! | `SHA256SUMS` | checksums of both |
//!
//! What editors and type checkers read is made from the sources: the attributes of `www/attributes.js` and the tables of
//! `docs/embedding.md`.

mod describe;
mod manifest;
mod theme;

use crate::compile::Care;
use crate::process::{Echo, must, run};
use crate::site;
use crate::{project, tools};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files of `dist` that are of the site and not of the element.
const OF_THE_SITE: [&str; 6] =
    ["index.html", "page.css", "icon.svg", "player/index.html", "player/page.css", "player/sample.md"];

/// Makes the packages.
///
/// # Errors
/// The build fails, or a step does; the message names its command.
pub fn run_with(args: &[String]) -> Result<(), String> {
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => site::build(Care::Full)?,
        ["--no-build"] => {}
        _ => return Err(format!("package knows only --no-build, not `{}`", args.join(" "))),
    }
    let made = make(&project::root().join("target/package"))?;
    for file in made {
        println!("{}", file.display());
    }
    Ok(())
}

/// Makes the packages of the build that is there, and says which files they are.
///
/// # Errors
/// As [`run_with`].
pub fn make(home: &Path) -> Result<Vec<PathBuf>, String> {
    project::fresh_dir(home)?;
    let npm = home.join("npm");
    folder(&npm)?;
    let version = env!("CARGO_PKG_VERSION");
    tools::node_modules()?; // says what to do where npm is missing
    let mut pack = Command::new("npm");
    pack.current_dir(&npm).args(["pack", "--ignore-scripts", "--silent", "--pack-destination"]).arg(home);
    must("packing for npm", &mut pack, Echo::OnFailure)?;
    let (packed, archive) = (home.join(format!("popquiz-{version}.tgz")), home.join(format!("popquiz-{version}.zip")));
    project::write(&npm.join("start.html"), START.as_bytes())?;
    zip(&npm, &archive)?;
    std::fs::remove_file(npm.join("start.html")).map_err(|error| error.to_string())?;
    let sums = home.join("SHA256SUMS");
    project::write(&sums, checksums(&[&packed, &archive])?.as_bytes())?;
    Ok(vec![packed, archive, sums])
}

/// A page to begin with, for people who unpack the archive.
const START: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Popquiz</title>\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <script type=\"module\" src=\"dist/popquiz.js\"></script>\n</head>\n<body>\n\
    <pop-quiz home><p>Open this page through a web server: browsers load no modules from a disk.</p></pop-quiz>\n\
    </body>\n</html>\n";

/// The package as a folder.
fn folder(npm: &Path) -> Result<(), String> {
    let (root, dist) = (project::root(), project::dist());
    let files = project::files(&dist)?;
    if !files.iter().any(|file| file == Path::new("popquiz.js")) {
        return Err(format!("{} holds no site: run `cargo xtask build`", dist.display()));
    }
    for file in files.iter().filter(|file| !OF_THE_SITE.iter().any(|of_site| *file == Path::new(of_site))) {
        project::copy(&dist.join(file), &npm.join("dist").join(file))?;
    }
    let own = root.join("packaging/npm");
    for file in project::files(&own)? {
        project::copy(&own.join(&file), &npm.join(&file))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        project::copy(&root.join(name), &npm.join(name))?;
    }
    project::copy(&root.join("questions/LICENSE"), &npm.join("LICENSE-QUESTIONS"))?;
    let element = describe::element()?;
    for (name, text) in [
        ("package.json", manifest::package(env!("CARGO_PKG_VERSION"))),
        ("custom-elements.json", manifest::custom_elements(&element)),
        ("web-types.json", manifest::web_types(&element, env!("CARGO_PKG_VERSION"))),
        ("vscode.html-custom-data.json", manifest::vscode(&element)),
        ("popquiz.d.ts", manifest::types(&element)),
        ("llms.txt", manifest::llms(&element)),
    ] {
        project::write(&npm.join(name), text.as_bytes())?;
    }
    Ok(())
}

/// Packs a folder. Python's own module does it: it is there where the tests are, and on most machines besides.
fn zip(folder: &Path, to: &Path) -> Result<(), String> {
    let python = crate::verify::pythons::find().into_iter().next().ok_or("packing an archive needs Python 3")?;
    let mut command = Command::new(&python.path);
    command.current_dir(folder).args(["-m", "zipfile", "-c"]).arg(to);
    let mut names: Vec<PathBuf> = project::files(folder)?;
    names.sort();
    command.args(names);
    if run("packing an archive", &mut command, Echo::OnFailure)?.ok {
        Ok(())
    } else {
        Err("the archive was not made".into())
    }
}

/// A line for each file, as `sha256sum --check` reads them.
fn checksums(files: &[&Path]) -> Result<String, String> {
    const SCRIPT: &str = "const { createHash } = require('node:crypto'); const { readFileSync } = require('node:fs');\
        for (const name of process.argv.slice(1)) console.log(createHash('sha256').update(readFileSync(name)).digest('hex'));";
    let mut command = Command::new("node");
    command.args(["-e", SCRIPT]).args(files);
    let sums = must("computing checksums", &mut command, Echo::OnFailure)?;
    let mut text = String::new();
    for (file, sum) in files.iter().zip(sums.lines()) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        writeln!(text, "{sum}  {name}").map_err(|error| error.to_string())?;
    }
    Ok(text)
}
