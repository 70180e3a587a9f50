//! From the path of a request to a file below the root, or to nothing.

use std::path::{Path, PathBuf};

/// What a request path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// This file. It exists.
    File(PathBuf),
    /// A folder asked for without its slash, so that relative addresses in its page would be wrong: send the browser
    /// to this path.
    Folder(String),
    /// Nothing that may be served.
    Missing,
}

/// Finds the file of a request path (as sent, so percent-encoded and perhaps with a query) below `root`.
///
/// Whatever would leave `root` is [`Resolved::Missing`]: `..` in any spelling, a NUL, a backslash, or a link that
/// points outside.
#[must_use]
pub fn resolve(root: &Path, request: &str) -> Resolved {
    let path = request.split(['?', '#']).next().unwrap_or_default();
    let Some(decoded) = percent_decode(path) else { return Resolved::Missing };
    if !decoded.starts_with('/') || decoded.contains(['\0', '\\']) {
        return Resolved::Missing;
    }
    let mut file = root.to_path_buf();
    for part in decoded.split('/').filter(|part| !part.is_empty() && *part != ".") {
        // A colon is a drive on some systems, and never a file of the site.
        if part == ".." || part.contains(':') {
            return Resolved::Missing;
        }
        file.push(part);
    }
    if file.is_dir() {
        if !decoded.ends_with('/') {
            // One leading slash: two would be the name of another host.
            return Resolved::Folder(format!("/{}/", path.trim_start_matches('/')));
        }
        file.push("index.html");
    } else if decoded.ends_with('/') {
        return Resolved::Missing;
    }
    let (Ok(real), Ok(real_root)) = (file.canonicalize(), root.canonicalize()) else { return Resolved::Missing };
    if real.starts_with(real_root) && real.is_file() { Resolved::File(real) } else { Resolved::Missing }
}

/// `%41` to `A`; nothing when an escape is broken or the bytes are not UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file, by the ending of its name.
#[must_use]
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "md" | "markdown" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot write its files has failed")]
mod tests {
    use super::*;
    use std::fs;

    /// A root with `index.html`, `a b.txt` and `sub/index.html`, and a secret beside it.
    fn site(name: &str) -> PathBuf {
        let around = std::env::temp_dir().join(format!("popquiz-paths-{}-{name}", std::process::id()));
        let root = around.join("root");
        fs::create_dir_all(root.join("sub")).unwrap();
        for file in ["index.html", "a b.txt", "sub/index.html", "../secret.txt"] {
            fs::write(root.join(file), file).unwrap();
        }
        root.canonicalize().unwrap()
    }

    #[test]
    fn files_and_folders_are_found() {
        let root = site("found");
        let file = |name: &str| Resolved::File(root.join(name));
        assert_eq!(resolve(&root, "/"), file("index.html"));
        assert_eq!(resolve(&root, "/index.html?v=1#top"), file("index.html"));
        assert_eq!(resolve(&root, "/a%20b.txt"), file("a b.txt"));
        assert_eq!(resolve(&root, "/./sub//"), file("sub/index.html"));
        assert_eq!(resolve(&root, "/sub"), Resolved::Folder("/sub/".into()));
        assert_eq!(resolve(&root, "//sub"), Resolved::Folder("/sub/".into()));
    }

    #[test]
    fn nothing_outside_the_root_is_served() {
        let root = site("outside");
        for path in [
            "/../secret.txt",
            "/sub/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/sub/%2e%2e%2f%2e%2e/secret.txt",
            "/..\\secret.txt",
            "/..%5csecret.txt",
            "/C:/secret.txt",
            "secret.txt",
            "../secret.txt",
            "/index.html%00.txt",
            "/index.html/",
            "/%zz",
            "/%f",
            "/%ff",
            "",
            "/none",
        ] {
            assert_eq!(resolve(&root, path), Resolved::Missing, "{path:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_root_is_not_followed() {
        let root = site("link");
        let link = root.join("link.txt");
        fs::remove_file(&link).ok();
        std::os::unix::fs::symlink(root.join("../secret.txt"), &link).unwrap();
        assert_eq!(resolve(&root, "/link.txt"), Resolved::Missing);
    }

    #[test]
    fn wasm_and_modules_have_the_types_browsers_insist_on() {
        assert_eq!(media_type("/a/popquiz_bg.wasm"), "application/wasm");
        assert_eq!(media_type("popquiz.js"), "text/javascript; charset=utf-8");
        assert_eq!(media_type("LICENSE"), "application/octet-stream");
    }
}
