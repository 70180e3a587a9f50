//! From the crates to the wasm that is shipped, and the glue that belongs to it.
//!
//! The widget is linked by cargo as a `cdylib` and nothing else: beside a library for Rust (`rlib`), which its tests need,
//! cargo leaves out link-time optimization without a word, and that is what wasm-pack would build. With it the linker
//! leaves its relocations, by which what a screen alone needs is taken out into chunks (`wasm_split_cli_support`). Then
//! come wasm-bindgen for the first module, and wasm-opt for each. wasm-pack makes the reader of Markdown, which is one
//! module, and whose crate is a `cdylib` alone.

use crate::process::{Echo, must};
use crate::project;
use crate::tools;
use crate::{arrange, pack, shorten, silence};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The widget, compiled.
pub struct Widget {
    /// The folder with the glue, `popquiz.js`, and the module that is loaded first, `popquiz_bg.wasm`.
    pub folder: PathBuf,
    /// What stands in the names of its chunks' files: no two builds have the same.
    pub build: String,
    /// The code of all chunks, by the names of their files.
    pub code: BTreeMap<String, Vec<u8>>,
    /// For each chunk, which of these files it needs.
    pub chunks: BTreeMap<String, Vec<String>>,
}

/// What wasm-opt is told: a light pass. Measured on the player: `-Oz` and `-Os` make the file itself 7 % smaller and its
/// brotli 3 to 4 % larger, because they leave less that repeats. Four more passes take away sets of a local to what it
/// holds already, what is left empty by that, hints of alignment, which no engine needs, and functions that are the same
/// by now: 0.8 %.
const WASM_OPT: [&str; 11] = [
    "-O1",
    "--low-memory-unused",
    "--inlining-optimizing",
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

    /// Compiles the widget.
    ///
    /// # Errors
    /// A step fails; the message holds its command.
    pub fn widget(&self) -> Result<Widget, String> {
        must("linking the widget", &mut link_command(self.care), Echo::OnFailure)?;
        let mut linked = read(&linked(self.care))?;
        if self.care == Care::Full {
            linked = silence::panics(&linked)?;
        }
        let folder = project::scratch().join("widget");
        let parts = folder.join("parts");
        project::fresh_dir(&parts)?;
        let (main, loader) = (parts.join("popquiz.wasm"), "./unused.js");
        let mut options = wasm_split_cli_support::Options::new(&linked);
        (options.output_dir, options.main_out_path, options.link_name) = (&parts, &main, loader);
        let split = wasm_split_cli_support::transform(options)
            .map_err(|error| format!("the widget cannot be split: {error:?}"))?;
        let binding = &mut bind_command(&self.wasm_bindgen, &main, &folder);
        must("binding the widget", binding, Echo::OnFailure)?;

        let mut hasher = DefaultHasher::new();
        (&linked, WASM_OPT).hash(&mut hasher);
        let build = format!("{:08x}", hasher.finish() >> 32);
        let mut modules = BTreeMap::new();
        for file in split.split_modules.iter().filter(|file| file.is_file()) {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = read(file)?;
            let bytes = if self.care == Care::Full { optimized(&stem, &bytes)? } else { bytes };
            modules.insert(stem, bytes);
        }
        let asked: Result<Vec<Vec<String>>, String> = modules.values().map(|bytes| shorten::imported(bytes)).collect();
        let asked = asked?.concat();
        let first = |wasm: &[u8], glue: &str| shorten::first(wasm, glue, &format!("m{build}"), &asked);
        let exports = self.finish("widget", &folder, "popquiz", "export class Handle", first)?;
        for bytes in modules.values_mut() {
            *bytes = shorten::chunk(bytes, &exports)?;
        }
        let chunks = split.prefetch_map.into_iter().collect();
        let (code, chunks) = pack::files(&modules, &chunks)?;
        Ok(Widget { folder, build, code, chunks })
    }

    /// Compiles the reader of Markdown, and gives back the folder with its wasm and its glue.
    ///
    /// # Errors
    /// A step fails; the message holds its command.
    pub fn author(&self) -> Result<PathBuf, String> {
        let folder = project::scratch().join("author");
        project::fresh_dir(&folder)?;
        let path = tools::path_with(&self.wasm_bindgen)?;
        let pack = &mut pack_command(&self.wasm_pack, &folder, self.care);
        must("building the author's wasm", pack.env("PATH", &path), Echo::OnFailure)?;
        if self.care == Care::Full {
            let wasm = folder.join("popquiz_author_bg.wasm");
            project::write(&wasm, &silence::panics(&read(&wasm)?)?)?;
        }
        let first = |wasm: &[u8], glue: &str| shorten::first(wasm, glue, "memory", &[]);
        self.finish("author", &folder, "popquiz_author", "export function pack(", first)?;
        Ok(folder)
    }

    /// Optimizes what wasm-bindgen left, and shortens names on both of its sides.
    fn finish(
        &self,
        label: &str,
        folder: &Path,
        name: &str,
        export: &str,
        shorten: impl FnOnce(&[u8], &str) -> Result<(Vec<u8>, String, shorten::Exports), String>,
    ) -> Result<shorten::Exports, String> {
        let (glue, wasm) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
        let script = project::read(&glue)?;
        if !script.contains(export) {
            return Err(format!("{} does not hold `{export}`: this is not the {label}'s wasm", glue.display()));
        }
        let bytes = read(&wasm)?;
        let bytes = if self.care == Care::Full { optimized(label, &bytes)? } else { bytes };
        let (bytes, script, exports) = shorten(&bytes, &script)?;
        project::write(&glue, script.as_bytes())?;
        project::write(&wasm, &bytes)?;
        Ok(exports)
    }
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

/// Cargo for the widget, as a `cdylib` alone, with relocations.
fn link_command(care: Care) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project::root());
    command.args(["rustc", "--locked", "--lib", "-p", "popquiz", "--crate-type", "cdylib"]);
    command.args(["--target", tools::WASM_TARGET, "--profile", profile(care)]);
    // A folder that is known, wherever cargo is told to build.
    command.arg("--target-dir").arg(project::scratch().join("cargo"));
    if let Some(flags) = unnamed_paths() {
        command.env("CARGO_ENCODED_RUSTFLAGS", flags);
    }
    command.args(["--", "-Clink-arg=--emit-relocs"]);
    command
}

