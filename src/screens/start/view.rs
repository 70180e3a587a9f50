//! The start screen: what is due, where you left, and where you stand in every area.

use super::picks::{Kinds, Pick, Picks};
use crate::browser::language::{Room, duration, list, moment};
use crate::browser::now;
use crate::due::{Due, REVIEW_MOST};
use crate::message::Msg;
use crate::request::{Request, Target};
use crate::screen::{Entry, Table};
use crate::view::backup::{back_up, restore};
use crate::view::dom::{button, el, text, word};
use crate::view::parts::questions;
use crate::view::tile::{carry_on, tile};
use crate::view::{Frame, Share, parts};
use popquiz_core::item::Level;
use popquiz_core::memory::progress::{Progress, Standing};
use popquiz_core::sitting::session::Session;
use popquiz_words::{common, modes, number, start as say, tile as resume};
use yew::{Html, html};

/// The words of the screens that buttons here are about.
const DRILL: &str = "drill";
const REVIEW: &str = "review";
const PAPERS: &str = "papers";

/// No duration is said to be shorter.
const MINUTE_MS: u64 = 60_000;

/// What can be taken up again.
pub struct Left<'a> {
    /// A drill or a review.
    pub sitting: Option<&'a Session>,
    /// Screens with something unfinished.
    pub screens: Vec<&'static Entry>,
    /// All screens.
    pub all: &'static Table,
}

/// The whole screen.
pub fn view(frame: &Frame<'_>, picks: &Picks, progress: &Progress, left: &Left<'_>, due: &Due) -> Html {
    let now = now();
    let standings = progress.by_area(frame.bank, now);
    let sum = |of: fn(&Standing) -> u32| standings.iter().map(of).sum::<u32>();
    let seen = sum(|s| s.known + s.learning);
    let mut tiles = Vec::new();
    tiles.extend(left.sitting.map(|left| carry_on(frame, DRILL, left)));
    for entry in &left.screens {
        let Some((title, _)) = entry.listed else { continue };
        let action = button(frame, "go", "continue", &common::CONTINUE, Msg::open(entry.word));
        tiles.push(tile(&resume::Resume { what: &title }.text(), &say::RESUME_HINT, action));
    }
    let in_review = left.screens.iter().any(|entry| entry.word == REVIEW);
    if in_review || seen > 0 || due.all() > 0 {
        tiles.push(review(frame, progress, in_review, due, now));
    }
    if left.sitting.is_none() || seen == 0 {
        tiles.push(mixed(frame, picks, seen, due));
    }
    el!("div" "data-role"="home" =>
        el!("slot" "name"="intro" =>),
        el!("div" "class"="two"; tiles),
        others(frame, left.all),
        choose(frame, picks),
        areas(frame, picks, &standings),
        keep(frame, seen))
}

/// How long so many questions take this learner. Before that is known, forty seconds each are assumed for reading,
/// answering and reading the reasons.
fn length(questions: usize, due: &Due) -> String {
    duration((questions as u64 * due.pace_ms.unwrap_or(40_000)).max(MINUTE_MS), Room::Long)
}

fn review(frame: &Frame<'_>, progress: &Progress, left: bool, due: &Due, now: u64) -> Html {
    let go = |role, label: &str| button(frame, "go", role, label, Msg::open(REVIEW));
    if left {
        let title = resume::Resume { what: &modes::REVIEW }.text();
        return tile(&title, &say::RESUME_HINT, go("carry-review", &common::CONTINUE));
    }
    let (all, new) = (due.all(), due.new);
    if all == 0 {
        let when = progress.next_due_at(frame.bank, now).map(|due| say::NextDue { when: &moment(due, now) }.text());
        return tile(&say::NOTHING_DUE, &when.unwrap_or_default(), Html::default());
    }
    let title = if new > 0 { say::DueAndNew { due: all, new }.text() } else { say::Due { due: all }.text() };
    let most = usize::from(REVIEW_MOST);
    let time = length(most.min(all + new), due);
    let mut said = if all + new > most {
        say::AboutFirst { length: &time, n: most }.text()
    } else {
        say::About { length: &time }.text()
    };
    if !due.others.is_empty() {
        let mut parts = Vec::new();
        if due.here > 0 {
            parts.push(say::DueIn { n: due.here, bank: frame.bank.title() }.text());
        }
        parts.extend(due.others.iter().map(|(title, n)| say::DueIn { n: *n, bank: title }.text()));
        said = format!("{said} {}", say::DueList { list: &list(&parts) }.text());
    }
    tile(&title, &said, go("review", &modes::REVIEW))
}

fn mixed(frame: &Frame<'_>, picks: &Picks, seen: u32, due: &Due) -> Html {
    let config = picks.config(frame.base(), None);
    let fitting = config.filter.count(frame.bank);
    let n = picks.limit.map_or(fitting, |limit| fitting.min(usize::from(limit)));
    let (title, said) = if seen == 0 {
        (say::FIRST, say::FirstHint { questions: &questions(n), length: &length(n, due) }.text())
    } else {
        (say::NEW, say::NewHint { questions: &questions(n) }.text())
    };
    tile(
        &title,
        &said,
        button(frame, "go", "start", &common::START, Msg::open_for(Target::new(DRILL, Request::Begin(config)))),
    )
}

