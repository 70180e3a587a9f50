//! An exam under way: a question with the time above it, and what is still open before handing in.

use super::act::{Act, does, msg};
use super::sheet::{FLAG, Shown, opener, sheet, sign_of};
use super::words::{clock, length};
use crate::browser::{now, steady};
use crate::message::Msg;
use crate::view::dom::{button, button_of, classed, el, row, text, word};
use crate::view::question::{stem, task};
use crate::view::summary::first_line;
use crate::view::{Frame, parts};
use popquiz_core::item::{Item, Task};
use popquiz_core::sitting::exam::{Event, Exam as Sitting, OFFERED_MS, Sign};
use popquiz_core::sitting::{Event as Given, Question};
use popquiz_words::{common, exam as say, number};
use yew::{Html, html};

/// A question.
pub fn question(frame: &Frame<'_>, shown: &Shown<'_>, sitting: &Sitting) -> Html {
    let Some(question) = sitting.question() else { return Html::default() };
    let now = sitting.now(now(), steady());
    let answer =
        if matches!(question.item.task(), Task::Open(_)) { notes(frame, &question) } else { task(frame, &question) };
    let kids = vec![
        row(vec![bar(sitting), top(frame, sitting, now)]),
        offer(frame, sitting, now).unwrap_or_else(|| about(frame, sitting, question.item)),
        edited(sitting),
        stem(question.item),
        answer,
        foot(frame, shown, sitting),
    ];
    let card = parts::card(question.item.id(), 1, kids);
    around(frame, shown, sitting, now, card)
}

/// What surrounds the screens of an exam: what is said of the time, heard and seen, and the sheet.
fn around(frame: &Frame<'_>, shown: &Shown<'_>, sitting: &Sitting, now: u64, card: Html) -> Html {
    el!("div" "class"="exam running" =>
        el!("div" "class"="sr" "role"="status" "data-role"="said" => text(shown.said)),
        el!("div" "class"="beside" =>
            el!("div" "class"="main" => changed(sitting), card),
            sheet(frame, shown, sitting, now)))
}

/// One mark for each question.
fn bar(sitting: &Sitting) -> Html {
    let (mut rects, n) = (Vec::new(), sitting.len());
    let answered = sitting.signs().filter(|(sign, _)| *sign == Sign::Answered).count();
    let each = 10_000 / n.max(1);
    for (at, (sign, _)) in sitting.signs().enumerate() {
        let class = if at == sitting.at() || sign != Sign::Unanswered { "n" } else { "b" };
        rects.push(parts::rect(class, each * at, each * 90 / 100, "4"));
    }
    let said = say::AnsweredBar { answered, of: n }.text();
    html! { <svg class="bar" part="progress" role="img" aria-label={said} height="4" width="100%">{ rects }</svg> }
}

fn top(frame: &Frame<'_>, sitting: &Sitting, now: u64) -> Html {
    let count = common::Of { at: sitting.at() + 1, of: sitting.len() }.text();
    let mut kids = vec![el!("h2" "class"="place" "data-role"="study" "tabindex"="-1" =>
        el!("span" "class"="sr" => word(say::PLACE), text(" ")), text(&count))];
    if !sitting.clock_hidden() {
        kids.extend(sitting.left_ms(now).map(clock_of));
    }
    kids.push(flag(frame, sitting));
    if frame.home {
        let name = Some(say::LEAVE.to_string());
        kids.push(button_of(frame, "plain out", "home", text("✕"), name, Msg::Home));
    }
    el!("div" "class"="meta top"; kids)
}

fn flag(frame: &Frame<'_>, sitting: &Sitting) -> Html {
    let on = sitting.signs().nth(sitting.at()).is_some_and(|(_, flag)| flag);
    let pressed = if on { "true" } else { "false" };
    let onclick = frame.click(does(Event::Flag));
    html! {
        <button type="button" data-look="toggle" part="button" data-role="flag" aria-pressed={pressed} {onclick}>
            { el!("span" "aria-hidden"="true" => text(FLAG), text(" ")) }{ word(if on { say::FLAGGED } else { say::FLAG }) }
        </button>
    }
}

fn about(frame: &Frame<'_>, sitting: &Sitting, item: &Item) -> Html {
    let head = item.head();
    let sign = sitting.signs().nth(sitting.at()).map_or(Sign::Unanswered, |(sign, _)| sign);
    let said = (sign != Sign::Unanswered).then(|| word(sign_of(sign).1));
    el!("div" "class"="meta about" =>
        el!("span" "class"="pill" => text(frame.bank.area_title(&head.area))),
        el!("span" => word(parts::level_name(head.level))),
        el!("span" "class"="state" => said.unwrap_or_default()))
}

fn edited(sitting: &Sitting) -> Html {
    if !sitting.edited().contains(&sitting.at()) {
        return Html::default();
    }
    el!("p" "class"="again" => word(say::EDITED))
}

/// An open question is answered in words, and nothing is shown of the model answer yet.
fn notes(frame: &Frame<'_>, question: &Question<'_>) -> Html {
    html! {
        <div class="pad">
            <label class="field">
                <span>{ word(say::NOTES) }</span>
                <textarea part="notes" rows="6" maxlength="600" value={question.notes.to_string()} oninput={frame.typing()} />
            </label>
        </div>
    }
}