/// What the linker leaves.
fn linked(care: Care) -> PathBuf {
    project::scratch().join("cargo").join(tools::WASM_TARGET).join(profile(care)).join("popquiz.wasm")
}

const fn profile(care: Care) -> &'static str {
    match care {
        Care::Full => "release",
        Care::Quick => "quick",
    }
}

/// wasm-bindgen for the first module. Chunks find the table of functions by what the linker exports.
fn bind_command(wasm_bindgen: &Path, main: &Path, folder: &Path) -> Command {
    let mut command = Command::new(wasm_bindgen);
    command.arg(main).args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    command.args(["--out-name", "popquiz", "--out-dir"]).arg(folder);
    command
}

/// wasm-pack for the reader of Markdown. Optimizing is ours: wasm-pack would look for a wasm-opt elsewhere.
fn pack_command(wasm_pack: &Path, folder: &Path, care: Care) -> Command {
    let mut command = Command::new(wasm_pack);
    command.arg("build").arg(project::root().join("crates/author-wasm")).current_dir(project::root());
    command.args(["--target", "web", "--mode", "no-install", "--no-typescript", "--no-pack", "--no-opt"]);
    match care {
        Care::Full => command.arg("--release"),
        Care::Quick => command.args(["--profile", "quick"]),
    };
    command.arg("--out-dir").arg(folder).args(["--out-name", "popquiz_author"]);
    // Without `-p`, cargo builds all default members, and wasm-pack takes whichever was finished last.
    command.args(["--", "--locked", "-p", "popquiz-author-wasm"]);
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

/// A module after wasm-opt, which runs unless it did so for the very same bytes the last time.
fn optimized(label: &str, wasm: &[u8]) -> Result<Vec<u8>, String> {
    let kept = project::scratch().join("wasm-opt").join(label);
    let [before, after, named] = ["before", "after", "named"].map(|name| kept.join(format!("{name}.wasm")));
    let (arguments, used) = (WASM_OPT.join(" "), kept.join("arguments"));
    let same = fs::read(&before).is_ok_and(|bytes| bytes == wasm)
        && fs::read_to_string(&used).is_ok_and(|text| text == arguments)
        && after.is_file();
    if !same {
        project::fresh_dir(&kept)?;
        project::write(&before, wasm)?;
        let mut command = tools::node("binaryen/bin/wasm-opt")?;
        command.arg(&before).arg("-o").arg(&after).args(WASM_OPT);
        must(&format!("optimizing {label}"), command.args(FEATURES), Echo::OnFailure)?;
        if wasm.len() > SMALL {
            arranged(label, &after, &named)?;
        }
        project::write(&used, arguments.as_bytes())?;
    }
    read(&after)
}

/// Modules below this many bytes are left in the order that they have.
const SMALL: usize = 8 * 1024;

fn arranged(label: &str, after: &Path, named: &Path) -> Result<(), String> {
    project::write(named, &arrange::name_by_place(&read(after)?)?)?;
    let mut command = tools::node("binaryen/bin/wasm-opt")?;
    command.arg(named).arg("-o").arg(after).args(["--reorder-functions-by-name", "--strip-debug"]).args(FEATURES);
    must(&format!("arranging {label}"), &mut command, Echo::OnFailure).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::display;

    #[test]
    fn wasm_pack_installs_and_optimizes_nothing_by_itself() {
        let line = display(&pack_command(Path::new("wasm-pack"), Path::new("/out"), Care::Full));
        assert!(line.contains("--mode no-install") && line.contains("--no-opt"), "{line}");
        assert!(
            line.ends_with("--out-dir /out --out-name popquiz_author -- --locked -p popquiz-author-wasm"),
            "{line}"
        );
    }

    #[test]
    fn the_widget_is_linked_as_a_cdylib_alone_and_with_relocations() {
        let line = display(&link_command(Care::Full));
        let alone = "--lib -p popquiz --crate-type cdylib --target wasm32-unknown-unknown --profile release";
        assert!(line.contains(alone) && line.ends_with("-- -Clink-arg=--emit-relocs"), "{line}");
    }
}
