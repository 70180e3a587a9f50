//! Parts that several screens share.

use super::dom::{button_of, classed, el, row, text, varied, word};
use super::{Frame, prose};
use crate::message::Msg;
use popquiz_core::item::{Head, Kind, Level};
use popquiz_core::prose::Prose;
use popquiz_core::sitting::Event;
use popquiz_core::sitting::session::{Mark, Session};
use popquiz_words::{Word, common, question as say, study};
use yew::{Callback, Html, html};

/// Marks and words: no verdict is told by colour alone.
pub const TICK: &str = "✓";
/// The mark of what is wrong.
pub const CROSS: &str = "✗";

/// `1 question`, `5 questions`.
pub fn questions(n: usize) -> String {
    common::Questions { n }.text()
}

/// What a level is called.
pub const fn level_name(level: Level) -> Word {
    match level {
        Level::Basic => common::LEVEL_BASIC,
        Level::Intermediate => common::LEVEL_INTERMEDIATE,
        Level::Advanced => common::LEVEL_ADVANCED,
        Level::Scenario => common::LEVEL_SCENARIO,
    }
}

/// The bar of progress through the paper, and what the question is about.
pub fn top(frame: &Frame<'_>, session: &Session, head: &Head) -> Html {
    let (at, of) = session.place();
    let mut meta = vec![
        el!("span" "class"="pill" => text(frame.bank.area_title(&head.area))),
        el!("span" => word(level_name(head.level))),
    ];
    let versions = match (head.since, head.until) {
        (Some(since), _) => Some(common::Since { version: &since.to_string() }.text()),
        (None, Some(until)) => Some(common::Until { version: &until.to_string() }.text()),
        (None, None) => None,
    };
    meta.extend(versions.map(|versions| el!("span" "class"="pill" => text(&versions))));
    let count = match session.repeats() {
        0 => common::Of { at, of }.text(),
        n => say::OfRepeats { at, of, n }.text(),
    };
    meta.push(el!("h2" "class"="count" => text(&count)));
    if frame.home {
        let name = Some(say::LEAVE.to_string());
        meta.push(button_of(frame, "plain out", "home", text("✕"), name, Msg::Home));
    }
    row(vec![bar(session), el!("div" "class"="meta"; meta)])
}

/// A question that is still on its way.
pub fn waiting(frame: &Frame<'_>, session: &Session, head: &Head) -> Html {
    let said = el!("p" "class"="pad" "data-role"="waiting" "tabindex"="-1" "role"="status" => word(say::LOADING));
    card(&head.id, 0, vec![top(frame, session, head), said])
}

/// A long paper is drawn as one line that fills: marks thinner than this cannot be told apart on a phone.
const MARKS_SHOWN: usize = 30;

/// One mark for each item, or for a long paper how much is done. Widths are SVG attributes, which a strict
/// Content-Security-Policy lets through where it would stop a style.
fn bar(session: &Session) -> Html {
    let marks = session.marks();
    let said = say::Progress { done: session.done(), of: marks.len() }.text();
    let mut rects = Vec::new();
    if marks.len() > MARKS_SHOWN {
        rects.push(rect("b", 0, 10_000, "4"));
        rects.push(rect("n", 0, session.done() * 10_000 / marks.len(), "4"));
    } else {
        let each = 10_000 / marks.len().max(1);
        for (at, mark) in marks.iter().enumerate() {
            let class = match mark {
                Mark::Waiting => "b",
                Mark::Current => "n",
                Mark::Right => "r",
                Mark::Missed => "w",
                Mark::Mended => "m",
            };
            rects.push(rect(class, each * at, each * 94 / 100, "4"));
        }
    }
    let values = vec!["bar".into(), "progress".into(), "img".into(), said.into(), "4".into(), "100%".into()];
    varied("svg", &["class", "part", "role", "aria-label", "height", "width"], values, rects)
}

