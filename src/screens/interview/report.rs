//! The report: what it came to, by area and by level, what to prepare next, and every question.

use super::act::Act;
use super::parts::{changes, noted, percent};
use super::words;
use crate::browser::language::{FULL, dates};
use crate::message::Msg;
use crate::view::dom::{button, el, row, text, varied, word};
use crate::view::heading::heading;
use crate::view::parts::level_name;
use crate::view::parts::{CROSS, TICK, card, foot, rect};
use crate::view::summary::first_line;
use crate::view::{Frame, choice, prose};
use popquiz_core::grading::Response;
use popquiz_core::item::{Open, Task};
use popquiz_core::sitting::interview::{Interview as Talk, Report, Row};
use popquiz_words::modes;
use popquiz_words::{Word, common, interview as say, number, study};
use yew::Html;

/// The whole screen, and while it is printed its paper.
pub fn report(frame: &Frame<'_>, talk: &Talk, report: &Report<'_>, printing: bool) -> Html {
    let buttons = el!("div" "class"="take" =>
        button(frame, "soft", "print", &study::PRINT, Act::Print.message()),
        button(frame, "soft", "save", &say::SAVE, Act::Save.message()));
    let kids = vec![
        el!("section" "class"="pad end" "data-role"="report" "tabindex"="-1" => head(talk, report)),
        tables(frame, report),
        buttons,
        prepare(frame, report, false),
        each(report, false),
        foot(vec![button(frame, "go", "again", &say::AGAIN, Act::Again.message())]),
    ];
    let screen = el!("div" "class"="interview wide report" => heading(frame, &modes::INTERVIEW), card("interview-report", 0, kids));
    let paper = || {
        let kids = vec![head(talk, report), tables(frame, report), prepare(frame, report, true), each(report, true)];
        el!("div" "class"="sheet report"; kids)
    };
    row(vec![screen, if printing { paper() } else { Html::default() }])
}

/// What it came to.
fn head(talk: &Talk, report: &Report<'_>) -> Html {
    let (title, meaning) = words::verdict(report);
    let date = dates(FULL).of(talk.started_at());
    let when = say::When { bank: talk.bank().title(), date: &date }.text();
    row(vec![
        el!("p" "class"="kicker" => text(&when)),
        el!("h2" => word(title)),
        el!("p" => word(meaning)),
        facts(report),
        by_whom(report),
        changes(false, talk.removed()),
    ])
}

/// Whose figures these are: where points were ticked, the learner's own.
fn by_whom(report: &Report<'_>) -> Html {
    if report.points().1 == 0 {
        return Html::default();
    }
    el!("p" "class"="small" => word(say::SELF_MARKED))
}

fn tables(frame: &Frame<'_>, report: &Report<'_>) -> Html {
    let areas = report.by_area(frame.bank);
    let areas = areas.iter().map(|tally| score(frame.bank.area_title(tally.key), tally.asked, tally.score_permille));
    let levels = report.by_level();
    let levels = levels.iter().map(|tally| score(&level_name(tally.key), tally.asked, tally.score_permille));
    el!("div" "class"="tables" => table(common::BY_AREA, areas.collect()), table(study::BY_LEVEL, levels.collect()))
}

/// The figures of the whole, each with what it means.
fn facts(report: &Report<'_>) -> Html {
    let rows = words::facts(report).into_iter();
    let pairs = rows.map(|(name, said)| el!("div" => el!("dt" => word(name)), el!("dd" => text(&said))));
    el!("dl" "class"="facts"; pairs.collect())
}

/// A row of a table: a bar for who sees it, and figures for everybody.
fn score(name: &str, asked: u32, permille: u16) -> Html {
    let bar = el!("svg" "class"="m" "width"="100%" "height"="6" "aria-hidden"="true" =>
        rect("b", 0, 10_000, "6"),
        rect("a", 0, usize::from(permille) * 10, "6"));
    el!("tr" =>
        el!("th" "scope"="row" => text(name)),
        el!("td" "class"="d" => text(&number(asked as usize))),
        el!("td" "class"="d" => text(&percent(permille)), bar))
}

fn table(title: Word, rows: Vec<Html>) -> Html {
    el!("table" "class"="scores" =>
        el!("caption" => word(title)),
        el!("thead" => el!("tr" =>
            el!("td" =>),
            el!("th" "scope"="col" => word(say::QUESTIONS)),
            el!("th" "scope"="col" => word(say::COVERED)))),
        el!("tbody"; rows))
}

