//! Nodes to prose. What prose cannot hold is reported where it stands.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::syntax::code;
use crate::syntax::links;
use crate::syntax::markdown::{Kind, Node};
use crate::syntax::reader::Reader;
use popquiz_core::item::GAP;
use popquiz_core::prose::{Block, Image, Line, List, Prose, Run, Style, Table};

impl Reader<'_> {
    /// Reads blocks. Inline nodes that stand among them, as in a tight list, are a paragraph.
    pub(crate) fn prose(&mut self, nodes: &[Node]) -> Prose {
        let mut blocks = Vec::new();
        let mut setup: Vec<(Span, String)> = Vec::new();
        let mut after_code = false;
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            let run = nodes[at..].iter().take_while(|node| node.is_inline()).count();
            if run > 0 {
                self.strays(&mut setup);
                blocks.extend(self.paragraph(&nodes[at..at + run]));
                (at, after_code) = (at + run, false);
                continue;
            }
            at += 1;
            match &node.kind {
                Kind::Html => match code::comment(self, node) {
                    Some(("setup", text)) => setup.push((node.span.clone(), text)),
                    Some((_, text)) if after_code && setup.is_empty() => {
                        if let Some(block) = self.blocks.last_mut() {
                            block.check.push(text);
                        }
                    }
                    Some(_) => self.report(&node.span, Problem::StrayComment { what: "check".into() }),
                    None => {}
                },
                Kind::Code { fenced } => {
                    let mut block = code::read(self, node, *fenced);
                    block.setup.extend(setup.drain(..).map(|(_, text)| text));
                    blocks.push(Block::Code(code::highlighted(&block, self.gap)));
                    self.blocks.push(block);
                    after_code = true;
                }
                _ => {
                    self.strays(&mut setup);
                    blocks.extend(self.block(node));
                    after_code = false;
                }
            }
        }
        self.strays(&mut setup);
        Prose(blocks)
    }

    fn strays(&mut self, setup: &mut Vec<(Span, String)>) {
        for (span, _) in setup.drain(..) {
            self.report(&span, Problem::StrayComment { what: "setup".into() });
        }
    }

    fn block(&mut self, node: &Node) -> Option<Block> {
        match &node.kind {
            Kind::Paragraph => self.paragraph(&node.children),
            Kind::Quote => {
                let inner = self.prose(&node.children);
                (!inner.is_empty()).then_some(Block::Quote(inner))
            }
            Kind::List(_) if node.is_task_list() => {
                self.report(&node.span, Problem::StrayTaskList);
                None
            }
            Kind::List(start) => {
                let start = start.map(|n| u32::try_from(n).unwrap_or(u32::MAX));
                Some(Block::List(List { start, items: self.entries(node) }))
            }
            Kind::Table => Some(Block::Table(self.table(node))),
            Kind::Heading(_) => {
                self.report(&node.span, Problem::BadHeading);
                None
            }
            Kind::Rule => {
                self.report(&node.span, Problem::Rule);
                None
            }
            _ => None,
        }
    }

    /// The entries of a list; an empty one is reported and left out.
    pub(crate) fn entries(&mut self, list: &Node) -> Vec<Prose> {
        let mut entries = Vec::new();
        for entry in &list.children {
            let before = self.problems.len();
            let text = self.prose(&entry.children);
            if !text.is_empty() {
                entries.push(text);
            } else if self.problems.len() == before {
                self.report(&entry.span, Problem::EmptyEntry);
            }
        }
        entries
    }

    /// A table; a row with too many cells, which Markdown would cut off, is reported.
    pub(crate) fn table(&mut self, node: &Node) -> Table {
        let mut table = Table { head: Vec::new(), rows: Vec::new() };
        for row in &node.children {
            let cells: Vec<Line> = row.children.iter().map(|cell| self.line(&cell.children)).collect();
            if row.kind == Kind::Head {
                table.head = cells;
                continue;
            }
            let text = self.source.text().get(row.span.clone()).unwrap_or_default();
            if count_cells(text) > table.head.len() {
                self.report(&row.span, Problem::LongRow);
            }
            table.rows.push(cells);
        }
        table
    }

    fn paragraph(&mut self, nodes: &[Node]) -> Option<Block> {
        let mut solid = nodes.iter().filter(|node| !matches!(node.kind, Kind::SoftBreak | Kind::HardBreak));
        if let (Some(Node { kind: Kind::Image(src), span, .. }), None) = (solid.next(), solid.next()) {
            let alt: String = nodes.iter().map(Node::plain).collect::<String>().chars().map(shown).collect();
            return self.image(src, span, alt.trim().to_owned());
        }
        let line = self.line(nodes);
        (!line.plain().trim().is_empty()).then_some(Block::Paragraph(line))
    }

    fn image(&mut self, src: &str, span: &Span, alt: String) -> Option<Block> {
        if alt.is_empty() {
            self.report(span, Problem::NoAlt);
            return None;
        }
        if !links::is_beside(src) {
            self.report(span, Problem::ImagePath { path: src.into() });
            return None;
        }
        self.images.push((span.clone(), alt.clone()));
        Some(Block::Image(Image { src: src.into(), alt }))
    }

    /// The runs of a line.
    pub(crate) fn line(&mut self, nodes: &[Node]) -> Line {
        let mut line = Line::default();
        self.runs(nodes, Style::PLAIN, None, &mut line.0);
        trim(&mut line.0);
        line
    }

    fn runs(&mut self, nodes: &[Node], style: Style, link: Option<&str>, out: &mut Vec<Run>) {
        for node in nodes {
            match &node.kind {
                Kind::Text(text) => self.text(text, style, link, out),
                Kind::InlineCode(code) => self.text(code, style.with(Style::CODE), link, out),
                Kind::SoftBreak => push(out, " ", style, link),
                Kind::HardBreak => out.push(Run { text: "\n".into(), ..Run::default() }),
                Kind::Emphasis => self.runs(&node.children, style.with(Style::EMPHASIS), link, out),
                Kind::Strong => self.runs(&node.children, style.with(Style::STRONG), link, out),
                Kind::Link(url) => {
                    let good = links::is_link(url);
                    if !good {
                        self.report(&node.span, Problem::BadLink { url: url.clone() });
                    }
                    self.runs(&node.children, style, good.then_some(url), out);
                }
                Kind::Image(_) => self.report(&node.span, Problem::ImageInText),
                Kind::InlineHtml => self.inline_html(&node.span),
                Kind::Box(_) => self.report(&node.span, Problem::StrayTaskList),
                _ => {}
            }
        }
    }

    /// A closing tag is the same slip as its opening one.
    fn inline_html(&mut self, span: &Span) {
        let closes = self.source.text().get(span.clone()).is_some_and(|tag| tag.starts_with("</"));
        if !(closes && matches!(self.problems.last(), Some((_, Problem::Html)))) {
            self.report(span, Problem::Html);
        }
    }

    fn text(&self, text: &str, style: Style, link: Option<&str>, out: &mut Vec<Run>) {
        if !self.gap {
            return push(out, text, style, link);
        }
        for (at, part) in text.split(GAP).enumerate() {
            if at > 0 {
                out.push(Run { text: GAP.into(), style: style.with(Style::GAP), link: link.map(Into::into) });
            }
            push(out, part, style, link);
        }
    }
}

