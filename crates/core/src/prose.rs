//! Prose: the small tree that a question's text is made of.
//!
//! There is no HTML anywhere in Popquiz. The author crate turns Markdown into this tree at build time, and the view
//! turns the tree into nodes. Text that looks like markup is therefore just text.

use core::cell::Cell;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Prose(pub Vec<Block>);

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

/// A piece of text that begins on its own line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// A block of code.
    Code(Code),
    /// A bulleted or numbered list.
    List(List),
    /// A table with a head.
    Table(Table),
    /// A block quotation.
    Quote(Prose),
    /// A picture that stands alone.
    Image(Image),
}

/// Runs of text that follow each other on a line.
///
/// Flat on purpose: emphasis inside a link inside emphasis is three flags on one run, so neither decoding nor drawing
/// recurses here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Line(pub Vec<Run>);

/// Text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text; `"\n"` alone is a hard line break.
    pub text: String,
    /// How it is set.
    pub style: Style,
    /// Where it leads, if it is part of a link: `http:`, `https:`, `mailto:`, a fragment or a relative path.
    pub link: Option<String>,
}

/// How a run of text is set: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style(pub u8);

impl Style {
    /// Ordinary text.
    pub const PLAIN: Self = Self(0);
    /// Inline code.
    pub const CODE: Self = Self(1);
    /// Emphasis.
    pub const EMPHASIS: Self = Self(2);
    /// Strong emphasis.
    pub const STRONG: Self = Self(4);
    /// The gap of a `blank` item.
    pub const GAP: Self = Self(8);

    /// Whether all flags of `other` are set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets of flags together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A block of code, coloured when the bank is built.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(String, String)", into = "(String, String)")]
pub struct Code {
    /// The language as written behind the fence; may be empty.
    pub lang: String,
    /// The lines, without their line breaks.
    pub lines: Vec<Vec<Span>>,
}

/// A stretch of code of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What the stretch is.
    pub token: Token,
    /// Its text.
    pub text: String,
}

/// The classes of code that are told apart by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Everything else.
    Plain,
    /// A reserved word, a template tag, a command.
    Keyword,
    /// A string.
    String,
    /// A comment.
    Comment,
    /// A number.
    Number,
    /// A name being defined, a decorator, an attribute.
    Name,
}

/// A bulleted or numbered list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The first number, or nothing for bullets.
    pub start: Option<u32>,
    /// The entries.
    pub items: Vec<Prose>,
}

/// A table with a head; every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The head's cells.
    pub head: Vec<Line>,
    /// The body, row by row.
    pub rows: Vec<Vec<Line>>,
}

/// A picture beside the deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// A relative path; never another site.
    pub src: String,
    /// What the picture shows, for who does not see it; never empty.
    pub alt: String,
}

// In a packed bank a line, and a block of code, is one text with control characters where the style changes. Lengths
// and flags of forty thousand small pieces would not compress: this saves ten kilobytes of the Django bank in brotli.

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

impl Prose {
    /// One paragraph of plain text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self(vec![Block::Paragraph(Line::text(text))])
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words without their styles, blocks separated by line breaks: for search, comparison and speech.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.write_plain(&mut out);
        out.truncate(out.trim_end().len());
        out
    }

    fn write_plain(&self, out: &mut String) {
        for block in &self.0 {
            match block {
                Block::Paragraph(line) => line.write_plain(out),
                Block::Code(code) => {
                    for line in &code.lines {
                        out.extend(line.iter().map(|span| span.text.as_str()));
                        out.push('\n');
                    }
                    continue;
                }
                Block::List(list) => {
                    for item in &list.items {
                        item.write_plain(out);
                    }
                    continue;
                }
                Block::Table(table) => {
                    for row in core::iter::once(&table.head).chain(&table.rows) {
                        for (i, cell) in row.iter().enumerate() {
                            out.push_str(if i == 0 { "" } else { " | " });
                            cell.write_plain(out);
                        }
                        out.push('\n');
                    }
                    continue;
                }
                Block::Quote(inner) => {
                    inner.write_plain(out);
                    continue;
                }
                Block::Image(image) => out.push_str(&image.alt),
            }
            out.push('\n');
        }
    }

    /// How deep quotations and lists are nested; a paragraph alone is 1.
    #[must_use]
    pub fn depth(&self) -> usize {
        let inner = |block: &Block| match block {
            Block::List(list) => list.items.iter().map(Self::depth).max().unwrap_or(0),
            Block::Quote(prose) => prose.depth(),
            _ => 0,
        };
        1 + self.0.iter().map(inner).max().unwrap_or(0)
    }
}

impl Line {
    /// Plain text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self(vec![Run { text: text.into(), ..Run::default() }])
    }

    /// The words without their styles.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.write_plain(&mut out);
        out
    }

    fn write_plain(&self, out: &mut String) {
        for run in &self.0 {
            out.push_str(&run.text);
        }
    }
}

impl Code {
    /// The code as written.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            out.extend(line.iter().map(|span| span.text.as_str()));
            out.push('\n');
        }
        out
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
