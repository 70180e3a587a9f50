//! XML, without document types: nothing is looked up and nothing is expanded.

use crate::limits::MAX_DEPTH;
use crate::position::Place;
use roxmltree::{Document, Node, ParsingOptions};

/// Reads a document.
///
/// # Errors
/// It is no XML, has a document type, or is nested too deep: which, and where.
pub fn parse(text: &str) -> Result<Document<'_>, String> {
    check_depth(text)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 4_000_000, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| format!("no XML: {error}"))
}

/// A parser may recurse, so the depth is counted before it runs.
fn check_depth(text: &str) -> Result<(), String> {
    let (mut depth, mut rest) = (0_usize, text);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some((open, close)) =
            [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].into_iter().find(|(open, _)| rest.starts_with(open))
        {
            rest = rest.find(close).filter(|&end| end >= open.len()).map_or("", |end| &rest[end + close.len()..]);
            continue;
        }
        let end = rest.find('>').unwrap_or(rest.len());
        let tag = &rest[..end];
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') && !tag.starts_with("<!") {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(format!("elements are nested more than {MAX_DEPTH} deep"));
            }
        }
        rest = &rest[end.min(rest.len())..];
        rest = rest.strip_prefix('>').unwrap_or(rest);
    }
    Ok(())
}

/// Where an element stands: its line and column, and its path from the root.
pub fn place(node: Node) -> Place {
    let at = node.document().text_pos_at(node.range().start);
    let mut path = Vec::new();
    for element in node.ancestors().filter(Node::is_element) {
        let name = element.tag_name().name();
        let same = |other: &Node| other.is_element() && other.tag_name().name() == name;
        let before = element.prev_siblings().skip(1).filter(same).count();
        let alone = before == 0 && !element.next_siblings().skip(1).any(|other| same(&other));
        path.push(if alone { name.to_owned() } else { format!("{name}[{}]", before + 1) });
    }
    path.reverse();
    Place { line: at.row as usize, column: at.col as usize, path: format!("/{}", path.join("/")) }
}

/// The first child element of this name.
pub fn child<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// All child elements of this name.
pub fn children<'a, 'input: 'a>(node: Node<'a, 'input>, name: &'a str) -> impl Iterator<Item = Node<'a, 'input>> + 'a {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// All text inside, also in elements.
pub fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// Text between tags, escaped.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no such characters, not even escaped.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
}
