//! The virtual environments: made once for each set of pinned packages.

use super::pythons::Python;
use crate::process::{self, Echo};
use crate::project;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Written when everything is installed; holds what that was.
const READY: &str = "popquiz-ready";

/// The interpreter of an environment.
pub fn interpreter(venv: &Path) -> PathBuf {
    venv.join("bin").join("python")
}

/// What an environment holds.
#[derive(Debug)]
pub struct Packages<'a> {
    /// In words, for whoever waits.
    pub what: &'a str,
    /// Names the environment's folder.
    pub name: &'a str,
    /// A list of packages, each at one version.
    pub requirements: &'a Path,
    /// One more package with its version, such as `Django==5.2.19`.
    pub also: Option<&'a str>,
    /// What can be imported if everything is there.
    pub module: &'a str,
}

/// The interpreter of an environment with these packages. The environment is kept below `folder`, and made anew when
/// another version of anything is asked for.
///
/// # Errors
/// It cannot be made; the message is the command that failed.
pub fn ensure(folder: &Path, packages: &Packages, python: &Python) -> Result<PathBuf, String> {
    let venv = folder.join(format!("{}-python-{}", packages.name, python.version));
    let also = packages.also.unwrap_or_default();
    let wanted = format!("{also}\n{}", project::read(packages.requirements)?);
    let ready = venv.join(READY);
    if project::read(&ready).is_ok_and(|there| there == wanted) && works(&venv, packages.module) {
        return Ok(interpreter(&venv));
    }
    eprintln!("installing {} for Python {} (once, about a minute) ...", packages.what, python.version);
    project::fresh_dir(&venv)?;
    for (label, mut command) in steps(&venv, packages, python) {
        process::must(label, &mut command, Echo::OnFailure)?;
    }
    project::write(&ready, wanted.as_bytes())?;
    Ok(interpreter(&venv))
}

/// Whether the interpreter is still there: it is a link to one that may have been removed.
fn works(venv: &Path, module: &str) -> bool {
    process::ask(Command::new(interpreter(venv)).args(["-c", &format!("import {module}")])).is_some()
}

/// The commands that make an environment.
fn steps(venv: &Path, packages: &Packages, python: &Python) -> [(&'static str, Command); 2] {
    let mut make = Command::new(&python.path);
    make.args(["-m", "venv"]).arg(venv);
    let mut install = Command::new(interpreter(venv));
    install
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--requirement"])
        .arg(packages.requirements)
        .args(packages.also);
    [("making a virtual environment", make), ("installing packages", install)]
}

#[cfg(test)]
mod tests {
    use super::super::pythons::Version;
    use super::*;

    #[test]
    fn the_commands_pin_everything() {
        let python = Python { path: "python3.12".into(), version: Version(3, 12), makes_venvs: true };
        let packages = Packages {
            what: "Django",
            name: "django",
            requirements: Path::new("requirements.txt"),
            also: Some("Django==5.2.19"),
            module: "django",
        };
        let [(_, make), (_, install)] = steps(Path::new("venv"), &packages, &python);
        assert_eq!(process::display(&make), "python3.12 -m venv venv");
        let install = process::display(&install);
        assert!(install.starts_with("venv/bin/python -m pip install "), "{install}");
        assert!(install.ends_with("--requirement requirements.txt Django==5.2.19"), "{install}");
    }

    #[test]
    fn every_requirement_names_one_version() {
        for list in ["verify", "formats"] {
            let text = project::read(&project::root().join(format!("crates/xtask/{list}/requirements.txt"))).unwrap();
            let packages: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(packages.len() > 5);
            for package in packages.iter().filter_map(|line| line.split(';').next()) {
                assert!(package.contains("==") && !package.contains(['*', '<', '>', '@', '/']), "{package}");
            }
        }
    }
}
