//! Backing up and restoring, and what a browser makes of what is stored in it.

use super::act::{Act, Lasting, message};
use super::figures::Figures;
use super::parts::{part, said};
use super::words::{count, past};
use crate::browser::{day_of, now};
use crate::view::Frame;
use crate::view::backup::{back_up, restore};
use crate::view::dom::{button, el, text};
use yew::Html;

/// After so many answers that are in no backup, the page says so.
const REMIND: usize = 50;

/// Back up, restore, and the honest sentence. `asked` is what the browser answered when it was asked to keep everything.
pub fn section(frame: &Frame<'_>, figures: &Figures, asked: Lasting, keeps_nothing: bool) -> Html {
    let mut kids = Vec::new();
    kids.push(said(
        "Your progress is in this browser and nowhere else. Safari forgets a site after seven days without a visit, unless it was added to the home screen; other browsers may when space runs short, and all do when you clear their data. A file is safe from that, and moves your progress to another device. What you set above is not in it.",
    ));
    let since = figures.not_backed_up;
    let last = match figures.prefs.backed_up_at {
        Some(at) => format!("Last backup: {}, {} since.", past(day_of(at), day_of(now())), count(since, "answer")),
        None if since > 0 => format!("No backup yet, {} so far.", count(since, "answer")),
        None => "No backup yet.".into(),
    };
    let class = if since > REMIND { "remind" } else { "last" };
    let reminder = if since > REMIND { " It would be a good moment for one." } else { "" };
    kids.push(crate::view::dom::varied(
        "p",
        &["class", "data-role"],
        vec![class.into(), "last-backup".into()],
        vec![text(&format!("{last}{reminder}"))],
    ));
    let mut buttons = Vec::new();
    if figures.lines > 0 || figures.prefs.backed_up_at.is_some() {
        let look = if since > REMIND { "go" } else { "soft" };
        buttons.push(back_up(frame, look));
    }
    buttons.push(restore(frame));
    kids.push(el!("div" "class"="buttons"; buttons));
    if !keeps_nothing {
        kids.push(lasting(frame, asked));
    }
    part("tile wide", "Keep it safe", kids)
}

fn lasting(frame: &Frame<'_>, asked: Lasting) -> Html {
    let answer = match asked {
        Lasting::Unasked => "",
        Lasting::Promised => "This browser has promised to keep your progress when space runs short.",
        Lasting::Unsure => {
            "This browser makes no promise. Some do once you visit often, or add the page to the home screen."
        }
        Lasting::Unable => "This browser cannot be asked.",
    };
    let ask = button(frame, "soft", "persist", "Ask this browser to keep it", message(Act::Persist));
    el!("div" "class"="ask" => ask, el!("p" "role"="status" => text(answer)))
}
