//! The widget: what `popquiz.js` calls, and nothing else.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

mod app;
mod browser;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod config;
mod due;
mod events;
mod focus;
mod handed_in;
mod lender;
mod links;
mod message;
mod practice;
mod props;
mod request;
mod screen;
mod screens;
mod shell;
mod sitting;
mod store;
mod transfer;
mod view;

use app::App;
use config::Settings;
use message::Msg;
use popquiz_core::bank::Arrival;
use props::Props;
use screens::TABLE;
use store::journal;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The questions of one bank, for all elements that show them. They may still be on their way.
#[wasm_bindgen]
#[derive(Default)]
pub struct Questions(Arrival);

#[wasm_bindgen]
impl Questions {
    /// A bank of which nothing has come yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Questions {
        Self::default()
    }

    /// Takes in the next bytes of a packed bank. Says whether more of it can be used now.
    ///
    /// # Errors
    /// A sentence for the reader, when these are not the bytes of a bank. What came before can be used.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<bool, JsError> {
        Ok(self.0.feed(bytes)?)
    }

    /// To be called when no more bytes come.
    ///
    /// # Errors
    /// A sentence for the reader, when something is missing. What did come can be used.
    pub fn end(&self) -> Result<(), JsError> {
        Ok(self.0.end()?)
    }

    /// Whether there is enough to draw a widget.
    #[must_use]
    pub fn ready(&self) -> bool {
        self.0.bank().is_some()
    }
}

/// A widget on the page.
#[wasm_bindgen]
pub struct Handle {
    app: yew::AppHandle<App>,
    props: Props,
}

#[wasm_bindgen]
impl Handle {
    /// Draws a widget into `root`, for the element `host`. `attributes` holds names and values in turn, and `place`
    /// tells this element from others like it on the page.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        root: Element,
        host: HtmlElement,
        attributes: Vec<String>,
        place: &str,
        questions: &Questions,
    ) -> Handle {
        let props = props(host, attributes, place, questions);
        let app = yew::Renderer::<App>::with_root_and_props(root, props.clone()).render();
        Self { app, props }
    }

    /// Takes the widget off the page, and waits to be drawn for another element. Yew never takes back the listeners it
    /// puts on a root, so a root is used again rather than left behind.
    pub fn rest(&mut self) {
        self.props.resting = true;
        self.app.update(self.props.clone());
    }

    /// Draws again what rested, for an element that is new to it.
    pub fn wake(&mut self, host: HtmlElement, attributes: Vec<String>, place: &str, questions: &Questions) {
        self.props = props(host, attributes, place, questions);
        self.app.update(self.props.clone());
    }

    /// Takes in changed attributes.
    pub fn configure(&mut self, attributes: Vec<String>, place: &str) {
        self.props.settings = settings(attributes, place);
        self.app.update(self.props.clone());
    }

    /// How many items its sittings may ask.
    #[must_use]
    pub fn items(&self) -> usize {
        self.props.settings.config.filter.count(&self.props.bank)
    }

    /// Opens the screen that waited for its code, and that is still wanted.
    pub fn loaded(&self) {
        self.app.send_message(Msg::Loaded);
    }

    /// Goes on with what waited for more of the bank.
    pub fn arrived(&self) {
        self.app.send_message(Msg::Arrived);
    }

    /// Starts a new sitting of what the element is for.
    pub fn start(&self) {
        self.app.send_message(Msg::Begin);
    }

    /// Forgets this widget's sitting; the answers stay in the log.
    pub fn reset(&self) {
        self.app.send_message(Msg::Forget);
    }

    /// All progress on this site, as the text of a progress file.
    #[wasm_bindgen(js_name = exportProgress)]
    #[must_use]
    pub fn export_progress(&self) -> String {
        journal(&self.props.settings).borrow_mut().export()
    }

    /// Merges a progress file and says how many reviews were new.
    ///
    /// # Errors
    /// A sentence that names what is wrong with the file; nothing has changed then.
    #[wasm_bindgen(js_name = importProgress)]
    pub fn import_progress(&self, text: &str) -> Result<usize, JsError> {
        let added = journal(&self.props.settings).borrow_mut().import(text)?;
        self.app.send_message(Msg::Refresh);
        Ok(added)
    }
}

/// Takes note that a chunk of the widget's code is there: that of the screen with this word.
#[wasm_bindgen]
pub fn arrived(chunk: String) {
    popquiz_chunk::arrived(chunk);
}

/// Takes in how the element loads a bank: from a path to a promise of its packed bytes.
#[wasm_bindgen]
pub fn lender(load: js_sys::Function) {
    lender::lend_from(load);
}

fn props(host: HtmlElement, attributes: Vec<String>, place: &str, questions: &Questions) -> Props {
    let bank = questions.0.bank().cloned().unwrap_or_default();
    let settings = settings(attributes, place);
    if settings.bank.as_deref().is_some_and(|wanted| wanted != bank.name()) {
        browser::warn(&popquiz_words::console::OtherBank { bank: bank.name() }.text());
    }
    Props { settings, bank, host, resting: false }
}

fn settings(attributes: Vec<String>, place: &str) -> Settings {
    let mut words = attributes.into_iter();
    let mut pairs = Vec::new();
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        pairs.push((name, value));
    }
    let settings = Settings::of(&pairs, &browser::page_path(), place, TABLE.modes());
    settings.warnings.iter().for_each(|text| browser::warn(text));
    settings
}
