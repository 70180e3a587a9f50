//! Markdown as a tree of nodes with their places: the events of the parser, put together.

use crate::diagnostics::source::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// A piece of Markdown and what is inside.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    pub(crate) children: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    /// The level by `#` signs; 0 for one that is underlined, as happens when a rule follows a paragraph at once.
    Heading(u8),
    Quote,
    /// Whether it is fenced; the text is in the children.
    Code {
        fenced: bool,
    },
    Html,
    List(Option<u64>),
    Entry,
    Table,
    Head,
    Row,
    Cell,
    Emphasis,
    Strong,
    Link(String),
    Image(String),
    Text(String),
    InlineCode(String),
    InlineHtml,
    SoftBreak,
    HardBreak,
    Rule,
    /// `[ ]` or `[x]`.
    Box(bool),
}

impl Node {
    /// Whether it stands within a line.
    pub(crate) fn is_inline(&self) -> bool {
        matches!(
            self.kind,
            Kind::Emphasis
                | Kind::Strong
                | Kind::Link(_)
                | Kind::Image(_)
                | Kind::Text(_)
                | Kind::InlineCode(_)
                | Kind::InlineHtml
                | Kind::SoftBreak
                | Kind::HardBreak
                | Kind::Box(_)
        )
    }

    /// The text inside, without styles.
    pub(crate) fn plain(&self) -> String {
        let mut out = String::new();
        self.write_plain(&mut out);
        out
    }

    fn write_plain(&self, out: &mut String) {
        match &self.kind {
            Kind::Text(text) | Kind::InlineCode(text) => out.push_str(text),
            Kind::SoftBreak | Kind::HardBreak => out.push(' '),
            _ => self.children.iter().for_each(|child| child.write_plain(out)),
        }
    }

    /// Whether any entry of this list begins with a box.
    pub(crate) fn is_task_list(&self) -> bool {
        matches!(self.kind, Kind::List(_)) && self.children.iter().any(|entry| entry.marker().is_some())
    }

    /// The box that an entry begins with.
    pub(crate) fn marker(&self) -> Option<bool> {
        let first = self.children.first()?;
        match first.kind {
            Kind::Box(checked) => Some(checked),
            Kind::Paragraph => match first.children.first()?.kind {
                Kind::Box(checked) => Some(checked),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Deeper containers are opened into their parents: what walks the tree recurses, and a text of nothing but `>` must
/// not exhaust the stack. Well beyond what an item may hold, so that nothing is lost unsaid.
const DEEPEST: usize = 40;

/// Reads Markdown; `base` is added to every place.
pub(crate) fn parse(text: &str, base: usize) -> Vec<Node> {
    let gap = Gap::new(text);
    let hidden = gap.hide(text);
    let mut stack = vec![Node { kind: Kind::Paragraph, span: 0..0, children: Vec::new() }];
    let mut skipped = 0_usize;
    for (event, span) in Parser::new_ext(&hidden, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS).into_offset_iter()
    {
        let span = span.start + base..span.end + base;
        let leaf = match event {
            Event::Start(tag) => {
                let underlined = !text[span.start - base..].starts_with('#');
                match kind_of(tag, underlined, &gap) {
                    Some(kind) if stack.len() < DEEPEST => stack.push(Node { kind, span, children: Vec::new() }),
                    _ => skipped += 1,
                }
                continue;
            }
            Event::End(_) if skipped > 0 => {
                skipped -= 1;
                continue;
            }
            Event::End(_) => {
                if let Some(node) = stack.pop() {
                    add(&mut stack, node);
                }
                continue;
            }
            Event::Text(text) | Event::Html(text) => Kind::Text(gap.show(&text)),
            Event::Code(code) => Kind::InlineCode(gap.show(&code)),
            Event::InlineHtml(_) => Kind::InlineHtml,
            Event::SoftBreak => Kind::SoftBreak,
            Event::HardBreak => Kind::HardBreak,
            Event::Rule => Kind::Rule,
            Event::TaskListMarker(checked) => Kind::Box(checked),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                Kind::Text(gap.show(&text))
            }
        };
        add(&mut stack, Node { kind: leaf, span, children: Vec::new() });
    }
    stack.into_iter().next().map(|root| root.children).unwrap_or_default()
}

fn add(stack: &mut [Node], node: Node) {
    if let Some(parent) = stack.last_mut() {
        parent.children.push(node);
    }
}

fn kind_of(tag: Tag<'_>, underlined: bool, gap: &Gap) -> Option<Kind> {
    Some(match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::Heading { .. } if underlined => Kind::Heading(0),
        Tag::Heading { level, .. } => Kind::Heading(level as u8),
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::CodeBlock(kind) => Kind::Code { fenced: matches!(kind, CodeBlockKind::Fenced(_)) },
        Tag::HtmlBlock => Kind::Html,
        Tag::List(start) => Kind::List(start),
        Tag::Item => Kind::Entry,
        Tag::Table(_) => Kind::Table,
        Tag::TableHead => Kind::Head,
        Tag::TableRow => Kind::Row,
        Tag::TableCell => Kind::Cell,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Link { dest_url, .. } => Kind::Link(gap.show(&dest_url)),
        Tag::Image { dest_url, .. } => Kind::Image(gap.show(&dest_url)),
        _ => return None,
    })
}

/// Four underscores mark the gap of a `blank` item, yet Markdown may read them as emphasis or as a rule. While it
/// reads, they are one private character, which takes four bytes as well, so that places stay what they were.
struct Gap(char);

impl Gap {
    fn new(text: &str) -> Self {
        let free = ('\u{f0000}'..'\u{ffffd}').find(|&c| !text.contains(c));
        Self(free.unwrap_or('\u{f0000}'))
    }

    fn hide(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("____") {
            out.push_str(&rest[..at]);
            let run = rest[at..].bytes().take_while(|&byte| byte == b'_').count();
            if run == 4 {
                out.push(self.0);
            } else {
                out.push_str(&rest[at..at + run]);
            }
            rest = &rest[at + run..];
        }
        out.push_str(rest);
        out
    }

    fn show(&self, text: &str) -> String {
        text.replace(self.0, "____")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_text_wherever_they_stand() {
        for text in ["____", "a ____b____ c", "____, and __init__", "`____(x)`", "*____*"] {
            let found: String = parse(text, 0).iter().map(Node::plain).collect();
            assert!(found.contains("____"), "{text}: {found}");
        }
    }

    #[test]
    fn depth_is_bounded_and_nothing_is_lost() {
        let text = format!("{}deep", "> ".repeat(5000));
        let tree = parse(&text, 0);
        assert_eq!(tree.iter().map(Node::plain).collect::<String>(), "deep");
    }
}
