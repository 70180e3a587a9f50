//! Where the learner stands: in a few numbers, and in each area at each level.

use super::charts::{bars, count, key, listed, table};
use super::figures::Figures;
use super::parts::{part, said};
use super::words::{self, duration, percent};
use crate::message::Msg;
use crate::view::Frame;
use crate::view::dom::{button, el, text};
use popquiz_core::item::Level;
use popquiz_core::stats::Cell;
use yew::Html;

/// A few numbers, each with what it means, and what to do now.
pub fn summary(frame: &Frame<'_>, figures: &Figures, in_review: bool) -> Html {
    let (whole, all) = (figures.whole, figures.activity.all);
    let of = |n: u32| format!("{n} of {}", whole.total);
    let due = figures.forecast.now;
    let fact = |name: &str, value: &str| el!("div" => el!("dt" => text(name)), el!("dd" => text(value)));
    let facts = el!("dl" "class"="facts" =>
        fact("questions seen", &of(whole.seen)),
        fact("known for a week or more", &of(whole.known)),
        fact("answers in all", &all.answers.to_string()),
        fact("time in all", &duration(all.taken_ms)));
    let mut kids = vec![facts];
    if in_review || due > 0 {
        let label = match due {
            _ if in_review => "Carry on the review".into(),
            1 => "Review it now".into(),
            _ => format!("Review now: {due} due"),
        };
        kids.push(button(frame, "go", "review", &label, Msg::open("review")));
    } else {
        kids.push(el!("p" "class"="calm" => text("Nothing is due now.")));
    }
    el!("section" "class"="tile summary" "aria-label"="In short"; kids)
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
            0 => format!("{} not seen", sum.total),
            _ => format!("{} of {} known", sum.known, sum.total),
        };
        rows.push(el!("li" =>
            el!("span" "class"="n" => text(&area.title)),
            el!("span" "class"="d" => text(&told)),
            bars(&drawn, 10)));
        groups.push((area.title.as_str(), cells));
    }
    let whole = figures.whole;
    let recall = whole.mean_recall().map(percent).unwrap_or_default();
    let told = format!(
        "You have seen {} of {} and know {}. Of what you have seen, you would remember about {recall} now.",
        whole.seen,
        words::count(whole.total as usize, "question"),
        whole.known
    );
    part(
        "tile wide",
        "What you know",
        vec![
            said(&told),
            key(&[("known", "known for a week or more"), ("seen", "seen, not known yet"), ("none", "not seen")]),
            listed("What you know", rows, by_level(&groups)),
            el!("p" "class"="small" => text("The pieces of a line are its levels, from the left: basic, intermediate, advanced, scenario; a level without questions has none.")),
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
                level.as_str().to_owned(),
                format!("{} of {}", cell.seen, cell.total),
                cell.known.to_string(),
                cell.mean_recall().map_or_else(|| "–".into(), percent),
            ]);
        }
    }
    table(&["Level", "Seen", "Known", "Recalled"], rows)
}
