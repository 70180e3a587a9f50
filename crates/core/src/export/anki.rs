//! Cards that Anki imports as a text file: header lines, then a note a line, fields between tabs. Each note carries a
//! lasting id, so that importing again changes cards instead of doubling them.

use super::card::cards;
use super::selection::tags;
use crate::bank::Bank;

/// The items at some positions of a bank as notes: id, front, back, tags.
#[must_use]
pub fn anki(bank: &Bank, at: &[usize]) -> String {
    let title: String = bank.title().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut out = format!(
        "#separator:tab\n#html:false\n#notetype:Basic\n#deck:{title}\n#guid column:1\n#tags column:4\n#columns:id\tfront\tback\ttags\n"
    );
    for card in cards(bank, at) {
        let head = card.item.head();
        let text = [card.answer, card.reasons].join("\n\n");
        let id = format!("popquiz-{}", bank.full_id(&head.id));
        for (at, part) in [&id, &card.question, text.trim_end(), &tags(head).join(" ")].into_iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            field(part, &['\t', '"', '\n', '\r'], &mut out);
        }
        out.push('\n');
    }
    out
}

/// A field, with quotes around it if it holds one of these, and its own quotes doubled.
pub(super) fn field(text: &str, special: &[char], out: &mut String) {
    if !text.contains(special) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}
