//! What does not stick: what is taken for something else, and what was missed most often.

use super::figures::Figures;
use super::parts::{action, part, said};
use super::words::{percent, times};
use crate::message::Msg;
use crate::view::dom::{el, text};
use crate::view::{Frame, prose, summary};
use popquiz_core::item::{Item, Task};
use popquiz_core::stats::{Bond, Confusion, Hard};
use yew::Html;

/// Wrong choices taken more than once, each with the question it would be right for.
pub fn confusions(frame: &Frame<'_>, figures: &Figures) -> Html {
    const NAME: &str = "What you mix up";
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
        return part(
            "tile wide",
            NAME,
            vec![said(
                "Nothing so far. A wrong choice that you take twice, or once and for sure, shows here with the question it would be right for.",
            )],
        );
    }
    let mut kids = vec![
        said(
            "Wrong choices that you took more than once, or were sure of, each with the question that it belongs to, if there is one.",
        ),
        el!("ul" "class"="stuck"; rows),
    ];
    if !drill.is_empty() {
        kids.push(action(frame, "untangle", "Untangle these pairs", Msg::Repeat(drill)));
    }
    part("tile wide", NAME, kids)
}

fn confusion(frame: &Frame<'_>, one: &Confusion) -> Option<Html> {
    let item = frame.bank.item(one.item)?;
    let Task::Choice(task) = item.task() else { return None };
    let choice = task.choices.get(usize::from(one.choice))?;
    let sure = if one.sure { ", and were sure" } else { "" };
    let mut kids = vec![
        el!("p" "class"="t" => stem(&item)),
        el!("div" "class"="took" => el!("span" => text(&format!("You took this {}{sure}:", times(one.times)))), prose::inline(&choice.text)),
    ];
    if !choice.reason.is_empty() {
        kids.push(el!("div" "class"="why" => prose::inline(&choice.reason)));
    }
    if let Some((partner, bond)) = one.partner.and_then(|with| Some((frame.bank.item(with.item)?, with.bond))) {
        let says = match bond {
            Bond::Same | Bond::Close => "It is right here:",
            Bond::Name => "It belongs to:",
            Bond::Topic => "Compare with:",
        };
        kids.push(el!("div" "class"="with" => el!("span" => text(says)), el!("p" => stem(&partner))));
    }
    Some(el!("li"; kids))
}

fn stem(item: &Item) -> Html {
    summary::first_line(&item.body().stem)
}

/// What was missed most often.
pub fn hardest(frame: &Frame<'_>, figures: &Figures) -> Html {
    const NAME: &str = "What is hard for you";
    let rows: Vec<Html> = figures.hardest.iter().filter_map(|hard| row(frame, hard)).collect();
    if rows.is_empty() {
        return part(
            "tile wide",
            NAME,
            vec![said("Nothing so far. A question that you tried twice and missed at least once shows here.")],
        );
    }
    let items: Vec<usize> = figures.hardest.iter().map(|hard| hard.item).collect();
    let label = if items.len() == 1 { "Repeat it".into() } else { format!("Repeat the {} hardest", items.len()) };
    part(
        "tile wide",
        NAME,
        vec![
            said(
                "How often you missed each at the first try, and the chance that you would know it now. Unfold one to see its answer.",
            ),
            el!("ul" "class"="repeat"; rows),
            action(frame, "hardest", &label, Msg::Repeat(items)),
        ],
    )
}

fn row(frame: &Frame<'_>, hard: &Hard) -> Option<Html> {
    let item = frame.bank.item(hard.item)?;
    let said = format!("missed {} of {}, now {}", hard.missed, hard.tries, percent(hard.recall));
    Some(summary::repeated(&item, &said))
}
