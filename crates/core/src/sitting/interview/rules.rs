//! Which items an interview asks, in which order, and how long an answer to each may take.

use crate::bank::Bank;
use crate::dice::Dice;
use crate::item::{Head, Kind, Level};
use crate::memory::progress::Progress;
use crate::sitting::paper::Config;
use crate::sort::sort_by;

/// The longest notes that are kept of one answer, in characters: some ten minutes of fast typing.
pub const MAX_NOTES: usize = 4000;

/// What an interview is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Which items may be asked, how many, and the seed. Its mode plays no part.
    pub config: Config,
    /// From a warm-up to a scenario; otherwise mixed.
    pub ramp: bool,
    /// Whether each answer has a time it should take.
    pub timed: bool,
}

/// In which order levels get a seat in an interview with a ramp. Three questions are a warm-up, a working question and a
/// scenario; eight are two of each level.
const SEATS: [Level; 8] = [
    Level::Basic,
    Level::Scenario,
    Level::Intermediate,
    Level::Advanced,
    Level::Intermediate,
    Level::Basic,
    Level::Advanced,
    Level::Scenario,
];

/// How long an answer should take, in milliseconds: what people sit through in an interview before they cut in.
#[must_use]
pub const fn target_ms(level: Level) -> u32 {
    match level {
        Level::Basic => 90_000,
        Level::Intermediate => 120_000,
        Level::Advanced => 180_000,
        Level::Scenario => 300_000,
    }
}

/// Whether an item can be asked aloud: an open one, or a scenario with options, which stay covered until the learner
/// has an answer.
#[must_use]
pub fn can_be_asked(head: &Head) -> bool {
    head.kind == Kind::Open || (head.kind == Kind::Choice && head.level == Level::Scenario)
}

/// Positions in the bank of all items that an interview of these rules may ask.
#[must_use]
pub fn pool(bank: &Bank, config: &Config) -> Vec<usize> {
    let fits =
        |&at: &usize| bank.heads().get(at).is_some_and(|head| can_be_asked(head) && config.filter.lets(bank, head));
    (0..bank.len()).filter(fits).collect()
}

/// Draws the items of an interview: positions in the bank, in the order of asking.
///
/// Without `history` the paper depends on bank and rules alone. With it, what was never answered comes first. Within that,
/// open items come before covered options, topics do not repeat while there are others, and areas take turns.
#[must_use]
pub fn draw(bank: &Bank, rules: &Rules, history: Option<&Progress>) -> Vec<usize> {
    let mut pool = pool(bank, &rules.config);
    if !rules.config.no_shuffle {
        Dice::new(rules.config.seed).shuffle(&mut pool);
    }
    let wanted = rules.config.limit.map_or(pool.len(), usize::from).min(pool.len());
    let mut paper = Vec::with_capacity(wanted);
    let mut seat = 0;
    while paper.len() < wanted {
        let level = rules.ramp.then(|| SEATS[seat % SEATS.len()]);
        seat += 1;
        // A level that has no more leaves its seat to the next one.
        if let Some(place) = best(bank, &pool, &paper, level, history) {
            paper.push(pool.remove(place));
        }
    }
    if rules.ramp {
        sort_by(&mut paper, |&a, &b| bank.heads()[a].level.cmp(&bank.heads()[b].level));
    }
    paper
}

/// The place in the pool of the item that suits what is on the paper best; the first of equals.
fn best(
    bank: &Bank,
    pool: &[usize],
    paper: &[usize],
    level: Option<Level>,
    history: Option<&Progress>,
) -> Option<usize> {
    let heads = bank.heads();
    let cost = |head: &Head| {
        let seen = history.is_some_and(|progress| progress.get(bank, &head.id).is_some());
        let repeats = paper.iter().any(|&at| heads[at].topics.iter().any(|topic| head.topics.contains(topic)));
        let same_area = paper.iter().filter(|&&at| heads[at].area == head.area).count();
        (seen, repeats, head.kind != Kind::Open, same_area)
    };
    let fits = |&(_, &at): &(usize, &usize)| level.is_none_or(|level| heads[at].level == level);
    pool.iter().enumerate().filter(fits).min_by_key(|&(_, &at)| cost(&heads[at])).map(|(place, _)| place)
}
