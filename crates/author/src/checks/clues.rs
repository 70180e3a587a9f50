//! Clues that give a key away without any knowledge of the subject.

use crate::diagnostics::problem::Problem;
use popquiz_core::item::{Choice, Choices};
use popquiz_core::prose::{Block, Prose, Style};

/// Fewer items say nothing about a habit.
const ENOUGH: usize = 10;
/// A larger share, in percent, is a habit that learners find out.
const HABIT: usize = 35;

/// The key of an item that has exactly one.
fn lone_key(task: &Choices) -> Option<usize> {
    (!task.multiple()).then(|| task.choices.iter().position(|choice| choice.key))?
}

/// Whether the key is the longest choice too often. Counted are items with one key; the key is longest if it has more
/// characters than every distractor.
pub(crate) fn longest(tasks: &[&Choices]) -> Option<Problem> {
    let mut all = 0;
    let mut longest = 0;
    for task in tasks {
        let Some(key) = lone_key(task) else { continue };
        let length = |choice: &Choice| choice.text.plain().chars().count();
        let rival =
            task.choices.iter().enumerate().filter(|(at, _)| *at != key).map(|(_, choice)| length(choice)).max();
        all += 1;
        longest += usize::from(Some(length(&task.choices[key])) > rival);
    }
    (all >= ENOUGH && longest * 100 > all * HABIT).then_some(Problem::KeyLongest { longest, all })
}

/// Whether one authored position holds too many keys. Counted are items with one key, at least four choices (with fewer
/// a third or more in one place is chance) and no fixed order (whose positions are the subject's, not the author's).
pub(crate) fn position(tasks: &[&Choices]) -> Option<Problem> {
    let counted = tasks.iter().filter(|task| task.choices.len() >= 4 && !task.fixed_order);
    let keys: Vec<usize> = counted.filter_map(|task| lone_key(task)).collect();
    let all = keys.len();
    let count = |position: usize| keys.iter().filter(|&&key| key == position).count();
    let position = keys.iter().copied().max_by_key(|&key| (count(key), std::cmp::Reverse(key)))?;
    let count = count(position);
    let position = position + 1;
    (all >= ENOUGH && count * 100 > all * HABIT).then_some(Problem::KeyPosition { position, count, all })
}

/// The words of prose in lower case, without code: `all()` and `only()` are methods, not claims.
pub(crate) fn spoken(prose: &Prose) -> String {
    let mut out = String::new();
    for block in &prose.0 {
        if let Block::Paragraph(line) = block {
            for run in &line.0 {
                out.push_str(if run.style.has(Style::CODE) { "\u{fffc}" } else { &run.text });
            }
            out.push(' ');
        }
    }
    out.to_lowercase()
}

/// Whether a choice is nothing but code.
pub(crate) fn is_code(prose: &Prose) -> bool {
    !spoken(prose).contains(char::is_alphanumeric)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\u{fffc}' && c != '\'').filter(|word| !word.is_empty())
}

const ABSOLUTE: [&str; 6] = ["always", "never", "only", "all", "none", "every"];

/// An absolute word on one side alone: the place of a choice that has one, the word, and whose it is.
pub(crate) fn absolute(task: &Choices) -> Option<(usize, String, &'static str)> {
    let key = lone_key(task)?;
    let found: Vec<Option<String>> = task
        .choices
        .iter()
        .map(|choice| words(&spoken(&choice.text)).find(|word| ABSOLUTE.contains(word)).map(str::to_owned))
        .collect();
    let distractors = || found.iter().enumerate().filter(|(at, _)| *at != key);
    // With one distractor, as in true or false, there is no pattern to see.
    if distractors().count() < 2 {
        return None;
    }
    match &found[key] {
        Some(word) if distractors().all(|(_, word)| word.is_none()) => {
            Some((key, word.clone(), "the key alone has such a word"))
        }
        None if distractors().all(|(_, word)| word.is_some()) => {
            let (at, word) = distractors().next()?;
            Some((at, word.clone()?, "every distractor has such a word, and the key has none"))
        }
        _ => None,
    }
}

/// "All of the above" and its kin.
pub(crate) fn is_above(text: &str) -> bool {
    let text = words(text).collect::<Vec<_>>().join(" ");
    let text = text.replace("of the", "").replace("of these", "these").split_whitespace().collect::<Vec<_>>().join(" ");
    let lone = ["all these", "none these", "all above", "none above", "both above", "neither above"];
    let lone_words = ["all of them", "none of them", "all of the options", "none of the options"];
    lone.iter().any(|phrase| text == *phrase || text.ends_with(phrase))
        || lone_words.contains(&text.as_str())
        || text == "any above"
}

/// A word that speaks of where a choice stands: "the first option", "A and B", "the previous answer".
pub(crate) fn position_word(text: &str) -> Option<String> {
    let words: Vec<&str> = words(text).collect();
    let ordinals = ["first", "second", "third", "fourth", "last", "previous", "next", "above"];
    let things = ["choice", "choices", "option", "options", "answer", "answers", "alternative", "distractor"];
    for pair in words.windows(2) {
        let placed = ordinals.contains(&pair[0]) && things.contains(&pair[1]);
        let lettered = ["option", "choice"].contains(&pair[0])
            && (["b", "c", "d", "e"].contains(&pair[1]) || pair[1].parse::<u8>().is_ok());
        if placed || lettered {
            return Some(pair.join(" "));
        }
    }
    let whole = words.join(" ");
    ["a and b", "b and c", "a and c", "both a and b", "neither a nor b"]
        .iter()
        .find(|p| whole == **p)
        .map(|p| (*p).into())
}
