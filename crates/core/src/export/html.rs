//! Prose as HTML for files that other programs read. Nothing in Popquiz shows it: the widget draws the tree itself.

use crate::prose::{Block, Line, Prose, Run, Style};

/// Prose as HTML: `p`, `pre`, lists, tables, quotations and the marks of a line.
#[must_use]
pub fn html(prose: &Prose) -> String {
    let mut out = String::new();
    write(prose, &escaped, &mut out);
    out
}

/// A line as HTML, without a paragraph around it.
#[must_use]
pub fn html_line(line: &Line) -> String {
    let mut out = String::new();
    write_line(line, &escaped, &mut out);
    out
}

/// Text of which nothing is markup, neither between tags nor in an attribute.
fn escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Writes blocks; `text` escapes what stands between tags.
pub(super) fn write(prose: &Prose, text: &dyn Fn(&str, &mut String), out: &mut String) {
    for block in &prose.0 {
        match block {
            Block::Paragraph(line) => within("p", out, |out| write_line(line, text, out)),
            Block::Code(code) => {
                out.push_str("<pre><code");
                if !code.lang.is_empty() {
                    out.push_str(" class=\"language-");
                    escaped(&code.lang, out);
                    out.push('"');
                }
                out.push('>');
                text(code.plain().strip_suffix('\n').unwrap_or_default(), out);
                out.push_str("</code></pre>");
            }
            Block::List(list) => {
                let tag = if list.start.is_some() { "ol" } else { "ul" };
                let first = list.start.filter(|&start| start != 1);
                out.extend(["<", tag, &first.map(|start| format!(" start=\"{start}\"")).unwrap_or_default(), ">"]);
                for item in &list.items {
                    within("li", out, |out| write_entry(item, text, out));
                }
                out.extend(["</", tag, ">"]);
            }
            Block::Table(table) => within("table", out, |out| {
                for (at, row) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
                    let cell_tag = if at == 0 { "th" } else { "td" };
                    within("tr", out, |out| {
                        for cell in row {
                            within(cell_tag, out, |out| write_line(cell, text, out));
                        }
                    });
                }
            }),
            Block::Quote(inner) => within("blockquote", out, |out| write(inner, text, out)),
            Block::Image(image) => {
                out.push_str("<p><img src=\"");
                escaped(&image.src, out);
                out.push_str("\" alt=\"");
                escaped(&image.alt, out);
                out.push_str("\"></p>");
            }
        }
    }
}

/// Blocks, or a line by itself where they are no more than one.
fn write_entry(prose: &Prose, text: &dyn Fn(&str, &mut String), out: &mut String) {
    if let [Block::Paragraph(line)] = prose.0.as_slice() {
        write_line(line, text, out);
    } else {
        write(prose, text, out);
    }
}

/// Writes the runs of a line.
pub(super) fn write_line(line: &Line, text: &dyn Fn(&str, &mut String), out: &mut String) {
    for run in &line.0 {
        write_run(run, text, out);
    }
}

fn write_run(run: &Run, text: &dyn Fn(&str, &mut String), out: &mut String) {
    if run.text == "\n" {
        return out.push_str("<br>");
    }
    let styles = [(Style::STRONG, "strong"), (Style::EMPHASIS, "em"), (Style::CODE, "code")];
    let tags = || styles.into_iter().filter(|(style, _)| run.style.has(*style)).map(|(_, tag)| tag);
    if let Some(url) = &run.link {
        out.push_str("<a href=\"");
        escaped(url, out);
        out.push_str("\">");
    }
    for tag in tags() {
        out.extend(["<", tag, ">"]);
    }
    text(&run.text, out);
    for tag in tags().collect::<Vec<_>>().into_iter().rev() {
        out.extend(["</", tag, ">"]);
    }
    if run.link.is_some() {
        out.push_str("</a>");
    }
}

fn within(tag: &str, out: &mut String, inside: impl FnOnce(&mut String)) {
    out.extend(["<", tag, ">"]);
    inside(out);
    out.extend(["</", tag, ">"]);
}
