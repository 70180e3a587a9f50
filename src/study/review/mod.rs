//! The review: what is due in every bank that this site has shown, and the day's new items, as one sitting.
//!
//! The other banks are loaded when the review starts, and only those that have something due. Then it is a sitting like
//! any other, drawn and kept as a drill is, but at a place of its own.

mod lend;

pub use lend::lend_from;

use super::{HEADING, Screen, named};
use crate::app::{App, Msg, Props, QUESTION, Screen as Shown, journal};
use crate::browser;
use crate::sitting::SUMMARY_LASTS_MS;
use crate::start::{REVIEW_MOST, room_for_new};
use crate::store::{Journal, Known};
use crate::view::dom::{el, text};
use crate::view::{Frame, Notice};
use popquiz_core::bank::Bank;
use popquiz_core::item::Head;
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::session::{Config, Filter, Plan, Round, Session, draw_review};
use std::rc::Rc;
use yew::{Context, Html};

/// The word for it.
pub const REVIEW: &str = "review";

/// Something that happened to a review that waits.
#[derive(Clone)]
pub enum Act {
    /// The other banks were read, or not: the title of each, and the bank.
    Read(Vec<(String, Option<Rc<Bank>>)>),
}

/// The questions of other banks are on their way.
pub struct Waiting {
    /// Their titles.
    titles: String,
    /// Whether the learner asked for the review, and not the page's author.
    asked: bool,
}

impl Waiting {
    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>) -> Html {
        let said = format!("Loading the questions of {}…", self.titles);
        el!("section" => named(frame, "Review"), el!("p" "role"="status" => text(&said)))
    }
}

impl App {
    /// Where the last review is kept once it is over: the next one asks what is due then, and leaves its own place free.
    pub(crate) fn reviewed_place(&self) -> String {
        format!("{}ed", self.review_place)
    }

    /// A sitting is over. A review goes where it can be shown again after a reload, as a drill is.
    pub(crate) fn review_over(&self, props: &Props) {
        let Shown::Sitting(session) = &self.screen else { return };
        if self.in_review() {
            let (journal, seat) = (journal(&props.settings), self.reviewed_place());
            let mut journal = journal.borrow_mut();
            journal.forget_sitting(&self.review_place);
            journal.keep_plan(&seat, session.plan());
            journal.keep_draft(&seat, &session.draft());
        }
    }

    /// Whether a review is being asked, or has just ended.
    pub(crate) fn in_review(&self) -> bool {
        matches!(&self.screen, Shown::Sitting(session) if session.plan().config.mode == Mode::Review)
    }

    /// Starts a review, or takes up the one that was left, once its banks are there.
    pub(crate) fn open_review(&mut self, ctx: &Context<Self>, asked: bool) {
        let props = ctx.props();
        let wanted = self.wanted(props, asked);
        if wanted.is_empty() {
            self.begin_review(props, &[], asked);
            return;
        }
        let titles = wanted.iter().map(|bank| bank.title.as_str()).collect::<Vec<_>>().join(", ");
        self.screen = Shown::Study(Box::new(Screen::Review(Waiting { titles, asked })));
        self.focus = Some(HEADING).filter(|_| asked);
        ctx.link().send_future(async move {
            let mut banks = Vec::new();
            for Known { name, path, title } in wanted {
                // One that has changed its name meanwhile is another bank.
                let bank = lend::bank(&path).await.filter(|bank| bank.name() == name);
                banks.push((title, bank.map(Rc::new)));
            }
            Msg::Study(super::Act::Review(Act::Read(banks)))
        });
    }

