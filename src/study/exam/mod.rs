//! The exam: its set-up, its questions, and its result with a full review. The rules are in `popquiz_core::sitting::exam`.

mod kept;
mod result;
mod running;
mod setup;
mod sheet;
mod wanted;
mod words;

pub(super) use self::kept::last;
use self::kept::{finish_recording, has_result, is_fresh, left};
use self::setup::{Pick, Setup};
use super::print::Printing;
use super::{Act as Study, Room};
use crate::app::{Msg, QUESTION};
use crate::browser::{has_focus, now, seed};
use crate::events;
use crate::store::Journal;
use crate::view::{Frame, key_event};
use gloo::timers::callback::Interval;
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::exam::{self, Effect, Event, Exam as Sitting, More, Stage, Target};
use popquiz_core::sitting::session::View;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Html;

/// The parts of a sitting's storage that are an exam's: its plan, which is there as long as it is unfinished, what was
/// answered, and the last one that was handed in.
pub const PARTS: [&str; 3] = [PLAN, ANSWERS, RESULT];
const PLAN: &str = "exam";
const ANSWERS: &str = "exam-answers";
const RESULT: &str = "exam-result";

/// How often the time is looked at, in milliseconds.
const LOOK_EVERY_MS: u32 = 1000;

/// The keys of an exam.
pub const KEYS: [(&str, &str); 6] = [
    ("1–9, A–E", "choose"),
    ("Enter", "next question"),
    ("P", "previous question"),
    ("F", "flag this question"),
    ("S", "answer sheet and time"),
    ("?", "show or hide this"),
];

/// Something done here.
#[derive(Clone)]
pub enum Act {
    /// In the set-up.
    Pick(Pick),
    /// Begin the exam that the set-up describes.
    Begin,
    /// In the exam.
    Do(Event),
    /// Take the five minutes that are offered near the end.
    Offered,
    /// Time goes by.
    Look,
    /// Open or close the answer sheet.
    Sheet,
    /// Show these questions in the review.
    Show(Show),
    /// See the last result again.
    Last,
    /// Leave the result for another paper.
    Another,
    /// Print the result with its review.
    Print,
    /// The browser has printed it, or the learner thought better of it.
    Printed,
}

/// Which questions a review shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    All,
    /// Those that were not right.
    Missed,
    /// Those that were flagged.
    Flagged,
}

/// The screen's state.
pub struct Exam {
    setup: Box<Setup>,
    /// The exam that is under way, or the one whose result is shown.
    sitting: Option<Box<Sitting>>,
    /// The answers as this page kept them last. Where something else is kept, another tab went on with the exam.
    kept: Option<String>,
    /// Looks at the time as long as it is held.
    timer: Option<Interval>,
    /// When the time was last looked at.
    looked_at: u64,
    /// What was said of the time last, for those who cannot see it.
    said: String,
    sheet: bool,
    show: Show,
    printing: Option<Printing>,
    /// The question that was compared last, whose verdict is new.
    compared: Option<usize>,
}

impl Exam {
    /// Opens the screen: the exam that was left, a result that is fresh, or the set-up.
    pub fn open(room: &mut Room<'_>) -> Self {
        let mut exam = Self {
            setup: Box::new(Setup::of(&room.props.settings, room.journal.borrow().prefs().time)),
            sitting: None,
            kept: None,
            timer: None,
            looked_at: now(),
            said: String::new(),
            sheet: false,
            show: Show::All,
            printing: None,
            compared: None,
        };
        exam.setup.last = has_result(room);
        if let Some(left) = left(room) {
            exam.take_up(room, left);
        } else if let Some(last) = last(room).filter(is_fresh) {
            finish_recording(room, &last);
            exam.sitting = Some(Box::new(last));
        }
        exam
    }

