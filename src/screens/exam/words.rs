//! Times and counts in words.

use crate::browser::language::{Room, duration};
pub use crate::view::parts::questions;
use popquiz_core::sitting::Said;
use popquiz_words::exam as say;

/// `12:05`, and with hours `1:02:05`: what is left, begun seconds counted whole.
pub fn clock(left_ms: u64) -> String {
    let seconds = left_ms.div_ceil(1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// `20 minutes`, `1 hour 30 minutes`, and below a minute `30 seconds`.
pub fn length(ms: u64) -> String {
    duration(ms, Room::Long)
}

/// The same where there is little room: `20 min`, `1 hr 30 min`.
pub fn short(ms: u64) -> String {
    duration(ms, Room::Short)
}

/// What is said of the time to those who cannot see it.
pub fn said(said: Said) -> String {
    match said {
        Said::Left(ms) => say::LeftSaid { time: &length(ms) }.text(),
        Said::Up => say::TIME_UP_SAID.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begun_seconds_are_whole_on_the_clock() {
        assert_eq!([clock(0), clock(1), clock(65_000), clock(3_725_000)], ["0:00", "0:01", "1:05", "1:02:05"]);
    }
}
