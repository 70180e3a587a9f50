//! What the exam is to be: everything has its default, so that one press begins.

use super::act::{Act, Pick, TITLE, msg};
use super::attributes::Attributes;
use super::words::{length, questions, short};
use crate::browser::{seed, value_of};
use crate::config::Settings;
use crate::view::Frame;
use crate::view::dom::{button, el, row, text};
use crate::view::heading::heading;
use crate::view::parts::toggle_of;
use popquiz_core::bank::Filter;
use popquiz_core::dice::seed_of;
use popquiz_core::item::{Kind, Level};
use popquiz_core::memory::prefs::Time;
use popquiz_core::sitting::Config;
use popquiz_core::sitting::exam::{Paper, Rules, closed_kinds, draw};
use yew::{Html, InputEvent, html};

/// How many questions can be chosen.
const COUNTS: [u16; 4] = [10, 20, 40, 60];
/// Pass marks that can be chosen, in per cent.
const MARKS: [u8; 4] = [60, 70, 80, 90];
/// What one press begins with.
const COUNT: u16 = 20;
/// The longest number of a paper, in digits.
const DIGITS: usize = 9;

/// What the learner and the author chose.
pub struct Setup {
    /// What the author asked for.
    base: Config,
    attributes: Attributes,
    /// Whether the author settled it, so that there is nothing to choose but the time.
    settled: bool,
    /// The author's seed, if there is to be one paper.
    seed: Option<u64>,
    count: u16,
    areas: Vec<String>,
    levels: Vec<Level>,
    open: bool,
    time: Time,
    pass: u8,
    number: String,
    /// Whether there is a result to see again.
    pub last: bool,
}

impl Setup {
    /// What it is before anything is chosen. `time` is what the learner prefers.
    pub fn of(settings: &Settings, time: Time) -> Self {
        let attributes = Attributes::of(settings);
        // On a page with a start screen the learner chooses; there, attributes are for the page's other widgets.
        let settled = !settings.home && (attributes.is_any() || settings.config.limit.is_some());
        let rules = Rules::new(Config::default());
        Self {
            base: settings.config.clone(),
            settled,
            seed: settings.seed,
            count: COUNT,
            areas: Vec::new(),
            levels: Vec::new(),
            open: false,
            time,
            pass: attributes.pass.unwrap_or(rules.pass_percent),
            number: some_number(),
            attributes,
            last: false,
        }
    }

    /// The next paper is another one.
    pub fn another(&mut self) {
        self.number = some_number();
    }

    /// Takes a choice in.
    pub fn take(&mut self, pick: Pick) {
        match pick {
            Pick::Count(count) => self.count = count,
            Pick::Area(area) => toggle(&mut self.areas, area),
            Pick::Level(level) => toggle(&mut self.levels, level),
            Pick::Open => self.open = !self.open,
            Pick::Time(time) => self.time = time,
            Pick::Pass(pass) => self.pass = pass,
            Pick::Number(text) => {
                self.number = text.chars().filter(char::is_ascii_digit).take(DIGITS).collect();
            }
        }
    }

    /// What the exam is to be.
    pub fn rules(&self) -> Rules {
        let mut rules = Rules::new(self.base.clone());
        let config = &mut rules.config;
        if self.settled {
            let fallback = Some(COUNT).filter(|_| self.attributes.quotas.is_empty());
            config.limit = config.limit.or(fallback);
            rules.quotas.clone_from(&self.attributes.quotas);
            rules.minutes = self.attributes.minutes;
        } else {
            config.limit = Some(self.count);
            if !self.areas.is_empty() {
                config.filter.areas.clone_from(&self.areas);
            }
            if !self.levels.is_empty() {
                config.filter.levels.clone_from(&self.levels);
            }
            if self.open && self.base.filter.kinds.is_empty() {
                config.filter.kinds = Kind::ALL.to_vec();
            }
        }
        if let Some(seed) = self.seed {
            config.seed = seed;
        } else {
            // 007 is said as 7, so it is the same paper.
            rules.number = self.number.parse().ok();
            config.seed = seed_of(&rules.number.map(|number| number.to_string()).unwrap_or_default());
        }
        rules.time = self.time;
        rules.pass_percent = self.pass;
        rules
    }
}