    /// Takes in what was done. Says whether there is something new to draw.
    pub fn update(&mut self, room: &mut Room<'_>, act: Act) -> bool {
        match act {
            Act::Pick(pick) => self.setup.take(pick),
            Act::Begin => self.begin(room),
            Act::Do(Event::Go(at)) => {
                self.pass_on(room, Event::Go(at));
                self.sheet = false;
                *room.focus = Some(QUESTION); // also when it is the one that is shown
            }
            Act::Do(Event::Compared(at)) => {
                self.compared = Some(at);
                *room.focus = Some(COMPARED); // its button is gone
                return self.pass_on(room, Event::Compared(at));
            }
            Act::Do(event) => return self.pass_on(room, event),
            Act::Offered => {
                // The offer goes, and its button with it. Where time was up, the rules say where to go on.
                *room.focus = Some(PLACE);
                return self.pass_on(room, Event::More(More::FiveMinutes));
            }
            Act::Look => return self.look(room),
            Act::Sheet => {
                self.sheet = !self.sheet;
                *room.focus = Some(if self.sheet { SHEET } else { QUESTION });
            }
            Act::Show(show) => self.show = show,
            Act::Last => {
                self.sitting = last(room).map(Box::new);
                *room.focus = Some(RESULT_HEAD);
            }
            Act::Another => {
                self.sitting = None;
                self.setup.another();
                self.setup.last = has_result(room);
                *room.focus = Some(super::HEADING);
            }
            Act::Print => {
                let over = room.link.callback(|()| msg(Act::Printed));
                self.printing = Printing::begin(&room.props.host, over);
            }
            Act::Printed => self.printing = None,
        }
        true
    }

    /// Since when no exam is under way: when the one began whose result is shown, or 0.
    pub fn rests_since(&self) -> Option<u64> {
        match self.sitting.as_deref() {
            None => Some(0),
            Some(sitting) => Some(sitting.plan().plan.started_at).filter(|_| sitting.stage() == Stage::Done),
        }
    }

    fn begin(&mut self, room: &mut Room<'_>) {
        let rules = self.setup.rules();
        let sitting = Sitting::new(room.props.bank.clone(), rules, seed(), now());
        if sitting.is_empty() {
            return;
        }
        {
            let mut journal = room.journal.borrow_mut();
            journal.keep_part(room.place, PLAN, &sitting.plan().encode());
            journal.keep_part(room.place, ANSWERS, &sitting.answers().encode());
        }
        events::started_with(&room.props.host, Mode::Exam, sitting.len());
        self.said.clear();
        self.show = Show::All;
        self.take_up(room, sitting);
        *room.focus = Some(QUESTION);
    }

    fn take_up(&mut self, room: &Room<'_>, sitting: Sitting) {
        self.looked_at = now();
        self.kept = room.journal.borrow().part(room.place, ANSWERS);
        self.sitting = Some(Box::new(sitting));
        let link = room.link.clone();
        self.timer = Some(Interval::new(LOOK_EVERY_MS, move || link.send_message(Msg::Study(Study::Exam(Act::Look)))));
    }

    fn look(&mut self, room: &mut Room<'_>) -> bool {
        if room.props.resting {
            self.timer = None;
            return false;
        }
        let since = std::mem::replace(&mut self.looked_at, now());
        let here = has_focus(&room.props.host);
        let changed = self.pass_on(room, Event::Clock { since });
        if !here {
            *room.focus = None; // what comes by itself takes nobody away from elsewhere in the page
        }
        let shows = |sitting: &Sitting| sitting.stage() != Stage::Done && sitting.left_ms(self.looked_at).is_some();
        changed || self.sitting.as_deref().is_some_and(shows)
    }

    /// Shows what another tab made of the exam meanwhile, if one did. Otherwise a tab that was left open would write what
    /// it knows over the answers that were given since.
    fn catch_up(&mut self, room: &Room<'_>) -> bool {
        let Some(sitting) = self.sitting.as_ref().filter(|sitting| sitting.stage() != Stage::Done) else {
            return false;
        };
        let kept = room.journal.borrow().part(room.place, ANSWERS);
        if kept == self.kept {
            return false;
        }
        let mine = sitting.plan().plan.sitting;
        if let Some(left) = left(room) {
            self.take_up(room, left);
        } else if let Some(last) = last(room).filter(|last| last.plan().plan.sitting == mine) {
            self.timer = None;
            self.sitting = Some(Box::new(last));
        } else {
            self.kept = kept; // forgotten elsewhere; here it goes on
            return false;
        }
        true
    }

    fn pass_on(&mut self, room: &mut Room<'_>, event: Event) -> bool {
        if self.catch_up(room) {
            return true;
        }
        let Some(sitting) = &mut self.sitting else { return false };
        let effects = sitting.update(event, now());
        let changed = !effects.is_empty();
        for effect in effects {
            self.run(room, effect);
        }
        changed
    }