/// A rounded rectangle; place and width in hundredths of a per cent, because formatting fractions would bring the whole
/// of floating point.
pub fn rect(class: &'static str, x: usize, width: usize, height: &'static str) -> Html {
    let percent = |n: usize| format!("{}.{:02}%", n / 100, n % 100);
    let values = vec![class.into(), percent(x).into(), percent(width).into(), height.into(), "3".into()];
    varied("rect", &["class", "x", "width", "height", "rx"], values, Vec::new())
}

/// What a kind is called.
pub const fn kind_name(kind: Kind) -> Word {
    match kind {
        Kind::Choice => study::KIND_CHOICE,
        Kind::Order => study::KIND_ORDER,
        Kind::Match => study::KIND_MATCH,
        Kind::Blank => study::KIND_BLANK,
        Kind::Open => study::KIND_OPEN,
        Kind::Spot => study::KIND_SPOT,
    }
}

/// How a row of a verdict is coloured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What is right.
    Right,
    /// What was answered, and is wrong.
    Wrong,
    /// Everything else.
    Quiet,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Right => "choice right",
            Self::Wrong => "choice wrong",
            Self::Quiet => "choice other",
        }
    }

    /// The sign in front, where there is no letter or number to show.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Right => TICK,
            Self::Wrong => CROSS,
            Self::Quiet => "·",
        }
    }
}

/// One row of a verdict: a sign, a text, what is said about it, and why.
pub fn told(tone: Tone, mark: &str, inside: Html, said: &str, why: Option<&Prose>) -> Html {
    let mut kids = vec![el!("span" "class"="l" "aria-hidden"="true" => text(mark)), el!("div" "class"="t" => inside)];
    if !said.is_empty() {
        kids.push(el!("span" "class"="you" => text(said)));
    }
    if let Some(why) = why.filter(|why| !why.is_empty()) {
        kids.push(el!("div" "class"="why" "part"="reason" => prose::inline(why)));
    }
    classed("li", tone.class(), kids)
}

/// One row that can be chosen or ticked.
pub fn option(frame: &Frame<'_>, kind: &'static str, mark: &str, inside: Html, on: bool, event: Event) -> Html {
    option_of(kind, mark, inside, on, frame.change(Msg::Answer(event)))
}

/// The same for any change.
pub fn option_of(kind: &'static str, mark: &str, inside: Html, on: bool, onchange: Callback<yew::Event>) -> Html {
    let class = if on { "choice sel" } else { "choice" };
    let input = html! { <input type={kind} name="choice" class="sr" checked={on} {onchange} /> };
    let mark = el!("span" "class"="l" "aria-hidden"="true" => text(mark));
    varied(
        "label",
        &["class", "part"],
        vec![class.into(), "choice".into()],
        vec![input, mark, el!("span" "class"="t" => inside)],
    )
}

/// A button that is on or off.
pub fn toggle(frame: &Frame<'_>, label: &str, on: bool, message: Msg) -> Html {
    let pressed = if on { "true" } else { "false" };
    html! { <button type="button" data-look="toggle" aria-pressed={pressed} onclick={frame.click(message)}>{ text(label) }</button> }
}

/// The bar at the bottom with the one primary button.
pub fn foot(kids: Vec<Html>) -> Html {
    el!("div" "class"="foot" "part"="foot"; kids)
}

/// A part with a small heading.
pub fn titled(class: &'static str, title: &str, inside: Html) -> Html {
    classed("section", class, vec![el!("h3" => text(title)), inside])
}

/// The card that everything in a sitting stands in. Another item, or another try at it, makes new nodes, so that nothing
/// of the last question stays behind: scroll, focus, ticks. A verdict keeps those of its question, part for part.
pub fn card(item: &str, attempt: u16, kids: Vec<Html>) -> Html {
    let key = format!("{item}-{attempt}");
    html! { <article class="card" part="card" {key}>{ kids }</article> }
}
