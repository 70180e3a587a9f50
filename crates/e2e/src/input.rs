//! Pointer and key actions. Elements are named by their references.

use serde_json::{Value, json};

/// What an element is touched with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse.
    Mouse,
    /// A finger.
    Touch,
}

/// A press and release in the middle of an element.
pub(crate) fn press_at(pointer: Pointer, element: &Value) -> Value {
    does(pointer, &json!([to(element), { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }]))
}

/// A press in the middle of one element, and a way from there to the middle of another; held there, or let go.
pub(crate) fn drag(pointer: Pointer, from: &Value, onto: &Value, hold: bool) -> Value {
    // A first small move, as a hand makes it.
    let nudge = json!({ "type": "pointerMove", "duration": 0, "origin": "pointer", "x": 0, "y": 6 });
    let mut steps = vec![to(from), json!({ "type": "pointerDown", "button": 0 }), nudge, to(onto)];
    if !hold {
        // A hand comes to rest before it lets go; a finger that does not has swiped, and its next tap only stops the page.
        steps.push(json!({ "type": "pause", "duration": 150 }));
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
    }
    does(pointer, &json!(steps))
}

/// The end of a press.
pub(crate) fn release(pointer: Pointer) -> Value {
    does(pointer, &json!([{ "type": "pointerUp", "button": 0 }]))
}

fn to(element: &Value) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "origin": element, "x": 0, "y": 0 })
}

fn does(pointer: Pointer, actions: &Value) -> Value {
    let (id, kind) = match pointer {
        Pointer::Mouse => ("mouse", "mouse"),
        Pointer::Touch => ("finger", "touch"),
    };
    json!({ "actions": [{ "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions }] })
}

/// Keys by name or as they are typed, one after the other. `Shift+Tab` holds the first while the second is pressed.
pub(crate) fn press(keys: &[&str]) -> Value {
    let mut steps = Vec::new();
    for key in keys {
        let parts: Vec<String> = match key.split_once('+') {
            Some((held, pressed)) if !held.is_empty() => vec![code(held), code(pressed)],
            _ => vec![code(key)],
        };
        steps.extend(parts.iter().map(|part| json!({ "type": "keyDown", "value": part })));
        steps.extend(parts.iter().rev().map(|part| json!({ "type": "keyUp", "value": part })));
    }
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] })
}

/// The protocol's code points for keys that type nothing.
fn code(key: &str) -> String {
    match key {
        "Tab" => "\u{e004}",
        "Enter" => "\u{e007}",
        "Shift" => "\u{e008}",
        "Control" => "\u{e009}",
        "Escape" => "\u{e00c}",
        "Space" => " ",
        "ArrowUp" => "\u{e013}",
        "ArrowDown" => "\u{e015}",
        "Home" => "\u{e011}",
        "End" => "\u{e010}",
        other => other,
    }
    .to_owned()
}
