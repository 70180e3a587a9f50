//! What was done on each day, and what comes back when.

use super::calendar::{AHEAD, WEEKS};
use super::charts::{SIZES, columns, count as number, drawing, figure, label, squares, table};
use super::figures::Figures;
use super::parts::{part, said};
use super::words::{count, date, duration, short_date, short_month};
use crate::view::dom::{el, text};
use popquiz_core::stats::DayCount;
use yew::Html;

/// From so many answers on, a square of the calendar is of the next size.
const STEPS: [u32; SIZES] = [0, 1, 10, 20, 40];
/// So many days are in the chart of time.
const RECENT: usize = 30;

/// Half a year of answers, a square a day.
pub fn calendar(figures: &Figures) -> Html {
    let calendar = &figures.calendar;
    let counts = &figures.activity.days;
    let mut marks = Vec::new();
    let mut months = Vec::new();
    let mut rows = Vec::new();
    let (mut days, mut answers) = (0, 0);
    for (at, day) in calendar.past() {
        let done = counts.get(at).copied().unwrap_or_default();
        let size = STEPS.iter().rposition(|&step| done.answers >= step).unwrap_or(0);
        marks.push((at / 7, at % 7, size));
        if day.day == 1 {
            months.push((at / 7, short_month(day)));
        }
        if done.answers > 0 {
            days += 1;
            answers += done.answers as usize;
            rows.push(vec![date(day), done.answers.to_string(), duration(done.taken_ms)]);
        }
    }
    rows.reverse();
    // A name at the right edge would be cut.
    let names = months.iter().filter(|(week, _)| *week + 2 < WEEKS);
    let names = names.map(|&(week, name)| label(number(week) / number(WEEKS), "start", "14", name)).collect();
    let told = format!("In the last half year: {} on {}.", count(answers, "answer"), count(days, "day"));
    part(
        "tile wide",
        "When you practised",
        vec![
            said(&told),
            figure(
                "When you practised",
                &told,
                vec![squares(WEEKS, &marks), drawing("names", 20, names)],
                table(&["Day", "Answers", "Time"], rows),
            ),
            el!("p" "class"="small" => text("Each column is a week from Monday, each square a day: a dot for none, then from 1, 10, 20 and 40 answers on.")),
        ],
    )
}

/// What comes back in the month ahead.
pub fn forecast(figures: &Figures) -> Html {
    let (forecast, ahead) = (&figures.forecast, figures.calendar.ahead());
    let soon: Vec<u32> = forecast.days.iter().copied().take(ahead.len()).collect();
    let total: u32 = soon.iter().sum();
    if total + forecast.now == 0 {
        let told = match forecast.later {
            0 => "Answer a few questions, and each comes back when you are about to forget it.".into(),
            n => format!("Nothing comes back within {AHEAD} days; {n} after that."),
        };
        return part("tile", "What comes back", vec![said(&told)]);
    }
    let mut values = vec![f64::from(forecast.now)];
    values.extend(soon.iter().map(|&n| f64::from(n)));
    let most = soon.iter().copied().fold(forecast.now, u32::max);
    let mut rows = vec![vec!["Due now".to_owned(), forecast.now.to_string()]];
    for (at, (day, due)) in ahead.iter().zip(&soon).enumerate() {
        let name = if at == 0 { "Later today".into() } else { date(*day) };
        rows.push(vec![name, due.to_string()]);
    }
    rows.push(vec!["After that".into(), forecast.later.to_string()]);
    let last = ahead.len();
    let name = |at: usize| ahead.get(at.saturating_sub(1)).map(|day| short_date(*day)).unwrap_or_default();
    let (middle, end) = (name(last / 2), name(last));
    let labels = [(0, "now"), (last / 2, middle.as_str()), (last, end.as_str())];
    let class = |at: usize| if at == 0 { "now" } else { "then" };
    let mut told = format!(
        "{} due now, {total} more within {AHEAD} days.",
        if forecast.now == 0 { "Nothing is".into() } else { count(forecast.now as usize, "question") }
    );
    if forecast.later > 0 {
        told = format!("{told} {} later.", forecast.later);
    }
    part(
        "tile",
        "What comes back",
        vec![
            said(&told),
            figure(
                "What comes back",
                &told,
                columns(&values, class, &count(most as usize, "question"), &labels),
                table(&["Day", "Questions"], rows),
            ),
            el!("p" "class"="small" => text("Answers you give until then will change this.")),
        ],
    )
}

/// Time spent: in all, and on each of the last days.
pub fn time(figures: &Figures) -> Html {
    let past: Vec<_> = figures.calendar.past().collect();
    let recent = &past[past.len().saturating_sub(RECENT)..];
    let spent = |at: usize| figures.activity.days.get(at).copied().unwrap_or_default();
    let done: Vec<DayCount> = recent.iter().map(|(at, _)| spent(*at)).collect();
    let all = figures.activity.all;
    let each = all.taken_ms / u64::from(all.answers.max(1));
    let seconds = if each >= 1000 {
        format!(", about {} an answer", count((each / 1000) as usize, "second"))
    } else {
        String::new()
    };
    let told = format!("{} in all{seconds}.", capital(&duration(all.taken_ms)));
    let small = el!("p" "class"="small" => text("From seeing a question to answering it; more than five minutes over one count as five."));
    if done.iter().all(|day| day.taken_ms == 0) {
        return part("tile", "Time spent", vec![said(&told), said(&format!("None in the last {RECENT} days.")), small]);
    }
    let minutes: Vec<f64> = done.iter().map(|day| number((day.taken_ms / 1000) as usize)).collect();
    let most = done.iter().map(|day| day.taken_ms).max().unwrap_or_default();
    let name = |at: usize| recent.get(at).map(|(_, day)| short_date(*day)).unwrap_or_default();
    let (first, middle) = (name(0), name(recent.len() / 2));
    let labels = [(0, first.as_str()), (recent.len() / 2, middle.as_str()), (recent.len() - 1, "today")];
    let rows = recent.iter().zip(&done).rev().filter(|(_, day)| day.answers > 0);
    let rows =
        rows.map(|((_, day), done)| vec![date(*day), duration(done.taken_ms), done.answers.to_string()]).collect();
    part(
        "tile",
        "Time spent",
        vec![
            said(&told),
            figure(
                "Time spent",
                &format!("Time on each of the last {RECENT} days, at most {}", duration(most)),
                columns(&minutes, |_| "then", &duration(most), &labels),
                table(&["Day", "Time", "Answers"], rows),
            ),
            small,
        ],
    )
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
