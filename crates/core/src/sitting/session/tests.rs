use super::*;
use crate::bank::{Bank, Filter};
use crate::grading::{Outcome, Response};
use crate::item::{Item, Kind, Task};
use crate::memory::log::{Confidence, Mode, Review};
use crate::memory::progress::Progress;
use crate::sitting::{Config, Effect, Event, Plan, Target};
use crate::testing;
use proptest::prelude::*;
use std::rc::Rc;

mod killed;
mod queue;

fn items() -> [Item; 7] {
    [
        testing::choice("one", &[false, true, false]),
        testing::choice("many", &[true, false, true]),
        testing::order("order", 4),
        testing::pairs("match", 3),
        testing::item("blank", Task::Blank(testing::blank_task(&["yes"]))),
        testing::open("open", 3),
        testing::spot("spot", 4),
    ]
}

fn bank() -> Rc<Bank> {
    Rc::new(testing::bank(&items()))
}

fn drill(seed: u64) -> Session {
    Session::new(bank(), Config { seed, ..Config::default() }, None, 1, 0)
}

fn only(kind: Kind) -> Session {
    let filter = Filter { kinds: vec![kind], ..Filter::default() };
    let config = Config { filter, no_shuffle: true, ..Config::default() };
    Session::new(bank(), config, None, 1, 0)
}

fn any_event() -> impl Strategy<Value = Event> {
    let sure = prop_oneof![Just(Confidence::Guess), Just(Confidence::Fairly), Just(Confidence::Sure)];
    prop_oneof![
        3 => (0u8..12).prop_map(Event::Choose),
        1 => (0u8..6, 0u8..6).prop_map(|(from, to)| Event::Move(from, to)),
        3 => (0u8..5, proptest::option::of(0u8..6)).prop_map(|(left, right)| Event::Pair(left, right)),
        1 => "\\PC{0,6}".prop_map(Event::Write),
        1 => Just(Event::Write("yes".into())),
        1 => (0u16..9).prop_map(Event::Line),
        1 => (0u8..5).prop_map(Event::Tick),
        1 => sure.prop_map(Event::Sure),
        2 => Just(Event::Reveal),
        4 => Just(Event::Submit),
        1 => Just(Event::Skip),
        4 => Just(Event::Next),
        1 => Just(Event::Stop),
    ]
}

fn recorded(effects: Vec<Effect>) -> Option<Review> {
    effects.into_iter().find_map(|effect| if let Effect::Record(review) = effect { Some(review) } else { None })
}

/// Runs events, one second apart, and gives what was recorded.
fn run(session: &mut Session, events: &[Event]) -> Vec<Review> {
    let mut reviews = Vec::new();
    for (i, event) in (1u64..).zip(events) {
        reviews.extend(recorded(session.update(event.clone(), i * 1000)));
    }
    reviews
}

