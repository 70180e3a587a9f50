//! `popquiz export --json`: a whole bank for other programs. Prose is given as Markdown.

use popquiz_author::{CodeBlock, Loaded, LoadedDeck, Measure, ParsedItem};
use popquiz_core::export::{line, prose};
use popquiz_core::item::{Item, Task};
use popquiz_core::prose::Prose;
use serde_json::{Value, json};

/// The bank as JSON.
pub fn bank(loaded: &Loaded) -> Value {
    let areas: Vec<Value> = loaded.areas.iter().map(|area| json!({ "id": area.id, "title": area.title })).collect();
    let decks: Vec<Value> = loaded.decks.iter().map(deck).collect();
    let items: Vec<Value> =
        loaded.decks.iter().flat_map(|deck| deck.items.iter().map(move |parsed| item(deck, parsed))).collect();
    json!({ "bank": loaded.name, "title": loaded.title, "areas": areas, "decks": decks, "items": items })
}

fn deck(deck: &LoadedDeck) -> Value {
    let front = &deck.front;
    json!({
        "id": front.deck,
        "title": front.title,
        "area": front.area,
        "lang": front.lang,
        "license": front.license,
        "file": deck.file,
        "items": deck.items.len(),
    })
}

fn item(deck: &LoadedDeck, parsed: &ParsedItem) -> Value {
    let (head, body) = (parsed.item.head(), parsed.item.body());
    let mut value = json!({
        "id": head.id,
        "deck": deck.front.deck,
        "kind": head.kind.as_str(),
        "level": head.level.as_str(),
        "area": head.area,
        "tags": head.tags,
        "topics": head.topics,
        "since": head.since.map(|version| version.to_string()),
        "until": head.until.map(|version| version.to_string()),
        "stem": prose(&body.stem),
        "rationale": prose(&body.rationale),
        "references": body.references.iter().map(line).collect::<Vec<_>>(),
        "misconception": prose(&body.misconception),
        "hints": all(&body.hints),
        "code": parsed.blocks.iter().map(code).collect::<Vec<_>>(),
        "file": deck.file,
        "line": parsed.line,
    });
    let measure = parsed.answer.map(|measure| match measure {
        Measure::Prints => "prints",
        Measure::Queries => "queries",
    });
    if let (Some(value), Value::Object(task)) = (value.as_object_mut(), task(&parsed.item)) {
        value.insert("answer_from".into(), json!(measure));
        value.extend(task);
    }
    value
}

fn all(list: &[Prose]) -> Vec<String> {
    list.iter().map(prose).collect()
}

/// The fields that differ by kind.
fn task(item: &Item) -> Value {
    match item.task() {
        Task::Choice(task) => {
            let choices = task.choices.iter().map(
                |choice| json!({ "text": prose(&choice.text), "key": choice.key, "reason": prose(&choice.reason) }),
            );
            json!({ "choices": choices.collect::<Vec<_>>(), "fixed_order": task.fixed_order })
        }
        Task::Order(steps) => {
            let steps = steps.iter().map(|step| json!({ "text": prose(&step.text), "reason": prose(&step.reason) }));
            json!({ "steps": steps.collect::<Vec<_>>() })
        }
        Task::Match(pairs) => {
            let rows = pairs.left.iter().zip(&pairs.key);
            let rows =
                rows.map(|(left, &key)| json!({ "left": line(left), "right": line(&pairs.right[usize::from(key)]) }));
            let spare = (0..pairs.right.len()).filter(|at| !pairs.key.iter().any(|&key| usize::from(key) == *at));
            json!({
                "left_title": line(&pairs.left_title),
                "right_title": line(&pairs.right_title),
                "pairs": rows.collect::<Vec<_>>(),
                "distractors": spare.map(|at| line(&pairs.right[at])).collect::<Vec<_>>(),
            })
        }
        Task::Blank(blank) => {
            let wrong = blank.expected_wrong.iter().map(|(text, why)| json!({ "text": text, "reason": prose(why) }));
            json!({
                "accepted": blank.accepted,
                "expected_wrong": wrong.collect::<Vec<_>>(),
                "case_sensitive": blank.case_sensitive,
                "tolerance": blank.tolerance,
            })
        }
        Task::Open(open) => json!({
            "answer": prose(&open.answer),
            "key_points": all(&open.key_points),
            "follow_ups": all(&open.follow_ups),
        }),
        Task::Spot(suspects) => {
            let suspects = suspects
                .iter()
                .map(|suspect| json!({ "line": suspect.line, "key": suspect.key, "reason": prose(&suspect.reason) }));
            json!({ "suspects": suspects.collect::<Vec<_>>() })
        }
    }
}

fn code(block: &CodeBlock) -> Value {
    let fence = &block.fence;
    json!({
        "line": block.line,
        "lang": fence.lang,
        "file": fence.file,
        "models": fence.models,
        "prints": fence.prints,
        "queries": fence.queries,
        "raises": fence.raises,
        "norun": fence.norun,
        "setup": block.setup,
        "check": block.check,
        "code": block.code,
    })
}
