//! Code blocks, and the comments next to them.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;
use crate::highlight::highlight;
use crate::syntax::code_block::CodeBlock;
use crate::syntax::fence::{self, Fence};
use crate::syntax::markdown::Node;
use crate::syntax::reader::Reader;
use popquiz_core::item::GAP;
use popquiz_core::prose::{Code, Span as Stretch, Token};

/// Reads a code block.
pub(crate) fn read(reader: &mut Reader, node: &Node, fenced: bool) -> CodeBlock {
    let code = node.children.iter().map(Node::plain).collect::<String>().replace("\r\n", "\n").replace('\r', "\n");
    let code = code.strip_suffix('\n').map(str::to_owned).unwrap_or(code);
    let text = reader.source.text().get(node.span.clone()).unwrap_or_default();
    let line = reader.source.line_of(node.span.start);
    let first = text.lines().next().unwrap_or_default();
    let span = node.span.start..node.span.start + first.len();
    let mut block = CodeBlock { line, fence: Fence::default(), code, setup: Vec::new(), check: Vec::new(), span };
    if !fenced {
        return block;
    }
    let mark = first.chars().next().unwrap_or('`');
    let width = first.chars().take_while(|&c| c == mark).count();
    if !is_closed(text, mark, width) {
        reader.swallowed = true;
        reader.report(&block.span, Problem::UnclosedFence);
        return block;
    }
    let info_at = node.span.start + width * mark.len_utf8();
    let (fence, problems) = fence::parse(first.get(width..).unwrap_or_default());
    for (span, problem) in problems {
        reader.report(&(info_at + span.start..info_at + span.end), problem);
    }
    block.fence = fence;
    block
}

/// Whether the last line of a fenced block is its closing fence. In a quotation or a list the line may begin with the
/// marks of that.
fn is_closed(text: &str, mark: char, width: usize) -> bool {
    let mut lines = text.trim_end().lines();
    let (Some(_), Some(last)) = (lines.next(), lines.next_back()) else { return false };
    let last = last.trim_start_matches([' ', '>', '\t']);
    last.chars().count() >= width && last.chars().all(|c| c == mark)
}

/// The code with its colours; where a gap is meant, the gap is a stretch of its own.
pub(crate) fn highlighted(block: &CodeBlock, gap: bool) -> Code {
    let mut lines = highlight(&block.fence.lang, &block.code);
    if gap {
        for line in &mut lines {
            *line = line.drain(..).flat_map(|stretch| split_gap(&stretch)).collect();
        }
    }
    Code { lang: block.fence.lang.clone(), lines }
}

fn split_gap(stretch: &Stretch) -> Vec<Stretch> {
    let mut out = Vec::new();
    for (at, part) in stretch.text.split(GAP).enumerate() {
        if at > 0 {
            out.push(Stretch { token: Token::Plain, text: GAP.into() });
        }
        if !part.is_empty() {
            out.push(Stretch { token: stretch.token, text: part.into() });
        }
    }
    out
}

/// Reads `<!-- setup ... -->` or `<!-- check ... -->`, and reports any other HTML.
pub(crate) fn comment(reader: &mut Reader, node: &Node) -> Option<(&'static str, String)> {
    let text = node.children.iter().map(Node::plain).collect::<String>();
    let Some(open) = text.trim().strip_prefix("<!--") else {
        reader.report(&first_line(reader, &node.span), Problem::Html);
        return None;
    };
    let Some((inside, behind)) = open.split_once("-->") else {
        reader.swallowed = true;
        reader.report(&first_line(reader, &node.span), Problem::UnclosedComment);
        return None;
    };
    if !behind.trim().is_empty() {
        reader.report(&first_line(reader, &node.span), Problem::Html);
        return None;
    }
    let inside = inside.trim_start();
    let word = ["setup", "check"].into_iter().find(|word| {
        inside.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    let Some(word) = word else {
        reader.report(&first_line(reader, &node.span), Problem::OtherComment);
        return None;
    };
    Some((word, inside[word.len()..].trim_matches(['\n', '\r']).to_owned()))
}

fn first_line(reader: &Reader, span: &Span) -> Span {
    let text = reader.source.text().get(span.clone()).unwrap_or_default();
    span.start..span.start + text.lines().next().unwrap_or_default().len()
}
