//! The schedules that are compared. Each knows of an item only how its answers went and when.

use popquiz_core::schedule::{DAY_MS, Memory, Rating, Scheduler};

/// The classic ladder of days.
const LADDER: [u16; 5] = [1, 3, 7, 14, 30];
/// SM-2 starts with this factor and never goes below the other.
const EASE: (f64, f64) = (2.5, 1.3);

/// A way to decide what is asked.
#[derive(Clone, Debug)]
pub enum Plan {
    /// The project's schedule: what it is called here, and how it is set.
    Fsrs(&'static str, Scheduler),
    /// SM-2: 1 day, 6 days, then times a factor that follows the grades.
    Sm2,
    /// Fixed days; a wrong answer goes back to the first.
    Ladder,
    /// Any item of the bank, at random.
    Random,
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
    /// All that are compared.
    pub fn all() -> Vec<Self> {
        let shipped = Scheduler { steps: false, ..Scheduler::default() };
        vec![
            Self::Fsrs("Popquiz", shipped),
            Self::Fsrs("Popquiz, interview on day 60", Scheduler { deadline: Some(60 * DAY_MS), ..shipped }),
            Self::Fsrs("Popquiz, retention 0.85", Scheduler { retention_permille: 850, ..shipped }),
            Self::Fsrs("Popquiz, retention 0.95", Scheduler { retention_permille: 950, ..shipped }),
            Self::Fsrs("Popquiz with learning steps", Scheduler::default()),
            Self::Sm2,
            Self::Ladder,
            Self::Random,
        ]
    }

    /// What it is called in the table.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Fsrs(name, _) => name,
            Self::Sm2 => "SM-2",
            Self::Ladder => "ladder 1, 3, 7, 14, 30",
            Self::Random => "random order",
        }
    }

    /// The note after an answer; `now` in milliseconds since the first day.
    pub fn note(&self, old: Option<Note>, right: bool, now: u64) -> Note {
        let mut note = old.unwrap_or(Note { due_at: 0, memory: None, row: 0, ease: EASE.0, days: 0.0 });
        note.row = if right { note.row + 1 } else { 0 };
        match self {
            Self::Fsrs(_, scheduler) => {
                let rating = if right { Rating::Good } else { Rating::Again };
                let memory = scheduler.next(note.memory, rating, now);
                note.memory = Some(memory);
                note.due_at = memory.due_at;
            }
            Self::Sm2 => {
                note.days = match note.row {
                    0 | 1 => 1.0,
                    2 => 6.0,
                    _ => (note.days * note.ease).round(),
                };
                // A grade of 4 of 5 for right leaves the factor as it is; a 2 for wrong takes 0.32 off.
                note.ease = (note.ease - if right { 0.0 } else { 0.32 }).max(EASE.1);
                note.due_at = later(now, note.days);
            }
            Self::Ladder => {
                let rung = usize::from(note.row.saturating_sub(1)).min(LADDER.len() - 1);
                note.due_at = later(now, f64::from(LADDER[rung]));
            }
            Self::Random => note.due_at = now,
        }
        note
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
        assert_eq!(waits(&Plan::Sm2, &[true, true, true, true, false, true, true, true]), [1, 6, 15, 38, 1, 1, 6, 13]);
        assert_eq!(waits(&Plan::Ladder, &[true, true, true, false, true, true]), [1, 3, 7, 1, 1, 3]);
        assert_eq!(waits(&Plan::Ladder, &[true; 7])[4..], [30, 30, 30]);
        assert_eq!(waits(&Plan::all()[0], &[true, true, false]), [2, 11, 0]);
        assert_eq!(waits(&Plan::Random, &[true, false]), [0, 0]);
    }
}
