//! The screen's state, and what the effects of an interview do.

use super::act::{Act, WORD};
use super::setup::{self, Picks};
use super::{answer, ask, report, words};
use crate::browser;
use crate::browser::language::{FULL, dates};
use crate::browser::print::Printing;
use crate::events;
use crate::focus::{HEADING, QUESTION};
use crate::practice;
use crate::request::Request;
use crate::screen::{Context, Entry, Keys, Opened, Screen};
use crate::sitting::SUMMARY_LASTS_MS;
use crate::view::Frame;
use crate::view::heading::heading;
use crate::view::keys::place_of;
use gloo::timers::callback::Interval;
use popquiz_core::item::Task;
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::interview::{Interview as Talk, View};
use popquiz_core::sitting::{Attempt, Effect, Event, Step, Target};
use popquiz_words::{backup, modes};
use popquiz_words::{interview as say, keys};
use std::any::Any;
use yew::Html;

/// What is known of it elsewhere.
pub const ENTRY: Entry = Entry {
    word: WORD,
    listed: Some((modes::INTERVIEW, modes::INTERVIEW_HINT)),
    is_mode: true,
    is_base: true,
    keeps: &[UNFINISHED, REPORT],
    unfinished: Some(UNFINISHED),
};

/// The parts under which the journal keeps an interview that is not finished, and the report of the last one.
const UNFINISHED: &str = "interview";
const REPORT: &str = "interview-report";

/// The keys of a question.
const ASKED: Keys = &[("Enter", say::KEY_COMPARE), ("0", say::KEY_SKIP), ("?", keys::HELP)];
/// The keys of options that were covered.
const COVERED: Keys =
    &[("1–9, A–I", say::KEY_CHOOSE), ("Enter", say::KEY_CHECK), ("0", say::KEY_NONE), ("?", keys::HELP)];
/// The keys of an answer.
const ANSWERED: Keys = &[("1–9, A–I", say::KEY_TICK), ("Enter", say::KEY_NEXT), ("?", keys::HELP)];

/// What is shown.
enum Stage {
    /// Its choices, and whether there is a report of an earlier interview.
    SetUp(Picks, bool),
    Talk(Box<Talk>),
}

/// The screen.
struct Interview {
    stage: Stage,
    clock_shown: bool,
    /// Beats while an interview is under way.
    clock: Option<Interval>,
    /// The report is drawn for paper as long as this is held.
    printing: Option<Printing>,
    /// The interview as this page kept it last. Where something else is kept, another tab went on with it.
    kept: Option<String>,
}

/// Opens it: the interview that was left, or the set-up. Where the author shows nothing but interviews, a new
/// report is shown again first, as after a reload; who comes from the start screen came for another interview.
pub fn open(cx: &mut Context<'_>, request: &Request) -> Opened {
    let mut interview = Interview::open(cx);
    if matches!(request, Request::Anew) {
        interview.act(cx, Act::Begin);
    }
    practice::beside(cx, interview)
}

impl Interview {
    fn open(cx: &mut Context<'_>) -> Self {
        let left = kept(cx, UNFINISHED).filter(|talk| {
            if talk.is_finished() {
                keep(cx, talk); // what was still to be asked has left the bank
            }
            !talk.is_finished() || talk.done() > 0
        });
        let alone = cx.props.settings.given("mode") == Some(WORD);
        let fresh = |talk: &Talk| alone && browser::now().saturating_sub(talk.started_at()) < SUMMARY_LASTS_MS;
        let stage = match left.or_else(|| kept(cx, REPORT).filter(fresh)) {
            Some(talk) => Stage::Talk(Box::new(talk)),
            None => set_up(cx),
        };
        let kept = cx.journal.borrow().part(cx.place, UNFINISHED);
        let mut screen = Self { stage, clock_shown: true, clock: None, printing: None, kept };
        screen.wind(cx);
        screen
    }

    fn act(&mut self, cx: &mut Context<'_>, act: Act) -> bool {
        match act {
            Act::Pick(pick) => {
                if let Stage::SetUp(picks, _) = &mut self.stage {
                    picks.take(pick);
                }
            }
            Act::Begin => {
                if matches!(self.stage, Stage::Talk(_)) {
                    self.stage = set_up(cx); // the page asks for another one
                }
                self.begin(cx);
            }
            Act::Learner(event) => return self.learner(cx, event),
            Act::Clock => self.clock_shown = !self.clock_shown,
            Act::Last => {
                if let Some(talk) = kept(cx, REPORT) {
                    self.stage = Stage::Talk(Box::new(talk));
                    *cx.focus = Some(focus_of(Target::Result));
                }
            }
            Act::Again => {
                self.stage = set_up(cx);
                self.printing = None;
                *cx.focus = Some(HEADING);
            }
            Act::Print => {
                let over = cx.send.reform(|()| Act::Printed.message());
                self.printing = Printing::begin(&cx.props.host, over);
            }
            Act::Printed => self.printing = None,
            Act::Save => self.save(cx),
        }
        self.wind(cx);
        true
    }

