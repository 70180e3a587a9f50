//! Parts that several screens share.

use super::dom::{self, el};
use super::{Frame, Notice, prose};
use crate::app::{Msg, explain};
use popquiz_core::item::Head;
use popquiz_core::prose::Prose;
use popquiz_core::session::{Event, Mark, Session};
use yew::{Html, html};

/// Marks and words: no verdict is told by colour alone.
pub const TICK: &str = "✓";
/// The mark of what is wrong.
pub const CROSS: &str = "✗";

/// A notice, with a button that takes it away.
pub fn notice(frame: &Frame<'_>) -> Html {
    let Some(notice) = frame.notice else { return html! { <div role="status"></div> } };
    let text = match notice {
        Notice::Trouble(trouble) => explain(*trouble).to_string(),
        Notice::BackedUp(name) => format!("Saved as {name}. Keep it somewhere safe; “Restore” reads it on any device."),
        Notice::NotBackedUp => "This browser would not save the file.".into(),
        Notice::Restored(0) => "Nothing new: everything in that file was here already.".into(),
        Notice::Restored(1) => "One answer was added to your progress.".into(),
        Notice::Restored(n) => format!("{n} answers were added to your progress."),
        Notice::Refused(why) => format!("{why} Your progress is unchanged."),
    };
    html! {
        <div role="status"><p class="notice" part="notice">
            <span>{ text }</span>
            <button type="button" class="plain" onclick={frame.click(Msg::Dismiss)}>{ "OK" }</button>
        </p></div>
    }
}

/// The list of keys, and the button that shows it.
pub fn keys_help(frame: &Frame<'_>) -> Html {
    if !frame.keys_shown {
        return Html::default();
    }
    let row = |keys: &'static str, does: &'static str| html! { <><dt><kbd>{ keys }</kbd></dt><dd>{ does }</dd></> };
    html! {
        <section class="keys" role="status" aria-label="Keys">
            <dl>
                { row("1–9, A–I", "choose or tick") }
                { row("Enter", "check, then go on") }
                { row("0", "I don't know") }
                { row("?", "show or hide this list") }
            </dl>
            <button type="button" class="plain" onclick={frame.click(Msg::Keys)}>{ "Close" }</button>
        </section>
    }
}

/// The bar of progress through the paper, and what the question is about.
pub fn top(frame: &Frame<'_>, session: &Session, head: &Head) -> Html {
    let (at, of) = session.place();
    html! {
        <>
            { bar(session) }
            <div class="meta">
                <span class="pill">{ frame.bank.area_title(&head.area) }</span>
                <span>{ head.level.as_str() }</span>
                { since(head) }
                <h2 class="count">{ at }<span class="sr">{ " " }</span>{ " of " }{ of }</h2>
                { way_out(frame) }
            </div>
        </>
    }
}

fn since(head: &Head) -> Html {
    let text = match (head.since, head.until) {
        (Some(since), _) => format!("since {since}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => return Html::default(),
    };
    html! { <span class="pill">{ text }</span> }
}

fn way_out(frame: &Frame<'_>) -> Html {
    if !frame.home {
        return Html::default();
    }
    html! {
        <button type="button" class="plain out" onclick={frame.click(Msg::Home)} aria-label="Back to the start; this sitting is kept">{ "✕" }</button>
    }
}

/// A long paper is drawn as one line that fills: marks thinner than this cannot be told apart on a phone.
const MARKS_SHOWN: usize = 30;

/// One mark for each item, or for a long paper how much is done. Widths are SVG attributes, which a strict
/// Content-Security-Policy lets through where it would stop a style.
fn bar(session: &Session) -> Html {
    let marks = session.marks();
    let said = format!("{} of {} done", session.done(), marks.len());
    let rects: Html = if marks.len() > MARKS_SHOWN {
        let width = format!("{}%", session.done() * 100 / marks.len());
        html! { <><rect class="b" width="100%" height="4" rx="2" /><rect class="n" width={width} height="4" rx="2" /></> }
    } else {
        // In hundredths of a per cent: formatting fractions would bring the whole of floating point.
        let each = 10_000 / marks.len().max(1);
        let percent = |n: usize| format!("{}.{:02}%", n / 100, n % 100);
        let rect = |(mark, at): (&Mark, usize)| {
            let class = match mark {
                Mark::Waiting => "b",
                Mark::Current => "n",
                Mark::Right => "r",
                Mark::Missed => "w",
                Mark::Mended => "m",
            };
            html! { <rect {class} x={percent(each * at)} width={percent(each * 94 / 100)} height="4" rx="2" /> }
        };
        let mut rects = Vec::new();
        marks.iter().zip(0..).for_each(|pair| rects.push(rect(pair)));
        rects.into_iter().collect()
    };
    html! { <svg class="bar" part="progress" role="img" aria-label={said} height="4" width="100%">{ rects }</svg> }
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
    /// The class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Right => "choice right",
            Self::Wrong => "choice wrong",
            Self::Quiet => "choice quiet",
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
pub fn told(tone: Tone, mark: &str, text: Html, said: &str, why: Option<&Prose>) -> Html {
    let mut kids = vec![el!("span" "class"="l" "aria-hidden"="true" => dom::text(mark)), el!("div" "class"="t" => text)];
    if !said.is_empty() {
        kids.push(el!("span" "class"="you" => dom::text(said)));
    }
    if let Some(why) = why.filter(|why| !why.is_empty()) {
        kids.push(el!("div" "class"="why" "part"="reason" => prose::inline(why)));
    }
    dom::varied("li", &["class"], tone.class(), kids)
}

/// One row that can be chosen or ticked.
pub fn option(frame: &Frame<'_>, kind: &'static str, mark: &str, text: Html, on: bool, event: Event) -> Html {
    let class = if on { "choice sel" } else { "choice" };
    let onchange = frame.change(event);
    html! {
        <label {class} part="choice">
            <input type={kind} name="choice" class="sr" checked={on} {onchange} />
            <span class="l" aria-hidden="true">{ mark }</span>
            <span class="t">{ text }</span>
        </label>
    }
}

/// A button that is on or off.
pub fn toggle(frame: &Frame<'_>, label: &'static str, on: bool, class: &'static str, message: Msg) -> Html {
    let pressed = if on { "true" } else { "false" };
    html! { <button type="button" {class} aria-pressed={pressed} onclick={frame.click(message)}>{ label }</button> }
}

/// The bar at the bottom with the one primary button.
pub fn foot(left: Html, right: Html) -> Html {
    html! { <div class="foot" part="foot">{ left }{ right }</div> }
}
