//! A host site for one story: the built site and pages of its own, under the strict policy, at an address that no other
//! story had. A new address is a new origin, so every story starts with empty storage.

use crate::{Browser, Quiz, Result};
use popquiz_author::pack_deck;
use popquiz_devserver::{Gate, Server, Site};
use serde_json::{Value, json};
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const SPY: &str = include_str!("../assets/spy.js");

/// Where the built site is.
#[must_use]
pub fn dist() -> PathBuf {
    let unset = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    env::var_os("POPQUIZ_DIST").filter(|path| !path.is_empty()).map_or_else(unset, PathBuf::from)
}

/// The files of the site's folder `chunks` that a screen needs.
///
/// # Errors
/// There is no built site, or it has no such screen.
pub fn chunks(screen: &str) -> Result<Vec<String>> {
    let list = dist().join("chunks/index.json");
    let text = std::fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let all: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let files = all[screen].as_array().ok_or_else(|| format!("no screen {screen} has chunks"))?;
    Ok(files.iter().filter_map(|file| file.as_str().map(str::to_owned)).collect())
}

/// The source of axe-core.
///
/// # Errors
/// It is not installed.
pub fn axe() -> Result<String> {
    let unset =
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/xtask/npm/node_modules/axe-core/axe.min.js");
    let path = env::var_os("AXE_PATH").filter(|path| !path.is_empty()).map_or_else(unset, PathBuf::from);
    std::fs::read_to_string(&path).map_err(|error| {
        format!("{}: {error}. `cargo xtask test --only e2e` installs it, or set AXE_PATH", path.display())
    })
}

/// A host page in the making.
#[derive(Clone, Debug)]
pub struct Page {
    head: String,
    widget: &'static str,
    body: String,
}

/// A page with this in its `main`, and the player for its widgets.
#[must_use]
pub fn page(body: &str) -> Page {
    Page { head: String::new(), widget: "/player/popquiz.js", body: body.to_owned() }
}

impl Page {
    /// Loads a script before the widget.
    #[must_use]
    pub fn script(mut self, path: &str) -> Self {
        self.head.extend(["<script src=\"", path, "\"></script>\n"]);
        self
    }

    /// Loads a style sheet.
    #[must_use]
    pub fn style(mut self, path: &str) -> Self {
        self.head.extend(["<link rel=\"stylesheet\" href=\"", path, "\">\n"]);
        self
    }

    /// Uses the build that carries the bank.
    #[must_use]
    pub fn bundled(self) -> Self {
        Self { widget: "/popquiz.js", ..self }
    }

    /// Loads the widget from somewhere else.
    #[must_use]
    pub fn widget(self, widget: &'static str) -> Self {
        Self { widget, ..self }
    }

    /// The page.
    #[must_use]
    pub fn html(&self) -> String {
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>A host page</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"/icon.svg\">\n\
             <link rel=\"stylesheet\" href=\"/host.css\">\n\
             <script src=\"/spy.js\"></script>\n{}<script type=\"module\" src=\"{}\"></script>\n</head>\n<body>\n<main>\n\
             <h1>A host page</h1>\n{}\n</main>\n</body>\n</html>\n",
            self.head, self.widget, self.body
        )
    }
}

/// The built site below a path, and what every story finds beside it.
fn site(prefix: &str) -> Result<Site> {
    let root = dist();
    if !root.join("popquiz_bg.wasm").is_file() {
        return Err(format!("{} holds no site: run `cargo xtask build`", root.display()));
    }
    let index = std::fs::read_to_string(root.join("index.html")).map_err(|error| error.to_string())?;
    Ok(Site::new(root)
        .below(prefix)
        .page("/spy.js", SPY)
        .page(&format!("{prefix}/"), index.replacen("<script", "<script src=\"/spy.js\"></script>\n<script", 1))
        .page("/empty.html", "<!doctype html><title>Empty</title><link rel=\"icon\" href=\"/icon.svg\">")
        .page("/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        // A page that follows the scheme says so; without a colour of its own it is taken for white.
        .page("/host.css", "html { background: Canvas; color: CanvasText; }")
        .page("/deck.md", crate::KINDS)
        .page("/deck.pqb", pack_deck("deck.md", crate::KINDS)?)
        .page("/plain.pqb", pack_deck("plain.md", &crate::plain(60))?)
        .page("/talks.pqb", pack_deck("talks.md", &crate::talks(20))?))
}

/// Serves at a port that was not used before. The system's own choice comes round again within a run, and then a story
/// would find what another had left in the browser.
fn serve(site: Site) -> Result<Server> {
    /// Below those that the system hands out.
    static NEXT: Mutex<u16> = Mutex::new(20_000);
    let mut next = NEXT.lock().unwrap_or_else(PoisonError::into_inner);
    let server = site.serve_from(*next).map_err(|error| error.to_string())?;
    *next = server.address().port() + 1;
    Ok(server)
}

/// A host site with a browser in front of it.
#[derive(Debug)]
pub struct Stage<'b> {
    /// The browser.
    pub browser: &'b Browser,
    server: Server,
}

