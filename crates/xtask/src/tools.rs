//! The programs that building and testing need, each pinned to one version and fetched once, when first asked for.

use crate::process::{Echo, ask, must, run};
use crate::project;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The target of the wasm builds.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Every pinned version but that of wasm-bindgen, which must be the one in `Cargo.lock` and is read from there.
const WASM_PACK: &str = "0.15.1";
const CARGO_DENY: &str = "0.20.2";
const NPM: [(&str, &str); 4] =
    [("axe-core", "4.14.1"), ("binaryen", "132.0.0"), ("esbuild", "0.28.2"), ("oxlint", "1.94.0")];

/// A program that cargo installs.
pub(crate) struct Crate {
    /// Its package.
    pub(crate) package: &'static str,
    /// Its executable.
    binary: &'static str,
    pub(crate) version: String,
    /// How long it takes to build, for whoever waits.
    pub(crate) takes: &'static str,
}

impl Crate {
    /// Where it is kept: a folder of its own for each version.
    fn home(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.package, self.version))
    }

    /// The command that installs it.
    fn install(&self, cache: &Path, locked: bool) -> Command {
        let mut command = Command::new("cargo");
        command.args(["install", self.package, "--version", &format!("={}", self.version)]);
        command.args(locked.then_some("--locked"));
        command.arg("--root").arg(self.home(cache));
        command
    }

    /// Whether a line such as `wasm-pack 0.15.1` is this version.
    fn is(&self, answer: &str) -> bool {
        answer.split_whitespace().nth(1) == Some(self.version.as_str())
    }

    /// The executable of the exact version, where it is there: on PATH, or in the cache.
    pub(crate) fn installed(&self) -> Option<PathBuf> {
        let cached = cache().ok().map(|cache| self.home(&cache).join("bin").join(self.binary));
        [Some(PathBuf::from(self.binary)), cached].into_iter().flatten().find_map(|candidate| {
            let answer = ask(Command::new(&candidate).arg("--version"))?;
            self.is(&answer).then(|| find(&candidate).unwrap_or(candidate))
        })
    }

    /// The executable, installed if it is not there.
    fn get(&self) -> Result<PathBuf, String> {
        if let Some(there) = self.installed() {
            return Ok(there);
        }
        eprintln!("installing {} {} (once, about {}) ...", self.package, self.version, self.takes);
        let label = format!("installing {}", self.package);
        let cache = cache()?;
        let ended = run(&label, &mut self.install(&cache, true), Echo::OnFailure)?;
        if !ended.ok {
            if !unlockable(&ended.text) {
                return Err(again(&self.install(&cache, true)));
            }
            eprintln!(
                "note: this registry lacks a package that the lock file of {0} {1} names (see above): building {0} {1} \
                 with the versions that cargo picks for its dependencies instead",
                self.package, self.version
            );
            let command = &mut self.install(&cache, false);
            if !run(&label, command, Echo::OnFailure)?.ok {
                return Err(again(command));
            }
        }
        Ok(self.home(&cache).join("bin").join(self.binary))
    }
}

/// The lock file of a crate can name a version that a mirror of the registry does not have; that, and no other
/// failure, is worth another try without it.
fn unlockable(output: &str) -> bool {
    output.contains("failed to select a version") && output.contains("(locked to ")
}

fn again(command: &Command) -> String {
    format!(
        "a tool could not be installed. Run this, and then your command again:\n    {}",
        crate::process::display(command)
    )
}

/// The folder that keeps built tools between checkouts.
fn cache() -> Result<PathBuf, String> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    folder("POPQUIZ_TOOLS")
        .or_else(|| folder("XDG_CACHE_HOME").map(|cache| cache.join("popquiz/tools")))
        .or_else(|| folder("HOME").map(|home| home.join(".cache/popquiz/tools")))
        .ok_or_else(|| "no place for built tools: set POPQUIZ_TOOLS to a folder".to_owned())
}

/// Every program that cargo installs for us.
///
/// # Errors
/// `Cargo.lock` names no version of wasm-bindgen.
pub(crate) fn crates() -> Result<[Crate; 3], String> {
    let lock = project::read(&project::root().join("Cargo.lock"))?;
    // Any other version than the locked one refuses our wasm.
    let locked = project::locked_version(&lock, "wasm-bindgen")?;
    let pinned = |package, binary, version, takes| Crate { package, binary, version, takes };
    Ok([
        pinned("wasm-pack", "wasm-pack", WASM_PACK.into(), "3 minutes"),
        pinned("wasm-bindgen-cli", "wasm-bindgen", locked, "3 minutes"),
        pinned("cargo-deny", "cargo-deny", CARGO_DENY.into(), "6 minutes"),
    ])
}

