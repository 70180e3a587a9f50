//! The files that package managers, editors, type checkers and language models read.

use super::describe::{Element, Named};
use serde_json::{Map, Value, json};
use std::fmt::Write;

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// `package.json`.
pub fn package(version: &str) -> String {
    let entry = |file: &str| json!({ "types": "./popquiz.d.ts", "default": file });
    pretty(&json!({
        "name": "popquiz",
        "version": version,
        "description": "An embeddable quiz, drill and interview-practice element",
        "keywords": ["quiz", "flashcards", "spaced-repetition", "custom-element", "web-component", "django", "interview"],
        "license": "(MIT OR Apache-2.0) AND CC-BY-4.0",
        "type": "module",
        "types": "./popquiz.d.ts",
        "exports": {
            ".": entry("./dist/popquiz.bundler.js"),
            "./player": entry("./dist/player/popquiz.bundler.js"),
            "./markdown-it": "./markdown-it.mjs",
            "./remark": "./remark.mjs",
            "./themes/*.css": "./themes/*.css",
            "./dist/*": "./dist/*",
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
        },
        "customElements": "custom-elements.json",
        "web-types": "./web-types.json",
        "sideEffects": ["./dist/**/*.js", "./themes/*.css"],
    }))
}

/// The Custom Elements Manifest, schema 2.1.
pub fn custom_elements(element: &Element) -> String {
    let list = |named: &[Named]| -> Vec<Value> {
        named.iter().map(|one| json!({ "name": one.name, "description": one.what })).collect()
    };
    let attributes = element.attributes.iter().map(|one| {
        json!({ "name": one.name, "description": one.what, "fieldName": camel(&one.name), "type": { "text": kind(element, one) } })
    });
    let fields = element.attributes.iter().map(|one| {
        json!({ "kind": "field", "name": camel(&one.name), "attribute": one.name, "type": { "text": kind(element, one) } })
    });
    let methods = element
        .methods
        .iter()
        .map(|one| json!({ "kind": "method", "name": called(&one.name), "description": one.what }));
    let declaration = json!({
        "kind": "class",
        "name": "PopQuiz",
        "customElement": true,
        "tagName": "pop-quiz",
        "superclass": { "name": "HTMLElement" },
        "attributes": attributes.collect::<Vec<_>>(),
        "members": fields.chain(methods).collect::<Vec<_>>(),
        "events": element.events.iter().map(|one| {
            json!({ "name": one.name, "description": one.what, "type": { "text": "CustomEvent" } })
        }).collect::<Vec<_>>(),
        "cssProperties": list(&element.css),
        "cssParts": list(&element.parts),
        "slots": [
            { "name": "", "description": "shown until the quiz is ready, when it cannot start, and in print" },
            { "name": "intro", "description": "stays above the start screen" },
        ],
    });
    pretty(&json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module",
            "path": "dist/popquiz.js",
            "declarations": [declaration],
            "exports": [
                { "kind": "js", "name": "PopQuiz", "declaration": { "name": "PopQuiz" } },
                { "kind": "custom-element-definition", "name": "pop-quiz", "declaration": { "name": "PopQuiz" } },
            ],
        }],
    }))
}

/// The web-types, which editors on the `IntelliJ` platform read.
pub fn web_types(element: &Element, version: &str) -> String {
    let attributes = element.attributes.iter().map(|one| json!({ "name": one.name, "description": one.what }));
    pretty(&json!({
        "name": "popquiz",
        "version": version,
        "description-markup": "markdown",
        "contributions": { "html": { "elements": [{
            "name": "pop-quiz",
            "description": "A quiz, drill, exam or interview",
            "attributes": attributes.collect::<Vec<_>>(),
        }] } },
    }))
}

/// What VS Code reads.
pub fn vscode(element: &Element) -> String {
    let attributes = element.attributes.iter().map(|one| {
        let mut row =
            Map::from_iter([("name".to_owned(), json!(one.name)), ("description".to_owned(), json!(one.what))]);
        if element.flags.contains(&one.name) {
            row.insert("valueSet".into(), json!("v"));
        }
        Value::Object(row)
    });
    pretty(&json!({
        "version": 1.1,
        "tags": [{ "name": "pop-quiz", "description": "A quiz, drill, exam or interview", "attributes": attributes.collect::<Vec<_>>() }],
    }))
}

