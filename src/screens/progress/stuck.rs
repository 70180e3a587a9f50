//! What does not stick: what is taken for something else, and what was missed most often.

use super::figures::Figures;
use super::parts::{action, part, said};
use super::words::percent;
use crate::message::Msg;
use crate::view::dom::{el, text, word};
use crate::view::{Frame, prose, summary};
use popquiz_core::item::{Item, Task};
use popquiz_core::stats::{Bond, Confusion, Hard};
use popquiz_words::progress as say;
use yew::Html;

/// Wrong choices taken more than once, each with the question it would be right for.
pub fn confusions(frame: &Frame<'_>, figures: &Figures) -> Html {
    let mut rows = Vec::new();
    // Each with its partner next to it, so that the difference is what is practised.
    let mut drill: Vec<usize> = Vec::new();
    for one in &figures.confusions {
        rows.extend(confusion(frame, one));
        let pair = one.partner.map(|partner| [one.item, partner.item]);
        if let Some(pair) = pair.filter(|pair| !pair.iter().any(|item| drill.contains(item))) {
            drill.extend(pair);
        }
    }
    if rows.is_empty() {
        return part("tile wide", say::MIXED_TITLE, vec![said(&say::MIXED_NONE)]);
    }
    let mut kids = vec![said(&say::MIXED_HINT), el!("ul" "class"="stuck"; rows)];
    if !drill.is_empty() {
        kids.push(action(frame, "untangle", &say::MIXED_PRACTISE, Msg::Repeat(drill)));
    }
    part("tile wide", say::MIXED_TITLE, kids)
}

fn confusion(frame: &Frame<'_>, one: &Confusion) -> Option<Html> {
    let item = frame.bank.item(one.item)?;
    let Task::Choice(task) = item.task() else { return None };
    let choice = task.choices.get(usize::from(one.choice))?;
    let n = one.times as usize;
    let picked = if one.sure { say::PickedSure { n }.text() } else { say::Picked { n }.text() };
    let mut kids = vec![
        el!("p" "class"="t" => stem(&item)),
        el!("div" "class"="took" => el!("span" => text(&picked)), prose::inline(&choice.text)),
    ];
    if !choice.reason.is_empty() {
        kids.push(el!("div" "class"="why" => prose::inline(&choice.reason)));
    }
    if let Some((partner, bond)) = one.partner.and_then(|with| Some((frame.bank.item(with.item)?, with.bond))) {
        let says = match bond {
            Bond::Same | Bond::Close => say::CORRECT_HERE,
            Bond::Name => say::BELONGS_TO,
            Bond::Topic => say::COMPARE_WITH,
        };
        kids.push(el!("div" "class"="with" => el!("span" => word(says)), el!("p" => stem(&partner))));
    }
    Some(el!("li"; kids))
}

fn stem(item: &Item) -> Html {
    summary::first_line(&item.body().stem)
}

/// What was missed most often.
pub fn hardest(frame: &Frame<'_>, figures: &Figures) -> Html {
    let rows: Vec<Html> = figures.hardest.iter().filter_map(|hard| row(frame, hard)).collect();
    if rows.is_empty() {
        return part("tile wide", say::HARD_TITLE, vec![said(&say::HARD_NONE)]);
    }
    let items: Vec<usize> = figures.hardest.iter().map(|hard| hard.item).collect();
    let label = say::HardRetry { n: items.len() }.text();
    part(
        "tile wide",
        say::HARD_TITLE,
        vec![
            said(&say::HARD_HINT),
            el!("ul" "class"="repeat"; rows),
            action(frame, "hardest", &label, Msg::Repeat(items)),
        ],
    )
}

fn row(frame: &Frame<'_>, hard: &Hard) -> Option<Html> {
    let item = frame.bank.item(hard.item)?;
    let said =
        say::HardRow { missed: hard.missed as usize, tries: hard.tries as usize, percent: &percent(hard.recall) }
            .text();
    Some(summary::repeated(&item, &said))
}
