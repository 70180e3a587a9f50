//! What the exam is to be: everything has its default, so that one press begins.

use super::act::{Act, Pick, msg};
use super::attributes::Attributes;
use super::words::{length, questions, short};
use crate::browser::language::{enumeration, list, percent};
use crate::browser::{seed, value_of};
use crate::config::Settings;
use crate::view::Frame;
use crate::view::dom::{button, el, row, text, word};
use crate::view::heading::heading;
use crate::view::parts::level_name;
use crate::view::parts::toggle as chip_of;
use popquiz_core::bank::Filter;
use popquiz_core::dice::seed_of;
use popquiz_core::item::{Kind, Level};
use popquiz_core::memory::prefs::Time;
use popquiz_core::sitting::Config;
use popquiz_core::sitting::exam::{Paper, Rules, closed_kinds, draw};
use popquiz_words::modes;
use popquiz_words::{Word, common, exam as say, number, study};
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
    chip_of(frame, label, on, msg(Act::Pick(pick)))
}

fn group(title: Word, kids: Vec<Html>) -> Html {
    html! {
        <div class="row" role="group" aria-label={title.get()}>
            { el!("h3" "aria-hidden"="true" => word(title)) }
            { el!("div" "class"="chips"; kids) }
        </div>
    }
}

/// The whole screen.
pub fn view(frame: &Frame<'_>, setup: &Setup) -> Html {
    let rules = setup.rules();
    let paper = draw(frame.bank, &rules);
    let mut rows = vec![el!("p" "class"="lead" => word(say::LEAD))];
    if setup.settled {
        rows.push(settled(frame, &rules, &paper));
        rows.push(time(frame, setup, &rules, &paper));
    } else {
        let counts = COUNTS.map(|count| chip(frame, &number(count.into()), setup.count == count, Pick::Count(count)));
        rows.push(group(say::QUESTIONS, counts.to_vec()));
        rows.push(time(frame, setup, &rules, &paper));
        let marks = MARKS.map(|mark| chip(frame, &percent(u16::from(mark) * 10), setup.pass == mark, Pick::Pass(mark)));
        rows.push(group(say::PASS_MARK, marks.to_vec()));
        rows.push(topics(frame, setup, &rules));
    }
    if setup.seed.is_none() {
        rows.push(exam_code(frame, setup));
    }
    let short = too_few(frame, &rules, &paper).map(|said| el!("p" "class"="short" => text(&said)));
    rows.push(el!("div" "role"="status" => short.unwrap_or_default()));
    let card = el!("article" "class"="card" "part"="card" => el!("div" "class"="pad"; rows), foot(frame, setup, &rules, &paper));
    el!("div" "class"="exam" => heading(frame, &modes::EXAM), card)
}

fn time(frame: &Frame<'_>, setup: &Setup, rules: &Rules, paper: &Paper) -> Html {
    let Some(base) = rules.base_ms(paper.items.iter().map(|&at| &frame.bank.heads()[at])) else {
        return Html::default();
    };
    let label = |time: Time| time.of(base).map_or_else(|| say::NO_LIMIT.to_string(), short);
    let chips = Time::ALL.map(|time| chip(frame, &label(time), setup.time == time, Pick::Time(time)));
    group(say::TIME, chips.to_vec())
}

fn settled(frame: &Frame<'_>, rules: &Rules, paper: &Paper) -> Html {
    let mut parts = Vec::new();
    for quota in &rules.quotas {
        let (n, area) = (usize::from(quota.count), quota.area.as_deref().map(|id| frame.bank.area_title(id)));
        parts.push(match (area, quota.level.map(level_name)) {
            (Some(area), Some(level)) => say::QuotaAreaLevel { n, area, level: &level }.text(),
            (Some(area), None) => say::QuotaArea { n, area }.text(),
            (None, Some(level)) => say::QuotaLevel { n, level: &level }.text(),
            (None, None) => number(n),
        });
    }
    let mut about = questions(paper.items.len());
    if !parts.is_empty() {
        about = say::Quotas { questions: &about, list: &list(&parts) }.text();
    }
    let pass = percent(u16::from(rules.pass_percent) * 10);
    el!("dl" "class"="facts" =>
        el!("dt" => word(say::QUESTIONS)), el!("dd" => text(&about)),
        el!("dt" => word(say::PASS_MARK)), el!("dd" => text(&pass)))
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
            areas.push(chip(frame, &study::AreaCount { name: &area.title, n }.text(), on, Pick::Area(area.id.clone())));
        }
    }
    let mut levels = Vec::new();
    for level in Level::ALL {
        let attributes = &setup.base.filter.levels;
        let n = count(Filter { levels: vec![level], ..of.clone() });
        if n > 0 && (attributes.is_empty() || attributes.contains(&level)) {
            let on = setup.levels.contains(&level);
            levels.push(chip(frame, &study::AreaCount { name: &level_name(level), n }.text(), on, Pick::Level(level)));
        }
    }
    let mut kids =
        vec![el!("summary" => text(&chosen(frame, setup))), group(study::AREAS, areas), group(study::LEVELS, levels)];
    if setup.base.filter.kinds.is_empty() {
        kids.push(row(vec![
            group(say::OPEN_TITLE, vec![chip(frame, &say::OPEN_CHIP, setup.open, Pick::Open)]),
            el!("p" "class"="hint" => word(say::OPEN_HINT)),
        ]));
    }
    el!("details" "class"="topics"; kids)
}

