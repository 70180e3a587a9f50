//! Runs the code of the questions against real Django, in virtual environments that are made on demand.
//!
//! The work is done by `verify/run.py`, once for each version, in an environment that has it. `verify/README.md`
//! describes what a block finds when it runs.

pub(crate) mod environment;
pub(crate) mod pythons;

use crate::process::{self, Echo};
use crate::project;
use crate::tools;
use std::path::{Path, PathBuf};
use std::process::Command;

use pythons::Version;

/// A version of Django that the bank is held against.
#[derive(Debug)]
struct Django {
    /// Exactly this one is installed.
    pin: &'static str,
    /// The oldest Python that runs it.
    oldest_python: Version,
    /// Without it there is no verification; the others are left out, and said so, where no Python is new enough.
    needed: bool,
}

const DJANGOS: [Django; 2] = [
    Django { pin: "5.2.19", oldest_python: Version(3, 10), needed: true },
    Django { pin: "6.1.3", oldest_python: Version(3, 12), needed: false },
];

const HELP: &str = "\
cargo xtask verify [OPTION..] [DECK.md ..]     run the code of the questions (default: all decks)

  --self-test     run the tests of the verifier instead
  --venv DIR      use this virtual environment, which has a Django, and make none; may be repeated
  --item ID       only the item with this id
  --jobs N        blocks that run at a time (default: 2)
  --timeout N     seconds for each block (default: 60)
";

/// What the arguments ask for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    help: bool,
    self_test: bool,
    venvs: Vec<PathBuf>,
    /// Handed on to `run.py`: its options and the decks.
    rest: Vec<String>,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("`{arg}` needs a value\n\n{HELP}"));
            match arg.as_str() {
                "-h" | "--help" => options.help = true,
                "--self-test" => options.self_test = true,
                "--venv" => options.venvs.push(PathBuf::from(value()?)),
                "--item" | "--jobs" | "--timeout" => options.rest.extend([arg.clone(), value()?.clone()]),
                unknown if unknown.starts_with('-') => {
                    return Err(format!("verify has no option `{unknown}`\n\n{HELP}"));
                }
                deck => options.rest.push(deck.to_owned()),
            }
        }
        if options.self_test && !options.rest.is_empty() {
            return Err(format!("`--self-test` takes no decks, so not `{}`", options.rest.join(" ")));
        }
        Ok(options)
    }
}

/// Runs the code of the decks that the arguments name, or of all decks, on each version of Django.
///
/// # Errors
/// A block does not do what its question says, or no environment can be made: then the command that would help.
pub fn run(args: &[String]) -> Result<(), String> {
    let options = Options::parse(args)?;
    if options.help {
        print!("{HELP}");
        return Ok(());
    }
    let interpreters = if options.venvs.is_empty() {
        own_interpreters()?
    } else {
        options.venvs.iter().map(|venv| environment::interpreter(venv)).collect()
    };
    let script = here().join(if options.self_test { "test_run.py" } else { "run.py" });
    let mut failed = Vec::new();
    for interpreter in &interpreters {
        let mut command = Command::new(interpreter);
        command.env("PYTHONDONTWRITEBYTECODE", "1").arg("-u").arg(&script).args(&options.rest);
        if !process::run("the code of the questions", &mut command, Echo::Live)?.ok {
            failed.push(format!("    {}", process::display(&command)));
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("the code of the questions does not hold. To see it again:\n{}", failed.join("\n")))
    }
}

/// The folder of the Python half.
fn here() -> PathBuf {
    project::root().join("crates/xtask/verify")
}

/// The interpreters of our own environments, one for each version of Django that a Python is found for.
fn own_interpreters() -> Result<Vec<PathBuf>, String> {
    if !has_postgresql() {
        // Where it cannot be installed, `run.py` says so if a block needs it.
        tools::apt("postgresql")?;
    }
    let mut found = pythons::find();
    let lacking = |found: &[_]| DJANGOS.iter().any(|d| d.needed && pythons::choose(found, d.oldest_python).is_none());
    if lacking(&found) && tools::apt("python3 python3-venv")? {
        found = pythons::find();
    }
    let mut interpreters = Vec::new();
    for django in &DJANGOS {
        match pythons::choose(&found, django.oldest_python) {
            Some(python) => interpreters.push(environment_of(django, python)?),
            None if django.needed => return Err(pythons::none_found(&found, django.oldest_python)),
            None => eprintln!(
                "Django {} is left out: it needs Python {} or later, and none is found",
                django.pin, django.oldest_python
            ),
        }
    }
    Ok(interpreters)
}

/// Whether the programs of a `PostgreSQL` server are on `PATH`, or where Debian puts them.
fn has_postgresql() -> bool {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let installed = debian.map(|entry| entry.path().join("bin/initdb"));
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    installed
        .chain(std::env::split_paths(&on_path).map(|folder| folder.join("initdb")))
        .any(|program| program.is_file())
}

/// The interpreter of our environment with a version of Django.
fn environment_of(django: &Django, python: &pythons::Python) -> Result<PathBuf, String> {
    let packages = environment::Packages {
        what: &format!("Django {}", django.pin),
        name: &format!("django-{}", django.pin),
        requirements: &here().join("requirements.txt"),
        also: Some(&format!("Django=={}", django.pin)),
        module: "django",
    };
    environment::ensure(&folder(), &packages, python)
}

/// Where the environments and the scratch project are kept.
fn folder() -> PathBuf {
    Path::new(&project::root()).join("target").join("verify")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Options, String> {
        Options::parse(&args.iter().map(|&arg| arg.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn decks_and_options_of_the_runner_are_handed_on() {
        let options = parse(&["--venv", "a", "--item", "x", "orm.md", "--venv", "b"]).unwrap();
        assert_eq!(options.venvs, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(options.rest, ["--item", "x", "orm.md"]);
        assert!(!options.self_test);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert!(parse(&["--venv"]).unwrap_err().starts_with("`--venv` needs a value"));
        assert!(parse(&["--vnev", "a"]).unwrap_err().starts_with("verify has no option `--vnev`"));
        assert!(parse(&["--self-test", "orm.md"]).unwrap_err().contains("no decks"));
    }

    #[test]
    fn every_version_is_pinned_and_one_is_needed() {
        assert!(DJANGOS.iter().all(|django| django.pin.split('.').count() == 3));
        assert!(DJANGOS.iter().any(|django| django.needed));
        let runner = project::read(&here().join("run.py")).unwrap();
        let series: Vec<String> =
            DJANGOS.iter().map(|d| format!("\"{}\"", d.pin.rsplit_once('.').unwrap().0)).collect();
        assert!(runner.contains(&format!("VERIFIED = ({})", series.join(", "))), "run.py knows other versions");
    }
}
