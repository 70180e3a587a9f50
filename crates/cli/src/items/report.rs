//! The tables, for people and as JSON.

use super::analysis::{Analysis, FEW, Item, ROUGH};
use super::answers::Answer;
use super::gather::Gathered;
use super::statistics::count;
use crate::table::{Side, aligned};
use serde_json::{Value, json};
use std::fmt::Write;

/// The longest text of a stem or a choice in a table, in characters.
const TEXT: usize = 60;

/// The tables for people.
pub fn text(papers: &[Analysis], gathered: &Gathered) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for paper in papers {
        let _ = write!(out, "{}\n{}\n", head(paper), overview(paper));
        for item in &paper.items {
            out.push_str(&details(item));
        }
        out.push('\n');
    }
    out.push_str(&what_was_left_out(gathered));
    // What strangers typed goes to a terminal, which obeys control characters.
    out.chars().map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn head(paper: &Analysis) -> String {
    let (exams, drills) = (paper.exams, paper.learners - paper.exams);
    let sat = match (exams, drills) {
        (_, 0) => "as an exam".to_owned(),
        (0, _) => "as a drill".to_owned(),
        _ => format!("{drills} as a drill, {exams} as an exam"),
    };
    let mut out = format!(
        "{}, paper {:08x}, seed {}\n{} of {}, {sat}; {} came to the end\n",
        paper.bank,
        paper.fingerprint,
        paper.seeds.join(" and "),
        counted(paper.learners, "result"),
        counted(paper.items.len(), "question"),
        paper.complete,
    );
    let total = count(paper.items.len());
    if let (Some(mean), Some(deviation)) = (paper.mean, paper.deviation) {
        let _ = writeln!(out, "mean {mean:.1} of {total}, standard deviation {deviation:.1}");
        if let Some(alpha) = paper.reliability {
            let name = if paper.all_or_nothing { "KR-20" } else { "Cronbach's alpha" };
            let error = deviation * (1.0 - alpha).max(0.0).sqrt();
            let _ = writeln!(out, "reliability {alpha:.2} ({name}), standard error of measurement {error:.1}");
        }
    }
    if paper.learners < FEW {
        let _ = writeln!(
            out,
            "With fewer than {FEW} results nothing is flagged: these figures are about people, not yet about questions."
        );
    } else {
        let about = 2.0 / count(paper.learners - 1).sqrt();
        let rough = if paper.learners < ROUGH { " They are few: take every figure as rough." } else { "" };
        let _ = writeln!(out, "With {} results a discrimination is known to about ±{about:.2}.{rough}", paper.learners);
    }
    out
}

fn overview(paper: &Analysis) -> String {
    let titles = ["question", "n", "right", "score", "discr.", "27 %", "seconds", "look at"];
    let mut rows = vec![titles.map(str::to_owned).to_vec()];
    for item in &paper.items {
        let flags: Vec<String> = item.flags.iter().map(super::analysis::Flag::words).collect();
        rows.push(vec![
            item.id.clone(),
            item.n.to_string(),
            percent(item.right),
            number(item.score),
            number(item.discrimination),
            number(item.upper_lower),
            item.seconds.map_or("-".into(), |seconds| format!("{seconds:.0}")),
            flags.join("; "),
        ]);
    }
    let mut sides = [Side::Right; 8];
    (sides[0], sides[7]) = (Side::Left, Side::Left);
    aligned(&rows, &sides)
}

fn details(item: &Item) -> String {
    let stem = item.known.as_ref().map_or(String::new(), |known| format!(": {}", shortened(&known.stem)));
    let mut out = format!("{}{stem}\n", item.id);
    let titles = ["", "answer", "n", "taken", "rest", "strong", "weak", ""];
    let mut rows = vec![titles.map(str::to_owned).to_vec()];
    rows.extend(item.answers.iter().map(row));
    if item.skipped > 0 {
        let (n, share) = (item.skipped, count(item.skipped) / count(item.n.max(1)));
        let cells = ["", "did not know", &n.to_string(), &percent(Some(share))];
        rows.push(cells.map(str::to_owned).to_vec());
    }
    let mut sides = [Side::Right; 8];
    (sides[0], sides[1], sides[7]) = (Side::Left, Side::Left, Side::Left);
    for line in aligned(&rows, &sides).lines() {
        let _ = writeln!(out, "  {line}");
    }
    out.push('\n');
    out
}

fn row(answer: &Answer) -> Vec<String> {
    let mark = match answer.key {
        Some(true) => "✓",
        Some(false) => "✗",
        None => "",
    };
    vec![
        mark.into(),
        shortened(&answer.label),
        answer.n.to_string(),
        percent(Some(answer.share)),
        number(answer.rest),
        percent(answer.upper),
        percent(answer.lower),
        shortened(&answer.text),
    ]
}

fn what_was_left_out(gathered: &Gathered) -> String {
    let mut out = String::new();
    if gathered.repeated > 0 {
        let _ = writeln!(out, "{} handed in more than once, and counted once", counted(gathered.repeated, "line"));
    }
    if !gathered.refused.is_empty() {
        let _ = writeln!(out, "{} left out:", counted(gathered.refused.len(), "line"));
        for refused in &gathered.refused {
            let _ = writeln!(out, "  {}:{}: {}", refused.file, refused.line, refused.error);
        }
    }
    out
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn percent(share: Option<f64>) -> String {
    share.map_or("-".into(), |share| format!("{:.0} %", share * 100.0))
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".into(), |value| format!("{value:.2}"))
}

/// A text on one line, cut to what a table has room for.
fn shortened(text: &str) -> String {
    let line: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if line.len() <= TEXT { line.iter().collect() } else { line[..TEXT - 1].iter().chain(&['…']).collect() }
}

/// All of it for other programs. Shares and scores are from 0 to 1; what cannot be said is null.
pub fn json(papers: &[Analysis], gathered: &Gathered) -> Value {
    let refused = gathered
        .refused
        .iter()
        .map(|refused| json!({ "file": refused.file, "line": refused.line, "reason": refused.error.to_string() }));
    json!({
        "papers": papers.iter().map(paper).collect::<Vec<_>>(),
        "repeated": gathered.repeated,
        "refused": refused.collect::<Vec<_>>(),
    })
}

fn paper(paper: &Analysis) -> Value {
    json!({
        "bank": paper.bank,
        "paper": format!("{:08x}", paper.fingerprint),
        "seeds": paper.seeds,
        "results": paper.learners,
        "exams": paper.exams,
        "complete": paper.complete,
        "mean": paper.mean,
        "deviation": paper.deviation,
        "reliability": paper.reliability,
        "all_or_nothing": paper.all_or_nothing,
        "few": paper.learners < ROUGH,
        "items": paper.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn item(item: &Item) -> Value {
    let answers = item.answers.iter().map(|answer| {
        json!({
            "answer": answer.label,
            "text": answer.text,
            "key": answer.key,
            "n": answer.n,
            "share": answer.share,
            "rest": answer.rest,
            "upper": answer.upper,
            "lower": answer.lower,
        })
    });
    json!({
        "item": item.id,
        "stem": item.known.as_ref().map(|known| &known.stem),
        "n": item.n,
        "skipped": item.skipped,
        "right": item.right,
        "score": item.score,
        "discrimination": item.discrimination,
        "upper_lower": item.upper_lower,
        "seconds": item.seconds,
        "answers": answers.collect::<Vec<_>>(),
        "flags": item.flags.iter().map(super::analysis::Flag::words).collect::<Vec<_>>(),
    })
}
