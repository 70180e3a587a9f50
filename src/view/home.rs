//! The start screen: what is due, where you left, and where you stand in every area.

use super::dom::{button, el, text};
use super::parts::questions;
use super::{Frame, parts};
use crate::app::Msg;
use crate::browser::{moment, now};
use crate::start::{Act, Due, REVIEW_MOST};
use popquiz_core::item::{Kind, Level};
use popquiz_core::memory::log::Mode;
use popquiz_core::memory::progress::{Progress, Standing};
use popquiz_core::sitting::session::{Config, Session};
use yew::{Html, TargetCast, html};

/// What the learner chose on the start screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picks {
    level: Option<Level>,
    kinds: Kinds,
    limit: Option<u16>,
    confidence: bool,
}

impl Default for Picks {
    fn default() -> Self {
        Self { level: None, kinds: Kinds::All, limit: Some(10), confidence: true }
    }
}

/// Which kinds of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// All of them.
    All,
    /// With something to choose or to put together.
    Closed,
    /// To be said aloud.
    Open,
}

/// A choice on the start screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A level, or all.
    Level(Option<Level>),
    /// Which kinds.
    Kinds(Kinds),
    /// How many questions, or all.
    Limit(Option<u16>),
    /// Whether to be asked how sure one is.
    Confidence(bool),
}

impl Picks {
    /// Takes a choice in.
    pub fn take(&mut self, pick: Pick) {
        match pick {
            Pick::Level(level) => self.level = level,
            Pick::Kinds(kinds) => self.kinds = kinds,
            Pick::Limit(limit) => self.limit = limit,
            Pick::Confidence(on) => self.confidence = on,
        }
    }

    fn in_words(&self) -> String {
        let level = self.level.map_or("any level", Level::as_str);
        let kinds = match self.kinds {
            Kinds::All => "all kinds",
            Kinds::Closed => "multiple choice",
            Kinds::Open => "open questions",
        };
        match self.limit {
            Some(limit) => format!("{limit} questions, {level}, {kinds}"),
            None => format!("All questions, {level}, {kinds}"),
        }
    }

    /// The word of the screen that shares what was chosen, in the words of a link.
    pub fn share(&self) -> String {
        let mut word = String::from("papers?");
        let mut say = |name: &str, value: &str| word.extend([name, "=", value, "&"]);
        if let Some(level) = self.level {
            say("level", level.as_str());
        }
        match self.kinds {
            Kinds::All => {}
            Kinds::Closed => say("kind", "choice,order,match,blank,spot"),
            Kinds::Open => say("kind", "open"),
        }
        if let Some(limit) = self.limit {
            say("limit", &limit.to_string());
        }
        if self.confidence {
            say("confidence", "1");
        }
        word
    }

    /// What the author asked for, narrowed by what the learner chose.
    fn config(&self, base: &Config, area: Option<&str>) -> Config {
        let mut config = base.clone();
        let filter = &mut config.filter;
        match self.kinds {
            Kinds::All => {}
            Kinds::Closed => filter.kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Open).collect(),
            Kinds::Open => filter.kinds = vec![Kind::Open],
        }
        if let Some(level) = self.level {
            filter.levels = vec![level];
        }
        if let Some(area) = area {
            filter.areas = vec![area.into()];
        }
        Config { limit: self.limit, confidence: self.confidence, ..config }
    }
}

/// What can be taken up again.
pub struct Left<'a> {
    /// A drill or a review.
    pub sitting: Option<&'a Session>,
    /// Parts of the study modes with something unfinished, by their words.
    pub parts: Vec<&'static str>,
    /// Whether a review is unfinished.
    pub review: bool,
}

/// The study modes: the word for each, its name, and what it is for.
pub const STUDY: [(&str, &str, &str); 4] = [
    ("exam", "Exam", "Against the clock, verdicts at the end"),
    ("interview", "Interview", "Say it aloud, then see what you covered"),
    ("read", "Read", "All questions and answers, searchable"),
    ("progress", "Progress", "What you know and what is due"),
];

/// The whole screen.
pub fn home(frame: &Frame<'_>, picks: &Picks, progress: &Progress, left: &Left<'_>, due: &Due) -> Html {
    let now = now();
    let standings = progress.by_area(frame.bank, now);
    let sum = |of: fn(&Standing) -> u32| standings.iter().map(of).sum::<u32>();
    let seen = sum(|s| s.known + s.learning);
    let mut tiles = Vec::new();
    tiles.extend(left.sitting.map(|left| carry_on(frame, left)));
    for (word, name, _) in STUDY {
        if left.parts.contains(&word) {
            let action = button(frame, "go", "continue", "Continue", Msg::Go(word));
            tiles.push(tile(&format!("Carry on: {name}"), "It stands where you left it.", action));
        }
    }
    if left.review || seen > 0 || due.all() > 0 {
        tiles.push(review(frame, progress, left.review, due, now));
    }
    if left.sitting.is_none() || seen == 0 {
        tiles.push(mixed(frame, picks, seen, due));
    }
    let inside = el!("div" "data-role"="home" =>
        el!("slot" "name"="intro" =>),
        el!("div" "class"="two"; tiles),
        study(frame),
        choose(frame, picks),
        areas(frame, picks, &standings),
        keep(frame, seen));
    frame.around("home", inside)
}

