//! Texts of GIFT: escapes, and the format that stands in brackets before them.

use crate::html::html;
use crate::markdown::{Notes, markdown, plain};
use popquiz_core::prose::Prose;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `[html]`.
    Html,
    /// `[markdown]`.
    Markdown,
    /// `[plain]`.
    Plain,
    /// `[moodle]`, or nothing: HTML in which a line break stays one.
    Moodle,
}

/// Takes the form off the beginning of a text that is still escaped.
pub fn form(text: &str, default: Form) -> (Form, &str) {
    let text = text.trim();
    for (word, form) in
        [("[html]", Form::Html), ("[markdown]", Form::Markdown), ("[plain]", Form::Plain), ("[moodle]", Form::Moodle)]
    {
        if let Some(rest) = text.strip_prefix(word) {
            return (form, rest.trim());
        }
    }
    (default, text)
}

/// A text without its escapes.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('n')) => {
                chars.next();
                out.push('\n');
            }
            ('\\', Some(&next)) if "~=#{}:\\".contains(next) => {
                chars.next();
                out.push(next);
            }
            _ => out.push(c),
        }
    }
    out
}

/// A text with escapes where GIFT would read a mark.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

/// The first place of `mark` in a text that no `\` stands before.
pub fn find(text: &str, mark: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if !escaped && text[at..].starts_with(mark) {
            return Some(at);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// A text that is still escaped as prose.
pub fn prose(text: &str, default: Form, notes: &mut Notes) -> Prose {
    let (form, text) = form(text, default);
    let text = unescape(text);
    match form {
        Form::Html => html(&text, notes),
        Form::Markdown => markdown(&text, notes),
        Form::Plain => plain(&text),
        Form::Moodle => {
            let tag = |(at, _): (usize, &str)| {
                let behind = text[at + 1..].trim_start_matches('/');
                behind.starts_with(|c: char| c.is_ascii_alphabetic()) && behind.contains('>')
            };
            let entity = ["&lt;", "&amp;", "&nbsp;", "&quot;"].iter().any(|entity| text.contains(entity));
            let marked = entity || text.match_indices('<').any(tag);
            crate::markdown::formulas(&text, notes);
            if marked { html(&text.trim().replace('\n', "<br>"), notes) } else { plain(&text) }
        }
    }
}
