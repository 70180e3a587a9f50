//! What the learner prefers, as one line of text: a version and words `key=number`, so that it can be read by eye.
//!
//! ```text
//! 1 retention=900 new=20 confidence=1 time=100 interview=20891 backup=1763712345678
//! │ │             │      │            │        │               └ last back-up: Unix time in milliseconds
//! │ │             │      │            │        └ day of the interview, counted from the first of 1970
//! │ │             │      │            └ time in exams, in per cent; 0 is no limit
//! │ │             │      └ whether to ask how sure the learner is
//! │ │             └ new items a day
//! │ └ chance of recall that an interval ends with, in thousandths
//! └ version of the line
//! ```
//!
//! A key that is missing has its default. Words with keys that this crate does not know are kept as they stand, so that a
//! newer Popquiz finds what it wrote.

use crate::memory::schedule::{DAY_MS, LAST_DAYS, RETENTIONS, Scheduler};

/// What a line begins with: the version written today.
const VERSION: &str = "1 ";
const INTERVIEW: &str = "interview";
const RETENTION: &str = "retention";
/// Not a preference: it stays with them so that it is there wherever the log is, and is kept as an unknown word is.
const NOTICED: &str = "noticed";

/// A day of the calendar, from 1970 on: `2027-03-14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u32);

impl Day {
    /// The last day that can be written.
    pub const LAST: Self = Self(2_932_896);

    /// Reads `yyyy-mm-dd`. Nothing if there is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits: usize| -> Option<u32> {
            let part = parts.next().filter(|part| part.len() == digits && !part.starts_with('+'))?;
            part.parse().ok()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if year < 1970 || !(1..=12).contains(&month) || day < 1 {
            return None;
        }
        let found = Self(days_before(year, month) + day - 1);
        // The last of a month is the day before the first of the next.
        let next = if month == 12 { days_before(year + 1, 1) } else { days_before(year, month + 1) };
        (found.0 < next).then_some(found)
    }

    /// The day that a moment lies on: milliseconds since 1970 began, in the time zone of the day.
    #[must_use]
    pub fn of_ms(ms: u64) -> Self {
        u32::try_from(ms / DAY_MS).map_or(Self::LAST, |day| Self(day).min(Self::LAST))
    }

    /// Where it begins, as milliseconds since 1970 began in its time zone. As Unix time that is some hours off, which the
    /// schedule leaves room for.
    #[must_use]
    pub const fn start_ms(self) -> u64 {
        self.0 as u64 * DAY_MS
    }
}

impl core::fmt::Display for Day {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        // A year has 365 or 366 days, so this starts at or after the year that is looked for.
        let mut year = 1970 + self.0 / 365;
        while days_before(year, 1) > self.0 {
            year -= 1;
        }
        let month = (1..=12).rev().find(|&month| days_before(year, month) <= self.0).unwrap_or(1);
        write!(f, "{year:04}-{month:02}-{:02}", self.0 - days_before(year, month) + 1)
    }
}

/// Days from the first of January 1970 to the first of a month.
const fn days_before(year: u32, month: u32) -> u32 {
    // With years that begin in March the leap day comes last, and months of 31, 30, 31, 30 and 31 days repeat.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year / 4 - year / 100 + year / 400;
    year * 365 + leaps + (month * 153 + 2) / 5 - 719_468
}

/// How much time an exam or an interview gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Time {
    /// As it was set.
    #[default]
    Set,
    /// Half as much again.
    Half,
    /// Twice as much.
    Double,
    /// No limit.
    Off,
}

impl Time {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Set, Self::Half, Self::Double, Self::Off];

    /// What it is in per cent, as in a line of preferences; 0 for no limit.
    #[must_use]
    pub const fn percent(self) -> u64 {
        match self {
            Self::Set => 100,
            Self::Half => 150,
            Self::Double => 200,
            Self::Off => 0,
        }
    }

    /// What a limit becomes; nothing if there is none.
    #[must_use]
    pub const fn of(self, limit_ms: u64) -> Option<u64> {
        match self.percent() {
            0 => None,
            percent => Some(limit_ms.saturating_mul(percent) / 100),
        }
    }
}

/// What the learner prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// The day of the interview.
    pub interview: Option<Day>,
    /// The chance of recall that an interval is to end with, in thousandths; within [`RETENTIONS`].
    pub retention_permille: u16,
    /// How many items that were never asked a day of review may bring.
    pub new_a_day: u16,
    /// Whether to ask how sure the learner is before the verdict.
    pub confidence: bool,
    /// How much time an exam or an interview gives.
    pub time: Time,
    /// When progress was last backed up: Unix time in milliseconds.
    pub backed_up_at: Option<u64>,
    /// Words with keys that this crate does not know, kept for a newer one.
    pub unknown: Vec<String>,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            interview: None,
            retention_permille: 900,
            new_a_day: 20,
            confidence: true,
            time: Time::Set,
            backed_up_at: None,
            unknown: Vec::new(),
        }
    }
}

