//! Whether being sure and being right go together.

use super::history::History;
use crate::memory::log::Confidence;

/// How often something came true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How often it could have.
    pub of: u32,
    /// How often it did.
    pub right: u32,
}

impl Share {
    /// The share, from 0 to 1; nothing without a try.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.right) / f64::from(self.of))
    }

    /// The interval that holds the true share 19 times in 20, by Wilson's score (1927), which unlike the textbook one
    /// keeps between 0 and 1 and means something for a handful of tries.
    #[must_use]
    pub fn interval(self) -> Option<(f64, f64)> {
        /// The normal distribution has 95 % of its weight within so many standard deviations.
        const Z: f64 = 1.959_964;
        let share = self.value()?;
        let n = f64::from(self.of);
        let whole = 1.0 + Z * Z / n;
        let middle = (share + Z * Z / (2.0 * n)) / whole;
        let half = Z / whole * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        Some(((middle - half).max(0.0), (middle + half).min(1.0)))
    }
}

/// For each answer to “How sure are you?”, how often what followed was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// After “guess”.
    pub guess: Share,
    /// After “fairly”.
    pub fairly: Share,
    /// After “sure”.
    pub sure: Share,
}

impl Calibration {
    /// All three together.
    #[must_use]
    pub const fn of(&self) -> u32 {
        self.guess.of + self.fairly.of + self.sure.of
    }
}

/// Counts the first tries before which the learner said how sure they were.
#[must_use]
pub fn calibration(history: &History<'_>) -> Calibration {
    let mut out = Calibration::default();
    for one in history.tries().iter().filter(|one| one.first) {
        let share = match one.review.confidence {
            Some(Confidence::Guess) => &mut out.guess,
            Some(Confidence::Fairly) => &mut out.fairly,
            Some(Confidence::Sure) => &mut out.sure,
            None => continue,
        };
        share.of += 1;
        share.right += u32::from(one.is_right());
    }
    out
}
