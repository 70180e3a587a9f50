//! Prose as Markdown again. What would be a mark of Markdown and is meant as text is escaped, so that reading it back
//! gives the same prose.

use crate::item::GAP;
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
    let lines: Vec<String> =
        text.split('\n').map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect();
    lines.join("\n")
}

/// A stretch of code on a line. A fence of backticks has to be longer than any run of them inside.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = |at: Option<char>| matches!(at, Some('`' | ' '));
    // Of nothing but spaces none are taken off.
    let bare = text.chars().all(|c| c == ' ');
    let space = if !bare && (pad(text.chars().next()) || pad(text.chars().last())) { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A block; a list with its other mark, if it has to be told from the one before.
fn block(block: &Block, turned: bool) -> String {
    match block {
        Block::Paragraph(text) => starting(&line(text)),
        Block::Code(code) => {
            let text = code.plain();
            // Behind a fence of backticks there may be none.
            let sign = if code.lang.contains('`') { '~' } else { '`' };
            let longest = text.split(|c| c != sign).map(str::len).max().unwrap_or(0);
            let fence = String::from(sign).repeat(longest.max(2) + 1);
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
        Block::Image(image) => format!("![{}]({})", escaped(&image.alt), destination(&image.src)),
    }
}

/// A paragraph of which no line begins like a heading, a list or a quotation.
pub(super) fn starting(text: &str) -> String {
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
    inline(&line.0, Style::PLAIN, false)
}

/// Runs with their marks and links but for those that stand around all of them already; neighbours share theirs, or their
/// marks would touch. Of several the one that goes on for longest is outside: a link within a bold sentence, say.
fn inline(runs: &[Run], around: Style, linked: bool) -> String {
    let mut out = String::new();
    let mut rest = runs;
    // Whether a closing mark stands right before: another of the same sign would run into it.
    let mut closed = false;
    while let Some(first) = rest.first() {
        let reach = |goes_on: &dyn Fn(&Run) -> bool| rest.iter().take_while(|run| goes_on(run)).count();
        let link = if linked || first.link.is_none() { 0 } else { reach(&|run| run.link == first.link) };
        let styled = |style: Style| match reach(&|run| run.style.has(style)) {
            _ if around.has(style) || (link > 0 && out.ends_with(char::is_alphanumeric)) => 0,
            whole => whole - linked_end(&rest[..whole], &rest[whole..], linked),
        };
        let (strong, emphasis) = (styled(Style::STRONG), styled(Style::EMPHASIS));
        let count = strong.max(emphasis).max(link);
        let (same, behind) = rest.split_at(count.max(1));
        rest = behind;
        if let Some(url) = first.link.as_ref().filter(|_| link > 0 && link == count) {
            // Behind an exclamation mark it would be an image.
            if out.ends_with('!') {
                out.insert(out.len() - 1, '\\');
            }
            out.extend(["[", &inline(same, around, true), "](", &destination(url), ")"]);
        } else if count > 0 {
            let style = if strong == count { Style::STRONG } else { Style::EMPHASIS };
            // An underscore is no mark next to a letter.
            let lone = rest.first().is_none_or(|next| !next.text.starts_with(char::is_alphanumeric));
            let mark = match (style, closed && lone) {
                (Style::STRONG, false) => "**",
                (Style::STRONG, true) => "__",
                (_, false) => "*",
                (_, true) => "_",
            };
            out.extend([mark, &inline(same, around.with(style), linked), mark]);
            closed = true;
            continue;
        } else if first.style.has(Style::CODE) {
            // A gap within code stays within it.
            let goes_on =
                |run: &&Run| run.link == first.link && run.style.with(Style::GAP) == first.style.with(Style::GAP);
            let more = rest.iter().take_while(goes_on).count();
            let (same, behind) = rest.split_at(more);
            let text: String = [first].into_iter().chain(same).map(|run| run.text.as_str()).collect();
            out.push_str(&code(&text));
            rest = behind;
        } else {
            out.push_str(&text(first));
        }
        closed = false;
    }
    out
}

/// How many runs of a link stand at the end of a style, where the text goes on with a letter: a mark between a bracket and
/// a letter is none, so it has to stand within the link.
fn linked_end(same: &[Run], behind: &[Run], linked: bool) -> usize {
    let letter = behind.first().is_some_and(|next| next.text.starts_with(char::is_alphanumeric));
    match same.last() {
        Some(Run { link: Some(_), .. }) if letter && !linked => {
            same.iter().rev().take_while(|run| run.link == same[same.len() - 1].link).count()
        }
        _ => 0,
    }
}

/// Where a link leads, so that it neither ends too early nor means something else.
fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if matches!(c, '\\' | '(' | ')' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    if out.contains(char::is_whitespace) { format!("<{out}>") } else { out }
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
    // How many of the underscores that follow are a gap: four of them are no mark anywhere.
    let mut gap = 0;
    let mut rest = text;
    while let Some(c) = chars.next() {
        if c == '_' && before != '_' && rest.bytes().take_while(|&byte| byte == b'_').count() == GAP.len() {
            gap = GAP.len();
        }
        rest = &rest[c.len_utf8()..];
        let next = chars.peek().copied().unwrap_or(' ');
        let mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // Between letters it is part of a name.
            '_' if gap > 0 => false,
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
        gap = gap.saturating_sub(1);
    }
    out
}