/// wasm-pack, at its pinned version.
///
/// # Errors
/// It is not there and cannot be installed; the message holds the command to run.
pub fn wasm_pack() -> Result<PathBuf, String> {
    let [wasm_pack, ..] = crates()?;
    wasm_pack.get()
}

/// wasm-bindgen, at the version of `Cargo.lock`.
///
/// # Errors
/// It is not there and cannot be installed; the message holds the command to run.
pub fn wasm_bindgen() -> Result<PathBuf, String> {
    let [_, wasm_bindgen, _] = crates()?;
    wasm_bindgen.get()
}

/// cargo-deny, which reads the licences and sources of all that we build from.
///
/// # Errors
/// It is not there and cannot be installed; the message holds the command to run.
pub fn cargo_deny() -> Result<PathBuf, String> {
    let [_, _, cargo_deny] = crates()?;
    cargo_deny.get()
}

/// Sees to the standard library for wasm.
///
/// # Errors
/// It is missing and rustup cannot add it; the message holds the command to run.
pub fn wasm_target() -> Result<(), String> {
    let library = ask(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    eprintln!("installing the rust target {WASM_TARGET} (once, a few seconds) ...");
    let mut command = Command::new("rustup");
    command.args(["target", "add", WASM_TARGET]);
    let added = run("adding the wasm target", &mut command, Echo::OnFailure);
    if added.is_ok_and(|ended| ended.ok) { Ok(()) } else { Err(again(&command)) }
}

/// The folder `node_modules` with all pinned npm packages in it.
///
/// # Errors
/// Node or npm is missing, or the packages cannot be installed; the message holds the command to run.
pub fn node_modules() -> Result<PathBuf, String> {
    npm_modules("npm", &NPM)
}

/// A folder `node_modules` with these packages, kept under a name.
///
/// # Errors
/// As [`node_modules`].
pub fn npm_modules(name: &str, packages: &[(&str, &str)]) -> Result<PathBuf, String> {
    for program in ["node", "npm"] {
        if find(Path::new(program)).is_none() {
            return Err(format!(
                "{program} is not on PATH: install Node.js 20 or newer (Debian: apt-get install -y nodejs npm)"
            ));
        }
    }
    let (home, lacking) = lacking_of(name, packages);
    let modules = home.join("node_modules");
    if lacking.is_empty() {
        return Ok(modules);
    }
    let list: Vec<String> = packages.iter().map(|(name, version)| format!("{name} {version}")).collect();
    eprintln!("installing {} from npm (once, under a minute) ...", list.join(", "));
    fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    project::write(&home.join("package.json"), npm_manifest(packages).as_bytes())?;
    let mut command = Command::new("npm");
    command.arg("install").arg("--prefix").arg(&home).current_dir(&home);
    command.args(["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"]);
    if run("installing npm packages", &mut command, Echo::OnFailure)?.ok { Ok(modules) } else { Err(again(&command)) }
}

/// Where the npm packages are kept, and those that are not there yet.
pub(crate) fn npm_lacking() -> (PathBuf, Vec<String>) {
    lacking_of("npm", &NPM)
}

/// The same for packages kept under a name.
fn lacking_of(name: &str, packages: &[(&str, &str)]) -> (PathBuf, Vec<String>) {
    let home = project::scratch().join(name);
    let has = |name: &str, version: &str| {
        fs::read_to_string(home.join("node_modules").join(name).join("package.json"))
            .is_ok_and(|manifest| manifest.contains(&format!("\"version\": \"{version}\"")))
    };
    let lacking = packages.iter().filter(|(name, version)| !has(name, version));
    let lacking = lacking.map(|(name, version)| format!("{name} {version}")).collect();
    (home, lacking)
}

fn npm_manifest(packages: &[(&str, &str)]) -> String {
    let lines: Vec<String> = packages.iter().map(|(name, version)| format!("    \"{name}\": \"{version}\"")).collect();
    format!("{{\n  \"private\": true,\n  \"dependencies\": {{\n{}\n  }}\n}}\n", lines.join(",\n"))
}

/// A command that runs an npm package's script with node.
///
/// # Errors
/// As [`node_modules`].
pub fn node(script: &str) -> Result<Command, String> {
    let mut command = Command::new("node");
    command.arg(node_modules()?.join(script));
    Ok(command)
}

/// A browser and the driver that belongs to it.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// chromedriver.
    pub driver: PathBuf,
}

