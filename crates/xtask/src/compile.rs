//! From the crates to the wasm that is shipped, and the glue that belongs to it.
//!
//! The widget is compiled by cargo as a `cdylib` and nothing else: beside a library for Rust (`rlib`), which its tests
//! need, cargo leaves out link-time optimization without a word, and that is what wasm-pack would build. wasm-pack makes
//! the reader of Markdown, whose crate is a `cdylib` alone.

use crate::process::{Echo, must};
use crate::project;
use crate::tools;
use crate::{arrange, shorten, silence};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One wasm module and how it is built.
pub struct Module {
    /// For the progress lines, and its folder while it is made.
    pub label: &'static str,
    /// The package.
    package: &'static str,
    /// The stem of its files.
    name: &'static str,
    /// Passed on to cargo.
    features: &'static [&'static str],
    /// wasm-pack builds it.
    packed: bool,
    /// A thing its glue exports, so that it is certainly this module.
    export: &'static str,
}

/// The widget with its start screen.
pub const BUNDLED: Module = Module {
    label: "bundled",
    package: "popquiz",
    name: "popquiz",
    features: &[],
    packed: false,
    export: "export class Handle",
};
/// The widget alone.
pub const PLAYER: Module = Module { label: "player", features: &["--no-default-features"], ..BUNDLED };
/// The widget with all study modes.
pub const STUDY: Module =
    Module { label: "study", name: "popquiz_study", features: &["--features", "study"], ..BUNDLED };
/// The reader of Markdown.
pub const AUTHOR: Module = Module {
    label: "author",
    package: "popquiz-author-wasm",
    name: "popquiz_author",
    features: &[],
    packed: true,
    export: "export function pack(",
};

/// What wasm-opt is told: a light pass. Measured on the player: `-Oz` and `-Os` make the file itself 7 % smaller and its
/// brotli 3 to 4 % larger, because they leave less that repeats. Four more passes take away sets of a local to what it
/// holds already, what is left empty by that, hints of alignment, which no engine needs, and functions that are the same
/// by now: 0.8 %.
const WASM_OPT: [&str; 10] = [
    "-O1",
    "--low-memory-unused",
    "--dae-optimizing",
    "--rse",
    "--vacuum",
    "--dealign",
    "--duplicate-function-elimination",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The features that rustc turns on for wasm.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How much care goes into the wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Small and quick: what is shipped.
    Full,
    /// Soon there: for looking at a change. The site is the same but for the size and speed of its wasm.
    Quick,
}

/// The tools that are needed, at hand.
pub struct Compiler {
    care: Care,
    wasm_pack: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Compiler {
    /// Sees to the tools.
    ///
    /// # Errors
    /// One is missing and cannot be installed; the message holds the command to run.
    pub fn ready(care: Care) -> Result<Self, String> {
        tools::wasm_target()?;
        let (wasm_pack, wasm_bindgen) = (tools::wasm_pack()?, tools::wasm_bindgen()?);
        tools::node_modules()?;
        Ok(Self { care, wasm_pack, wasm_bindgen })
    }

    /// Compiles a module, and gives back the folder with its wasm and its glue.
    ///
    /// # Errors
    /// A step fails; the message holds its command.
    pub fn make(&self, module: &Module) -> Result<PathBuf, String> {
        let folder = project::scratch().join(module.label);
        project::fresh_dir(&folder)?;
        let building = format!("building the {} wasm", module.label);
        if module.packed {
            let path = tools::path_with(&self.wasm_bindgen)?;
            must(
                &building,
                pack_command(&self.wasm_pack, module, &folder, self.care).env("PATH", &path),
                Echo::OnFailure,
            )?;
        } else {
            must(&building, &mut link_command(module, self.care), Echo::OnFailure)?;
            let binding = format!("binding the {} wasm", module.label);
            must(
                &binding,
                &mut bind_command(&self.wasm_bindgen, module, &linked(module, self.care), &folder),
                Echo::OnFailure,
            )?;
        }
        let glue = folder.join(format!("{}.js", module.name));
        if !project::read(&glue)?.contains(module.export) {
            let (glue, export, label) = (glue.display(), module.export, module.label);
            return Err(format!("{glue} does not hold `{export}`: this is not the {label} wasm"));
        }
        if self.care == Care::Full {
            optimize(module, &folder)?;
        }
        Ok(folder)
    }
}

/// Cargo for one module, as a `cdylib` alone.
fn link_command(module: &Module, care: Care) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project::root());
    command.args(["rustc", "--locked", "--lib", "-p", module.package, "--crate-type", "cdylib"]);
    command.args(["--target", tools::WASM_TARGET, "--profile", profile(care)]);
    // Cargo would leave the one module in place of the other, and build everything anew for the next.
    command.arg("--target-dir").arg(project::scratch().join("cargo")).args(module.features);
    if let Some(flags) = unnamed_paths() {
        command.env("CARGO_ENCODED_RUSTFLAGS", flags);
    }
    command
}

