//! Builds a site with each tool that authors write in, with the lines that `examples/` has for it, and has a browser look at
//! all of them.
//!
//! Owns the stage `hosts`: the pinned tools, and where each puts what it builds. What has to hold is in
//! `crates/e2e/tests/hosts.rs`.

use crate::process::{Echo, must};
use crate::verify::environment::{self, Packages};
use crate::verify::pythons::{self, Version};
use crate::{package, project, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What builds a site.
#[derive(Clone, Copy)]
enum Tool {
    /// No tool: the page is served as it is written.
    Plain,
    /// A program of a Python package.
    Python(&'static str),
    /// A script of an npm package.
    Node(&'static str),
    /// A program of this system's packages.
    System(&'static str),
    /// mdBook, which cargo installs.
    Book,
}

/// A host: its folder in `examples`, its tool and what it is told, where the element's files go, what is built, and the page.
struct Host {
    name: &'static str,
    tool: Tool,
    args: &'static [&'static str],
    files: &'static str,
    site: &'static str,
    page: &'static str,
}

/// Where the element's files are imported as a package, and not copied.
const AS_PACKAGE: &str = "";

const HOSTS: [Host; 10] = [
    Host { name: "plain", tool: Tool::Plain, args: &[], files: "popquiz", site: "", page: "lesson.html" },
    Host {
        name: "mkdocs",
        tool: Tool::Python("mkdocs"),
        args: &["build", "--quiet", "--site-dir", "site"],
        files: "docs/popquiz",
        site: "site",
        page: "guide/lesson/",
    },
    Host {
        name: "zensical",
        tool: Tool::Python("zensical"),
        args: &["build"],
        files: "docs/popquiz",
        site: "site",
        page: "guide/lesson/",
    },
    Host {
        name: "sphinx",
        tool: Tool::Python("sphinx-build"),
        args: &["-q", "-b", "html", ".", "site"],
        files: "_static/popquiz",
        site: "site",
        page: "guide/lesson.html",
    },
    Host {
        name: "mdbook",
        tool: Tool::Book,
        args: &["build"],
        files: "src/popquiz",
        site: "book",
        page: "guide/lesson.html",
    },
    Host {
        name: "hugo",
        tool: Tool::System("hugo"),
        args: &["--minify", "--baseURL", "/course/", "--destination", "site"],
        files: "static/popquiz",
        site: "site",
        page: "guide/lesson/",
    },
    Host {
        name: "eleventy",
        tool: Tool::Node("@11ty/eleventy/cmd.cjs"),
        args: &["--quiet"],
        files: "popquiz",
        site: "site",
        page: "guide/lesson/",
    },
    Host {
        name: "vitepress",
        tool: Tool::Node("vitepress/bin/vitepress.js"),
        args: &["build"],
        files: "public/popquiz",
        site: ".vitepress/dist",
        page: "guide/lesson.html",
    },
    Host {
        name: "vite",
        tool: Tool::Node("vite/bin/vite.js"),
        args: &["build", "--logLevel", "warn"],
        files: AS_PACKAGE,
        site: "site",
        page: "",
    },
    Host {
        name: "webpack",
        tool: Tool::Node("webpack/bin/webpack.js"),
        args: &["--stats", "errors-warnings"],
        files: AS_PACKAGE,
        site: "site",
        page: "",
    },
];

/// The npm packages, each at one version.
const NPM: [(&str, &str); 6] = [
    ("@11ty/eleventy", "3.1.8"),
    ("vite", "7.1.12"),
    ("vitepress", "1.6.4"),
    ("vue", "3.5.22"),
    ("webpack", "5.113.0"),
    ("webpack-cli", "7.3.1"),
];

/// Builds every site of the present `dist`, and gives back the file that lists them, a line each.
///
/// # Errors
/// A tool cannot be installed, or does not build its site: then its command.
pub fn build() -> Result<PathBuf, String> {
    let home = project::scratch().join("hosts");
    let made = package::make(&project::root().join("target/package"))?;
    let npm = made.first().and_then(|packed| packed.parent()).ok_or("no package was made")?.join("npm");
    let modules = node_modules(&home, &npm)?;
    let python = python()?;
    let mut list = String::new();
    for host in &HOSTS {
        let folder = home.join(host.name);
        project::fresh_dir(&folder)?;
        let example = project::root().join("examples").join(host.name);
        for file in project::files(&example)? {
            project::copy(&example.join(&file), &folder.join(&file))?;
        }
        if host.files != AS_PACKAGE {
            let files = npm.join("dist");
            for file in project::files(&files)? {
                project::copy(&files.join(&file), &folder.join(host.files).join(&file))?;
            }
        }
        if let Some(mut command) = command(host, &folder, &modules, &python)? {
            command.current_dir(&folder).args(host.args).env("NO_MKDOCS_2_WARNING", "1").env("CI", "true");
            must(&format!("building a site with {}", host.name), &mut command, Echo::OnFailure)?;
        }
        eprintln!("    {}", host.name);
        let site = folder.join(host.site).display().to_string();
        list.extend([host.name, "\t", &site, "\t", host.page, "\n"]);
    }
    let file = home.join("list");
    project::write(&file, list.as_bytes())?;
    Ok(file)
}

fn command(host: &Host, folder: &Path, modules: &Path, python: &Path) -> Result<Option<Command>, String> {
    Ok(match host.tool {
        Tool::Plain => None,
        Tool::Python(program) => Some(Command::new(python.with_file_name(program))),
        Tool::Book => Some(Command::new(tools::mdbook()?)),
        Tool::System(program) => {
            if tools::find(Path::new(program)).is_none() && !tools::apt(program)? {
                return Err(format!(
                    "the hosts' test needs {program}. Debian and Ubuntu: apt-get install -y {program}"
                ));
            }
            Some(Command::new(program))
        }
        Tool::Node(script) => {
            // Tools look for packages beside the site.
            #[cfg(unix)]
            std::os::unix::fs::symlink(modules, folder.join("node_modules")).map_err(|error| error.to_string())?;
            let mut command = Command::new("node");
            command.arg(modules.join(script));
            Some(command)
        }
    })
}

/// The npm packages, with ours among them as npm installs it.
fn node_modules(home: &Path, npm: &Path) -> Result<PathBuf, String> {
    let folder = home.join("npm");
    let modules = folder.join("node_modules");
    let wanted: Vec<String> = NPM.iter().map(|(name, version)| format!("    \"{name}\": \"{version}\"")).collect();
    let manifest = format!("{{\n  \"private\": true,\n  \"dependencies\": {{\n{}\n  }}\n}}\n", wanted.join(",\n"));
    let written = folder.join("package.json");
    if !project::read(&written).is_ok_and(|text| text == manifest) || !modules.is_dir() {
        eprintln!("installing {} from npm (once, about a minute) ...", NPM.map(|(name, _)| name).join(", "));
        project::fresh_dir(&folder)?;
        project::write(&folder.join("installing.json"), manifest.as_bytes())?;
        project::write(&written, manifest.as_bytes())?;
        let mut command = Command::new("npm");
        command.arg("install").current_dir(&folder).args([
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
        ]);
        let installed = must("installing npm packages", &mut command, Echo::OnFailure);
        if installed.is_err() {
            fs::remove_file(&written).ok();
        }
        installed?;
    }
    let ours = modules.join("popquiz");
    project::fresh_dir(&ours)?;
    for file in project::files(npm)? {
        project::copy(&npm.join(&file), &ours.join(&file))?;
    }
    Ok(modules)
}

/// A Python with the pinned generators; Sphinx 9 wants the newest of all.
fn python() -> Result<PathBuf, String> {
    let oldest = Version(3, 12);
    let found = pythons::find();
    let python = pythons::choose(&found, oldest).ok_or_else(|| pythons::none_found(&found, oldest))?;
    let packages = Packages {
        what: "MkDocs, Zensical and Sphinx",
        name: "hosts",
        requirements: &project::root().join("crates/xtask/hosts/requirements.txt"),
        also: None,
        module: "mkdocs",
    };
    environment::ensure(&project::root().join("target/hosts"), &packages, python)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_has_its_example() {
        for host in &HOSTS {
            assert!(project::root().join("examples").join(host.name).is_dir(), "{}", host.name);
        }
    }
}
