use super::*;
use crate::bank::{Area, Bank, Deck, Filter};
use crate::grading::{Outcome, Response};
use crate::item::{Head, Item, Kind, Level, Open, Task};
use crate::memory::log::{Mode, Review};
use crate::memory::progress::Progress;
use crate::prose::Prose;
use crate::sitting::{Config, Effect, Event, FollowUp, Step, Target};
use crate::testing;
use proptest::prelude::*;
use std::rc::Rc;

mod report;

const AREAS: [&str; 4] = ["models", "orm", "tests", "views"];

/// An item with another head, two hints, and if it is open two follow-ups.
fn placed(item: &Item, area: &str, level: Level, topic: &str) -> Item {
    let head = Head { area: area.into(), level, topics: vec![topic.into()], ..item.head().clone() };
    let mut body = item.body().clone();
    body.hints = vec![Prose::text("Clarify."), Prose::text("Diagnose.")];
    if let Task::Open(open) = &mut body.task {
        open.follow_ups = vec![Prose::text("And then?"), Prose::text("And if not?")];
    }
    Item::new(head, body).expect("a sound item")
}

/// For each of four areas and each level an open item, two covered scenarios, and a closed item besides.
fn items() -> Vec<Item> {
    let mut items = Vec::new();
    for area in AREAS {
        for level in Level::ALL {
            let id = format!("{area}-{}", level.as_str());
            items.push(placed(&testing::open(&id, 3), area, level, &id));
        }
        let choice = |name: &str, keys: &[bool]| testing::choice(&format!("{area}-{name}"), keys);
        let scenario = format!("{area}-scenario");
        items.push(placed(&choice("covered", &[false, true, false]), area, Level::Scenario, &scenario));
        items.push(placed(&choice("several", &[true, true, false]), area, Level::Scenario, &format!("{area}-other")));
        items.push(placed(&choice("closed", &[true, false]), area, Level::Basic, &format!("{area}-basic")));
    }
    items
}

fn bank_of(items: &[Item]) -> Rc<Bank> {
    let areas = AREAS.map(|id| Area { id: id.into(), title: id.to_uppercase() }).to_vec();
    let deck = Deck { id: "deck".into(), title: "Deck".into(), lang: "en".into() };
    Rc::new(Bank::new("test", "Test", areas, vec![deck], items))
}

fn bank() -> Rc<Bank> {
    bank_of(&items())
}

fn rules(limit: u16, seed: u64) -> Rules {
    Rules { config: Config { limit: Some(limit), seed, ..Config::default() }, ramp: true, timed: true }
}

/// An interview of these items, in this order.
fn of(ids: &[&str]) -> Interview {
    let bank = bank();
    let mut new = Interview::new(bank.clone(), &Rules { timed: true, ..Rules::default() }, None, 7, 0);
    let attempt = |id: &&str| {
        let mut attempt = new.engine.attempt(bank.find(id).expect("an item"), 1).expect("a whole item");
        attempt.step = Step::Waiting;
        attempt
    };
    new.attempts = ids.iter().map(attempt).collect();
    new.ask(0);
    new
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        2 => "\\PC{0,9}".prop_map(Event::Write),
        2 => Just(Event::Hint),
        4 => Just(Event::Reveal),
        3 => (0u8..5).prop_map(Event::Choose),
        3 => Just(Event::Submit),
        1 => Just(Event::Skip),
        3 => (0u8..5).prop_map(Event::Tick),
        1 => (0u8..4).prop_map(Event::Cover),
        1 => (0u8..4, "\\PC{0,9}").prop_map(|(at, text)| Event::WriteNext(at, text)),
        4 => Just(Event::Next),
        2 => Just(Event::Beat),
    ]
}

fn recorded(effects: &[Effect]) -> Vec<Review> {
    let review = |effect: &Effect| if let Effect::Record(review) = effect { Some(review.clone()) } else { None };
    effects.iter().filter_map(review).collect()
}

/// Runs events, each so many milliseconds after the last, and gives what was recorded.
fn run(interview: &mut Interview, events: &[(Event, u16)]) -> Vec<Review> {
    let mut now = interview.engine.since;
    let mut reviews = Vec::new();
    for (event, later) in events {
        now += u64::from(*later);
        reviews.extend(recorded(&interview.update(event.clone(), now)));
    }
    reviews
}

fn killed(interview: &Interview, reviews: &[Review]) -> Interview {
    let (bank, text) = (interview.bank().clone(), interview.encode());
    Interview::decode(bank, &text, reviews, interview.engine.since).expect("what was kept can be read")
}