    fn run(&mut self, room: &mut Room<'_>, effect: Effect) {
        let Some(sitting) = &self.sitting else { return };
        match effect {
            Effect::Keep if sitting.stage() == Stage::Done => {
                room.journal.borrow_mut().keep_part(room.place, RESULT, &exam::encode(sitting));
            }
            Effect::Keep => {
                let mut journal = room.journal.borrow_mut();
                journal.keep_part(room.place, ANSWERS, &sitting.answers().encode());
                self.kept = journal.part(room.place, ANSWERS);
            }
            Effect::HandedIn => self.handed_in(room),
            Effect::Record(review) => {
                room.journal.borrow_mut().record(review.clone());
                events::answered(&room.props.host, &review);
            }
            Effect::Complete => {
                let missed = |marked: &exam::Marked<'_>| marked.grade.is_some_and(|grade| !grade.passed);
                let missed: Vec<String> =
                    sitting.marked().filter(missed).map(|marked| marked.item.id().to_string()).collect();
                events::examined(&room.props.host, &sitting.report(), &missed);
            }
            Effect::Focus(target) => {
                *room.focus = Some(match target {
                    Target::Question => QUESTION,
                    Target::Check => CHECK,
                    Target::TimeUp => TIME_UP,
                    Target::Result => RESULT_HEAD,
                });
            }
            Effect::Say(said) => self.said = words::said(said),
        }
    }

    fn handed_in(&mut self, room: &mut Room<'_>) {
        self.timer = None;
        self.sheet = false;
        let Some(sitting) = &self.sitting else { return };
        // Another tab may have handed in the same exam; once is enough, and what came first stands.
        let mine = sitting.plan().plan.sitting;
        if let Some(first) = last(room).filter(|last| last.plan().plan.sitting == mine) {
            self.sitting = Some(Box::new(first));
            return;
        }
        {
            let mut journal = room.journal.borrow_mut();
            let result = exam::encode(sitting);
            journal.keep_part(room.place, RESULT, &result);
            journal.forget_part(room.place, PLAN);
            journal.forget_part(room.place, ANSWERS);
            if journal.part(room.place, RESULT).as_ref() != Some(&result) {
                journal.keep_part(room.place, RESULT, &result); // in a full storage there is room for it now
            }
        }
        for review in finish_recording(room, sitting) {
            events::answered(&room.props.host, &review);
        }
    }

    /// Draws it.
    pub fn view(&self, frame: &Frame<'_>, _journal: &Rc<RefCell<Journal>>) -> Html {
        match self.sitting.as_deref() {
            None => setup::view(frame, &self.setup),
            Some(sitting) => match sitting.stage() {
                _ if sitting.grace_ms(self.looked_at).is_some() => running::time_up(frame, self, sitting),
                Stage::Done => result::view(frame, sitting, self.show, self.compared, self.printing.is_some()),
                Stage::Asking => running::question(frame, self, sitting),
                Stage::Checking => running::check(frame, self, sitting),
            },
        }
    }

    /// The keys of what is shown; they work a question only.
    pub fn keys(&self) -> &'static [(&'static str, &'static str)] {
        let asks = self.sitting.as_deref().is_some_and(|sitting| sitting.stage() == Stage::Asking);
        if asks { &KEYS } else { &[] }
    }

    /// What a key does that no control took.
    pub fn key(&self, key: &str) -> Option<Act> {
        let asks = |sitting: &&Sitting| sitting.stage() == Stage::Asking && sitting.grace_ms(0).is_none();
        let sitting = self.sitting.as_deref().filter(asks)?;
        let event = match key {
            "Enter" => Event::Answer(popquiz_core::sitting::session::Event::Next),
            "p" | "P" => Event::Previous,
            "f" | "F" => Event::Flag,
            "s" | "S" => return Some(Act::Sheet),
            key => Event::Answer(key_event(&View::Question(sitting.question()?), key)?),
        };
        Some(Act::Do(event))
    }
}

/// Where the learner is: the number of the question, or what is asked before handing in.
const PLACE: &str = ".place, [data-role=check-list]";
const COMPARED: &str = "[data-compared] summary";
const CHECK: &str = "[data-role=check-list]";
const TIME_UP: &str = "[data-role=time-up]";
const SHEET: &str = "[data-role=sheet] [aria-current]";
const RESULT_HEAD: &str = "[data-role=summary]";

fn msg(act: Act) -> Msg {
    Msg::Study(Study::Exam(act))
}

fn does(event: Event) -> Msg {
    msg(Act::Do(event))
}
