//! Where links and images may lead.

/// Whether a link may lead there: `http:`, `https:`, `mailto:`, a fragment, or a relative path.
#[must_use]
pub fn is_link(url: &str) -> bool {
    // An entity such as `&#10;` may bring one.
    if url.contains(char::is_control) {
        return false;
    }
    match scheme(url) {
        Some(scheme) => ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)),
        None => is_relative(url),
    }
}

/// Whether an image lies beside the deck.
#[must_use]
pub fn is_beside(path: &str) -> bool {
    scheme(path).is_none()
        && is_relative(path)
        && !path.starts_with(['#', '?'])
        && !path.split(['/', '?', '#']).any(|part| part == "..")
        && !path.to_ascii_lowercase().contains("%2e")
}

/// Neither another site (`//host`) nor the root of this one. Browsers read `\` as `/` and drop control characters, so
/// both are refused.
fn is_relative(url: &str) -> bool {
    !url.is_empty()
        && !url.starts_with('/')
        && !url.contains(|c: char| c == '\\' || c.is_control() || c.is_whitespace())
}

/// What stands before the first colon, unless that colon is part of a path.
fn scheme(url: &str) -> Option<&str> {
    let end = url.find([':', '/', '?', '#'])?;
    url[end..].starts_with(':').then(|| &url[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_links() {
        for url in
            ["https://a.b/c?d=javascript:e", "HTTP://a", "mailto:a@b", "#part", "notes/a.md", "a/b:c", "?q=1", "../a"]
        {
            assert!(is_link(url), "{url}");
        }
    }

    #[test]
    fn err_links() {
        for url in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example/x",
            "\\\\evil.example",
            "/admin/",
            "javascript&colon;:x",
            "https://a/?b\n",
        ] {
            assert!(!is_link(url), "{url:?}");
        }
    }

    #[test]
    fn images_lie_beside_the_deck() {
        assert!(is_beside("figures/orm.svg"));
        for path in
            ["https://a.b/c.png", "//a/b.png", "/a.png", "../a.png", "a/../../b.png", "data:image/png,x", "", "#a"]
        {
            assert!(!is_beside(path), "{path}");
        }
    }
}
