//! The tree: blocks of lines, lines of runs.

/// Blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Block>);

/// A piece of text that begins on its own line.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// What was searched for: set when it is shown, and never packed.
    pub const MARK: Self = Self(16);

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The first number, or nothing for bullets.
    pub start: Option<u32>,
    /// The entries.
    pub items: Vec<Prose>,
}

/// A table with a head; every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The head's cells.
    pub head: Vec<Line>,
    /// The body, row by row.
    pub rows: Vec<Vec<Line>>,
}

/// A picture beside the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// A relative path; never another site.
    pub src: String,
    /// What the picture shows, for who does not see it; never empty.
    pub alt: String,
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
                    code.write_plain(out);
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
        self.write_plain(&mut out);
        out
    }

    fn write_plain(&self, out: &mut String) {
        for line in &self.lines {
            out.extend(line.iter().map(|span| span.text.as_str()));
            out.push('\n');
        }
    }
}
