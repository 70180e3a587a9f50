//! Printing a part of the widget, which otherwise leaves paper to the page's own content.
//!
//! A screen that prints draws its paper as an element of class `sheet` beside itself: `row(vec![screen, sheet])`. The
//! sheet is seen on paper alone, and only while a [`Printing`] is held (`www/study/print.css`).

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, Window};
use yew::Callback;

/// What marks the widget's root while its sheet is what is printed.
const MARK: &str = "data-printing";

/// A print under way. Hold it until `over` is called or the learner does something else: dropping it takes the mark and
/// the listener away. (A browser that never says that it has printed is no reason to leave either behind.)
pub struct Printing {
    root: Element,
    window: Window,
    over: Closure<dyn FnMut()>,
    /// Waits until the sheet is drawn, which is before the next timer.
    _drawn: Timeout,
}

impl Printing {
    /// Opens the browser's print dialogue as soon as the sheet is drawn, and calls `over` when it was closed. Nothing if
    /// there is nothing to print in.
    pub fn begin(host: &HtmlElement, over: Callback<()>) -> Option<Self> {
        let root = host.shadow_root()?.query_selector(".root").ok()??;
        let window = web_sys::window()?;
        root.set_attribute(MARK, "").ok()?;
        let over = Closure::new(move || over.emit(()));
        let _ = window.add_event_listener_with_callback("afterprint", over.as_ref().unchecked_ref());
        let printer = window.clone();
        let drawn = Timeout::new(0, move || {
            let _ = printer.print();
        });
        Some(Self { root, window, over, _drawn: drawn })
    }
}

impl Drop for Printing {
    fn drop(&mut self) {
        let _ = self.window.remove_event_listener_with_callback("afterprint", self.over.as_ref().unchecked_ref());
        let _ = self.root.remove_attribute(MARK);
    }
}
