//! The interview: set up, asked, held against the model answer, and summed up in a report.
//!
//! | file | draws or does |
//! |---|---|
//! | `setup.rs` | what it is to be, and the button that begins it |
//! | `ask.rs` | a question, its hints, the learner's notes, the clock; covered options |
//! | `answer.rs` | the model answer beside the notes, key points to tick, what is asked next |
//! | `report.rs` | the report, on the screen and on paper |
//! | `words.rs` | what the report says, and all of it as text |
//! | `parts.rs` | what several of these share |
//!
//! The rules are in the core's `interview`; here its effects are carried out.

mod answer;
mod ask;
mod parts;
mod report;
mod setup;
mod words;

use self::setup::{Pick, Picks};
use super::print::Printing;
use super::{Act as Study, Room, heading};
use crate::app::{Msg, QUESTION};
use crate::browser;
use crate::events;
use crate::sitting::SUMMARY_LASTS_MS;
use crate::store::Journal;
use crate::view::{Frame, Notice, place_of};
use gloo::timers::callback::Interval;
use popquiz_core::item::Task;
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::interview::{Effect, Entry, Event, Interview as Talk, Step, Target, View};
use std::cell::RefCell;
use std::rc::Rc;
use yew::Html;

/// The parts under which the journal keeps an interview that is not finished, and the report of the last one.
pub const PARTS: [&str; 2] = [UNFINISHED, REPORT];
const UNFINISHED: &str = "interview";
const REPORT: &str = "interview-report";

/// The keys of a question.
const ASKED: [(&str, &str); 3] =
    [("Enter", "show what there is to compare with"), ("0", "pass on this one"), ("?", "show or hide this")];
/// The keys of options that were covered.
const COVERED: [(&str, &str); 4] =
    [("1–9, A–I", "choose"), ("Enter", "check"), ("0", "none of these"), ("?", "show or hide this")];
/// The keys of an answer.
const ANSWERED: [(&str, &str); 3] = [("1–9, A–I", "tick"), ("Enter", "next question"), ("?", "show or hide this")];

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// A choice for the next interview.
    Pick(Pick),
    /// Begin it.
    Begin,
    /// Something in the interview.
    Learner(Event),
    /// Show or hide the clock.
    Clock,
    /// Show the report of the last interview.
    Last,
    /// Set up another one.
    Again,
    /// Print the report.
    Print,
    /// The browser has printed it, or the learner thought better of it.
    Printed,
    /// Save the report as text.
    Save,
}

/// What is shown.
enum Stage {
    /// Its choices, and whether there is a report of an earlier interview.
    SetUp(Picks, bool),
    Talk(Box<Talk>),
}

/// The screen's state.
pub struct Interview {
    stage: Stage,
    clock_shown: bool,
    /// Beats while an interview is under way.
    clock: Option<Interval>,
    /// The report is drawn for paper as long as this is held.
    printing: Option<Printing>,
    /// The interview as this page kept it last. Where something else is kept, another tab went on with it.
    kept: Option<String>,
}

impl Act {
    /// As a message of the widget.
    fn message(self) -> Msg {
        Msg::Study(Study::Interview(self))
    }
}

impl Interview {
    /// Opens the screen: the interview that was left, or the set-up. Where the author shows nothing but interviews, a new
    /// report is shown again first, as after a reload; who comes from the start screen came for another interview.
    pub fn open(room: &mut Room<'_>) -> Self {
        let left = kept(room, UNFINISHED).filter(|talk| {
            if talk.is_finished() {
                keep(room, talk); // what was still to be asked has left the bank
            }
            !talk.is_finished() || talk.done() > 0
        });
        let alone = room.props.settings.study("mode") == Some("interview");
        let fresh = |talk: &Talk| alone && browser::now().saturating_sub(talk.started_at()) < SUMMARY_LASTS_MS;
        let stage = match left.or_else(|| kept(room, REPORT).filter(fresh)) {
            Some(talk) => Stage::Talk(Box::new(talk)),
            None => set_up(room),
        };
        let kept = room.journal.borrow().part(room.place, UNFINISHED);
        let mut screen = Self { stage, clock_shown: true, clock: None, printing: None, kept };
        screen.wind(room);
        screen
    }

