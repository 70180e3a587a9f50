//! What awaits a learner who opened a link.

use super::act::{Act, act};
use super::words::in_words;
use crate::browser::{now, seed};
use crate::message::Msg;
use crate::request::{Request, Target};
use crate::screen::Context;
use crate::view::Frame;
use crate::view::dom::{button, el, text};
use crate::view::heading::{headed, home_button};
use crate::view::parts::questions;
use popquiz_core::sharing::invitation::{Invitation, Paper};
use popquiz_core::sitting::session::{Session, View};
use popquiz_words::{common, papers as say};
use yew::Html;

/// A paper that a link asks for.
pub struct Invited {
    pub asked: Invitation,
    pub paper: Paper,
    /// The seed where the link names none.
    pub dice: u64,
    standing: Standing,
}

/// How far the learner is with it.
enum Standing {
    /// It was not begun.
    New,
    /// This question of it comes next.
    Begun(usize),
    /// It was finished, with so many right at the first try.
    Done(usize),
    /// Another sitting stands at this question and would be replaced.
    Other(usize, usize),
}

impl Invited {
    pub fn open(cx: &Context<'_>, asked: Invitation) -> Self {
        let (bank, dice) = (&cx.props.bank, seed());
        let paper = asked.draw(bank, dice);
        let left = cx.journal.borrow_mut().resume(cx.place, bank, now());
        let same = |session: &Session| {
            session.plan().items == paper.items && session.plan().config.seed == asked.config(dice).seed
        };
        let standing = match left {
            Some(session) if same(&session) => match session.view() {
                View::Summary(summary) => Standing::Done(summary.right_at_once()),
                _ => Standing::Begun(session.place().0),
            },
            Some(session) if !session.is_finished() => Standing::Other(session.place().0, session.place().1),
            _ => Standing::New,
        };
        Self { asked, paper, dice, standing }
    }

    pub fn view(&self, frame: &Frame<'_>) -> Html {
        let count = questions(self.paper.items.len());
        let paper = self.asked.seed.is_some() || !self.asked.items.is_empty();
        let title = if paper { say::SetOf { questions: &count }.text() } else { count };
        let mut kids = Vec::new();
        let mut tell = |said: &str| kids.push(el!("p" => text(said)));
        // A link that names its questions says nothing about where they come from.
        if self.asked.items.is_empty() {
            tell(&say::From { what: &in_words(frame.bank, &self.asked.filter) }.text());
        }
        if paper {
            tell(&say::SAME_FOR_ALL);
        }
        match self.paper.gone {
            0 if self.paper.changed => tell(&say::CHANGED),
            0 => {}
            n => tell(&say::Gone { n }.text()),
        }
        let of = self.paper.items.len();
        let (mut buttons, start) = (Vec::new(), act(Act::Start));
        match self.standing {
            Standing::New => buttons.push(button(frame, "go", "start", &common::START, start)),
            Standing::Other(at, of) => {
                tell(&say::Replaces { at, of }.text());
                buttons.push(button(frame, "go", "start", &common::START, start));
            }
            Standing::Begun(at) => {
                tell(&say::At { at, of }.text());
                buttons.push(button(frame, "soft", "start", &say::RESTART, start));
                buttons.push(button(
                    frame,
                    "go",
                    "continue",
                    &common::CONTINUE,
                    Msg::open_for(Target::new("drill", Request::Resume)),
                ));
            }
            Standing::Done(right) => {
                tell(&say::Completed { right, of }.text());
                buttons.push(button(frame, "soft", "start", &say::RETAKE, start));
                buttons.push(button(
                    frame,
                    "go",
                    "continue",
                    &say::SEE_RESULT,
                    Msg::open_for(Target::new("drill", Request::Resume)),
                ));
            }
        }
        kids.push(el!("div" "class"="acts"; buttons));
        el!("div" "class"="papers" =>
            headed(&title, home_button(frame)),
            el!("section" "class"="tile" "part"="tile"; kids))
    }
}
