//! What an interview came to, and what to prepare next. The figures are the learner's own ticks.

use super::rules::target_ms;
use super::state::{Interview, grade_of};
use crate::bank::Bank;
use crate::dice::Dice;
use crate::grading::Response;
use crate::grading::{Grade, OPEN_PASS_PERMILLE};
use crate::item::{Head, Item, Kind, Level, Task};
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::Step;
use crate::sort::sort_by;

/// The most questions that one drill of what was missed asks.
const MOST_TO_DRILL: usize = 20;

/// How the whole went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing was answered.
    Nothing,
    /// Under 350 thousandths: most of what was looked for was missing.
    NotYet,
    /// Under what an open answer passes with ([`OPEN_PASS_PERMILLE`]).
    Mixed,
    /// Under 850 thousandths: good, with gaps.
    Good,
    /// Nearly everything.
    Strong,
}

/// One question in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// What the learner did.
    pub entry: &'a Attempt,
    /// The item as the bank has it now.
    pub item: &'a Item,
    /// What the answer was worth.
    pub grade: Grade,
    /// How long it should have taken in milliseconds, if the clock was on.
    pub target_ms: Option<u32>,
    /// The order in which options were shown; empty where there are none.
    pub order: &'a [u8],
}

impl Row<'_> {
    /// How many milliseconds it took longer than it should have.
    #[must_use]
    pub fn over_ms(&self) -> u64 {
        self.target_ms.map_or(0, |target| self.entry.spent_ms.saturating_sub(target.into()))
    }

    /// Key points by their positions: covered, and left out. None for options.
    #[must_use]
    pub fn points(&self) -> (Vec<usize>, Vec<usize>) {
        let (Task::Open(open), Response::Open(ticked)) = (self.item.task(), &self.entry.response) else {
            return (Vec::new(), Vec::new());
        };
        (0..open.key_points.len()).partition(|at| ticked.iter().any(|ticked| usize::from(*ticked) == *at))
    }
}

/// Several answers together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally<K> {
    /// What they have in common.
    pub key: K,
    /// How many there are.
    pub asked: u32,
    /// The mean of their scores, in thousandths.
    pub score_permille: u16,
}

/// What to prepare: an area with its answers that did not have everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic<'a> {
    /// The area's id.
    pub area: &'a str,
    /// The mean of the scores in this area, in thousandths.
    pub score_permille: u16,
    /// Positions in [`Report::rows`], weakest first.
    pub rows: Vec<usize>,
    /// Positions in the bank of closed items on the same topics.
    pub drill: Vec<usize>,
}

/// The end of an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report<'a> {
    /// What was answered or passed on, in the order of asking.
    pub rows: Vec<Row<'a>>,
    /// How many questions were not answered.
    pub left: usize,
    /// How many an update of the bank took away.
    pub removed: usize,
}

impl Interview {
    pub(super) fn report(&self) -> Report<'_> {
        let mut rows = Vec::new();
        for entry in self.attempts.iter().filter(|attempt| attempt.step == Step::Done) {
            let target_ms = self.timed.then(|| target_ms(entry.item.head().level));
            rows.push(Row { entry, item: &entry.item, grade: grade_of(entry), target_ms, order: &entry.order });
        }
        Report { left: self.attempts.len() - rows.len(), rows, removed: self.removed }
    }
}

/// The mean of scores in thousandths, rounded to the nearest.
fn mean(scores: impl Iterator<Item = u16>) -> u16 {
    let (sum, n) = scores.fold((0u32, 0u32), |(sum, n), score| (sum + u32::from(score), n + 1));
    u16::try_from((sum + n / 2).checked_div(n).unwrap_or(0)).unwrap_or(1000)
}