proptest! {
    // Every case reads everything again at each of its steps.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_killed_interview_comes_back_at_every_step(
        seed in any::<u64>(), events in proptest::collection::vec((any_event(), any::<u16>()), 0..120)
    ) {
        let mut live = Interview::new(bank(), &rules(20, seed), None, seed, 0);
        prop_assert_eq!(live.attempts().len(), 20);
        let mut reviews = Vec::new();
        for event in &events {
            reviews.extend(run(&mut live, core::slice::from_ref(event)));
            let resumed = killed(&live, &reviews);
            prop_assert_eq!(resumed.encode(), live.encode());
            prop_assert_eq!(resumed.view(), live.view());
            prop_assert_eq!(resumed.place(), live.place());
        }
        prop_assert_eq!(reviews.len(), live.done(), "every answer is written once");
        live.update(Event::Stop, 0);
        let resumed = killed(&live, &reviews);
        prop_assert_eq!(resumed.view(), live.view(), "and so does its report");
    }

}

proptest! {
    #[test]
    fn an_event_without_effects_changes_nothing(
        events in proptest::collection::vec((any_event(), any::<u16>()), 0..60), stray in any_event()
    ) {
        let mut interview = Interview::new(bank(), &rules(8, 3), None, 1, 0);
        run(&mut interview, &events);
        let before = interview.encode();
        if interview.update(stray, interview.engine.since).is_empty() {
            prop_assert_eq!(interview.encode(), before);
        }
    }

    #[test]
    fn reading_is_total(text in "1 a [0-9]{1,3} [01] [0-9] 0\n(orm-basic [a-z0-9]{1,3} [wautd] [0-4] [0-9]{1,4} [0-9] [kcz]:[a-c]{0,2} [a-z%0-9]{0,4}( [01][a-z]{0,2}){0,3}\n){0,3}") {
        if let Some(mut interview) = Interview::decode(bank(), &text, &[], 0) {
            let _ = (interview.view(), interview.place());
            for event in [Event::Tick(0), Event::Choose(1), Event::Submit, Event::Reveal, Event::Next, Event::Stop] {
                interview.update(event, 1);
            }
            let _ = interview.view();
        }
    }

    #[test]
    fn a_paper_rises_from_warm_up_to_scenario(limit in 1u16..30, seed in any::<u64>()) {
        let bank = bank();
        let paper = draw(&bank, &rules(limit, seed), None);
        prop_assert_eq!(paper.len(), usize::from(limit).min(24));
        let levels: Vec<Level> = paper.iter().map(|&at| bank.heads()[at].level).collect();
        prop_assert!(levels.is_sorted());
        if limit >= 4 {
            prop_assert!(Level::ALL.iter().all(|level| levels.contains(level)), "{levels:?}");
        }
        let mut once = paper.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), paper.len());
        prop_assert!(paper.iter().all(|&at| can_be_asked(&bank.heads()[at])));
        prop_assert_eq!(paper, draw(&bank, &rules(limit, seed), None));
    }
}

/// Every step of a sitting of twenty, in the order a learner takes them.
#[test]
fn twenty_questions_killed_after_every_event() {
    let mut live = Interview::new(bank(), &rules(20, 4), None, 4, 0);
    let mut reviews = Vec::new();
    let mut steps = 0;
    while !live.is_finished() {
        let event = match (live.view(), steps % 3) {
            (View::Question(question), 0) => Event::Write(format!("{} noted", question.entry.id())),
            (View::Question(question), 1) if question.hints_left > 0 => Event::Hint,
            (View::Question(_), _) => Event::Reveal,
            (View::Options(question), _) if question.entry.response.is_complete() => Event::Submit,
            (View::Options(_), _) => Event::Choose(1),
            (View::Answer(answer), 0) if !answer.order.is_empty() => Event::Next,
            (View::Answer(_), 0) => Event::Tick(0),
            (View::Answer(_), 1) => Event::WriteNext(0, "next".into()),
            _ => Event::Next,
        };
        steps += 1;
        reviews.extend(run(&mut live, &[(event, 7_000)]));
        let resumed = killed(&live, &reviews);
        assert_eq!((resumed.encode(), resumed.view()), (live.encode(), live.view()));
        live = resumed;
    }
    assert_eq!((live.done(), reviews.len()), (20, 20));
    assert!(live.attempts().iter().all(|entry| entry.notes.ends_with("noted") || entry.hints > 0));
}

