//! A session of a browser, over the W3C `WebDriver` protocol.

use crate::engine::{Driver, Engine};
use crate::http::call;
use crate::{Pointer, Result, input};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::time::{Duration, Instant};

/// The key under which an element's reference travels, by the protocol's own constant.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often it is looked at.
const GLANCE: Duration = Duration::from_millis(15);

/// Brings the middle of an element to where it can be pointed at, or says what lies over it.
const AIM: &str = "
    const [element] = arguments;
    const over = () => {
        const box = element.getClientRects()[0];
        if (!box) return 'it has no box';
        const at = [box.left + box.width / 2, box.top + box.height / 2];
        let hit = document.elementFromPoint(...at);
        while (hit?.shadowRoot) {
            const deeper = hit.shadowRoot.elementFromPoint(...at);
            if (!deeper || deeper === hit) break;
            hit = deeper;
        }
        if (hit && (element.contains(hit) || hit.contains(element))) return null;
        return `${hit ? new XMLSerializer().serializeToString(hit).slice(0, 160) : 'nothing'} is at ${at}`;
    };
    if (over()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    return over();
";

/// An element of a page.
#[derive(Clone, Debug)]
pub struct Element(Value);

impl Element {
    /// The element that a script returned.
    ///
    /// # Errors
    /// It returned something else.
    pub fn of(value: Value) -> Result<Self> {
        if value[ELEMENT].is_string() { Ok(Self(value)) } else { Err(format!("not an element: {value}")) }
    }

    /// Its reference, as an argument of a script.
    #[must_use]
    pub fn reference(&self) -> Value {
        self.0.clone()
    }
}

/// A browser with a clean profile. Dropping it closes it.
#[derive(Debug)]
pub struct Browser {
    driver: Driver,
    session: String,
    engine: Engine,
    /// Parts of console messages that the present story provokes.
    expected: RefCell<Vec<&'static str>>,
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.delete("").ok();
    }
}

impl Browser {
    /// Starts a driver and a browser.
    ///
    /// # Errors
    /// Either does not start.
    pub fn start(engine: Engine) -> Result<Self> {
        let driver = Driver::start(engine)?;
        let made = call(driver.address, "POST", "/session", Some(&engine.capabilities()))?;
        let session = made["sessionId"].as_str().ok_or("the driver made no session")?.to_owned();
        let browser = Self { driver, session, engine, expected: RefCell::default() };
        browser.post("/timeouts", &json!({ "script": 30_000, "pageLoad": 30_000 }))?;
        Ok(browser)
    }

