//! How far being sure is being right.

use super::charts::{listed, share, table};
use super::figures::Figures;
use super::parts::{action, part, said};
use super::words::percent;
use crate::message::Msg;
use crate::view::Frame;
use crate::view::dom::{el, text, word};
use popquiz_core::stats::{Calibration, Share};
use popquiz_words::{Word, common, progress as say, study};
use yew::Html;

/// Fewer answers than this say nothing yet.
const ENOUGH: u32 = 10;
/// Whoever is sure is right at least this often, if being sure means anything.
const SURE: f64 = 0.9;
/// Whoever only guesses is right less often than this.
const GUESS: f64 = 0.6;

/// The columns of its table.
const COLUMNS: [Word; 4] = [say::SAID_COLUMN, say::CORRECT_COLUMN, say::SHARE_COLUMN, say::LIKELY_COLUMN];

/// The three answers to “How sure are you?”, and what came of them.
pub fn section(frame: &Frame<'_>, figures: &Figures) -> Html {
    let told = &figures.calibration;
    let (mut kids, mut mend) = (Vec::new(), Vec::new());
    if told.of() < ENOUGH {
        kids.push(said(&say::SureMore { n: (ENOUGH - told.of()) as usize }.text()));
    } else {
        kids.push(said(&verdict(told)));
        kids.push(chart(told));
    }
    let wrong = figures.sure_and_wrong.len();
    if wrong > 0 {
        mend.push(said(&say::SureWrong { n: wrong }.text()));
        mend.push(action(frame, "sure", &say::SURE_PRACTISE, Msg::Repeat(figures.sure_and_wrong.clone())));
    } else if told.of() >= ENOUGH {
        mend.push(said(&say::SURE_NONE));
    }
    let halves = vec![el!("div"; kids), el!("div"; mend)];
    part("tile wide", say::SURE_TITLE, vec![el!("div" "class"="halves"; halves)])
}

fn rows(told: &Calibration) -> [(Word, Share); 3] {
    [(say::GUESS, told.guess), (say::FAIRLY, told.fairly), (say::SURE, told.sure)]
}

fn verdict(told: &Calibration) -> String {
    let (sure, guess) = (told.sure, told.guess);
    let certain = |share: Share| share.interval().filter(|_| share.of >= ENOUGH);
    match (certain(sure), certain(guess)) {
        (Some((_, high)), _) if high < SURE => {
            say::Over { percent: &sure.value().map(percent).unwrap_or_default() }.text()
        }
        (_, Some((low, _))) if low > GUESS => {
            say::Under { percent: &guess.value().map(percent).unwrap_or_default() }.text()
        }
        (Some(_), _) => say::CALIBRATED.to_string(),
        _ => say::TOO_FEW.to_string(),
    }
}

fn chart(told: &Calibration) -> Html {
    let mut list = Vec::new();
    let mut cells = Vec::new();
    for (name, of) in rows(told) {
        let (Some(value), Some((low, high))) = (of.value(), of.interval()) else {
            cells.push(vec![name.to_string(), common::Of { at: 0, of: 0 }.text(), "–".into(), "–".into()]);
            list.push(
                el!("li" => el!("span" "class"="n" => word(name)), el!("span" "class"="d" => word(say::NOT_YET))),
            );
            continue;
        };
        let counted = say::ShareOf { right: of.right as usize, of: of.of as usize, percent: &percent(value) }.text();
        list.push(el!("li" =>
            el!("span" "class"="n" => word(name)),
            el!("span" "class"="d" => text(&counted)),
            share(value, (low, high))));
        cells.push(vec![
            name.to_string(),
            common::Of { at: of.right as usize, of: of.of as usize }.text(),
            percent(value),
            study::Range { from: &percent(low), to: &percent(high) }.text(),
        ]);
    }
    let image = listed(&say::SURE_TITLE, list, table(&COLUMNS, cells));
    el!("div" =>
        image,
        el!("p" "class"="small" => word(say::SURE_HINT)))
}
