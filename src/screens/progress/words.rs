//! Shares and times in words.

use crate::browser::language::{self, Room};
use popquiz_words::progress as say;

/// A share from 0 to 1 as `87%`. Neither all nor nothing is said of what is only close to it.
pub fn percent(share: f64) -> String {
    language::percent(u16::from(whole(share)) * 10)
}

fn whole(share: f64) -> u8 {
    let rounded = (share * 100.0).round();
    let near = if share > 0.0 && share < 1.0 { rounded.clamp(1.0, 99.0) } else { rounded };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share has at most a hundred")]
    let whole = near as u8;
    whole
}

/// `4 hr 20 min`, `12 min`, `less than a minute`.
pub fn duration(ms: u64) -> String {
    match ms {
        0 => say::NO_TIME.to_string(),
        1..60_000 => say::UNDER_MINUTE.to_string(),
        ms => language::duration(ms, Room::Short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_never_claim_all_or_nothing_falsely() {
        assert_eq!([0.0, 0.001, 0.5, 0.999, 1.0].map(whole), [0, 1, 50, 99, 100]);
    }

    #[test]
    fn what_is_no_whole_minute_is_said_so() {
        assert_eq!([0, 5_000].map(duration), ["no time", "less than a minute"]);
    }
}