/// TypeScript's declarations: the class, its events, and the element in JSX, Vue and Svelte.
pub fn types(element: &Element) -> String {
    let mut out = String::from("// Made by `cargo xtask package` from the element's documentation.\n\n");
    let mut write = |line: String| out.push_str(&(line + "\n"));
    write("/** The attributes of `<pop-quiz>`. */\nexport interface PopQuizAttributes {".into());
    for one in &element.attributes {
        let value =
            if element.flags.contains(&one.name) { "boolean | '' | 'true' | 'false'" } else { "string | number" };
        write(format!("  /** {} */\n  '{}'?: {value};", comment(&one.what), one.name));
    }
    write("}\n\n/** What each event carries in `detail`. */\nexport interface PopQuizEvents {".into());
    for one in &element.events {
        write(format!("  /** {} */\n  '{}': CustomEvent<{}>;", comment(&one.what), one.name, detail(&one.name)));
    }
    write("}\n\nexport class PopQuiz extends HTMLElement {".into());
    write(
        "  /** Makes quizzes of the blocks of questions below a node. */\n  static upgrade(root?: ParentNode): void;"
            .into(),
    );
    for one in &element.attributes {
        let value = if element.flags.contains(&one.name) { "boolean" } else { "string | number | null" };
        write(format!("  /** {} */\n  {}: {value};", comment(&one.what), camel(&one.name)));
    }
    for one in &element.methods {
        let signature = match called(&one.name) {
            "exportProgress" => "exportProgress(): File",
            "importProgress" => "importProgress(file: Blob | string): Promise<number>",
            "reset" => "reset(): void",
            _ => "start(): void",
        };
        write(format!("  /** {} */\n  {signature};", comment(&one.what)));
    }
    write("}\n\ndeclare global {\n  interface HTMLElementTagNameMap { 'pop-quiz': PopQuiz }".into());
    write("  interface HTMLElementEventMap extends PopQuizEvents {}".into());
    write("  namespace JSX { interface IntrinsicElements { 'pop-quiz': PopQuizAttributes & Record<string, unknown> } }\n}\n".into());
    write("declare module 'react' {\n  namespace JSX { interface IntrinsicElements { 'pop-quiz': PopQuizAttributes & Record<string, unknown> } }\n}".into());
    write("declare module 'vue' {\n  interface GlobalComponents { 'pop-quiz': new () => { $props: PopQuizAttributes } }\n}".into());
    write("declare module 'svelte/elements' {\n  interface SvelteHTMLElements { 'pop-quiz': PopQuizAttributes & Record<string, unknown> }\n}".into());
    out
}

/// `llms.txt`: the whole public surface on a page.
pub fn llms(element: &Element) -> String {
    let mut out = String::from(
        "# popquiz\n\n> One custom element, `<pop-quiz>`: quizzes, drills, exams, interviews and spaced review in any page, \
         wholly in the browser. With `popquiz` a bank of Django interview questions comes along; `popquiz/player` plays \
         your own decks, written in Markdown.\n\n```html\n<script type=\"module\" src=\"/popquiz/popquiz.js\"></script>\n\
         <pop-quiz bank=\"django\" area=\"orm\" limit=\"5\"></pop-quiz>\n```\n",
    );
    for (title, named) in [
        ("Attributes", &element.attributes),
        ("Methods", &element.methods),
        ("Events", &element.events),
        ("CSS custom properties", &element.css),
        ("Parts", &element.parts),
    ] {
        let _ = write!(out, "\n## {title}\n\n");
        for one in named {
            let _ = writeln!(out, "- `{}`: {}", one.name, one.what);
        }
    }
    out
}

fn kind(element: &Element, attribute: &Named) -> &'static str {
    if element.flags.contains(&attribute.name) { "boolean" } else { "string | null" }
}

fn detail(event: &str) -> &'static str {
    match event {
        "popquiz-ready" => "{ items: number }",
        "popquiz-start" => "{ mode: string; items: number }",
        "popquiz-answer" => {
            "{ item: string; outcome: 'correct' | 'partial' | 'incorrect' | 'skipped'; score: number; attempt: number; \
             takenMs: number; mode: string }"
        }
        "popquiz-complete" => {
            "{ mode: string; items: number; right: number; score: number; missed: string[]; passed?: boolean }"
        }
        "popquiz-error" => "{ message: string }",
        _ => "unknown",
    }
}

/// The name of a method as it stands in a table: `importProgress(file)`.
fn called(name: &str) -> &str {
    name.split('(').next().unwrap_or(name)
}

fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.extend(letters);
    }
    out
}

fn comment(text: &str) -> String {
    text.replace("*/", "*\\/")
}

#[cfg(test)]
mod tests {
    use super::super::describe;
    use super::*;

    #[test]
    fn what_editors_read_names_every_attribute() {
        let element = describe::element().expect("the documentation");
        let manifest: Value = serde_json::from_str(&custom_elements(&element)).expect("JSON");
        let declared = manifest["modules"][0]["declarations"][0]["attributes"].as_array().expect("a list");
        assert_eq!(declared.len(), element.attributes.len());
        for one in &element.attributes {
            let name = format!("\"{}\"", one.name);
            assert!(web_types(&element, "1").contains(&name) && vscode(&element).contains(&name), "{name}");
            assert!(types(&element).contains(&format!("'{}'?:", one.name)), "{name}");
        }
    }

    #[test]
    fn every_event_has_the_type_of_its_detail() {
        let element = describe::element().expect("the documentation");
        for event in &element.events {
            assert_ne!(detail(&event.name), "unknown", "{}", event.name);
        }
        for method in &element.methods {
            assert!(
                ["start", "reset", "exportProgress", "importProgress"].contains(&called(&method.name)),
                "{}",
                method.name
            );
        }
    }

    #[test]
    fn a_property_is_named_as_scripts_name_it() {
        assert_eq!((camel("no-shuffle"), camel("limit")), ("noShuffle".into(), "limit".into()));
    }
}
