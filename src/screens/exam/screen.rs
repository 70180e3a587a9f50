//! The exam: its set-up, its questions, and its result with a full review. The rules are in `popquiz_core::sitting::exam`.

use super::act::{Act, Show, WORD, msg};
use super::persistence::{ANSWERS, PLAN, finish_recording, has_result, is_fresh, left};
use super::setup::{self, Setup};
use super::sheet::Shown;
use super::{result, running, words};
use crate::browser::print::Printing;
use crate::browser::{has_focus, now, seed, steady};
use crate::events;
use crate::focus::{HEADING, QUESTION};
use crate::handed_in::{RESULT, last};
use crate::practice;
use crate::request::Request;
use crate::screen::{Context, Entry, Keys, Opened, Screen};
use crate::view::Frame;
use crate::view::keys::key_event;
use gloo::timers::callback::Interval;
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::Event as Given;
use popquiz_core::sitting::exam::{self, Event, Exam as Sitting, More, Stage};
use popquiz_core::sitting::session::View;
use popquiz_core::sitting::{Effect, Target};
use popquiz_words::modes;
use popquiz_words::{exam as say, keys};
use std::any::Any;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry = Entry {
    word: WORD,
    listed: Some((modes::EXAM, modes::EXAM_HINT)),
    is_mode: true,
    is_base: true,
    keeps: &[PLAN, ANSWERS, RESULT],
    unfinished: Some(PLAN),
};

/// How often the time is looked at, in milliseconds.
const CLOCK_EVERY_MS: u32 = 1000;

/// The keys of an exam.
const KEYS: Keys = &[
    ("1–9, A–E", say::KEY_CHOOSE),
    ("Enter", say::KEY_NEXT),
    ("P", say::KEY_PREVIOUS),
    ("F", say::KEY_FLAG),
    ("S", say::KEY_SHEET),
    ("?", keys::HELP),
];

/// The screen.
struct Exam {
    setup: Box<Setup>,
    /// The exam that is under way, or the one whose result is shown.
    sitting: Option<Box<Sitting>>,
    /// The answers as this page kept them last. Where something else is kept, another tab went on with the exam.
    kept: Option<String>,
    /// Looks at the time as long as it is held.
    timer: Option<Interval>,
    /// When the time was last looked at.
    clock_at: u64,
    /// What was said of the time last, for those who cannot see it.
    said: String,
    sheet: bool,
    show: Show,
    printing: Option<Printing>,
    /// The question that was compared last, whose verdict is new.
    compared: Option<usize>,
}

/// Opens it: the exam that was left, a result that is fresh, or the set-up.
pub fn open(cx: &mut Context<'_>, request: &Request) -> Opened {
    let mut exam = Exam::open(cx);
    if matches!(request, Request::Anew) {
        exam.begin(cx);
    }
    practice::beside(cx, exam)
}

impl Exam {
    fn open(cx: &mut Context<'_>) -> Self {
        let mut exam = Self {
            setup: Box::new(Setup::of(&cx.props.settings, cx.journal.borrow().prefs().time)),
            sitting: None,
            kept: None,
            timer: None,
            clock_at: now(),
            said: String::new(),
            sheet: false,
            show: Show::All,
            printing: None,
            compared: None,
        };
        exam.setup.last = has_result(cx);
        if let Some(left) = left(cx) {
            exam.take_up(cx, left);
        } else if let Some(last) = last(cx).filter(is_fresh) {
            finish_recording(cx, &last);
            exam.sitting = Some(Box::new(last));
        }
        exam
    }

    fn act(&mut self, cx: &mut Context<'_>, act: Act) -> bool {
        match act {
            Act::Pick(pick) => self.setup.take(pick),
            Act::Begin => self.begin(cx),
            Act::Do(Event::Go(at)) => {
                self.pass_on(cx, Event::Go(at));
                self.sheet = false;
                *cx.focus = Some(QUESTION); // also when it is the one that is shown
            }
            Act::Do(Event::Compared(at)) => {
                self.compared = Some(at);
                *cx.focus = Some(COMPARED); // its button is gone
                return self.pass_on(cx, Event::Compared(at));
            }
            Act::Do(event) => return self.pass_on(cx, event),
            Act::Offered => {
                // The offer goes, and its button with it. Where time was up, the rules say where to go on.
                *cx.focus = Some(PLACE);
                return self.pass_on(cx, Event::More(More::FiveMinutes));
            }
            Act::Clock => return self.clock(cx),
            Act::Sheet => {
                self.sheet = !self.sheet;
                *cx.focus = Some(if self.sheet { SHEET } else { QUESTION });
            }
            Act::Show(show) => self.show = show,
            Act::Last => {
                self.sitting = last(cx).map(Box::new);
                *cx.focus = Some(RESULT_HEAD);
            }
            Act::Another => {
                self.sitting = None;
                self.setup.another();
                self.setup.last = has_result(cx);
                *cx.focus = Some(HEADING);
            }
            Act::Print => {
                let over = cx.send.reform(|()| msg(Act::Printed));
                self.printing = Printing::begin(&cx.props.host, over);
            }
            Act::Printed => self.printing = None,
        }
        true
    }

