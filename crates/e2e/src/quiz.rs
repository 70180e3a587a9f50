//! A widget as a learner meets it: what it shows, and hands on it.

use crate::{Browser, Element, Pointer, Result};
use serde_json::{Value, json};

/// What every script about a widget begins with.
const PRELUDE: &str = "
    const [nth, arg] = arguments;
    const quiz = document.querySelectorAll('pop-quiz')[nth];
    const root = quiz?.shadowRoot;
    const all = (selector) => [...root?.querySelectorAll(selector) ?? []];
    const one = (selector, text) => all(selector).find((element) => element.textContent.includes(text ?? ''));
    ";

/// What stands for each kind on the screen.
const KIND: &str = "
    if (one('textarea') || one('[data-role=answer]')) return 'open';
    if (one('label.line')) return 'spot';
    if (one('.moves')) return 'order';
    if (one('label.pair')) return 'match';
    if (one('input[type=text]')) return 'blank';
    if (one('input[type=checkbox]')) return 'several';
    return one('label.choice') ? 'choice' : '';";

/// A widget of the present page.
#[derive(Clone, Copy, Debug)]
pub struct Quiz<'b> {
    browser: &'b Browser,
    nth: usize,
}

impl<'b> Quiz<'b> {
    pub(crate) const fn new(browser: &'b Browser, nth: usize) -> Self {
        Self { browser, nth }
    }

