//! The gap of a typed answer, found in a text that was read by another grammar than that of decks.

use popquiz_core::item::GAP;
use popquiz_core::prose::{Block, Line, Prose, Run, Span, Style, Token};

/// Makes `____` the gap, in paragraphs and in code.
pub fn mark_gap(stem: &mut Prose) {
    for block in &mut stem.0 {
        match block {
            Block::Paragraph(Line(runs)) => *runs = runs.drain(..).flat_map(split_run).collect(),
            Block::Code(code) => {
                for line in &mut code.lines {
                    *line = line.drain(..).flat_map(split_span).collect();
                }
            }
            _ => {}
        }
    }
}

fn split_run(run: Run) -> Vec<Run> {
    if run.style.has(Style::GAP) || !run.text.contains(GAP) {
        return vec![run];
    }
    let mut out = Vec::new();
    for (at, part) in run.text.split(GAP).enumerate() {
        if at > 0 {
            out.push(Run { text: GAP.into(), style: run.style.with(Style::GAP), link: run.link.clone() });
        }
        if !part.is_empty() {
            out.push(Run { text: part.into(), ..run.clone() });
        }
    }
    out
}

fn split_span(span: Span) -> Vec<Span> {
    if span.text == GAP || !span.text.contains(GAP) {
        return vec![span];
    }
    let mut out = Vec::new();
    for (at, part) in span.text.split(GAP).enumerate() {
        if at > 0 {
            out.push(Span { token: Token::Plain, text: GAP.into() });
        }
        if !part.is_empty() {
            out.push(Span { token: span.token, text: part.into() });
        }
    }
    out
}
