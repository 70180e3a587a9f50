//! What pages are shown in: their size, the system's preferences, paper. Every engine is asked in its own way.

use crate::{Browser, Engine, Result};
use serde_json::{Value, json};

impl Browser {
    /// Makes the page this wide and high, in CSS pixels. No engine's window is as narrow as a phone.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                return self.devtools("Emulation.setDeviceMetricsOverride", &metrics).map(drop);
            }
            Engine::Firefox => {
                self.post("/window/rect", &json!({ "width": width.max(600), "height": height + 200 }))?;
                let script = "const { style } = gBrowser.selectedBrowser;
                    [style.minWidth, style.maxWidth] = [`${arguments[0]}px`, `${arguments[0]}px`];
                    [style.minHeight, style.maxHeight] = [`${arguments[1]}px`, `${arguments[1]}px`];";
                self.privileged(script, &[json!(width), json!(height)])?;
            }
            Engine::WebKit => {
                // A window shows how much of it is toolbar.
                let bar = self.script("return outerHeight - innerHeight", &[])?.as_u64().unwrap_or_default();
                self.post("/window/rect", &json!({ "width": width, "height": u64::from(height) + bar }))?;
            }
        }
        self.wait_until("the page to have its size", || {
            Ok(self.script("return [innerWidth, innerHeight]", &[])? == json!([width, height]))
        })
    }

    /// Runs a script in the browser's own window; Firefox only.
    ///
    /// # Errors
    /// Another engine, or the script throws.
    fn privileged(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/moz/context", &json!({ "context": "chrome" }))?;
        let done = self.script(body, arguments);
        self.post("/moz/context", &json!({ "context": "content" }))?;
        done
    }

    /// Has pages drawn as for paper, or as for the screen again.
    ///
    /// # Errors
    /// The engine cannot be asked to.
    pub fn on_paper(&self, on: bool) -> Result<()> {
        let media = if on { "print" } else { "" };
        match self.engine() {
            Engine::Firefox => {
                let script = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]";
                self.privileged(script, &[json!(media)]).map(drop)
            }
            _ => self.devtools("Emulation.setEmulatedMedia", &json!({ "media": media })).map(drop),
        }
    }

    /// Puts a page of no style of its own for it into the light or the dark: by the system's preference where that can
    /// be set, and else by the page's root, which has the same effect on what is inherited.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn scheme(&self, scheme: &str) -> Result<()> {
        match self.engine() {
            Engine::Chromium | Engine::Firefox => self.prefer("prefers-color-scheme", scheme),
            Engine::WebKit => {
                self.script("document.documentElement.style.colorScheme = arguments[0]", &[json!(scheme)]).map(drop)
            }
        }
    }

    /// Sends a command of the `DevTools` protocol, which only Chromium has.
    ///
    /// # Errors
    /// Another engine, or the command fails.
    pub fn devtools(&self, command: &str, params: &Value) -> Result<Value> {
        if self.engine() != Engine::Chromium {
            return Err(format!("{command} is there in Chromium only"));
        }
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    /// Sets a media feature, such as `prefers-color-scheme` to `dark`.
    ///
    /// # Errors
    /// The engine cannot be asked to.
    pub fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        if self.engine() == Engine::Firefox {
            let script = match feature {
                "prefers-color-scheme" => {
                    "gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = arguments[0]"
                }
                "prefers-reduced-motion" => {
                    "Services.prefs.setIntPref('ui.prefersReducedMotion', arguments[0] === 'reduce' ? 1 : 0)"
                }
                other => return Err(format!("{other} is not there in Firefox")),
            };
            return self.privileged(script, &[json!(value)]).map(drop);
        }
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", &features).map(drop)
    }
}