    /// The browser it is shown in.
    #[must_use]
    pub const fn browser(&self) -> &'b Browser {
        self.browser
    }

    /// Runs a script that sees `quiz`, its `root`, `all(selector)`, `one(selector, text)` and `arg`.
    ///
    /// # Errors
    /// The script throws.
    pub fn eval(&self, body: &str, arg: &Value) -> Result<Value> {
        self.browser.script(&format!("{PRELUDE}{body}"), &[json!(self.nth), arg.clone()])
    }

    /// The same for a script that ends in a promise.
    ///
    /// # Errors
    /// The promise is broken: what it says.
    pub fn promise(&self, body: &str, arg: &Value) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async function () {{ {PRELUDE}{body} }}).apply(null, arguments)
                 .then((value) => done({{ value }}), (error) => done({{ error: error?.message ?? String(error) }}));"
        );
        let mut said = self.browser.script_async(&script, &[json!(self.nth), arg.clone()])?;
        match said["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(said["value"].take()),
        }
    }

    /// Whether it shows something that a selector finds.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn has(&self, selector: &str) -> Result<bool> {
        Ok(self.count(selector)? > 0)
    }

    /// How many a selector finds.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn count(&self, selector: &str) -> Result<usize> {
        let count = self.eval("return all(arg).length", &json!(selector))?;
        Ok(usize::try_from(count.as_u64().unwrap_or(0)).unwrap_or(usize::MAX))
    }

    /// Waits for what a selector finds.
    ///
    /// # Errors
    /// It does not come.
    pub fn wait(&self, selector: &str) -> Result<Element> {
        self.wait_for(selector, "")
    }

    /// Waits for what a selector finds and has a text.
    ///
    /// # Errors
    /// It does not come.
    pub fn wait_for(&self, selector: &str, text: &str) -> Result<Element> {
        let what = format!("`{selector}` with “{text}” in widget {}", self.nth);
        let arg = json!([selector, text]);
        let found = self.browser.wait(&what, || {
            Ok(Some(self.eval("return one(...arg) ?? null", &arg)?).filter(|found| !found.is_null()))
        })?;
        Element::of(found)
    }

    /// The texts of all that a selector finds, as they are shown.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn texts(&self, selector: &str) -> Result<Vec<String>> {
        let list = self.eval("return all(arg).map((element) => element.innerText.trim())", &json!(selector))?;
        Ok(list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect())
    }

    /// The text of what a selector finds, once it is there.
    ///
    /// # Errors
    /// It does not come.
    pub fn text(&self, selector: &str) -> Result<String> {
        self.wait(selector)?;
        Ok(self.texts(selector)?.into_iter().next().unwrap_or_default())
    }

    /// Clicks what a selector finds.
    ///
    /// # Errors
    /// It does not come, or cannot be reached.
    pub fn click(&self, selector: &str) -> Result<()> {
        self.click_on(selector, "")
    }

    /// Clicks what a selector finds and has a text.
    ///
    /// # Errors
    /// It does not come, or cannot be reached.
    pub fn click_on(&self, selector: &str, text: &str) -> Result<()> {
        self.touch_on(Pointer::Mouse, selector, text)
    }

    /// Clicks or taps what a selector finds and has a text.
    ///
    /// # Errors
    /// It does not come, or cannot be reached.
    pub fn touch_on(&self, pointer: Pointer, selector: &str, text: &str) -> Result<()> {
        let element = self.wait_for(selector, text)?;
        self.browser.point(pointer, &element).map_err(|error| format!("`{selector}` with “{text}”: {error}"))
    }

    /// Presses a button by its `data-role`.
    ///
    /// # Errors
    /// It does not come, or cannot be reached.
    pub fn button(&self, role: &str) -> Result<()> {
        self.click(&format!("[data-role={role}]"))
    }

    /// Presses keys where the focus is, by name (`Tab`, `Enter`, `Escape`, `Space`, `Shift+Tab`) or as typed.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn press(&self, keys: &[&str]) -> Result<()> {
        self.browser.press(keys)
    }

    /// Puts a text into a field, or chooses a file for it.
    ///
    /// # Errors
    /// There is no such field.
    pub fn fill(&self, selector: &str, text: &str) -> Result<()> {
        let field = self.wait(selector)?;
        self.browser.send_keys(&field, text)
    }

    /// The `data-role` of what has the focus in the widget, or its name as a tag.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn focused(&self) -> Result<String> {
        let script = "const at = root?.activeElement; return at?.dataset.role ?? at?.localName ?? '';";
        Ok(self.eval(script, &Value::Null)?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the focus is on a `data-role`.
    ///
    /// # Errors
    /// It does not get there.
    pub fn wait_focus(&self, role: &str) -> Result<()> {
        self.browser.wait_until(&format!("the focus on {role}"), || Ok(self.focused()? == role))
    }

    /// The kind of the question that is shown: `choice`, `several`, `order`, `match`, `blank`, `open` or `spot`.
    ///
    /// # Errors
    /// None comes.
    pub fn kind(&self) -> Result<String> {
        self.wait("[data-role=question]")?;
        Ok(self.eval(KIND, &Value::Null)?.as_str().unwrap_or_default().to_owned())
    }

    /// Answers the question that is shown, one of the stories' own decks, rightly or not, up to its verdict.
    ///
    /// # Errors
    /// Something does not react.
    pub fn answer(&self, right: bool) -> Result<()> {
        self.answer_with(Pointer::Mouse, right)
    }

    /// The same with a mouse or a finger.
    ///
    /// # Errors
    /// Something does not react.
    pub fn answer_with(&self, pointer: Pointer, right: bool) -> Result<()> {
        if self.kind()? == "open" {
            self.touch_on(pointer, "[data-role=reveal]", "")?;
            self.wait("[data-role=answer]")?;
            if right {
                self.tick_all(pointer, "label.choice", "")?;
            }
        } else {
            self.respond_with(pointer, right)?;
        }
        self.touch_on(pointer, "[data-role=check]", "")?;
        self.wait("[data-role=feedback]").map(drop)
    }

    /// Chooses, types or puts together, rightly or not, and asks for no verdict. An open question gets a note.
    ///
    /// # Errors
    /// Something does not react.
    pub fn respond(&self, right: bool) -> Result<()> {
        self.respond_with(Pointer::Mouse, right)
    }

    fn respond_with(&self, pointer: Pointer, right: bool) -> Result<()> {
        match self.kind()?.as_str() {
            "choice" => self.touch_on(pointer, "label.choice", if right { "(right)" } else { "(wrong)" }),
            "several" => self.tick_all(pointer, "label.choice", if right { "(right)" } else { "(wrong)" }),
            "order" if right => self.sort(pointer),
            "match" if pointer == Pointer::Touch => self.tap_pairs(right),
            "match" => self.pair(right),
            "blank" => self.fill("input[type=text]", if right { "filter" } else { "all" }),
            "spot" => self.touch_on(pointer, "label.line", if right { "render(" } else { "order_by" }),
            "open" => self.fill("textarea", "What I would say"),
            _ => Ok(()),
        }
    }

    /// Answers rightly and goes on.
    ///
    /// # Errors
    /// Something does not react.
    pub fn answer_and_go_on(&self) -> Result<()> {
        self.answer(true)?;
        self.button("next")?;
        self.browser.wait_until("the next screen", || Ok(!self.has("[data-role=feedback]")?))
    }

    fn tick_all(&self, pointer: Pointer, selector: &str, text: &str) -> Result<()> {
        self.wait_for(selector, text)?;
        let script =
            "return all(arg[0]).filter((one) => one.textContent.includes(arg[1])).map((one) => one.textContent)";
        let texts = self.eval(script, &json!([selector, text]))?;
        for text in texts.as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.touch_on(pointer, selector, text)?;
        }
        Ok(())
    }

    /// Moves steps named `Step 1` and on up to where they belong.
    fn sort(&self, pointer: Pointer) -> Result<()> {
        let wrong = "const steps = all('.step .t').map((step) => step.innerText);
                     const at = steps.findIndex((step, at) => at > 0 && step < steps[at - 1]);
                     return at < 0 ? null : all('.step')[at].querySelector('.moves button')";
        loop {
            let up = self.eval(wrong, &Value::Null)?;
            if up.is_null() {
                return Ok(());
            }
            let before = self.texts(".step .t")?;
            self.browser.point(pointer, &Element::of(up)?)?;
            self.browser.wait_until("a step that moved", || Ok(self.texts(".step .t")? != before))?;
        }
    }

    /// Taps for every pair the text that names its left-hand side, or what belongs to nothing, and then the pair.
    fn tap_pairs(&self, right: bool) -> Result<()> {
        for left in self.texts("label.pair > .t")? {
            self.touch_on(Pointer::Touch, ".chip .t", if right { &left } else { "nothing" })?;
            self.touch_on(Pointer::Touch, "label.pair > .t", &left)?;
            let chosen = "return one('label.pair > .t', arg).parentElement.querySelector('select').value !== ''";
            self.browser.wait_until("a pair to be put together", || Ok(self.eval(chosen, &json!(left))? == true))?;
        }
        Ok(())
    }

    /// Chooses in every list what names the left-hand side, or what belongs to nothing, with keys as a learner would.
    fn pair(&self, right: bool) -> Result<()> {
        let script = "return all('label.pair').map((pair) => {
            const left = arg ? pair.querySelector('.t').innerText.trim() : 'nothing';
            const option = [...pair.querySelectorAll('option')].find((one) => one.textContent.includes(left));
            return option;
        })";
        let options = self.eval(script, &json!(right))?;
        for option in options.as_array().into_iter().flatten() {
            self.browser.choose(&Element::of(option.clone())?)?;
        }
        Ok(())
    }
}