    /// Takes in what was done. Says whether there is something new to draw.
    pub fn update(&mut self, room: &mut Room<'_>, act: Act) -> bool {
        match act {
            Act::Pick(pick) => {
                if let Stage::SetUp(picks, _) = &mut self.stage {
                    picks.take(pick);
                }
            }
            Act::Begin => {
                if matches!(self.stage, Stage::Talk(_)) {
                    self.stage = set_up(room); // the page asks for another one
                }
                self.begin(room);
            }
            Act::Learner(event) => return self.learner(room, event),
            Act::Clock => self.clock_shown = !self.clock_shown,
            Act::Last => {
                if let Some(talk) = kept(room, REPORT) {
                    self.stage = Stage::Talk(Box::new(talk));
                    *room.focus = Some(focus_of(Target::Report));
                }
            }
            Act::Again => {
                self.stage = set_up(room);
                self.printing = None;
                *room.focus = Some(super::HEADING);
            }
            Act::Print => {
                let over = room.link.callback(|()| Act::Printed.message());
                self.printing = Printing::begin(&room.props.host, over);
            }
            Act::Printed => self.printing = None,
            Act::Save => self.save(room),
        }
        self.wind(room);
        true
    }

    /// Since when no interview is under way: when the one began whose report is shown, or 0.
    pub fn rests_since(&self) -> Option<u64> {
        match &self.stage {
            Stage::SetUp(..) => Some(0),
            Stage::Talk(talk) => Some(talk.started_at()).filter(|_| talk.is_finished()),
        }
    }

    fn begin(&mut self, room: &mut Room<'_>) {
        let Stage::SetUp(picks, _) = &self.stage else { return };
        let talk = {
            let mut journal = room.journal.borrow_mut();
            journal.reload();
            // With a seed the paper is to be the same for everybody, so history has no say.
            let history = Some(journal.progress()).filter(|_| room.props.settings.seed.is_none());
            Talk::new(room.props.bank.clone(), &picks.rules(), history, browser::seed(), browser::now())
        };
        if talk.entries().is_empty() {
            return;
        }
        self.kept = keep(room, &talk);
        events::started_with(&room.props.host, Mode::Interview, talk.entries().len());
        self.stage = Stage::Talk(Box::new(talk));
        *room.focus = Some(QUESTION);
    }

    fn learner(&mut self, room: &mut Room<'_>, event: Event) -> bool {
        if room.props.resting {
            self.clock = None; // off the page; the interview is kept, and taken up again when it is back
            return false;
        }
        if self.catch_up(room) {
            self.wind(room);
            return true;
        }
        let Stage::Talk(talk) = &mut self.stage else { return false };
        let beat = event == Event::Beat;
        let effects = talk.update(event, browser::now());
        let asks = |entry: &Entry| matches!(entry.step, Step::Asked | Step::Uncovered);
        let draw = !effects.is_empty() || (beat && talk.timed() && talk.entries().iter().any(asks));
        for effect in effects {
            match effect {
                Effect::Record(review) => {
                    room.journal.borrow_mut().record(review.clone());
                    events::answered(&room.props.host, &review);
                }
                Effect::Keep => self.kept = keep(room, talk),
                Effect::Focus(target) => *room.focus = Some(focus_of(target)),
                Effect::Complete => events::interviewed(&room.props.host, talk),
            }
        }
        if talk.is_finished() && talk.done() == 0 {
            self.stage = set_up(room);
            *room.focus = Some(super::HEADING);
        }
        if !beat {
            self.wind(room);
        }
        draw
    }

    /// Shows what another tab made of the interview meanwhile, if one did. Otherwise a tab that was left open would write
    /// what it knows over what was noted since.
    fn catch_up(&mut self, room: &Room<'_>) -> bool {
        let Stage::Talk(talk) = &self.stage else { return false };
        let text = room.journal.borrow().part(room.place, UNFINISHED);
        if talk.is_finished() || text == self.kept {
            return false;
        }
        self.kept = text;
        let same = |last: &Talk| last.sitting() == talk.sitting();
        room.journal.borrow_mut().reload();
        let newer = kept(room, UNFINISHED).or_else(|| kept(room, REPORT).filter(same));
        let found = newer.is_some();
        if let Some(newer) = newer {
            self.stage = Stage::Talk(Box::new(newer));
        }
        found // otherwise it was forgotten elsewhere, and here it goes on
    }

