//! A learner who never was: what somebody might have answered over many days, made up by dice with a fixed seed.

use popquiz_core::bank::Bank;
use popquiz_core::dice::Dice;
use popquiz_core::grading::Response;
use popquiz_core::grading::grade;
use popquiz_core::item::{Item, Level, Task};
use popquiz_core::memory::log::{Confidence, Log, Mode, Review, write_file};
use popquiz_core::memory::schedule::{DAY_MS, Memory, Scheduler};
use popquiz_core::stats::recall_at;

/// How the learner practised.
#[derive(Clone, Copy, Debug)]
pub struct Habit {
    /// The moment of the last answer at the latest: Unix time in milliseconds.
    pub until: u64,
    /// Days before that on which it began.
    pub days: u64,
    /// New items on an ordinary day. On one day in five there is no time for any.
    pub new_a_day: u32,
    /// The most reviews on a day.
    pub reviews_a_day: usize,
}

/// The progress file of a learner with this habit.
#[must_use]
pub fn history(bank: &Bank, habit: Habit) -> String {
    let mut learner =
        Learner { bank, dice: Dice::new(20_261_121), memories: vec![None; bank.len()], log: Log::default() };
    let mut new: Vec<usize> = (0..bank.len()).collect();
    learner.dice.shuffle(&mut new);
    let mut new = new.into_iter();
    for day in (0..=habit.days).rev() {
        let busy = day > 0 && learner.dice.below(5) == 0;
        let mut at = habit.until.saturating_sub(day * DAY_MS + 3_600_000);
        let due = |memory: &Option<Memory>| memory.is_some_and(|memory| memory.due_at <= at);
        let due: Vec<usize> = (0..bank.len()).filter(|&item| due(&learner.memories[item])).collect();
        let most = if busy { 0 } else { habit.reviews_a_day };
        let reviews: Vec<usize> = due.into_iter().take(most).collect();
        let fresh: Vec<usize> = new.by_ref().take(if busy { 0 } else { habit.new_a_day as usize }).collect();
        let sitting = learner.dice.roll();
        for (items, mode) in [(reviews, Mode::Review), (fresh, Mode::Drill)] {
            for item in items {
                at = learner.answer(item, at, mode, sitting);
            }
        }
    }
    write_file(&learner.log, &[])
}

struct Learner<'a> {
    bank: &'a Bank,
    dice: Dice,
    memories: Vec<Option<Memory>>,
    log: Log,
}

impl Learner<'_> {
    /// Answers an item, and once more at once if it went wrong. Says when that was done.
    fn answer(&mut self, at: usize, mut now: u64, mode: Mode, sitting: u64) -> u64 {
        let Some(item) = self.bank.item(at) else { return now };
        let scheduler = Scheduler::<false>::new();
        for attempt in 1..=2 {
            let known = match &self.memories[at] {
                Some(memory) => recall_at(memory, now),
                None => match item.head().level {
                    Level::Basic => 0.7,
                    Level::Intermediate => 0.55,
                    Level::Advanced | Level::Scenario => 0.4,
                },
            };
            let right = attempt == 2 || f64::from(self.dice.below(1000)) < known * 1000.0;
            let response = Self::respond(&item, right);
            let grade = grade(&item, &response);
            let taken_ms = 8_000 + self.dice.below(50_000);
            now += u64::from(taken_ms);
            // Sure more often than there is reason for.
            let confidence = match (right, self.dice.below(10)) {
                (true, 0..6) | (false, 0..3) => Confidence::Sure,
                (true, 6..9) | (false, 3..7) => Confidence::Fairly,
                _ => Confidence::Guess,
            };
            let review = Review {
                at: now,
                item: self.bank.full_id(item.id()),
                sitting,
                attempt,
                mode,
                outcome: grade.outcome,
                score_permille: grade.score_permille,
                confidence: (attempt == 1).then_some(confidence),
                taken_ms,
                response: Some(response),
            };
            if attempt == 1 {
                self.memories[at] = scheduler.review(self.memories[at], &review, review.at).or(self.memories[at]);
            }
            self.log.add(review);
            if grade.passed {
                break;
            }
        }
        now
    }

    /// A right answer, or the wrong one that this learner falls for.
    fn respond(item: &Item, right: bool) -> Response {
        match item.task() {
            Task::Choice(task) => {
                let of = |key: bool| {
                    (0u8..).zip(&task.choices).filter(move |(_, choice)| choice.key == key).map(|(at, _)| at)
                };
                if right { Response::Choice(of(true).collect()) } else { Response::Choice(of(false).take(1).collect()) }
            }
            Task::Order(steps) => {
                let mut order: Vec<u8> = (0u8..).take(steps.len()).collect();
                if !right {
                    order.reverse();
                }
                Response::Order(order)
            }
            Task::Match(pairs) if right => Response::Match(pairs.key.iter().map(|&at| Some(at)).collect()),
            Task::Match(pairs) => Response::Match(vec![Some(0); pairs.left.len()]),
            Task::Blank(task) if right => Response::Blank(task.accepted.first().cloned().unwrap_or_default()),
            Task::Blank(_) => Response::Blank("something else".into()),
            Task::Open(task) => {
                let points = if right { task.key_points.len() } else { 1 };
                Response::Open((0u8..).take(points).collect())
            }
            Task::Spot(suspects) => {
                let line = suspects.iter().find(|suspect| suspect.key == right).map(|suspect| suspect.line);
                Response::Spot(line.or(Some(1)))
            }
        }
    }
}
