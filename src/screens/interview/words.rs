//! What the report says in words, and the report as text.

use super::parts::{clock, count, percent};
use core::fmt::Write;
use popquiz_core::grading::Response;
use popquiz_core::item::Task;
use popquiz_core::sitting::interview::{Interview as Talk, Report, Row, Verdict};

/// How the whole went, and what somebody who hires would make of it.
pub fn verdict(report: &Report<'_>) -> (&'static str, &'static str) {
    match report.verdict() {
        Verdict::Nothing => ("Nothing answered", "There is nothing to judge yet."),
        Verdict::Strong => {
            ("A strong interview", "You gave nearly everything that was looked for. The level above is the next test.")
        }
        Verdict::Good => (
            "A good interview, with gaps",
            "Enough to go on to the next round. The gaps below are where they would dig.",
        ),
        Verdict::Mixed => (
            "A mixed interview",
            "Some of what was looked for, and as much that was missing. It would depend on the others.",
        ),
        Verdict::NotYet => {
            ("Not ready yet", "Most of what was looked for was missing. The list below says where to begin.")
        }
    }
}

/// The figures of the whole: a name and what is said.
pub fn facts(report: &Report<'_>) -> Vec<(&'static str, String)> {
    let (had, of) = report.points();
    let mut facts = vec![("Score", percent(report.score_permille()))];
    if of > 0 {
        facts.push(("Key points", format!("{had} of {of}")));
    }
    if let Some((over, of)) = report.over_time() {
        let said = if over == 0 { "none over time".to_owned() } else { format!("{over} of {of} over time") };
        facts.push(("Time", format!("{}, {said}", clock(report.spent_ms()))));
    }
    facts.push(("Hints", report.hints().to_string()));
    let passed = report.rows.iter().filter(|row| row.entry.skipped).count();
    if passed > 0 {
        facts.push(("Passed on", count(passed, "question")));
    }
    if report.left > 0 {
        facts.push(("Not answered", count(report.left, "question")));
    }
    facts
}

/// What there is to say about one answer in a line.
pub fn about(row: &Row<'_>) -> String {
    let (covered, left) = row.points();
    let of = covered.len() + left.len();
    let mut said = vec![row.item.head().level.as_str().to_owned()];
    if row.entry.skipped {
        said.push("passed on".to_owned());
    } else if of > 0 {
        said.push(format!("{} of {of} key points", covered.len()));
    } else {
        said.push(if row.grade.passed { "right" } else { "not right" }.to_owned());
    }
    if let Some(target) = row.target_ms {
        said.push(match row.over_ms() {
            0 => format!("{} of {}", clock(row.entry.spent_ms), clock(u64::from(target))),
            over => format!("{}, over by {}", clock(row.entry.spent_ms), clock(over)),
        });
    }
    if row.entry.hints > 0 {
        said.push(count(usize::from(row.entry.hints), "hint"));
    }
    said.join(", ")
}

/// The report as text, to be kept or sent. `date` says when the interview was.
pub fn sheet(talk: &Talk, report: &Report<'_>, date: &str) -> String {
    let bank = talk.bank();
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = sections(&mut out, talk, report, date);
    for topic in report.prepare(bank) {
        let _ = writeln!(out, "\n{} ({})", bank.area_title(topic.area), percent(topic.score_permille));
        for row in topic.rows.iter().filter_map(|&at| report.rows.get(at)) {
            let (_, left) = row.points();
            points(&mut out, row, &left, "-");
        }
    }
    out.push_str("\nQUESTION BY QUESTION\n");
    for (n, row) in (1..).zip(&report.rows) {
        let _ = writeln!(out, "\n{n}. {}\n({})", row.item.body().stem.plain(), about(row));
        noted(&mut out, "Your notes", &row.entry.notes);
        let (covered, left) = row.points();
        points(&mut out, row, &covered, "[x]");
        points(&mut out, row, &left, "[ ]");
        if let (Task::Choice(task), Response::Choice(chosen)) = (row.item.task(), &row.entry.response) {
            for &at in row.order {
                let Some(choice) = task.choices.get(usize::from(at)) else { continue };
                let mark = if chosen.contains(&at) { "[x]" } else { "[ ]" };
                let key = if choice.key { " (right)" } else { "" };
                let _ = writeln!(out, "{mark} {}{key}", choice.text.plain());
            }
        }
        if let Task::Open(open) = row.item.task() {
            for (next, asked) in row.entry.follow_ups.iter().zip(&open.follow_ups) {
                let mark = if next.covered { "[x]" } else { "[ ]" };
                let _ = writeln!(out, "{mark} Asked next: {}", asked.plain());
                noted(&mut out, "Your notes", &next.notes);
            }
        }
    }
    out
}

fn sections(out: &mut String, talk: &Talk, report: &Report<'_>, date: &str) -> core::fmt::Result {
    let bank = talk.bank();
    let (title, meaning) = verdict(report);
    writeln!(out, "INTERVIEW, {}, {date}\n\n{title}. {meaning}\n", bank.title())?;
    for (name, said) in facts(report) {
        writeln!(out, "{name}: {said}")?;
    }
    out.push_str("\nBY AREA\n");
    for tally in report.by_area(bank) {
        let asked = count(tally.asked as usize, "question");
        writeln!(out, "{}: {} covered, {asked}", bank.area_title(tally.key), percent(tally.score_permille))?;
    }
    out.push_str("\nBY LEVEL\n");
    for tally in report.by_level() {
        let asked = count(tally.asked as usize, "question");
        writeln!(out, "{}: {} covered, {asked}", tally.key.as_str(), percent(tally.score_permille))?;
    }
    out.push_str("\nWHAT TO PREPARE NEXT\n");
    Ok(())
}

fn points(out: &mut String, row: &Row<'_>, which: &[usize], mark: &str) {
    let Task::Open(open) = row.item.task() else { return };
    for point in which.iter().filter_map(|&at| open.key_points.get(at)) {
        let _ = writeln!(out, "{mark} {}", point.plain());
    }
}

fn noted(out: &mut String, name: &str, notes: &str) {
    if !notes.trim().is_empty() {
        let _ = writeln!(out, "{name}: {}", notes.trim());
    }
}
