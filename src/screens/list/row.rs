//! One question of the list, and its answer when it is unfolded. A component, so that what did not change is not drawn
//! again however long the list is.

use super::act::Act;
use crate::view::dom::{el, row, text, word};
use crate::view::{
    choice, open, order, pairs,
    parts::{self, kind_name},
    prose, typed, verdict,
};
use popquiz_core::bank::Bank;
use popquiz_core::item::{Head, Item, Task};
use popquiz_core::prose::{Block, Line, Prose, Run};
use popquiz_core::search::Highlighter;
use popquiz_words::{common, list as say, study};
use std::rc::Rc;
use yew::{Callback, Component, Context, Html, Properties, html};

/// What brought the learner to a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Led {
    /// A link.
    Link,
    /// A press for more of the list: it is the first of what came.
    More,
}

/// What a row shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The questions.
    pub bank: Rc<Bank>,
    /// Its position in them.
    pub at: usize,
    /// Whether its answer is shown.
    pub open: bool,
    /// Whether it is ticked.
    pub ticked: bool,
    /// What brought the learner to it, if anything did.
    pub led: Option<Led>,
    /// Whether it has a link of its own, and whether that was copied just now.
    pub link: Option<bool>,
    /// What was searched for: then its area is said, which is else the heading above it.
    pub marker: Option<Rc<Highlighter>>,
    /// Where what is done goes.
    pub send: Callback<Act>,
}

/// The row.
pub struct Row;

impl Component for Row {
    type Message = ();
    type Properties = Props;

    fn create(_ctx: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let Some(item) = props.bank.item(props.at) else { return Html::default() };
        let marker = props.marker.as_deref();
        let elsewhere = marker.is_some_and(|marker| !marker.finds(&item.body().stem));
        // Marking takes longer than drawing, so what is folded goes without.
        let item = if props.open { marker.map(|marker| marker.item(&item)).unwrap_or(item) } else { item };
        let stem = &item.body().stem;
        let stem = marker.filter(|_| !props.open).map_or_else(|| stem.clone(), |marker| marker.prose(stem));
        let linked = (props.led == Some(Led::Link)).then_some("");
        let fresh = (props.led == Some(Led::More)).then_some("");
        let answer = if props.open { answer(&item, props.at) } else { Html::default() };
        html! {
            <li class="item" data-item={item.id().to_string()} data-linked={linked} data-fresh={fresh}>
                { question(&stem.0, &item, props) }
                { about(item.head(), props, elsewhere && !props.open) }
                { answer }
            </li>
        }
    }
}

/// The first paragraph unfolds the answer; the rest, such as code, follows.
fn question(stem: &[Block], item: &Item, props: &Props) -> Html {
    let (first, rest) = match stem.split_first() {
        Some((Block::Paragraph(first), rest)) => (prose::line(&unlinked(first)), rest),
        _ => (word(say::THE_ANSWER), stem),
    };
    // The lines of a `spot` item stand in its answer, too.
    let again = props.open && matches!(item.task(), Task::Spot(_));
    let rest = rest.iter().filter(|block| !(again && matches!(block, Block::Code(_)))).cloned().collect();
    let at = props.at;
    let onclick = props.send.reform(move |_| Act::Fold(at));
    let expanded = if props.open { "true" } else { "false" };
    let controls = props.open.then(|| format!("answer-{at}"));
    html! {
        <div class="asked" part="question">
            <h4><button type="button" class="unfold" aria-expanded={expanded} aria-controls={controls} {onclick}>
                <span>{ first }</span>
            </button></h4>
            { prose::blocks(&Prose(rest)) }
        </div>
    }
}

/// A button holds no links.
fn unlinked(line: &Line) -> Line {
    Line(line.0.iter().map(|run| Run { link: None, ..run.clone() }).collect())
}

/// For which versions it holds, if not for all.
fn versions(head: &Head) -> Option<String> {
    match (head.since, head.until) {
        (Some(since), Some(until)) => Some(study::Range { from: &since.to_string(), to: &until.to_string() }.text()),
        (Some(since), None) => Some(common::Since { version: &since.to_string() }.text()),
        (None, Some(until)) => Some(common::Until { version: &until.to_string() }.text()),
        (None, None) => None,
    }
}

fn about(head: &Head, props: &Props, elsewhere: bool) -> Html {
    let at = props.at;
    let mut words = Vec::new();
    let mut pill = |said: &str| words.push(el!("span" "class"="pill" => text(said)));
    if props.marker.is_some() {
        pill(props.bank.area_title(&head.area));
    }
    pill(&parts::level_name(head.level));
    pill(&kind_name(head.kind));
    if let Some(versions) = versions(head) {
        pill(&versions);
    }
    if elsewhere {
        words.push(el!("span" "class"="where" => word(say::IN_ANSWER)));
    }
    let copy = props.link.map(|copied| {
        let onclick = props.send.reform(move |_| Act::Copy(at));
        let (said, name) = if copied { (say::COPIED, None) } else { (say::COPY, Some(say::COPY_NAME.get())) };
        html! { <button type="button" data-look="plain" data-role="copy" part="button" aria-label={name} {onclick}>{ word(said) }</button> }
    });
    let onchange = props.send.reform(move |_: yew::Event| Act::Tick(at));
    let tick = if props.ticked { parts::TICK } else { "" };
    html! {
        <div class="about">
            <span class="pills">{ row(words) }</span>
            { copy.unwrap_or_default() }
            <label class="know">
                <input type="checkbox" class="sr" checked={props.ticked} {onchange} />
                <span class="box" aria-hidden="true">{ tick }</span>{ word(say::KNOW) }
            </label>
        </div>
    }
}

/// Everything that is known about the answer.
fn answer(item: &Item, at: usize) -> Html {
    let body = item.body();
    let told = match item.task() {
        Task::Choice(task) => {
            let order: Vec<u8> = (0u8..).take(task.choices.len()).collect();
            choice::tell(task, &order, &[])
        }
        Task::Order(steps) => order::tell(steps, &[]),
        Task::Match(task) => pairs::tell(task, &[]),
        Task::Blank(task) => typed::tell(item, task, None),
        Task::Open(task) => row(vec![
            open::answer(task),
            parts::titled("pad answer", &common::KEY_POINTS, el!("ul"; prose::list(&task.key_points))),
            open::follow_ups(task),
        ]),
        Task::Spot(task) => typed::tell_line(item, task, None),
    };
    let why = if body.rationale.is_empty() {
        Html::default()
    } else {
        parts::titled("pad answer", &say::WHY, prose::blocks(&body.rationale))
    };
    html! {
        <div class="told" id={format!("answer-{at}")} part="answer">
            { told }
            { why }
            { verdict::misconception(item) }
            { verdict::references(item) }
        </div>
    }
}