    /// Its engine.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    fn path(&self, end: &str) -> String {
        format!("/session/{}{end}", self.session)
    }

    fn get(&self, end: &str) -> Result<Value> {
        call(self.driver.address, "GET", &self.path(end), None)
    }

    pub(crate) fn post(&self, end: &str, body: &Value) -> Result<Value> {
        call(self.driver.address, "POST", &self.path(end), Some(body))
    }

    fn delete(&self, end: &str) -> Result<Value> {
        call(self.driver.address, "DELETE", &self.path(end), None)
    }

    /// Opens an address in the present tab.
    ///
    /// # Errors
    /// The page does not load.
    pub fn navigate(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Loads the present page again.
    ///
    /// # Errors
    /// The page does not load.
    pub fn reload(&self) -> Result<()> {
        self.post("/refresh", &json!({})).map(drop)
    }

    /// Opens a tab, goes to it, and returns its name.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn new_tab(&self) -> Result<String> {
        // Of a window's tabs, MiniBrowser shows the newest for ever, and one that is not shown hears no pointer.
        let kind = if self.engine == Engine::WebKit { "window" } else { "tab" };
        let made = self.post("/window/new", &json!({ "type": kind }))?;
        let name = made["handle"].as_str().ok_or("a tab without a name")?.to_owned();
        self.switch(&name)?;
        self.expected.borrow_mut().clear();
        Ok(name)
    }

    /// Goes to a tab.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn switch(&self, tab: &str) -> Result<()> {
        self.post("/window", &json!({ "handle": tab })).map(drop)
    }

    /// The names of all tabs.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn tabs(&self) -> Result<Vec<String>> {
        let list = self.get("/window/handles")?;
        Ok(list.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect())
    }

    /// Closes the present tab. Go to another one next.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn close_tab(&self) -> Result<()> {
        self.delete("/window").map(drop)
    }

    /// Runs a script in the page: a function body that sees `arguments`.
    ///
    /// # Errors
    /// The script throws.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": body, "args": arguments }))
    }

    /// Runs a script that calls its last argument when it is done.
    ///
    /// # Errors
    /// The script throws, or does not finish.
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/async", &json!({ "script": body, "args": arguments }))
    }

    /// The present tab as a PNG.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        let picture = self.get("/screenshot")?;
        picture.as_str().and_then(base64).ok_or_else(|| "the driver sent no picture".into())
    }

    /// What the console was told since the last call, warnings and errors only; nothing where the engine does not say.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn console(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let entries = self.post("/se/log", &json!({ "type": "browser" }))?;
        let grave = |entry: &&Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
        let text = |entry: &Value| format!("{} {}", entry["level"], entry["message"]);
        Ok(entries.as_array().into_iter().flatten().filter(grave).map(text).collect())
    }

    /// Says that warnings and errors with this in them are part of the story; the next tab expects none again.
    pub fn expect_in_console(&self, part: &'static str) {
        self.expected.borrow_mut().push(part);
    }

    /// Whether the story said that a message like this would come.
    #[must_use]
    pub fn is_expected(&self, message: &str) -> bool {
        self.expected.borrow().iter().any(|part| message.contains(part))
    }

    /// Clicks or taps the middle of an element, scrolling to it first.
    ///
    /// # Errors
    /// It has no box, or something else lies over it.
    pub fn point(&self, pointer: Pointer, element: &Element) -> Result<()> {
        let covered = self.script(AIM, &[element.reference()])?;
        if let Some(what) = covered.as_str() {
            return Err(format!("the element cannot be reached: {what}"));
        }
        self.post("/actions", &input::press_at(pointer, &element.reference())).map(drop)
    }

    /// Drags one element by its middle onto the middle of another.
    ///
    /// # Errors
    /// One of them has no box, or something else lies over the first.
    pub fn drag(&self, pointer: Pointer, from: &Element, onto: &Element) -> Result<()> {
        self.carry(pointer, from, onto, false)
    }

    /// The same without letting go.
    ///
    /// # Errors
    /// As [`Browser::drag`].
    pub fn hold(&self, pointer: Pointer, from: &Element, onto: &Element) -> Result<()> {
        self.carry(pointer, from, onto, true)
    }

    fn carry(&self, pointer: Pointer, from: &Element, onto: &Element, hold: bool) -> Result<()> {
        let covered = self.script(AIM, &[from.reference()])?;
        if let Some(what) = covered.as_str() {
            return Err(format!("the element cannot be reached: {what}"));
        }
        self.post("/actions", &input::drag(pointer, &from.reference(), &onto.reference(), hold)).map(drop)
    }

    /// Lets go of what was dragged.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn release(&self, pointer: Pointer) -> Result<()> {
        self.post("/actions", &input::release(pointer)).map(drop)
    }

    /// Presses keys, one after the other; see [`Quiz::press`](crate::Quiz::press) for their names.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn press(&self, keys: &[&str]) -> Result<()> {
        self.post("/actions", &input::press(keys)).map(drop)
    }

    /// Puts a text into an element as if typed, or chooses a file for it.
    ///
    /// # Errors
    /// The element takes none.
    pub fn send_keys(&self, element: &Element, text: &str) -> Result<()> {
        let id = element.0[ELEMENT].as_str().unwrap_or_default();
        self.post(&format!("/element/{id}/value"), &json!({ "text": text })).map(drop)
    }

    /// Chooses an option of a list, as the protocol's own click does it: the list itself is the system's.
    ///
    /// # Errors
    /// It is not an option that can be chosen.
    pub fn choose(&self, option: &Element) -> Result<()> {
        // Where a driver scrolls to is its own choice, and may be below what stays in place.
        let show = "arguments[0].closest('select').scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.script(show, &[option.reference()])?;
        let id = option.0[ELEMENT].as_str().unwrap_or_default();
        self.post(&format!("/element/{id}/click"), &json!({})).map(drop)
    }

    /// Looks until a question has an answer.
    ///
    /// # Errors
    /// It has none for too long: what was waited for, and what the page shows.
    pub fn wait<T>(&self, what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
        let began = Instant::now();
        loop {
            if let Some(found) = look()? {
                return Ok(found);
            }
            if began.elapsed() > PATIENCE {
                return Err(format!("waited in vain for {what}. The page shows:\n{}", self.shown()));
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Waits until a condition holds.
    ///
    /// # Errors
    /// It does not for too long: what was waited for, and what the page shows.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut() -> Result<bool>) -> Result<()> {
        self.wait(what, || Ok(holds()?.then_some(())))
    }

    /// The text of the page and of the widgets in it, for messages.
    #[must_use]
    pub fn shown(&self) -> String {
        let script = "
            const parts = [location.href, document.body?.innerText ?? ''];
            for (const quiz of document.querySelectorAll('pop-quiz')) {
                parts.push('--- pop-quiz', ...[...quiz.shadowRoot?.children ?? []].map((child) => child.innerText));
            }
            return parts.filter(Boolean).join('\\n').slice(0, 1500);";
        match self.script(script, &[]) {
            Ok(text) => text.as_str().unwrap_or_default().to_owned(),
            Err(error) => error,
        }
    }
}

/// Reads base64, which is how a driver sends bytes.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for letter in text.trim_end_matches('=').bytes() {
        let digit = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}
