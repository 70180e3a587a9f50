//! Colours for code, given when the bank is built: the browser gets stretches of text and ships no lexer.
//!
//! The lexers are small and forgiving. They see code as learners do, cut short or with a gap in it, and whatever they
//! do not know stays plain.

mod config;
mod cursor;
mod python;
mod shell;
mod sql;
mod template;

use cursor::Cursor;
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Stretches that are not plain, as `K:def` and so on: short enough to read in an assertion.
    pub(crate) fn marks(lang: &str, code: &str) -> Vec<String> {
        let letter = |token| match token {
            Token::Plain => '.',
            Token::Keyword => 'K',
            Token::String => 'S',
            Token::Comment => 'C',
            Token::Number => 'N',
            Token::Name => 'A',
        };
        let stretches = highlight(lang, code).into_iter().flatten();
        stretches.filter(|s| s.token != Token::Plain).map(|s| format!("{}:{}", letter(s.token), s.text)).collect()
    }

    const LANGS: [&str; 9] = ["python", "django", "sh", "sql", "json", "toml", "dockerfile", "text", ""];

    fn put_together(lang: &str, code: &str) -> String {
        let lines = highlight(lang, code);
        lines.iter().map(|line| line.iter().map(|s| s.text.as_str()).collect::<String>()).collect::<Vec<_>>().join("\n")
    }

    proptest! {
        #[test]
        fn no_character_is_lost(code in "\\PC{0,60}(\n\\PC{0,40}){0,4}") {
            for lang in LANGS {
                prop_assert_eq!(&put_together(lang, &code), &code);
            }
        }

        #[test]
        fn nor_in_pieces_of_code(parts in proptest::collection::vec(proptest::sample::select(vec![
            "def ", "f\"", "'''", "'", "\"", "#", "\\", "\n", "{%", "%}", "{{", "}}", "{#", "#}", "<a ", ">", "<!--", "-->",
            "=", "$ ", "$X", "--", "/*", "*/", ":", "[", "]", "12.5e3", "ß", "____", "FROM ", "class ", "@", " ", "null",
        ]), 0..30)) {
            let code = parts.concat();
            for lang in LANGS {
                prop_assert_eq!(&put_together(lang, &code), &code);
            }
        }
    }

    #[test]
    fn an_unknown_language_is_plain() {
        assert_eq!(marks("brainfuck", "def +[-->-[>>+>]] # 1"), [""; 0]);
        assert_eq!(highlight("", "a\n\nb").len(), 3);
    }
}
