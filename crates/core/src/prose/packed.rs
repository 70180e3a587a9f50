//! How prose is packed in a bank: as marked text. Styles are switched on and off by control characters, blocks begin
//! with one, and there are no lengths: many small numbers would not compress.
//!
//! A line begins with a space where its first letter is a capital, and so does every sentence in it: the word is then
//! the same as in the middle of a sentence, and need not be kept twice.

use super::tree::{Block, Code, Image, Line, List, Prose, Run, Span, Style, Table, Token};

/// The next letter is as it stands, though a sentence begins.
const AS_IS: char = '\u{1}';
/// Stands before a link's target, which [`TARGET_END`] ends. No target: the link ends.
const TARGET: char = '\u{2}';
const TARGET_END: char = '\u{3}';
/// Ends a list, a quotation, a table.
const END: char = '\u{4}';
/// Stands before each entry of a list.
const ENTRY: char = '\u{5}';
const QUOTE: char = '\u{6}';
const TABLE: char = '\u{7}';
const LIST: char = '\u{8}';
/// A line break within a line, and what stands before each line of code.
const BREAK: char = '\u{b}';
const CODE: char = '\u{c}';
const IMAGE: char = '\u{d}';
/// Switches the first style on or off; the three after it switch the others.
const STYLE: u8 = 0xe;
const LAST_STYLE: u8 = STYLE + 3;
/// What follows is a stretch of plain code; the five after it stand for the other classes. A line begins plain.
const TOKEN: u8 = 0x12;
/// Stands before each row of a table.
const ROW: char = '\u{1d}';
/// Stands before each cell of a row.
const CELL: char = '\u{1e}';
/// Stands between two blocks.
const NEXT: char = '\u{1f}';

/// Deeper nesting is not read: reading recurses, and a bank may come from anywhere.
const DEEPEST: u8 = 32;

impl Prose {
    /// Reads marked text. Whatever it is, there is some prose in it.
    pub(crate) fn unpack(text: &str) -> Self {
        Reader(text).prose(0)
    }

    /// Writes it as marked text, without line breaks, and without the control characters that may be in it.
    pub(crate) fn pack(&self, out: &mut String) {
        for (at, block) in self.0.iter().enumerate() {
            if at > 0 {
                out.push(NEXT);
            }
            match block {
                Block::Paragraph(line) => line.pack(out),
                Block::Code(code) => code.pack(out),
                Block::List(list) => {
                    out.push(LIST);
                    out.extend(list.start.map(|start| start.to_string()));
                    for item in &list.items {
                        out.push(ENTRY);
                        item.pack(out);
                    }
                    out.push(END);
                }
                Block::Table(table) => {
                    out.push(TABLE);
                    for row in core::iter::once(&table.head).chain(&table.rows) {
                        out.push(ROW);
                        for cell in row {
                            out.push(CELL);
                            cell.pack(out);
                        }
                    }
                    out.push(END);
                }
                Block::Quote(inner) => {
                    out.push(QUOTE);
                    inner.pack(out);
                    out.push(END);
                }
                Block::Image(image) => {
                    out.push(IMAGE);
                    push_clean(&image.src, out);
                    out.push(CELL);
                    push_clean(&image.alt, out);
                }
            }
        }
    }
}

/// Control characters have no business in a text, and here they would be marks.
pub(crate) fn push_clean(text: &str, out: &mut String) {
    out.extend(text.chars().map(clean));
}

fn clean(c: char) -> char {
    if c < ' ' && c != '\t' { ' ' } else { c }
}

/// What of a text is still to be read.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn take(&mut self, mark: char) -> bool {
        let rest = self.0.strip_prefix(mark);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Everything up to the next mark that is about blocks.
    fn text(&mut self) -> &'a str {
        let about_blocks = |c| matches!(c, END..=LIST | CODE | IMAGE | ROW..=NEXT);
        let (text, rest) = self.0.split_at(self.0.find(about_blocks).unwrap_or(self.0.len()));
        self.0 = rest;
        text
    }

    fn prose(&mut self, depth: u8) -> Prose {
        let mut blocks = Vec::new();
        if depth < DEEPEST && !self.0.is_empty() && !self.0.starts_with([END, ENTRY]) {
            blocks.push(self.block(depth));
            while self.take(NEXT) {
                blocks.push(self.block(depth));
            }
        }
        Prose(blocks)
    }

    fn block(&mut self, depth: u8) -> Block {
        if self.take(CODE) {
            return Block::Code(Code::unpack(self.text()));
        }
        if self.take(IMAGE) {
            let src = self.text().into();
            self.take(CELL);
            return Block::Image(Image { src, alt: self.text().into() });
        }
        let block = if self.take(LIST) {
            let start = self.text().parse().ok();
            let mut items = Vec::new();
            while self.take(ENTRY) {
                items.push(self.prose(depth + 1));
            }
            Block::List(List { start, items })
        } else if self.take(QUOTE) {
            Block::Quote(self.prose(depth + 1))
        } else if self.take(TABLE) {
            let mut rows = Vec::new();
            while self.take(ROW) {
                let mut row = Vec::new();
                while self.take(CELL) {
                    row.push(Line::unpack(self.text()));
                }
                rows.push(row);
            }
            let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
            Block::Table(Table { head, rows })
        } else {
            return Block::Paragraph(Line::unpack(self.text()));
        };
        self.take(END);
        block
    }
}

