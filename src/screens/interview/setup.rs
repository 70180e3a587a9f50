//! The set-up: how many questions, of which areas and levels, with or without a clock. One tap begins.

use super::act::{Act, Pick};
use super::parts::{chip, minutes};
use crate::browser;
use crate::view::Frame;
use crate::view::dom::{button, el, text, word};
use crate::view::heading::heading;
use crate::view::parts::{card, foot};
use crate::view::parts::{level_name, questions};
use popquiz_core::bank::Area;
use popquiz_core::item::Level;
use popquiz_core::memory::progress::Progress;
use popquiz_core::sitting::Config;
use popquiz_core::sitting::interview::{Rules, draw, pool, target_ms};
use popquiz_core::sort::sort_by;
use popquiz_words::modes;
use popquiz_words::{Word, common, interview as say, number, study};
use yew::Html;

/// How many questions may be chosen.
const LIMITS: [u16; 3] = [3, 5, 8];

/// What the next interview is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picks {
    /// What the author asked for.
    base: Config,
    /// The dice of the next interview. They are thrown here, so that what is promised is what is asked.
    seed: u64,
    seeded: bool,
    limit: u16,
    levels: Vec<Level>,
    areas: Vec<String>,
    ramp: bool,
    timed: bool,
}

impl Picks {
    /// What stands there at first.
    pub fn of(base: &Config, seed: Option<u64>) -> Self {
        Self {
            base: base.clone(),
            seed: seed.unwrap_or_else(browser::seed),
            seeded: seed.is_some(),
            limit: base.limit.unwrap_or(LIMITS[1]),
            levels: Vec::new(),
            areas: Vec::new(),
            ramp: true,
            timed: true,
        }
    }

    /// Takes a choice in.
    pub fn take(&mut self, pick: Pick) {
        match pick {
            Pick::Limit(limit) => self.limit = limit,
            Pick::Level(level) => toggle(&mut self.levels, level),
            Pick::Area(area) => toggle(&mut self.areas, area),
            Pick::Ramp(ramp) => self.ramp = ramp,
            Pick::Timed(timed) => self.timed = timed,
        }
    }

    /// What the author asked for, narrowed by what the learner chose.
    pub fn rules(&self) -> Rules {
        let mut config = Config { limit: Some(self.limit), seed: self.seed, ..self.base.clone() };
        if !self.levels.is_empty() {
            config.filter.levels.clone_from(&self.levels);
        }
        if !self.areas.is_empty() {
            config.filter.areas.clone_from(&self.areas);
        }
        Rules { config, ramp: self.ramp, timed: self.timed }
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
    match value {
        None => list.clear(),
        Some(value) => match list.iter().position(|known| *known == value) {
            Some(at) => drop(list.remove(at)),
            None => list.push(value),
        },
    }
}

/// The whole screen below its heading. `last` says whether there is a report of an earlier interview.
pub fn setup(frame: &Frame<'_>, picks: &Picks, last: bool, progress: &Progress) -> Html {
    let rules = picks.rules();
    let paper = draw(frame.bank, &rules, Some(progress).filter(|_| !picks.seeded));
    let heads = frame.bank.heads();
    let time: u64 = paper.iter().filter_map(|&at| heads.get(at)).map(|head| u64::from(target_ms(head.level))).sum();
    let awaits = match paper.len() {
        0 => study::NO_MATCH.to_string(),
        n if n > 2 && picks.ramp => say::AwaitsRamp { questions: &questions(n), time: &minutes(time) }.text(),
        n => say::Awaits { questions: &questions(n), time: &minutes(time) }.text(),
    };
    let intro = el!("div" "class"="pad" =>
        el!("p" => word(say::LEAD)),
        el!("p" "class"="awaits" "role"="status" => text(&awaits)));
    let mut groups = vec![how_many(frame, picks), levels(frame, picks), order(frame, picks)];
    groups.extend(areas(frame, picks));
    let mut buttons = Vec::new();
    if last {
        buttons.push(button(frame, "plain", "last", &say::LAST_REPORT, Act::Last.message()));
    }
    if !paper.is_empty() {
        buttons.push(button(frame, "go", "begin", &common::START, Act::Begin.message()));
    }
    let kids = vec![intro, el!("div" "class"="pad picks"; groups), foot(buttons)];
    el!("div" "class"="interview setup" => heading(frame, &modes::INTERVIEW), card("interview-setup", 0, kids))
}

/// A row of choices under a name.
fn group(name: Word, chips: Vec<Html>) -> Html {
    el!("fieldset" => el!("legend" => word(name)), el!("div" "class"="chips"; chips))
}

fn how_many(frame: &Frame<'_>, picks: &Picks) -> Html {
    let mut limits = LIMITS.to_vec();
    if let Some(limit) = picks.base.limit.filter(|limit| !limits.contains(limit)) {
        limits.push(limit);
        sort_by(&mut limits, Ord::cmp);
    }
    let chips = limits
        .into_iter()
        .map(|limit| chip(frame, &number(limit.into()), picks.limit == limit, Act::Pick(Pick::Limit(limit))));
    group(say::HOW_MANY, chips.collect())
}

fn levels(frame: &Frame<'_>, picks: &Picks) -> Html {
    let wanted = &picks.base.filter.levels;
    let mut chips = vec![chip(frame, &study::ANY_LEVEL, picks.levels.is_empty(), Act::Pick(Pick::Level(None)))];
    for level in Level::ALL.into_iter().filter(|level| wanted.is_empty() || wanted.contains(level)) {
        let on = picks.levels.contains(&level);
        chips.push(chip(frame, &level_name(level), on, Act::Pick(Pick::Level(Some(level)))));
    }
    group(study::LEVELS, chips)
}

fn order(frame: &Frame<'_>, picks: &Picks) -> Html {
    group(
        say::FORMAT,
        vec![
            chip(frame, &say::RAMP, picks.ramp, Act::Pick(Pick::Ramp(!picks.ramp))),
            chip(frame, &say::CLOCK, picks.timed, Act::Pick(Pick::Timed(!picks.timed))),
        ],
    )
}

/// The areas that have something to ask, folded: all of them is what most people want.
fn areas(frame: &Frame<'_>, picks: &Picks) -> Option<Html> {
    let mut chips = vec![chip(frame, &study::ALL_AREAS, picks.areas.is_empty(), Act::Pick(Pick::Area(None)))];
    let rules = picks.rules();
    let fitting = |config: &Config, area: &Area| {
        let mut config = config.clone();
        config.filter.areas = vec![area.id.clone()];
        pool(frame.bank, &config).len()
    };
    for area in frame.bank.areas() {
        let wanted = &picks.base.filter.areas;
        // Whatever the levels chosen, the same areas stay in their places.
        if (wanted.is_empty() || wanted.contains(&area.id)) && fitting(&picks.base, area) > 0 {
            let label = study::AreaCount { name: &area.title, n: fitting(&rules.config, area) }.text();
            let on = picks.areas.contains(&area.id);
            chips.push(chip(frame, &label, on, Act::Pick(Pick::Area(Some(area.id.clone())))));
        }
    }
    // One area is no choice.
    (chips.len() > 2).then(|| {
        let chosen = match picks.areas.len() {
            0 => study::ALL_AREAS.to_string(),
            n => say::Areas { n }.text(),
        };
        el!("details" =>
            el!("summary" => el!("span" "class"="t" => text(&chosen))),
            el!("div" "class"="chips" "role"="group" [study::AREAS]; chips))
    })
}
