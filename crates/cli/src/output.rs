//! Standard output. A reader that has seen enough, such as `head`, closes it: that ends the program, and is no failure.

use std::io::{ErrorKind, Write};

/// Writes text to standard output.
///
/// # Errors
/// It cannot be written, and not because nobody reads it any more.
pub fn write(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        result => result.map_err(|error| format!("cannot write to standard output: {error}")),
    }
}
