//! The end of a sitting, and what is shown when there is nothing to ask.

use super::dom::{button, el, text};
use super::heading::home_button;
use super::{Frame, Share, parts, prose};
use crate::message::Msg;
use popquiz_core::item::{Item, Task};
use popquiz_core::prose::{Block, Prose};
use popquiz_core::sitting::session::{Result, Session, Summary};
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
    foot.push(button(frame, "go", "again", "Next round", Msg::Again));
    parts::card("summary", 0, vec![end, repeat_list(frame, session, &missed, again), parts::foot(foot)])
}

fn headline(asked: usize, right: usize) -> String {
    match (asked, right) {
        (0, _) => "Nothing answered yet".into(),
        (1, 1) => "Right at the first try".into(),
        (n, r) if n == r => format!("All {n} right at the first try"),
        (n, r) => format!("{r} of {n} right at the first try"),
    }
}

fn what_it_means(asked: usize, right: usize, left: usize) -> String {
    let mut text = String::from(match (asked, right) {
        (0, _) => "Stop and start as you like; a sitting can be as short as one question.",
        (n, r) if n == r => "They come back when you are about to forget them.",
        (n, r) if r * 2 >= n => "What you missed came back until it was right, and will be due again soon.",
        _ => "A hard round, and that is where it sticks: read the reasons below, then try these again.",
    });
    if left > 0 && asked > 0 {
        text = format!("{text} Left out of this round: {left}.");
    }
    text
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
        let said = format!("{right} of {of}");
        rows.push(el!("li" => el!("span" => text(frame.bank.area_title(id))), el!("span" "class"="d" => text(&said))));
    }
    el!("ul" "class"="tally" "aria-label"="By area"; rows)
}

fn repeat_list(frame: &Frame<'_>, session: &Session, missed: &[&Result<'_>], again: Vec<usize>) -> Html {
    if missed.is_empty() {
        return Html::default();
    }
    let label =
        if again.len() == 1 { "Repeat the one missed".into() } else { format!("Repeat the {} missed", again.len()) };
    let all = button(frame, "soft", "repeat", &label, Msg::Repeat(again));
    let mut rows = Vec::new();
    for result in missed {
        let Some(item) = session.bank().item(result.at) else { continue };
        rows.push(repeated(&item, if result.passed { "right later" } else { "still open" }));
    }
    el!("section" "class"="pad" => el!("h3" => text("To repeat")), all, el!("ul" "class"="repeat"; rows))
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

/// How a question begins.
pub fn first_line(stem: &Prose) -> Html {
    match stem.0.iter().find(|block| matches!(block, Block::Paragraph(_))) {
        Some(Block::Paragraph(line)) => prose::line(line),
        _ => text("This question"),
    }
}

/// What others may have of it; what is due is one learner's own.
fn share(frame: &Frame<'_>, session: &Session, end: &mut Vec<Html>) {
    if frame.share != Share::Nothing && session.plan().config.mode == popquiz_core::memory::log::Mode::Drill {
        let label = if frame.share == Share::Links { "Share" } else { "My result" };
        end.push(el!("p" => button(frame, "soft", "share", label, Msg::open("papers"))));
    }
}

/// Nothing passes the filter.
pub fn nothing_fits(frame: &Frame<'_>) -> Html {
    empty(frame, "No question fits", "There are no questions for this choice of area, level and tags. Try a wider one.")
}

/// A sitting with nothing to ask: a title, and what is said of it.
pub fn empty(frame: &Frame<'_>, title: &str, said: &str) -> Html {
    let end = el!("section" "class"="pad end" "data-role"="summary" "tabindex"="-1" => el!("h2" => text(title)), el!("p" => text(said)));
    parts::card("empty", 0, vec![end, parts::foot(Vec::from_iter(home_button(frame)))])
}
