//! What a browser gets from the server, over real connections.
#![expect(clippy::unwrap_used, reason = "a test whose files or connections fail has failed")]

use popquiz_devserver::{Gate, STRICT_POLICY, Server, Site};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::{env, fs, process, thread};

/// A folder with a page, a wasm file and a sub-folder.
fn folder(name: &str) -> PathBuf {
    let root = env::temp_dir().join(format!("popquiz-serving-{}-{name}", process::id()));
    fs::create_dir_all(root.join("player")).unwrap();
    fs::write(root.join("index.html"), "<p>home</p>").unwrap();
    fs::write(root.join("a.wasm"), [0; 5000]).unwrap();
    fs::write(root.join("player/index.html"), "<p>player</p>").unwrap();
    root
}

fn server(name: &str) -> Server {
    Site::new(folder(name)).serve(0).unwrap()
}

/// An answer: the head as text, and the body.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.split_whitespace().nth(1).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// Sends one request on a connection that stays open, and reads its answer. A HEAD has no body to read.
fn ask(stream: &TcpStream, request: &str, headers: &str) -> Answer {
    let mut writer = stream;
    write!(writer, "{request} HTTP/1.1\r\nHost: test\r\n{headers}\r\n").unwrap();
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(reader.read_line(&mut head).unwrap(), 0, "the connection ended in the head: {head}");
    }
    let mut answer = Answer { head, body: Vec::new() };
    if !request.starts_with("HEAD") {
        answer.body = vec![0; answer.header("Content-Length").unwrap().parse().unwrap()];
        reader.read_exact(&mut answer.body).unwrap();
    }
    answer
}

fn get(server: &Server, path: &str) -> Answer {
    ask(&TcpStream::connect(server.address()).unwrap(), &format!("GET {path}"), "")
}

#[test]
fn a_file_comes_with_its_type_and_the_strict_policy() {
    let answer = get(&server("file"), "/a.wasm");
    assert_eq!((answer.status(), answer.body.len()), ("200", 5000));
    assert_eq!(answer.header("Content-Type"), Some("application/wasm"));
    assert_eq!(answer.header("Content-Security-Policy"), Some(STRICT_POLICY));
}

#[test]
fn what_is_not_there_is_404_and_stays_in_the_folder() {
    let server = server("missing");
    for path in ["/none.js", "/../serving.rs", "/%2e%2e/serving.rs", "/player/none"] {
        assert_eq!(get(&server, path).status(), "404", "{path}");
    }
}

#[test]
fn head_says_what_get_would_send_and_sends_nothing() {
    let server = server("head");
    let stream = TcpStream::connect(server.address()).unwrap();
    let head = ask(&stream, "HEAD /a.wasm", "");
    assert_eq!((head.status(), head.header("Content-Length")), ("200", Some("5000")));
    // Had it sent a body, the next answer of the same connection would begin with it.
    assert_eq!(ask(&stream, "GET /index.html", "").body, b"<p>home</p>");
}

#[test]
fn other_methods_are_refused() {
    let server = server("method");
    let stream = TcpStream::connect(server.address()).unwrap();
    let answer = ask(&stream, "POST /index.html", "Content-Length: 3\r\n");
    assert_eq!((answer.status(), answer.header("Allow")), ("405", Some("GET, HEAD")));
}

#[test]
fn gzip_is_used_for_those_who_ask() {
    let server = server("gzip");
    let stream = TcpStream::connect(server.address()).unwrap();
    let packed = ask(&stream, "GET /a.wasm", "Accept-Encoding: br, gzip\r\n");
    assert_eq!(packed.header("Content-Encoding"), Some("gzip"));
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..]).read_to_end(&mut plain).unwrap();
    assert_eq!(plain, [0; 5000]);
    assert_eq!(ask(&stream, "GET /a.wasm", "").header("Content-Encoding"), None);
}

#[test]
fn a_folder_without_its_slash_is_sent_on() {
    let server = server("folder");
    let answer = get(&server, "/player");
    assert_eq!((answer.status(), answer.header("Location")), ("308", Some("/player/")));
    assert_eq!(get(&server, "/player/").body, b"<p>player</p>");
}

#[test]
fn a_test_brings_pages_and_headers_of_its_own() {
    let site = Site::new(folder("pages")).page("/host.html", "<pop-quiz></pop-quiz>").page("/index.html", "mine");
    let server = site.header("content-security-policy", "default-src *").serve(0).unwrap();
    let answer = get(&server, "/host.html?tags=orm");
    assert_eq!(answer.body, b"<pop-quiz></pop-quiz>");
    assert_eq!(answer.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(answer.header("content-security-policy"), Some("default-src *"));
    assert_eq!(answer.header("Content-Security-Policy"), None);
    assert_eq!(get(&server, "/index.html").body, b"mine");
}

#[test]
fn a_held_page_goes_out_as_far_as_its_gate_lets_it() {
    let gate = Gate::default();
    let server = Site::new(folder("held")).held("/held.js", "one two three", &gate).serve(0).unwrap();
    let read = |stream: &mut TcpStream, bytes: usize| {
        let mut piece = vec![0; bytes];
        stream.read_exact(&mut piece).map(|()| String::from_utf8(piece).unwrap())
    };
    let request = || {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "GET /held.js HTTP/1.1\r\nHost: test\r\nAccept-Encoding: gzip\r\n\r\n").unwrap();
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            head += &read(&mut stream, 1).unwrap();
        }
        assert!(head.contains("Content-Length: 13\r\n"), "{head}");
        stream
    };
    gate.open(3);
    let mut stream = request();
    assert_eq!(read(&mut stream, 3).unwrap(), "one");
    gate.open_wide();
    assert_eq!(read(&mut stream, 10).unwrap(), " two three");
    gate.cut(3);
    let mut stream = request();
    assert_eq!(read(&mut stream, 3).unwrap(), "one");
    assert!(read(&mut stream, 1).is_err(), "the connection is lost");
}

#[test]
fn the_folder_may_stand_below_a_path() {
    let server = Site::new(folder("below")).below("/docs/quiz/").page("/host.html", "host").serve(0).unwrap();
    assert_eq!(get(&server, "/docs/quiz/").body, b"<p>home</p>");
    assert_eq!(get(&server, "/docs/quiz").header("Location"), Some("/docs/quiz/"));
    assert_eq!(get(&server, "/docs/quiz/player").header("Location"), Some("/docs/quiz/player/"));
    assert_eq!(get(&server, "/docs/quizzes/").status(), "404");
    assert_eq!(get(&server, "/index.html").status(), "404");
    assert_eq!(get(&server, "/host.html").body, b"host");
}

#[test]
fn an_idle_connection_does_not_hold_up_another() {
    let server = server("idle");
    let idle = TcpStream::connect(server.address()).unwrap();
    assert_eq!(get(&server, "/").status(), "200");
    thread::scope(|scope| {
        let all: Vec<_> = (0..8).map(|_| scope.spawn(|| get(&server, "/a.wasm").body.len())).collect();
        assert!(all.into_iter().all(|one| one.join().unwrap() == 5000));
    });
    drop(idle);
}

#[test]
fn the_next_free_port_is_taken_and_given_back() {
    let first = server("first");
    let port = first.address().port();
    let second = Site::new(folder("second")).serve_from(port).unwrap();
    assert_ne!(second.address().port(), port);
    drop(first);
    assert!(Site::new(folder("third")).serve(port).is_ok());
}
