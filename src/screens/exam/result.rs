//! What an exam came to, and every question with its answer, its key and the reasons.

use super::act::{Act, Show, does, msg};
use super::sheet::FLAG;
use super::words::length;
use crate::browser::language::{enumeration, percent};
use crate::message::Msg;
use crate::request::{Request, Target};
use crate::view::dom::{button, classed, el, row, text, word};
use crate::view::heading::heading;
use crate::view::parts::level_name;
use crate::view::question::asked;
use crate::view::summary::first_line;
use crate::view::verdict::{misconception, references, task};
use crate::view::{Frame, Share, parts, prose};
use popquiz_core::grading::Response;
use popquiz_core::item::{Item, Open, Task};
use popquiz_core::memory::prefs::Time;
use popquiz_core::sitting::exam::{Became, Event, Exam as Sitting, Marked, Report, Tally};
use popquiz_words::modes;
use popquiz_words::{Word, common, exam as say, number, study};
use yew::{Html, html};

/// The whole screen, and while it is printed its paper. `compared` is the question whose notes were compared last.
pub fn view(frame: &Frame<'_>, sitting: &Sitting, show: Show, compared: Option<usize>, printing: bool) -> Html {
    let report = sitting.report();
    let missed: Vec<usize> = sitting.marked().filter(is_missed).map(|marked| marked.at).collect();
    // After an exam the most is learned from what was missed, so that is the first thing to do.
    let foot = if missed.is_empty() {
        vec![button(frame, "go", "again", &say::AGAIN, msg(Act::Another))]
    } else {
        vec![
            button(frame, "soft", "again", &say::AGAIN, msg(Act::Another)),
            button(frame, "go", "repeat", &say::RETRY_MISSED, Msg::Repeat(missed)),
        ]
    };
    let kids = vec![
        end(sitting, &report),
        take(frame, sitting),
        tables(frame, &report),
        review(frame, sitting, show, compared),
        parts::foot(foot),
    ];
    let screen = el!("div" "class"="exam" => heading(frame, &modes::EXAM), parts::card("result", 1, kids));
    row(vec![screen, if printing { paper(frame, sitting, &report) } else { Html::default() }])
}

fn tables(frame: &Frame<'_>, report: &Report) -> Html {
    row(vec![
        table(common::BY_AREA, report.areas.iter().map(|(id, tally)| (frame.bank.area_title(id), tally)).collect()),
        table(study::BY_LEVEL, report.levels.iter().map(|(level, tally)| (level_name(*level).get(), tally)).collect()),
    ])
}

/// What leaves the page.
fn take(frame: &Frame<'_>, sitting: &Sitting) -> Html {
    let mut buttons = vec![button(frame, "soft", "print", &study::PRINT, msg(Act::Print))];
    if frame.share != Share::Nothing || sitting.terms().number.is_some() {
        buttons.push(button(
            frame,
            "soft",
            "share",
            &common::SHARE,
            Msg::open_for(Target::new("papers", Request::Words("exam".into()))),
        ));
    }
    el!("div" "class"="take"; buttons)
}

/// Everything unfolded, with nothing to press.
fn paper(frame: &Frame<'_>, sitting: &Sitting, report: &Report) -> Html {
    let one = |(at, marked): (usize, Marked<'_>)| {
        let (_, mark, what) = became(&marked);
        let title = el!("h4" => text(&format!("{}. {mark} {}", number(at + 1), &*what)));
        el!("article" "class"="told" => title, explained(&marked, answered(&marked)))
    };
    el!("div" "class"="sheet marked" =>
        end(sitting, report),
        tables(frame, report),
        el!("section" =>
            el!("h3" => word(say::EVERY_QUESTION)),
            row(sitting.marked().enumerate().map(one).collect())))
}

fn is_missed(marked: &Marked<'_>) -> bool {
    marked.grade.is_some_and(|grade| !grade.passed)
}

