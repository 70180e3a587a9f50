//! One text for what other formats have no places for: behind the rationale stand sections under a bold line, which a
//! learner reads there and which our readers put back into their places.

use crate::question::Question;
use popquiz_core::item::{Item, Task};
use popquiz_core::prose::{Block, Line, List, Prose, Run, Style};

const MISTAKEN: &str = "Often mistaken";
const REFERENCES: &str = "References";
const HINTS: &str = "Hints";
const KEY_POINTS: &str = "Key points";
const FOLLOW_UPS: &str = "Asked next";
const STEPS: &str = "Why in this order";
const LABELS: [&str; 6] = [MISTAKEN, REFERENCES, HINTS, KEY_POINTS, FOLLOW_UPS, STEPS];

/// What is said to everybody afterwards; with the hints, where a format has no place for them.
pub fn of(item: &Item, hints: bool) -> Prose {
    let body = item.body();
    let mut blocks = match item.task() {
        Task::Open(open) => open.answer.0.clone(),
        _ => body.rationale.0.clone(),
    };
    if let Task::Open(open) = item.task() {
        section(KEY_POINTS, &open.key_points, &mut blocks);
        section(FOLLOW_UPS, &open.follow_ups, &mut blocks);
    }
    if let Task::Order(steps) = item.task()
        && steps.iter().any(|step| !step.reason.is_empty())
    {
        let reason = |prose: &Prose| if prose.is_empty() { Prose::text("–") } else { prose.clone() };
        blocks.push(label(STEPS));
        blocks.push(list(Some(1), steps.iter().map(|step| reason(&step.reason)).collect()));
    }
    if !body.misconception.is_empty() {
        blocks.push(label(MISTAKEN));
        blocks.extend(body.misconception.0.iter().cloned());
    }
    if hints {
        section(HINTS, &body.hints, &mut blocks);
    }
    let references: Vec<Prose> =
        body.references.iter().map(|line| Prose(vec![Block::Paragraph(line.clone())])).collect();
    section(REFERENCES, &references, &mut blocks);
    Prose(blocks)
}

fn label(text: &str) -> Block {
    Block::Paragraph(Line(vec![Run { text: text.into(), style: Style::STRONG, link: None }]))
}

const fn list(start: Option<u32>, items: Vec<Prose>) -> Block {
    Block::List(List { start, items })
}

fn section(name: &str, entries: &[Prose], blocks: &mut Vec<Block>) {
    if !entries.is_empty() {
        blocks.push(label(name));
        blocks.push(list(None, entries.to_vec()));
    }
}

/// The label that a block is, if it is one.
fn as_label(block: &Block) -> Option<&'static str> {
    let Block::Paragraph(Line(runs)) = block else { return None };
    let [Run { text, style: Style::STRONG, link: None }] = runs.as_slice() else { return None };
    LABELS.into_iter().find(|label| label == text)
}

/// Puts what is said to everybody into the places of a question.
pub fn unfold(text: Prose, question: &mut Question) {
    let mut name = "";
    let mut main = Vec::new();
    for block in text.0 {
        if let Some(label) = as_label(&block) {
            name = label;
            continue;
        }
        if name == MISTAKEN {
            question.misconception.0.push(block);
            continue;
        }
        let Block::List(entries) = &block else {
            main.push(block);
            continue;
        };
        let lines = || {
            entries.items.iter().filter_map(|entry| {
                if let [Block::Paragraph(line)] = entry.0.as_slice() { Some(line.clone()) } else { None }
            })
        };
        match (name, &mut question.task) {
            (REFERENCES, _) => question.references = lines().collect(),
            (HINTS, _) => question.hints.clone_from(&entries.items),
            (KEY_POINTS, Task::Open(open)) => open.key_points.clone_from(&entries.items),
            (FOLLOW_UPS, Task::Open(open)) => open.follow_ups.clone_from(&entries.items),
            (STEPS, Task::Order(steps)) => {
                for (step, reason) in steps.iter_mut().zip(&entries.items) {
                    step.reason = if reason.plain() == "–" { Prose::default() } else { reason.clone() };
                }
            }
            _ => main.push(block),
        }
    }
    match &mut question.task {
        Task::Open(open) if open.answer.is_empty() => open.answer = Prose(main),
        _ => question.rationale = Prose(main),
    }
}
