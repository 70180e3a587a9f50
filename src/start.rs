//! What can be done on the start screen. The player has none, and goes without all of this.

use crate::app::{App, Msg, Props, QUESTION, journal};
use crate::browser;
use crate::store::Journal;
use crate::view::{Notice, Pick, Picks};
use popquiz_core::sitting::session::{Config, Filter};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Context;

/// What was chosen and what is under way.
#[derive(Default)]
pub struct Start {
    /// The choices that the next sitting is made of.
    pub picks: Picks,
    /// What the file that is being read is given to; it is read for as long as this is held.
    reading: Option<Closure<dyn FnMut(JsValue)>>,
}

/// A review asks so many at most, unless its author says otherwise.
pub const REVIEW_MOST: u16 = 30;

/// What a review would ask today.
#[derive(Debug, Default)]
pub struct Due {
    /// Items due in this bank.
    pub here: usize,
    /// Titles of the other banks of this site with something due, and how much.
    pub others: Vec<(String, usize)>,
    /// New items that today has room for.
    pub new: usize,
    /// Milliseconds that a question takes this learner, once that is known.
    pub pace_ms: Option<u64>,
}

impl Due {
    /// Counts it, from the learner's history alone: no other bank is opened for it.
    pub fn of(journal: &Journal, props: &Props, now: u64) -> Self {
        let progress = journal.progress();
        let filter = &props.settings.config.filter;
        let mut due = Self { pace_ms: journal.log().pace_ms(), ..Self::default() };
        let mut unseen = 0;
        for head in props.bank.heads().iter().filter(|head| filter.lets(&props.bank, head)) {
            match progress.get(&props.bank, &head.id) {
                Some(item) => due.here += usize::from(item.memory.is_due(now)),
                None => unseen += 1,
            }
        }
        due.new = room_for_new(journal, unseen, now);
        // An author who asks for a part of one bank means that part.
        if *filter == Filter::default() {
            let banks = journal.banks().into_iter().filter(|bank| bank.name != props.bank.name());
            let counted = banks.map(|bank| (bank.title, progress.due_in(&bank.name, now)));
            due.others = counted.filter(|(_, count)| *count > 0).collect();
        }
        due
    }

    /// Items due in all banks.
    pub fn all(&self) -> usize {
        self.here + self.others.iter().map(|(_, count)| count).sum::<usize>()
    }
}

/// How many of so many unseen items today has room for.
pub fn room_for_new(journal: &Journal, unseen: usize, now: u64) -> usize {
    journal.prefs().room_for_new(unseen, journal.progress().met_since(browser::day_start()), now)
}

/// Something done on the start screen.
#[derive(Clone)]
pub enum Act {
    /// Start a sitting of this kind.
    Begin(Config),
    /// Take up the sitting that was left.
    Continue,
    /// A choice for the next sitting.
    Pick(Pick),
    /// Share questions like those chosen.
    Share,
    /// Save progress as a file.
    BackUp,
    /// Restore from this file.
    Restore(web_sys::File),
    /// That file was read, or could not be.
    Restored(Option<String>),
}

impl App {
    /// Takes in what was done. Says whether there is something new to draw.
    pub(crate) fn start(&mut self, ctx: &Context<Self>, act: Act) -> bool {
        let props = ctx.props();
        match act {
            Act::Begin(config) => self.begin(props, config),
            Act::Continue => self.take_up(props),
            Act::Pick(Pick::Confidence(confidence)) => {
                journal(&props.settings).borrow_mut().change_prefs(&|prefs| prefs.confidence = confidence);
            }
            Act::Pick(pick) => self.start.picks.take(pick),
            Act::Share => {
                let word = self.start.picks.share();
                #[cfg(feature = "study")]
                return self.open_study(ctx, &word);
                #[cfg(not(feature = "study"))]
                {
                    // The element loads the module that has this screen.
                    browser::emit(&props.host, "go", &[("to", browser::Value::Text(&word))]);
                    return false;
                }
            }
            Act::BackUp => self.back_up(props),
            Act::Restore(file) => {
                let link = ctx.link().clone();
                // An error is not a string either.
                let done =
                    Closure::new(move |text: JsValue| link.send_message(Msg::Start(Act::Restored(text.as_string()))));
                let _ = file.text().then2(&done, &done);
                self.start.reading = Some(done);
                return false;
            }
            Act::Restored(text) => self.restored(props, text),
        }
        true
    }

    fn take_up(&mut self, props: &Props) {
        let left = journal(&props.settings).borrow_mut().resume(&self.place, &props.bank, browser::now());
        if let Some(session) = left {
            self.carry_on(props, session);
            self.focus = Some(QUESTION);
        }
    }

    fn back_up(&mut self, props: &Props) {
        let journal = journal(&props.settings);
        let text = journal.borrow_mut().export();
        let name = format!("popquiz-progress-{}.txt", browser::today());
        let done = browser::download(&props.host, &name, &text);
        if done.is_some() {
            journal.borrow_mut().change_prefs(&|prefs| prefs.backed_up_at = Some(browser::now()));
        }
        self.notice = Some(if done.is_some() { Notice::BackedUp(name) } else { Notice::NotBackedUp });
    }

    fn restored(&mut self, props: &Props, text: Option<String>) {
        self.start.reading = None;
        let journal = journal(&props.settings);
        let mut journal = journal.borrow_mut();
        self.notice = Some(match text {
            None => Notice::Refused("This file could not be read.".into()),
            Some(text) => match journal.import(&text) {
                Ok(added) => {
                    // All there is came from that file, so nobody has to be told to back it up.
                    if journal.log().reviews().len() == added {
                        journal.change_prefs(&|prefs| prefs.backed_up_at = Some(browser::now()));
                    }
                    Notice::Restored(added)
                }
                Err(error) => Notice::Refused(error.to_string()),
            },
        });
    }
}
