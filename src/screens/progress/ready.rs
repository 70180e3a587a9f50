//! How much will be remembered on the day of the interview.

use super::act::{Act, message};
use super::charts::{bar, key, listed, table};
use super::figures::Figures;
use super::parts::{part, said};
use super::words::percent;
use crate::browser::value_of;
use crate::view::Frame;
use crate::view::dom::{button, el, text, word};
use crate::view::parts::questions;
use popquiz_core::memory::prefs::Day;
use popquiz_core::stats::Ready;
use popquiz_words::{Word, common, progress as say};
use yew::{Html, html};

/// The day, and what to expect of it.
pub fn section(frame: &Frame<'_>, figures: &Figures) -> Html {
    let mut kids = Vec::new();
    match figures.days_left {
        Some(0) => kids.push(said(&say::INTERVIEW_TODAY)),
        Some(1) => kids.push(said(&say::INTERVIEW_TOMORROW)),
        Some(days) => kids.push(said(&say::DaysToGo { n: usize::try_from(days).unwrap_or(usize::MAX) }.text())),
        None => kids.push(said(&say::INTERVIEW_HINT)),
    }
    kids.push(choose(frame, figures));
    if figures.activity.all.answers > 0 {
        kids.extend(expected(frame, figures));
    }
    part("tile wide", say::INTERVIEW_TITLE, kids)
}

fn choose(frame: &Frame<'_>, figures: &Figures) -> Html {
    let onchange = frame.perhaps(|event: yew::Event| {
        let value = value_of(&event);
        let day = Day::parse(&value);
        // While a year is typed, the field holds years such as 0002, which are no choice yet.
        (day.is_some() || value.is_empty()).then(|| message(Act::Interview(day)))
    });
    let value = figures.prefs.interview.map(|day| day.to_string()).unwrap_or_default();
    let mut kids = vec![html! {
        <label class="day"><span>{ word(say::INTERVIEW_DAY) }</span><input type="date" data-role="interview" {value} {onchange} /></label>
    }];
    // Its place is there without it, or the field would be made anew while the learner types a date.
    let clear = || button(frame, "plain", "no-interview", &say::CLEAR_DATE, message(Act::Interview(None)));
    kids.push(figures.prefs.interview.map(|_| clear()).unwrap_or_default());
    el!("div" "class"="choose"; kids)
}

fn expected(frame: &Frame<'_>, figures: &Figures) -> Vec<Html> {
    let areas = || frame.bank.areas().iter().zip(&figures.ready).filter(|(_, ready)| ready.total > 0);
    let whole = areas().fold(Ready::default(), |sum, (_, ready)| sum.with(*ready));
    let (alone, kept) = (whole.share(whole.alone), whole.share(whole.kept));
    let dated = figures.days_left.is_some_and(|days| days > 0);
    let questions = questions(whole.total as usize);
    let told = if dated {
        say::ReadyDated { kept: &percent(kept), alone: &percent(alone), questions: &questions }.text()
    } else {
        say::ReadyToday { alone: &percent(alone), questions: &questions }.text()
    };
    let mut rows = Vec::new();
    let mut list = Vec::new();
    for (area, ready) in areas() {
        let (alone, kept) = (ready.share(ready.alone), ready.share(ready.kept));
        let mut parts = vec![("known", alone)];
        let mut cells = vec![
            area.title.clone(),
            percent(alone),
            common::Of { at: ready.seen as usize, of: ready.total as usize }.text(),
        ];
        if dated {
            parts.insert(0, ("seen", kept));
            cells = vec![area.title.clone(), percent(kept), percent(alone)];
        }
        let said = percent(if dated { kept } else { alone });
        list.push(el!("li" =>
            el!("span" "class"="n" => text(&area.title)),
            el!("span" "class"="d" => text(&said)),
            bar(&parts, 10)));
        rows.push(cells);
    }
    let columns = if dated {
        [say::AREA_COLUMN, say::WITH_REVIEWS_COLUMN, say::WITHOUT_COLUMN]
    } else {
        [say::AREA_COLUMN, say::REMEMBERED_COLUMN, say::SEEN_COLUMN]
    };
    let marks: &[(&'static str, Word)] = if dated {
        &[("known", say::WITHOUT_REVIEWS), ("seen", say::WITH_REVIEWS), ("none", say::FORGOTTEN)]
    } else {
        &[("known", say::REMEMBERED), ("none", say::FORGOTTEN)]
    };
    vec![
        el!("p" "class"="big" => text(&told)),
        key(marks),
        listed(&say::INTERVIEW_TITLE, list, table(&columns, rows)),
        el!("p" "class"="small" => word(say::READY_HINT)),
    ]
}