fn end(sitting: &Sitting, report: &Report) -> Html {
    let (score, pass) = (percent_of(report.all.percent()), percent_of(sitting.terms().pass_percent.into()));
    let (mark, class, title) = match (report.passed, report.to_compare) {
        (true, _) => (parts::TICK, "score passed", say::Passed { percent: &score }.text()),
        (false, 0) => (parts::CROSS, "score failed", say::Failed { percent: &score }.text()),
        (false, _) => ("◐", "score waits", say::SoFar { percent: &score }.text()),
    };
    let mut lines = vec![marks(report, &pass)];
    if report.to_compare > 0 {
        lines.push(say::ToCompare { n: report.to_compare }.text());
    }
    lines.push(time(sitting, report));
    if sitting.removed() > 0 {
        lines.push(say::Removed { n: sitting.removed() }.text());
    }
    let mut kids = vec![classed("h2", class, vec![el!("span" "aria-hidden"="true" => text(mark)), text(&title)])];
    kids.extend(lines.iter().map(|line| el!("p" => text(line))));
    el!("section" "class"="pad end" "data-role"="summary" "tabindex"="-1"; kids)
}

fn percent_of(whole: u32) -> String {
    percent(u16::try_from(whole * 10).unwrap_or(u16::MAX))
}

fn marks(report: &Report, pass: &str) -> String {
    let Tally { asked, right, partly, unanswered, .. } = report.all;
    let mut parts = vec![say::Marks { right: right as usize, of: asked as usize }.text()];
    if partly > 0 {
        parts.push(say::MarksPartly { n: partly as usize }.text());
    }
    if unanswered > 0 {
        parts.push(say::MarksUnanswered { n: unanswered as usize }.text());
    }
    say::MarksAll { list: &enumeration(&parts), pass }.text()
}

fn time(sitting: &Sitting, report: &Report) -> String {
    let terms = sitting.terms();
    let used = length(report.used_ms);
    let mut said = match terms.limit_ms {
        Some(limit) if !report.lifted => say::TookOf { time: &used, limit: &length(limit + report.added_ms) }.text(),
        _ => say::Took { time: &used }.text(),
    };
    if report.added_ms > 0 {
        said = format!("{said} {}", say::Added { time: &length(report.added_ms) }.text());
    }
    if report.lifted {
        said = format!("{said} {}", &*say::LIFTED);
    }
    said = match terms.time {
        Time::Half => format!("{said} {}", &*say::TIME_HALF),
        Time::Double => format!("{said} {}", &*say::TIME_DOUBLE),
        _ => said,
    };
    match terms.number {
        Some(code) => format!("{said} {}", say::CodeWas { code: &code.to_string() }.text()),
        None => said,
    }
}

fn table(title: Word, rows: Vec<(&str, &Tally)>) -> Html {
    if rows.len() < 2 {
        return Html::default();
    }
    let mut body = Vec::new();
    for (name, tally) in rows {
        let share = tally.sum_permille as usize * 10 / tally.asked.max(1) as usize;
        body.push(el!("tr" =>
            el!("th" "scope"="row" => text(name)),
            el!("td" "class"="n" => text(&common::Of { at: tally.right as usize, of: tally.asked as usize }.text())),
            el!("td" "class"="n" => text(&percent_of(tally.percent()))),
            el!("td" "class"="meter" "aria-hidden"="true" =>
                el!("svg" "class"="m" "width"="100%" "height"="6" =>
                    parts::rect("b", 0, 10_000, "6"), parts::rect("a", 0, share, "6")))));
    }
    el!("div" "class"="pad" =>
        el!("table" "class"="tally" =>
            el!("caption" => word(title)),
            el!("thead" "class"="sr" => el!("tr" =>
                el!("td" =>), el!("th" "scope"="col" => word(say::CORRECT)), el!("th" "scope"="col" => word(say::SCORE)), el!("td" =>))),
            el!("tbody"; body)))
}

fn review(frame: &Frame<'_>, sitting: &Sitting, show: Show, compared: Option<usize>) -> Html {
    let all: Vec<Marked<'_>> = sitting.marked().collect();
    let fits = |marked: &Marked<'_>, show: Show| match show {
        Show::All => true,
        Show::Missed => is_missed(marked),
        Show::Flagged => marked.flag,
    };
    let mut chips = Vec::new();
    for (which, name) in [(Show::All, say::SHOW_ALL), (Show::Missed, say::SHOW_MISSED), (Show::Flagged, say::FLAGGED)] {
        let count = all.iter().filter(|marked| fits(marked, which)).count();
        let pressed = if which == show { "true" } else { "false" };
        let onclick = frame.click(msg(Act::Show(which)));
        chips.push(html! { <button type="button" data-look="toggle" aria-pressed={pressed} {onclick}>{ say::ShowCount { which: &name, n: count }.text() }</button> });
    }
    let mut rows = Vec::new();
    for (at, marked) in all.iter().enumerate().filter(|(_, marked)| fits(marked, show)) {
        rows.push(question(frame, at, marked, compared == Some(at)));
    }
    if rows.is_empty() {
        rows.push(el!("li" "class"="none" => word(say::NONE)));
    }
    el!("section" "class"="pad review" "data-role"="review" =>
        el!("h3" => word(say::EVERY_QUESTION)),
        el!("div" "class"="chips" "role"="group" [say::WHICH]; chips),
        el!("ol" "class"="repeat"; rows))
}

