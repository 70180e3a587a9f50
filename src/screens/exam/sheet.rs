//! The answer sheet: every question with its sign, and what can be done about the time.

use super::act::{Act, does, msg};
use super::words::{clock, length};
use crate::view::Frame;
use crate::view::dom::{button, classed, el, text, word};
use popquiz_core::sitting::exam::{Event, Exam as Sitting, More, OFFERED_MS, Sign, Stage};
use popquiz_words::{Word, exam as say, number, study};
use yew::{Html, html};

/// What is shown besides the questions.
pub struct Shown<'a> {
    /// What was said of the time last, for those who cannot see it.
    pub said: &'a str,
    /// Whether the sheet is open where it is folded away.
    pub open: bool,
}

/// The sign and the word for the state of a question.
pub const fn sign_of(sign: Sign) -> (&'static str, Word) {
    match sign {
        Sign::Answered => ("✓", say::SIGN_ANSWERED),
        Sign::Started => ("◐", say::SIGN_STARTED),
        Sign::Unanswered => ("○", say::SIGN_UNANSWERED),
    }
}

/// The sign of a flag.
pub const FLAG: &str = "⚑";

/// The sheet. Where there is no room beside the question it is folded away until it is asked for.
pub fn sheet(frame: &Frame<'_>, shown: &Shown<'_>, sitting: &Sitting, now: u64) -> Html {
    let mut cells = Vec::new();
    for (at, (sign, flag)) in sitting.signs().enumerate() {
        let current = sitting.stage() == Stage::Asking && at == sitting.at();
        cells.push(el!("li" => cell(frame, at, sign, flag, current)));
    }
    let class = if shown.open { "sheet" } else { "sheet folded" };
    let inside = el!("section" "data-role"="sheet" "id"="sheet" [say::SHEET] =>
        el!("h3" => word(say::SHEET)),
        el!("ol" "class"="cells"; cells),
        legend(sitting),
        button(frame, "soft", "hand-in", &say::SUBMIT_OPEN, does(Event::Check)),
        time(frame, sitting, now));
    classed("div", class, vec![inside])
}

fn cell(frame: &Frame<'_>, at: usize, sign: Sign, flag: bool, current: bool) -> Html {
    let (mark, state) = sign_of(sign);
    let name = if flag {
        say::CellFlagged { at: at + 1, state: &state }.text()
    } else {
        say::Cell { at: at + 1, state: &state }.text()
    };
    let class = if sign == Sign::Unanswered { "cell" } else { "cell has" };
    let onclick = frame.click(does(Event::Go(at)));
    let current = current.then_some("true");
    html! {
        <button type="button" {class} aria-label={name} aria-current={current} data-at={(at + 1).to_string()} {onclick}>
            { el!("span" "class"="no" => text(&number(at + 1))) }
            { el!("span" "class"="signs" => text(mark), text(if flag { FLAG } else { "" })) }
        </button>
    }
}

/// What the signs mean, and how many there are of each.
fn legend(sitting: &Sitting) -> Html {
    let count = |wanted: Sign| sitting.signs().filter(|(sign, _)| *sign == wanted).count();
    let mut kids = Vec::new();
    for sign in [Sign::Answered, Sign::Started, Sign::Unanswered] {
        let (mark, state) = sign_of(sign);
        if sign != Sign::Started || count(sign) > 0 {
            kids.push(entry(mark, &say::Counted { n: count(sign), state: &state }.text()));
        }
    }
    let flagged = sitting.signs().filter(|(_, flag)| *flag).count();
    if flagged > 0 {
        kids.push(entry(FLAG, &say::Counted { n: flagged, state: &say::STATE_FLAGGED }.text()));
    }
    el!("ul" "class"="legend"; kids)
}

fn entry(mark: &str, said: &str) -> Html {
    el!("li" => el!("span" "aria-hidden"="true" => text(mark)), text(" "), text(said))
}

fn time(frame: &Frame<'_>, sitting: &Sitting, now: u64) -> Html {
    let Some(left) = sitting.left_ms(now) else {
        return el!("p" "class"="hint" => word(say::UNLIMITED));
    };
    let more = |label: &str, more: More| button(frame, "soft", "more", label, does(Event::More(more)));
    let hidden = sitting.clock_hidden();
    let hide = button(
        frame,
        "plain",
        "hide",
        if hidden { &study::SHOW_CLOCK } else { &study::HIDE_CLOCK },
        does(Event::HideClock),
    );
    let said = if hidden { say::MORE_HINT.to_string() } else { say::LeftMoreHint { time: &clock(left) }.text() };
    el!("details" "class"="time" =>
        el!("summary" => word(say::TIME)),
        el!("p" "class"="hint" => text(&said)),
        el!("div" "class"="chips" =>
            more(&say::Add { time: &length(OFFERED_MS) }.text(), More::FiveMinutes),
            more(&say::HALF_MORE, More::Half),
            more(&say::DOUBLE, More::Double),
            more(&say::NO_LIMIT, More::Unlimited)),
        hide)
}

/// The button that opens the sheet where it is folded away.
pub fn opener(frame: &Frame<'_>, shown: &Shown<'_>, sitting: &Sitting) -> Html {
    let open = sitting.signs().filter(|(sign, _)| *sign != Sign::Answered).count();
    let name = say::SheetName { n: open }.text();
    let expanded = if shown.open { "true" } else { "false" };
    let onclick = frame.click(msg(Act::Sheet));
    html! {
        <button type="button" class="opener" data-look="soft" part="button" data-role="opener" aria-expanded={expanded}
            aria-controls="sheet" aria-label={name} {onclick}>{ word(say::SHEET) }</button>
    }
}