fn tile(title: &str, said: &str, action: Html) -> Html {
    el!("section" "class"="tile" "part"="tile" => el!("h2" "tabindex"="-1" => text(title)), el!("p" => text(said)), action)
}

/// With commas between. (The standard library's `join` is a kilobyte.)
fn listed(words: Vec<String>) -> String {
    let mut all = String::new();
    for word in words {
        if !all.is_empty() {
            all.push_str(", ");
        }
        all.push_str(&word);
    }
    all
}

/// A drill that can be gone on with.
pub fn carry_on(frame: &Frame<'_>, left: &Session) -> Html {
    let (at, of) = left.place();
    let config = &left.plan().config;
    let what = match config.filter.areas.as_slice() {
        [] => "mixed questions".to_string(),
        areas => listed(areas.iter().map(|id| frame.bank.area_title(id).to_string()).collect()),
    };
    let level = config.filter.levels.first().map(|level| format!(", {}", level.as_str())).unwrap_or_default();
    let mode = if config.mode == Mode::Review { "Review" } else { "Drill" };
    let title = format!("Carry on: {what}");
    let action = button(frame, "go", "continue", "Continue", Msg::Start(Act::Continue));
    tile(&title, &format!("{mode}{level}, question {at} of {of}."), action)
}

/// How long so many questions take this learner. Before that is known, forty seconds each are assumed for reading,
/// answering and reading the reasons.
fn length(questions: usize, due: &Due) -> String {
    match (questions as u64 * due.pace_ms.unwrap_or(40_000) + 30_000) / 60_000 {
        0 | 1 => "a minute".into(),
        minutes => format!("{minutes} minutes"),
    }
}

fn review(frame: &Frame<'_>, progress: &Progress, left: bool, due: &Due, now: u64) -> Html {
    let go = |role, label| button(frame, "go", role, label, Msg::Go("review"));
    if left {
        return tile("Carry on: Review", "It stands where you left it.", go("carry-review", "Continue"));
    }
    let (all, new) = (due.all(), due.new);
    if all == 0 {
        let when = progress.next_due_at(frame.bank, now).map(|due| format!("The next is due {}.", moment(due, now)));
        return tile("Nothing to review now", &when.unwrap_or_default(), Html::default());
    }
    let title = if new > 0 { format!("{all} to review, {new} new") } else { format!("{all} to review") };
    let most = usize::from(REVIEW_MOST);
    let more = if all + new > most { " at a time" } else { "" };
    let mut said = format!("About {}{more}.", length(most.min(all + new), due));
    if !due.others.is_empty() {
        let mut parts = Vec::new();
        if due.here > 0 {
            parts.push(format!("{} of {}", due.here, frame.bank.title()));
        }
        parts.extend(due.others.iter().map(|(title, count)| format!("{count} of {title}")));
        said = format!("{said} To review: {}.", listed(parts));
    }
    tile(&title, &said, go("review", "Review"))
}

fn mixed(frame: &Frame<'_>, picks: &Picks, seen: u32, due: &Due) -> Html {
    let config = picks.config(frame.base, None);
    let fitting = config.filter.count(frame.bank);
    let n = picks.limit.map_or(fitting, |limit| fitting.min(usize::from(limit)));
    let (title, said) = if seen == 0 {
        let (count, length) = (questions(n), length(n, due));
        let said = format!("{count} from all areas, about {length}. Every answer comes with its reason.");
        ("Start here", said)
    } else {
        ("Something new", format!("{} from all areas, what you have not seen first.", questions(n)))
    };
    tile(title, &said, button(frame, "go", "start", "Start", Msg::Start(Act::Begin(config))))
}

