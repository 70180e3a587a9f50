//! Papers that everybody gets alike: a link that opens one, and a line of results to hand in.

mod invited;
mod kept;
mod sharing;

pub use self::kept::PART;

use self::invited::Invited;
use self::sharing::Sharing;
use super::read::kind_name;
use super::{Act as Study, Room, link};
use crate::app::{App, Msg, Props, QUESTION, SUMMARY, Screen as Shown, journal};
use crate::browser;
use crate::view::dom::{button, el, text};
use crate::view::parts::questions;
use crate::view::{Frame, Notice};
use popquiz_core::bank::Bank;
use popquiz_core::item::Kind;
use popquiz_core::sharing::invitation::{Invitation, Paper};
use popquiz_core::sitting::session::{Filter, Plan, Session};
use yew::{Context, Html};

/// Something done here.
#[derive(Clone, Copy)]
pub enum Act {
    /// Start the paper.
    Start,
    /// Back to the sitting that was left.
    Back,
    /// Draw other questions of the same kind.
    Other,
    /// Copy something.
    Copy(Field),
    /// The browser copied it, or would not.
    Copied(Field, bool),
}

/// What can be copied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The link.
    Link,
    /// The line of results.
    Result,
}

impl Field {
    const fn selector(self) -> &'static str {
        match self {
            Self::Link => "[data-role=share-link]",
            Self::Result => "[data-role=share-result]",
        }
    }
}

/// The screen's state.
pub enum Papers {
    /// A link was opened: what awaits the learner.
    Invited(Box<Invited>),
    /// A link is made.
    Sharing(Box<Sharing>),
}

impl Papers {
    /// The panel that shares: `asked` is what was chosen on the start screen, or empty for the sitting that is kept here.
    pub fn share(room: &mut Room<'_>, asked: &str) -> Self {
        Self::Sharing(Box::new(Sharing::open(room, asked)))
    }

    /// Takes in what was done. Says whether there is something new to draw.
    pub fn update(&mut self, room: &mut Room<'_>, act: Act) -> bool {
        match self {
            Self::Invited(_) => false,
            Self::Sharing(sharing) => sharing.update(room, act),
        }
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>) -> Html {
        match self {
            Self::Invited(invited) => invited.view(frame),
            Self::Sharing(sharing) => sharing.view(frame),
        }
    }

    fn chosen(&self) -> (&Invitation, &Paper, u64) {
        match self {
            Self::Invited(invited) => (&invited.asked, &invited.paper, invited.dice),
            Self::Sharing(sharing) => (&sharing.asked, &sharing.paper, sharing.dice),
        }
    }
}

impl App {
    /// Opens what the page's address asks for. Says whether there is a screen for it; a link that nobody understands is
    /// told of, and what this widget usually shows comes instead.
    pub(crate) fn follow(&mut self, ctx: &Context<Self>) -> bool {
        let pairs = link::asked(&ctx.props().settings);
        let mode = popquiz_core::sharing::link::value(&pairs, "mode").unwrap_or("drill").to_owned();
        match (Invitation::read(&pairs), mode.as_str()) {
            _ if pairs.is_empty() => false,
            // A link to one question; the list finds it.
            _ if popquiz_core::sharing::link::value(&pairs, "item").is_some() => self.enter(ctx, "read"),
            (Ok(asked), "drill" | "") if asked != Invitation::default() => self.invite(ctx, asked),
            (Ok(_), "exam" | "interview" | "read" | "progress") => {
                self.linked = Some(Box::new(linked(ctx.props(), &pairs)));
                self.enter(ctx, &mode)
            }
            _ => {
                self.notice = Some(Notice::Said(MISREAD));
                false
            }
        }
    }

    fn invite(&mut self, ctx: &Context<Self>, asked: Invitation) -> bool {
        let invited = Invited::open(&self.room(ctx), asked);
        let found = !invited.paper.items.is_empty();
        if found {
            self.screen = Shown::Study(Box::new(super::Screen::Papers(Papers::Invited(Box::new(invited)))));
        } else {
            self.notice = Some(Notice::Said(NOTHING));
        }
        found
    }

