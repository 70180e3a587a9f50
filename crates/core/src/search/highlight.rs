//! Showing where a text has what was searched for.

use super::query::{Fit, Found};
use super::{fuzzy, words};
use crate::item::{Body, Choices, Item, Open, Pairs, Step, Suspect, Task};
use crate::prose::{Block, Line, List, Prose, Run, Style, Table};
use crate::sort::sort_by;

/// Marks in texts the words that were searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlighter {
    words: Vec<String>,
    close: bool,
}

impl Highlighter {
    /// The marker of what was found.
    #[must_use]
    pub fn new(found: &Found) -> Self {
        Self { words: found.words.clone(), close: found.fit != Fit::Exact }
    }

    /// Whether it would mark anything in a text.
    #[must_use]
    pub fn finds(&self, prose: &Prose) -> bool {
        !self.places(&prose.plain()).is_empty()
    }

    /// The item with the style [`Style::MARK`] where its texts have what was searched for. Blocks of code stay as they are.
    #[must_use]
    pub fn item(&self, item: &Item) -> Item {
        let body = item.body();
        let body = Body {
            stem: self.prose(&body.stem),
            task: self.task(&body.task),
            rationale: self.prose(&body.rationale),
            references: self.lines(&body.references),
            misconception: self.prose(&body.misconception),
            hints: self.all(&body.hints),
        };
        Item::packed(item.head().clone(), body)
    }

    fn task(&self, task: &Task) -> Task {
        match task {
            Task::Choice(task) => {
                let marked = |choice: &crate::item::Choice| crate::item::Choice {
                    text: self.prose(&choice.text),
                    key: choice.key,
                    reason: self.prose(&choice.reason),
                };
                let choices = task.choices.iter().map(marked).collect();
                Task::Choice(Choices { choices, fixed_order: task.fixed_order })
            }
            Task::Order(steps) => {
                let marked = |step: &Step| Step { text: self.prose(&step.text), reason: self.prose(&step.reason) };
                Task::Order(steps.iter().map(marked).collect())
            }
            Task::Match(pairs) => {
                Task::Match(Pairs { left: self.lines(&pairs.left), right: self.lines(&pairs.right), ..pairs.clone() })
            }
            Task::Blank(blank) => {
                let mut blank = blank.clone();
                for (_, reason) in &mut blank.expected_wrong {
                    *reason = self.prose(reason);
                }
                Task::Blank(blank)
            }
            Task::Open(open) => Task::Open(Open {
                answer: self.prose(&open.answer),
                key_points: self.all(&open.key_points),
                follow_ups: self.all(&open.follow_ups),
            }),
            Task::Spot(suspects) => {
                let marked = |suspect: &Suspect| Suspect { reason: self.prose(&suspect.reason), ..*suspect };
                Task::Spot(suspects.iter().map(marked).collect())
            }
        }
    }

    fn all(&self, list: &[Prose]) -> Vec<Prose> {
        list.iter().map(|prose| self.prose(prose)).collect()
    }

    fn lines(&self, list: &[Line]) -> Vec<Line> {
        list.iter().map(|line| self.line(line)).collect()
    }

    /// The same prose with marks.
    #[must_use]
    pub fn prose(&self, prose: &Prose) -> Prose {
        Prose(prose.0.iter().map(|block| self.block(block)).collect())
    }

    fn block(&self, block: &Block) -> Block {
        match block {
            Block::Paragraph(line) => Block::Paragraph(self.line(line)),
            Block::List(list) => Block::List(List { start: list.start, items: self.all(&list.items) }),
            Block::Table(table) => {
                let rows = table.rows.iter().map(|row| self.lines(row)).collect();
                Block::Table(Table { head: self.lines(&table.head), rows })
            }
            Block::Quote(inner) => Block::Quote(self.prose(inner)),
            Block::Code(_) | Block::Image(_) => block.clone(),
        }
    }

    /// The same line with marks. A word that is split between two styles is none.
    #[must_use]
    pub fn line(&self, line: &Line) -> Line {
        let mut out = Vec::new();
        for run in &line.0 {
            let piece = |from: usize, to: usize, style: Style| Run {
                text: run.text[from..to].into(),
                style,
                link: run.link.clone(),
            };
            let mut done = 0;
            for (from, to) in self.places(&run.text) {
                if from > done {
                    out.push(piece(done, from, run.style));
                }
                out.push(piece(from, to, run.style.with(Style::MARK)));
                done = to;
            }
            if done < run.text.len() || run.text.is_empty() {
                out.push(piece(done, run.text.len(), run.style));
            }
        }
        Line(out)
    }

    /// Where in a text something is to be marked, from and to, in bytes.
    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let mut out: Vec<(usize, usize)> = Vec::new();
        for (start, token) in words::tokens(text) {
            let mut found = self.words.iter().filter_map(|word| self.within(word, token)).collect::<Vec<_>>();
            sort_by(&mut found, Ord::cmp);
            for (from, to) in found {
                match out.last_mut() {
                    Some(last) if last.1 >= start + from => last.1 = last.1.max(start + to),
                    _ => out.push((start + from, start + to)),
                }
            }
        }
        out
    }

    /// Where in a word of a text a word of the query is.
    fn within(&self, word: &str, token: &str) -> Option<(usize, usize)> {
        let pieces = std::iter::once(token).chain(words::parts(token));
        for piece in pieces {
            let from = piece.as_ptr() as usize - token.as_ptr() as usize;
            let plain = words::plain(piece);
            // One or two letters are the beginning of too much.
            let begins = if self.words.len() > 1 && word.len() < 3 { plain == word } else { plain.starts_with(word) };
            if begins {
                return Some((from, from + prefix(piece, word.chars().count())));
            }
            if self.close && fuzzy::between(word, &plain).is_some() {
                return Some((from, from + piece.len()));
            }
        }
        // A step of a lookup: `__gte` in `price__gte`.
        let at = words::plain(token).find(word).filter(|_| word.starts_with("__") && token.is_ascii())?;
        Some((at, (at + word.len()).min(token.len())))
    }
}

/// How many bytes of a word are its first letters; apostrophes are none, and an accent stays with its letter.
fn prefix(piece: &str, letters: usize) -> usize {
    let mut left = letters;
    let end = piece.char_indices().find(|&(_, c)| {
        let accent = words::is_accent(c);
        let over = left == 0 && !accent;
        left -= usize::from(left > 0 && !accent && !matches!(c, '\'' | '’'));
        over
    });
    end.map_or(piece.len(), |(at, _)| at)
}
