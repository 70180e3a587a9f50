//! Where the learner stands: in a few numbers, and in each area at each level.

use super::charts::{bars, count, key, listed, table};
use super::figures::Figures;
use super::parts::{part, said};
use super::words::{duration, percent};
use crate::message::Msg;
use crate::view::Frame;
use crate::view::dom::{button, el, text, word};
use crate::view::parts::{level_name, questions};
use popquiz_core::item::Level;
use popquiz_core::stats::Cell;
use popquiz_words::{Word, common, number, progress as say};
use yew::Html;

/// A few numbers, each with what it means, and what to do now.
pub fn summary(frame: &Frame<'_>, figures: &Figures, in_review: bool) -> Html {
    let (whole, all) = (figures.whole, figures.activity.all);
    let of = |n: u32| common::Of { at: n as usize, of: whole.total as usize }.text();
    let due = figures.forecast.now;
    let fact = |name: Word, value: &str| el!("div" => el!("dt" => word(name)), el!("dd" => text(value)));
    let facts = el!("dl" "class"="facts" =>
        fact(say::SEEN, &of(whole.seen)),
        fact(say::KNOWN_WEEK, &of(whole.known)),
        fact(say::ANSWERS, &number(all.answers as usize)),
        fact(say::TIME_TOTAL, &duration(all.taken_ms)));
    let mut kids = vec![facts];
    if in_review || due > 0 {
        let label = if in_review { say::RESUME_REVIEW.to_string() } else { say::ReviewNow { n: due as usize }.text() };
        kids.push(button(frame, "go", "review", &label, Msg::open("review")));
    } else {
        kids.push(el!("p" "class"="calm" => word(say::NOTHING_DUE)));
    }
    el!("section" "class"="tile summary" [say::IN_SHORT]; kids)
}

/// How much of each area is known, level by level.
pub fn section(frame: &Frame<'_>, figures: &Figures) -> Html {
    let areas = frame.bank.areas().iter().zip(&figures.mastery);
    let mut rows = Vec::new();
    let mut groups = Vec::new();
    for (area, cells) in areas {
        let sum = cells.iter().copied().fold(Cell::default(), Cell::with);
        if sum.total == 0 {
            continue;
        }
        let drawn: Vec<_> = cells.iter().filter(|cell| cell.total > 0).map(|cell| shares(*cell)).collect();
        let told = match sum.seen {
            0 => say::NotSeenOf { n: sum.total as usize }.text(),
            _ => say::KnownOf { known: sum.known as usize, of: sum.total as usize }.text(),
        };
        rows.push(el!("li" =>
            el!("span" "class"="n" => text(&area.title)),
            el!("span" "class"="d" => text(&told)),
            bars(&drawn, 10)));
        groups.push((area.title.as_str(), cells));
    }
    let whole = figures.whole;
    let recall = whole.mean_recall().map(percent).unwrap_or_default();
    let (seen, known) = (whole.seen as usize, whole.known as usize);
    let told = say::Know { seen, known, questions: &questions(whole.total as usize), recall: &recall }.text();
    part(
        "tile wide",
        say::KNOW_TITLE,
        vec![
            said(&told),
            key(&[("known", say::KNOWN_WEEK), ("seen", say::SEEN_NOT_KNOWN), ("none", say::NOT_SEEN)]),
            listed(&say::KNOW_TITLE, rows, by_level(&groups)),
            el!("p" "class"="small" => word(say::KNOW_HINT)),
        ],
    )
}

/// Shares of what is seen and known, the longer first.
fn shares(cell: Cell) -> [(&'static str, f64); 2] {
    let share = |n: u32| f64::from(n) / count(cell.total as usize).max(1.0);
    [("seen", share(cell.seen)), ("known", share(cell.known))]
}

fn by_level(groups: &[(&str, &[Cell; Level::ALL.len()])]) -> Html {
    let mut rows = Vec::new();
    for (area, cells) in groups {
        rows.push(vec![(*area).to_owned()]);
        for (level, cell) in Level::ALL.iter().zip(cells.iter()).filter(|(_, cell)| cell.total > 0) {
            rows.push(vec![
                level_name(*level).to_string(),
                common::Of { at: cell.seen as usize, of: cell.total as usize }.text(),
                number(cell.known as usize),
                cell.mean_recall().map_or_else(|| "–".into(), percent),
            ]);
        }
    }
    table(&[say::LEVEL, say::SEEN_COLUMN, say::KNOWN_COLUMN, say::RECALL_COLUMN], rows)
}
