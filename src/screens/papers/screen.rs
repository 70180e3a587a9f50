//! The two screens, and what a link in the page's address opens.

use super::act::{Act, WORD};
use super::invited::Invited;
use super::persistence;
use super::sharing::Sharing;
use crate::browser;
use crate::links;
use crate::message::Msg;
use crate::props::Props;
use crate::request::{Request, Target};
use crate::screen::{Context, Entry, Opened, Screen};
use crate::view::Frame;
use popquiz_core::sharing::invitation::{Invitation, Paper};
use popquiz_core::sharing::link::value;
use popquiz_core::sitting::Plan;
use popquiz_words::papers as say;
use std::any::Any;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry =
    Entry { word: WORD, listed: None, is_mode: false, is_base: false, keeps: &[persistence::PART], unfinished: None };

enum Papers {
    /// A link was opened: what awaits the learner.
    Invited(Box<Invited>),
    /// A link is made.
    Sharing(Box<Sharing>),
}

/// Opens what the page's address asks for, or the panel that shares: what was chosen elsewhere, or else the sitting that is
/// kept here.
pub fn open(cx: &mut Context<'_>, request: &Request) -> Opened {
    let asked = match request {
        Request::Link => return follow(cx),
        Request::Words(words) => words,
        _ => "",
    };
    Opened::Screen(Box::new(Papers::Sharing(Box::new(Sharing::open(cx, asked)))))
}

/// Opens what the page's address asks for. A link that nobody understands is told of, and what this widget usually shows
/// comes instead.
fn follow(cx: &mut Context<'_>) -> Opened {
    let pairs = links::asked(&cx.author.settings);
    if pairs.is_empty() {
        return Opened::Elsewhere(cx.table.first(&cx.author.settings));
    }
    // A link to one question; the list finds it.
    if value(&pairs, "item").is_some() {
        return Opened::Elsewhere(Target::plain(LIST));
    }
    let Ok(asked) = Invitation::read(&pairs) else { return instead(cx, &say::LINK_INVALID) };
    let mode = value(&pairs, "mode").unwrap_or_default();
    if matches!(mode, "" | "drill") && asked != Invitation::default() {
        let invited = Invited::open(cx, asked);
        if invited.paper.items.is_empty() {
            return instead(cx, &say::LINK_ELSEWHERE);
        }
        return Opened::Screen(Box::new(Papers::Invited(Box::new(invited))));
    }
    match cx.table.entries().find(|entry| entry.is_base && entry.word == mode) {
        Some(entry) => Opened::Linked(Box::new(linked(cx.author, &pairs)), Target::plain(entry.word)),
        None => instead(cx, &say::LINK_INVALID),
    }
}

fn instead(cx: &mut Context<'_>, said: &str) -> Opened {
    *cx.notice = Some(said.into());
    Opened::Elsewhere(cx.table.first(&cx.author.settings))
}

/// The word of the list of all questions.
const LIST: &str = "read";

/// What the widget would be had its author written what the link says.
fn linked(props: &Props, pairs: &[(String, String)]) -> Props {
    let settings = props.settings.linked(pairs);
    settings.warnings.iter().for_each(|text| browser::warn(text));
    Props { settings, ..props.clone() }
}

impl Papers {
    /// Leaves for a sitting of the paper.
    fn start(&self, cx: &Context<'_>) {
        let (asked, paper, dice) = self.chosen();
        let (config, items) = (asked.config(dice), paper.items.clone());
        let request = if asked.seed.is_none() && asked.items.is_empty() {
            // A drill, not a paper: the learner's history may choose.
            Request::Begin(config)
        } else {
            cx.journal.borrow_mut().keep_part(cx.place, persistence::PART, &persistence::write(asked));
            Request::Paper(Plan { sitting: browser::seed(), started_at: browser::now(), config, items })
        };
        cx.send.emit(Msg::open_for(Target::new(cx.table.main, request)));
    }

    fn chosen(&self) -> (&Invitation, &Paper, u64) {
        match self {
            Self::Invited(invited) => (&invited.asked, &invited.paper, invited.dice),
            Self::Sharing(sharing) => (&sharing.asked, &sharing.paper, sharing.dice),
        }
    }
}

impl Screen for Papers {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        match (self, act.downcast_ref::<Act>()) {
            (papers, Some(Act::Start)) => {
                papers.start(cx);
                false
            }
            (Self::Sharing(sharing), Some(act)) => sharing.update(cx, *act),
            _ => false,
        }
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        match self {
            Self::Invited(invited) => invited.view(frame),
            Self::Sharing(sharing) => sharing.view(frame),
        }
    }
}