#[test]
fn three_questions_are_a_warm_up_a_working_question_and_a_scenario() {
    let bank = bank();
    let levels = |limit| -> Vec<&str> {
        draw(&bank, &rules(limit, 5), None).iter().map(|&at| bank.heads()[at].level.as_str()).collect()
    };
    assert_eq!(levels(3), ["basic", "intermediate", "scenario"]);
    assert_eq!(levels(5), ["basic", "intermediate", "intermediate", "advanced", "scenario"]);
    let areas: Vec<&str> = draw(&bank, &rules(3, 5), None).iter().map(|&at| bank.heads()[at].area.as_str()).collect();
    assert!(areas[0] != areas[1] && areas[1] != areas[2] && areas[0] != areas[2], "areas take turns: {areas:?}");
}

#[test]
fn a_filter_and_what_was_answered_before_decide_what_comes() {
    let bank = bank();
    let filter = Filter { areas: vec!["orm".into()], levels: vec![Level::Scenario], ..Filter::default() };
    let mut rules = rules(9, 1);
    rules.config.filter = filter;
    let ids = |paper: Vec<usize>| -> Vec<&str> { paper.iter().map(|&at| bank.heads()[at].id.as_str()).collect() };
    let paper = ids(draw(&bank, &rules, None));
    assert_eq!(paper[0], "orm-scenario", "open before covered");
    assert_eq!(paper[1..], ["orm-several", "orm-covered"], "another topic before the same again");
    let mut talk = of(&["orm-scenario"]);
    let mut progress = Progress::default();
    for review in run(&mut talk, &[(Event::Reveal, 1), (Event::Next, 1)]) {
        progress.apply(&review);
    }
    assert_eq!(ids(draw(&bank, &rules, Some(&progress)))[2], "orm-scenario", "what was answered comes last");
    rules.config.filter.kinds = vec![Kind::Blank];
    assert_eq!(Interview::new(bank.clone(), &rules, None, 1, 0).view(), View::Empty);
}

#[test]
fn an_open_question_is_answered_ticked_and_written_down() {
    let mut talk = of(&["orm-advanced", "orm-basic"]);
    let View::Question(question) = talk.view() else { panic!("a question") };
    assert_eq!((question.hints.len(), question.hints_left, question.target_ms), (0, 2, Some(180_000)));
    assert!(talk.update(Event::Tick(0), 0).is_empty(), "nothing can be ticked before the answer is seen");
    talk.update(Event::Write("It is point 0, surely.".into()), 60_000);
    assert_eq!(talk.update(Event::Hint, 70_000), [Effect::Keep, Effect::Focus(Target::Hint)]);
    assert_eq!(talk.update(Event::Reveal, 90_000), [Effect::Keep, Effect::Focus(Target::Answer)]);
    assert!(talk.update(Event::Write("Something better.".into()), 95_000).is_empty(), "notes are from before");
    let View::Answer(answer) = talk.view() else { panic!("an answer") };
    assert_eq!(answer.entry.notes, "It is point 0, surely.");
    assert_eq!(answer.entry.response, Response::Open(Vec::new()), "suggested, never ticked");
    assert!(answer.suggested.contains(&0));
    talk.update(Event::Tick(2), 96_000);
    talk.update(Event::Tick(0), 97_000);
    talk.update(Event::Cover(1), 98_000);
    talk.update(Event::WriteNext(1, "No.".into()), 99_000);
    let effects = talk.update(Event::Next, 200_000);
    assert_eq!(effects[1..], [Effect::Keep, Effect::Focus(Target::Question)]);
    let review = recorded(&effects).remove(0);
    assert_eq!((review.mode, review.outcome, review.score_permille), (Mode::Interview, Outcome::Partial, 666));
    assert_eq!((review.taken_ms, review.response), (90_000, Some(Response::Open(vec![0, 2]))));
    assert_eq!(talk.place(), (2, 2));
    assert_eq!(talk.attempts()[0].follow_ups[1], FollowUp { covered: true, notes: "No.".into() });
}

#[test]
fn options_stay_covered_until_there_is_an_answer() {
    let mut talk = of(&["orm-covered"]);
    assert!(matches!(talk.view(), View::Question(_)));
    assert!(talk.update(Event::Choose(1), 0).is_empty() && talk.update(Event::Submit, 0).is_empty());
    assert_eq!(talk.update(Event::Write("A bucket.".into()), 0), [Effect::Keep]);
    assert_eq!(talk.attempts()[0].notes, "A bucket.");
    assert_eq!(talk.update(Event::Reveal, 30_000), [Effect::Keep, Effect::Focus(Target::Options)]);
    assert!(matches!(talk.view(), View::Options(_)));
    assert!(talk.update(Event::Submit, 31_000).is_empty(), "nothing is chosen yet");
    talk.update(Event::Choose(0), 32_000);
    talk.update(Event::Choose(1), 33_000);
    assert_eq!(talk.update(Event::Submit, 34_000), [Effect::Keep, Effect::Focus(Target::Answer)]);
    assert!(talk.update(Event::Choose(0), 35_000).is_empty(), "what is seen cannot be unseen");
    let effects = talk.update(Event::Next, 36_000);
    assert_eq!(recorded(&effects)[0].response, Some(Response::Choice(vec![1])));
    assert_eq!(effects[1..], [Effect::Keep, Effect::Complete, Effect::Focus(Target::Result)]);
}

