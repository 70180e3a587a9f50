//! A page that goes out in pieces, as far as a test lets it: what a slow or broken network does, without its chance.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Nobody holds a page for longer.
const LONGEST: Duration = Duration::from_secs(60);

/// How far a page may go out. Clones are the same gate.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<(Mutex<State>, Condvar)>);

#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// So many bytes of the page may go out.
    bytes: usize,
    /// The connection is closed there.
    cut: bool,
}

impl Gate {
    /// Lets so many bytes of the page out, of this request and of later ones; the rest waits.
    pub fn open(&self, bytes: usize) {
        self.set(State { bytes, cut: false });
    }

    /// Lets everything out.
    pub fn open_wide(&self) {
        self.open(usize::MAX);
    }

    /// Lets so many bytes of the page out, and then the connection is lost.
    pub fn cut(&self, bytes: usize) {
        self.set(State { bytes, cut: true });
    }

    fn set(&self, state: State) {
        let (mutex, changed) = &*self.0;
        *mutex.lock().unwrap_or_else(PoisonError::into_inner) = state;
        changed.notify_all();
    }

    /// Writes a page as far as it may go, and waits for the rest.
    pub(crate) fn pass(&self, body: &[u8], out: &mut impl Write) -> io::Result<()> {
        let (mutex, changed) = &*self.0;
        let mut sent = 0;
        while sent < body.len() {
            let state = mutex.lock().unwrap_or_else(PoisonError::into_inner);
            let waits = |state: &mut State| state.bytes <= sent && !state.cut;
            let waited = changed.wait_timeout_while(state, LONGEST, waits);
            let state = *waited.unwrap_or_else(PoisonError::into_inner).0;
            let end = state.bytes.min(body.len());
            if end <= sent {
                return Err(io::Error::from(io::ErrorKind::ConnectionAborted));
            }
            out.write_all(&body[sent..end])?;
            out.flush()?;
            sent = end;
        }
        Ok(())
    }
}