proptest! {
    #[test]
    fn update_is_total_and_a_sitting_resumes_where_it_was(seed in any::<u64>(), events in proptest::collection::vec(any_event(), 0..60)) {
        let mut live = drill(seed);
        let reviews = run(&mut live, &events);
        let _ = (live.view(), live.marks(), live.place());
        // What is kept is text, so it goes through text here as well.
        let plan = Plan::decode(&live.plan().encode()).expect("a plan");
        let draft = Position::decode(&live.position().encode()).expect("a position");
        let resumed = Session::resume(live.bank().clone(), plan, &reviews, Some(draft), 0);
        prop_assert_eq!(resumed.view(), live.view());
        prop_assert_eq!(resumed.marks(), live.marks());
        prop_assert_eq!(resumed.queue, live.queue);
    }

    #[test]
    fn an_event_out_of_place_changes_nothing(seed in any::<u64>(), events in proptest::collection::vec(any_event(), 0..30), stray in any_event()) {
        let mut session = drill(seed);
        run(&mut session, &events);
        let before = session.clone();
        if session.update(stray, 99_000).is_empty() {
            prop_assert_eq!(session, before);
        }
    }

    #[test]
    fn a_sitting_that_waits_for_its_bank_is_the_same_sitting(
        seed in any::<u64>(),
        events in proptest::collection::vec(any_event(), 0..40),
        arrivals in proptest::collection::vec(0usize..50, 7),
    ) {
        let (mut arrival, parts) = testing::arriving(&items());
        let mut waiting = Session::new(Rc::clone(arrival.bank().expect("heads")), Config { seed, ..Config::default() }, None, 1, 0);
        let bank = Rc::new(testing::spread(&items()));
        let mut at_once = Session::new(bank, Config { seed, ..Config::default() }, None, 1, 0);
        let mut parts = parts.iter();
        for (at, event) in events.into_iter().enumerate() {
            for _ in arrivals.iter().filter(|&&arrives| arrives == at) {
                arrival.feed(parts.next().expect("seven parts")).expect("a sound part");
                waiting.arrived(0);
            }
            let waits = matches!(waiting.view(), View::Waiting(_));
            let before = waiting.clone();
            let effects = waiting.update(event.clone(), 0);
            prop_assert_eq!(waiting.place().1, 7);
            prop_assert_eq!(waiting.marks().len(), 7);
            if waits {
                prop_assert_eq!((effects, &waiting), (Vec::new(), &before));
            } else {
                prop_assert_eq!(effects, at_once.update(event, 0));
            }
        }
        for part in parts {
            arrival.feed(part).expect("a sound part");
        }
        waiting.arrived(0);
        prop_assert_eq!(waiting.view(), at_once.view());
        prop_assert_eq!(waiting.queue, at_once.queue);
    }

    #[test]
    fn a_sitting_is_taken_up_as_its_bank_arrives(
        seed in any::<u64>(),
        events in proptest::collection::vec(any_event(), 0..40),
    ) {
        let bank = Rc::new(testing::spread(&items()));
        let mut live = Session::new(bank, Config { seed, ..Config::default() }, None, 1, 0);
        let reviews = run(&mut live, &events);
        let (mut arrival, parts) = testing::arriving(&items());
        let bank = Rc::clone(arrival.bank().expect("heads"));
        let mut resumed = Session::resume(bank, live.plan().clone(), &reviews, Some(live.position()), 0);
        for part in parts {
            arrival.feed(&part).expect("a sound part");
            resumed.arrived(0);
        }
        prop_assert_eq!(resumed.view(), live.view());
        prop_assert_eq!(resumed.marks(), live.marks());
        prop_assert_eq!(resumed.queue, live.queue);
    }

    #[test]
    fn decoding_what_was_kept_is_total(text in "\\PC{0,60}") {
        let _ = Plan::decode(&text);
        let _ = Position::decode(&text);
        let _ = Plan::decode(&format!("1 {text}"));
    }
}

#[test]
fn what_never_arrives_is_passed_over() {
    let (mut arrival, parts) = testing::arriving(&items());
    let config = Config { no_shuffle: true, ..Config::default() };
    let mut session = Session::new(Rc::clone(arrival.bank().expect("heads")), config, None, 1, 0);
    assert!(matches!(session.view(), View::Waiting(_)), "{:?}", session.view());
    assert_eq!((session.arrived(1), session.is_finished()), (Vec::new(), false));
    arrival.feed(&parts[0]).expect("a sound part");
    assert!(arrival.end().is_err());
    session.arrived(1);
    let View::Question(question) = session.view() else { panic!("a question") };
    assert_eq!(question.item.id(), "one");
    let reviews = run(&mut session, &[Event::Choose(1), Event::Submit]);
    assert_eq!(reviews.len(), 1);
    assert!(session.update(Event::Next, 9).contains(&Effect::Complete));
    let View::Summary(summary) = session.view() else { panic!("a summary") };
    assert_eq!((summary.results.len(), summary.left), (1, 6));
}

