//! Cards that Anki imports as a text file: header lines, then a note a line, fields between tabs. Each note carries a
//! lasting id, so that importing again changes cards instead of doubling them.
//!
//! What Anki 26.09 does and its manual does not say decides the form, and `cargo xtask test --only formats` tries it:
//! - Columns are told by place. `#columns` would have to name the note type's own fields, which are translated.
//! - A column of tags takes the learner's own tags off; `#tags` leaves them. So all notes have the same tags.
//! - Plain text loses the indentation of code, so the fields are HTML.
//! - `[sound:…]`, `[latex]` and the marks of formulas act in any text, so they are taken apart.

use super::card::{Card, Row, cards, references};
use super::html;
use super::selection::tags;
use crate::bank::Bank;
use crate::prose::{Block, Prose};

/// The items at some positions of a bank as notes of Anki's type "Basic": id, front, back.
#[must_use]
pub fn anki(bank: &Bank, at: &[usize]) -> String {
    let title: String = bank.title().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut out = format!(
        "#separator:tab\n#html:true\n#notetype:Basic\n#deck:{title}\n#guid column:1\n#tags:popquiz popquiz::{}\n",
        bank.name()
    );
    for card in cards(bank, at) {
        note(bank, &card, &mut out);
    }
    out
}

fn note(bank: &Bank, card: &Card, out: &mut String) {
    let head = card.item.head();
    out.extend(["popquiz-", &bank.full_id(&head.id), "\t"]);
    // Anki centres what it shows; a list of choices and code are read from the left.
    out.push_str("<div style=\"text-align: left\">");
    rows(&card.question, out);
    out.push_str("</div>\t<div style=\"text-align: left\">");
    rows(&card.answer, out);
    out.push_str("<hr>");
    rows(&card.reasons, out);
    rows(&references(&card.item), out);
    out.push_str("<div><small>");
    text(&tags(head).join(" · "), out);
    out.push_str("</small></div></div>\n");
}

fn rows(rows: &[Row], out: &mut String) {
    for row in rows {
        match row {
            Row::Gap => out.push_str("<br>"),
            Row::Text(_, prose) if prose.is_empty() => {}
            Row::Text(label, prose) => labelled(label, prose, out),
        }
    }
}

/// A row: its label stands in the line that its text begins with.
fn labelled(label: &str, prose: &Prose, out: &mut String) {
    let pictures = Prose(prose.0.iter().map(picture).collect());
    let (first, rest) = match pictures.0.split_first() {
        Some((Block::Paragraph(line), rest)) => (Some(line), rest),
        _ => (None, pictures.0.as_slice()),
    };
    if first.is_some() || !label.is_empty() {
        out.push_str("<div>");
        text(label, out);
        if let Some(line) = first {
            html::write_line(line, &text, out);
        }
        out.push_str("</div>");
    }
    html::write(&Prose(rest.to_vec()), &text, out);
}

/// A picture is a file beside the deck and does not come with the notes: what it shows is said instead.
fn picture(block: &Block) -> Block {
    match block {
        Block::Image(image) => Block::Paragraph(crate::prose::Line::text(&format!("[picture: {}]", image.alt))),
        other => other.clone(),
    }
}

/// What Anki acts on when it stands behind an opening bracket.
const COMMANDS: [&str; 6] = ["sound:", "latex]", "$]", "$$]", "anki:", "/anki:"];

/// Text between tags: no markup, no command, and neither a tab nor a line break, which part fields and notes.
fn text(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        let behind = &text[at + c.len_utf8()..];
        let is_command =
            |command: &str| behind.get(..command.len()).is_some_and(|start| start.eq_ignore_ascii_case(command));
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A quote at a field's beginning would quote the field.
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '[' if COMMANDS.iter().any(|&command| is_command(command)) => out.push_str("&#91;"),
            // MathJax looks for its marks within a stretch of text: a tag between them parts it.
            '\\' if behind.starts_with(['(', ')', '[', ']']) => out.push_str("<span>\\</span>"),
            c => out.push(c),
        }
    }
}
