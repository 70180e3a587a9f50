//! The clipboard, which a browser may refuse: then what was to be copied is selected in its field, ready for a hand.

use js_sys::Reflect;
use js_sys::futures::{JsFuture, spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Copies a text, and then says whether the browser did.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    // A page without encryption has no clipboard at all, which the bindings do not know.
    let clipboard = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &JsValue::from_str("clipboard")).ok())
        .and_then(|found| found.dyn_into::<Clipboard>().ok());
    let Some(clipboard) = clipboard else { return done(false) };
    let promise = clipboard.write_text(text);
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

/// Selects what a field of the widget holds, and moves the focus there.
pub fn select(host: &HtmlElement, selector: &str) {
    let found = host.shadow_root().and_then(|root| root.query_selector(selector).ok()?);
    match found.map(JsCast::dyn_into::<HtmlInputElement>) {
        Some(Ok(field)) => {
            let _ = field.focus();
            field.select();
        }
        Some(Err(other)) => {
            if let Ok(field) = other.dyn_into::<HtmlTextAreaElement>() {
                let _ = field.focus();
                field.select();
            }
        }
        None => {}
    }
}
