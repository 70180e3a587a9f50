//! A static file server for this machine only: the built site under a strict Content-Security-Policy.
//!
//! `cargo xtask serve` shows the site with it, and the end-to-end tests serve host pages of their own from memory
//! beside it. It binds to 127.0.0.1, answers GET and HEAD, and never leaves its folder.

mod gate;
mod http;
mod paths;

pub use gate::Gate;
pub use paths::{Resolved, media_type, resolve};

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{io, thread};

/// What the widget promises to run under: scripts, styles and requests of its own site only, nothing inline, no eval,
/// and no string ever turned into HTML.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Site {
    root: PathBuf,
    prefix: String,
    pages: HashMap<String, Vec<u8>>,
    gates: HashMap<String, Gate>,
    headers: Vec<(String, String)>,
}

impl Site {
    /// The files of a folder, under [`STRICT_POLICY`].
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        let headers = vec![
            ("Content-Security-Policy".into(), STRICT_POLICY.into()),
            ("X-Content-Type-Options".into(), "nosniff".into()),
            ("Referrer-Policy".into(), "no-referrer".into()),
            ("Cache-Control".into(), "no-cache".into()),
        ];
        Self { root: root.into(), prefix: String::new(), pages: HashMap::new(), gates: HashMap::new(), headers }
    }

    /// Serves the folder below this path, such as `/docs/quiz`, as a host that keeps it in a sub-folder does. Pages
    /// from memory keep their own paths.
    #[must_use]
    pub fn below(self, prefix: &str) -> Self {
        Self { prefix: prefix.trim_end_matches('/').to_owned(), ..self }
    }

    /// Adds a file from memory. `path` begins with a slash; its ending decides the media type, and it wins over a
    /// file of the folder.
    #[must_use]
    pub fn page(mut self, path: &str, body: impl Into<Vec<u8>>) -> Self {
        self.pages.insert(path.to_owned(), body.into());
        self
    }

    /// Adds a file from memory that goes out uncompressed, and only as far as a gate lets it.
    #[must_use]
    pub fn held(mut self, path: &str, body: impl Into<Vec<u8>>, gate: &Gate) -> Self {
        self.gates.insert(path.to_owned(), gate.clone());
        self.page(path, body)
    }

    /// Sets a header of every answer, in place of one of that name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self = self.without_header(name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves a header out: `without_header("Content-Security-Policy")` is a host that sets no policy.
    #[must_use]
    pub fn without_header(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// Begins to serve at a port of 127.0.0.1; 0 lets the system choose a free one.
    ///
    /// # Errors
    /// The port is taken, or the system refuses to listen.
    pub fn serve(self, port: u16) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stop);
        let site = Arc::new(self);
        let accepting = thread::spawn(move || {
            for stream in listener.incoming() {
                if seen.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                let site = Arc::clone(&site);
                // A client that goes away is no error of ours.
                thread::spawn(move || http::talk(&site, &stream).ok());
            }
        });
        Ok(Server { address, stop, accepting: Some(accepting) })
    }

    /// Begins to serve at the first free port from `first` on, looking at a hundred.
    ///
    /// # Errors
    /// None of them is free.
    pub fn serve_from(self, first: u16) -> io::Result<Server> {
        let last = first.saturating_add(99);
        let mut refused = io::Error::from(io::ErrorKind::AddrInUse);
        for port in first..=last {
            match self.clone().serve(port) {
                Ok(server) => return Ok(server),
                Err(error) => refused = error,
            }
        }
        Err(io::Error::new(refused.kind(), format!("no free port from {first} to {last}: {refused}")))
    }
}

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    accepting: Option<thread::JoinHandle<()>>,
}

impl Server {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address for a browser, without a slash at the end: `http://127.0.0.1:8080`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            accepting.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(accepting) = self.accepting.take() else { return };
        self.stop.store(true, Ordering::SeqCst);
        // `accept` has no time-out: a connection of our own wakes it.
        if std::net::TcpStream::connect(self.address).is_ok() {
            accepting.join().ok();
        }
    }
}