    /// Lets the clock run while an interview is under way. Beside an answer it measures nothing, but a tab that was left open
    /// there is still to see what another one does.
    fn wind(&mut self, room: &Room<'_>) {
        if !matches!(&self.stage, Stage::Talk(talk) if !talk.is_finished()) {
            self.clock = None;
        } else if self.clock.is_none() {
            let link = room.link.clone();
            let beat = move || link.send_message(Act::Learner(Event::Beat).message());
            self.clock = Some(Interval::new(1000, beat));
        }
    }

    fn save(&self, room: &mut Room<'_>) {
        let Stage::Talk(talk) = &self.stage else { return };
        let View::Report(report) = talk.view() else { return };
        let text = words::sheet(talk, &report, &browser::date(talk.started_at()));
        let name = format!("popquiz-interview-{}.txt", browser::today());
        let saved = browser::download(&room.props.host, &name, &text).is_some();
        *room.notice = (!saved).then_some(Notice::NotBackedUp);
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>, journal: &Rc<RefCell<Journal>>) -> Html {
        let talk = match &self.stage {
            Stage::SetUp(picks, last) => {
                return setup::setup(frame, picks, *last, journal.borrow().progress());
            }
            Stage::Talk(talk) => talk,
        };
        match talk.view() {
            View::Question(question) => ask::question(frame, talk, &question, self.clock_shown),
            View::Options(question) => ask::options(frame, talk, &question, self.clock_shown),
            View::Answer(answer) => answer::answer(frame, talk, &answer),
            View::Report(report) => report::report(frame, talk, &report, self.printing.is_some()),
            View::Empty => heading(frame, "interview"),
        }
    }

    /// The keys of what is shown; they work questions and answers only.
    pub fn keys(&self) -> &'static [(&'static str, &'static str)] {
        let Stage::Talk(talk) = &self.stage else { return &[] };
        match talk.view() {
            View::Question(_) => &ASKED,
            View::Options(_) => &COVERED,
            View::Answer(answer) if matches!(answer.item.task(), Task::Open(_)) && !answer.entry.passed => &ANSWERED,
            View::Answer(_) => &ANSWERED[1..],
            View::Report(_) | View::Empty => &[],
        }
    }

    /// What a key does that no control took.
    pub fn key(&self, key: &str) -> Option<Act> {
        let Stage::Talk(talk) = &self.stage else { return None };
        let place = place_of(key);
        let event = match (talk.view(), key) {
            (View::Question(_), "Enter") => Event::Reveal,
            (View::Options(_), "Enter") => Event::Submit,
            (View::Answer(_), "Enter") => Event::Next,
            (View::Question(_) | View::Options(_), "0") => Event::Pass,
            (View::Options(question), _) => Event::Choose(*question.order.get(place?)?),
            (View::Answer(_), _) => Event::Tick(u8::try_from(place?).ok()?),
            _ => return None,
        };
        Some(Act::Learner(event))
    }
}

const fn focus_of(target: Target) -> &'static str {
    match target {
        Target::Question => QUESTION,
        Target::Hint => "[data-role=hint]",
        Target::Options => "[data-role=options]",
        Target::Answer => "[data-role=answer]",
        Target::Report => "[data-role=report]",
    }
}

fn set_up(room: &Room<'_>) -> Stage {
    let settings = &room.props.settings;
    let last = room.journal.borrow().part(room.place, REPORT).is_some();
    Stage::SetUp(Picks::of(&settings.config, settings.seed), last)
}

/// What the journal keeps under a part. What cannot be read is set aside.
fn kept(room: &Room<'_>, part: &str) -> Option<Talk> {
    let mut journal = room.journal.borrow_mut();
    let text = journal.part(room.place, part)?;
    let talk = Talk::decode(room.props.bank.clone(), &text, journal.log().reviews(), browser::now());
    match talk {
        Some(talk) if talk.entries().is_empty() => {
            journal.forget_part(room.place, part); // the bank has none of its questions any more
            None
        }
        None => {
            journal.set_part_aside(room.place, part);
            None
        }
        talk => talk,
    }
}

/// Keeps an interview where it belongs: a finished one as the last report, if there is anything in it. Gives back what is
/// kept of an unfinished one now.
fn keep(room: &Room<'_>, talk: &Talk) -> Option<String> {
    let mut journal = room.journal.borrow_mut();
    if !talk.is_finished() {
        journal.keep_part(room.place, UNFINISHED, &talk.encode());
        return journal.part(room.place, UNFINISHED);
    }
    if talk.done() > 0 {
        journal.keep_part(room.place, REPORT, &talk.encode());
    }
    journal.forget_part(room.place, UNFINISHED);
    None
}