/// What the letter to come is to a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Within,
    /// Behind a full stop or what else ends a sentence.
    Ended,
    /// Where a capital is expected.
    Begins,
}

impl Place {
    /// The place behind `c`, which stood here.
    fn after(self, c: char) -> Self {
        match (c, self) {
            ('.' | '?' | '!', _) => Self::Ended,
            (' ', Self::Ended) => Self::Begins,
            _ => Self::Within,
        }
    }
}

impl Line {
    /// Reads marked text.
    pub(crate) fn unpack(text: &str) -> Self {
        let mut runs = Vec::new();
        let mut run = Run::default();
        let mut target: Option<String> = None;
        let (mut place, text) = text.strip_prefix(' ').map_or((Place::Within, text), |text| (Place::Begins, text));
        for c in text.chars() {
            match (&mut target, c) {
                (Some(link), TARGET_END) => {
                    let link = core::mem::take(link);
                    target = None;
                    let after = Run { style: run.style, link: (!link.is_empty()).then_some(link), ..Run::default() };
                    push_run(&mut runs, core::mem::replace(&mut run, after));
                }
                (Some(link), c) => link.push(c),
                (None, TARGET) => target = Some(String::new()),
                (None, AS_IS) => place = Place::Within,
                (None, BREAK) => {
                    let after = Run { text: String::new(), ..run.clone() };
                    push_run(&mut runs, core::mem::replace(&mut run, after));
                    push_run(&mut runs, Run { text: "\n".into(), ..Run::default() });
                    place = Place::Within;
                }
                (None, c) => {
                    let mark = u8::try_from(c).unwrap_or(u8::MAX);
                    if (STYLE..=LAST_STYLE).contains(&mark) {
                        let style = Style(run.style.0 ^ 1 << (mark - STYLE));
                        let after = Run { style, link: run.link.clone(), ..Run::default() };
                        push_run(&mut runs, core::mem::replace(&mut run, after));
                    } else {
                        run.text.push(if place == Place::Begins { c.to_ascii_uppercase() } else { c });
                        place = place.after(c);
                    }
                }
            }
        }
        push_run(&mut runs, run);
        Self(runs)
    }

    /// Writes it as marked text.
    pub(crate) fn pack(&self, out: &mut String) {
        let begin = out.len();
        let (mut style, mut link, mut place) = (0, &None, Place::Within);
        for run in &self.0 {
            if run.text != "\n" {
                if run.link != *link {
                    out.push(TARGET);
                    push_clean(run.link.as_deref().unwrap_or_default(), out);
                    out.push(TARGET_END);
                    link = &run.link;
                }
                let changed = style ^ run.style.0;
                out.extend((0..4).filter(|bit| changed & 1 << bit != 0).map(|bit| char::from(STYLE + bit)));
                style = run.style.0;
            }
            for (at, c) in run.text.char_indices() {
                let begins = out.len() == begin;
                let word = is_capitalized(&run.text[at..]);
                let c = match c {
                    '\n' => BREAK,
                    c if begins && word => {
                        out.push(' ');
                        c.to_ascii_lowercase()
                    }
                    c if begins && c == ' ' || place == Place::Begins && c.is_ascii_lowercase() => {
                        out.push(AS_IS);
                        c
                    }
                    c if place == Place::Begins && word => c.to_ascii_lowercase(),
                    c => clean(c),
                };
                out.push(c);
                place = place.after(c);
            }
        }
    }
}

/// Whether a text begins with a word whose first letter alone is a capital.
fn is_capitalized(text: &str) -> bool {
    text.strip_prefix(|c: char| c.is_ascii_uppercase()).is_some_and(|rest| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '\'');
        !after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}

fn push_run(runs: &mut Vec<Run>, run: Run) {
    if !run.text.is_empty() {
        runs.push(run);
    }
}

impl Token {
    const ALL: [Self; 6] = [Self::Plain, Self::Keyword, Self::String, Self::Comment, Self::Number, Self::Name];
}

impl Code {
    fn unpack(text: &str) -> Self {
        let mut lines = text.split(BREAK);
        let lang = lines.next().unwrap_or_default().into();
        Self { lang, lines: lines.map(Self::unpack_line).collect() }
    }

    fn unpack_line(text: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for c in text.chars() {
            let token = u8::try_from(c).ok().and_then(|c| Token::ALL.get(usize::from(c.checked_sub(TOKEN)?)));
            match (token, spans.last_mut()) {
                (Some(&token), _) => spans.push(Span { token, text: String::new() }),
                (None, Some(span)) => span.text.push(c),
                (None, None) => spans.push(Span { token: Token::Plain, text: c.into() }),
            }
        }
        spans
    }

    fn pack(&self, out: &mut String) {
        out.push(CODE);
        push_clean(&self.lang, out);
        for line in &self.lines {
            out.push(BREAK);
            for (at, span) in line.iter().enumerate() {
                if at > 0 || span.token != Token::Plain {
                    out.push(char::from(TOKEN + span.token as u8));
                }
                push_clean(&span.text, out);
            }
        }
    }
}

#[cfg(test)]
mod tests;
