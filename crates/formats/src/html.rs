//! HTML as prose. What stands in no tag that prose knows is kept as text, and what was lost is noted.

use crate::features::Feature;
use crate::markdown::{Notes, formulas};
use html5gum::{StartTag, Token, Tokenizer};
use popquiz_author::{highlight, is_beside, is_link};
use popquiz_core::prose::{Block, Code, Image, Line, List, Prose, Run, Style, Table};

/// Deeper elements are opened into their parents: what walks prose recurses.
const DEEPEST: usize = 30;

/// Elements whose content is no text.
const SILENT: [&str; 8] = ["script", "style", "head", "template", "audio", "video", "object", "iframe"];

/// An element that holds blocks or parts of one.
enum Open {
    Blocks(Vec<Block>),
    Quote(Vec<Block>),
    List(Option<u32>, Vec<Prose>),
    Entry(Vec<Block>),
    Table(Vec<Vec<Line>>),
    Row(Vec<Line>),
    Cell,
}

impl Open {
    fn is(&self, tag: &str) -> bool {
        match self {
            Self::Blocks(_) => false,
            Self::Quote(_) => tag == "blockquote",
            Self::List(start, _) => tag == if start.is_some() { "ol" } else { "ul" },
            Self::Entry(_) => tag == "li",
            Self::Table(_) => tag == "table",
            Self::Row(_) => tag == "tr",
            Self::Cell => tag == "td" || tag == "th",
        }
    }
}

struct Builder<'a> {
    stack: Vec<Open>,
    line: Vec<Run>,
    /// How often each style is open: strong, emphasis, code.
    open: [usize; 3],
    link: Option<String>,
    pre: Option<(String, String)>,
    silent: usize,
    notes: &'a mut Notes,
}

