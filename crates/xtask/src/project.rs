//! Where things are in this project, and what its lock file says.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    // Cargo says so again at run time: two checkouts that build into one folder share a single xtask.
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.ancestors().nth(2).unwrap_or(&here).to_path_buf()
}

/// The built site.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What the commands make on their way, beside `dist` on one disk so that finished work is moved and not copied.
#[must_use]
pub fn scratch() -> PathBuf {
    root().join("target").join("xtask")
}

/// The one version of a package in the text of a `Cargo.lock`.
///
/// # Errors
/// The package is not there, or is there in several versions.
pub fn locked_version(lock: &str, package: &str) -> Result<String, String> {
    let wanted = format!("name = \"{package}\"");
    let mut versions = lock.split("[[package]]").filter_map(|entry| {
        let mut lines = entry.lines().map(str::trim);
        lines.by_ref().find(|line| *line == wanted)?;
        lines.find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
    });
    match (versions.next(), versions.next()) {
        (Some(version), None) => Ok(version.to_owned()),
        (Some(one), Some(two)) => {
            Err(format!("Cargo.lock has {package} twice, {one} and {two}: run `cargo update -p {package}`"))
        }
        (None, _) => Err(format!("Cargo.lock has no {package}: run `cargo generate-lockfile`")),
    }
}

/// Reads a file as text; the error names it.
///
/// # Errors
/// The file cannot be read.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file; the error names it.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Copies a file into a folder that is made if it is missing.
///
/// # Errors
/// Either cannot be done; the message names both files.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    to.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::copy(from, to))
        .map(drop)
        .map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))
}

/// Makes a folder, empty.
///
/// # Errors
/// What was there cannot be removed, or the folder cannot be made.
pub fn fresh_dir(path: &Path) -> Result<(), String> {
    if path.exists() {
        fs::remove_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// All files below a folder, sorted, as paths from it. A folder that is missing has none.
///
/// # Errors
/// A folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = if folder.is_dir() { vec![folder.to_path_buf()] } else { Vec::new() };
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))? {
            let path = entry.map_err(|error| format!("{}: {error}", next.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(below) = path.strip_prefix(folder) {
                found.push(below.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
dependencies = [
 \"wasm-bindgen-macro\",
]

[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.131\"

[[package]]
name = \"syn\"
version = \"1.0.0\"

[[package]]
name = \"syn\"
version = \"2.0.0\"
";

    #[test]
    fn the_lock_file_names_one_version() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Ok("0.2.130".into()));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-macro"), Ok("0.2.131".into()));
    }

    #[test]
    fn none_or_two_versions_are_said_with_what_to_do() {
        let none = locked_version(LOCK, "wasm").unwrap_err();
        assert!(none.contains("no wasm") && none.contains("cargo generate-lockfile"), "{none}");
        let two = locked_version(LOCK, "syn").unwrap_err();
        assert!(two.contains("1.0.0 and 2.0.0"), "{two}");
    }

    #[test]
    fn our_own_lock_file_names_wasm_bindgen() {
        let lock = read(&root().join("Cargo.lock")).unwrap();
        assert!(locked_version(&lock, "wasm-bindgen").unwrap().starts_with("0.2."));
    }
}
