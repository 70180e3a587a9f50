//! The exam's time, whatever is done to the clock of the computer.

use super::*;

const MINUTE: u64 = 60 * SECOND;
const START: u64 = 1_763_712_345_678;

fn ten_minutes() -> Exam {
    let mut rules = rules(1);
    rules.minutes = Some(10);
    Exam::new(Rc::new(testing::bank(&plain(3))), rules, 7, START)
}

#[test]
fn a_clock_that_is_set_back_an_hour_gives_no_time() {
    let mut exam = ten_minutes();
    let now = exam.look(START, 1000);
    assert_eq!(exam.left_ms(now), Some(10 * MINUTE));
    let now = exam.look(START + 2 * MINUTE, 1000 + 2 * MINUTE);
    assert_eq!(exam.left_ms(now), Some(8 * MINUTE));
    let now = exam.look(START - 57 * MINUTE, 1000 + 3 * MINUTE);
    assert_eq!(exam.left_ms(now), Some(7 * MINUTE), "the steady clock goes on");
    exam.update(Event::Go(1), now);
    // A reload with the clock still wrong: what was spent is spent.
    let mut again = killed(&exam, &exam.answers().encode(), START - 57 * MINUTE);
    let now = again.look(START - 57 * MINUTE, 5);
    assert_eq!(again.left_ms(now), Some(7 * MINUTE));
    let now = again.look(START - 56 * MINUTE, 5 + MINUTE);
    assert_eq!(again.left_ms(now), Some(6 * MINUTE));
    again.update(Event::Go(2), now);
    assert_eq!(again.answers().encode().matches(" 60000 ").count(), 1, "a minute was spent on the second question");
}

#[test]
fn a_sleeping_computer_stops_the_steady_clock_and_not_the_exam() {
    let mut exam = ten_minutes();
    exam.look(START, 0);
    let now = exam.look(START + 9 * MINUTE, MINUTE);
    assert_eq!(exam.left_ms(now), Some(MINUTE));
}

proptest! {
    #[test]
    fn time_left_is_never_more_than_was_given_and_never_grows(
        looks in proptest::collection::vec((-90i64..90, 0u64..5, any::<bool>()), 1..40)
    ) {
        let mut exam = ten_minutes();
        exam.look(START, 0);
        let (mut wall, mut steady, mut before, mut gone) = (START, 0, 10 * MINUTE, 0);
        for (minutes, pass, killed_now) in looks {
            wall = wall.saturating_add_signed(minutes * 60_000);
            steady += pass * MINUTE;
            gone += pass * MINUTE;
            let now = exam.look(wall, steady);
            let left = exam.left_ms(now).expect("a limit");
            prop_assert!(left <= before && left <= (10 * MINUTE).saturating_sub(gone), "{left} of {before}");
            before = left;
            exam.update(Event::Go(usize::try_from(pass).unwrap_or(0) % 3), now);
            exam.update(Event::HideClock, now);
            if killed_now && exam.stage() != Stage::Done {
                exam.count_time(now);
                exam = killed(&exam, &exam.answers().encode(), wall);
                steady = 0;
                exam.look(wall, steady);
            }
        }
    }
}