impl Prefs {
    /// The day of the interview as Unix time in milliseconds, unless it is over.
    #[must_use]
    pub fn ahead(&self, now: u64) -> Option<u64> {
        self.interview.map(Day::start_ms).filter(|&day| is_ahead(day, now))
    }

    /// How many new items today still has room for, when so many were never asked and so many were met today. Before an
    /// interview that is no more than it takes to have met all of them by its last week, so that time is left to review.
    #[must_use]
    pub fn room_for_new(&self, unseen: usize, met_today: usize, now: u64) -> usize {
        let mut a_day = usize::from(self.new_a_day);
        let days = self.ahead(now).map_or(0, |day| (day.saturating_sub(now) / DAY_MS).saturating_sub(LAST_DAYS));
        if let Ok(days @ 1..) = usize::try_from(days) {
            a_day = a_day.min((unseen + met_today).div_ceil(days));
        }
        a_day.saturating_sub(met_today).min(unseen)
    }

    /// One line of text.
    #[must_use]
    pub fn encode(&self) -> String {
        let words = [
            (RETENTION, Some(self.retention_permille.into())),
            ("new", Some(self.new_a_day.into())),
            ("confidence", Some(self.confidence.into())),
            ("time", Some(self.time.percent())),
            (INTERVIEW, self.interview.map(|day| day.0.into())),
            ("backup", self.backed_up_at),
        ];
        let known = words.into_iter().filter_map(|(key, value)| Some(format!("{key}={} ", value?)));
        let mut line: String = [VERSION.to_string()].into_iter().chain(known).collect();
        for word in &self.unknown {
            line.push_str(word);
            line.push(' ');
        }
        line.truncate(line.trim_end().len());
        line
    }

    /// Reads a line. Nothing if it is of another version or a known key has a value that is none.
    #[must_use]
    pub fn decode(line: &str) -> Option<Self> {
        let words = line.strip_prefix(VERSION)?;
        let mut prefs = Self::default();
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let (key, value) = word.split_once('=')?;
            let number: Option<u64> = value.parse().ok();
            match key {
                RETENTION => prefs.retention_permille = permille(number?),
                "new" => prefs.new_a_day = number?.try_into().ok()?,
                "confidence" => prefs.confidence = number? != 0,
                "time" => prefs.time = Time::ALL.into_iter().find(|time| Some(time.percent()) == number)?,
                INTERVIEW => prefs.interview = Some(number?.try_into().ok().map(Day).filter(|&day| day <= Day::LAST)?),
                "backup" => prefs.backed_up_at = Some(number?),
                _ => prefs.unknown.push(word.into()),
            }
        }
        Some(prefs)
    }
}

const fn is_ahead(day: u64, now: u64) -> bool {
    now < day.saturating_add(DAY_MS)
}

fn permille(number: u64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX).clamp(*RETENTIONS.start(), *RETENTIONS.end())
}

/// When it was first noticed that the log has answers dated ahead of the clock, as a line of preferences says: Unix time in
/// milliseconds.
#[must_use]
pub fn noticed(line: &str) -> Option<u64> {
    line.split(' ').find_map(|word| word.strip_prefix(NOTICED)?.strip_prefix('=')?.parse().ok())
}

/// The line with that moment in it.
#[must_use]
pub fn with_noticed(line: &str, now: u64) -> String {
    format!("{} {NOTICED}={now}", line.trim_end())
}

