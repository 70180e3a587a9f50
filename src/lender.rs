//! Banks from other pages of the site, read as the element reads its own.

use js_sys::{Function, Promise, Uint8Array};
use popquiz_core::bank::Bank;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static LENDER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes in what gives, for a path on this site, a promise of a packed bank.
pub fn lend_from(load: Function) {
    LENDER.with(|lender| lender.replace(Some(load)));
}

/// The bank at a path; nothing if it cannot be had or is none.
pub async fn bank(path: &str) -> Option<Bank> {
    let load = LENDER.with(|lender| lender.borrow().clone())?;
    let promise: Promise = load.call1(&JsValue::NULL, &JsValue::from_str(path)).ok()?.dyn_into().ok()?;
    let bytes: Uint8Array = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Bank::decode(&bytes.to_vec()).ok()
}
