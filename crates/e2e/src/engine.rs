//! The three engines: their drivers, and what each is asked to be.

use crate::Result;
use crate::http::call;
use serde_json::{Value, json};
use std::env;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`, through `WebKitWebDriver`. Wants a display, such as Xvfb.
    WebKit,
}

/// What a story may need of an engine, beyond what every one of them can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Pages drawn as for paper.
    Paper,
    /// A preference of the system, set at will.
    Preference,
    /// An answer to what a browser asks its user, without anybody there to give it.
    Permission,
    /// What a screen reader is given.
    Tree,
    /// A focus that is scrolled to with the margin that the style sheet asks for.
    Margin,
    /// What jumped while a page was loaded slowly.
    Shifts,
}

impl Need {
    /// In words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Paper => "drawing for paper",
            Self::Preference => "a preference of the system",
            Self::Permission => "a permission without a person",
            Self::Tree => "the tree of a screen reader",
            Self::Shifts => "what jumped while a page was loaded",
            Self::Margin => "a margin around the focus that is scrolled to",
        }
    }
}

/// Without these, a browser run as root or in a container does not start, or talks to its maker.
const CHROMIUM: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(20);

impl Engine {
    /// The engine that `POPQUIZ_ENGINE` names.
    ///
    /// # Errors
    /// It names none.
    pub fn chosen() -> Result<Self> {
        match env::var("POPQUIZ_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => Err(format!("POPQUIZ_ENGINE is `{other}`: it takes chromium, firefox or webkit")),
        }
    }

    /// Whether its driver offers something.
    #[must_use]
    pub const fn can(self, need: Need) -> bool {
        match self {
            Self::Chromium => true,
            Self::Firefox => matches!(need, Need::Paper | Need::Preference | Need::Margin),
            Self::WebKit => false,
        }
    }

    /// What a new session is asked for: a clean profile of its own, no window on the screen where that can be had.
    #[must_use]
    pub fn capabilities(self) -> Value {
        let mut always = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": { "args": CHROMIUM },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Self::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": { "args": ["--automation"] } }),
        };
        let (options, variable) = match self {
            Self::Chromium => ("goog:chromeOptions", "CHROMIUM"),
            Self::Firefox => ("moz:firefoxOptions", "FIREFOX"),
            Self::WebKit => ("webkitgtk:browserOptions", "WEBKIT"),
        };
        if let Some(binary) = env::var(variable).ok().filter(|path| !path.is_empty()) {
            always[options]["binary"] = Value::String(binary);
        }
        json!({ "capabilities": { "alwaysMatch": always } })
    }

    /// The driver's command, to listen at a port.
    ///
    /// # Errors
    /// What it needs cannot be written.
    fn driver(self, port: u16) -> Result<Command> {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITWEBDRIVER", "WebKitWebDriver"),
        };
        let program = env::var_os(variable).filter(|path| !path.is_empty()).unwrap_or_else(|| program.into());
        let mut command = Command::new(program);
        match self {
            // Its own window can be asked for what pages cannot: see `conditions.rs`.
            Self::Firefox => command.args(["--allow-system-access", "--port", &port.to_string()]),
            Self::Chromium => command.arg(format!("--port={port}")),
            Self::WebKit => command.arg(format!("--port={port}")).env("XDG_CONFIG_HOME", small_toolbar()?),
        };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(command)
    }
}

/// A running driver. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Driver {
    /// Starts an engine's driver at a port of its own, and waits until it is ready.
    ///
    /// # Errors
    /// It is not there, or does not get ready.
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver(port)?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let child = command.spawn().map_err(|error| {
            format!("{}: {error}. It is the WebDriver of {engine:?}", command.get_program().display())
        })?;
        let driver = Self { child, address };
        let began = Instant::now();
        loop {
            match call(address, "GET", "/status", None) {
                Ok(status) if status["ready"] != Value::Bool(false) => return Ok(driver),
                answer if began.elapsed() > START => {
                    return Err(format!("the driver of {engine:?} did not get ready: {answer:?}"));
                }
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A folder of settings with which the toolbar of `MiniBrowser` takes nearly no room. It would keep its window, and so the
/// page, wider than a phone.
fn small_toolbar() -> Result<PathBuf> {
    const STYLE: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; }
        image { margin: -8px; } button { border: 0; margin: 0 -2px; }";
    let settings = env::temp_dir().join(format!("popquiz-webkit-{}", std::process::id()));
    let said = |error: std::io::Error| format!("{}: {error}", settings.display());
    std::fs::create_dir_all(settings.join("gtk-3.0")).map_err(said)?;
    std::fs::write(settings.join("gtk-3.0/gtk.css"), STYLE).map_err(said)?;
    Ok(settings)
}

fn free_port() -> Result<u16> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    port.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}