    /// What a key does that no control took.
    fn act_of(&self, key: &str) -> Option<Act> {
        let asks = |sitting: &&Sitting| sitting.stage() == Stage::Asking && sitting.grace_ms(0).is_none();
        let sitting = self.sitting.as_deref().filter(asks)?;
        let event = match key {
            "Enter" => Event::Answer(Given::Next),
            "p" | "P" => Event::Previous,
            "f" | "F" => Event::Flag,
            "s" | "S" => return Some(Act::Sheet),
            key => Event::Answer(key_event(&View::Question(sitting.question()?), key)?),
        };
        Some(Act::Do(event))
    }

    fn begin(&mut self, cx: &mut Context<'_>) {
        let rules = self.setup.rules();
        let sitting = Sitting::new(cx.props.bank.clone(), rules, seed(), now());
        if sitting.is_empty() {
            return;
        }
        {
            let mut journal = cx.journal.borrow_mut();
            journal.keep_part(cx.place, PLAN, &sitting.encode_plan());
            journal.keep_part(cx.place, ANSWERS, &sitting.answers().encode());
        }
        events::started_with(&cx.props.host, Mode::Exam, sitting.len());
        self.said.clear();
        self.show = Show::All;
        self.take_up(cx, sitting);
        *cx.focus = Some(QUESTION);
    }

    fn take_up(&mut self, cx: &Context<'_>, mut sitting: Sitting) {
        self.clock_at = sitting.look(now(), steady());
        self.kept = cx.journal.borrow().part(cx.place, ANSWERS);
        self.sitting = Some(Box::new(sitting));
        let send = cx.send.clone();
        self.timer = Some(Interval::new(CLOCK_EVERY_MS, move || send.emit(msg(Act::Clock))));
    }

    fn clock(&mut self, cx: &mut Context<'_>) -> bool {
        if cx.author.resting {
            self.timer = None;
            return false;
        }
        let Some(sitting) = &mut self.sitting else { return false };
        let since = std::mem::replace(&mut self.clock_at, sitting.look(now(), steady()));
        let here = has_focus(&cx.props.host);
        let changed = self.pass_on(cx, Event::Clock { since });
        if !here {
            *cx.focus = None; // what comes by itself takes nobody away from elsewhere in the page
        }
        let shows = |sitting: &Sitting| sitting.stage() != Stage::Done && sitting.left_ms(self.clock_at).is_some();
        changed || self.sitting.as_deref().is_some_and(shows)
    }

    /// Shows what another tab made of the exam meanwhile, if one did. Otherwise a tab that was left open would write what
    /// it knows over the answers that were given since.
    fn catch_up(&mut self, cx: &Context<'_>) -> bool {
        let Some(sitting) = self.sitting.as_ref().filter(|sitting| sitting.stage() != Stage::Done) else {
            return false;
        };
        let kept = cx.journal.borrow().part(cx.place, ANSWERS);
        if kept == self.kept {
            return false;
        }
        let mine = sitting.plan().sitting;
        if let Some(left) = left(cx) {
            self.take_up(cx, left);
        } else if let Some(last) = last(cx).filter(|last| last.plan().sitting == mine) {
            self.timer = None;
            self.sitting = Some(Box::new(last));
        } else {
            self.kept = kept; // forgotten elsewhere; here it goes on
            return false;
        }
        true
    }

    fn pass_on(&mut self, cx: &mut Context<'_>, event: Event) -> bool {
        if self.catch_up(cx) {
            return true;
        }
        let Some(sitting) = &mut self.sitting else { return false };
        let moment = sitting.look(now(), steady());
        let effects = sitting.update(event, moment);
        let changed = !effects.is_empty();
        for effect in effects {
            self.run(cx, effect);
        }
        changed
    }

