//! `learner [DAYS [NEW [REVIEWS]]]`: prints the progress file of a learner who never was, to restore on the page and look
//! at its screens when they are full. Needs the built site, for its bank.

use popquiz_core::bank::Bank;
use popquiz_e2e::{Habit, dist, history};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() -> ExitCode {
    let mut numbers = std::env::args().skip(1).map(|word| word.parse::<u32>().ok());
    let mut number = |unset: u32| numbers.next().flatten().unwrap_or(unset);
    let file = dist().join("django.pqb");
    let bank = std::fs::read(&file).map_err(|error| error.to_string());
    let bank = bank.and_then(|bytes| Bank::decode(&bytes).map_err(|error| error.to_string()));
    match bank {
        Ok(bank) => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
            let habit = Habit {
                until: u64::try_from(now).unwrap_or(u64::MAX),
                days: number(60).into(),
                new_a_day: number(8),
                reviews_a_day: number(30) as usize,
            };
            print!("{}", history(&bank, habit));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}