#[test]
fn the_focus_goes_with_who_went_on_and_nowhere_by_itself() {
    let (mut arrival, parts) = testing::arriving(&items()[..2]);
    let bank = Rc::clone(arrival.bank().expect("heads"));
    // A seed that asks the first deck's item first.
    let start = |seed| Session::new(bank.clone(), Config { seed, ..Config::default() }, None, 1, 0);
    let mut session = (0..100).map(start).find(|session| session.plan().items[0] == "one").expect("a seed");
    arrival.feed(&parts[0]).expect("a sound part");
    assert_eq!(session.arrived(1), [], "nobody asked for it");
    session.update(Event::Skip, 2);
    assert!(session.update(Event::Next, 3).contains(&Effect::Focus(Target::Question)));
    assert!(matches!(session.view(), View::Waiting(head) if head.id == "many"));
    assert_eq!(session.arrived(4), [], "still waiting");
    arrival.feed(&parts[1]).expect("a sound part");
    assert_eq!(session.arrived(5), [Effect::Focus(Target::Question)]);
    assert_eq!(session.place(), (2, 2));
    let (mut arrival, parts) = testing::arriving(&items()[..1]);
    let mut session = Session::new(Rc::clone(arrival.bank().expect("heads")), Config::default(), None, 1, 0);
    session.follow();
    arrival.feed(&parts[0]).expect("a sound part");
    assert_eq!(session.arrived(1), [Effect::Focus(Target::Question)], "the learner started it");
}

#[test]
fn the_same_seed_is_the_same_paper() {
    let paper = |seed| drill(seed).plan().items.clone();
    assert_eq!(paper(3), paper(3));
    assert!((0..20).any(|seed| paper(seed) != paper(3)));
}

#[test]
fn the_paper_of_a_seed_never_changes() {
    let items: Vec<_> = (0..10).map(|i| testing::choice(&format!("q{i}"), &[true, false, false, false])).collect();
    let bank = Rc::new(testing::bank(&items));
    let config = Config { seed: crate::dice::seed_of("monday"), limit: Some(5), ..Config::default() };
    let session = Session::new(bank, config, None, 1, 0);
    assert_eq!(session.plan().items, ["q7", "q6", "q1", "q9", "q3"]);
    let View::Question(question) = session.view() else { panic!("a question") };
    assert_eq!(question.order, [0, 1, 3, 2]);
}

#[test]
fn a_missed_item_comes_back_until_it_is_right_once() {
    let mut session = only(Kind::Choice);
    session.update(Event::Choose(0), 1);
    let review = recorded(session.update(Event::Submit, 2)).expect("recorded");
    assert_eq!((review.outcome, review.attempt, review.taken_ms), (Outcome::Incorrect, 1, 2));
    let View::Verdict(verdict) = session.view() else { panic!("a verdict") };
    assert!(verdict.comes_back && verdict.more);
    assert_eq!(session.marks(), [Mark::Missed, Mark::Waiting]);
    run(&mut session, &[Event::Next, Event::Choose(0), Event::Choose(2), Event::Submit, Event::Next]);
    assert_eq!((session.place(), session.repeats()), ((2, 2), 1), "the first one again, and the count stays");
    let reviews = run(&mut session, &[Event::Choose(1), Event::Submit, Event::Next]);
    assert_eq!((reviews[0].outcome, reviews[0].attempt), (Outcome::Correct, 2));
    let View::Summary(summary) = session.view() else { panic!("a summary") };
    assert_eq!((summary.right_at_once(), summary.results[0].tries, summary.left), (1, 2, 0));
    assert_eq!(session.marks(), [Mark::Mended, Mark::Right]);
}

#[test]
fn nothing_chosen_is_not_graded() {
    let mut session = only(Kind::Choice);
    assert_eq!(session.update(Event::Submit, 1), []);
    assert_eq!(session.update(Event::Choose(9), 1), []);
    assert_eq!(session.update(Event::Next, 1), []);
}

