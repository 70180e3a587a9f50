//! Items as the kinds that other programs know: choices, a typed text or number, pairs, an essay. What a kind of ours
//! becomes is marked by a tag, by which our readers find it again.

use crate::features::Feature;
use crate::loss::Losses;
use crate::position::Place;
use popquiz_core::item::{Choice, Item, Pairs, Suspect, Task};
use popquiz_core::prose::{Block, Line, Prose, Run, Style};

/// An item in a kind that other programs know.
pub enum Lowered {
    /// Choose one or several.
    Choice(Vec<Choice>),
    /// Type a text.
    Short {
        /// What is right.
        accepted: Vec<String>,
        /// What is expected and wrong, with the reason.
        wrong: Vec<(String, Prose)>,
    },
    /// Type a number.
    Number {
        /// What is right.
        accepted: Vec<String>,
        /// How far off it may be.
        tolerance: String,
        /// What is expected and wrong, with the reason.
        wrong: Vec<(String, Prose)>,
    },
    /// Put together.
    Match(Pairs),
    /// Say it in one's own words.
    Essay,
}

/// The item in such a kind.
pub fn lower(item: &Item, losses: &mut Losses) -> Lowered {
    let place = Place::item(item.id());
    report_rest(item, &place, losses);
    match item.task() {
        Task::Choice(task) => {
            if task.fixed_order {
                losses.report_unless_kept(
                    Feature::FixedOrder,
                    &place,
                    "a tag `shuffle:no` says it; the program may shuffle",
                );
            }
            Lowered::Choice(task.choices.clone())
        }
        Task::Blank(blank) => {
            let (accepted, wrong) = (blank.accepted.clone(), blank.expected_wrong.clone());
            match &blank.tolerance {
                Some(tolerance) => Lowered::Number { accepted, tolerance: tolerance.clone(), wrong },
                None => Lowered::Short { accepted, wrong },
            }
        }
        Task::Match(pairs) => {
            losses.report(Feature::ColumnTitles, &place, "the titles of the columns are a line below the question");
            Lowered::Match(pairs.clone())
        }
        Task::Order(steps) => {
            losses.report(Feature::Order, &place, "each step is matched with its number");
            let numbers = (1..=steps.len()).map(|number| Line::text(&number.to_string()));
            let steps = steps.iter().map(|step| one_line(&step.text));
            let key = (0..steps.len()).filter_map(|at| u8::try_from(at).ok()).collect();
            Lowered::Match(Pairs { left: steps.collect(), right: numbers.collect(), key, ..Pairs::default() })
        }
        Task::Spot(suspects) => {
            losses.report(Feature::Spot, &place, "the lines are choices");
            Lowered::Choice(lines(item, suspects))
        }
        Task::Open(_) => {
            losses.report(
                Feature::Open,
                &place,
                "an essay that the program does not grade; the model answer is shown afterwards",
            );
            losses.report(Feature::KeyPoints, &place, "below the model answer");
            Lowered::Essay
        }
    }
}

/// What is told in tags and in the text for everybody.
fn report_rest(item: &Item, place: &Place, losses: &mut Losses) {
    let body = item.body();
    losses.report_unless_kept(Feature::Metadata, place, "not in a place of their own");
    for (feature, there) in [
        (Feature::Misconception, !body.misconception.is_empty()),
        (Feature::References, !body.references.is_empty()),
        (Feature::Hints, !body.hints.is_empty()),
    ] {
        if there {
            losses.report_unless_kept(feature, place, "not in a place of its own");
        }
    }
    let mut images = Vec::new();
    for prose in texts(item) {
        pictures(prose, &mut images);
    }
    for alt in images {
        losses.report(Feature::Images, place, format!("the file is not packed: {alt}"));
    }
}

/// Every text of an item.
pub fn texts(item: &Item) -> Vec<&Prose> {
    let body = item.body();
    let mut all = vec![&body.stem, &body.rationale, &body.misconception];
    all.extend(&body.hints);
    match item.task() {
        Task::Choice(task) => all.extend(task.choices.iter().flat_map(|choice| [&choice.text, &choice.reason])),
        Task::Order(steps) => all.extend(steps.iter().flat_map(|step| [&step.text, &step.reason])),
        Task::Blank(blank) => all.extend(blank.expected_wrong.iter().map(|(_, reason)| reason)),
        Task::Open(open) => {
            all.push(&open.answer);
            all.extend(open.key_points.iter().chain(&open.follow_ups));
        }
        Task::Spot(suspects) => all.extend(suspects.iter().map(|suspect| &suspect.reason)),
        Task::Match(_) => {}
    }
    all
}

