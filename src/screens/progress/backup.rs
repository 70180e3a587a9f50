//! Backing up and restoring, and what a browser makes of what is stored in it.

use super::act::{Act, Lasting, message};
use super::figures::Figures;
use super::parts::{part, said};
use crate::browser::language::past;
use crate::browser::now;
use crate::view::Frame;
use crate::view::backup::{back_up, restore};
use crate::view::dom::{button, el, text};
use popquiz_words::progress as say;
use yew::Html;

/// After so many answers that are in no backup, the page says so.
const REMIND: usize = 50;

/// Back up, restore, and the honest sentence. `asked` is what the browser answered when it was asked to keep everything.
pub fn section(frame: &Frame<'_>, figures: &Figures, asked: Lasting, keeps_nothing: bool) -> Html {
    let mut kids = Vec::new();
    kids.push(said(&say::BACKUP_HINT));
    let since = figures.not_backed_up;
    let last = match figures.prefs.backed_up_at {
        Some(at) => say::BackupLast { when: &past(at, now()), n: since }.text(),
        None if since > 0 => say::BackupNoneYet { n: since }.text(),
        None => say::BACKUP_NONE.to_string(),
    };
    let class = if since > REMIND { "remind" } else { "last" };
    let last = if since > REMIND { format!("{last} {}", &*say::BACKUP_REMIND) } else { last };
    kids.push(crate::view::dom::varied(
        "p",
        &["class", "data-role"],
        vec![class.into(), "last-backup".into()],
        vec![text(&last)],
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
    part("tile wide", say::BACKUP_TITLE, kids)
}

fn lasting(frame: &Frame<'_>, asked: Lasting) -> Html {
    let answer = match asked {
        Lasting::Unasked => "",
        Lasting::Promised => say::PROTECT_YES.get(),
        Lasting::Unsure => say::PROTECT_UNSURE.get(),
        Lasting::Unable => say::PROTECT_UNABLE.get(),
    };
    let ask = button(frame, "soft", "persist", &say::PROTECT, message(Act::Persist));
    el!("div" "class"="ask" => ask, el!("p" "role"="status" => text(answer)))
}
