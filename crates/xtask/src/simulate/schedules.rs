//! The schedules that are compared. Each knows of an item only how its answers went and when.

use popquiz_core::memory::prefs::{Day, Prefs};
use popquiz_core::memory::schedule::{DAY_MS, Memory, Rating, Scheduler};

/// The classic ladder of days.
const LADDER: [u16; 5] = [1, 3, 7, 14, 30];
/// SM-2 starts with this factor and never goes below the other.
const EASE: (f64, f64) = (2.5, 1.3);

/// When an answered item comes back.
#[derive(Clone, Debug)]
pub enum Schedule {
    /// The project's, as its progress is scheduled.
    Popquiz(Scheduler<false>),
    /// The project's, with the learning steps of the reference.
    Steps(Scheduler),
    /// SM-2: 1 day, 6 days, then times a factor that follows the grades.
    Sm2,
    /// Fixed days; a wrong answer goes back to the first.
    Ladder,
    /// Never: any item of the bank is asked at any time.
    Random,
}

/// Days until the interview.
pub const DAYS: u32 = 60;

/// A way to study.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it is called in the table.
    pub name: &'static str,
    /// When an answered item comes back.
    pub schedule: Schedule,
    /// How many new items a day brings, as the widget decides it.
    pub prefs: Prefs,
}

/// What a plan notes about one item.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    /// When it is due, in milliseconds since the first day.
    pub due_at: u64,
    memory: Option<Memory>,
    /// Right answers in a row.
    row: u16,
    ease: f64,
    days: f64,
}

impl Plan {
    /// All that are compared. Days are counted from the first day of study.
    pub fn all() -> Vec<Self> {
        let end = u64::from(DAYS) * DAY_MS;
        let interview = || Prefs { interview: Some(Day::of_ms(end)), ..Prefs::default() };
        let usual = Scheduler::new();
        let plan = |name, schedule, prefs| Self { name, schedule, prefs };
        vec![
            plan(
                "Popquiz, interview on day 60",
                Schedule::Popquiz(Scheduler { deadline: Some(end), ..usual }),
                interview(),
            ),
            plan("Popquiz", Schedule::Popquiz(usual), Prefs::default()),
            plan(
                "Popquiz, retention 0.85",
                Schedule::Popquiz(Scheduler { retention_permille: 850, ..usual }),
                Prefs::default(),
            ),
            plan("Popquiz with learning steps", Schedule::Steps(Scheduler::default()), Prefs::default()),
            plan("SM-2", Schedule::Sm2, Prefs::default()),
            plan("SM-2, new items paced as in the first row", Schedule::Sm2, interview()),
            plan("ladder 1, 3, 7, 14, 30", Schedule::Ladder, Prefs::default()),
            plan("random order", Schedule::Random, Prefs::default()),
        ]
    }

    /// The note after an answer; `now` in milliseconds since the first day.
    pub fn note(&self, old: Option<Note>, right: bool, now: u64) -> Note {
        let mut note = old.unwrap_or(Note { due_at: 0, memory: None, row: 0, ease: EASE.0, days: 0.0 });
        note.row = if right { note.row + 1 } else { 0 };
        let rating = if right { Rating::Good } else { Rating::Again };
        match &self.schedule {
            Schedule::Popquiz(scheduler) => note.remember(scheduler.next(note.memory, rating, now)),
            Schedule::Steps(scheduler) => note.remember(scheduler.next(note.memory, rating, now)),
            Schedule::Sm2 => {
                note.days = match note.row {
                    0 | 1 => 1.0,
                    2 => 6.0,
                    _ => (note.days * note.ease).round(),
                };
                // A grade of 4 of 5 for right leaves the factor as it is; a 2 for wrong takes 0.32 off.
                note.ease = (note.ease - if right { 0.0 } else { 0.32 }).max(EASE.1);
                note.due_at = later(now, note.days);
            }
            Schedule::Ladder => {
                let rung = usize::from(note.row.saturating_sub(1)).min(LADDER.len() - 1);
                note.due_at = later(now, f64::from(LADDER[rung]));
            }
            Schedule::Random => note.due_at = now,
        }
        note
    }
}

impl Note {
    fn remember(&mut self, memory: Memory) {
        self.memory = Some(memory);
        self.due_at = memory.due_at;
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole days, not negative")]
fn later(now: u64, days: f64) -> u64 {
    now.saturating_add((days as u64).saturating_mul(DAY_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days that a plan waits after each answer, each given when it is due.
    fn waits(plan: &Plan, answers: &[bool]) -> Vec<u64> {
        let (mut note, mut now, mut out) = (None, 0, Vec::new());
        for &right in answers {
            let next = plan.note(note, right, now);
            out.push((next.due_at - now) / DAY_MS);
            (note, now) = (Some(next), next.due_at);
        }
        out
    }

    #[test]
    fn each_waits_as_it_is_known_to() {
        let plan = |name: &str| Plan::all().into_iter().find(|plan| plan.name.starts_with(name)).expect("a plan");
        let sm2 = [true, true, true, true, false, true, true, true];
        assert_eq!(waits(&plan("SM-2"), &sm2), [1, 6, 15, 38, 1, 1, 6, 13]);
        assert_eq!(waits(&plan("ladder"), &[true, true, true, false, true, true]), [1, 3, 7, 1, 1, 3]);
        assert_eq!(waits(&plan("ladder"), &[true; 7])[4..], [30, 30, 30]);
        assert_eq!(waits(&plan("Popquiz"), &[true, true, false]), [2, 11, 0]);
        assert_eq!(waits(&plan("Popquiz with"), &[true, true, true, false]), [0, 2, 11, 0]);
        assert_eq!(waits(&plan("random"), &[true, false]), [0, 0]);
    }
}