    /// What only the widget can do for this screen: leave it for a sitting. Says whether it did.
    pub(super) fn leave_papers(&mut self, ctx: &Context<Self>, act: &Study) -> bool {
        let Study::Papers(act) = act else { return false };
        match act {
            Act::Start => self.start_paper(ctx.props()),
            Act::Back => self.back_to_sitting(ctx.props()),
            _ => return false,
        }
        true
    }

    fn start_paper(&mut self, props: &Props) {
        let Shown::Study(screen) = &self.screen else { return };
        let super::Screen::Papers(papers) = &**screen else { return };
        let (asked, paper, dice) = papers.chosen();
        let (config, items) = (asked.config(dice), paper.items.clone());
        if asked.seed.is_none() && asked.items.is_empty() {
            // A drill, not a paper: the learner's history may choose.
            return self.begin(props, config);
        }
        let kept = kept::write(asked);
        let now = browser::now();
        let plan = Plan { sitting: browser::seed(), started_at: now, config, items };
        let session = Session::resume(props.bank.clone(), plan, &[], None, now);
        let journal = journal(&props.settings);
        let mut journal = journal.borrow_mut();
        journal.keep_part(&self.place, kept::PART, &kept);
        self.settle(&mut journal, session);
        drop(journal);
        self.started(props);
    }

    fn back_to_sitting(&mut self, props: &Props) {
        let left = journal(&props.settings).borrow_mut().resume(&self.place, &props.bank, browser::now());
        if let Some(session) = left {
            self.focus = Some(if session.is_finished() { SUMMARY } else { QUESTION });
            self.screen = Shown::Sitting(Box::new(session));
        }
    }
}

const MISREAD: &str =
    "This link is not one that this quiz understands. Perhaps it was cut on its way: ask for it again.";
const NOTHING: &str = "None of the questions that this link asks for are here. Perhaps it belongs to another page.";

/// What the widget would be had its author written what the link says.
fn linked(props: &Props, pairs: &[(String, String)]) -> Props {
    let settings = props.settings.linked(pairs);
    settings.warnings.iter().for_each(|text| browser::warn(text));
    Props { settings, ..props.clone() }
}

/// The head of a screen.
fn head(title: &str, back: Option<Html>) -> Html {
    let mut kids = vec![el!("h2" "data-role"="study" "tabindex"="-1" => text(title))];
    kids.extend(back);
    el!("header" "class"="heading"; kids)
}

fn home_button(frame: &Frame<'_>) -> Option<Html> {
    frame.home.then(|| button(frame, "plain", "home", "Back to the start", Msg::Home))
}

fn act(act: Act) -> Msg {
    Msg::Study(Study::Papers(act))
}

/// What is asked for, in a few words: `ORM, basic, multiple choice`.
fn in_words(bank: &Bank, filter: &Filter) -> String {
    let mut words: Vec<String> = filter.areas.iter().map(|id| bank.area_title(id).to_owned()).collect();
    let deck =
        |id: &String| bank.decks().iter().find(|deck| deck.id == *id).map_or(id.clone(), |deck| deck.title.clone());
    words.extend(filter.decks.iter().map(deck));
    words.extend(filter.levels.iter().map(|level| level.as_str().to_owned()));
    words.extend(filter.tags.iter().cloned());
    let open = filter.kinds.contains(&Kind::Open);
    match filter.kinds.len() {
        0 => {}
        n if n + 1 == Kind::ALL.len() && !open => words.push("multiple choice".into()),
        1 if open => words.push("open questions".into()),
        _ => words.extend(filter.kinds.iter().map(|kind| kind_name(*kind).to_owned())),
    }
    if words.is_empty() { "all areas, any level".into() } else { words.join(", ") }
}