fn choose(frame: &Frame<'_>, picks: &Picks) -> Html {
    let chip = |label: &'static str, on: bool, pick: Pick| parts::toggle(frame, label, on, Msg::Start(Act::Pick(pick)));
    let mut levels = vec![chip("any level", picks.level.is_none(), Pick::Level(None))];
    for level in Level::ALL {
        levels.push(chip(level.as_str(), picks.level == Some(level), Pick::Level(Some(level))));
    }
    let mut kinds = Vec::new();
    for (value, label) in
        [(Kinds::All, "all kinds"), (Kinds::Closed, "multiple choice"), (Kinds::Open, "open questions")]
    {
        kinds.push(chip(label, picks.kinds == value, Pick::Kinds(value)));
    }
    let mut limits = Vec::new();
    for (limit, label) in [(Some(5), "5"), (Some(10), "10"), (Some(20), "20"), (None, "all")] {
        limits.push(chip(label, picks.limit == limit, Pick::Limit(limit)));
    }
    limits.push(chip("ask how sure I am", picks.confidence, Pick::Confidence(!picks.confidence)));
    // Folded, because the choices made once are the ones that are wanted again; the line says what they are.
    let mut inside = vec![
        el!("summary" => text(&picks.in_words())),
        el!("div" "role"="group" "aria-label"="Level"; levels),
        el!("div" "role"="group" "aria-label"="Kind of question"; kinds),
        el!("div" "role"="group" "aria-label"="How many"; limits),
    ];
    if frame.share == super::Share::Links {
        inside.push(el!("div" => button(frame, "soft", "share", "Share these questions", Msg::Start(Act::Share))));
    }
    el!("details" "class"="chooser" "part"="chooser"; inside)
}

fn areas(frame: &Frame<'_>, picks: &Picks, standings: &[Standing]) -> Html {
    let mut rows = Vec::new();
    for (area, standing) in frame.bank.areas().iter().zip(standings) {
        if standing.total == 0 {
            continue;
        }
        let wanted = &frame.base.filter.areas;
        if !wanted.is_empty() && !wanted.contains(&area.id) {
            continue;
        }
        let config = picks.config(frame.base, Some(&area.id));
        let fitting = config.filter.count(frame.bank);
        let said = match (standing.known + standing.learning, fitting) {
            (_, 0) => "none of this choice".to_string(),
            (0, n) => questions(n),
            _ => format!("{} of {} known", standing.known, standing.total),
        };
        let begin = Msg::Start(Act::Begin(config));
        let kids = vec![named(&area.title), el!("span" "class"="d" => text(&said)), meter(*standing)];
        rows.push(way(frame, None, fitting == 0, begin, kids));
    }
    el!("section" => el!("h2" "class"="label" => text("Or choose an area")), el!("ul" "class"="areas"; rows))
}

fn named(name: &str) -> Html {
    el!("span" "class"="n" => text(name))
}

/// A way to start: an area, or a study mode by its word.
fn way(frame: &Frame<'_>, mode: Option<&'static str>, off: bool, message: Msg, kids: Vec<Html>) -> Html {
    let onclick = frame.click(message);
    html! {
        <li>
            <button type="button" class="area" data-role={mode} disabled={off} {onclick}>{ kids }</button>
        </li>
    }
}

fn study(frame: &Frame<'_>) -> Html {
    let mut rows = Vec::new();
    for (word, name, does) in STUDY {
        let kids = vec![named(name), el!("span" "class"="d w" => text(does))];
        rows.push(way(frame, Some(word), false, Msg::Go(word), kids));
    }
    el!("section" "class"="more" => el!("h2" "class"="label" => text("Other ways to learn")), el!("ul" "class"="areas"; rows))
}

fn meter(standing: Standing) -> Html {
    let share = |n: u32| n as usize * 10_000 / standing.total.max(1) as usize;
    el!("svg" "class"="m" "width"="100%" "height"="6" "aria-hidden"="true" =>
        parts::rect("b", 0, 10_000, "6"),
        parts::rect("l", 0, share(standing.known + standing.learning), "6"),
        parts::rect("a", 0, share(standing.known), "6"))
}

fn keep(frame: &Frame<'_>, seen: u32) -> Html {
    let said = "Your progress stays in this browser. Some browsers forget a site that was not opened for a week or two, so keep a copy.";
    let mut buttons = Vec::new();
    if seen > 0 {
        buttons.push(button(frame, "soft", "backup", "Back up", Msg::Start(Act::BackUp)));
    }
    buttons.push(restore(frame));
    el!("section" "class"="keep" => el!("p" => text(said)), el!("div"; buttons))
}

/// Asks for a progress file, to restore from.
pub fn restore(frame: &Frame<'_>) -> Html {
    let onchange = frame.link.batch_callback(|event: yew::Event| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>()?;
        let file = input.files()?.get(0)?;
        input.set_value(""); // so that choosing the same file again is a change
        Some(Msg::Start(Act::Restore(file)))
    });
    html! { <label data-look="soft"><input type="file" class="sr" accept=".txt,text/plain" {onchange} />{ "Restore" }</label> }
}
