//! What the report says in words, and the report as text.

use super::parts::{clock, percent};
use crate::browser::language::enumeration;
use crate::view::parts::{level_name, questions};
use core::fmt::Write;
use popquiz_core::grading::Response;
use popquiz_core::item::Task;
use popquiz_core::sitting::interview::{Interview as Talk, Report, Row, Verdict};
use popquiz_words::{Word, common, interview as say, number};

/// How the whole went, and what somebody who hires would make of it.
pub fn verdict(report: &Report<'_>) -> (Word, Word) {
    match report.verdict() {
        Verdict::Nothing => (say::VERDICT_NOTHING, say::VERDICT_NOTHING_HINT),
        Verdict::Strong => (say::VERDICT_STRONG, say::VERDICT_STRONG_HINT),
        Verdict::Good => (say::VERDICT_GOOD, say::VERDICT_GOOD_HINT),
        Verdict::Mixed => (say::VERDICT_MIXED, say::VERDICT_MIXED_HINT),
        Verdict::NotYet => (say::VERDICT_NOT_YET, say::VERDICT_NOT_YET_HINT),
    }
}

/// The figures of the whole: a name and what is said.
pub fn facts(report: &Report<'_>) -> Vec<(Word, String)> {
    let (had, of) = report.points();
    let mut facts = vec![(say::SCORE, percent(report.score_permille()))];
    if of > 0 {
        facts.push((common::KEY_POINTS, common::Of { at: had, of }.text()));
    }
    if let Some((over, of)) = report.over_time() {
        let time = clock(report.spent_ms());
        let said = match over {
            0 => say::NoneOver { time: &time }.text(),
            _ => say::SomeOver { time: &time, over, of }.text(),
        };
        facts.push((say::TIME, said));
    }
    facts.push((say::HINTS, number(report.hints() as usize)));
    let passed = report.rows.iter().filter(|row| row.entry.skipped).count();
    if passed > 0 {
        facts.push((say::FACT_SKIPPED, questions(passed)));
    }
    if report.left > 0 {
        facts.push((say::NOT_ANSWERED, questions(report.left)));
    }
    facts
}

/// What there is to say about one answer in a line.
pub fn about(row: &Row<'_>) -> String {
    let (covered, left) = row.points();
    let of = covered.len() + left.len();
    let mut said = vec![level_name(row.item.head().level).to_string()];
    if row.entry.skipped {
        said.push(say::ROW_SKIPPED.to_string());
    } else if of > 0 {
        said.push(say::RowPoints { had: covered.len(), of }.text());
    } else {
        said.push(if row.grade.passed { say::ROW_CORRECT } else { say::ROW_WRONG }.to_string());
    }
    if let Some(target) = row.target_ms {
        let spent = clock(row.entry.spent_ms);
        said.push(match row.over_ms() {
            0 => say::TimeOf { spent: &spent, target: &clock(u64::from(target)) }.text(),
            over => say::TimeOver { spent: &spent, over: &clock(over) }.text(),
        });
    }
    if row.entry.hints > 0 {
        said.push(say::RowHints { n: row.entry.hints.into() }.text());
    }
    enumeration(&said)
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
    let _ = writeln!(out, "\n{}", &*say::SHEET_EACH);
    for (n, row) in (1..).zip(&report.rows) {
        let _ = writeln!(out, "\n{n}. {}\n({})", row.item.body().stem.plain(), about(row));
        noted(&mut out, &common::YOUR_NOTES, &row.entry.notes);
        let (covered, left) = row.points();
        points(&mut out, row, &covered, "[x]");
        points(&mut out, row, &left, "[ ]");
        if let (Task::Choice(task), Response::Choice(chosen)) = (row.item.task(), &row.entry.response) {
            for &at in row.order {
                let Some(choice) = task.choices.get(usize::from(at)) else { continue };
                let mark = if chosen.contains(&at) { "[x]" } else { "[ ]" };
                let key = if choice.key { say::SHEET_CORRECT.get() } else { "" };
                let _ = writeln!(out, "{}", format!("{mark} {} {key}", choice.text.plain()).trim_end());
            }
        }
        if let Task::Open(open) = row.item.task() {
            for (next, asked) in row.entry.follow_ups.iter().zip(&open.follow_ups) {
                let mark = if next.covered { "[x]" } else { "[ ]" };
                let _ = writeln!(out, "{mark} {}", say::SheetFollowUp { question: &asked.plain() }.text());
                noted(&mut out, &common::YOUR_NOTES, &next.notes);
            }
        }
    }
    out
}

fn sections(out: &mut String, talk: &Talk, report: &Report<'_>, date: &str) -> core::fmt::Result {
    let bank = talk.bank();
    let (title, meaning) = verdict(report);
    let head = say::SheetTitle { bank: bank.title(), date }.text();
    writeln!(out, "{head}\n\n{}. {}\n", &*title, &*meaning)?;
    for (name, said) in facts(report) {
        writeln!(out, "{}: {said}", &*name)?;
    }
    writeln!(out, "\n{}", &*say::SHEET_BY_AREA)?;
    for tally in report.by_area(bank) {
        let (percent, asked) = (percent(tally.score_permille), questions(tally.asked as usize));
        let line = say::SheetTally { name: bank.area_title(tally.key), percent: &percent, questions: &asked };
        writeln!(out, "{}", line.text())?;
    }
    writeln!(out, "\n{}", &*say::SHEET_BY_LEVEL)?;
    for tally in report.by_level() {
        let (percent, asked) = (percent(tally.score_permille), questions(tally.asked as usize));
        let line = say::SheetTally { name: &level_name(tally.key), percent: &percent, questions: &asked };
        writeln!(out, "{}", line.text())?;
    }
    writeln!(out, "\n{}", &*say::SHEET_PREPARE)
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
