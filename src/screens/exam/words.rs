//! Times and counts in words.

use crate::view::parts::count;
pub use crate::view::parts::questions;
use popquiz_core::sitting::Said;
use popquiz_core::sitting::exam::MINUTE_MS;

/// `12:05`, and with hours `1:02:05`: what is left, begun seconds counted whole.
pub fn clock(left_ms: u64) -> String {
    let seconds = left_ms.div_ceil(1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// `20 minutes`, `1 hour 30 minutes`, and below a minute `30 seconds`.
pub fn length(ms: u64) -> String {
    let many = |n: u64, what: &str| count(usize::try_from(n).unwrap_or(usize::MAX), what);
    if ms < MINUTE_MS {
        return many(ms.div_ceil(1000), "second");
    }
    // To the nearest minute: what is read here is to be understood, not measured.
    let minutes = (ms + MINUTE_MS / 2) / MINUTE_MS;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => many(minutes, "minute"),
        (hours, 0) => many(hours, "hour"),
        (hours, minutes) => format!("{} {}", many(hours, "hour"), many(minutes, "minute")),
    }
}

/// The same where there is little room: `20 min`, `1 h 30`.
pub fn short(ms: u64) -> String {
    match ms / MINUTE_MS {
        minutes @ 0..60 => format!("{minutes} min"),
        minutes if minutes % 60 == 0 => format!("{} h", minutes / 60),
        minutes => format!("{} h {:02}", minutes / 60, minutes % 60),
    }
}

/// What is said of the time to those who cannot see it.
pub fn said(said: Said) -> String {
    match said {
        Said::Left(ms) => format!("{} left.", length(ms)),
        Said::Up => "Time is up. You can still add time, or hand in now.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_say_them() {
        assert_eq!([clock(0), clock(1), clock(65_000), clock(3_725_000)], ["0:00", "0:01", "1:05", "1:02:05"]);
        let minutes = |n: u64| length(n * MINUTE_MS);
        assert_eq!(
            [minutes(1), minutes(20), minutes(60), minutes(90)],
            ["1 minute", "20 minutes", "1 hour", "1 hour 30 minutes"]
        );
        assert_eq!([length(30_000), length(1_000), length(119_400)], ["30 seconds", "1 second", "2 minutes"]);
        assert_eq!([short(20 * MINUTE_MS), short(60 * MINUTE_MS), short(65 * MINUTE_MS)], ["20 min", "1 h", "1 h 05"]);
        assert_eq!(questions(1), "1 question");
    }
}
