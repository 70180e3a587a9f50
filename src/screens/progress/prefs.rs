//! What the learner prefers.

use super::act::{Act, message};
use super::figures::Figures;
use super::parts::part;
use crate::browser::language::percent;
use crate::view::Frame;
use crate::view::dom::{el, word};
use crate::view::parts::toggle;
use popquiz_core::memory::prefs::Time;
use popquiz_core::sort::sort_by;
use popquiz_words::{Word, number, progress as say, study};
use yew::Html;

/// How firmly things are to be held, with the chance of recall at which they come back, in thousandths.
const RETENTIONS: [(u16, Word); 3] = [(850, say::RELAXED), (900, say::USUAL), (950, say::THOROUGH)];
/// New questions a day.
const NEW: [u16; 5] = [0, 5, 10, 20, 40];

/// All preferences, each a row of choices with what it does.
pub fn section(frame: &Frame<'_>, figures: &Figures) -> Html {
    let prefs = &figures.prefs;
    let choice = |label: String, on: bool, act: Act| toggle(frame, &label, on, message(act));

    let now = prefs.retention_permille;
    let mut retentions = RETENTIONS.to_vec();
    if !retentions.iter().any(|(permille, _)| *permille == now) {
        retentions.push((now, say::CUSTOM));
    }
    let retentions = retentions.into_iter().map(|(permille, name)| {
        let label = say::RetentionChoice { name: &name, percent: &percent(permille) }.text();
        choice(label, permille == now, Act::Retention(permille))
    });
    let mut new = NEW.to_vec();
    if !new.contains(&prefs.new_a_day) {
        new.push(prefs.new_a_day);
        sort_by(&mut new, Ord::cmp);
    }
    let new = new.into_iter().map(|n| {
        let label = if n == 0 { study::NONE.to_string() } else { number(n.into()) };
        choice(label, n == prefs.new_a_day, Act::NewADay(n))
    });
    let asked = [(true, say::ASK), (false, say::DONT_ASK)];
    let asked = asked.map(|(on, label)| choice(label.to_string(), on == prefs.confidence, Act::Confidence(on)));
    let times = Time::ALL.map(|time| {
        let label = match time {
            Time::Set => say::TIME_NORMAL,
            Time::Half => say::TIME_HALF,
            Time::Double => say::TIME_DOUBLE,
            Time::Off => say::TIME_OFF,
        };
        choice(label.to_string(), time == prefs.time, Act::Time(time))
    });
    part(
        "tile wide",
        say::PREFS_TITLE,
        vec![el!("div" "class"="prefs" =>
        row(say::RETENTION, say::RETENTION_HINT, retentions.collect()),
        row(say::NEW_A_DAY, say::NEW_HINT, new.collect()),
        row(say::CONFIDENCE, say::CONFIDENCE_HINT, asked.to_vec()),
        row(say::EXAM_TIME, say::EXAM_TIME_HINT, times.to_vec()))],
    )
}

fn row(name: Word, does: Word, choices: Vec<Html>) -> Html {
    el!("fieldset" =>
        el!("legend" => word(name)),
        el!("p" "class"="small" => word(does)),
        el!("div" "class"="chips"; choices))
}