fn choose(frame: &Frame<'_>, picks: &Picks) -> Html {
    let chip = |label: &str, on: bool, pick: Pick| parts::toggle(frame, label, on, Msg::to(frame.word, pick));
    let mut levels = vec![chip(&say::ANY_LEVEL, picks.level.is_none(), Pick::Level(None))];
    for level in Level::ALL {
        levels.push(chip(&parts::level_name(level), picks.level == Some(level), Pick::Level(Some(level))));
    }
    let mut kinds = Vec::new();
    for (value, label) in [(Kinds::All, say::ALL_KINDS), (Kinds::Closed, say::CLOSED), (Kinds::Open, say::OPEN)] {
        kinds.push(chip(&label, picks.kinds == value, Pick::Kinds(value)));
    }
    let mut limits = Vec::new();
    for limit in [Some(5), Some(10), Some(20), None] {
        let label = limit.map_or_else(|| say::NO_LIMIT.to_string(), |limit| number(limit.into()));
        limits.push(chip(&label, picks.limit == limit, Pick::Limit(limit)));
    }
    limits.push(chip(&say::ASK_SURE, picks.confidence, Pick::Confidence(!picks.confidence)));
    // Folded, because the choices made once are the ones that are wanted again; the line says what they are.
    let mut inside = vec![
        el!("summary" => text(&picks.in_words())),
        el!("div" "role"="group" [say::LEVEL]; levels),
        el!("div" "role"="group" [say::KIND]; kinds),
        el!("div" "role"="group" [say::HOW_MANY]; limits),
    ];
    if frame.share == Share::Links {
        inside.push(el!("div" => button(frame, "soft", "share", &say::SHARE, Msg::open_for(Target::new(PAPERS, Request::Words(picks.share()))))));
    }
    el!("details" "class"="chooser" "part"="chooser"; inside)
}

fn areas(frame: &Frame<'_>, picks: &Picks, standings: &[Standing]) -> Html {
    let mut rows = Vec::new();
    for (area, standing) in frame.bank.areas().iter().zip(standings) {
        if standing.total == 0 {
            continue;
        }
        let wanted = &frame.base().filter.areas;
        if !wanted.is_empty() && !wanted.contains(&area.id) {
            continue;
        }
        let config = picks.config(frame.base(), Some(&area.id));
        let fitting = config.filter.count(frame.bank);
        let said = match (standing.known + standing.learning, fitting) {
            (_, 0) => say::NO_MATCH.to_string(),
            (0, n) => questions(n),
            _ => say::Known { known: standing.known as usize, of: standing.total as usize }.text(),
        };
        let begin = Msg::open_for(Target::new(DRILL, Request::Begin(config)));
        let kids = vec![named(&area.title), el!("span" "class"="d" => text(&said)), meter(*standing)];
        rows.push(way(frame, None, fitting == 0, begin, kids));
    }
    el!("section" => el!("h2" "class"="label" => word(say::AREAS)), el!("ul" "class"="areas"; rows))
}

fn named(name: &str) -> Html {
    el!("span" "class"="n" => text(name))
}

/// A way to start: an area, or a study mode by its word.
fn way(frame: &Frame<'_>, mode: Option<&'static str>, off: bool, message: Msg, kids: Vec<Html>) -> Html {
    let onclick = frame.click(message);
    html! {
        <li>
            <button type="button" class="area" data-role={mode} disabled={off} {onclick}>{ kids }</button>
        </li>
    }
}

/// The screens that have a word for what they are for.
fn others(frame: &Frame<'_>, table: &Table) -> Html {
    let mut rows = Vec::new();
    for entry in table.entries() {
        let Some((title, does)) = entry.listed else { continue };
        let kids = vec![named(&title), el!("span" "class"="d w" => word(does))];
        rows.push(way(frame, Some(entry.word), false, Msg::open(entry.word), kids));
    }
    el!("section" "class"="more" => el!("h2" "class"="label" => word(say::MODES)), el!("ul" "class"="areas"; rows))
}

fn meter(standing: Standing) -> Html {
    let share = |n: u32| n as usize * 10_000 / standing.total.max(1) as usize;
    el!("svg" "class"="m" "width"="100%" "height"="6" "aria-hidden"="true" =>
        parts::rect("b", 0, 10_000, "6"),
        parts::rect("l", 0, share(standing.known + standing.learning), "6"),
        parts::rect("a", 0, share(standing.known), "6"))
}

fn keep(frame: &Frame<'_>, seen: u32) -> Html {
    let mut buttons = Vec::new();
    if seen > 0 {
        buttons.push(back_up(frame, "soft"));
    }
    buttons.push(restore(frame));
    el!("section" "class"="keep" => el!("p" => word(say::KEEP)), el!("div"; buttons))
}