fn pictures(prose: &Prose, out: &mut Vec<String>) {
    for block in &prose.0 {
        match block {
            Block::Image(image) => out.push(image.alt.clone()),
            Block::Quote(inner) => pictures(inner, out),
            Block::List(list) => list.items.iter().for_each(|item| pictures(item, out)),
            _ => {}
        }
    }
}

/// A text as one line, for places that hold no more.
pub fn one_line(prose: &Prose) -> Line {
    match prose.0.as_slice() {
        [Block::Paragraph(line)] => line.clone(),
        _ => Line::text(&prose.plain().split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// The line of code that a choice of [`lines`] stands for.
pub const LINE: &str = "Line ";

/// The lines that are spoken about as choices; if that is one alone, with some others.
fn lines(item: &Item, suspects: &[Suspect]) -> Vec<Choice> {
    let code =
        item.body().stem.0.iter().find_map(|block| if let Block::Code(code) = block { Some(code) } else { None });
    let count = code.map_or(0, |code| code.lines.len());
    let empty = |at: usize| {
        code.and_then(|code| code.lines.get(at)).is_none_or(|line| line.iter().all(|span| span.text.trim().is_empty()))
    };
    let mut all: Vec<(u16, bool, Prose)> =
        suspects.iter().map(|suspect| (suspect.line, suspect.key, suspect.reason.clone())).collect();
    let others = (0..count).filter(|&at| !empty(at)).filter_map(|at| u16::try_from(at + 1).ok());
    for line in others {
        if all.len() >= 2 && all.iter().any(|(_, key, _)| !key) {
            break;
        }
        if !all.iter().any(|(other, ..)| *other == line) {
            all.push((line, false, Prose::default()));
        }
    }
    all.into_iter()
        .map(|(line, key, reason)| Choice { text: Prose::text(&format!("{LINE}{line}")), key, reason })
        .collect()
}

/// The stem with what other kinds have to say in it.
pub fn stem(item: &Item) -> Prose {
    let mut stem = item.body().stem.clone();
    match item.task() {
        Task::Match(pairs) => {
            let titles = format!("{}{ARROW}{}", pairs.left_title.plain(), pairs.right_title.plain());
            let run = Run { text: titles, style: Style::EMPHASIS, link: None };
            stem.0.push(Block::Paragraph(Line(vec![run])));
        }
        Task::Spot(_) => stem.0.push(Block::Paragraph(Line::text(FAULT))),
        _ => {}
    }
    stem
}

/// Between the titles of two columns.
pub const ARROW: &str = " → ";
/// What is asked of a line at fault.
pub const FAULT: &str = "Which line is at fault?";

/// An item's tags, and what other programs have no places for as tags: `level:basic`.
pub fn tags(item: &Item) -> Vec<String> {
    let head = item.head();
    let mut tags = head.tags.clone();
    tags.extend(head.topics.iter().map(|topic| format!("topic:{topic}")));
    tags.push(format!("level:{}", head.level.as_str()));
    tags.extend(head.since.map(|version| format!("since:{version}")));
    tags.extend(head.until.map(|version| format!("until:{version}")));
    match item.task() {
        Task::Order(_) => tags.push("kind:order".into()),
        Task::Spot(_) => tags.push("kind:spot".into()),
        Task::Choice(task) if task.fixed_order => tags.push("shuffle:no".into()),
        Task::Blank(blank) if blank.case_sensitive => tags.push("case:exact".into()),
        _ => {}
    }
    tags
}

/// The share of each of some keys, in percent, as Moodle's list of shares has it.
pub fn share(keys: usize) -> &'static str {
    match keys {
        2 => "50",
        3 => "33.33333",
        4 => "25",
        5 => "20",
        6 => "16.66667",
        7 => "14.28571",
        8 => "12.5",
        _ => "11.11111",
    }
}