    fn begin(&mut self, cx: &mut Context<'_>) {
        let Stage::SetUp(picks, _) = &self.stage else { return };
        let talk = {
            let mut journal = cx.journal.borrow_mut();
            journal.reload();
            // With a seed the paper is to be the same for everybody, so history has no say.
            let history = Some(journal.progress()).filter(|_| cx.props.settings.seed.is_none());
            Talk::new(cx.props.bank.clone(), &picks.rules(), history, browser::seed(), browser::now())
        };
        if talk.attempts().is_empty() {
            return;
        }
        self.kept = keep(cx, &talk);
        events::started_with(&cx.props.host, Mode::Interview, talk.attempts().len());
        self.stage = Stage::Talk(Box::new(talk));
        *cx.focus = Some(QUESTION);
    }

    fn learner(&mut self, cx: &mut Context<'_>, event: Event) -> bool {
        if cx.author.resting {
            self.clock = None; // off the page; the interview is kept, and taken up again when it is back
            return false;
        }
        if self.catch_up(cx) {
            self.wind(cx);
            return true;
        }
        let Stage::Talk(talk) = &mut self.stage else { return false };
        let beat = event == Event::Beat;
        let effects = talk.update(event, browser::now());
        let asks = |entry: &Attempt| matches!(entry.step, Step::Asked | Step::Revealed);
        let draw = !effects.is_empty() || (beat && talk.timed() && talk.attempts().iter().any(asks));
        for effect in effects {
            match effect {
                Effect::Record(review) => {
                    cx.journal.borrow_mut().record(review.clone());
                    events::answered(&cx.props.host, &review);
                }
                Effect::Keep => self.kept = keep(cx, talk),
                Effect::Focus(target) => *cx.focus = Some(focus_of(target)),
                Effect::Complete => events::interviewed(&cx.props.host, talk),
                Effect::HandedIn | Effect::Say(_) => {} // an exam's
            }
        }
        if talk.is_finished() && talk.done() == 0 {
            self.stage = set_up(cx);
            *cx.focus = Some(HEADING);
        }
        if !beat {
            self.wind(cx);
        }
        draw
    }

    /// Shows what another tab made of the interview meanwhile, if one did. Otherwise a tab that was left open would write
    /// what it knows over what was noted since.
    fn catch_up(&mut self, cx: &Context<'_>) -> bool {
        let Stage::Talk(talk) = &self.stage else { return false };
        let text = cx.journal.borrow().part(cx.place, UNFINISHED);
        if talk.is_finished() || text == self.kept {
            return false;
        }
        self.kept = text;
        let same = |last: &Talk| last.sitting() == talk.sitting();
        cx.journal.borrow_mut().reload();
        let newer = kept(cx, UNFINISHED).or_else(|| kept(cx, REPORT).filter(same));
        let found = newer.is_some();
        if let Some(newer) = newer {
            self.stage = Stage::Talk(Box::new(newer));
        }
        found // otherwise it was forgotten elsewhere, and here it goes on
    }

    /// Lets the clock run while an interview is under way. Beside an answer it measures nothing, but a tab that was left open
    /// there is still to see what another one does.
    fn wind(&mut self, cx: &Context<'_>) {
        if !matches!(&self.stage, Stage::Talk(talk) if !talk.is_finished()) {
            self.clock = None;
        } else if self.clock.is_none() {
            let send = cx.send.clone();
            let beat = move || send.emit(Act::Learner(Event::Beat).message());
            self.clock = Some(Interval::new(1000, beat));
        }
    }

    fn save(&self, cx: &mut Context<'_>) {
        let Stage::Talk(talk) = &self.stage else { return };
        let View::Report(report) = talk.view() else { return };
        let text = words::sheet(talk, &report, &dates(FULL).of(talk.started_at()));
        let name = format!("popquiz-interview-{}.txt", browser::today());
        let saved = browser::download(&cx.props.host, &name, &text).is_some();
        *cx.notice = (!saved).then(|| backup::NOT_SAVED.to_string());
    }