/// What was left out, weakest area first, with a drill for each.
fn prepare(frame: &Frame<'_>, report: &Report<'_>, paper: bool) -> Html {
    let topics = report.prepare(frame.bank);
    if topics.is_empty() {
        return el!("section" "class"="pad prepare" =>
            el!("h3" => word(say::PREPARE)),
            el!("p" => word(say::NOTHING_LEFT)));
    }
    let mut kids = vec![el!("h3" => word(say::PREPARE))];
    for topic in topics {
        let mut rows = Vec::new();
        for line in topic.rows.iter().filter_map(|&at| report.rows.get(at)) {
            rows.push(el!("li" => el!("p" => first_line(&line.item.body().stem)), missed(line)));
        }
        let title =
            say::Topic { area: frame.bank.area_title(topic.area), percent: &percent(topic.score_permille) }.text();
        let mut area = vec![el!("h4" => text(&title)), el!("ul" "class"="left"; rows)];
        if !paper && !topic.drill.is_empty() {
            let label = say::Practise { n: topic.drill.len() }.text();
            area.push(button(frame, "soft", "drill", &label, Msg::Repeat(topic.drill)));
        }
        kids.push(el!("div"; area));
    }
    if !paper {
        let read = button(frame, "plain", "to-read", &say::READ_UP, Msg::open("read"));
        kids.push(el!("p" "class"="take" => read));
    }
    el!("section" "class"="pad prepare"; kids)
}

/// The key points that the answer left out; for options, what it should have been.
fn missed(line: &Row<'_>) -> Html {
    match line.item.task() {
        Task::Open(open) => {
            let (_, left) = line.points();
            let points = left.into_iter().filter_map(|at| open.key_points.get(at));
            el!("ul"; points.map(|point| el!("li" => prose::inline(point))).collect())
        }
        Task::Choice(task) => {
            let keys = task.choices.iter().filter(|choice| choice.key);
            el!("ul"; keys.map(|choice| el!("li" => prose::inline(&choice.text))).collect())
        }
        _ => Html::default(),
    }
}

/// Every question: the notes, what was covered, what was left out.
fn each(report: &Report<'_>, paper: bool) -> Html {
    let mut kids = vec![el!("h3" => word(say::EACH))];
    for (n, line) in (1..).zip(&report.rows) {
        let entry = line.entry;
        let title = el!("h4" => text(&format!("{}. ", number(n))), first_line(&line.item.body().stem));
        let mut parts = vec![title, el!("p" "class"="small" => text(&words::about(line)))];
        if entry.edited {
            parts.push(changes(true, 0));
        }
        if !entry.notes.trim().is_empty() {
            parts.push(el!("div" "class"="own" => el!("h5" => word(common::YOUR_NOTES)), noted(&entry.notes)));
        }
        match line.item.task() {
            Task::Open(open) => parts.push(open_parts(line, open, paper)),
            Task::Choice(task) => {
                let chosen = if let Response::Choice(chosen) = &entry.response { &chosen[..] } else { &[] };
                parts.push(choice::tell(task, line.order, chosen));
            }
            _ => {}
        }
        kids.push(el!("article" "class"="told"; parts));
    }
    el!("section" "class"="pad each"; kids)
}

fn open_parts(line: &Row<'_>, open: &Open, paper: bool) -> Html {
    let (covered, left) = line.points();
    let list = |title: &str, mark: &'static str, class: &'static str, which: &[usize]| {
        let points = which.iter().filter_map(|&at| open.key_points.get(at));
        let points = points.map(|point| {
            el!("li" => el!("span" "class"="mark" "aria-hidden"="true" => text(mark)), el!("span" => prose::inline(point)))
        });
        if which.is_empty() {
            return Html::default();
        }
        row(vec![el!("h5" => text(title)), varied("ul", &["class"], vec![class.into()], points.collect())])
    };
    let lacked = if line.entry.skipped { &say::ANSWER_COVERS } else { &say::YOU_MISSED };
    let mut kids =
        vec![list(&say::YOU_COVERED, TICK, "had", &covered), list(lacked, CROSS, "lacked", &left), next(line, open)];
    // On paper the key points are enough; here the whole answer is one tap away.
    if !paper {
        kids.push(el!("details" =>
            el!("summary" => el!("span" "class"="t" => word(common::MODEL_ANSWER))),
            el!("div" "class"="answer" => prose::blocks(&open.answer))));
    }
    row(kids)
}

/// What was said or noted to the questions that follow.
fn next(line: &Row<'_>, open: &Open) -> Html {
    let mut rows = Vec::new();
    for (next, asked) in line.entry.follow_ups.iter().zip(&open.follow_ups) {
        let said = if next.covered { say::FOLLOW_UP_ANSWERED } else { say::FOLLOW_UP_OPEN };
        let mut kids = vec![el!("p" => prose::inline(asked), text(" "), el!("span" "class"="small" => word(said)))];
        if !next.notes.trim().is_empty() {
            kids.push(noted(&next.notes));
        }
        rows.push(el!("li"; kids));
    }
    if rows.is_empty() {
        return Html::default();
    }
    row(vec![el!("h5" => word(common::FOLLOW_UPS)), el!("ul" "class"="asked"; rows)])
}
