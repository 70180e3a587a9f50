//! What comes back and when, whatever is answered.

use super::*;
use crate::dice::Dice;
use crate::memory::progress::MOST_ATTEMPTS;

fn bank_of(n: usize) -> Rc<Bank> {
    let items: Vec<Item> = (0..n).map(|at| testing::choice(&format!("q{at}"), &[true, false])).collect();
    Rc::new(testing::bank(&items))
}

/// Answers, so many in ten of them wrongly, until the sitting ends: the places of the paper in the order of asking.
fn drilled(bank: &Rc<Bank>, dice: &mut Dice, wrong_in_ten: u32) -> Vec<usize> {
    let config = Config { no_shuffle: true, ..Config::default() };
    let mut session = Session::new(bank.clone(), config, None, 1, 0);
    let mut gaps: Vec<Option<usize>> = vec![None; bank.len()];
    let mut asked = Vec::new();
    while let Some(present) = session.present() {
        assert!(asked.len() < bank.len() * usize::from(MOST_ATTEMPTS), "a sitting ends");
        asked.push(present.at);
        let right = dice.below(10) >= wrong_in_ten;
        session.update(Event::Choose(u8::from(!right)), 1);
        session.update(Event::Submit, 2);
        if let Some(gap) = session.queue.iter().position(|waiting| waiting.at == present.at) {
            let last = gap + 1 == session.queue.len();
            assert!(last || gaps[present.at].is_none_or(|before| gap > before), "it waits longer each time: {asked:?}");
            gaps[present.at] = Some(gap);
        }
        session.update(Event::Next, 3);
    }
    assert!(session.is_finished());
    asked
}

#[test]
fn whatever_is_answered_all_of_the_paper_is_asked_within_twice_its_length() {
    let banks: Vec<Rc<Bank>> = (1..=12).map(bank_of).collect();
    let mut dice = Dice::new(7);
    for round in 0..100_000 {
        let bank = &banks[dice.below(12) as usize];
        let asked = drilled(bank, &mut dice, round % 11);
        let new: Vec<bool> = (0..asked.len()).map(|place| !asked[..place].contains(&asked[place])).collect();
        let within = new.iter().take(2 * bank.len()).filter(|new| **new).count();
        assert_eq!(within, bank.len(), "all that is new, in round {round}: {asked:?}");
        let last_new = new.iter().rposition(|new| *new).unwrap_or(0);
        let starved = new[..last_new].windows(2).any(|pair| pair == [false, false]);
        assert!(!starved, "something new stands between two that come back, in round {round}: {asked:?}");
    }
}

#[test]
fn ten_questions_that_nobody_knows_are_all_asked_and_the_sitting_ends() {
    let asked = drilled(&bank_of(10), &mut Dice::new(1), 10);
    assert_eq!(asked[..11], [0, 1, 2, 3, 0, 4, 1, 5, 2, 6, 3], "{asked:?}");
    assert_eq!(asked.len(), 30, "each of them three times");
}

#[test]
fn what_is_missed_three_times_rests_until_tomorrow_and_says_so() {
    let mut session = Session::new(bank_of(1), Config::default(), None, 1, 0);
    let mut progress = Progress::default();
    for attempt in 1..=3u64 {
        progress.apply(&recorded(session.update(Event::Skip, attempt * 60_000)).expect("recorded"));
        let View::Verdict(verdict) = session.view() else { panic!("a verdict") };
        assert_eq!((verdict.comes_back, verdict.rests()), (attempt < 3, attempt == 3));
        session.update(Event::Next, attempt * 60_000);
    }
    assert!(session.is_finished());
    let memory = progress.get(session.bank(), "q0").expect("met").memory;
    let hour = 3_600_000;
    assert!(!memory.is_due(12 * hour) && memory.is_due(24 * hour), "not today, and tomorrow at the same hour");
}

#[test]
fn a_sitting_of_nothing_but_misses_is_the_same_after_a_kill_at_any_step() {
    let mut live = Session::new(bank_of(10), Config::default(), None, 1, 0);
    let mut reviews = Vec::new();
    let mut now = 0;
    while !live.is_finished() {
        now += 1000;
        let event = if matches!(live.view(), View::Question(_)) { Event::Skip } else { Event::Next };
        reviews.extend(recorded(live.update(event, now)));
        let position = Position::decode(&live.position().encode()).expect("a position");
        let resumed = Session::resume(live.bank().clone(), live.plan().clone(), &reviews, Some(position), now);
        assert_eq!((resumed.view(), &resumed.queue), (live.view(), &live.queue));
    }
    assert_eq!(reviews.len(), 30);
}
