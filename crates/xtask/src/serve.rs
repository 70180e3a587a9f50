//! `cargo xtask serve`: the site on this machine, under the policy that the widget promises to run under.

use crate::{compile, project, site};
use popquiz_devserver::Site;

/// Builds, unless told not to, and serves `dist` until interrupted.
///
/// # Errors
/// An unknown option, a failed build, nothing built yet, or no free port.
pub fn run(args: &[String]) -> Result<(), String> {
    let mut build = true;
    for arg in args {
        match arg.as_str() {
            "--no-build" => build = false,
            other => return Err(format!("serve has no option `{other}`: try `cargo xtask serve [--no-build]`")),
        }
    }
    if build {
        site::build(compile::Care::Full)?;
    }
    let dist = project::dist();
    if !dist.join("index.html").is_file() {
        return Err(format!("{} holds no site: run `cargo xtask build`", dist.display()));
    }
    let server = Site::new(dist).serve_from(8080).map_err(|error| error.to_string())?;
    println!("serving at {}/ ; Ctrl-C ends it", server.url());
    server.wait();
    Ok(())
}