/// Four digits: easily said across a room.
fn some_number() -> String {
    (seed() % 9000 + 1000).to_string()
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|known| *known == value) {
        Some(at) => drop(list.remove(at)),
        None => list.push(value),
    }
}

fn chip(frame: &Frame<'_>, label: &str, on: bool, pick: Pick) -> Html {
    toggle_of(frame, label.to_owned(), on, msg(Act::Pick(pick)))
}

fn group(title: &'static str, kids: Vec<Html>) -> Html {
    html! {
        <div class="row" role="group" aria-label={title}>
            { el!("h3" "aria-hidden"="true" => text(title)) }
            { el!("div" "class"="chips"; kids) }
        </div>
    }
}

/// The whole screen.
pub fn view(frame: &Frame<'_>, setup: &Setup) -> Html {
    let rules = setup.rules();
    let paper = draw(frame.bank, &rules);
    let mut rows = vec![el!("p" "class"="lead" => text(LEAD))];
    if setup.settled {
        rows.push(settled(frame, &rules, &paper));
        rows.push(time(frame, setup, &rules, &paper));
    } else {
        let counts = COUNTS.map(|count| chip(frame, &count.to_string(), setup.count == count, Pick::Count(count)));
        rows.push(group("Questions", counts.to_vec()));
        rows.push(time(frame, setup, &rules, &paper));
        let marks = MARKS.map(|mark| chip(frame, &format!("{mark}%"), setup.pass == mark, Pick::Pass(mark)));
        rows.push(group("Pass mark", marks.to_vec()));
        rows.push(topics(frame, setup, &rules));
    }
    if setup.seed.is_none() {
        rows.push(number(frame, setup));
    }
    let short = too_few(frame, &rules, &paper).map(|said| el!("p" "class"="short" => text(&said)));
    rows.push(el!("div" "role"="status" => short.unwrap_or_default()));
    let card = el!("article" "class"="card" "part"="card" => el!("div" "class"="pad"; rows), foot(frame, setup, &rules, &paper));
    el!("div" "class"="exam" => heading(frame, TITLE), card)
}

const LEAD: &str =
    "Verdicts come at the end. Until you hand in you can go back and forth, change answers and flag questions.";

fn time(frame: &Frame<'_>, setup: &Setup, rules: &Rules, paper: &Paper) -> Html {
    let Some(base) = rules.base_ms(paper.items.iter().map(|&at| &frame.bank.heads()[at])) else {
        return Html::default();
    };
    let label = |time: Time| time.of(base).map_or("no limit".to_string(), short);
    let chips = Time::ALL.map(|time| chip(frame, &label(time), setup.time == time, Pick::Time(time)));
    group("Time", chips.to_vec())
}

fn settled(frame: &Frame<'_>, rules: &Rules, paper: &Paper) -> Html {
    let mut parts = Vec::new();
    for quota in &rules.quotas {
        let area = quota.area.as_deref().map(|id| format!(" from {}", frame.bank.area_title(id)));
        let level = quota.level.map(|level| format!(" {}", level.as_str()));
        parts.push(format!("{}{}{}", quota.count, level.unwrap_or_default(), area.unwrap_or_default()));
    }
    let mut about = questions(paper.items.len());
    if !parts.is_empty() {
        about = format!("{about}: {}", parts.join(", "));
    }
    let pass = format!("{}%", rules.pass_percent);
    el!("dl" "class"="facts" =>
        el!("dt" => text("Questions")), el!("dd" => text(&about)),
        el!("dt" => text("Pass mark")), el!("dd" => text(&pass)))
}

