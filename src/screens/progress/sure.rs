//! How far being sure is being right.

use super::charts::{listed, share, table};
use super::figures::Figures;
use super::parts::{action, part, said};
use super::words::{count, percent};
use crate::message::Msg;
use crate::view::Frame;
use crate::view::dom::{el, text};
use popquiz_core::stats::{Calibration, Share};
use yew::Html;

/// Fewer answers than this say nothing yet.
const ENOUGH: u32 = 10;
/// Whoever is sure is right at least this often, if being sure means anything.
const SURE: f64 = 0.9;
/// Whoever only guesses is right less often than this.
const GUESS: f64 = 0.6;

/// The three answers to “How sure are you?”, and what came of them.
pub fn section(frame: &Frame<'_>, figures: &Figures) -> Html {
    let told = &figures.calibration;
    let (mut kids, mut mend) = (Vec::new(), Vec::new());
    if told.of() < ENOUGH {
        kids.push(said(&format!(
            "Say how sure you are before {}, and this shows how often you are right when you are sure.",
            count((ENOUGH - told.of()) as usize, "more answer")
        )));
    } else {
        kids.push(said(&verdict(told)));
        kids.push(chart(told));
    }
    let wrong = figures.sure_and_wrong.len();
    if wrong > 0 {
        let of = if wrong == 1 { "One question you were".into() } else { format!("{wrong} questions you were") };
        mend.push(said(&format!(
            "{of} sure of and got wrong, and have not put right twice since. Such an error is held firmly, and mends well once it is seen."
        )));
        let label = "Drill what you were sure of and got wrong";
        mend.push(action(frame, "sure", label, Msg::Repeat(figures.sure_and_wrong.clone())));
    } else if told.of() >= ENOUGH {
        mend.push(said("Nothing you were sure of stands wrong."));
    }
    let halves = vec![el!("div"; kids), el!("div"; mend)];
    part("tile wide", "Sure and right", vec![el!("div" "class"="halves"; halves)])
}

fn rows(told: &Calibration) -> [(&'static str, Share); 3] {
    [("Guess", told.guess), ("Fairly", told.fairly), ("Sure", told.sure)]
}

fn verdict(told: &Calibration) -> String {
    let (sure, guess) = (told.sure, told.guess);
    let certain = |share: Share| share.interval().filter(|_| share.of >= ENOUGH);
    match (certain(sure), certain(guess)) {
        (Some((_, high)), _) if high < SURE => format!(
            "You are surer than you are right: when you were sure, you were right {} of the time. It is worth a second look before you settle.",
            sure.value().map(percent).unwrap_or_default()
        ),
        (_, Some((low, _))) if low > GUESS => format!(
            "You know more than you think: your guesses are right {} of the time.",
            guess.value().map(percent).unwrap_or_default()
        ),
        (Some(_), _) => "When you say that you are sure, you can rely on it.".into(),
        _ => "Too few of each to tell yet; the bars below are wide.".into(),
    }
}

fn chart(told: &Calibration) -> Html {
    let mut list = Vec::new();
    let mut cells = Vec::new();
    for (name, of) in rows(told) {
        let (Some(value), Some((low, high))) = (of.value(), of.interval()) else {
            cells.push(vec![name.into(), "0 of 0".into(), "–".into(), "–".into()]);
            list.push(el!("li" => el!("span" "class"="n" => text(name)), el!("span" "class"="d" => text("not yet"))));
            continue;
        };
        let counted = format!("{} of {} right, {}", of.right, of.of, percent(value));
        list.push(el!("li" =>
            el!("span" "class"="n" => text(name)),
            el!("span" "class"="d" => text(&counted)),
            share(value, (low, high))));
        cells.push(vec![
            name.into(),
            format!("{} of {}", of.right, of.of),
            percent(value),
            format!("{} to {}", percent(low), percent(high)),
        ]);
    }
    let image = listed("Sure and right", list, table(&["You said", "Right", "Share", "Likely"], cells));
    el!("div" =>
        image,
        el!("p" "class"="small" => text("The line runs from none right to all right. The dot is your share; where it would settle with more answers is in the bar, 19 times in 20. First tries only.")))
}
