//! The three engines: their drivers, and what each is asked to be.

use crate::Result;
use crate::http::call;
use serde_json::{Value, json};
use std::env;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
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
    fn driver(self, port: u16) -> Command {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITWEBDRIVER", "WebKitWebDriver"),
        };
        let program = env::var_os(variable).filter(|path| !path.is_empty()).unwrap_or_else(|| program.into());
        let mut command = Command::new(program);
        match self {
            Self::Firefox => command.args(["--port", &port.to_string()]),
            Self::Chromium | Self::WebKit => command.arg(format!("--port={port}")),
        };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
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
        let mut command = engine.driver(port);
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

fn free_port() -> Result<u16> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    port.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}