/// A character as it is kept: an entity such as `&#10;` may still bring a control character.
const fn shown(c: char) -> char {
    if c < ' ' { ' ' } else { c }
}

/// Appends text, to the last run if that is of the same style.
fn push(out: &mut Vec<Run>, text: &str, style: Style, link: Option<&str>) {
    if text.is_empty() {
        return;
    }
    let text = text.chars().map(shown);
    match out.last_mut() {
        Some(last) if last.style == style && last.link.as_deref() == link && last.text != "\n" => {
            last.text.extend(text);
        }
        _ => out.push(Run { text: text.collect(), style, link: link.map(Into::into) }),
    }
}

/// Drops white space at both ends of a line, as Markdown does.
fn trim(runs: &mut Vec<Run>) {
    while let Some(first) = runs.first_mut().filter(|run| !run.style.has(Style::CODE)) {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut().filter(|run| !run.style.has(Style::CODE)) {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
}

/// How many cells a row of a table is written with: unescaped bars separate them, and the outer ones are optional.
fn count_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 1;
    let mut escaped = false;
    let mut last_bar = false;
    for c in row.chars() {
        last_bar = c == '|' && !escaped;
        cells += usize::from(last_bar);
        escaped = c == '\\' && !escaped;
    }
    cells - usize::from(last_bar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_markdown_does() {
        assert_eq!(
            ["| a | b |", "a | b", "| a | b | c |", r"| a \| b | c |", "| a |"].map(count_cells),
            [2, 2, 3, 2, 1]
        );
    }
}
