//! Parts that several screens share.

use super::dom::{button, button_of, classed, el, row, text, varied};
use super::{Frame, Notice, prose};
use crate::app::{Msg, explain};
use popquiz_core::item::Head;
use popquiz_core::prose::Prose;
use popquiz_core::sitting::session::{Event, Mark, Session};
use yew::{Callback, Html, html};

/// Marks and words: no verdict is told by colour alone.
pub const TICK: &str = "✓";
/// The mark of what is wrong.
pub const CROSS: &str = "✗";

/// `1 question`, `5 questions`.
#[cfg(feature = "home")]
pub fn questions(n: usize) -> String {
    if n == 1 { "1 question".into() } else { format!("{n} questions") }
}

/// So many of anything: `1 answer`, `5 answers`.
#[cfg(feature = "study")]
pub fn count(n: usize, thing: &str) -> String {
    if n == 1 { format!("1 {thing}") } else { format!("{n} {thing}s") }
}

/// A notice, with a button that takes it away.
pub fn notice(frame: &Frame<'_>) -> Html {
    let Some(notice) = frame.notice else { return el!("div" "role"="status" =>) };
    let said = match notice {
        Notice::Trouble(trouble) => explain(*trouble).to_string(),
        Notice::Removed(n) => format!("No longer here, so passed over: {n} of the questions of this sitting."),
        #[cfg(feature = "home")]
        Notice::BackedUp(name) => format!("Saved as {name}. Keep it somewhere safe; “Restore” reads it anywhere."),
        #[cfg(feature = "home")]
        Notice::NotBackedUp => "This browser would not save the file.".into(),
        #[cfg(feature = "home")]
        Notice::Restored(0) => "Nothing new: everything in that file was here already.".into(),
        #[cfg(feature = "home")]
        Notice::Restored(1) => "One answer was added to your progress.".into(),
        #[cfg(feature = "home")]
        Notice::Restored(n) => format!("{n} answers were added to your progress."),
        #[cfg(feature = "home")]
        Notice::Refused(why) => format!("{why} Your progress is unchanged."),
        #[cfg(feature = "study")]
        Notice::LeftOut(titles) => {
            format!("The questions of {titles} could not be loaded, so this review goes without them. They stay due.")
        }
        #[cfg(feature = "study")]
        Notice::Said(said) => (*said).to_string(),
    };
    let ok = button(frame, "plain", "dismiss", "OK", Msg::Dismiss);
    el!("div" "role"="status" => el!("div" "class"="notice" "part"="notice" => el!("p" => text(&said)), ok))
}

/// The keys of a sitting, and what they do.
const KEYS: [(&str, &str); 4] =
    [("1–9, A–I", "choose or tick"), ("Enter", "check, then go on"), ("0", "I don't know"), ("?", "show or hide this")];

/// The list of keys. What it stands in is always there, or screen readers would not hear it come.
pub fn keys_help(frame: &Frame<'_>) -> Html {
    if !frame.keys_shown {
        return el!("div" "role"="status" =>);
    }
    #[cfg(feature = "study")]
    let keys = frame.keys.unwrap_or(&KEYS);
    #[cfg(not(feature = "study"))]
    let keys = &KEYS;
    #[cfg(feature = "study")]
    if keys.is_empty() {
        return el!("div" "role"="status" =>); // the exam went on to where no key means anything
    }
    let mut list = Vec::new();
    for &(key, does) in keys {
        list.push(el!("dt" => el!("kbd" => text(key))));
        list.push(el!("dd" => text(does)));
    }
    let close = button(frame, "plain", "keys", "Close", Msg::Keys);
    el!("div" "role"="status" => el!("div" "class"="keys" => el!("dl"; list), close))
}

/// The bar of progress through the paper, and what the question is about.
pub fn top(frame: &Frame<'_>, session: &Session, head: &Head) -> Html {
    let (at, of) = session.place();
    let mut meta = vec![
        el!("span" "class"="pill" => text(frame.bank.area_title(&head.area))),
        el!("span" => text(head.level.as_str())),
    ];
    let versions = match (head.since, head.until) {
        (Some(since), _) => Some(format!("since {since}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (None, None) => None,
    };
    meta.extend(versions.map(|versions| el!("span" "class"="pill" => text(&versions))));
    meta.push(el!("h2" "class"="count" => text(&format!("{at} of {of}"))));
    if frame.home {
        let name = Some("Back to the start; this sitting is kept".to_string());
        meta.push(button_of(frame, "plain out", "home", text("✕"), name, Msg::Home));
    }
    row(vec![bar(session), el!("div" "class"="meta"; meta)])
}

/// A question that is still on its way.
pub fn waiting(frame: &Frame<'_>, session: &Session, head: &Head) -> Html {
    let said =
        el!("p" "class"="pad" "data-role"="waiting" "tabindex"="-1" "role"="status" => text("Loading the questions…"));
    card(&head.id, 0, vec![top(frame, session, head), said])
}

/// A long paper is drawn as one line that fills: marks thinner than this cannot be told apart on a phone.
const MARKS_SHOWN: usize = 30;

/// One mark for each item, or for a long paper how much is done. Widths are SVG attributes, which a strict
/// Content-Security-Policy lets through where it would stop a style.
fn bar(session: &Session) -> Html {
    let marks = session.marks();
    let said = format!("{} of {} done", session.done(), marks.len());
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
    option_of(kind, mark, inside, on, frame.change(event))
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
pub fn toggle(frame: &Frame<'_>, label: &'static str, on: bool, message: Msg) -> Html {
    let pressed = if on { "true" } else { "false" };
    html! { <button type="button" data-look="toggle" aria-pressed={pressed} onclick={frame.click(message)}>{ label }</button> }
}

/// The same with a label that is known only when it is drawn.
#[cfg(feature = "study")]
pub fn toggle_of(frame: &Frame<'_>, label: String, on: bool, message: Msg) -> Html {
    let pressed = if on { "true" } else { "false" };
    html! { <button type="button" data-look="toggle" aria-pressed={pressed} onclick={frame.click(message)}>{ label }</button> }
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
