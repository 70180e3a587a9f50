//! The end of a sitting, and what is shown when there is nothing to ask.

use super::dom::{button, el, row, text, word};
use super::heading::home_button;
use super::{Frame, Share, parts, prose};
use crate::message::Msg;
use popquiz_core::item::{Item, Task};
use popquiz_core::prose::{Block, Prose};
use popquiz_core::sitting::session::{Result, Session, Summary};
use popquiz_words::{common, summary as say};
use yew::Html;

/// What the sitting came to, and what to repeat.
pub fn summary(frame: &Frame<'_>, session: &Session, summary: &Summary<'_>) -> Html {
    let asked = summary.results.len();
    let right = summary.right_at_once();
    let missed: Vec<&Result<'_>> = summary.results.iter().filter(|result| !result.first.passed).collect();
    let again: Vec<usize> = missed.iter().map(|result| result.at).collect();
    let mut end = vec![
        el!("h2" => text(&headline(asked, right))),
        el!("p" => text(&what_it_means(asked, right, summary.left))),
        by_area(frame, summary),
    ];
    share(frame, session, &mut end);
    let end = el!("section" "class"="pad end" "data-role"="summary" "tabindex"="-1"; end);
    let mut foot = Vec::from_iter(home_button(frame));
    foot.push(button(frame, "go", "again", &say::AGAIN, Msg::Again));
    parts::card("summary", 0, vec![end, repeat_list(frame, session, &missed, again), parts::foot(foot)])
}

fn headline(asked: usize, right: usize) -> String {
    match (asked, right) {
        (0, _) => say::NONE.to_string(),
        (1, 1) => say::ONE_CORRECT.to_string(),
        (n, r) if n == r => say::AllCorrect { n }.text(),
        (n, right) => say::SomeCorrect { n, right }.text(),
    }
}

fn what_it_means(asked: usize, right: usize, left: usize) -> String {
    let text = match (asked, right) {
        (0, _) => say::STOP_ANY_TIME,
        (n, r) if n == r => say::COME_BACK,
        (n, r) if r * 2 >= n => say::RETRIED,
        _ => say::TOUGH,
    };
    if left > 0 && asked > 0 {
        return format!("{} {}", &*text, say::Skipped { n: left }.text());
    }
    text.to_string()
}

/// Only where there is more than one area is there something to compare.
fn by_area(frame: &Frame<'_>, summary: &Summary<'_>) -> Html {
    let mut areas: Vec<(&str, usize, usize)> = Vec::new();
    for result in &summary.results {
        let area = frame.bank.heads()[result.at].area.as_str();
        let at = areas.iter().position(|(id, ..)| *id == area).unwrap_or_else(|| {
            areas.push((area, 0, 0));
            areas.len() - 1
        });
        areas[at].1 += usize::from(result.first.passed);
        areas[at].2 += 1;
    }
    if areas.len() < 2 {
        return Html::default();
    }
    let mut rows = Vec::new();
    for (id, right, of) in areas {
        let said = common::Of { at: right, of }.text();
        rows.push(el!("li" => el!("span" => text(frame.bank.area_title(id))), el!("span" "class"="d" => text(&said))));
    }
    el!("ul" "class"="tally" [common::BY_AREA]; rows)
}

fn repeat_list(frame: &Frame<'_>, session: &Session, missed: &[&Result<'_>], again: Vec<usize>) -> Html {
    if missed.is_empty() {
        return Html::default();
    }
    let label = say::Retry { n: again.len() }.text();
    let all = button(frame, "soft", "repeat", &label, Msg::Repeat(again));
    let mut rows = Vec::new();
    for result in missed {
        let Some(item) = session.bank().item(result.at) else { continue };
        rows.push(repeated(&item, if result.passed { &say::CORRECT_LATER } else { &say::NOT_YET }));
    }
    el!("section" "class"="pad" => el!("h3" => word(say::MISSED)), all, el!("ul" "class"="repeat"; rows))
}

/// One question to repeat: how it begins, what is said of it, and folded below what is right.
pub fn repeated(item: &Item, said: &str) -> Html {
    let body = item.body();
    let why = match item.task() {
        Task::Open(open) => prose::blocks(&open.answer),
        _ => prose::blocks(&body.rationale),
    };
    el!("li" => el!("details" =>
        el!("summary" => el!("span" "class"="t" => first_line(&body.stem)), el!("span" "class"="d" => text(said))),
        el!("div" "class"="why" => why)))
}

/// How a question begins, and how its code does: many ask the same of other code.
pub fn first_line(stem: &Prose) -> Html {
    let words = stem.0.iter().find_map(|block| match block {
        Block::Paragraph(line) => Some(prose::line(line)),
        _ => None,
    });
    let code = stem.0.iter().find_map(|block| match block {
        Block::Code(code) => code.lines.iter().find(|line| line.iter().any(|span| !span.text.trim().is_empty())),
        _ => None,
    });
    let code = code.map(|line| row(vec![text(" "), el!("code" "class"="first"; prose::spans(line))]));
    row(vec![words.unwrap_or_else(|| word(say::THIS_QUESTION)), code.unwrap_or_default()])
}

/// What others may have of it; what is due is one learner's own.
fn share(frame: &Frame<'_>, session: &Session, end: &mut Vec<Html>) {
    if frame.share != Share::Nothing && session.plan().config.mode == popquiz_core::memory::log::Mode::Drill {
        let label = if frame.share == Share::Links { common::SHARE } else { common::MY_RESULT };
        end.push(el!("p" => button(frame, "soft", "share", &label, Msg::open("papers"))));
    }
}

/// Nothing passes the filter.
pub fn nothing_fits(frame: &Frame<'_>) -> Html {
    empty(frame, &say::EMPTY, &say::EMPTY_HINT)
}

/// A sitting with nothing to ask: a title, and what is said of it.
pub fn empty(frame: &Frame<'_>, title: &str, said: &str) -> Html {
    let end = el!("section" "class"="pad end" "data-role"="summary" "tabindex"="-1" => el!("h2" => text(title)), el!("p" => text(said)));
    parts::card("empty", 0, vec![end, parts::foot(Vec::from_iter(home_button(frame)))])
}
