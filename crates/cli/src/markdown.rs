//! Prose as Markdown again, for whoever reads an export. Marks that were escaped in the deck are not escaped again.

use popquiz_core::prose::{Block, Line, Prose, Run, Style};

/// Prose as Markdown.
pub fn prose(prose: &Prose) -> String {
    let blocks: Vec<String> = prose.0.iter().map(block).collect();
    blocks.join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => line(text),
        Block::Code(code) => format!("```{}\n{}```", code.lang, code.plain()),
        Block::List(list) => {
            let entries = list.items.iter().zip(0_u32..).map(|(item, at)| {
                let mark = list.start.map_or("- ".to_owned(), |start| format!("{}. ", start.saturating_add(at)));
                let indent = " ".repeat(mark.len());
                format!("{mark}{}", prose(item).replace('\n', &format!("\n{indent}")))
            });
            entries.collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => {
            let row = |cells: &Vec<Line>| format!("| {} |", cells.iter().map(line).collect::<Vec<_>>().join(" | "));
            let rule = format!("|{}", "---|".repeat(table.head.len()));
            let rows = table.rows.iter().map(row);
            [row(&table.head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
        }
        Block::Quote(inner) => format!("> {}", prose(inner).replace('\n', "\n> ")),
        Block::Image(image) => format!("![{}]({})", image.alt, image.src),
    }
}

/// A line as Markdown.
pub fn line(line: &Line) -> String {
    line.0.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    if run.text == "\n" {
        return "\\\n".into();
    }
    let mut text = run.text.clone();
    if run.style.has(Style::CODE) {
        // A fence of backticks has to be longer than any run of them inside.
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
        text = format!("{fence}{space}{text}{space}{fence}");
    }
    if run.style.has(Style::EMPHASIS) {
        text = format!("*{text}*");
    }
    if run.style.has(Style::STRONG) {
        text = format!("**{text}**");
    }
    match &run.link {
        Some(url) => format!("[{text}]({url})"),
        None => text,
    }
}
