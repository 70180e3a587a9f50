//! What is served, and how.

use crate::gate::Gate;
use std::collections::HashMap;
use std::path::PathBuf;

/// What the widget promises to run under: scripts, styles and requests of its own site only, nothing inline, no eval,
/// and no string ever turned into HTML.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Site {
    pub(crate) root: PathBuf,
    pub(crate) prefix: String,
    pub(crate) pages: HashMap<String, Vec<u8>>,
    pub(crate) gates: HashMap<String, Gate>,
    pub(crate) headers: Vec<(String, String)>,
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
}
