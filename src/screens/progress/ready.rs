//! How much will be remembered on the day of the interview.

use super::act::{Act, message};
use super::charts::{bar, key, listed, table};
use super::figures::Figures;
use super::parts::{part, said};
use super::words::{count, percent};
use crate::browser::value_of;
use crate::view::Frame;
use crate::view::dom::{button, el, text};
use popquiz_core::memory::prefs::Day;
use popquiz_core::stats::Ready;
use yew::{Html, html};

/// The day, and what to expect of it.
pub fn section(frame: &Frame<'_>, figures: &Figures) -> Html {
    let mut kids = Vec::new();
    match figures.days_left {
        Some(0) => kids.push(said("It is today. Good luck.")),
        Some(1) => kids.push(said("It is tomorrow.")),
        Some(days) => kids.push(said(&format!("{} to go.", count(usize::try_from(days).unwrap_or(usize::MAX), "day")))),
        None => kids.push(said("With a day set, what you have seen comes back once more in the week before it.")),
    }
    kids.push(choose(frame, figures));
    if figures.activity.all.answers > 0 {
        kids.extend(expected(frame, figures));
    }
    part("tile wide", "Your interview", kids)
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
        <label class="day"><span>{ "Day of the interview" }</span><input type="date" data-role="interview" {value} {onchange} /></label>
    }];
    // Its place is there without it, or the field would be made anew while the learner types a date.
    let clear = || button(frame, "plain", "no-interview", "Clear the day", message(Act::Interview(None)));
    kids.push(figures.prefs.interview.map(|_| clear()).unwrap_or_default());
    el!("div" "class"="choose"; kids)
}

fn expected(frame: &Frame<'_>, figures: &Figures) -> Vec<Html> {
    let areas = || frame.bank.areas().iter().zip(&figures.ready).filter(|(_, ready)| ready.total > 0);
    let whole = areas().fold(Ready::default(), |sum, (_, ready)| sum.with(*ready));
    let (alone, kept) = (whole.share(whole.alone), whole.share(whole.kept));
    let dated = figures.days_left.is_some_and(|days| days > 0);
    let told = if dated {
        format!(
            "On that day you would remember about {} of all {} if you review what comes due until then, and {} if you do nothing more.",
            percent(kept),
            count(whole.total as usize, "question"),
            percent(alone)
        )
    } else {
        format!(
            "If it were today, you would remember about {} of all {}.",
            percent(alone),
            count(whole.total as usize, "question")
        )
    };
    let mut rows = Vec::new();
    let mut list = Vec::new();
    for (area, ready) in areas() {
        let (alone, kept) = (ready.share(ready.alone), ready.share(ready.kept));
        let mut parts = vec![("known", alone)];
        let mut cells = vec![area.title.clone(), percent(alone), format!("{} of {}", ready.seen, ready.total)];
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
    let columns: &[&str] = if dated { &["Area", "With reviews", "Without"] } else { &["Area", "Remembered", "Seen"] };
    let marks: &[(&'static str, &str)] = if dated {
        &[("known", "without another review"), ("seen", "with reviews until then"), ("none", "not seen, or forgotten")]
    } else {
        &[("known", "remembered"), ("none", "not seen, or forgotten")]
    };
    vec![
        el!("p" "class"="big" => text(&told)),
        key(marks),
        listed("Your interview", list, table(columns, rows)),
        el!("p" "class"="small" => text("An estimate: each question counts with the chance that you still know it on that day, going by your own answers. What you have never seen counts as not known.")),
    ]
}
