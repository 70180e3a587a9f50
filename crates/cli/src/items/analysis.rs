//! What many results say about the questions of a paper.

use super::answers::{Answer, Known, Try, answers};
use super::statistics::{alpha, correlation, count, mean, median, strongest, variance, weakest, weighted};
use popquiz_core::grading::Outcome;
use popquiz_core::memory::log::Mode;
use popquiz_core::sharing::result_line::ResultLine;
use std::collections::HashMap;

/// With fewer learners nothing is flagged: the figures say more about who sat the paper than about it.
pub const FEW: usize = 10;
/// With fewer learners the figures are called rough.
pub const ROUGH: usize = 30;

/// What the lines of one paper say.
#[derive(Debug)]
pub struct Analysis {
    /// The bank's name.
    pub bank: String,
    /// What tells the paper from others.
    pub fingerprint: u32,
    /// The words of its seeds: two may give the same questions.
    pub seeds: Vec<String>,
    /// How many learners sat it.
    pub learners: usize,
    /// How many of them as an exam; the others as a drill.
    pub exams: usize,
    /// How many came to every question. Figures of the whole paper are of these.
    pub complete: usize,
    /// Mean of their totals, in points: one for each question.
    pub mean: Option<f64>,
    /// Standard deviation of their totals.
    pub deviation: Option<f64>,
    /// Cronbach's alpha.
    pub reliability: Option<f64>,
    /// Whether all scores are 0 or 1, so that it is KR-20.
    pub all_or_nothing: bool,
    /// Its questions, in their order.
    pub items: Vec<Item>,
}

/// What the lines say about one question.
#[derive(Debug)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// What is known of it beyond the lines.
    pub known: Option<Known>,
    /// How many learners came to it.
    pub n: usize,
    /// How many of those did not know.
    pub skipped: usize,
    /// Share of fully right answers.
    pub right: Option<f64>,
    /// Mean score, from 0 to 1: the classical difficulty. It is the share of right answers where there is no part credit.
    pub score: Option<f64>,
    /// Correlation of its score with the score in the rest of the paper.
    pub discrimination: Option<f64>,
    /// Mean score of the strongest 27 in a hundred less that of the weakest.
    pub upper_lower: Option<f64>,
    /// Median of the time taken, in seconds.
    pub seconds: Option<f64>,
    /// What was answered.
    pub answers: Vec<Answer>,
    /// What to look at.
    pub flags: Vec<Flag>,
}

/// What to look at in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Nearly everybody is right.
    TooEasy,
    /// Hardly anybody is right.
    TooHard,
    /// The weak do better than the strong.
    Negative,
    /// It tells the strong and the weak hardly apart.
    Weak,
    /// The strong take this distractor more often than a key.
    StrongTake(String),
    /// Nobody takes this distractor.
    NobodyTakes(String),
}

impl Flag {
    /// In words.
    pub fn words(&self) -> String {
        match self {
            Self::TooEasy => "too easy".into(),
            Self::TooHard => "too hard".into(),
            Self::Negative => "the weak do better than the strong".into(),
            Self::Weak => "tells strong and weak hardly apart".into(),
            Self::StrongTake(label) => format!("the strong take {label} more often than a key"),
            Self::NobodyTakes(label) => format!("nobody takes {label}"),
        }
    }
}

/// Analyses the lines of one paper.
pub fn analyse(lines: &[ResultLine], known: &HashMap<String, Known>) -> Option<Analysis> {
    let first = lines.first()?;
    let mut seeds: Vec<String> = Vec::new();
    for line in lines {
        if !seeds.contains(&line.seed) {
            seeds.push(line.seed.clone());
        }
    }
    let scores: Vec<Vec<Option<f64>>> = lines.iter().map(scores_of).collect();
    let whole: Vec<Vec<f64>> = scores.iter().filter_map(|row| row.iter().copied().collect()).collect();
    let totals: Vec<f64> = whole.iter().map(|row| row.iter().sum()).collect();
    let items = first.entries.iter().enumerate();
    Some(Analysis {
        bank: first.bank.clone(),
        fingerprint: first.fingerprint(),
        seeds,
        learners: lines.len(),
        exams: lines.iter().filter(|line| line.mode == Mode::Exam).count(),
        complete: whole.len(),
        mean: mean(&totals),
        deviation: variance(&totals).map(f64::sqrt),
        reliability: alpha(&whole),
        all_or_nothing: whole.iter().flatten().all(|&score| score <= 0.0 || score >= 1.0),
        items: items.map(|(at, entry)| item(lines, &scores, at, known.get(&entry.item))).collect(),
    })
}

fn scores_of(line: &ResultLine) -> Vec<Option<f64>> {
    line.entries.iter().map(|entry| entry.told.as_ref().map(|told| f64::from(told.score_permille) / 1000.0)).collect()
}

/// Mean score over what was reached, one place left out or none.
fn share(row: &[Option<f64>], without: Option<usize>) -> Option<f64> {
    let rest = row.iter().enumerate().filter(|(at, _)| Some(*at) != without);
    mean(&rest.filter_map(|(_, score)| *score).collect::<Vec<_>>())
}

