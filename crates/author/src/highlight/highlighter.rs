//! The lexer of each language, and its stretches cut into lines.

use super::cursor::Cursor;
use super::{config, python, shell, sql, template};
use popquiz_core::prose::{Span, Token};
use std::ops::Range;

/// Splits code into lines of coloured stretches. Nothing is lost: the stretches of a line make up the line.
#[must_use]
pub fn highlight(lang: &str, code: &str) -> Vec<Vec<Span>> {
    let mut cursor = Cursor::new(code);
    match lang.to_ascii_lowercase().as_str() {
        "python" | "py" => python::lex(&mut cursor),
        "django" | "html" | "htmldjango" | "xml" => template::lex(&mut cursor),
        "sh" | "bash" | "shell" | "console" => shell::lex(&mut cursor),
        "dockerfile" | "docker" => shell::lex_dockerfile(&mut cursor),
        "sql" => sql::lex(&mut cursor),
        "json" => config::lex(&mut cursor, config::Dialect::Json),
        "toml" | "ini" | "cfg" | "yaml" | "yml" | "env" => config::lex(&mut cursor, config::Dialect::Lines),
        _ => {}
    }
    lines(code, &cursor.finish())
}

/// Cuts stretches at line breaks.
fn lines(code: &str, stretches: &[(Token, Range<usize>)]) -> Vec<Vec<Span>> {
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    for (token, range) in stretches {
        for (at, part) in code[range.clone()].split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            let Some(line) = lines.last_mut() else { continue };
            match line.last_mut() {
                _ if part.is_empty() => {}
                Some(last) if last.token == *token => last.text.push_str(part),
                _ => line.push(Span { token: *token, text: part.to_owned() }),
            }
        }
    }
    lines
}
