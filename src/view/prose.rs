//! The prose tree as nodes. Text is always text.

use super::dom::{classed, el, row, text};
use popquiz_core::prose::{Block, Code, Line, Prose, Run, Span, Style, Table, Token};
use popquiz_words::question as say;
use yew::{Html, html};

/// Blocks in reading order.
pub fn blocks(prose: &Prose) -> Html {
    let mut out = Vec::new();
    for block in &prose.0 {
        out.push(self::block(block));
    }
    row(out)
}

/// Prose where only a line has room: a single paragraph goes without its box.
pub fn inline(prose: &Prose) -> Html {
    match prose.0.as_slice() {
        [Block::Paragraph(only)] => line(only),
        _ => blocks(prose),
    }
}

/// Entries of a list.
pub fn list(items: &[Prose]) -> Vec<Html> {
    let mut out = Vec::new();
    for item in items {
        out.push(el!("li" => inline(item)));
    }
    out
}

fn block(block: &Block) -> Html {
    match block {
        Block::Paragraph(text) => el!("p" => line(text)),
        Block::Code(block) => code(block),
        Block::List(block) => match block.start {
            Some(start) => html! { <ol start={start.to_string()}>{ list(&block.items) }</ol> },
            None => el!("ul"; list(&block.items)),
        },
        Block::Table(block) => table(block),
        Block::Quote(inner) => el!("blockquote" => blocks(inner)),
        Block::Image(image) => html! { <img src={image.src.clone()} alt={image.alt.clone()} loading="lazy" /> },
    }
}

/// Runs of text.
pub fn line(text: &Line) -> Html {
    let mut out = Vec::new();
    for run in &text.0 {
        out.push(self::run(run));
    }
    row(out)
}

fn run(run: &Run) -> Html {
    if run.text == "\n" {
        return el!("br" =>);
    }
    let mut node = if run.style.has(Style::CODE) { breakable(&run.text) } else { text(&run.text) };
    if run.style.has(Style::GAP) {
        node = el!("span" "class"="gap" "role"="img" [say::GAP] => text("\u{2003}\u{2003}"));
    }
    if run.style.has(Style::CODE) {
        node = el!("code" => node);
    }
    if run.style.has(Style::EMPHASIS) {
        node = el!("em" => node);
    }
    if run.style.has(Style::STRONG) {
        node = el!("strong" => node);
    }
    if run.style.has(Style::MARK) {
        node = el!("mark" => node);
    }
    match &run.link {
        Some(href) => html! { <a href={href.clone()} target="_blank" rel="noopener">{ node }</a> },
        None => node,
    }
}

/// Code within a line. What is too long for one goes on before a dot and a name, rather than anywhere.
fn breakable(code: &str) -> Html {
    let bytes = code.as_bytes();
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..bytes.len() {
        if bytes[at] == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) && bytes[at - 1] != b' ' {
            out.push(text(&code[from..at]));
            out.push(el!("wbr" =>));
            from = at;
        }
    }
    out.push(text(&code[from..]));
    row(out)
}

/// A block of code. It scrolls inside its box, so the box can be focused and scrolled by keys. It is no landmark: a page
/// of answers has many.
fn code(code: &Code) -> Html {
    let mut out = Vec::new();
    for line in &code.lines {
        out.extend(spans(line));
        out.push(text("\n"));
    }
    let block = el!("pre" "tabindex"="0" "role"="group" [say::CODE] => el!("code"; out));
    el!("div" "class"="code" => block, copier())
}

/// The button that copies a block of code, and what is said of it, which `copy.js` sees to. It stands behind the block, and is
/// found by who points at the block or reaches it by keys.
pub fn copier() -> Html {
    let name = say::COPY_CODE.to_string();
    let button = html! { <button type="button" class="copy" data-role="copy-code" aria-label={name}>{ "⧉" }</button> };
    row(vec![button, el!("span" "class"="copied" "role"="status" =>)])
}

/// One line of code in its colours.
pub fn spans(line: &[Span]) -> Vec<Html> {
    let mut out = Vec::new();
    for span in line {
        let inside = text(&span.text);
        let class = match span.token {
            Token::Plain => {
                out.push(inside);
                continue;
            }
            Token::Keyword => "k",
            Token::String => "s",
            Token::Comment => "c",
            Token::Number => "n",
            Token::Name => "d",
        };
        out.push(classed("span", class, vec![inside]));
    }
    out
}

fn cells(row: &[Line], head: bool) -> Html {
    let mut out = Vec::new();
    for cell in row {
        let inside = line(cell);
        // The corner above row names is often empty, and then it is the head of nothing.
        let names = head && !cell.0.is_empty();
        out.push(if names { el!("th" "scope"="col" => inside) } else { el!("td" => inside) });
    }
    el!("tr"; out)
}

fn table(table: &Table) -> Html {
    let mut rows = Vec::new();
    for row in &table.rows {
        rows.push(cells(row, false));
    }
    el!("div" "class"="scroll" "tabindex"="0" "role"="group" [say::TABLE] =>
        el!("table" => el!("thead" => cells(&table.head, true)), el!("tbody"; rows)))
}
