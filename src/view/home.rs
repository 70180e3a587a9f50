//! The start screen: what is due, where you left, and where you stand in every area.

use super::{Frame, parts};
use crate::app::Msg;
use crate::browser::{moment, now};
use popquiz_core::item::{Kind, Level};
use popquiz_core::log::Mode;
use popquiz_core::progress::{Progress, Standing};
use popquiz_core::session::{Config, Filter, Session};
use yew::{Callback, Html, TargetCast, html};

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

    fn config(&self, area: Option<&str>) -> Config {
        let kinds = match self.kinds {
            Kinds::All => Vec::new(),
            Kinds::Closed => Kind::ALL.into_iter().filter(|kind| *kind != Kind::Open).collect(),
            Kinds::Open => vec![Kind::Open],
        };
        let filter = Filter {
            areas: area.map(str::to_string).into_iter().collect(),
            levels: self.level.into_iter().collect(),
            kinds,
            ..Filter::default()
        };
        Config { filter, limit: self.limit, confidence: self.confidence, ..Config::default() }
    }
}

/// The whole screen.
pub fn home(frame: &Frame<'_>, picks: &Picks, progress: &Progress, left: Option<&Session>) -> Html {
    let now = now();
    let standings = progress.by_area(frame.bank, now);
    let sum = |of: fn(&Standing) -> u32| standings.iter().map(of).sum::<u32>();
    let (due, seen) = (sum(|s| s.due), sum(|s| s.known + s.learning));
    let inside = html! {
        <div data-role="home" tabindex="-1">
            <slot name="intro" />
            <div class="two">
                { left.map(|left| carry_on(frame, left)) }
                { if seen > 0 { review(frame, progress, due, now) } else { Html::default() } }
                { if left.is_none() || seen == 0 { mixed(frame, picks, seen) } else { Html::default() } }
            </div>
            { choose(frame, picks) }
            { areas(frame, picks, &standings) }
            { keep(frame, seen) }
        </div>
    };
    frame.around("home", inside)
}

fn tile(
    title: String,
    text: String,
    label: &str,
    primary: bool,
    role: &'static str,
    click: Callback<yew::MouseEvent>,
) -> Html {
    let class = if primary { "go" } else { "go q" };
    html! {
        <section class="tile" part="tile">
            <h2>{ title }</h2>
            <p>{ text }</p>
            <button type="button" {class} part="button" data-role={role} onclick={click}>{ label }</button>
        </section>
    }
}

fn carry_on(frame: &Frame<'_>, left: &Session) -> Html {
    let (at, of) = left.place();
    let config = &left.plan().config;
    let what = match config.filter.areas.as_slice() {
        [] => "mixed questions".to_string(),
        areas => areas.iter().map(|id| frame.bank.area_title(id)).collect::<Vec<_>>().join(", "),
    };
    let level = config.filter.levels.first().map(|level| format!(", {}", level.as_str())).unwrap_or_default();
    let mode = if config.mode == Mode::Review { "Review" } else { "Drill" };
    let title = format!("Carry on: {what}");
    tile(
        title,
        format!("{mode}{level}, question {at} of {of}."),
        "Continue",
        true,
        "continue",
        frame.click(Msg::Continue),
    )
}

/// Half a minute a question is what reading, choosing and reading the reasons takes.
fn minutes(questions: u32) -> u32 {
    questions.div_ceil(2).max(1)
}

fn review(frame: &Frame<'_>, progress: &Progress, due: u32, now: u64) -> Html {
    if due == 0 {
        let when = progress.next_due_at(frame.bank, now).map(|due| format!("The next is due {}.", moment(due, now)));
        return html! {
            <section class="tile" part="tile"><h2>{ "Nothing to review now" }</h2><p>{ when.unwrap_or_default() }</p></section>
        };
    }
    let title = if due == 1 { "1 question to review".into() } else { format!("{due} questions to review") };
    let length = minutes(due);
    let text = if length == 1 { "About a minute.".into() } else { format!("About {length} minutes.") };
    let config = Config { mode: Mode::Review, limit: Some(30), confidence: true, ..Config::default() };
    tile(title, text, "Review", true, "review", frame.click(Msg::Begin(config)))
}

