//! What the learner prefers.

use super::act::{Act, message};
use super::figures::Figures;
use super::parts::part;
use crate::view::Frame;
use crate::view::dom::{el, text};
use crate::view::parts::toggle_of;
use popquiz_core::memory::prefs::Time;
use popquiz_core::sort::sort_by;
use yew::Html;

/// How firmly things are to be held, with the chance of recall at which they come back, in thousandths.
const RETENTIONS: [(u16, &str); 3] = [(850, "relaxed"), (900, "usual"), (950, "thorough")];
/// New questions a day.
const NEW: [u16; 5] = [0, 5, 10, 20, 40];

/// All preferences, each a row of choices with what it does.
pub fn section(frame: &Frame<'_>, figures: &Figures) -> Html {
    let prefs = &figures.prefs;
    let choice = |label: String, on: bool, act: Act| toggle_of(frame, label, on, message(act));

    let now = prefs.retention_permille;
    let mut retentions: Vec<(u16, &str)> = RETENTIONS.to_vec();
    if !retentions.iter().any(|(permille, _)| *permille == now) {
        retentions.push((now, "as set"));
    }
    let retentions = retentions.into_iter().map(|(permille, name)| {
        let tenth = if permille % 10 == 0 { String::new() } else { format!(".{}", permille % 10) };
        choice(format!("{name}, {}{tenth}%", permille / 10), permille == now, Act::Retention(permille))
    });
    let mut new = NEW.to_vec();
    if !new.contains(&prefs.new_a_day) {
        new.push(prefs.new_a_day);
        sort_by(&mut new, Ord::cmp);
    }
    let new = new.into_iter().map(|n| {
        let label = if n == 0 { "none".into() } else { n.to_string() };
        choice(label, n == prefs.new_a_day, Act::NewADay(n))
    });
    let asked = [(true, "ask me"), (false, "do not ask")];
    let asked = asked.map(|(on, label)| choice(label.into(), on == prefs.confidence, Act::Confidence(on)));
    let times = Time::ALL.map(|time| {
        let label = match time {
            Time::Set => "as set",
            Time::Half => "half as much again",
            Time::Double => "twice as much",
            Time::Off => "no limit",
        };
        choice(label.into(), time == prefs.time, Act::Time(time))
    });
    part(
        "tile wide",
        "How you study",
        vec![el!("div" "class"="prefs" =>
        row("How well to remember", "A question comes back when the chance that you know it falls to this. The higher, the more reviews.", retentions.collect()),
        row("New questions a day", "How many a review adds that you have not seen.", new.collect()),
        row("How sure you are", "Asked before you see whether you are right.", asked.to_vec()),
        row("Time in exams and interviews", "If reading or typing takes you longer, take longer.", times.to_vec()))],
    )
}

fn row(name: &str, does: &str, choices: Vec<Html>) -> Html {
    el!("fieldset" =>
        el!("legend" => text(name)),
        el!("p" "class"="small" => text(does)),
        el!("div" "class"="chips"; choices))
}
