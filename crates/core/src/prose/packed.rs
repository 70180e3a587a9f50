//! How prose is packed in a bank: a line, and a block of code, is one text with control characters where the style
//! changes. Lengths and flags of forty thousand small pieces would not compress: this saves ten kilobytes of the Django
//! bank in brotli.

use super::{Code, Line, Prose, Run, Span, Style, Token};
use core::cell::Cell;
use serde::{Deserialize, Deserializer, de::Error};

std::thread_local! {
    /// How deep the prose that is being read is nested.
    static READING: Cell<u8> = const { Cell::new(0) };
}

/// Bytes that claim deeper nesting are refused: reading recurses, and a bank may come from anywhere.
const DEEPEST_READ: u8 = 32;

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let depth = READING.get();
        if depth >= DEEPEST_READ {
            return Err(D::Error::custom("nested too deep"));
        }
        READING.set(depth + 1);
        let blocks = Vec::deserialize(from);
        READING.set(depth);
        blocks.map(Self)
    }
}

/// Stands before plain text; the fifteen after it stand for the styles.
const PLAIN_MARK: char = '\u{e}';
/// Stands before a link's target, which [`LINK_END`] ends; the run it belongs to follows.
const LINK_START: char = '\u{1}';
const LINK_END: char = '\u{2}';
/// A line break within a line.
const BREAK: char = '\n';

impl Style {
    fn mark(self) -> char {
        char::from(PLAIN_MARK as u8 + (self.0 & 15))
    }

    fn of_mark(mark: char) -> Option<Self> {
        let at = (mark as u32).checked_sub(PLAIN_MARK as u32)?;
        u8::try_from(at).ok().filter(|at| *at < 16).map(Self)
    }
}

/// Control characters have no business in a text, and here they would be marks.
fn push_clean(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| if c < ' ' && c != '\n' && c != '\t' { ' ' } else { c }));
}

impl From<Line> for String {
    fn from(line: Line) -> Self {
        let mut out = Self::new();
        let mut style = Style::PLAIN;
        let mut after_link = false;
        for run in &line.0 {
            if let Some(target) = &run.link {
                out.push(LINK_START);
                push_clean(target, &mut out);
                out.push(LINK_END);
            }
            if run.style != style || after_link || run.link.is_some() {
                out.push(run.style.mark());
            }
            push_clean(&run.text, &mut out);
            style = run.style;
            after_link = run.link.is_some();
        }
        out
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        let mut runs = Vec::new();
        let mut run = Run::default();
        let mut link: Option<String> = None;
        let mut in_target = false;
        for c in text.chars() {
            match (c, Style::of_mark(c)) {
                (LINK_START, _) => {
                    link = Some(String::new());
                    in_target = true;
                }
                (LINK_END, _) => in_target = false,
                (c, _) if in_target => link.get_or_insert_default().push(c),
                (BREAK, _) => {
                    let after = Run { style: run.style, ..Run::default() };
                    push_run(&mut runs, std::mem::replace(&mut run, after));
                    push_run(&mut runs, Run { text: "\n".into(), ..Run::default() });
                }
                (_, Some(style)) => {
                    push_run(&mut runs, std::mem::take(&mut run));
                    run = Run { style, link: link.take(), ..Run::default() };
                }
                (c, None) => run.text.push(c),
            }
        }
        push_run(&mut runs, run);
        Self(runs)
    }
}

fn push_run(runs: &mut Vec<Run>, run: Run) {
    if !run.text.is_empty() {
        runs.push(run);
    }
}

impl Token {
    const ALL: [Self; 6] = [Self::Plain, Self::Keyword, Self::String, Self::Comment, Self::Number, Self::Name];
}

impl From<Code> for (String, String) {
    fn from(code: Code) -> Self {
        let mut out = String::new();
        for line in &code.lines {
            for span in line {
                out.push(Style(span.token as u8).mark());
                push_clean(&span.text, &mut out);
            }
            out.push('\n');
        }
        (code.lang, out)
    }
}

impl From<(String, String)> for Code {
    fn from((lang, text): (String, String)) -> Self {
        let mut lines = Vec::new();
        for line in text.lines() {
            let mut spans: Vec<Span> = Vec::new();
            for c in line.chars() {
                match (Style::of_mark(c), spans.last_mut()) {
                    (Some(Style(at)), _) => {
                        let token = Token::ALL.get(usize::from(at)).copied().unwrap_or(Token::Plain);
                        spans.push(Span { token, text: String::new() });
                    }
                    (None, Some(span)) => span.text.push(c),
                    (None, None) => spans.push(Span { token: Token::Plain, text: c.into() }),
                }
            }
            lines.push(spans);
        }
        Self { lang, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text without control characters, as decks have.
    fn words() -> impl Strategy<Value = String> {
        "[ -~äλ]{1,12}"
    }

    fn any_run() -> impl Strategy<Value = Run> {
        let link = proptest::option::weighted(0.2, "[a-z/#:.]{1,8}");
        (words(), 0u8..16, link).prop_map(|(text, style, link)| Run { text, style: Style(style), link })
    }

    /// Neighbours that could be one run are one, as the parser makes them.
    fn joined(runs: Vec<Run>) -> Line {
        let mut out: Vec<Run> = Vec::new();
        for run in runs {
            match out.last_mut() {
                Some(last) if last.style == run.style && last.link.is_none() && run.link.is_none() => {
                    last.text.push_str(&run.text);
                }
                _ => out.push(run),
            }
        }
        Line(out)
    }

    proptest! {
        #[test]
        fn a_line_reads_back(runs in proptest::collection::vec(any_run(), 0..8)) {
            let line = joined(runs);
            prop_assert_eq!(Line::from(String::from(line.clone())), line);
        }

        #[test]
        fn code_reads_back(lines in proptest::collection::vec(proptest::collection::vec((0usize..6, words()), 0..5), 0..5)) {
            let span = |(at, text): (usize, String)| Span { token: Token::ALL[at], text };
            let lines = lines.into_iter().map(|line| line.into_iter().map(span).collect()).collect();
            let code = Code { lang: "python".into(), lines };
            prop_assert_eq!(Code::from(<(String, String)>::from(code.clone())), code);
        }

        #[test]
        fn reading_any_text_is_total(text in "\\PC{0,20}[\u{0}-\u{1f}]{0,9}\\PC{0,9}") {
            let _ = Line::from(text.clone());
            let _ = Code::from((String::new(), text));
        }
    }

    #[test]
    fn control_characters_do_not_become_marks() {
        let hostile = Line::text("a\u{1}b\u{11}c");
        assert_eq!(Line::from(String::from(hostile)).plain(), "a b c");
        let broken =
            Line(vec![Run { text: "a".into(), ..Run::default() }, Run { text: "\n".into(), ..Run::default() }]);
        assert_eq!(Line::from(String::from(broken.clone())), broken);
    }
}