/// Finds Chromium and chromedriver, or installs both from Debian's packages where that is allowed.
///
/// # Errors
/// They are not there and cannot be installed; the message says what to do.
pub fn browser() -> Result<Browser, String> {
    if let Some(browser) = find_browser()? {
        return Ok(browser);
    }
    let install = apt_command("chromium chromium-driver");
    let advice = format!(
        "the browser tests need Chromium and chromedriver. Debian and Ubuntu: `sudo sh -c '{install}'`; elsewhere \
         install Chrome and the chromedriver of its version, and put both on PATH or name them in CHROMIUM and \
         CHROMEDRIVER"
    );
    if !apt("chromium chromium-driver").map_err(|error| format!("{error}\n{advice}"))? {
        return Err(advice);
    }
    find_browser()?.ok_or(advice)
}

pub(crate) fn apt_command(packages: &str) -> String {
    format!("apt-get update && apt-get install -y --no-install-recommends {packages}")
}

/// Installs packages of this system, where that is allowed without asking anybody. Says whether it was.
///
/// # Errors
/// It was, and failed.
pub fn apt(packages: &str) -> Result<bool, String> {
    let Some(mut shell) = root_shell().filter(|_| find(Path::new("apt-get")).is_some()) else { return Ok(false) };
    eprintln!("installing {packages} from this system's packages (once, about 2 minutes) ...");
    shell.args(["-c", &apt_command(packages)]).env("DEBIAN_FRONTEND", "noninteractive");
    must(&format!("installing {packages}"), &mut shell, Echo::OnFailure)?;
    Ok(true)
}

pub(crate) fn find_browser() -> Result<Option<Browser>, String> {
    let chromium = named("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?;
    let driver = named("CHROMEDRIVER", &["chromedriver"])?;
    Ok(chromium.zip(driver).map(|(chromium, driver)| Browser { chromium, driver }))
}

/// The program that a variable names, which must then exist, or the first of these on PATH.
fn named(variable: &str, names: &[&str]) -> Result<Option<PathBuf>, String> {
    let Some(path) = env::var_os(variable).filter(|value| !value.is_empty()) else {
        return Ok(names.iter().find_map(|name| find(Path::new(name))));
    };
    let path = PathBuf::from(path);
    find(&path).map(Some).ok_or_else(|| format!("{variable} is {}, and there is no such program", path.display()))
}

/// A shell that may install packages without asking anybody.
fn root_shell() -> Option<Command> {
    if ask(Command::new("id").arg("-u"))? == "0" {
        return Some(Command::new("sh"));
    }
    ask(Command::new("sudo").args(["-n", "true"]))?;
    let mut command = Command::new("sudo");
    command.args(["-n", "sh"]);
    Some(command)
}

/// The full path of a program, looked up on PATH as a shell would.
#[must_use]
pub fn find(program: &Path) -> Option<PathBuf> {
    if program.components().count() > 1 {
        return program.is_file().then(|| program.to_path_buf());
    }
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

/// PATH with the folder of `program` in front.
///
/// # Errors
/// The folder's name cannot stand in PATH.
pub fn path_with(program: &Path) -> Result<std::ffi::OsString, String> {
    let folder = program.parent().map(Path::to_path_buf);
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folder.into_iter().chain(env::split_paths(&rest))).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::display;

    fn pack() -> Crate {
        Crate { package: "some-cli", binary: "some", version: "1.2.3".into(), takes: "a while" }
    }

    #[test]
    fn a_crate_is_installed_locked_into_a_folder_of_its_version() {
        let line = display(&pack().install(Path::new("/cache"), true));
        assert_eq!(line, "cargo install some-cli --version =1.2.3 --locked --root /cache/some-cli-1.2.3");
        assert!(!display(&pack().install(Path::new("/cache"), false)).contains("--locked"));
    }

    #[test]
    fn only_the_exact_version_will_do() {
        assert!(pack().is("some 1.2.3"));
        assert!(pack().is("some 1.2.3 (abc 2026)"));
        assert!(!pack().is("some 1.2.30"));
        assert!(!pack().is("some"));
    }

    #[test]
    fn only_a_version_that_the_registry_lacks_unlocks() {
        assert!(unlockable("error: failed to select a version for the requirement `a = \"^1\"` (locked to 1.0.1)\n"));
        assert!(!unlockable("error: could not compile `a`"));
        assert!(!unlockable("error: failed to select a version for `b`"));
    }

    #[test]
    fn npm_packages_are_pinned_to_one_version_each() {
        let manifest = npm_manifest(&NPM);
        for (name, version) in NPM {
            assert!(version.chars().all(|c| c.is_ascii_digit() || c == '.'), "{name} {version} is a range");
            assert!(manifest.contains(&format!("\"{name}\": \"{version}\"")));
        }
    }

    #[test]
    fn a_missing_program_is_not_found() {
        assert!(find(Path::new("no-such-program-here")).is_none());
        assert!(find(Path::new("sh")).is_some_and(|path| path.is_absolute()));
    }
}
