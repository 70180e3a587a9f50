//! A table as RFC 4180 has it: fields with quotes around where they need them, quotes doubled, lines that end in CRLF.

use super::card::cards;
use super::tags;
use crate::bank::Bank;

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
            &card.question,
            &card.answer,
            &card.reasons,
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
        super::anki::field(field, &[',', '"', '\n', '\r'], out);
    }
    out.push_str("\r\n");
}
