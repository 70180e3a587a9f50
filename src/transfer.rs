//! Progress as a file: saved, and read back.

use crate::browser;
use crate::message::{Msg, Send};
use crate::screen::Context;
use crate::store::Journal;
use popquiz_words::backup as say;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// What a screen with these buttons is sent.
#[derive(Clone)]
pub enum Act {
    /// Save progress as a file.
    BackUp,
    /// Restore from this file.
    Restore(web_sys::File),
}

/// Takes in what was sent to a screen, if it is about files. Says whether there is something new to draw.
pub fn update(cx: &mut Context<'_>, act: &dyn Any) -> bool {
    match act.downcast_ref::<Act>() {
        Some(Act::BackUp) => {
            *cx.notice = Some(back_up(cx));
            true
        }
        Some(Act::Restore(file)) => {
            restore(cx, file);
            false
        }
        None => false,
    }
}

fn back_up(cx: &Context<'_>) -> String {
    let mut journal = cx.journal.borrow_mut();
    let name = format!("popquiz-progress-{}.txt", browser::today());
    if browser::download(&cx.props.host, &name, &journal.export()).is_none() {
        return say::NOT_SAVED.to_string();
    }
    journal.change_prefs(&|prefs| prefs.backed_up_at = Some(browser::now()));
    say::Saved { name: &name }.text()
}

/// A callback that holds itself.
type Held = Rc<RefCell<Option<Closure<dyn FnMut(JsValue)>>>>;

/// Reads a file. What comes of it is said wherever the learner is by then.
fn restore(cx: &Context<'_>, file: &web_sys::File) {
    let (send, journal): (Send, Rc<RefCell<Journal>>) = (cx.send.clone(), Rc::clone(&cx.journal));
    // Holds itself until it is called, and it is called once.
    let held: Held = Rc::default();
    let own = Rc::clone(&held);
    let done = Closure::new(move |text: JsValue| {
        // An error is not a string either.
        send.emit(Msg::Say(restored(&mut journal.borrow_mut(), text.as_string().as_deref())));
        own.borrow_mut().take();
    });
    let _ = file.text().then2(&done, &done);
    *held.borrow_mut() = Some(done);
}

fn restored(journal: &mut Journal, text: Option<&str>) -> String {
    let Some(text) = text else { return say::Refused { why: &say::NOT_READ }.text() };
    let added = match journal.import(text) {
        Ok(added) => added,
        Err(error) => return say::Refused { why: &error.to_string() }.text(),
    };
    // All there is came from that file, so nobody has to be told to back it up.
    if journal.log().reviews().len() == added {
        journal.change_prefs(&|prefs| prefs.backed_up_at = Some(browser::now()));
    }
    say::Restored { n: added }.text()
}