/// What the linker leaves.
fn linked(module: &Module, care: Care) -> PathBuf {
    let file = format!("{}.wasm", module.package.replace('-', "_"));
    project::scratch().join("cargo").join(tools::WASM_TARGET).join(profile(care)).join(file)
}

const fn profile(care: Care) -> &'static str {
    match care {
        Care::Full => "release",
        Care::Quick => "quick",
    }
}

fn bind_command(wasm_bindgen: &Path, module: &Module, linked: &Path, folder: &Path) -> Command {
    let mut command = Command::new(wasm_bindgen);
    command.arg(linked).args(["--target", "web", "--no-typescript", "--out-name", module.name]);
    command.arg("--out-dir").arg(folder);
    command
}

/// wasm-pack for one module. Optimizing is ours: wasm-pack would look for a wasm-opt elsewhere.
fn pack_command(wasm_pack: &Path, module: &Module, folder: &Path, care: Care) -> Command {
    let mut command = Command::new(wasm_pack);
    command.arg("build").arg(project::root().join("crates/author-wasm")).current_dir(project::root());
    command.args(["--target", "web", "--mode", "no-install", "--no-typescript", "--no-pack", "--no-opt"]);
    match care {
        Care::Full => command.arg("--release"),
        Care::Quick => command.args(["--profile", "quick"]),
    };
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
    let [before, silent, after] = ["before", "silent", "after"].map(|name| kept.join(format!("{name}.wasm")));
    let (arguments, used) = (WASM_OPT.join(" "), kept.join("arguments"));
    let named = fs::read(&built).map_err(|error| format!("cannot read {}: {error}", built.display()))?;
    let (bare, silenced) = silence::panics(&named)?;
    if silenced == 0 {
        return Err(format!("no panic was found in {}: have the library's names changed?", built.display()));
    }
    let same = fs::read(&silent).is_ok_and(|bytes| bytes == bare)
        && fs::read_to_string(&used).is_ok_and(|text| text == arguments)
        && after.is_file();
    if !same {
        project::fresh_dir(&kept)?;
        project::copy(&built, &before)?;
        project::write(&silent, &bare)?;
        let mut command = tools::node("binaryen/bin/wasm-opt")?;
        command.arg(&silent).arg("-o").arg(&after).args(WASM_OPT);
        must(&format!("optimizing the {} wasm", module.label), command.args(FEATURES), Echo::OnFailure)?;
        let bytes = fs::read(&after).map_err(|error| format!("cannot read {}: {error}", after.display()))?;
        let named = kept.join("named.wasm");
        project::write(&named, &arrange::name_by_place(&bytes)?)?;
        let mut command = tools::node("binaryen/bin/wasm-opt")?;
        command.arg(&named).arg("-o").arg(&after).args(["--reorder-functions-by-name", "--strip-debug"]).args(FEATURES);
        must(&format!("arranging the {} wasm", module.label), &mut command, Echo::OnFailure)?;
        project::write(&used, arguments.as_bytes())?;
    }
    let glue = folder.join(format!("{}.js", module.name));
    let wasm = fs::read(&after).map_err(|error| format!("cannot read {}: {error}", after.display()))?;
    let (wasm, script) = shorten::imports(&wasm, &project::read(&glue)?)?;
    project::write(&glue, script.as_bytes())?;
    project::write(&built, &wasm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::display;

    #[test]
    fn wasm_pack_installs_and_optimizes_nothing_by_itself() {
        let line = display(&pack_command(Path::new("wasm-pack"), &AUTHOR, Path::new("/out"), Care::Full));
        assert!(line.contains("--mode no-install") && line.contains("--no-opt"), "{line}");
        assert!(
            line.ends_with("--out-dir /out --out-name popquiz_author -- --locked -p popquiz-author-wasm"),
            "{line}"
        );
    }

    #[test]
    fn the_widget_is_linked_as_a_cdylib_alone() {
        let line = display(&link_command(&PLAYER, Care::Full));
        assert!(
            line.contains("--lib -p popquiz --crate-type cdylib --target wasm32-unknown-unknown --profile release"),
            "{line}"
        );
    }
}