/// What came of a question: the class of its mark, the mark, and the word.
fn became(marked: &Marked<'_>) -> (&'static str, &'static str, Word) {
    match Became::of(marked.grade) {
        Became::Right => ("mark right", parts::TICK, say::BECAME_CORRECT),
        Became::Partly => ("mark part", "◐", say::BECAME_PARTLY),
        Became::Wrong => ("mark wrong", parts::CROSS, say::BECAME_WRONG),
        Became::Unanswered => ("mark part", "○", say::SIGN_UNANSWERED),
        Became::ToCompare => ("mark part", "◐", say::BECAME_TO_COMPARE),
    }
}

fn question(frame: &Frame<'_>, at: usize, marked: &Marked<'_>, compared: bool) -> Html {
    let (class, mark, what) = became(marked);
    let flag = if marked.flag { format!(" · {FLAG} {}", &*say::STATE_FLAGGED) } else { String::new() };
    let summary = el!("summary" =>
        classed("span", class, vec![el!("span" "aria-hidden"="true" => text(mark))]),
        el!("span" "class"="t" =>
            el!("span" "class"="first" => el!("span" "class"="no" => text(&format!("{}. ", number(at + 1)))), first_line(&marked.item.body().stem)),
            el!("span" "class"="d" => word(what), text(&flag))));
    let compared = compared.then_some("");
    html! { <li key={at} data-at={(at + 1).to_string()} data-compared={compared}><details>{ summary }{ told(frame, at, marked) }</details></li> }
}

fn told(frame: &Frame<'_>, at: usize, marked: &Marked<'_>) -> Html {
    let answer = match (marked.item.task(), marked.grade) {
        (Task::Open(open), None) => compare(frame, at, marked, open),
        _ => answered(marked),
    };
    el!("div" "class"="told" => explained(marked, answer))
}

/// What was answered and what is right.
fn answered(marked: &Marked<'_>) -> Html {
    task(marked.item, marked.order, marked.response, marked.notes)
}

/// A question and everything there is to say about it.
fn explained(marked: &Marked<'_>, answer: Html) -> Html {
    let item = marked.item;
    row(vec![
        el!("div" "class"="stem" => prose::blocks(&asked(item))),
        rationale(item),
        answer,
        misconception(item),
        references(item),
    ])
}

/// What is right and why, if the author says it.
fn rationale(item: &Item) -> Html {
    let why = &item.body().rationale;
    if why.is_empty() { Html::default() } else { el!("div" "class"="verdict plain" => prose::blocks(why)) }
}

/// Notes beside the model answer, with its points to be ticked.
fn compare(frame: &Frame<'_>, at: usize, marked: &Marked<'_>, open: &Open) -> Html {
    let ticked = if let Some(Response::Open(ticked)) = marked.response { &ticked[..] } else { &[] };
    let mut points = vec![el!("legend" => word(common::TICK_POINTS))];
    for (place, point) in (0u8..).zip(&open.key_points) {
        let on = ticked.contains(&place);
        let mark = if on { parts::TICK } else { "" };
        let message = does(Event::Tick(at, place));
        let onchange = frame.send.reform(move |_: yew::Event| message.clone());
        points.push(parts::option_of("checkbox", mark, prose::inline(point), on, onchange));
    }
    row(vec![
        parts::titled("pad notes", &common::YOUR_NOTES, el!("p" => text(marked.notes))),
        parts::titled("pad answer", &common::MODEL_ANSWER, prose::blocks(&open.answer)),
        el!("fieldset" "class"="choices"; points),
        el!("div" "class"="pad" => button(frame, "soft", "compared", &common::DONE, does(Event::Compared(at)))),
    ])
}
