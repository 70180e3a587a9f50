//! The panel that shares: the link to some questions, and the learner's line of results.

use super::act::{Act, Field, act};
use super::persistence::{like, paper_of};
use super::words::in_words;
use crate::browser::{clipboard, now, seed};
use crate::handed_in;
use crate::links;
use crate::message::Msg;
use crate::request::{Request, Target};
use crate::screen::Context;
use crate::view::Frame;
use crate::view::dom::{button, el, text, word};
use crate::view::heading::{headed, home_button};
use crate::view::parts::questions;
use popquiz_core::bank::Bank;
use popquiz_core::dice::seed_of;
use popquiz_core::memory::log::{Mode, Review};
use popquiz_core::sharing::invitation::{Invitation, MAX_ITEMS, Paper, fingerprint, seed_word};
use popquiz_core::sharing::result_line::ResultLine;
use popquiz_core::sitting::Plan;
use popquiz_core::sitting::exam::{Quota, Terms};
use popquiz_core::sitting::session::Session;
use popquiz_words::{common, papers as say};
use yew::{Html, html};

/// What is shared.
pub struct Sharing {
    pub asked: Invitation,
    pub paper: Paper,
    /// Papers that are shared have a seed, so this is never thrown.
    pub dice: u64,
    /// The address, where links may lead into this widget.
    link: Option<String>,
    /// The learner's line, after a paper that others can sit as well.
    result: Option<String>,
    from: From,
    /// Whether there is a sitting to go back to.
    back: bool,
    /// What became of the last copying.
    said: Option<(Field, bool)>,
}

/// What is shared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    /// The paper of a sitting.
    Sitting,
    /// Others of the same kind, for a sitting that is too long to name its questions, or is kept nowhere.
    Like,
    /// What was chosen on the start screen.
    Choice,
    /// An exam that was handed in.
    Exam,
}

impl Sharing {
    pub fn open(cx: &Context<'_>, asked: &str) -> Self {
        if asked == "exam"
            && let Some(last) = handed_in::last(cx)
        {
            return Self::exam(cx, last.plan(), last.terms());
        }
        let left = cx.journal.borrow_mut().resume(cx.place, &cx.props.bank, now());
        let mut sharing = match left {
            Some(session) if asked.is_empty() => Self { back: true, ..Self::sitting(cx, &session) },
            None if asked.is_empty() => Self { from: From::Like, ..Self::chosen(cx, asked) },
            _ => Self::chosen(cx, asked),
        };
        sharing.draw(cx);
        sharing
    }

    fn of(asked: Invitation, from: From) -> Self {
        let paper = Paper { items: Vec::new(), gone: 0, changed: false };
        Self { asked, paper, dice: 0, link: None, result: None, from, back: false, said: None }
    }

    fn sitting(cx: &Context<'_>, session: &Session) -> Self {
        let (bank, plan) = (&cx.props.bank, session.plan());
        let mut journal = cx.journal.borrow_mut();
        if let Some(asked) = paper_of(&mut journal, cx.place, &cx.props.settings, bank, plan) {
            let seed = asked.seed.clone().unwrap_or_default();
            let line = line_of(bank, &seed, Mode::Drill, plan, journal.log().reviews());
            return Self { result: Some(line), ..Self::of(asked, From::Sitting) };
        }
        let asked = Invitation { seed: Some(seed_word(plan.config.seed)), ..like(plan) };
        if plan.items.len() > MAX_ITEMS {
            return Self::of(asked, From::Like);
        }
        // What was due for one learner is not what is due for another, so the questions are named.
        let (filter, limit) = Default::default();
        Self::of(Invitation { items: plan.items.clone(), filter, limit, ..asked }, From::Sitting)
    }

    /// An exam says by its rules what it asks, so they are its link.
    fn exam(cx: &Context<'_>, plan: &Plan, terms: &Terms) -> Self {
        let bank = &cx.props.bank;
        // The number that the learner was given, or the author's word.
        let word = match terms.number {
            Some(number) => Some(number.to_string()),
            None => cx.props.settings.given("seed").map(str::to_owned),
        };
        let seed = word.filter(|word| seed_of(word) == plan.config.seed);
        let mut sharing = Self::of(Invitation { seed, ..like(plan) }, From::Exam);
        sharing.paper.items.clone_from(&plan.items);
        let Some(seed) = sharing.asked.seed.clone() else { return sharing };
        let mut pairs = sharing.asked.pairs();
        pairs.insert(0, ("mode", "exam".into()));
        pairs.push(("pass", terms.pass_percent.to_string()));
        pairs.extend(terms.minutes.map(|minutes| ("minutes", minutes.to_string())));
        if !terms.quotas.is_empty() {
            pairs.push(("quotas", terms.quotas.iter().map(Quota::encode).collect::<Vec<_>>().join(",")));
        }
        sharing.link = link_to(cx, &pairs);
        sharing.result = Some(line_of(bank, &seed, Mode::Exam, plan, cx.journal.borrow().log().reviews()));
        sharing
    }