fn foot(frame: &Frame<'_>, shown: &Shown<'_>, sitting: &Sitting) -> Html {
    let mut kids = Vec::new();
    if sitting.at() > 0 {
        kids.push(button(frame, "soft", "previous", &say::PREVIOUS, does(Event::Previous)));
    }
    kids.push(opener(frame, shown, sitting));
    let last = sitting.at() + 1 == sitting.len();
    let label = if last { say::SUBMIT_OPEN } else { common::NEXT };
    kids.push(button(frame, "go", "next", &label, does(Event::Answer(Given::Next))));
    parts::foot(kids)
}

/// What a newer bank has changed.
fn changed(sitting: &Sitting) -> Html {
    let gone = sitting.removed();
    if gone == 0 {
        return Html::default();
    }
    let said = say::Gone { n: gone }.text();
    el!("div" "class"="notice" => el!("p" => text(&said)))
}

/// More time, where the end is near. It stands in a line that is there anyway, so that nothing moves under the finger.
fn offer(frame: &Frame<'_>, sitting: &Sitting, now: u64) -> Option<Html> {
    let left = sitting.left_ms(now).filter(|_| sitting.offers_time(now))?;
    let said = if left > 60_000 { say::NEARLY_OVER } else { say::LAST_MINUTE };
    Some(el!("div" "class"="meta about offer" => el!("span" => word(said)), five_more(frame, "soft")))
}

fn five_more(frame: &Frame<'_>, look: &'static str) -> Html {
    let label = say::Add { time: &length(OFFERED_MS) }.text();
    button(frame, look, "add", &label, msg(Act::Offered))
}

/// Time is up. More of it is where the last button was, and what cannot be undone is elsewhere.
pub fn time_up(frame: &Frame<'_>, shown: &Shown<'_>, sitting: &Sitting) -> Html {
    let now = sitting.now(now(), steady());
    let grace = sitting.grace_ms(now).unwrap_or_default();
    let said = say::AutoSubmit { time: &length(grace.min(59_000)) }.text();
    let foot = parts::foot(vec![
        button(frame, "soft", "hand-in-now", &say::SUBMIT, does(Event::HandIn)),
        five_more(frame, "go"),
    ]);
    let end = el!("section" "class"="pad end" =>
        el!("h2" "data-role"="time-up" "tabindex"="-1" => word(say::TIME_UP)),
        el!("p" => text(&said)));
    around(frame, shown, sitting, now, parts::card("time-up", 1, vec![bar(sitting), end, foot]))
}

/// What is still open, before handing in.
pub fn check(frame: &Frame<'_>, shown: &Shown<'_>, sitting: &Sitting) -> Html {
    let now = sitting.now(now(), steady());
    let places = |wanted: &dyn Fn(Sign, bool) -> bool| -> Vec<usize> {
        sitting.signs().enumerate().filter(|(_, (sign, flag))| wanted(*sign, *flag)).map(|(at, _)| at).collect()
    };
    let unanswered = places(&|sign, _| sign == Sign::Unanswered);
    let begun = places(&|sign, _| sign == Sign::Started);
    let flagged = places(&|_, flag| flag);
    let title = match unanswered.len() {
        0 => say::READY.to_string(),
        n => say::Unanswered { n }.text(),
    };
    let said = if unanswered.is_empty() && begun.is_empty() { say::ALL_ANSWERED } else { say::SOME_UNANSWERED };
    let mut kids =
        vec![el!("h2" "data-role"="check-list" "tabindex"="-1" => text(&title)), el!("p" "class"="lead" => word(said))];
    for (title, places) in [(say::NO_ANSWER, &unanswered), (say::STARTED, &begun), (say::FLAGGED, &flagged)] {
        if !places.is_empty() {
            let rows = places.iter().map(|&at| link(frame, sitting, at)).collect();
            kids.push(el!("section" "class"="open" => el!("h3" => word(title)), el!("ul" "class"="links"; rows)));
        }
    }
    let label = if unanswered.is_empty() && begun.is_empty() { say::SUBMIT } else { say::SUBMIT_ANYWAY };
    let foot = parts::foot(vec![
        button(frame, "soft", "back", &say::BACK, does(Event::Go(sitting.at()))),
        button(frame, "go", "submit", &label, does(Event::HandIn)),
    ]);
    let card = parts::card(
        "check",
        1,
        vec![row(vec![bar(sitting), top_of_check(frame, sitting, now)]), el!("div" "class"="pad end"; kids), foot],
    );
    around(frame, shown, sitting, now, card)
}

fn top_of_check(frame: &Frame<'_>, sitting: &Sitting, now: u64) -> Html {
    let left = sitting.left_ms(now).filter(|_| !sitting.clock_hidden());
    let clock = left.map(clock_of).unwrap_or_default();
    let offer = offer(frame, sitting, now).unwrap_or_default();
    row(vec![el!("div" "class"="meta top" => clock), offer])
}

/// The time that is left. It is not read out by itself: that would never stop.
fn clock_of(left: u64) -> Html {
    el!("span" "class"="clock" "role"="timer" "data-role"="clock" =>
        text(&clock(left)), el!("span" "class"="sr" => text(" "), word(say::LEFT)))
}

fn link(frame: &Frame<'_>, sitting: &Sitting, at: usize) -> Html {
    let item = sitting.item(at);
    let onclick = frame.click(does(Event::Go(at)));
    html! {
        <li>
            <button type="button" class="link" data-at={(at + 1).to_string()} {onclick}>
                { el!("span" "class"="no" => text(&number(at + 1))) }
                { classed("span", "t", vec![item.map(|item| first_line(&item.body().stem)).unwrap_or_default()]) }
            </button>
        </li>
    }
}