#[test]
fn an_open_item_is_revealed_before_it_is_graded() {
    let mut session = only(Kind::Open);
    assert_eq!(run(&mut session, &[Event::Tick(0), Event::Submit]), [], "not before the answer is shown");
    session.update(Event::Write("my notes".into()), 1);
    session.update(Event::Reveal, 1);
    assert_eq!(session.update(Event::Skip, 1), [], "seen is not skipped");
    let reviews = run(&mut session, &[Event::Tick(0), Event::Tick(2), Event::Submit]);
    assert_eq!(reviews[0].response, Some(Response::Open(vec![0, 2])));
    let View::Verdict(verdict) = session.view() else { panic!("a verdict") };
    assert!(verdict.grade.passed && verdict.notes == "my notes");
}

#[test]
fn stopping_early_sums_up_what_was_asked() {
    let mut session = drill(5);
    run(&mut session, &[Event::Skip, Event::Next, Event::Stop]);
    let View::Summary(summary) = session.view() else { panic!("a summary") };
    assert_eq!((summary.results.len(), summary.left), (1, 6));
}

#[test]
fn an_order_item_never_starts_solved() {
    for seed in 0..200 {
        let filter = Filter { kinds: vec![Kind::Order], ..Filter::default() };
        let session = Session::new(bank(), Config { filter, seed, ..Config::default() }, None, 1, 0);
        let View::Question(question) = session.view() else { panic!("a question") };
        assert_ne!(question.response, &Response::Order(vec![0, 1, 2, 3]), "seed {seed}");
    }
}

#[test]
fn a_filter_that_lets_nothing_through_says_so() {
    let filter = Filter { tags: vec!["none-such".into()], ..Filter::default() };
    let mut session = Session::new(bank(), Config { filter, ..Config::default() }, None, 1, 0);
    assert_eq!(session.view(), View::Empty);
    assert_eq!(run(&mut session, &[Event::Submit, Event::Next, Event::Stop]), []);
}

#[test]
fn with_a_limit_what_is_due_is_asked_before_what_rests() {
    let mut progress = Progress::default();
    let mut session = only(Kind::Choice);
    for review in run(&mut session, &[Event::Skip, Event::Next, Event::Choose(0), Event::Choose(2), Event::Submit]) {
        progress.apply(&review);
    }
    let filter = Filter { kinds: vec![Kind::Choice], ..Filter::default() };
    for seed in 0..10 {
        let config = Config { filter: filter.clone(), limit: Some(1), seed, ..Config::default() };
        let soon = Session::new(bank(), config, Some(&progress), 2, 20 * 60_000);
        assert_eq!(soon.plan().items, ["one"]);
    }
}

#[test]
fn an_answer_from_a_joined_bank_is_logged_under_its_own_and_resumes() {
    let joined = Rc::new(Bank::join("All", &[&bank()]));
    let items = vec!["test/one".into(), "test/many".into(), "gone/x".into()];
    let config = Config { mode: Mode::Review, ..Config::default() };
    let plan = Plan { sitting: 1, started_at: 0, config, items };
    let mut live = Session::resume(joined.clone(), plan, &[], None, 0);
    let reviews = run(&mut live, &[Event::Choose(1), Event::Submit, Event::Next]);
    assert_eq!(reviews[0].item, "test/one");
    let plan = Plan::decode(&live.plan().encode()).expect("a plan");
    let resumed = Session::resume(joined, plan, &reviews, Some(live.position()), 0);
    assert_eq!((resumed.view(), resumed.place()), (live.view(), (2, 2)));
}

#[test]
fn an_item_removed_meanwhile_is_passed_over() {
    let mut session = drill(9);
    let reviews = run(&mut session, &[Event::Skip, Event::Next, Event::Skip, Event::Next]);
    let kept: Vec<_> = ["one", "open"]
        .iter()
        .map(|id| if *id == "one" { testing::choice(id, &[true, false]) } else { testing::open(id, 3) })
        .collect();
    let smaller = Rc::new(testing::bank(&kept));
    let resumed = Session::resume(smaller, session.plan().clone(), &reviews, Some(session.position()), 0);
    assert_eq!(resumed.place().1, 2);
    assert!(!matches!(resumed.view(), View::Empty));
}
