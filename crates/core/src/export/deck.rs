//! A deck in the format that Popquiz itself reads (`questions/README.md`): for editors, for other people, and for
//! `src="questions.md"`.

use super::prose::{code, indented, line, prose, quoted, starting};
use crate::bank::Bank;
use crate::item::{Head, Item, Open, Pairs, Task, is_id};
use crate::prose::{Block, Line, Prose};
use core::fmt::Write;

/// The items at some positions of a bank as one deck, which keeps the bank's name, and so the learner's progress.
#[must_use]
pub fn deck(bank: &Bank, at: &[usize]) -> String {
    let head = at.first().and_then(|&at| bank.heads().get(at));
    let area = head.map_or("general", |head| head.area.as_str());
    let name = bank.name();
    // Quotation marks around all of it are taken off when it is read, also those that belong to it.
    let title: String = bank.title().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut out = format!("---\nbank: {name}\ndeck: {}\ntitle: \"{title}\"\narea: {area}\n", deck_id(name));
    let deck = head.and_then(|head| bank.decks().get(usize::from(head.deck)));
    if let Some(deck) = deck.filter(|deck| deck.lang != "en") {
        let _ = writeln!(out, "lang: {}", deck.lang);
    }
    let _ = write!(out, "---\n\n# {}\n", line(&Line::text(&title)));
    for item in super::selection::items(bank, at) {
        write_item(&item, area, &mut out);
    }
    out
}

/// The bank's name and what this is, or the name alone where both are longer than an id may be.
fn deck_id(name: &str) -> String {
    Some(format!("{name}-selection")).filter(|id| is_id(id)).unwrap_or_else(|| name.to_owned())
}

fn write_item(item: &Item, area: &str, out: &mut String) {
    let (head, body) = (item.head(), item.body());
    // Writing to a string cannot fail.
    let _ = write!(out, "\n## {}\n\n{}\n\n{}\n", head.id, pills(item, area), prose(&body.stem));
    let (task, open) = task(item.task(), bullet(&body.stem));
    if !task.is_empty() {
        let _ = write!(out, "\n{task}\n");
    }
    let mut section = |title: &str, text: &str| {
        if !text.is_empty() {
            let _ = write!(out, "\n### {title}\n\n{text}\n");
        }
    };
    section("Why", &prose(&body.rationale));
    if let Some(open) = open {
        section("Answer", &prose(&open.answer));
        section("Key points", &list(&open.key_points));
        section("Follow-ups", &list(&open.follow_ups));
    }
    section("Misconception", &prose(&body.misconception));
    section("Hints", &list(&body.hints));
    let references: Vec<String> = body.references.iter().map(|entry| format!("- {}", starting(&line(entry)))).collect();
    section("References", &references.join("\n"));
}

fn pills(item: &Item, area: &str) -> String {
    let Head { level, kind, tags, topics, since, until, .. } = item.head();
    let mut out = format!("`kind: {}` `level: {}`", kind.as_str(), level.as_str());
    let mut pill = |name: &str, value: &str| {
        let _ = write!(out, " `{name}: {value}`");
    };
    if item.head().area != area {
        pill("area", &item.head().area);
    }
    for (name, words) in [("topics", topics), ("tags", tags)] {
        if !words.is_empty() {
            pill(name, &words.join(", "));
        }
    }
    for (name, version) in [("since", since), ("until", until)] {
        if let Some(version) = version {
            pill(name, &version.to_string());
        }
    }
    match item.task() {
        Task::Choice(task) if task.fixed_order => pill("shuffle", "no"),
        Task::Blank(blank) => {
            if !blank.case_sensitive {
                pill("case", "ignore");
            }
            if let Some(tolerance) = &blank.tolerance {
                pill("tolerance", tolerance);
            }
        }
        _ => {}
    }
    out
}

/// The bullet of a task list: another one than those of a list that the stem ends in, which it would go on with.
fn bullet(stem: &Prose) -> char {
    if matches!(stem.0.last(), Some(Block::List(_))) { '+' } else { '-' }
}

/// The answer part, and what an `open` item has in sections instead.
fn task(task: &Task, bullet: char) -> (String, Option<&Open>) {
    let text = match task {
        Task::Choice(task) => {
            let row = |choice: &crate::item::Choice| entry(bullet, choice.key, &prose(&choice.text), &choice.reason);
            task.choices.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Task::Order(steps) => {
            let row = |(at, step): (usize, &crate::item::Step)| {
                let mark = format!("{}. ", at + 1);
                format!("{mark}{}", indented(&reasoned(&prose(&step.text), &step.reason), mark.len()))
            };
            steps.iter().enumerate().map(row).collect::<Vec<_>>().join("\n")
        }
        Task::Match(pairs) => table(pairs),
        Task::Blank(blank) => {
            let right = blank.accepted.iter().map(|text| entry(bullet, true, &code(text), &Prose::default()));
            let wrong = blank.expected_wrong.iter().map(|(text, reason)| entry(bullet, false, &code(text), reason));
            right.chain(wrong).collect::<Vec<_>>().join("\n")
        }
        Task::Open(open) => return (String::new(), Some(open)),
        Task::Spot(suspects) => {
            let row = |suspect: &crate::item::Suspect| {
                entry(bullet, suspect.key, &format!("line {}", suspect.line), &suspect.reason)
            };
            suspects.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    };
    (text, None)
}

/// An entry of a task list, with its reason below.
fn entry(bullet: char, key: bool, text: &str, reason: &Prose) -> String {
    format!("{bullet} [{}] {}", if key { "x" } else { " " }, indented(&reasoned(text, reason), 2))
}

fn reasoned(text: &str, reason: &Prose) -> String {
    if reason.is_empty() { text.to_owned() } else { format!("{text}\n{}", quoted(&prose(reason))) }
}

fn list(entries: &[Prose]) -> String {
    let rows: Vec<String> = entries.iter().map(|entry| format!("- {}", indented(&prose(entry), 2))).collect();
    rows.join("\n")
}

fn table(pairs: &Pairs) -> String {
    let row = |left: &str, right: &str| format!("| {} | {} |", left.replace('|', "\\|"), right.replace('|', "\\|"));
    let right = |at: usize| pairs.right.get(at).map(line).unwrap_or_default();
    let mut rows = vec![row(&line(&pairs.left_title), &line(&pairs.right_title)), "|---|---|".to_owned()];
    let together = pairs.left.iter().zip(&pairs.key);
    rows.extend(together.map(|(left, &key): (&Line, &u8)| row(&line(left), &right(usize::from(key)))));
    let spare = (0..pairs.right.len()).filter(|at| !pairs.key.iter().any(|&key| usize::from(key) == *at));
    rows.extend(spare.map(|at| row("", &right(at))));
    rows.join("\n")
}
