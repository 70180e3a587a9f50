//! Text of a format as prose, by the reader that decks are read with.

use crate::features::Feature;
use popquiz_core::item::GAP;
use popquiz_core::prose::{Block, Line, Prose, Run};

/// What was found that prose has not: a feature, and what became of it.
pub type Notes = Vec<(Feature, String)>;

/// Markdown as prose.
pub fn markdown(text: &str, notes: &mut Notes) -> Prose {
    let (prose, problems) = popquiz_author::read_prose(text, text.matches(GAP).count() == 1);
    for problem in problems {
        let feature =
            if problem.code() == "E081" || problem.code() == "E080" { Feature::Images } else { Feature::Markup };
        notes.push((feature, problem.to_string()));
    }
    formulas(text, notes);
    prose
}

/// Text without any markup: a blank line parts paragraphs, a line break stays one.
pub fn plain(text: &str) -> Prose {
    let paragraph = |text: &str| {
        let mut runs = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !runs.is_empty() {
                runs.push(Run { text: "\n".into(), ..Run::default() });
            }
            runs.push(Run {
                text: line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
                ..Run::default()
            });
        }
        (!runs.is_empty()).then_some(Block::Paragraph(Line(runs)))
    };
    Prose(text.replace("\r\n", "\n").split("\n\n").filter_map(paragraph).collect())
}

/// Notes that a text holds a formula, which stays as its source.
pub fn formulas(text: &str, notes: &mut Notes) {
    let pair = |open: &str, close: &str| text.find(open).is_some_and(|at| text[at + open.len()..].contains(close));
    if pair("$$", "$$") || pair("\\(", "\\)") && !text.contains('`') {
        notes.push((Feature::Formulas, "a formula stays as its source".into()));
    }
}
