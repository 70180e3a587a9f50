//! As much of an HTTP client as a `WebDriver` needs: one request, one JSON answer.

use crate::Result;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A driver that has not answered by then never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends a request and reads the `value` of its answer.
///
/// # Errors
/// The driver does not answer, or answers with an error: its name and message.
pub(crate) fn call(driver: SocketAddr, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let said = |error: std::io::Error| format!("{method} {path}: {error}");
    let mut stream = TcpStream::connect(driver).map_err(said)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(said)?;
    stream.set_nodelay(true).map_err(said)?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {driver}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).map_err(said)?;
    let answer = read_body(BufReader::new(stream)).map_err(said)?;
    let mut answer: Value = serde_json::from_slice(&answer).map_err(|error| format!("{method} {path}: {error}"))?;
    let value = answer["value"].take();
    match (value["error"].as_str(), value["message"].as_str()) {
        (Some(name), Some(message)) => Err(format!("{method} {path}: {name}: {}", first_line(message))),
        _ => Ok(value),
    }
}

/// Drivers put stack traces behind the sentence.
fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

fn read_body(mut reader: impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut length = None;
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 || line.trim_end().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
    let mut body = vec![0; length.unwrap_or(0)];
    if length.is_some() {
        reader.read_exact(&mut body)?;
    } else {
        reader.read_to_end(&mut body)?;
    }
    Ok(body)
}
