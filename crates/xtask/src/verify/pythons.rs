//! Finds the Pythons of this machine: on `PATH`, of pyenv and of uv.

use crate::process::ask;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fmt, fs};

/// The newest Python that both versions of Django run on.
const NEWEST: Version = Version(3, 14);
/// The series that is taken where several are there: the oldest that every version runs on, so that the versions of
/// Django are compared on one Python.
const PREFERRED: Version = Version(3, 12);

/// Major and minor number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u8, pub u8);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

/// An interpreter that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Python {
    /// The program.
    pub path: PathBuf,
    /// Its version.
    pub version: Version,
    /// Whether it can make virtual environments: some distributions package that apart.
    pub makes_venvs: bool,
}

/// Every Python found, in the order of the search.
pub fn find() -> Vec<Python> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let mut paths = on_path(&env::var_os("PATH").unwrap_or_default());
    let pyenv = env::var_os("PYENV_ROOT").map(PathBuf::from).or_else(|| home.as_ref().map(|home| home.join(".pyenv")));
    paths.extend(pyenv.iter().flat_map(|root| installed_in(&root.join("versions"))));
    paths.extend(home.iter().flat_map(|home| installed_in(&home.join(".local/share/uv/python"))));
    let listed = ask(Command::new("uv").args(["python", "list", "--only-installed", "--offline"])).unwrap_or_default();
    paths.extend(listed_by_uv(&listed));
    let mut seen = BTreeSet::new();
    paths.retain(|path| path.is_file() && seen.insert(path.clone()));
    paths.iter().filter_map(|path| probe(path)).collect()
}

/// The interpreter to use for something that needs at least this version.
pub fn choose(found: &[Python], oldest: Version) -> Option<&Python> {
    let fit = found.iter().filter(|p| p.makes_venvs && (oldest..=NEWEST).contains(&p.version));
    // Nearest to the preferred series, newer before older, and of equals the first found.
    fit.min_by_key(|p| (p.version < PREFERRED, p.version.1.abs_diff(PREFERRED.1)))
}

/// What to say when there is none.
pub fn none_found(found: &[Python], oldest: Version) -> String {
    if found.iter().any(|p| (oldest..=NEWEST).contains(&p.version)) {
        return "the Python that is found cannot make virtual environments. On Debian and Ubuntu, run\n    \
                apt-get install -y python3-venv"
            .to_owned();
    }
    let versions: BTreeSet<String> = found.iter().map(|p| p.version.to_string()).collect();
    let versions = if versions.is_empty() { "none at all".into() } else { Vec::from_iter(versions).join(", ") };
    format!(
        "the code of the questions needs Python {oldest} to {NEWEST}, and there is {versions}. On Debian and Ubuntu, \
         run\n    apt-get install -y python3 python3-venv\nor, with uv,\n    uv python install {PREFERRED}"
    )
}

/// The Pythons of a search path, in its order: a folder's first one may be a shim that fails, so all are candidates.
fn on_path(search: &OsStr) -> Vec<PathBuf> {
    let numbered = (10..=NEWEST.1).map(|minor| format!("python3.{minor}"));
    let names: Vec<String> = ["python3", "python"].map(str::to_owned).into_iter().chain(numbered).collect();
    env::split_paths(search)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)).collect::<Vec<_>>())
        .collect()
}

/// The Pythons that a version manager keeps, each in a folder of its own.
fn installed_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path().join("bin/python3")).collect();
    paths.sort();
    paths
}

/// The paths in the output of `uv python list`: a name, then a path, perhaps with an arrow to what it links to.
fn listed_by_uv(listed: &str) -> Vec<PathBuf> {
    listed.lines().filter_map(|line| line.split_whitespace().nth(1)).map(PathBuf::from).collect()
}

fn probe(path: &Path) -> Option<Python> {
    const QUESTION: &str = "\
import importlib.util as u, sys
print(sys.version_info[0], sys.version_info[1], all(u.find_spec(m) for m in ('venv', 'ensurepip', 'sqlite3')))";
    let answer = ask(Command::new(path).args(["-c", QUESTION]))?;
    let mut words = answer.split_whitespace();
    let version = Version(words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some(Python { path: path.to_path_buf(), version, makes_venvs: words.next()? == "True" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn python(path: &str, minor: u8) -> Python {
        Python { path: path.into(), version: Version(3, minor), makes_venvs: true }
    }

    fn chosen(found: &[Python], oldest: u8) -> Option<&str> {
        choose(found, Version(3, oldest)).and_then(|p| p.path.to_str())
    }

    #[test]
    fn the_preferred_series_then_newer_then_older_ones() {
        let all = [python("a", 9), python("b", 11), python("c", 14), python("d", 13), python("e", 12), python("f", 12)];
        assert_eq!(chosen(&all, 10), Some("e"));
        assert_eq!(chosen(&all[..4], 10), Some("d"));
        assert_eq!(chosen(&all[..2], 10), Some("b"));
        assert_eq!(chosen(&all[..2], 12), None);
        assert_eq!(chosen(&[python("a", 9), python("b", 15)], 10), None);
    }

    #[test]
    fn a_python_without_venv_is_not_chosen_and_the_remedy_is_named() {
        let found = [Python { makes_venvs: false, ..python("a", 12) }];
        assert_eq!(chosen(&found, 10), None);
        assert!(none_found(&found, Version(3, 10)).ends_with("apt-get install -y python3-venv"));
        let old = none_found(&[python("a", 9), python("b", 8), python("c", 9)], Version(3, 10));
        assert!(old.contains("there is 3.8, 3.9") && old.contains("uv python install 3.12"), "{old}");
        assert!(none_found(&[], Version(3, 10)).contains("there is none at all"));
    }

    #[test]
    fn every_folder_of_the_search_path_has_its_candidates() {
        let paths = on_path(OsStr::new("first:second"));
        assert_eq!(paths[0], Path::new("first/python3"));
        assert!(paths.contains(&"first/python3.14".into()) && paths.contains(&"second/python3.10".into()));
    }

    #[test]
    fn the_list_of_uv_is_read() {
        let listed = "cpython-3.13.1-linux-x86_64-gnu    lib/uv/bin/python3.13\n\
                      cpython-3.11.2-linux-x86_64-gnu    bin/python3 -> python3.11\n\n";
        assert_eq!(listed_by_uv(listed), [PathBuf::from("lib/uv/bin/python3.13"), PathBuf::from("bin/python3")]);
    }

    #[test]
    fn what_is_no_python_is_none() {
        assert_eq!(probe(Path::new("no-such-program-here")), None);
        assert_eq!(probe(Path::new("true")), None);
    }
}
