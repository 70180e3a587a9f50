//! The end of a sitting, and what is shown when there is nothing to ask.

use super::{Frame, parts, prose};
use crate::app::Msg;
use crate::browser::{moment, now};
use popquiz_core::log::Mode;
use popquiz_core::progress::Progress;
use popquiz_core::prose::{Block, Prose};
use popquiz_core::session::{Result, Session, Summary};
use yew::{Html, html};

/// What the sitting came to, and what to repeat.
pub fn summary(frame: &Frame<'_>, session: &Session, summary: &Summary<'_>) -> Html {
    let asked = summary.results.len();
    let right = summary.right_at_once();
    let missed: Vec<&Result<'_>> = summary.results.iter().filter(|result| !result.first.passed).collect();
    let again: Vec<usize> = missed.iter().map(|result| result.at).collect();
    html! {
        <article class="card" part="card" key="summary">
            <section class="pad end" data-role="summary" tabindex="-1">
                <h2>{ headline(asked, right) }</h2>
                <p>{ what_it_means(asked, right, summary.left) }</p>
                { by_area(frame, summary) }
            </section>
            { repeat_list(session, &missed) }
            { buttons(frame, again) }
        </article>
    }
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
        text.push_str(&format!(" {left} of this round were left out."));
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
        rows.push(html! { <li><span>{ frame.bank.area_title(id) }</span><span class="d">{ said }</span></li> });
    }
    html! { <ul class="tally" aria-label="By area">{ rows }</ul> }
}

fn repeat_list(session: &Session, missed: &[&Result<'_>]) -> Html {
    if missed.is_empty() {
        return Html::default();
    }
    let mut rows = Vec::new();
    for result in missed {
        let Some(item) = session.bank().item(result.at) else { continue };
        let body = item.body();
        let why = match item.task() {
            popquiz_core::item::Task::Open(open) => prose::blocks(&open.answer),
            _ => prose::blocks(&body.rationale),
        };
        let mended = if result.passed { "right later" } else { "still open" };
        rows.push(html! {
            <li><details>
                <summary><span class="t">{ first_line(&body.stem) }</span><span class="d">{ mended }</span></summary>
                <div class="why">{ why }</div>
            </details></li>
        });
    }
    html! {
        <section class="pad">
            <h3>{ "To repeat" }</h3>
            <ul class="repeat">{ rows }</ul>
        </section>
    }
}

fn first_line(stem: &Prose) -> Html {
    match stem.0.iter().find(|block| matches!(block, Block::Paragraph(_))) {
        Some(Block::Paragraph(line)) => prose::line(line),
        _ => html! { "This question" },
    }
}

fn buttons(frame: &Frame<'_>, again: Vec<usize>) -> Html {
    let out = home_button(frame);
    let repeat = if again.is_empty() {
        Html::default()
    } else {
        let label = if again.len() == 1 {
            "Repeat the one missed".to_string()
        } else {
            format!("Repeat the {} missed", again.len())
        };
        html! { <button type="button" class="quiet" data-role="repeat" onclick={frame.click(Msg::Repeat(again))}>{ label }</button> }
    };
    let more = html! { <button type="button" class="go" part="button" data-role="again" onclick={frame.click(Msg::Again)}>{ "Another round" }</button> };
    parts::foot(html! { <>{ out }{ repeat }</> }, more)
}

fn home_button(frame: &Frame<'_>) -> Html {
    if !frame.home {
        return Html::default();
    }
    html! { <button type="button" class="plain" onclick={frame.click(Msg::Home)}>{ "Start" }</button> }
}

/// Nothing to ask: nothing is due, or nothing passes the filter.
pub fn empty(frame: &Frame<'_>, session: &Session, progress: &Progress) -> Html {
    let now = now();
    let (title, text) = if session.plan().config.mode == Mode::Review {
        let text = match progress.next_due_at(frame.bank, now) {
            Some(due) => format!("The next one is due {}. Until then, something new?", moment(due, now)),
            None => "Answer a few questions first; each comes back when you are about to forget it.".into(),
        };
        ("Nothing is due", text)
    } else {
        ("No question fits", "There are no questions for this choice of area, level and tags. Try a wider one.".into())
    };
    html! {
        <article class="card" part="card" key="empty">
            <section class="pad end" data-role="summary" tabindex="-1"><h2>{ title }</h2><p>{ text }</p></section>
            { parts::foot(home_button(frame), Html::default()) }
        </article>
    }
}
