//! Sixty days of one learner with one plan.

use super::learner::{Learner, Trace, chance};
use super::question::Question;
use super::schedules::{DAYS, Note, Plan, Schedule};
use popquiz_core::dice::Dice;
use popquiz_core::item::Kind;
use popquiz_core::memory::schedule::EARLY_MS;

/// Minutes of study a day.
pub const MINUTES: u32 = 20;
/// Reading why an answer was wrong takes so much longer, in seconds.
const WRONG_SECONDS: u32 = 15;
/// An item is held if the chance of recall is at least this.
const HELD: f64 = 0.9;

/// What came of it; for several learners their sum, or their mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// First tries in a sitting: what a schedule asks for.
    pub answers: f64,
    /// Items met.
    pub seen: f64,
    /// Items that will be recalled on the last day: the sum of the chances over those that were met.
    pub recalled: f64,
    /// Items whose chance is at least 90 % then.
    pub held: f64,
}

impl Outcome {
    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.answers += other.answers;
        self.seen += other.seen;
        self.recalled += other.recalled;
        self.held += other.held;
    }

    /// The mean of so many.
    pub fn over(&self, n: f64) -> Self {
        Self { answers: self.answers / n, seen: self.seen / n, recalled: self.recalled / n, held: self.held / n }
    }
}

/// Seconds from seeing a question to leaving its verdict.
const fn seconds(kind: Kind) -> u32 {
    match kind {
        Kind::Choice | Kind::Blank => 30,
        Kind::Spot => 40,
        Kind::Order | Kind::Match => 50,
        Kind::Open => 120,
    }
}

/// What is under way.
struct Desk<'a> {
    questions: &'a [Question],
    learner: &'a Learner,
    plan: &'a Plan,
    dice: Dice,
    traces: Vec<Option<Trace>>,
    notes: Vec<Option<Note>>,
    answers: u32,
}

/// Lets a learner study by a plan. The seed decides when each day's sitting begins, which items are new when, and, with
/// the chance of recall, what is answered right.
pub fn study(questions: &[Question], learner: &Learner, plan: &Plan, seed: u64) -> Outcome {
    let n = questions.len();
    let mut dice = Dice::new(seed);
    let mut order: Vec<usize> = (0..n).collect();
    dice.shuffle(&mut order);
    order.sort_by_key(|&at| questions[at].level);
    let mut desk = Desk { questions, learner, plan, dice, traces: vec![None; n], notes: vec![None; n], answers: 0 };
    let mut fresh = order.into_iter();
    for day in 0..DAYS {
        // At six in the evening, give or take two hours.
        let hour = 16.0 + 4.0 * chance(&mut desk.dice);
        desk.sitting(f64::from(day) + hour / 24.0, &mut fresh);
    }
    let end = f64::from(DAYS);
    let mut outcome = Outcome { answers: f64::from(desk.answers), ..Outcome::default() };
    for (item, trace) in desk.traces.iter().enumerate() {
        let Some(trace) = trace else { continue };
        let recall = learner.recall(item, Some(trace), end);
        outcome.seen += 1.0;
        outcome.recalled += recall;
        outcome.held += f64::from(u8::from(recall >= HELD));
    }
    outcome
}

impl Desk<'_> {
    /// One evening: what is due, the longest overdue first, then new items, or before an interview these first, until
    /// time is up or nothing is left.
    fn sitting(&mut self, begin: f64, fresh: &mut impl Iterator<Item = usize>) {
        let mut spent = 0;
        let now = |spent: u32| begin + f64::from(spent) / 86_400.0;
        if matches!(self.plan.schedule, Schedule::Random) {
            let n = u32::try_from(self.questions.len()).unwrap_or(u32::MAX);
            while spent < MINUTES * 60 && n > 0 {
                let item = self.dice.below(n) as usize;
                spent += self.ask(item, now(spent));
            }
            return;
        }
        let begin_ms = ms(begin);
        let due_at =
            |item: usize| self.notes[item].filter(|note| note.due_at <= begin_ms + EARLY_MS).map(|note| note.due_at);
        let mut due: Vec<(u64, usize)> =
            (0..self.questions.len()).filter_map(|item| Some((due_at(item)?, item))).collect();
        due.sort_unstable();
        let mut due = due.into_iter().map(|(_, item)| item);
        let unseen = self.notes.iter().filter(|note| note.is_none()).count();
        let mut new = fresh.by_ref().take(self.plan.prefs.room_for_new(unseen, 0, begin_ms));
        let new_first = self.plan.prefs.ahead(begin_ms).is_some();
        // What is not reached stays due, or new.
        while spent < MINUTES * 60 {
            let item = if new_first { new.next().or_else(|| due.next()) } else { due.next().or_else(|| new.next()) };
            let Some(item) = item else { return };
            spent += self.ask(item, now(spent));
        }
    }

    /// Asks an item, and a missed one once more before the sitting ends. Gives the seconds it took.
    fn ask(&mut self, item: usize, now: f64) -> u32 {
        let trace = self.traces[item];
        let right = chance(&mut self.dice) < self.learner.recall(item, trace.as_ref(), now);
        self.notes[item] = Some(self.plan.note(self.notes[item], right, ms(now)));
        let mut held = self.learner.answer(trace.as_ref(), right, now);
        let mut took = seconds(self.questions[item].kind);
        if !right {
            // The second try was told the answer a minute ago: it is right, takes its time, and no schedule counts it.
            held = self.learner.answer(Some(&held), true, now);
            took += WRONG_SECONDS + took / 2;
        }
        self.traces[item] = Some(held);
        self.answers += 1;
        took
    }
}

/// Days as whole milliseconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and far below 2^53")]
fn ms(days: f64) -> u64 {
    const MS: f64 = 86_400_000.0;
    (days * MS) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use popquiz_core::item::Level;

    fn run(n: usize, plan: usize) -> Outcome {
        let questions = vec![Question { level: Level::Basic, kind: Kind::Choice }; n];
        let learner = Learner::new(&mut Dice::new(2), &questions);
        study(&questions, &learner, &Plan::all()[plan], 7)
    }

    #[test]
    fn new_items_come_day_by_day_and_time_is_short() {
        let all = Plan::all().len();
        for plan in 0..all - 1 {
            let outcome = run(100, plan);
            assert!((outcome.seen - 100.0).abs() < 1e-9, "a small bank is seen whole: {outcome:?}");
            let crowd = run(5000, plan);
            assert!(crowd.seen <= 60.0 * 20.0, "twenty a day: {crowd:?}");
        }
        // Sixty times twenty minutes of half a minute each, if every answer is right.
        let random = run(5000, all - 1);
        assert!(random.answers <= 2400.0 && random.answers > 1200.0, "{random:?}");
    }

    #[test]
    fn nothing_to_study_is_nothing_learnt() {
        for plan in 0..Plan::all().len() {
            assert_eq!(run(0, plan), Outcome::default());
        }
    }
}