fn chosen(frame: &Frame<'_>, setup: &Setup) -> String {
    let areas = match setup.areas.as_slice() {
        [] => study::ALL_AREAS.to_string(),
        [one] => frame.bank.area_title(one).to_string(),
        many => say::Areas { n: many.len() }.text(),
    };
    let levels = match setup.levels.as_slice() {
        [] => say::ALL_LEVELS.to_string(),
        some => {
            let chosen = Level::ALL.into_iter().filter(|level| some.contains(level));
            list(&chosen.map(level_name).map(Word::get).collect::<Vec<_>>())
        }
    };
    match (&setup.base.filter.kinds, setup.open) {
        (kinds, false) if kinds.is_empty() || *kinds == closed_kinds() => {
            say::ChosenClosed { areas: &areas, levels: &levels }.text()
        }
        _ => say::Chosen { areas: &areas, levels: &levels }.text(),
    }
}

fn exam_code(frame: &Frame<'_>, setup: &Setup) -> Html {
    let oninput = frame.send.reform(|event: InputEvent| msg(Act::Pick(Pick::Number(value_of(&event)))));
    html! {
        <details class="number">
            { el!("summary" => text(&say::Code { code: &setup.number }.text())) }
            <label class="field">
                <span>{ word(say::CODE_HINT) }</span>
                <input type="text" inputmode="numeric" autocomplete="off" maxlength="9" data-role="number" value={setup.number.clone()} {oninput} />
            </label>
        </details>
    }
}

/// What there is too little of.
fn too_few(frame: &Frame<'_>, rules: &Rules, paper: &Paper) -> Option<String> {
    if paper.items.is_empty() {
        return Some(study::NO_MATCH.to_string());
    }
    let mut parts = Vec::new();
    for (quota, got) in &paper.short {
        let area = quota.area.as_deref().map(|id| frame.bank.area_title(id)).unwrap_or_default();
        let level = quota.level.map(|level| level_name(level).get()).unwrap_or_default();
        let wanted: Vec<&str> = [area, level].into_iter().filter(|word| !word.is_empty()).collect();
        parts.push(say::TooFewOf { wanted: &enumeration(&wanted), got: *got, n: quota.count.into() }.text());
    }
    if !parts.is_empty() {
        return Some(say::TooFew { list: &parts.join("; ") }.text());
    }
    let attributes = rules.most()?;
    let n = paper.items.len();
    (n < attributes).then(|| say::Shorter { n, wanted: attributes }.text())
}

fn foot(frame: &Frame<'_>, setup: &Setup, rules: &Rules, paper: &Paper) -> Html {
    let limit = rules.limit_ms(paper.items.iter().map(|&at| &frame.bank.heads()[at]));
    let time = limit.map_or_else(|| say::NO_TIME_LIMIT.to_string(), length);
    let said = say::Sum { questions: &questions(paper.items.len()), time: &time }.text();
    let mut kids = vec![el!("p" "class"="sum" "role"="status" => text(&said))];
    if setup.last {
        kids.push(button(frame, "plain", "last", &say::LAST_RESULT, msg(Act::Last)));
    }
    if !paper.items.is_empty() {
        kids.push(button(frame, "go", "start", &common::START, msg(Act::Begin)));
    }
    crate::view::parts::foot(kids)
}