fn item(lines: &[ResultLine], scores: &[Vec<Option<f64>>], at: usize, known: Option<&Known>) -> Item {
    let reached: Vec<usize> = (0..lines.len()).filter(|&line| scores[line][at].is_some()).collect();
    let abilities: Vec<f64> = reached.iter().map(|&line| share(&scores[line], None).unwrap_or(0.0)).collect();
    let (strong, weak) = (strongest(&abilities), weakest(&abilities));
    let tries: Vec<Try<'_>> = reached
        .iter()
        .zip(strong.iter().zip(&weak))
        .filter_map(|(&line, (&strong, &weak))| {
            let told = lines[line].entries[at].told.as_ref()?;
            Some(Try { told, score: scores[line][at]?, rest: share(&scores[line], Some(at)), strong, weak })
        })
        .collect();
    let values: Vec<f64> = tries.iter().map(|one| one.score).collect();
    let pairs: Vec<(f64, f64)> = tries.iter().filter_map(|one| Some((one.score, one.rest?))).collect();
    let of = |outcome: Outcome| tries.iter().filter(|one| one.told.outcome == outcome).count();
    let groups = weighted(&values, &strong).zip(weighted(&values, &weak)).filter(|_| tries.len() > 3);
    let seconds: Vec<u32> = tries.iter().map(|one| one.told.seconds).collect();
    let mut item = Item {
        id: lines[0].entries[at].item.clone(),
        known: known.cloned(),
        n: tries.len(),
        skipped: of(Outcome::Skipped),
        right: (!tries.is_empty()).then(|| count(of(Outcome::Correct)) / count(tries.len())),
        score: mean(&values),
        discrimination: correlation(&pairs),
        upper_lower: groups.map(|(upper, lower)| upper - lower),
        seconds: median(&seconds),
        answers: answers(&tries, known),
        flags: Vec::new(),
    };
    if item.n >= FEW {
        item.flags = flags(&item);
    }
    item
}

fn flags(item: &Item) -> Vec<Flag> {
    let mut flags = Vec::new();
    match item.score {
        Some(score) if score > 0.9 => flags.push(Flag::TooEasy),
        Some(score) if score < 0.3 => flags.push(Flag::TooHard),
        _ => {}
    }
    match item.discrimination {
        Some(found) if found < 0.0 => flags.push(Flag::Negative),
        Some(found) if found < 0.2 => flags.push(Flag::Weak),
        _ => {}
    }
    let keys = item.answers.iter().filter(|answer| answer.key == Some(true)).filter_map(|answer| answer.upper);
    let weakest_key = keys.min_by(f64::total_cmp);
    for answer in item.answers.iter().filter(|answer| answer.key == Some(false)) {
        if answer.n == 0 {
            flags.push(Flag::NobodyTakes(answer.label.clone()));
        } else if answer.upper.zip(weakest_key).is_some_and(|(upper, key)| upper > key + 1e-9) {
            flags.push(Flag::StrongTake(answer.label.clone()));
        }
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;
    use popquiz_core::grading::Response;
    use popquiz_core::sharing::result_line::{Attempt, Entry};

    /// Learners of a paper of choice questions with key `a`: what each took, a word for each learner.
    fn paper(learners: &[&str]) -> Analysis {
        let told = |(at, letter): (usize, char)| {
            let right = letter == 'a';
            let told = Attempt {
                outcome: if right { Outcome::Correct } else { Outcome::Incorrect },
                score_permille: if right { 1000 } else { 0 },
                seconds: 10,
                response: Some(Response::Choice(vec![(letter as u8).saturating_sub(b'a')])),
            };
            Entry { item: format!("q{at}"), told: (letter != '-').then_some(told) }
        };
        let line = |word: &&str| ResultLine {
            bank: "test".into(),
            seed: "s".into(),
            mode: Mode::Exam,
            entries: word.chars().enumerate().map(told).collect(),
        };
        analyse(&learners.iter().map(line).collect::<Vec<_>>(), &HashMap::new()).expect("a paper")
    }

    #[test]
    fn a_distractor_that_the_strong_prefer_is_flagged() {
        // The first question is keyed `a`, and whoever knows the others says `b`.
        let learners = ["baaa", "baaa", "baaa", "baaa", "abbb", "abbb", "acbb", "abcb", "caab", "cbba", "aaab", "bbaa"];
        let paper = paper(&learners);
        assert!(paper.items[0].flags.contains(&Flag::Negative), "{:?}", paper.items[0].flags);
        assert!(paper.items[0].flags.contains(&Flag::StrongTake("b".into())), "{:?}", paper.items[0].flags);
        assert!(paper.items[1].flags.is_empty(), "{:?}", paper.items[1].flags);
        assert!(paper.all_or_nothing && paper.exams == learners.len());
    }

    #[test]
    fn a_question_that_hardly_anybody_knows_is_flagged() {
        let paper = paper(&["aab", "aac", "aab", "bba", "bab", "abb", "aab", "bbb", "abc", "aab"]);
        assert!(paper.items[2].flags.contains(&Flag::TooHard), "{:?}", paper.items[2].flags);
    }

    #[test]
    fn few_results_flag_nothing() {
        let paper = paper(&["ab", "bb", "ab", "bb"]);
        assert!(paper.items.iter().all(|item| item.flags.is_empty()));
    }

    #[test]
    fn one_result_is_no_reason_to_panic() {
        for learner in ["a", "-", "", "ab-"] {
            let paper = paper(&[learner]);
            assert_eq!((paper.reliability, paper.learners), (None, 1), "{learner}");
        }
    }

    #[test]
    fn what_was_not_reached_is_not_wrong() {
        let paper = paper(&["aa", "a-", "ba"]);
        assert_eq!((paper.items[1].n, paper.items[1].score), (2, Some(1.0)));
        assert_eq!(paper.complete, 2);
    }
}
