//! Questions of a reader as a bank: ids, areas, and what our writers put into tags and texts back in its place.

use crate::features::Feature;
use crate::feedback::unfold;
use crate::ids::{Ids, slug};
use crate::limits::MAX_QUESTIONS;
use crate::loss::Losses;
use crate::lower::{ARROW, FAULT, LINE, one_line};
use crate::question::{Deck, Question};
use popquiz_core::bank::{Area, Bank, Deck as BankDeck};
use popquiz_core::item::{Body, GAP, Head, Item, Kind, Level, Pairs, Step, Suspect, Task, Version, is_id};
use popquiz_core::prose::{Block, Line, Prose, Run, Style};

/// A bank of what was read; `name` is the file's, without its ending. What does not make an item is reported.
pub fn bank(deck: Deck, name: &str, losses: &mut Losses) -> Bank {
    let id =
        [slug(name, 40), slug(&deck.title, 40), "deck".into()].into_iter().find(|id| is_id(id)).unwrap_or_default();
    let title = if deck.title.trim().is_empty() { name.to_owned() } else { deck.title.trim().to_owned() };
    let title: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let (mut ids, mut items, mut areas) = (Ids::default(), Vec::new(), Vec::<Area>::new());
    for question in deck.questions {
        let place = question.place.clone();
        if items.len() >= MAX_QUESTIONS {
            losses.leave_out(&place, format!("more than {MAX_QUESTIONS} questions"));
            break;
        }
        let (area, area_title) = area(&question.category);
        let item = item(question, &mut ids, &area, losses);
        let Some(item) = item else { continue };
        if !areas.iter().any(|known| known.id == area) {
            areas.push(Area { id: area, title: area_title });
        }
        items.push(item);
    }
    let lang = if deck.lang.is_empty() { "en".into() } else { deck.lang };
    Bank::new(&id, &title, areas, vec![BankDeck { id: id.clone(), title: title.clone(), lang }], &items)
}

/// The id and title of an area by the last part of a category such as `$course$/top/ORM`.
fn area(category: &str) -> (String, String) {
    let last = category.rsplit('/').map(str::trim).find(|part| !part.is_empty() && !part.starts_with('$'));
    let last = last.filter(|last| *last != "top").unwrap_or("general");
    let id = slug(last, 40);
    if id.is_empty() { ("general".into(), last.into()) } else { (id, last.into()) }
}

fn item(mut question: Question, ids: &mut Ids, area: &str, losses: &mut Losses) -> Option<Item> {
    let place = question.place.clone();
    let mut head = Head {
        id: String::new(),
        deck: 0,
        area: area.to_owned(),
        level: question.level.unwrap_or(Level::Basic),
        kind: question.task.kind(),
        tags: Vec::new(),
        topics: Vec::new(),
        since: None,
        until: None,
    };
    let kind = read_tags(&mut question, &mut head, losses);
    restore(&mut question, kind);
    let text = std::mem::take(&mut question.rationale);
    unfold(text, &mut question);
    if let Task::Open(open) = &mut question.task
        && open.key_points.is_empty()
    {
        // There has to be something to tick.
        open.key_points.push(Prose::text("It says the same as the answer above."));
    }
    if question.task.kind() == Kind::Blank && !question.stem.is_empty() && !question.stem.plain().contains(GAP) {
        let gap = Run { text: GAP.into(), style: Style::GAP, link: None };
        question.stem.0.push(Block::Paragraph(Line(vec![gap])));
    }
    head.kind = question.task.kind();
    head.id = ids.give(&question.id, &question.stem.plain());
    if !question.id.is_empty() && head.id != question.id && !losses.keeps(Feature::Id) {
        losses.report(Feature::Id, &place, format!("`{}` is `{}`", question.id, head.id));
    }
    let body = Body {
        stem: question.stem,
        task: question.task,
        rationale: question.rationale,
        references: question.references,
        misconception: question.misconception,
        hints: question.hints,
    };
    match Item::new(head, body) {
        Ok(item) => Some(item),
        Err(flaws) => {
            let said: Vec<String> = flaws.iter().map(ToString::to_string).collect();
            losses.leave_out(&place, said.join("; "));
            None
        }
    }
}

