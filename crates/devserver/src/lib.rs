//! A static file server for this machine only: the built site under a strict Content-Security-Policy.
//!
//! `cargo xtask serve` shows the site with it, and the end-to-end tests serve host pages of their own from memory
//! beside it. It binds to 127.0.0.1, answers GET and HEAD, and never leaves its folder.

mod gate;
mod http;
mod paths;
mod site;

pub use gate::Gate;
pub use paths::{Resolved, media_type, resolve};
pub use site::{STRICT_POLICY, Site};

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{io, thread};

impl Site {
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
