//! A table as RFC 4180 has it: fields with quotes around where they need them, quotes doubled, lines that end in CRLF.
//!
//! Spreadsheets take a field that begins with `=`, `+`, `-` or `@` for a formula and reckon it out, and a deck may be of
//! anybody. Such a field has an apostrophe in front, unless it is a number.

use super::card::{cards, plain};
use super::selection::tags;
use crate::bank::Bank;
use crate::grading::number;

/// The first line.
const COLUMNS: [&str; 8] = ["id", "kind", "level", "area", "question", "answer", "reasons", "tags"];

/// The items at some positions of a bank, a row each.
#[must_use]
pub fn csv(bank: &Bank, at: &[usize]) -> String {
    let mut out = String::new();
    row(&COLUMNS, &mut out);
    for card in cards(bank, at) {
        let head = card.item.head();
        let fields = [
            &head.id,
            head.kind.as_str(),
            head.level.as_str(),
            &head.area,
            &plain(&card.question),
            &plain(&card.answer),
            &plain(&card.reasons),
            &tags(head).join(" "),
        ];
        row(&fields, &mut out);
    }
    out
}

fn row(fields: &[&str], out: &mut String) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let formula = field.trim_start().starts_with(['=', '+', '-', '@']) && number(field).is_none();
        let text = if formula { &format!("'{field}") } else { *field };
        quoted(text, out);
    }
    out.push_str("\r\n");
}

/// A field, with quotes around it if it needs them, and its own quotes doubled.
fn quoted(text: &str, out: &mut String) {
    if !text.contains([',', '"', '\n', '\r']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}