fn mixed(frame: &Frame<'_>, picks: &Picks, seen: u32) -> Html {
    let config = picks.config(None);
    let fitting = config.filter.count(frame.bank);
    let n = picks.limit.map_or(fitting, |limit| fitting.min(usize::from(limit)));
    let (title, text) = if seen == 0 {
        (
            "Start here".to_string(),
            format!(
                "{n} questions from all areas, about {} minutes. Every answer comes with its reason.",
                minutes(u32::try_from(n).unwrap_or(u32::MAX))
            ),
        )
    } else {
        ("Something new".to_string(), format!("{n} questions from all areas, what you have not seen first."))
    };
    tile(title, text, "Start", seen == 0, "start", frame.click(Msg::Begin(config)))
}

fn choose(frame: &Frame<'_>, picks: &Picks) -> Html {
    let chip = |label: &'static str, on: bool, pick: Pick| parts::toggle(frame, label, on, "chip", Msg::Pick(pick));
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
    html! {
        <div class="chooser">
            <div role="group" aria-label="Level">{ levels }</div>
            <div role="group" aria-label="Kind of question">{ kinds }</div>
            <div role="group" aria-label="How many">
                { limits }
                { chip("ask how sure I am", picks.confidence, Pick::Confidence(!picks.confidence)) }
            </div>
        </div>
    }
}

fn areas(frame: &Frame<'_>, picks: &Picks, standings: &[Standing]) -> Html {
    let mut rows = Vec::new();
    for (area, standing) in frame.bank.areas().iter().zip(standings) {
        if standing.total == 0 {
            continue;
        }
        let config = picks.config(Some(&area.id));
        let fitting = config.filter.count(frame.bank);
        let said = match (standing.known + standing.learning, fitting) {
            (_, 0) => "none at this level".to_string(),
            (0, n) => format!("{n} questions"),
            _ => format!("{} of {} known", standing.known, standing.total),
        };
        let onclick = frame.click(Msg::Begin(config));
        rows.push(html! {
            <li>
                <button type="button" class="area" data-area={area.id.clone()} disabled={fitting == 0} {onclick}>
                    <span class="n">{ &area.title }</span>
                    <span class="d">{ said }</span>
                    { meter(*standing) }
                </button>
            </li>
        });
    }
    html! {
        <section>
            <h2 class="label">{ "Or choose an area" }</h2>
            <ul class="areas">{ rows }</ul>
        </section>
    }
}

fn meter(standing: Standing) -> Html {
    let share = |n: u32| format!("{}%", n * 100 / standing.total.max(1));
    html! {
        <svg class="m" width="100%" height="6" aria-hidden="true">
            <rect class="b" width="100%" height="6" rx="3" />
            <rect class="l" width={share(standing.known + standing.learning)} height="6" rx="3" />
            <rect class="a" width={share(standing.known)} height="6" rx="3" />
        </svg>
    }
}

fn keep(frame: &Frame<'_>, seen: u32) -> Html {
    let onchange = frame.link.batch_callback(|event: yew::Event| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>()?;
        let file = input.files()?.get(0)?;
        input.set_value(""); // so that choosing the same file again is a change
        Some(Msg::Restore(file))
    });
    html! {
        <section class="keep">
            <p>{ "Your progress stays in this browser. Some browsers forget a site that was not opened for a week or two, so keep a copy." }</p>
            <div>
                <button type="button" class="quiet" data-role="backup" disabled={seen == 0} onclick={frame.click(Msg::BackUp)}>{ "Back up" }</button>
                <label class="quiet file"><input type="file" class="sr" accept=".txt,text/plain" {onchange} />{ "Restore" }</label>
            </div>
        </section>
    }
}