/// How items are scheduled by a line of preferences; `now` is Unix time in milliseconds. An interview that is over changes
/// nothing any more, and what cannot be read has its default.
///
/// This is all that the first load wants to know of a line: it neither reads nor checks the rest.
#[must_use]
pub fn scheduler(line: &str, now: u64) -> Scheduler<false> {
    let mut scheduler = Scheduler::new();
    for word in line.strip_prefix(VERSION).unwrap_or_default().split(' ') {
        let Some((key, value)) = word.split_once('=') else { continue };
        let Ok(number) = value.parse::<u64>() else { continue };
        match key {
            RETENTION => scheduler.retention_permille = permille(number),
            INTERVIEW => {
                scheduler.deadline = Some(number.saturating_mul(DAY_MS)).filter(|&day| is_ahead(day, now));
            }
            _ => {}
        }
    }
    scheduler
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn when_a_clock_was_noticed_to_be_ahead_is_kept_through_every_change() {
        let line = with_noticed("1 new=5", 1_763_712_345_678);
        assert_eq!((noticed(&line), noticed("1 new=5")), (Some(1_763_712_345_678), None));
        let mut prefs = Prefs::decode(&line).expect("a line");
        prefs.new_a_day = 7;
        assert_eq!(noticed(&prefs.encode()), Some(1_763_712_345_678));
        assert_eq!(noticed(&with_noticed("1 ", 7)), Some(7));
    }

    fn any_prefs() -> impl Strategy<Value = Prefs> {
        let day = proptest::option::of((0..=Day::LAST.0).prop_map(Day));
        let unknown = proptest::collection::vec("x[a-z]{0,3}=[a-z0-9=]{0,4}", 0..3);
        let backup = proptest::option::of(any::<u64>());
        (day, RETENTIONS, any::<u16>(), any::<bool>(), proptest::sample::select(Time::ALL.to_vec()), backup, unknown)
            .prop_map(|(interview, retention_permille, new_a_day, confidence, time, backed_up_at, unknown)| Prefs {
                interview,
                retention_permille,
                new_a_day,
                confidence,
                time,
                backed_up_at,
                unknown,
            })
    }

    proptest! {
        #[test]
        fn a_line_reads_back(prefs in any_prefs()) {
            let line = prefs.encode();
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(Prefs::decode(&line), Some(prefs));
        }

        #[test]
        fn the_first_load_schedules_by_what_the_whole_line_says(prefs in any_prefs(), now in any::<u64>()) {
            let wanted = Scheduler {
                retention_permille: prefs.retention_permille,
                deadline: prefs.ahead(now),
                ..Scheduler::new()
            };
            prop_assert_eq!(scheduler(&prefs.encode(), now), wanted);
        }

        #[test]
        fn reading_is_total(text in "\\PC{0,40}", tail in "[a-z0-9= .-]{0,40}") {
            let _ = Prefs::decode(&text);
            let _ = (Prefs::decode(&format!("1 {tail}")), scheduler(&format!("1 {tail}"), 0));
            let number = (tail.parse::<u64>().unwrap_or(9), u64::MAX);
            let _ = scheduler(&format!("1 interview={} retention={}", number.0, number.1), number.1);
            let _ = Day::parse(&text);
        }

        #[test]
        fn days_follow_each_other(day in 0..Day::LAST.0) {
            let (today, tomorrow) = (Day(day).to_string(), Day(day + 1).to_string());
            prop_assert_eq!(Day::parse(&today), Some(Day(day)));
            prop_assert!(today < tomorrow);
        }
    }

    #[test]
    fn a_line_of_the_first_release_is_read_for_ever() {
        let line = "1 retention=850 new=12 confidence=0 time=150 interview=20891 backup=1763712345678 later=x";
        let prefs = Prefs::decode(line).expect("preferences");
        assert_eq!((prefs.retention_permille, prefs.new_a_day, prefs.confidence), (850, 12, false));
        assert_eq!(prefs.interview.map(Day::start_ms), Some(1_804_982_400_000));
        assert_eq!((prefs.time.of(60_000), prefs.backed_up_at), (Some(90_000), Some(1_763_712_345_678)));
        assert_eq!(prefs.encode(), line);
        assert_eq!(prefs.interview.map(|day| day.to_string()).as_deref(), Some("2027-03-14"));
        assert_eq!(Prefs::decode("1 "), Some(Prefs::default()));
    }

    #[test]
    fn what_is_no_preference_is_refused() {
        for line in
            ["", "2 new=3", "new=3", "1 new=many", "1 new", "1 confidence=yes", "1 time=3", "1 interview=2027-02-29"]
        {
            assert_eq!(Prefs::decode(line), None, "{line}");
        }
        for line in ["1 retention=much", "1 interview=soon", "2 retention=800", ""] {
            assert_eq!((scheduler(line, 0), Prefs::decode(line)), (Scheduler::new(), None), "{line}");
        }
        assert_eq!(Prefs::decode("1 retention=5").map(|prefs| prefs.retention_permille), Some(700));
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (text, days) in [("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-21", 20_778), ("2100-03-01", 47_541)]
        {
            assert_eq!(Day::parse(text), Some(Day(days)));
            assert_eq!(Day(days).to_string(), text);
        }
        for text in [
            "2026-13-01",
            "2026-00-10",
            "2100-02-29",
            "2026-04-31",
            "2026-1-1",
            "1969-12-31",
            "2026-11-00",
            "2026-+1-01",
            "-",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn before_an_interview_new_items_are_spread_over_the_days_that_are_left() {
        let prefs = Prefs { interview: Some(Day(67)), ..Prefs::default() };
        let room = |unseen, met, day: u64| prefs.room_for_new(unseen, met, day * DAY_MS);
        assert_eq!([room(600, 0, 0), room(596, 4, 0), room(590, 10, 0), room(580, 20, 0)], [10, 6, 0, 0]);
        assert_eq!(room(600, 0, 50), 20, "never more than the learner wants");
        assert_eq!([room(600, 5, 60), room(600, 5, 66), room(600, 5, 80)], [15; 3], "the last week, and after");
        assert_eq!((room(3, 0, 80), room(0, 0, 0)), (3, 0));
        assert_eq!(Prefs::default().room_for_new(600, 25, 0), 0);
    }

    #[test]
    fn an_interview_counts_until_its_day_is_over() {
        let line = Prefs { interview: Day::parse("2026-11-21"), ..Prefs::default() }.encode();
        let deadline = |now| scheduler(&line, now).deadline;
        let day = 20_778 * DAY_MS;
        assert_eq!((deadline(day + DAY_MS - 1), deadline(day + DAY_MS)), (Some(day), None));
    }
}
