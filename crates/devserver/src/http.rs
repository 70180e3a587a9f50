//! As much of HTTP/1.1 as a browser needs for static files: GET, HEAD, and connections that are used again.

use crate::gate::Gate;
use crate::paths;
use crate::paths::{Resolved, media_type, resolve};
use crate::site::Site;
use flate2::{Compression, write::GzEncoder};
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use std::{borrow::Cow, fs};

/// A request line with its headers is never longer than this, in bytes.
const LONGEST_HEAD: u64 = 64 * 1024;
/// An idle connection is closed after this long.
const IDLE: Duration = Duration::from_secs(30);
/// Below this, in bytes, compression saves no packet.
const WORTH_PACKING: usize = 1024;

/// The part of a request that decides the answer.
struct Request {
    method: String,
    target: String,
    gzip: bool,
    close: bool,
    has_body: bool,
}

/// An answer before its headers are written.
struct Answer<'a> {
    status: &'static str,
    kind: &'static str,
    extra: Vec<(&'static str, String)>,
    body: Cow<'a, [u8]>,
    /// What the body has to pass.
    gate: Option<&'a Gate>,
}

impl Answer<'_> {
    fn note(status: &'static str) -> Self {
        let body = Cow::Owned(format!("{status}\n").into_bytes());
        Self { status, kind: "text/plain; charset=utf-8", extra: Vec::new(), body, gate: None }
    }
}

/// Answers the requests of one connection, one after the other, until either side has had enough.
pub(crate) fn talk(site: &Site, stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    loop {
        let Some(request) = read_request(&mut reader)? else { return Ok(()) };
        let answer = answer(site, &request);
        let close = request.close || request.has_body;
        let gate = answer.gate;
        let (head, body) = render(site, &request, answer, close);
        writer.write_all(&head)?;
        match gate {
            Some(gate) => gate.pass(&body, &mut writer)?,
            None => writer.write_all(&body)?,
        }
        if close {
            return Ok(());
        }
    }
}

/// The next request, or nothing at the end of the connection.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let mut next = || words.next().unwrap_or_default().to_owned();
    let (method, target, version) = (next(), next(), next());
    let mut request = Request { method, target, gzip: false, close: version != "HTTP/1.1", has_body: false };
    loop {
        line.clear();
        if head.read_line(&mut line)? == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        let Some((name, value)) = line.trim_end().split_once(':') else {
            if line.trim_end().is_empty() {
                return Ok(Some(request));
            }
            continue;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.gzip = value.split(',').any(|coding| coding.trim() == "gzip"),
            "connection" => request.close |= value.eq_ignore_ascii_case("close"),
            "content-length" => request.has_body = value != "0",
            "transfer-encoding" => request.has_body = true,
            _ => {}
        }
    }
}

fn answer<'a>(site: &'a Site, request: &Request) -> Answer<'a> {
    if request.method != "GET" && request.method != "HEAD" {
        let mut answer = Answer::note("405 Method Not Allowed");
        answer.extra.push(("Allow", "GET, HEAD".into()));
        return answer;
    }
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let page = paths::percent_decode(path).and_then(|path| site.pages.get_key_value(&path));
    if let Some((path, body)) = page {
        let kind = media_type(if path.ends_with('/') { "index.html" } else { path });
        let gate = site.gates.get(path);
        let answer = Answer { status: "200 OK", kind, extra: Vec::new(), body: Cow::Borrowed(body), gate };
        return if gate.is_some() { answer } else { pack(request, answer) };
    }
    let Some(below) =
        path.strip_prefix(site.prefix.as_str()).filter(|below| below.is_empty() || below.starts_with('/'))
    else {
        return Answer::note("404 Not Found");
    };
    let resolved = if below.is_empty() { Resolved::Folder("/".into()) } else { resolve(&site.root, below) };
    match resolved {
        Resolved::File(file) => match fs::read(&file) {
            Ok(body) => {
                let kind = media_type(&file.to_string_lossy());
                let body = Cow::Owned(body);
                pack(request, Answer { status: "200 OK", kind, extra: Vec::new(), body, gate: None })
            }
            Err(_) => Answer::note("404 Not Found"),
        },
        Resolved::Folder(path) => {
            let mut answer = Answer::note("308 Permanent Redirect");
            answer.extra.push(("Location", format!("{}{path}", site.prefix)));
            answer
        }
        Resolved::Missing => Answer::note("404 Not Found"),
    }
}

/// Compresses what is text or wasm, for a client that can read it.
fn pack<'a>(request: &Request, mut answer: Answer<'a>) -> Answer<'a> {
    let packs = answer.kind.starts_with("text/")
        || answer.kind.starts_with("application/")
        || answer.kind.starts_with("image/svg");
    if packs && answer.body.len() >= WORTH_PACKING {
        answer.extra.push(("Vary", "Accept-Encoding".into()));
        if request.gzip {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            let packed = encoder.write_all(&answer.body).and_then(|()| encoder.finish());
            if let Ok(packed) = packed {
                answer.body = Cow::Owned(packed);
                answer.extra.push(("Content-Encoding", "gzip".into()));
            }
        }
    }
    answer
}

/// The head of an answer and its body, as they go out.
fn render<'a>(site: &Site, request: &Request, answer: Answer<'a>, close: bool) -> (Vec<u8>, Cow<'a, [u8]>) {
    let Answer { status, kind, extra, body, .. } = answer;
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    let own = extra.iter().map(|(name, value)| (*name, value.as_str()));
    let common = site.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in own.chain(common) {
        // A line break would begin a header that nobody wrote.
        let value = value.replace(['\r', '\n'], " ");
        write!(head, "{name}: {value}\r\n").ok();
    }
    head.push_str(if close { "Connection: close\r\n\r\n" } else { "\r\n" });
    (head.into_bytes(), if request.method == "HEAD" { Cow::default() } else { body })
}
