//! Which key points the learner's notes seem to hold. A suggestion is only shown; what counts is what the learner ticks.
//!
//! The rule, in full:
//!
//! 1. Text is cut into words at whatever is no letter or digit, and where a small letter meets a capital, so that
//!    `select_related`, `selectRelated` and “select related” are the same two words.
//! 2. Words are compared without capitals and endings (*queries*, *query*, *queried*), see [`stem_of`].
//! 3. Small words such as *the* and *with* do not count, nor does a word that stands in the question itself: to repeat the
//!    question is no answer.
//! 4. A key point is suggested when the notes have two fifths of its words, and two at least, or its only one.
//! 5. It is also suggested when the notes name a piece of its code that no other key point of the item has.

use crate::item::{Item, Task};
use crate::prose::{Block, Prose, Style};

/// Words that say nothing about the subject.
const SMALL: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "but", "by", "can", "could", "did", "do", "does", "each", "else", "every", "first", "for", "from", "get", "has",
    "have", "he", "her", "here", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "last", "let",
    "like", "make", "may", "me", "more", "most", "must", "my", "need", "no", "not", "now", "of", "on", "once", "one",
    "only", "or", "other", "our", "out", "over", "own", "per", "same", "say", "see", "she", "should", "so", "some",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "this", "those", "to",
    "too", "two", "under", "up", "use", "very", "want", "was", "way", "we", "were", "what", "when", "where", "which",
    "while", "who", "why", "will", "with", "without", "would", "you", "your",
];

/// Positions of the key points that the notes seem to hold, in ascending order.
#[must_use]
pub fn suggested(item: &Item, notes: &str) -> Vec<u8> {
    let Task::Open(open) = item.task() else { return Vec::new() };
    let said = words(notes);
    if said.is_empty() {
        return Vec::new();
    }
    let asked = words(&item.body().stem.plain());
    let named: Vec<Vec<Vec<String>>> = open.key_points.iter().map(code).collect();
    let seems = |at: usize, point: &Prose| {
        let mut own = words(&point.plain());
        own.retain(|word| !asked.contains(word));
        let hits = own.iter().filter(|word| said.contains(word)).count();
        let by_words = hits >= own.len().min(2) && hits > 0 && hits * 5 >= own.len() * 2;
        by_words
            || named[at].iter().any(|name| {
                let elsewhere = named.iter().enumerate().any(|(other, names)| other != at && names.contains(name));
                !elsewhere && name.iter().all(|word| said.contains(word))
            })
    };
    (0u8..)
        .zip(open.key_points.iter().enumerate())
        .filter(|(_, (at, point))| seems(*at, point))
        .map(|(at, _)| at)
        .collect()
}

/// The pieces of code in a key point, each as its words. A piece of nothing but small words names nothing.
fn code(point: &Prose) -> Vec<Vec<String>> {
    let mut pieces = Vec::new();
    for block in &point.0 {
        if let Block::Paragraph(line) = block {
            let runs = line.0.iter().filter(|run| run.style.has(Style::CODE));
            pieces.extend(runs.map(|run| words(&run.text)).filter(|piece| !piece.is_empty()));
        }
    }
    pieces
}

/// The words of a text that count, each once.
fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in text.chars().chain([' ']) {
        if !c.is_alphanumeric() || (small && c.is_uppercase()) {
            let done = core::mem::take(&mut word);
            if !done.is_empty() && !SMALL.contains(&done.as_str()) {
                let stem = stem_of(&done);
                if !out.contains(&stem) {
                    out.push(stem);
                }
            }
        }
        small = c.is_lowercase();
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    out
}

