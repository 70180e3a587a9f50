//! What was done on each day, and what comes back when.

use super::calendar::{AHEAD, WEEKS};
use super::charts::{SIZES, columns, count as share, drawing, figure, label, squares, table};
use super::figures::Figures;
use super::parts::{part, said};
use super::words::duration;
use crate::browser::language::{self, MONTH, Room, SHORT, WEEKDAY, dates, relative};
use crate::view::dom::{el, word};
use crate::view::parts::questions;
use popquiz_core::stats::DayCount;
use popquiz_words::{number, progress as say};
use yew::Html;

/// From so many answers on, a square of the calendar is of the next size.
const STEPS: [u32; SIZES] = [0, 1, 10, 20, 40];
/// So many days are in the chart of time.
const RECENT: usize = 30;

/// Half a year of answers, a square a day.
pub fn calendar(figures: &Figures) -> Html {
    let calendar = &figures.calendar;
    let counts = &figures.activity.days;
    let (month, weekday) = (dates(MONTH), dates(WEEKDAY));
    let mut marks = Vec::new();
    let mut months = Vec::new();
    let mut rows = Vec::new();
    let (mut days, mut answers) = (0, 0);
    for (at, day) in calendar.past() {
        let done = counts.get(at).copied().unwrap_or_default();
        let size = STEPS.iter().rposition(|&step| done.answers >= step).unwrap_or(0);
        marks.push((at / 7, at % 7, size));
        if day.day == 1 {
            months.push((at / 7, month.of(day.start)));
        }
        if done.answers > 0 {
            days += 1;
            answers += done.answers as usize;
            rows.push(vec![weekday.of(day.start), number(done.answers as usize), duration(done.taken_ms)]);
        }
    }
    rows.reverse();
    // A name at the right edge would be cut.
    let names = months.iter().filter(|(week, _)| *week + 2 < WEEKS);
    let names = names.map(|(week, name)| label(share(*week) / share(WEEKS), "start", "14", name)).collect();
    let told = say::Calendar { answers, days }.text();
    part(
        "tile wide",
        say::CALENDAR_TITLE,
        vec![
            said(&told),
            figure(
                &say::CALENDAR_TITLE,
                &told,
                vec![squares(WEEKS, &marks), drawing("names", 20, names)],
                table(&[say::DAY_COLUMN, say::ANSWERS_COLUMN, say::TIME_COLUMN], rows),
            ),
            el!("p" "class"="small" => word(say::CALENDAR_HINT)),
        ],
    )
}

/// What comes back in the month ahead.
pub fn forecast(figures: &Figures) -> Html {
    let (forecast, ahead) = (&figures.forecast, figures.calendar.ahead());
    let (short, weekday) = (dates(SHORT), dates(WEEKDAY));
    let soon: Vec<u32> = forecast.days.iter().copied().take(ahead.len()).collect();
    let total: u32 = soon.iter().sum();
    if total + forecast.now == 0 {
        let told = match forecast.later {
            0 => say::DUE_NONE.to_string(),
            n => say::DueLaterOnly { days: AHEAD, n: n as usize }.text(),
        };
        return part("tile", say::DUE_TITLE, vec![said(&told)]);
    }
    let mut values = vec![f64::from(forecast.now)];
    values.extend(soon.iter().map(|&n| f64::from(n)));
    let most = soon.iter().copied().fold(forecast.now, u32::max);
    let mut rows = vec![vec![say::DUE_NOW.to_string(), number(forecast.now as usize)]];
    for (at, (day, due)) in ahead.iter().zip(&soon).enumerate() {
        let name = if at == 0 { say::DUE_TODAY.to_string() } else { weekday.of(day.start) };
        rows.push(vec![name, number(*due as usize)]);
    }
    rows.push(vec![say::DUE_AFTER.to_string(), number(forecast.later as usize)]);
    let last = ahead.len();
    let name = |at: usize| ahead.get(at.saturating_sub(1)).map(|day| short.of(day.start)).unwrap_or_default();
    let (middle, end) = (name(last / 2), name(last));
    let labels = [(0, say::NOW.get()), (last / 2, middle.as_str()), (last, end.as_str())];
    let class = |at: usize| if at == 0 { "now" } else { "then" };
    let mut told = say::Due { now: forecast.now as usize, more: total as usize, days: AHEAD }.text();
    if forecast.later > 0 {
        told = format!("{told} {}", say::DueLater { n: forecast.later as usize }.text());
    }
    part(
        "tile",
        say::DUE_TITLE,
        vec![
            said(&told),
            figure(
                &say::DUE_TITLE,
                &told,
                columns(&values, class, &questions(most as usize), &labels),
                table(&[say::DAY_COLUMN, say::QUESTIONS_COLUMN], rows),
            ),
            el!("p" "class"="small" => word(say::DUE_HINT)),
        ],
    )
}

/// Time spent: in all, and on each of the last days.
pub fn time(figures: &Figures) -> Html {
    let (short, weekday, today) = (dates(SHORT), dates(WEEKDAY), relative(0));
    let past: Vec<_> = figures.calendar.past().collect();
    let recent = &past[past.len().saturating_sub(RECENT)..];
    let spent = |at: usize| figures.activity.days.get(at).copied().unwrap_or_default();
    let done: Vec<DayCount> = recent.iter().map(|(at, _)| spent(*at)).collect();
    let all = figures.activity.all;
    let each = all.taken_ms / u64::from(all.answers.max(1));
    let time = capital(&duration(all.taken_ms));
    let told = if each >= 1000 {
        say::TimeAllEach { time: &time, each: &language::duration(each, Room::Long) }.text()
    } else {
        say::TimeAll { time: &time }.text()
    };
    let small = el!("p" "class"="small" => word(say::TIME_HINT));
    if done.iter().all(|day| day.taken_ms == 0) {
        return part("tile", say::TIME_TITLE, vec![said(&told), said(&say::TimeNone { days: RECENT }.text()), small]);
    }
    let minutes: Vec<f64> = done.iter().map(|day| share((day.taken_ms / 1000) as usize)).collect();
    let most = done.iter().map(|day| day.taken_ms).max().unwrap_or_default();
    let name = |at: usize| recent.get(at).map(|(_, day)| short.of(day.start)).unwrap_or_default();
    let (first, middle) = (name(0), name(recent.len() / 2));
    let labels = [(0, first.as_str()), (recent.len() / 2, middle.as_str()), (recent.len() - 1, today.as_str())];
    let rows = recent.iter().zip(&done).rev().filter(|(_, day)| day.answers > 0);
    let rows = rows
        .map(|((_, day), done)| vec![weekday.of(day.start), duration(done.taken_ms), number(done.answers as usize)])
        .collect();
    part(
        "tile",
        say::TIME_TITLE,
        vec![
            said(&told),
            figure(
                &say::TIME_TITLE,
                &say::TimeChart { days: RECENT, most: &duration(most) }.text(),
                columns(&minutes, |_| "then", &duration(most), &labels),
                table(&[say::DAY_COLUMN, say::TIME_COLUMN, say::ANSWERS_COLUMN], rows),
            ),
            small,
        ],
    )
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