    /// What a key does that no control took.
    fn act_of(&self, key: &str) -> Option<Act> {
        let Stage::Talk(talk) = &self.stage else { return None };
        let place = place_of(key);
        let event = match (talk.view(), key) {
            (View::Question(_), "Enter") => Event::Reveal,
            (View::Options(_), "Enter") => Event::Submit,
            (View::Answer(_), "Enter") => Event::Next,
            (View::Question(_) | View::Options(_), "0") => Event::Skip,
            (View::Options(question), _) => Event::Choose(*question.order.get(place?)?),
            (View::Answer(_), _) => Event::Tick(u8::try_from(place?).ok()?),
            _ => return None,
        };
        Some(Act::Learner(event))
    }
}

impl Screen for Interview {
    fn update(&mut self, cx: &mut Context<'_>, act: &dyn Any) -> bool {
        act.downcast_ref().is_some_and(|act: &Act| self.act(cx, act.clone()))
    }

    fn view(&self, frame: &Frame<'_>) -> Html {
        let talk = match &self.stage {
            Stage::SetUp(picks, last) => {
                return setup::setup(frame, picks, *last, frame.journal.borrow().progress());
            }
            Stage::Talk(talk) => talk,
        };
        match talk.view() {
            View::Question(question) => ask::question(frame, talk, &question, self.clock_shown),
            View::Options(question) => ask::options(frame, talk, &question, self.clock_shown),
            View::Answer(answer) => answer::answer(frame, talk, &answer),
            View::Report(report) => report::report(frame, talk, &report, self.printing.is_some()),
            View::Empty => heading(frame, &modes::INTERVIEW),
        }
    }

    /// The keys of what is shown; they work questions and answers only.
    fn keys(&self) -> Keys {
        let Stage::Talk(talk) = &self.stage else { return &[] };
        match talk.view() {
            View::Question(_) => ASKED,
            View::Options(_) => COVERED,
            View::Answer(answer) if matches!(answer.item.task(), Task::Open(_)) && !answer.entry.skipped => ANSWERED,
            View::Answer(_) => &ANSWERED[1..],
            View::Report(_) | View::Empty => &[],
        }
    }

    fn key(&mut self, cx: &mut Context<'_>, key: &str) -> bool {
        self.act_of(key).is_some_and(|act| self.act(cx, act))
    }

    fn begin(&mut self, cx: &mut Context<'_>) -> bool {
        self.act(cx, Act::Begin)
    }

    fn rests_since(&self) -> Option<u64> {
        match &self.stage {
            Stage::SetUp(..) => Some(0),
            Stage::Talk(talk) => Some(talk.started_at()).filter(|_| talk.is_finished()),
        }
    }
}

const fn focus_of(target: Target) -> &'static str {
    match target {
        Target::Question | Target::Check | Target::TimeUp => QUESTION,
        Target::Hint => "[data-role=hint]",
        Target::Options => "[data-role=options]",
        Target::Answer => "[data-role=answer]",
        Target::Result => "[data-role=report]",
    }
}

fn set_up(cx: &Context<'_>) -> Stage {
    let settings = &cx.props.settings;
    let last = cx.journal.borrow().part(cx.place, REPORT).is_some();
    Stage::SetUp(Picks::of(&settings.config, settings.seed), last)
}

/// What the journal keeps under a part. What cannot be read is set aside.
fn kept(cx: &Context<'_>, part: &str) -> Option<Talk> {
    let mut journal = cx.journal.borrow_mut();
    let text = journal.part(cx.place, part)?;
    let talk = Talk::decode(cx.props.bank.clone(), &text, journal.log().reviews(), browser::now());
    match talk {
        Some(talk) if talk.attempts().is_empty() => {
            journal.forget_part(cx.place, part); // the bank has none of its questions any more
            None
        }
        None => {
            journal.set_part_aside(cx.place, part);
            None
        }
        talk => talk,
    }
}

/// Keeps an interview where it belongs: a finished one as the last report, if there is anything in it. Gives back what is
/// kept of an unfinished one now.
fn keep(cx: &Context<'_>, talk: &Talk) -> Option<String> {
    let mut journal = cx.journal.borrow_mut();
    if !talk.is_finished() {
        journal.keep_part(cx.place, UNFINISHED, &talk.encode());
        return journal.part(cx.place, UNFINISHED);
    }
    if talk.done() > 0 {
        journal.keep_part(cx.place, REPORT, &talk.encode());
    }
    journal.forget_part(cx.place, UNFINISHED);
    None
}