    fn run(&mut self, cx: &mut Context<'_>, effect: Effect) {
        let Some(sitting) = &self.sitting else { return };
        match effect {
            Effect::Keep if sitting.stage() == Stage::Done => {
                cx.journal.borrow_mut().keep_part(cx.place, RESULT, &exam::encode(sitting));
            }
            Effect::Keep => {
                let mut journal = cx.journal.borrow_mut();
                journal.keep_part(cx.place, ANSWERS, &sitting.answers().encode());
                self.kept = journal.part(cx.place, ANSWERS);
            }
            Effect::HandedIn => self.handed_in(cx),
            Effect::Record(review) => {
                cx.journal.borrow_mut().record(review.clone());
                events::answered(&cx.props.host, &review);
            }
            Effect::Complete => {
                let missed = |marked: &exam::Marked<'_>| marked.grade.is_some_and(|grade| !grade.passed);
                let missed: Vec<String> =
                    sitting.marked().filter(missed).map(|marked| marked.item.id().to_string()).collect();
                events::examined(&cx.props.host, &sitting.report(), &missed);
            }
            Effect::Focus(target) => {
                *cx.focus = Some(match target {
                    Target::Question | Target::Hint | Target::Options | Target::Answer => QUESTION,
                    Target::Check => CHECK,
                    Target::TimeUp => TIME_UP,
                    Target::Result => RESULT_HEAD,
                });
            }
            Effect::Say(said) => self.said = words::said(said),
        }
    }

    fn handed_in(&mut self, cx: &mut Context<'_>) {
        self.timer = None;
        self.sheet = false;
        let Some(sitting) = &self.sitting else { return };
        // Another tab may have handed in the same exam; once is enough, and what came first stands.
        let mine = sitting.plan().sitting;
        if let Some(first) = last(cx).filter(|last| last.plan().sitting == mine) {
            self.sitting = Some(Box::new(first));
            return;
        }
        {
            let mut journal = cx.journal.borrow_mut();
            let result = exam::encode(sitting);
            journal.keep_part(cx.place, RESULT, &result);
            journal.forget_part(cx.place, PLAN);
            journal.forget_part(cx.place, ANSWERS);
            if journal.part(cx.place, RESULT).as_ref() != Some(&result) {
                journal.keep_part(cx.place, RESULT, &result); // in a full storage there is cx for it now
            }
        }
        for review in finish_recording(cx, sitting) {
            events::answered(&cx.props.host, &review);
        }
    }
}

impl Screen for Exam {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        act.downcast_ref().is_some_and(|act: &Act| self.act(cx, act.clone()))
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        let shown = Shown { said: &self.said, open: self.sheet };
        match self.sitting.as_deref() {
            None => setup::view(frame, &self.setup),
            Some(sitting) => match sitting.stage() {
                _ if sitting.grace_ms(self.clock_at).is_some() => running::time_up(frame, &shown, sitting),
                Stage::Done => result::view(frame, sitting, self.show, self.compared, self.printing.is_some()),
                Stage::Asking => running::question(frame, &shown, sitting),
                Stage::Checking => running::check(frame, &shown, sitting),
            },
        }
    }

    fn answer(&mut self, cx: &mut Context<'_>, event: Given) -> bool {
        self.act(cx, Act::Do(Event::Answer(event)))
    }

    /// The keys of what is shown; they work a question only.
    fn keys(&self) -> Keys {
        let asks = self.sitting.as_deref().is_some_and(|sitting| sitting.stage() == Stage::Asking);
        if asks { KEYS } else { &[] }
    }

    fn key(&mut self, cx: &mut Context<'_>, key: &str) -> bool {
        self.act_of(key).is_some_and(|act| self.act(cx, act))
    }

    fn begin(&mut self, cx: &mut Context<'_>) -> bool {
        self.act(cx, Act::Begin)
    }

    fn rests_since(&self) -> Option<u64> {
        match self.sitting.as_deref() {
            None => Some(0),
            Some(sitting) => Some(sitting.plan().started_at).filter(|_| sitting.stage() == Stage::Done),
        }
    }
}

/// Where the learner is: the number of the question, or what is asked before handing in.
const PLACE: &str = ".place, [data-role=check-list]";
const COMPARED: &str = "[data-compared] summary";
const CHECK: &str = "[data-role=check-list]";
const TIME_UP: &str = "[data-role=time-up]";
const SHEET: &str = "[data-role=sheet] [aria-current]";
const RESULT_HEAD: &str = "[data-role=summary]";
