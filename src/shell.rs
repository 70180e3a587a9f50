//! What stands around a screen, and what the screen may touch of it.

use crate::browser;
use crate::focus::SCREEN;
use crate::message::Send;
use crate::props::Props;
use crate::screen::{Context, Keys};
use crate::screens::TABLE;
use crate::store::{Trouble, journal};
use popquiz_words::{Word, notice as say};

/// What stands around a screen.
pub struct Shell {
    send: Send,
    /// The key under which this widget's sittings are kept.
    pub place: String,
    /// What the widget is while a link decides it.
    pub linked: Option<Box<Props>>,
    /// What the learner should be told, apart from the screen.
    pub notice: Option<String>,
    /// Whether the list of keys is shown.
    pub keys_shown: bool,
    /// What gets the focus once it is drawn: a selector.
    pub focus: Option<&'static str>,
}

impl Shell {
    /// Around a widget of which nothing is shown yet.
    pub fn new(send: Send, props: &Props) -> Self {
        let mut shell = Self { send, place: String::new(), linked: None, notice: None, keys_shown: false, focus: None };
        shell.settle_in(props);
        shell
    }

    /// Takes the place that its settings give the widget.
    pub fn settle_in(&mut self, props: &Props) {
        self.place = props.place();
        let journal = journal(&props.settings);
        let mut journal = journal.borrow_mut();
        journal.move_place(&props.former_place(), &self.place);
        journal.note_bank(&props.bank, &props.settings.source);
    }

    /// Where messages go.
    pub const fn send(&self) -> &Send {
        &self.send
    }

    /// What a screen may touch.
    pub fn context<'a>(&'a mut self, author: &'a Props) -> Context<'a> {
        let props = self.linked.as_deref().unwrap_or(author);
        Context {
            send: &self.send,
            props,
            author,
            place: &self.place,
            journal: journal(&props.settings),
            table: &TABLE,
            asked: true,
            focus: &mut self.focus,
            notice: &mut self.notice,
            keys_shown: &mut self.keys_shown,
        }
    }

    /// Shows or hides the list of keys, if a key that no control took is about it and there are any.
    pub fn takes(&mut self, props: &Props, key: &str, keys: Keys) -> bool {
        let about_keys = key == "?" || (key == "Escape" && self.keys_shown);
        if !about_keys || keys.is_empty() {
            return false;
        }
        self.keys_shown = !self.keys_shown;
        if browser::find(&props.host, ".keys :focus").is_some() {
            self.focus = Some(SCREEN);
        }
        true
    }

    /// Forgets all sittings of this widget; the answers stay in the log.
    pub fn forget(&self, props: &Props) {
        let journal = journal(&props.settings);
        for part in TABLE.entries().flat_map(|entry| entry.keeps) {
            journal.borrow_mut().forget_part(&self.place, part);
        }
    }

    /// Passes on what the journal has to say, once.
    pub fn hear(&mut self, props: &Props) {
        if let Some(trouble) = journal(&props.settings).borrow_mut().take_trouble() {
            self.notice = Some(explain(trouble).to_string());
        }
    }
}

/// What a trouble with the storage means for the learner.
const fn explain(trouble: Trouble) -> Word {
    match trouble {
        Trouble::Blocked => say::BLOCKED,
        Trouble::Full => say::FULL,
        Trouble::Unreadable => say::UNREADABLE,
    }
}