    /// What the author asked for, narrowed by what was chosen on the start screen.
    fn chosen(cx: &Context<'_>, asked: &str) -> Self {
        let base = &cx.props.settings.config;
        let picks = popquiz_core::sharing::link::parse(&format!("popquiz:{asked}"));
        let picks = Invitation::read(&picks).unwrap_or_default();
        let mut filter = base.filter.clone();
        if !picks.filter.levels.is_empty() {
            filter.levels = picks.filter.levels;
        }
        if !picks.filter.kinds.is_empty() {
            filter.kinds = picks.filter.kinds;
        }
        let limit = if asked.is_empty() { base.limit } else { picks.limit };
        let confidence = picks.confidence || base.confidence;
        let seed = Some(seed_word(seed()));
        let asked =
            Invitation { seed, filter, limit, confidence, no_shuffle: base.no_shuffle, ..Invitation::default() };
        Self::of(asked, From::Choice)
    }

    /// Draws the paper, and makes the link.
    fn draw(&mut self, cx: &Context<'_>) {
        let bank: &Bank = &cx.props.bank;
        self.paper = self.asked.draw(bank, self.dice);
        self.asked.paper = Some(fingerprint(bank.name(), &self.paper.items));
        self.link = link_to(cx, &self.asked.pairs());
    }

    pub fn update(&mut self, cx: &mut Context<'_>, done: Act) -> bool {
        match done {
            Act::Other => {
                self.asked.seed = Some(seed_word(seed()));
                self.said = None;
                self.draw(cx);
            }
            Act::Copy(field) => {
                let text = match field {
                    Field::Link => self.link.as_deref(),
                    Field::Result => self.result.as_deref(),
                };
                let send = cx.send.clone();
                self.said = None;
                clipboard::copy(text.unwrap_or_default(), move |copied| {
                    send.emit(act(Act::Copied(field, copied)));
                });
            }
            Act::Copied(field, copied) => {
                self.said = Some((field, copied));
                if !copied {
                    clipboard::select(&cx.props.host, field.selector());
                }
            }
            Act::Start => return false,
        }
        true
    }

    pub fn view(&self, frame: &Frame<'_>) -> Html {
        let back = if self.from == From::Exam {
            Some(button(frame, "plain", "back", &say::BACK_TO_RESULT, Msg::open("exam")))
        } else if self.back {
            Some(button(
                frame,
                "plain",
                "back",
                &say::BACK_TO_SUMMARY,
                Msg::open_for(Target::new("drill", Request::Resume)),
            ))
        } else {
            home_button(frame)
        };
        let mut kids = vec![headed(&common::SHARE, back)];
        kids.extend(self.link.as_ref().map(|link| self.questions(frame, link)));
        kids.extend(self.result.as_ref().map(|line| self.line(frame, line)));
        if kids.len() == 1 {
            kids.push(el!("p" => word(say::NOTHING_TO_SHARE)));
        }
        el!("div" "class"="papers"; kids)
    }

    fn questions(&self, frame: &Frame<'_>, link: &str) -> Html {
        let count = match self.from {
            From::Exam => say::ExamOf { questions: &questions(self.paper.items.len()) }.text(),
            _ => questions(self.paper.items.len()),
        };
        let what = match self.asked.items.as_slice() {
            [] => say::About { questions: &count, what: &in_words(frame.bank, &self.asked.filter) }.text(),
            _ => count,
        };
        let title = match self.from {
            From::Like => say::LIKE_THESE,
            _ => say::THESE,
        };
        let mut buttons = vec![self.status(Field::Link)];
        if self.from == From::Choice {
            buttons.push(button(frame, "soft", "start", &common::START, act(Act::Start)));
            buttons.push(button(frame, "soft", "other", &say::OTHER, act(Act::Other)));
        }
        buttons.push(button(frame, "go", "copy-link", &say::COPY_LINK, act(Act::Copy(Field::Link))));
        el!("section" "class"="tile" "part"="tile" =>
            el!("h3" => word(title)),
            el!("p" => text(&say::SameForAllOf { what: &what }.text())),
            html! { <input type="text" readonly=true data-role="share-link" aria-label={say::LINK.get()} value={link.to_string()} /> },
            el!("div" "class"="acts"; buttons))
    }

    fn line(&self, frame: &Frame<'_>, line: &str) -> Html {
        el!("section" "class"="tile" "part"="tile" =>
            el!("h3" => word(common::MY_RESULT)),
            el!("p" => word(say::RESULT_HINT)),
            html! { <textarea readonly=true rows="5" data-role="share-result" aria-label={say::RESULT_LINE.get()} value={line.to_string()} /> },
            el!("div" "class"="acts" =>
                self.status(Field::Result),
                button(frame, "go", "copy-result", &say::COPY_RESULT, act(Act::Copy(Field::Result)))))
    }

    /// Always there, so that what comes to stand in it is read out.
    fn status(&self, field: Field) -> Html {
        let said = match self.said {
            Some((of, true)) if of == field => say::COPIED.get(),
            Some((of, false)) if of == field => say::NOT_COPIED.get(),
            _ => "",
        };
        el!("p" "class"="said" "role"="status" => text(said))
    }
}

/// The address that asks for this, where links may lead into the widget.
fn link_to(cx: &Context<'_>, pairs: &[(&str, String)]) -> Option<String> {
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    links::allowed(&cx.props.settings).then(|| links::address(&pairs))
}

/// What the tries of a sitting came to.
fn line_of(bank: &Bank, seed: &str, mode: Mode, plan: &Plan, reviews: &[Review]) -> String {
    let mine = reviews.iter().filter(|review| review.sitting == plan.sitting);
    ResultLine::of(bank.name(), seed, mode, &plan.items, mine).encode()
}
