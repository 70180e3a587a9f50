//! Decks and manifests from disk.

use crate::bank::load::{Loaded, load_bank};
use crate::diagnostics::diagnostic::Diagnostic;
use crate::diagnostics::problem::Problem;
use crate::syntax::manifest::read_manifest;
use std::path::{Path, PathBuf};

/// Reads decks, and every deck in folders (`*.md` but README.md), as one bank. `bank.toml` and `topics.toml` are read if
/// they stand beside the first deck.
///
/// # Errors
/// When a path cannot be read, which one and why. What is wrong inside of files is in [`Loaded::diagnostics`].
pub fn load_paths(paths: &[PathBuf]) -> Result<Loaded, String> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(decks_in(path)?);
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    let Some(folder) = files.first().map(|file| file.parent().unwrap_or(Path::new("")).to_owned()) else {
        let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        return Err(format!("there is no deck (.md) in {}", names.join(", ")));
    };
    let mut diagnostics = Vec::new();
    let mut texts = Vec::new();
    for file in &files {
        let bytes = std::fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let name = file.display().to_string();
        match Diagnostic::check_utf8(&name, bytes) {
            Ok(text) => texts.push((name, text)),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    let manifest = match (text_beside(&folder, "bank.toml")?, text_beside(&folder, "topics.toml")?) {
        (Some((name, text)), topics) => {
            let topics = topics.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
            let (manifest, found) = read_manifest((&name, &text), topics);
            diagnostics.extend(found);
            Some(manifest)
        }
        (None, Some((name, _))) => {
            let message = "topics.toml stands without a bank.toml".into();
            diagnostics.push(Diagnostic::of_file(&name, Problem::Manifest { message }));
            None
        }
        (None, None) => None,
    };
    let mut loaded = load_bank(&texts, manifest.as_ref());
    loaded.diagnostics.append(&mut diagnostics);
    Diagnostic::sort(&mut loaded.diagnostics);
    Ok(loaded)
}

fn text_beside(folder: &Path, name: &str) -> Result<Option<(String, String)>, String> {
    let path = folder.join(name);
    if !path.is_file() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Ok(Some((path.display().to_string(), text)))
}

/// The decks of a folder: every Markdown file but the README.
fn decks_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let cannot = |error| format!("cannot read {}: {error}", folder.display());
    let mut decks = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let is_deck =
            path.extension().is_some_and(|end| end == "md") && path.file_name().is_some_and(|name| name != "README.md");
        if is_deck && path.is_file() {
            decks.push(path);
        }
    }
    Ok(decks)
}
