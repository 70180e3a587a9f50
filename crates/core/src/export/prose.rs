//! Prose as Markdown again. What would be a mark of Markdown and is meant as text is escaped, so that reading it back
//! gives the same prose.

use crate::prose::{Block, Line, Prose, Run, Style};

/// Prose as Markdown.
#[must_use]
pub fn prose(prose: &Prose) -> String {
    let mut blocks: Vec<String> = Vec::new();
    // Two lists in a row are one unless their marks differ.
    let (mut before, mut turned) = (None, false);
    for one in &prose.0 {
        let sort = if let Block::List(list) = one { Some(list.start.is_some()) } else { None };
        turned = sort.is_some() && sort == before && !turned;
        before = sort;
        blocks.push(block(one, turned));
    }
    blocks.join("\n\n")
}

/// Text whose every line but the first is moved to the right.
pub(super) fn indented(text: &str, by: usize) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', by));
            out.push_str(line);
        }
    }
    out
}

/// A block quotation.
pub(super) fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| format!("> {line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

/// A stretch of code on a line. A fence of backticks has to be longer than any run of them inside.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = |at: Option<char>| matches!(at, Some('`' | ' '));
    let space = if pad(text.chars().next()) || pad(text.chars().last()) { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A block; a list with its other mark, if it has to be told from the one before.
fn block(block: &Block, turned: bool) -> String {
    match block {
        Block::Paragraph(text) => starting(&line(text)),
        Block::Code(code) => {
            let text = code.plain();
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}{}\n{text}{fence}", code.lang)
        }
        Block::List(list) => {
            let entries = list.items.iter().zip(0_u32..).map(|(item, at)| {
                let (bullet, sign) = if turned { ("* ", ')') } else { ("- ", '.') };
                let number = |start: u32| format!("{}{sign} ", start.saturating_add(at));
                let mark = list.start.map_or(bullet.to_owned(), number);
                format!("{mark}{}", indented(&prose(item), mark.len()))
            });
            entries.collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => {
            let cell = |cell: &Line| line(cell).replace('|', "\\|");
            let row = |cells: &Vec<Line>| format!("| {} |", cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
            let rule = format!("|{}", "---|".repeat(table.head.len()));
            let rows = table.rows.iter().map(row);
            [row(&table.head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
        }
        Block::Quote(inner) => quoted(&prose(inner)),
        Block::Image(image) => format!("![{}]({})", escaped(&image.alt), image.src),
    }
}

/// A paragraph of which no line begins like a heading, a list or a quotation.
fn starting(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        let marks: &[char] = if digits > 0 { &['.', ')'] } else { &['#', '-', '+', '=', '~', ':', '>'] };
        let mark = if rest.starts_with(marks) { "\\" } else { "" };
        out.extend([if at > 0 { "\n" } else { "" }, number, mark, rest]);
    }
    out
}

/// A line as Markdown.
#[must_use]
pub fn line(line: &Line) -> String {
    let mut out = String::new();
    for runs in line.0.chunk_by(|one, next| one.link == next.link) {
        let text = styled(runs, &[Style::STRONG, Style::EMPHASIS, Style::CODE]);
        match runs.first().and_then(|run| run.link.as_ref()) {
            Some(url) => out.extend(["[", &text, "](", url, ")"]),
            None => out.push_str(&text),
        }
    }
    out
}

/// Runs with the marks of these styles, outermost first; neighbours share theirs, or their marks would touch.
fn styled(runs: &[Run], styles: &[Style]) -> String {
    let Some((&style, inner)) = styles.split_first() else { return runs.iter().map(text).collect() };
    let mut out = String::new();
    for same in runs.chunk_by(|one, next| one.style.has(style) == next.style.has(style)) {
        let mark = match style {
            Style::STRONG => "**",
            Style::EMPHASIS => "*",
            _ => "",
        };
        match same.first() {
            Some(first) if !first.style.has(style) => out.push_str(&styled(same, inner)),
            _ if style == Style::CODE => {
                out.push_str(&code(&same.iter().map(|run| run.text.as_str()).collect::<String>()));
            }
            _ => out.extend([mark, &styled(same, inner), mark]),
        }
    }
    out
}

fn text(run: &Run) -> String {
    match run.text.as_str() {
        "\n" => "\\\n".into(),
        gap if run.style.has(Style::GAP) => gap.into(),
        text => escaped(text),
    }
}

/// Text in which nothing is a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // Between letters it is part of a name.
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next.is_alphanumeric() || next == '#',
            '~' => before == '~' || next == '~',
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}