/// HTML as prose.
pub fn html(text: &str, notes: &mut Notes) -> Prose {
    let mut builder = Builder {
        stack: vec![Open::Blocks(Vec::new())],
        line: Vec::new(),
        open: [0; 3],
        link: None,
        pre: None,
        silent: 0,
        notes,
    };
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => builder.start(&tag),
            Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => builder.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    formulas(text, builder.notes);
    builder.finish()
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// The language that a class such as `language-python` names.
fn language(tag: &StartTag<()>) -> Option<String> {
    let class = attribute(tag, "class")?;
    let named =
        class.split_whitespace().find_map(|word| word.strip_prefix("language-").or(word.strip_prefix("lang-")))?;
    Some(named.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect())
}

impl Builder<'_> {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if SILENT.contains(&name.as_str()) {
            let what = if ["audio", "video", "object", "iframe"].contains(&name.as_str()) {
                Feature::Attachments
            } else {
                Feature::Markup
            };
            self.notes.push((what, format!("<{name}> is left out")));
            self.silent += usize::from(!tag.self_closing);
            return;
        }
        if self.silent > 0 {
            return;
        }
        match name.as_str() {
            "strong" | "b" => self.open[0] += 1,
            "em" | "i" => self.open[1] += 1,
            "code" | "tt" | "kbd" | "samp" => match &mut self.pre {
                Some((lang, _)) => *lang = language(tag).unwrap_or(std::mem::take(lang)),
                None => self.open[2] += 1,
            },
            "a" => self.link = attribute(tag, "href").filter(|url| self.is_good_link(url)),
            "br" => match &mut self.pre {
                Some((_, text)) => text.push('\n'),
                None => self.line.push(Run { text: "\n".into(), ..Run::default() }),
            },
            "img" => self.image(tag),
            "ul" => self.push(Open::List(None, Vec::new())),
            "ol" => {
                let start = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.push(Open::List(Some(start), Vec::new()));
            }
            "li" => {
                self.close_if_open("li", &["ul", "ol"]);
                if matches!(self.stack.last(), Some(Open::List(..))) {
                    self.push(Open::Entry(Vec::new()));
                }
            }
            "blockquote" => self.push(Open::Quote(Vec::new())),
            "table" => self.push(Open::Table(Vec::new())),
            "tr" if matches!(self.stack.last(), Some(Open::Table(_))) => self.push(Open::Row(Vec::new())),
            "td" | "th" if matches!(self.stack.last(), Some(Open::Row(_))) => self.push(Open::Cell),
            "pre" => {
                self.flush();
                self.pre = Some((language(tag).unwrap_or_default(), String::new()));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.open[0] += 1;
                self.notes.push((Feature::Markup, "a heading is a bold paragraph".into()));
            }
            "p" | "div" | "section" | "article" | "figure" | "dl" | "dt" | "dd" | "hr" => self.flush(),
            "sub" | "sup" | "u" | "s" | "del" | "math" | "svg" | "font" => {
                let what = if name == "math" { Feature::Formulas } else { Feature::Markup };
                self.notes.push((what, format!("<{name}> is plain text")));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if SILENT.contains(&name) {
            self.silent = self.silent.saturating_sub(1);
            return;
        }
        if self.silent > 0 {
            return;
        }
        match name {
            "strong" | "b" => self.open[0] = self.open[0].saturating_sub(1),
            "em" | "i" => self.open[1] = self.open[1].saturating_sub(1),
            "code" | "tt" | "kbd" | "samp" if self.pre.is_none() => self.open[2] = self.open[2].saturating_sub(1),
            "a" => self.link = None,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.open[0] = self.open[0].saturating_sub(1);
            }
            "pre" => {
                if let Some((lang, text)) = self.pre.take() {
                    let text = text.strip_prefix('\n').unwrap_or(&text);
                    let text = text.strip_suffix('\n').unwrap_or(text);
                    self.block(Block::Code(Code { lines: highlight(&lang, text), lang }));
                }
            }
            "p" | "div" | "section" | "article" | "figure" | "dl" | "dt" | "dd" => self.flush(),
            "ul" | "ol" | "li" | "blockquote" | "table" | "tr" | "td" | "th" => self.close(name),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        if let Some((_, pre)) = &mut self.pre {
            return pre.extend(text.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()));
        }
        if matches!(self.stack.last(), Some(Open::List(..) | Open::Table(_) | Open::Row(_))) {
            return;
        }
        let mut style = Style::PLAIN;
        for (open, flag) in self.open.iter().zip([Style::STRONG, Style::EMPHASIS, Style::CODE]) {
            if *open > 0 {
                style = style.with(flag);
            }
        }
        let spaced = |run: &Run| run.text.ends_with([' ', '\n']) && !run.style.has(Style::CODE);
        let mut space = self.line.last().is_none_or(spaced);
        let mut out = String::new();
        for c in text.chars() {
            // Within inline code spaces count.
            let white = matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}');
            if white && (style.has(Style::CODE) || !space) {
                out.push(' ');
            } else if !white && !c.is_control() {
                out.push(c);
            }
            space = white;
        }
        if out.is_empty() {
            return;
        }
        match self.line.last_mut() {
            Some(last) if last.style == style && last.link == self.link && last.text != "\n" => {
                last.text.push_str(&out);
            }
            _ => self.line.push(Run { text: out, style, link: self.link.clone() }),
        }
    }

    fn image(&mut self, tag: &StartTag<()>) {
        let (src, alt) = (attribute(tag, "src").unwrap_or_default(), attribute(tag, "alt").unwrap_or_default());
        let in_cell = matches!(self.stack.last(), Some(Open::Cell));
        if is_beside(&src) && !src.contains("@@") && !alt.trim().is_empty() && !in_cell {
            self.flush();
            return self.block(Block::Image(Image { src, alt: alt.trim().into() }));
        }
        let shown: String = src.chars().take(60).collect();
        self.notes.push((Feature::Images, format!("the picture {shown} is left out")));
        self.text(&format!("[picture{}{}]", if alt.trim().is_empty() { "" } else { ": " }, alt.trim()));
    }

    fn is_good_link(&mut self, url: &str) -> bool {
        let good = is_link(url);
        if !good {
            self.notes.push((Feature::Markup, "a link that leads nowhere is plain text".into()));
        }
        good
    }

    fn push(&mut self, open: Open) {
        if !matches!(open, Open::Row(_) | Open::Cell | Open::Entry(_))
            && matches!(self.stack.last(), Some(Open::Cell | Open::List(..) | Open::Table(_) | Open::Row(_)))
        {
            self.notes.push((Feature::Markup, "blocks in a cell of a table are its text".into()));
            return;
        }
        self.flush();
        if self.stack.len() < DEEPEST {
            self.stack.push(open);
        }
    }

    /// Closes an element that was left open, unless one of these stands between.
    fn close_if_open(&mut self, tag: &str, walls: &[&str]) {
        for open in self.stack.iter().rev() {
            if open.is(tag) {
                return self.close(tag);
            }
            if walls.iter().any(|wall| open.is(wall)) {
                return;
            }
        }
    }

    /// Closes the nearest element of this name, and what was left open in it.
    fn close(&mut self, tag: &str) {
        if !self.stack.iter().any(|open| open.is(tag)) {
            return;
        }
        while let Some(top) = self.stack.last() {
            let last = top.is(tag);
            self.close_top();
            if last {
                break;
            }
        }
    }

    fn close_top(&mut self) {
        if matches!(self.stack.last(), Some(Open::Cell)) {
            self.stack.pop();
            let line = self.take_line();
            if let Some(Open::Row(cells)) = self.stack.last_mut() {
                cells.push(line);
            }
            return;
        }
        self.flush();
        match self.stack.pop() {
            Some(Open::Quote(blocks)) if !blocks.is_empty() => self.block(Block::Quote(Prose(blocks))),
            Some(Open::List(start, items)) if !items.is_empty() => self.block(Block::List(List { start, items })),
            Some(Open::Entry(blocks)) if !blocks.is_empty() => {
                if let Some(Open::List(_, items)) = self.stack.last_mut() {
                    items.push(Prose(blocks));
                }
            }
            Some(Open::Row(cells)) if !cells.is_empty() => {
                if let Some(Open::Table(rows)) = self.stack.last_mut() {
                    rows.push(cells);
                }
            }
            Some(Open::Table(mut rows)) if !rows.is_empty() => {
                let head = rows.remove(0);
                for row in &mut rows {
                    row.resize(head.len(), Line::default());
                }
                self.block(Block::Table(Table { head, rows }));
            }
            _ => {}
        }
    }

    /// The line so far, without spaces and breaks at its ends.
    fn take_line(&mut self) -> Line {
        let mut runs = std::mem::take(&mut self.line);
        while let Some(last) = runs.last_mut().filter(|run| !run.style.has(Style::CODE)) {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            runs.pop();
        }
        while runs.first().is_some_and(|run| run.text == "\n") {
            runs.remove(0);
        }
        if let Some(first) = runs.first_mut().filter(|run| !run.style.has(Style::CODE)) {
            first.text = first.text.trim_start().to_owned();
        }
        Line(runs)
    }

    /// Ends a paragraph.
    fn flush(&mut self) {
        if matches!(self.stack.last(), Some(Open::Cell)) {
            if !self.line.is_empty() {
                self.text(" ");
            }
            return;
        }
        let line = self.take_line();
        if !line.plain().trim().is_empty() {
            self.block(Block::Paragraph(line));
        }
    }

    fn block(&mut self, block: Block) {
        let open = self.stack.iter_mut().rev().find_map(|open| match open {
            Open::Blocks(blocks) | Open::Quote(blocks) | Open::Entry(blocks) => Some(blocks),
            _ => None,
        });
        if let Some(blocks) = open {
            blocks.push(block);
        }
    }

    fn finish(mut self) -> Prose {
        if self.pre.is_some() {
            self.end("pre");
        }
        while self.stack.len() > 1 {
            self.close_top();
        }
        self.flush();
        match self.stack.pop() {
            Some(Open::Blocks(blocks)) => Prose(blocks),
            _ => Prose::default(),
        }
    }
}
