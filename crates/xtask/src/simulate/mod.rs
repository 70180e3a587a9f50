//! `cargo xtask simulate`: what a schedule is worth to learners who have an interview in sixty days.
//!
//! Simulated learners study the bank in `questions` for twenty minutes a day. How they forget is drawn from a forgetting
//! curve of their own (`learner.rs`), which no schedule (`schedules.rs`) gets to see. What is assumed, and what the
//! figures say, is in docs/scheduling.md.

mod learner;
mod question;
mod schedules;
mod study;

use crate::project;
use learner::Learner;
use popquiz_core::dice::Dice;
use question::Question;
use schedules::{DAYS, Plan};
use std::fmt::Write as _;
use study::{Outcome, study};

/// Learners, unless another number is asked for.
const LEARNERS: u32 = 1000;
/// Every figure comes from this one number.
const SEED: u64 = 60;

/// Runs the simulation and prints its table. `--learners N` changes their number.
///
/// # Errors
/// An unknown option, or a bank that cannot be read.
pub fn run(args: &[String]) -> Result<(), String> {
    let learners = match args {
        [] => LEARNERS,
        [name, n] if name == "--learners" => {
            n.parse().ok().filter(|&n| n > 0).ok_or_else(|| format!("`{n}` is no number of learners"))?
        }
        _ => return Err(format!("simulate knows only --learners N, not `{}`", args.join(" "))),
    };
    let loaded = popquiz_author::load_paths(&[project::root().join("questions")])?;
    let questions: Vec<Question> = loaded.bank().heads().iter().map(Question::from).collect();
    eprintln!("{learners} learners, {} questions, {} days of {} minutes", questions.len(), DAYS, study::MINUTES);
    print!("{}", table(&questions, learners));
    Ok(())
}

/// The mean of all learners for every plan, as a table in Markdown.
fn table(questions: &[Question], learners: u32) -> String {
    let mut out = String::from(
        "| schedule | answers | seen | recall at day 60 | held at 90 % | answers for each recalled |\n|---|---:|---:|---:|---:|---:|\n",
    );
    let plans = Plan::all();
    for (plan, mean) in plans.iter().zip(means(questions, learners, &plans)) {
        let [answers, seen, recalled, held] = [mean.answers, mean.seen, mean.recalled, mean.held];
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "| {} | {answers:.0} | {seen:.0} | {recalled:.1} | {held:.1} | {:.2} |",
            plan.name,
            answers / recalled
        );
    }
    out
}

/// For each plan the mean over the learners, who are the same for all plans. Spread over the machine's cores; the sum is
/// taken in the order of the learners, so that it does not depend on how many there are.
fn means(questions: &[Question], learners: u32, plans: &[Plan]) -> Vec<Outcome> {
    let cores = std::thread::available_parallelism().map_or(1, |n| u32::try_from(n.get()).unwrap_or(1));
    let of_learner = |number: u32| -> Vec<Outcome> {
        let mut dice = Dice::new(SEED ^ (u64::from(number) << 20));
        let learner = Learner::new(&mut dice, questions);
        let seed = dice.roll();
        plans.iter().map(|plan| study(questions, &learner, plan, seed)).collect()
    };
    let share = |first: u32| -> Vec<(u32, Vec<Outcome>)> {
        (first..learners).step_by(cores as usize).map(|number| (number, of_learner(number))).collect()
    };
    let mut all: Vec<(u32, Vec<Outcome>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|first| scope.spawn(move || share(first))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    all.sort_by_key(|(number, _)| *number);
    let mut sums = vec![Outcome::default(); plans.len()];
    for (sum, outcome) in all.iter().flat_map(|(_, outcomes)| outcomes.iter().enumerate()) {
        sums[sum].add(outcome);
    }
    sums.iter().map(|sum| sum.over(f64::from(learners))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use popquiz_core::item::{Kind, Level};

    fn bank() -> Vec<Question> {
        let kinds = [Kind::Choice, Kind::Blank, Kind::Open];
        (0..120).map(|at| Question { level: Level::ALL[at % 4], kind: kinds[at % 3] }).collect()
    }

    #[test]
    fn the_same_seed_is_the_same_table() {
        assert_eq!(table(&bank(), 6), table(&bank(), 6));
        assert_eq!(table(&bank(), 6).lines().count(), 2 + Plan::all().len());
    }

    #[test]
    fn nobody_recalls_more_than_was_seen_and_a_plan_beats_forgetting() {
        let plans = Plan::all();
        for (plan, mean) in plans.iter().zip(means(&bank(), 6, &plans)) {
            assert!(
                mean.held <= mean.seen && mean.recalled <= mean.seen && mean.seen <= 120.0,
                "{} {mean:?}",
                plan.name
            );
            assert!(mean.answers >= mean.seen && mean.recalled > mean.seen / 2.0, "{} {mean:?}", plan.name);
        }
    }
}
