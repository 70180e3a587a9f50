//! Numbers and days in words.

use crate::browser::LocalDay;
pub use crate::view::parts::count;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// `Sat 21 Nov`.
pub fn date(day: LocalDay) -> String {
    format!("{} {}", WEEKDAYS[day.weekday % 7], short_date(day))
}

/// `21 Nov`.
pub fn short_date(day: LocalDay) -> String {
    format!("{} {}", day.day, short_month(day))
}

/// `Nov`: three letters are plain enough beside a number, and fit under a chart.
pub fn short_month(day: LocalDay) -> &'static str {
    &MONTHS[day.month % 12][..3]
}

/// A day that is past: `today`, `yesterday`, `3 March`, `3 March 2025`.
pub fn past(day: LocalDay, today: LocalDay) -> String {
    // Half a day of room, for days of 23 and 25 hours.
    let ago = (today.start + 12 * 3_600_000).saturating_sub(day.start) / popquiz_core::memory::schedule::DAY_MS;
    match ago {
        0 => "today".into(),
        1 => "yesterday".into(),
        _ if day.year == today.year => format!("{} {}", day.day, MONTHS[day.month % 12]),
        _ => format!("{} {} {}", day.day, MONTHS[day.month % 12], day.year),
    }
}

/// `once`, `twice`, `5 times`.
pub fn times(n: u32) -> String {
    match n {
        1 => "once".into(),
        2 => "twice".into(),
        n => format!("{n} times"),
    }
}

/// A share from 0 to 1 as `87%`. Neither all nor nothing is said of what is only close to it.
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    let near = if share > 0.0 && share < 1.0 { rounded.clamp(1.0, 99.0) } else { rounded };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share has at most a hundred")]
    let whole = near as u8;
    format!("{whole}%")
}

/// `4 h 20 min`, `12 min`, `less than a minute`.
pub fn duration(ms: u64) -> String {
    match ms / 60_000 {
        0 if ms == 0 => "no time".into(),
        0 => "less than a minute".into(),
        minutes if minutes < 60 => format!("{minutes} min"),
        minutes if minutes % 60 == 0 => format!("{} h", minutes / 60),
        minutes => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_never_claim_all_or_nothing_falsely() {
        assert_eq!([0.0, 0.001, 0.5, 0.999, 1.0].map(percent), ["0%", "1%", "50%", "99%", "100%"]);
    }

    #[test]
    fn durations_are_said_in_hours_and_minutes() {
        let said = [0, 5_000, 12 * 60_000, 3_600_000, 15_600_000].map(duration);
        assert_eq!(said, ["no time", "less than a minute", "12 min", "1 h", "4 h 20 min"]);
    }

    #[test]
    fn a_day_that_is_past_is_said_as_people_do() {
        let hour = 3_600_000;
        let day = |start: u64, day, month, year| LocalDay { start: start * hour, day, month, year, weekday: 0 };
        let today = day(10_000, 3, 10, 2026);
        assert_eq!(past(today, today), "today");
        // Yesterday had 25 hours.
        assert_eq!(past(day(10_000 - 25, 2, 10, 2026), today), "yesterday");
        assert_eq!(past(day(10_000 - 24 * 7, 27, 9, 2026), today), "27 October");
        assert_eq!(past(day(10, 3, 2, 2025), today), "3 March 2025");
        assert_eq!(date(today), "Mon 3 Nov");
    }

    #[test]
    fn one_of_a_thing_is_singular() {
        assert_eq!((count(1, "answer"), count(0, "answer")), ("1 answer".into(), "0 answers".into()));
        assert_eq!([1, 2, 5].map(times), ["once", "twice", "5 times"]);
    }
}
