//! `cargo xtask test`: everything that must hold, in stages, the cheap ones first.

mod stages;
mod tally;

use crate::process::seconds;
use stages::{STAGES, Stage};
use std::time::{Duration, Instant};
use tally::Tally;

/// What the arguments ask for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    list: bool,
    keep_going: bool,
    /// Names of stages; empty is all of them.
    only: Vec<String>,
}

/// How one stage ended.
struct Done {
    stage: &'static Stage,
    took: Duration,
    result: Result<Tally, String>,
}

/// Runs the stages that the arguments choose.
///
/// # Errors
/// An unknown option or stage, or the list of the stages that failed.
pub fn run(args: &[String]) -> Result<(), String> {
    let options = parse(args)?;
    let chosen = select(&options.only)?;
    if options.list {
        for stage in chosen {
            println!("{:<10} {}", stage.name, stage.what);
        }
        return Ok(());
    }
    let mut done: Vec<Done> = Vec::new();
    for (number, stage) in (1..).zip(&chosen) {
        eprintln!("\n== {number}/{} {}: {} ==", chosen.len(), stage.name, stage.what);
        let began = Instant::now();
        let result = (stage.run)();
        let took = began.elapsed();
        match &result {
            Ok(tally) => eprintln!("== {}: ok, {}, {} ==", stage.name, tally.shown(), seconds(took)),
            Err(message) => eprintln!("{message}\n== {}: FAILED, {} ==", stage.name, seconds(took)),
        }
        let failed = result.is_err();
        done.push(Done { stage, took, result });
        if failed && !options.keep_going {
            break;
        }
    }
    println!("\n{}", summary(&chosen, &done));
    let failed: Vec<&str> = done.iter().filter(|one| one.result.is_err()).map(|one| one.stage.name).collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {0}. Again, alone: cargo xtask test --only {0}", failed.join(",")))
    }
}

fn parse(args: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut args = args.iter().map(String::as_str);
    while let Some(arg) = args.next() {
        match arg {
            "--list" => options.list = true,
            "--keep-going" => options.keep_going = true,
            "--only" => {
                let names = args.next().ok_or("--only takes the name of a stage: see `cargo xtask test --list`")?;
                options.only.extend(names.split(',').map(str::to_owned));
            }
            other => return Err(format!("test has no option `{other}`: it has --list, --keep-going and --only STAGE")),
        }
    }
    Ok(options)
}

/// The stages of these names, in the order they always have; all of them for no names.
fn select(only: &[String]) -> Result<Vec<&'static Stage>, String> {
    if let Some(unknown) = only.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name)) {
        let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(format!("no stage `{unknown}`: there are {}", names.join(", ")));
    }
    Ok(STAGES.iter().filter(|stage| only.is_empty() || only.iter().any(|name| name == stage.name)).collect())
}

/// The table at the end, and under it the sums in one plain line.
fn summary(chosen: &[&'static Stage], done: &[Done]) -> String {
    let mut lines = Vec::new();
    let mut sum = Tally::default();
    for stage in chosen {
        let Some(one) = done.iter().find(|one| one.stage.name == stage.name) else {
            lines.push(format!("{:<10} not run", stage.name));
            continue;
        };
        let (verdict, tally) = match &one.result {
            Ok(tally) => ("ok", *tally),
            Err(message) => ("FAILED", Tally::of(message).at_least_one_failed()),
        };
        sum += tally;
        lines.push(format!("{:<10} {verdict:<7} {:>14}   {}", stage.name, seconds(one.took), tally.shown()));
    }
    lines.push(format!("\n{} passed, {} failed", sum.passed, sum.failed));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Vec<String> {
        line.split_whitespace().map(String::from).collect()
    }

    fn names(only: &str) -> Vec<&'static str> {
        select(&parse(&args(only)).unwrap().only).unwrap().into_iter().map(|stage| stage.name).collect()
    }

    #[test]
    fn all_stages_run_unless_some_are_named() {
        assert_eq!(names("").len(), STAGES.len());
        assert_eq!(names("--only size"), ["size"]);
    }

    #[test]
    fn named_stages_keep_their_order() {
        assert_eq!(names("--only e2e,lint --only build"), ["lint", "build", "e2e"]);
    }

    #[test]
    fn mistakes_are_told_with_what_there_is() {
        let unknown = select(&args("e3e")).unwrap_err();
        assert!(unknown.contains("no stage `e3e`") && unknown.contains("e2e"), "{unknown}");
        assert!(parse(&args("--only")).unwrap_err().contains("--list"));
        assert!(parse(&args("--fast")).unwrap_err().contains("--keep-going"));
    }

    #[test]
    fn the_last_line_sums_tests_and_counts_a_failed_stage() {
        let chosen = select(&args("lint native build")).unwrap();
        let done = |stage, result| Done { stage, took: Duration::ZERO, result };
        let text = summary(
            &chosen,
            &[
                done(chosen[0], Ok(Tally { passed: 1, failed: 0 })),
                done(chosen[1], Err("test result: FAILED. 7 passed; 2 failed; 0 ignored".into())),
            ],
        );
        assert!(text.ends_with("\n8 passed, 2 failed"), "{text}");
        assert!(text.contains("build      not run"), "{text}");
    }
}