/// Reads tags such as `level:basic`; the others are tags. Gives the kind that one names.
fn read_tags(question: &mut Question, head: &mut Head, losses: &mut Losses) -> Option<Kind> {
    let mut kind = None;
    for tag in std::mem::take(&mut question.tags) {
        match tag.split_once(':') {
            Some(("level", level)) if Level::parse(level).is_some() => {
                head.level = Level::parse(level).unwrap_or(Level::Basic);
            }
            Some(("topic", topic)) if is_id(topic) => head.topics.push(topic.into()),
            Some(("since", version)) if Version::parse(version).is_some() => head.since = Version::parse(version),
            Some(("until", version)) if Version::parse(version).is_some() => head.until = Version::parse(version),
            Some(("kind", word)) if Kind::parse(word).is_some() => kind = Kind::parse(word),
            Some(("shuffle", "no")) => {
                if let Task::Choice(task) = &mut question.task {
                    task.fixed_order = true;
                }
            }
            Some(("case", "exact")) => {
                if let Task::Blank(blank) = &mut question.task {
                    blank.case_sensitive = true;
                }
            }
            _ => {
                let id = if is_id(&tag) { tag.clone() } else { slug(&tag, 60) };
                if id != tag {
                    losses.report(Feature::Tags, &question.place, format!("`{tag}` is `{id}`"));
                }
                if is_id(&id) && !head.tags.contains(&id) {
                    head.tags.push(id);
                }
            }
        }
    }
    kind
}

/// Makes an item of one of our own kinds of what it was lowered to.
fn restore(question: &mut Question, kind: Option<Kind>) {
    let asked = &mut question.stem;
    match (&mut question.task, kind) {
        (Task::Match(pairs), Some(Kind::Order)) => {
            let step =
                |line: &Line| Step { text: Prose(vec![Block::Paragraph(line.clone())]), reason: Prose::default() };
            let mut numbered: Vec<(usize, Step)> = Vec::new();
            for (left, &right) in pairs.left.iter().zip(&pairs.key) {
                let number = pairs.right.get(usize::from(right)).and_then(|right| right.plain().trim().parse().ok());
                let Some(number) = number else { return };
                numbered.push((number, step(left)));
            }
            numbered.sort_by_key(|(number, _)| *number);
            question.task = Task::Order(numbered.into_iter().map(|(_, step)| step).collect());
        }
        (Task::Match(pairs), _) => titles(pairs, asked),
        (Task::Choice(task), Some(Kind::Spot)) => {
            let suspect = |choice: &popquiz_core::item::Choice| {
                let line = one_line(&choice.text).plain().strip_prefix(LINE)?.trim().parse().ok()?;
                Some(Suspect { line, key: choice.key, reason: choice.reason.clone() })
            };
            let suspects: Option<Vec<Suspect>> = task.choices.iter().map(suspect).collect();
            let Some(suspects) = suspects else { return };
            if matches!(asked.0.last(), Some(Block::Paragraph(line)) if line.plain() == FAULT) {
                asked.0.pop();
            }
            // Lines that were added to have something to choose from have no reason.
            let told = suspects.iter().filter(|suspect| suspect.key || !suspect.reason.is_empty());
            question.task = Task::Spot(told.cloned().collect());
        }
        _ => {}
    }
}

/// Takes the titles of the columns from the last line of a stem, if they stand there.
fn titles(pairs: &mut Pairs, stem: &mut Prose) {
    if let Some(Block::Paragraph(Line(runs))) = stem.0.last()
        && let [Run { text, style: Style::EMPHASIS, link: None }] = runs.as_slice()
        && let Some((left, right)) = text.split_once(ARROW)
    {
        (pairs.left_title, pairs.right_title) = (Line::text(left), Line::text(right));
        stem.0.pop();
        return;
    }
    // A table has to have a head.
    (pairs.left_title, pairs.right_title) = (Line::text("This"), Line::text("That"));
}
