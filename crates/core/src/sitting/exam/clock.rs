//! The time of an exam: a deadline on the wall, so that no reload gives any and no sleep takes any away unsaid; while the
//! page lives it is held against a clock that nobody can set.

use super::rules::MINUTE_MS;

/// Once time is up, the exam is handed in after so long unless the learner takes more time: long enough to hear it said
/// and to press one button (WCAG 2.2.1 asks for 20 seconds).
pub const GRACE_MS: u64 = 30_000;
/// More time is offered from so long before the end; in a short exam from half its time.
const OFFER_MS: u64 = 2 * MINUTE_MS;
/// What the offer adds.
pub const OFFERED_MS: u64 = 5 * MINUTE_MS;

/// More time, as often as the learner wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// Five minutes more.
    FiveMinutes,
    /// Half of what the exam began with.
    Half,
    /// As much again as the exam began with.
    Double,
    /// No limit from now on.
    Unlimited,
}

/// The time of one exam, in Unix milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) started_at: u64,
    /// What the exam began with; nothing for no limit.
    pub(super) limit_ms: Option<u64>,
    /// When time is up; nothing if it never is.
    pub(super) deadline: Option<u64>,
    /// What was added on the way.
    pub(super) added_ms: u64,
    /// When it was handed in.
    pub(super) ended_at: Option<u64>,
    /// Time is up, and so long there is to take more. Not kept: whoever comes back late is warned first, too.
    pub(super) grace_until: Option<u64>,
}

/// How the two clocks of a page stood when they were last looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looked {
    /// The exam's own time, in Unix milliseconds.
    pub(super) own: u64,
    /// Milliseconds of a clock that nobody sets.
    pub(super) steady: u64,
}

impl Looked {
    /// The exam's own time: that of the wall or that of the steady clock, whichever leaves less, and never back.
    /// `at_least` is where it stands already when the page is opened.
    pub(super) fn again(last: Option<Self>, wall: u64, steady: u64, at_least: impl FnOnce() -> u64) -> u64 {
        let gone = match last {
            Some(last) => last.own.saturating_add(steady.saturating_sub(last.steady)),
            None => at_least(),
        };
        wall.max(gone)
    }
}

impl Clock {
    pub(super) const fn start(started_at: u64, limit_ms: Option<u64>) -> Self {
        let deadline = match limit_ms {
            Some(limit) => Some(started_at.saturating_add(limit)),
            None => None,
        };
        Self { started_at, limit_ms, deadline, added_ms: 0, ended_at: None, grace_until: None }
    }

    /// Never more than was given, whatever the computer's clock says.
    pub(super) fn left_ms(&self, now: u64) -> Option<u64> {
        self.deadline.map(|deadline| deadline.saturating_sub(now).min(self.total_ms()))
    }

    /// From the start to handing in, or to now; what lies behind the deadline is nobody's time.
    pub(super) fn used_ms(&self, now: u64) -> u64 {
        let end = self.ended_at.unwrap_or(now);
        self.deadline.map_or(end, |deadline| end.min(deadline)).saturating_sub(self.started_at)
    }

    fn total_ms(&self) -> u64 {
        self.limit_ms.unwrap_or(0).saturating_add(self.added_ms)
    }

    fn offer_from(&self) -> u64 {
        OFFER_MS.min(self.limit_ms.unwrap_or(0) / 2)
    }

    /// Whether more time is to be offered now.
    pub(super) fn offers(&self, now: u64) -> bool {
        self.left_ms(now).is_some_and(|left| left <= self.offer_from())
    }

    /// Whether one of the moments at which the time is said aloud lies after `since` and not after `now`: half of it, ten
    /// minutes, five, when more is offered, and one.
    pub(super) fn says(&self, since: u64, now: u64) -> bool {
        let Some((before, left)) = self.left_ms(since).zip(self.left_ms(now)) else { return false };
        let total = self.total_ms();
        [total / 2, 10 * MINUTE_MS, 5 * MINUTE_MS, self.offer_from(), MINUTE_MS]
            .into_iter()
            .any(|mark| mark < total && (left..before).contains(&mark))
    }

    /// Takes more time. Says whether that changed anything.
    pub(super) fn add(&mut self, more: More, now: u64) -> bool {
        let Some((deadline, limit)) = self.deadline.zip(self.limit_ms) else { return false };
        let added = match more {
            More::FiveMinutes => OFFERED_MS,
            More::Half => limit / 2,
            More::Double => limit,
            More::Unlimited => {
                self.deadline = None;
                self.grace_until = None;
                return true;
            }
        };
        // What was taken after the end begins now.
        self.deadline = Some(deadline.max(now).saturating_add(added));
        self.added_ms = self.added_ms.saturating_add(added);
        self.grace_until = None;
        added > 0
    }
}