#[test]
fn passing_shows_the_answer_and_counts_as_nothing() {
    let mut talk = of(&["orm-basic"]);
    talk.update(Event::Skip, 5_000);
    assert!(talk.update(Event::Tick(0), 6_000).is_empty(), "there is no answer to tick");
    let review = recorded(&talk.update(Event::Next, 7_000)).remove(0);
    assert_eq!((review.outcome, review.response), (Outcome::Skipped, None));
}

#[test]
fn time_runs_while_a_question_is_asked_and_a_sleeping_computer_does_not_count() {
    let mut talk = of(&["orm-basic"]);
    assert!(talk.update(Event::Beat, 4_000).is_empty());
    assert_eq!(talk.update(Event::Beat, 5_000), [Effect::Keep], "it is kept every few seconds");
    talk.update(Event::Beat, 3_605_000);
    assert_eq!(talk.attempts()[0].spent_ms, 125_000, "an hour without a beat is two minutes at most");
    assert!(matches!(talk.view(), View::Question(question) if question.is_over()));
    talk.update(Event::Beat, 0);
    assert_eq!(talk.attempts()[0].spent_ms, 125_000, "a clock that was put back takes nothing away");
    talk.update(Event::Reveal, 1_000);
    talk.update(Event::Beat, 60_000);
    assert_eq!(talk.attempts()[0].spent_ms, 126_000, "reading the answer takes as long as it takes");
}

#[test]
fn an_answer_in_the_log_counts_though_the_interview_was_not_kept_after_it() {
    let mut talk = of(&["orm-basic", "orm-advanced"]);
    talk.update(Event::Reveal, 1_000);
    let before = talk.encode();
    let reviews = recorded(&talk.update(Event::Next, 2_000));
    let back = Interview::decode(bank(), &before, &reviews, 3_000).expect("what was kept can be read");
    assert_eq!((back.place(), back.done()), ((2, 2), 1));
}

#[test]
fn notes_are_cut_at_a_generous_limit() {
    let mut talk = of(&["orm-basic"]);
    talk.update(Event::Write("ä".repeat(MAX_NOTES + 5)), 0);
    assert_eq!(talk.attempts()[0].notes.chars().count(), MAX_NOTES);
}

#[test]
fn an_item_that_is_gone_is_passed_over_and_a_changed_one_says_so() {
    let mut talk = of(&["orm-basic", "orm-advanced", "views-basic", "models-basic"]);
    run(&mut talk, &[(Event::Reveal, 9), (Event::Tick(0), 9), (Event::Next, 9)]);
    run(&mut talk, &[(Event::Write("mine".into()), 9), (Event::Reveal, 9), (Event::Tick(1), 9)]);
    let mut newer = items();
    newer.retain(|item| item.id() != "orm-basic" && item.id() != "models-basic");
    for item in newer.iter_mut().filter(|item| item.id() == "orm-advanced") {
        let mut body = item.body().clone();
        let key_points = (0..4).map(|n| Prose::text(&format!("new {n}"))).collect();
        body.task = Task::Open(Open { answer: Prose::text("So."), key_points, follow_ups: Vec::new() });
        *item = Item::new(item.head().clone(), body).expect("a sound item");
    }
    let newer = bank_of(&newer);
    let back = Interview::decode(newer.clone(), &talk.encode(), &[], 0).expect("what was kept can be read");
    assert_eq!((back.place(), back.done(), back.removed()), ((1, 2), 0, 2));
    let View::Answer(answer) = back.view() else { panic!("still at the answer") };
    assert!(answer.entry.edited && answer.entry.follow_ups.is_empty());
    assert_eq!(answer.entry.notes, "mine");
    assert_eq!(answer.entry.response, Response::Open(Vec::new()), "the ticks stood at other points");
    let again = Interview::decode(newer, &back.encode(), &[], 0).expect("what was kept can be read");
    assert!(again.attempts()[0].edited, "it is said until the end");
}
