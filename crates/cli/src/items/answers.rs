//! What was answered to a question, by whom: the table of its distractors.

use super::statistics::{count, mean};
use popquiz_author::Loaded;
use popquiz_core::export;
use popquiz_core::grading::Outcome;
use popquiz_core::grading::Response;
use popquiz_core::item::{Item, Task};
use popquiz_core::prose::Block;
use popquiz_core::sharing::result_line::Attempt;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Of answers that are typed or put together, so many of the most frequent are shown.
const MOST: usize = 6;

/// What a bank knows of a question.
#[derive(Clone, Debug)]
pub struct Known {
    /// The first line of what is asked.
    pub stem: String,
    /// What can be chosen, if it can be listed: label, text, and whether it is a key.
    choices: Vec<(String, String, bool)>,
}

/// One answer, or one choice of an answer.
#[derive(Debug)]
pub struct Answer {
    /// Letter of a choice or key point, line of the code, or what was typed.
    pub label: String,
    /// What the choice says, if the bank is known.
    pub text: String,
    /// Whether it is right, if that is known.
    pub key: Option<bool>,
    /// How many took it.
    pub n: usize,
    /// Share of those who came to the question.
    pub share: f64,
    /// Mean score of its takers in the rest of the paper, from 0 to 1.
    pub rest: Option<f64>,
    /// Share among the strongest 27 in a hundred.
    pub upper: Option<f64>,
    /// Share among the weakest.
    pub lower: Option<f64>,
}

/// One learner at one question.
pub struct Try<'a> {
    /// What became of it.
    pub told: &'a Attempt,
    /// Score, from 0 to 1.
    pub score: f64,
    /// Mean score in the rest of the paper, if there is a rest.
    pub rest: Option<f64>,
    /// How much the learner belongs to the strongest, from 0 to 1.
    pub strong: f64,
    /// How much the learner belongs to the weakest.
    pub weak: f64,
}

/// What a bank knows, by id.
pub fn known(loaded: &Loaded) -> HashMap<String, Known> {
    loaded.items().map(|parsed| (parsed.item.id().to_owned(), Known::of(&parsed.item))).collect()
}

impl Known {
    fn of(item: &Item) -> Self {
        let stem = item.body().stem.0.iter().find_map(|block| match block {
            Block::Paragraph(line) => Some(export::line(line)),
            _ => None,
        });
        let letter = |at: u8| char::from(b'a' + at.min(25)).to_string();
        let choices = match item.task() {
            Task::Choice(task) => (0u8..)
                .zip(&task.choices)
                .map(|(at, choice)| (letter(at), export::prose(&choice.text), choice.key))
                .collect(),
            Task::Open(open) => {
                (0u8..).zip(&open.key_points).map(|(at, point)| (letter(at), export::prose(point), true)).collect()
            }
            Task::Spot(suspects) => suspects
                .iter()
                .map(|suspect| (format!("line {}", suspect.line), export::prose(&suspect.reason), suspect.key))
                .collect(),
            _ => Vec::new(),
        };
        Self { stem: stem.unwrap_or_default(), choices }
    }
}

/// The parts of a response that are counted each for itself.
fn parts(response: &Response) -> Vec<String> {
    let letter = |at: &u8| char::from(b'a' + (*at).min(25)).to_string();
    match response {
        Response::Choice(list) | Response::Open(list) => list.iter().map(letter).collect(),
        Response::Spot(line) => line.iter().map(|line| format!("line {line}")).collect(),
        Response::Blank(text) => vec![text.trim().to_owned()],
        Response::Order(_) | Response::Match(_) => {
            vec![response.encode().split_once(':').map_or("", |(_, letters)| letters).to_owned()]
        }
    }
}

/// A sum that begins at nought: the standard one of no numbers is minus nought.
fn sum(tries: &[&Try<'_>], weight: fn(&Try<'_>) -> f64) -> f64 {
    tries.iter().fold(0.0, |sum, one| sum + weight(one))
}

/// The answers to a question, a choice each where there are choices.
pub fn answers(tries: &[Try<'_>], known: Option<&Known>) -> Vec<Answer> {
    let mut taken: BTreeMap<String, Vec<&Try<'_>>> = BTreeMap::new();
    let mut listed = false;
    let mut keys = BTreeSet::new();
    for one in tries {
        let Some(response) = &one.told.response else { continue };
        listed |= matches!(response, Response::Choice(_) | Response::Open(_) | Response::Spot(_));
        for part in parts(response) {
            if one.told.outcome == Outcome::Correct {
                keys.insert(part.clone());
            }
            taken.entry(part).or_default().push(one);
        }
    }
    let everybody: Vec<&Try<'_>> = tries.iter().collect();
    let (strong, weak) = (sum(&everybody, |one| one.strong), sum(&everybody, |one| one.weak));
    let answer = |label: String, text: String, key: Option<bool>, takers: &[&Try<'_>]| {
        let share = |weight: fn(&Try<'_>) -> f64, whole: f64| (whole > 0.0).then(|| sum(takers, weight) / whole);
        Answer {
            label,
            text,
            key,
            n: takers.len(),
            share: count(takers.len()) / count(tries.len().max(1)),
            rest: mean(&takers.iter().filter_map(|one| one.rest).collect::<Vec<_>>()),
            upper: share(|one| one.strong, strong),
            lower: share(|one| one.weak, weak),
        }
    };
    let mut list = Vec::new();
    for (label, text, key) in known.iter().flat_map(|known| &known.choices) {
        let takers = taken.remove(label).unwrap_or_default();
        list.push(answer(label.clone(), text.clone(), Some(*key), &takers));
    }
    // Without the bank, what made an answer right is known from those who were right.
    let bare = list.is_empty();
    let mut rest: Vec<Answer> = taken
        .into_iter()
        .map(|(label, takers)| {
            let right = keys.contains(&label);
            let key = (bare && !keys.is_empty()).then_some(right);
            answer(label, String::new(), key, &takers)
        })
        .collect();
    if !listed {
        rest.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.label.cmp(&b.label)));
        rest.truncate(MOST);
    }
    list.extend(rest);
    list
}