    /// The other banks of this site that have something due, or that the review which was left asks from; unless the
    /// learner asks for the next one, also those of the last.
    fn wanted(&self, props: &Props, asked: bool) -> Vec<Known> {
        if is_part(props) {
            return Vec::new();
        }
        let journal = journal(&props.settings);
        let mut journal = journal.borrow_mut();
        journal.reload();
        let mut items = |place: &str| journal.sitting(place).map(|(plan, _)| plan.items).unwrap_or_default();
        let mut left = items(&self.review_place);
        if !asked {
            left.extend(items(&self.reviewed_place()));
        }
        let now = browser::now();
        let mut banks = journal.banks();
        banks.retain(|bank| {
            let asked = || left.iter().any(|item| item.split_once('/').is_some_and(|(name, _)| name == bank.name));
            bank.name != props.bank.name() && (journal.progress().due_in(&bank.name, now) > 0 || asked())
        });
        banks
    }

    /// Takes in the banks that a review waited for.
    pub(super) fn banks_read(&mut self, props: &Props, waiting: &Waiting, Act::Read(banks): Act) {
        let missing: Vec<&str> =
            banks.iter().filter(|(_, bank)| bank.is_none()).map(|(title, _)| title.as_str()).collect();
        if !missing.is_empty() {
            self.notice = Some(Notice::LeftOut(missing.join(", ")));
        }
        let banks: Vec<Rc<Bank>> = banks.into_iter().filter_map(|(_, bank)| bank).collect();
        self.begin_review(props, &banks, waiting.asked);
    }

    fn begin_review(&mut self, props: &Props, others: &[Rc<Bank>], asked: bool) {
        let journal = journal(&props.settings);
        let mut journal = journal.borrow_mut();
        let now = browser::now();
        let bank = if is_part(props) {
            props.bank.clone()
        } else {
            let banks: Vec<&Bank> = [&props.bank].into_iter().chain(others).map(Rc::as_ref).collect();
            Rc::new(Bank::join(props.bank.title(), &banks))
        };
        let left = journal.resume(&self.review_place, &bank, now);
        if let Some(session) = left.filter(|left| !left.is_finished()) {
            drop(journal);
            self.carry_on(props, session);
            self.focus = Some(QUESTION).filter(|_| asked);
            return;
        }
        let fresh = |last: &Session| {
            let over = now.saturating_sub(last.plan().started_at) >= SUMMARY_LASTS_MS;
            last.is_finished() && last.place().1 > 0 && !over
        };
        let last = journal.resume(&self.reviewed_place(), &bank, now).filter(|last| !asked && fresh(last));
        if let Some(last) = last {
            self.screen = Shown::Sitting(Box::new(last));
            return;
        }
        journal.forget_sitting(&self.reviewed_place());
        journal.reload();
        let plan = plan(&journal, props, &bank, now);
        let session = Session::resume(bank, plan, &[], None, now);
        let empty = session.is_finished();
        self.settle(&mut journal, session);
        if empty {
            journal.forget_sitting(&self.review_place); // there is nothing to come back to
        }
        drop(journal);
        if asked {
            self.started(props);
        }
    }
}

/// Whether the author asks for a part of one bank: then a review is of that part.
fn is_part(props: &Props) -> bool {
    props.settings.config.filter != Filter::default()
}

fn plan(journal: &Journal, props: &Props, bank: &Bank, now: u64) -> Plan {
    let base = &props.settings.config;
    let seed = props.settings.seed.unwrap_or_else(browser::seed);
    let limit = base.limit.unwrap_or(REVIEW_MOST);
    let (prefs, progress) = (journal.prefs(), journal.progress());
    // What is new comes from the bank of this page: it was chosen by opening it.
    let (own, new_among) = (&props.bank, props.bank.len());
    let asked = |head: &&Head| base.filter.lets(own, head) && progress.get(own, &head.id).is_none();
    let unseen = own.heads().iter().filter(asked).count();
    let (new, new_first) = (room_for_new(journal, unseen, now), prefs.ahead(now).is_some());
    let round = Round { now, new, new_among, new_first, limit: limit.into(), seed };
    let paper = draw_review(bank, &base.filter, progress, &round);
    let items = paper.into_iter().map(|at| bank.heads()[at].id.clone()).collect();
    let confidence = base.confidence || prefs.confidence;
    let config = Config { mode: Mode::Review, seed, confidence, ..base.clone() };
    Plan { sitting: browser::seed(), started_at: now, config, items }
}
