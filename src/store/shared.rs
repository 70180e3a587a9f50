//! The journals that all widgets of a page share.

use super::{Journal, Local, Medium, Memory};
use crate::browser;
use crate::config::Settings;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// One journal for all widgets of a page, and one that forgets, for those that are to keep nothing.
    static KEPT: RefCell<Option<Rc<RefCell<Journal>>>> = const { RefCell::new(None) };
    static FORGETS: Rc<RefCell<Journal>> =
        Rc::new(RefCell::new(Journal::open(Some(Box::new(Memory::default())), "page".into(), browser::now)));
}

/// The journal that a widget of these settings writes to.
pub fn journal(settings: &Settings) -> Rc<RefCell<Journal>> {
    if settings.no_storage {
        return FORGETS.with(Rc::clone);
    }
    let open = || {
        let medium = Local::open().map(|local| Box::new(local) as Box<dyn Medium>);
        Rc::new(RefCell::new(Journal::open(medium, browser::tab_name(), browser::now)))
    };
    KEPT.with(|kept| kept.borrow_mut().get_or_insert_with(open).clone())
}