impl Report<'_> {
    /// The mean of all scores, in thousandths. What was passed on counts as nothing.
    #[must_use]
    pub fn score_permille(&self) -> u16 {
        mean(self.rows.iter().map(|row| row.grade.score_permille))
    }

    /// How the whole went. A question that was passed on keeps it from being strong.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.score_permille() {
            _ if self.rows.is_empty() => Verdict::Nothing,
            850.. if self.rows.iter().all(|row| row.grade.passed) => Verdict::Strong,
            OPEN_PASS_PERMILLE.. => Verdict::Good,
            350.. => Verdict::Mixed,
            _ => Verdict::NotYet,
        }
    }

    /// Key points covered, and all there were.
    #[must_use]
    pub fn points(&self) -> (usize, usize) {
        self.rows.iter().fold((0, 0), |(had, of), row| {
            let (covered, left) = row.points();
            (had + covered.len(), of + covered.len() + left.len())
        })
    }

    /// How many hints were used.
    #[must_use]
    pub fn hints(&self) -> u32 {
        self.rows.iter().map(|row| u32::from(row.entry.hints)).sum()
    }

    /// How many answers took longer than they should have, and of how many; nothing if the clock was off.
    #[must_use]
    pub fn over_time(&self) -> Option<(usize, usize)> {
        let over = self.rows.iter().filter(|row| row.over_ms() > 0).count();
        self.rows.iter().all(|row| row.target_ms.is_some()).then_some((over, self.rows.len()))
    }

    /// All the time until the answers were shown, in milliseconds.
    #[must_use]
    pub fn spent_ms(&self) -> u64 {
        self.rows.iter().map(|row| row.entry.spent_ms).sum()
    }

    /// By area, in the order of the bank.
    #[must_use]
    pub fn by_area<'b>(&self, bank: &'b Bank) -> Vec<Tally<&'b str>> {
        let areas = bank.areas().iter().map(|area| area.id.as_str());
        areas.filter_map(|area| self.tally(area, |head| head.area == area)).collect()
    }

    /// By level, easiest first.
    #[must_use]
    pub fn by_level(&self) -> Vec<Tally<Level>> {
        Level::ALL.into_iter().filter_map(|level| self.tally(level, |head| head.level == level)).collect()
    }

    fn tally<K>(&self, key: K, fits: impl Fn(&Head) -> bool) -> Option<Tally<K>> {
        let rows = || self.rows.iter().filter(|row| fits(row.item.head()));
        let asked = u32::try_from(rows().count()).unwrap_or(u32::MAX);
        let score_permille = mean(rows().map(|row| row.grade.score_permille));
        (asked > 0).then_some(Tally { key, asked, score_permille })
    }

    /// What to prepare next, weakest area first: every answer that did not have everything.
    #[must_use]
    pub fn prepare<'b>(&self, bank: &'b Bank) -> Vec<Topic<'b>> {
        let mut topics = Vec::new();
        for tally in self.by_area(bank) {
            let score = |at: usize| self.rows[at].grade.score_permille;
            let here = |at: &usize| self.rows[*at].item.head().area == tally.key && score(*at) < 1000;
            let mut rows: Vec<usize> = (0..self.rows.len()).filter(here).collect();
            sort_by(&mut rows, |&a, &b| score(a).cmp(&score(b)));
            if !rows.is_empty() {
                let drill = to_drill(bank, rows.iter().filter_map(|&at| self.rows.get(at)));
                topics.push(Topic { area: tally.key, score_permille: tally.score_permille, rows, drill });
            }
        }
        sort_by(&mut topics, |a: &Topic<'_>, b| a.score_permille.cmp(&b.score_permille));
        topics
    }
}

/// Closed items on the topics of what was missed. A long list is cut by dice that these items throw, so that it is not
/// always the first of the bank; they stay in the bank's order.
fn to_drill<'r, 'a: 'r>(bank: &Bank, rows: impl Iterator<Item = &'r Row<'a>>) -> Vec<usize> {
    let topics: Vec<&String> = rows.flat_map(|row| &row.item.head().topics).collect();
    let fits = |head: &Head| head.kind != Kind::Open && head.topics.iter().any(|topic| topics.contains(&topic));
    let mut all: Vec<usize> = (0..bank.len()).filter(|&at| fits(&bank.heads()[at])).collect();
    if all.len() > MOST_TO_DRILL {
        Dice::new(u64::try_from(all.len()).unwrap_or(0)).shuffle(&mut all);
        all.truncate(MOST_TO_DRILL);
        sort_by(&mut all, Ord::cmp);
    }
    all
}