/// A word without its ending: plural, then *-ing*, *-ed* or *-ly*, then a doubled consonant or an *e* left at the end. At
/// least three letters stay. It need not be a word; it only has to be the same for forms of one.
fn stem_of(word: &str) -> String {
    let long = |stem: &&str| stem.chars().count() >= 3;
    let cut = |word: &str, ending: &str| word.strip_suffix(ending).filter(long).map(str::to_owned);
    let mut stem = if let Some(stem) = cut(word, "ies").or_else(|| cut(word, "ied")) {
        return stem + "y";
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        word.to_owned()
    } else {
        cut(word, "sses").map(|stem| stem + "ss").or_else(|| cut(word, "s")).unwrap_or_else(|| word.to_owned())
    };
    if let Some(shorter) = cut(&stem, "ing").or_else(|| cut(&stem, "ed")).or_else(|| cut(&stem, "ly")) {
        stem = shorter;
        let mut back = stem.chars().rev();
        let (last, before) = (back.next(), back.next());
        if last == before && stem.chars().count() > 3 && !stem.ends_with("ss") && !stem.ends_with("ll") {
            stem.pop();
        }
    }
    cut(&stem, "e").unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::Open;
    use crate::prose::{Line, Run};
    use crate::testing;
    use proptest::prelude::*;

    /// A key point in which `backquotes` mark code.
    fn point(text: &str) -> Prose {
        let runs = text.split('`').enumerate().map(|(i, part)| Run {
            text: part.into(),
            style: if i % 2 == 1 { Style::CODE } else { Style::PLAIN },
            link: None,
        });
        Prose(vec![Block::Paragraph(Line(runs.collect()))])
    }

    fn asked(stem: &str, points: &[&str]) -> Item {
        let key_points = points.iter().map(|text| point(text)).collect();
        let open = Open { answer: Prose::text("So."), key_points, follow_ups: Vec::new() };
        let item = testing::item("talk", Task::Open(open));
        let mut body = item.body().clone();
        body.stem = Prose::text(stem);
        Item::new(item.head().clone(), body).expect("a sound item")
    }

    fn traffic() -> Item {
        asked(
            "At peak hours your shop's pages take five seconds. What do you do?",
            &[
                "Measure first: addresses, percentiles, saturation",
                "Database: slow log, `EXPLAIN`, N+1, locks",
                "Application: timeouts, tasks, cached hot reads",
                "One change at a time, verified under load",
            ],
        )
    }

    #[test]
    fn words_of_a_point_in_the_notes_suggest_it() {
        let item = traffic();
        assert_eq!(suggested(&item, "I would measure percentiles of the addresses"), [0]);
        assert_eq!(suggested(&item, "set a TIMEOUT, cache what is read often, move the rest to a task"), [2]);
        assert_eq!(suggested(&item, "verify each change under load, one at a time"), [3]);
    }

    #[test]
    fn code_that_only_one_point_names_is_enough() {
        assert_eq!(suggested(&traffic(), "explain the plan"), [1]);
        let both = [
            "Wrap every write of a request handler in `transaction.atomic` blocks",
            "Never catch errors of the database inside `transaction.atomic` blocks",
        ];
        let item = asked("How?", &both);
        assert!(suggested(&item, "transaction.atomic").is_empty(), "both points name it, so it tells nothing");
        let item = asked("How?", &["Join with `select_related` in one go", "Collect the others in a second query"]);
        for notes in ["select_related", "selectRelated", "a select for related rows"] {
            assert_eq!(suggested(&item, notes), [0], "{notes}");
        }
    }

    #[test]
    fn too_little_is_no_suggestion() {
        let item = traffic();
        for notes in ["", "   ", "no idea", "the database", "at peak hours pages take five seconds", "one at a time"] {
            assert!(suggested(&item, notes).is_empty(), "{notes}");
        }
        assert!(suggested(&testing::choice("a", &[true, false]), "choice").is_empty());
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["query", "queries", "queried"][..],
            &["cache", "caches", "cached", "caching"],
            &["index", "indexes"],
            &["class", "classes"],
            &["setting", "settings", "set"],
            &["measure", "measured", "measuring"],
            &["call", "called", "calling"],
            &["quick", "quickly"],
        ] {
            for form in forms {
                assert_eq!(stem_of(form), stem_of(forms[0]), "{form}");
            }
        }
        assert_ne!(stem_of("status"), stem_of("state"));
    }

    proptest! {
        #[test]
        fn any_notes_are_taken(notes in "\\PC{0,200}") {
            let item = traffic();
            let points = suggested(&item, &notes);
            prop_assert!(points.is_sorted() && points.iter().all(|&at| at < 4));
        }

        #[test]
        fn a_point_said_word_for_word_is_suggested(at in 0usize..4) {
            let item = traffic();
            let Task::Open(open) = item.task() else { panic!("it is open") };
            let said = suggested(&item, &open.key_points[at].plain());
            prop_assert!(said.contains(&u8::try_from(at).expect("a few")));
        }
    }
}