impl<'b> Stage<'b> {
    /// A site with these files beside the built one, and these: `/deck.pqb` and `/deck.md` ([`KINDS`](crate::KINDS)),
    /// `/plain.pqb` (sixty plain questions), `/talks.pqb` (twenty open ones and more) and `/spy.js`. No page is open yet.
    ///
    /// # Errors
    /// There is no built site, or a deck does not pack.
    pub fn new(browser: &'b Browser, files: &[(&str, String)]) -> Result<Self> {
        Self::below(browser, "", files)
    }

    /// The same with the built site below a path, such as `/docs/quiz`.
    ///
    /// # Errors
    /// As [`Stage::new`].
    pub fn below(browser: &'b Browser, prefix: &str, files: &[(&str, String)]) -> Result<Self> {
        let site = files.iter().fold(site(prefix)?, |site, (path, body)| site.page(path, body.as_str()));
        Self::served(browser, site)
    }

    /// A site as of [`Stage::new`], with one page and a packed bank, which is `/many.pqb`; no page is open yet.
    ///
    /// # Errors
    /// As [`Stage::new`].
    pub fn with_bank(browser: &'b Browser, page: &Page, bank: Vec<u8>) -> Result<Self> {
        Self::served(browser, site("")?.page("/host.html", page.html()).page("/many.pqb", bank))
    }

    fn served(browser: &'b Browser, site: Site) -> Result<Self> {
        Ok(Self { browser, server: serve(site)? })
    }

    /// A site with one page, and that page open, and beside it a file behind a gate.
    ///
    /// # Errors
    /// As [`Stage::show`].
    pub fn held(browser: &'b Browser, page: &Page, path: &str, body: Vec<u8>, gate: &Gate) -> Result<Self> {
        let stage = Self::served(browser, site("")?.page("/host.html", page.html()).held(path, body, gate))?;
        stage.open("/host.html")?;
        Ok(stage)
    }

    /// A site with one page, and that page open, its widgets not waited for.
    ///
    /// # Errors
    /// As [`Stage::new`], or the page does not load.
    pub fn show(browser: &'b Browser, page: &Page, files: &[(&str, String)]) -> Result<Self> {
        let mut all = vec![("/host.html", page.html())];
        all.extend_from_slice(files);
        let stage = Self::new(browser, &all)?;
        stage.open("/host.html")?;
        Ok(stage)
    }

    /// The address of a path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.url())
    }

    /// Opens a page of the site.
    ///
    /// # Errors
    /// It does not load.
    pub fn open(&self, path: &str) -> Result<()> {
        self.browser.navigate(&self.url(path))
    }

    /// Closes the present tab, as a learner or a phone short of memory does, and opens a page in a new one.
    ///
    /// # Errors
    /// The browser refuses, or the page does not load.
    pub fn reopen(&self, path: &str) -> Result<()> {
        let left = self.browser.tabs()?;
        // The browser itself would go with its last tab, so the new one is there first; it is still empty.
        let new = self.browser.new_tab()?;
        for tab in left {
            self.browser.switch(&tab)?;
            self.browser.close_tab()?;
        }
        self.browser.switch(&new)?;
        self.open(path)
    }

    /// The first widget of the page.
    #[must_use]
    pub const fn quiz(&self) -> Quiz<'b> {
        Quiz::new(self.browser, 0)
    }

    /// A widget of the page, by its place from 0.
    #[must_use]
    pub const fn nth(&self, nth: usize) -> Quiz<'b> {
        Quiz::new(self.browser, nth)
    }

    /// Runs a script in the page: a function body that sees `arg`.
    ///
    /// # Errors
    /// The script throws.
    pub fn eval(&self, body: &str, arg: &Value) -> Result<Value> {
        self.browser.script(&format!("const [arg] = arguments; {body}"), std::slice::from_ref(arg))
    }

    /// What the spy in the page wrote down under a name.
    ///
    /// # Errors
    /// There is no spy in the page.
    pub fn spied(&self, name: &str) -> Result<Vec<Value>> {
        match self.eval("return spy[arg]", &json!(name))? {
            Value::Array(list) => Ok(list),
            other => Err(format!("the spy knows no list `{name}`: {other}")),
        }
    }

    /// The details of the `popquiz-` events of a name so far.
    ///
    /// # Errors
    /// There is no spy in the page.
    pub fn events(&self, name: &str) -> Result<Vec<Value>> {
        let all = self.spied("events")?;
        Ok(all.into_iter().filter(|event| event["name"] == name).map(|mut event| event["detail"].take()).collect())
    }

    /// What the site has in localStorage under keys that begin so.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn stored(&self, prefix: &str) -> Result<Vec<(String, String)>> {
        let script = "return Object.entries(localStorage).filter(([key]) => key.startsWith(arg)).sort()";
        let found: Vec<(String, String)> =
            serde_json::from_value(self.eval(script, &json!(prefix))?).map_err(|error| error.to_string())?;
        Ok(found)
    }

    /// The lines of the review log in localStorage.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn log(&self) -> Result<Vec<String>> {
        let chunks = self.stored("popquiz:log:")?;
        Ok(chunks.iter().flat_map(|(_, text)| text.lines()).map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_stories_have_the_same_address() {
        let ports: Vec<u16> = (0..8).map(|_| serve(Site::new("/")).unwrap().address().port()).collect();
        assert!(ports.is_sorted_by(|earlier, later| earlier < later), "{ports:?}");
    }
}