fn topics(frame: &Frame<'_>, setup: &Setup, rules: &Rules) -> Html {
    let count = |filter: Filter| filter.count(frame.bank);
    let of = &rules.config.filter;
    let mut areas = Vec::new();
    for area in frame.bank.areas() {
        let attributes = &setup.base.filter.areas;
        let n = count(Filter { areas: vec![area.id.clone()], ..of.clone() });
        if n > 0 && (attributes.is_empty() || attributes.contains(&area.id)) {
            let on = setup.areas.contains(&area.id);
            areas.push(chip(frame, &format!("{} · {n}", area.title), on, Pick::Area(area.id.clone())));
        }
    }
    let mut levels = Vec::new();
    for level in Level::ALL {
        let attributes = &setup.base.filter.levels;
        let n = count(Filter { levels: vec![level], ..of.clone() });
        if n > 0 && (attributes.is_empty() || attributes.contains(&level)) {
            let on = setup.levels.contains(&level);
            levels.push(chip(frame, &format!("{} · {n}", level.as_str()), on, Pick::Level(level)));
        }
    }
    let mut kids = vec![el!("summary" => text(&chosen(frame, setup))), group("Areas", areas), group("Levels", levels)];
    if setup.base.filter.kinds.is_empty() {
        let said = "Open questions are left out, because only you can mark them. With them you write notes, and compare these with the model answers once you have handed in.";
        kids.push(row(vec![
            group("Open questions", vec![chip(frame, "with open questions", setup.open, Pick::Open)]),
            el!("p" "class"="hint" => text(said)),
        ]));
    }
    el!("details" "class"="topics"; kids)
}

fn chosen(frame: &Frame<'_>, setup: &Setup) -> String {
    let areas = match setup.areas.as_slice() {
        [] => "All areas".to_string(),
        [one] => frame.bank.area_title(one).to_string(),
        many => format!("{} areas", many.len()),
    };
    let levels = match setup.levels.as_slice() {
        [] => "all levels".to_string(),
        some => Level::ALL
            .iter()
            .filter(|level| some.contains(level))
            .map(|level| level.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    };
    let kinds = match (&setup.base.filter.kinds, setup.open) {
        (kinds, false) if kinds.is_empty() || *kinds == closed_kinds() => ", no open questions",
        _ => "",
    };
    format!("{areas}, {levels}{kinds}")
}

fn number(frame: &Frame<'_>, setup: &Setup) -> Html {
    let oninput = frame.send.reform(|event: InputEvent| msg(Act::Pick(Pick::Number(value_of(&event)))));
    let said = "The same number and the same choices give everybody the same questions, in the same order.";
    html! {
        <details class="number">
            { el!("summary" => text(&format!("Paper number {}", setup.number))) }
            <label class="field">
                <span>{ said }</span>
                <input type="text" inputmode="numeric" autocomplete="off" maxlength="9" data-role="number" value={setup.number.clone()} {oninput} />
            </label>
        </details>
    }
}

/// What there is too little of.
fn too_few(frame: &Frame<'_>, rules: &Rules, paper: &Paper) -> Option<String> {
    if paper.items.is_empty() {
        return Some("No question fits these choices. Try wider ones.".into());
    }
    let mut parts = Vec::new();
    for (quota, got) in &paper.short {
        let area = quota.area.as_deref().map(|id| frame.bank.area_title(id)).unwrap_or_default();
        let level = quota.level.map_or("", Level::as_str);
        let space = if area.is_empty() || level.is_empty() { "" } else { ", " };
        parts.push(format!("{area}{space}{level}: {got} instead of {}", quota.count));
    }
    if !parts.is_empty() {
        return Some(format!("There are too few of these. {}.", parts.join("; ")));
    }
    let attributes = rules.most()?;
    let n = paper.items.len();
    (n < attributes).then(|| format!("Only {n} of {attributes} fit these choices, so the paper is shorter."))
}

fn foot(frame: &Frame<'_>, setup: &Setup, rules: &Rules, paper: &Paper) -> Html {
    let limit = rules.limit_ms(paper.items.iter().map(|&at| &frame.bank.heads()[at]));
    let time = limit.map_or("no time limit".into(), length);
    let said = format!("{}, {time}", questions(paper.items.len()));
    let mut kids = vec![el!("p" "class"="sum" "role"="status" => text(&said))];
    if setup.last {
        kids.push(button(frame, "plain", "last", "Last result", msg(Act::Last)));
    }
    if !paper.items.is_empty() {
        kids.push(button(frame, "go", "start", "Start", msg(Act::Begin)));
    }
    crate::view::parts::foot(kids)
}
