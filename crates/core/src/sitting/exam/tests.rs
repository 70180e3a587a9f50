use super::*;
use crate::bank::Filter;
use crate::grading::Outcome;
use crate::item::{Head, Item, Kind, Level, Task};
use crate::memory::log::Mode;
use crate::memory::prefs::Time;
use crate::sitting::{Config, Effect, Event as Given, Said, Target};
use crate::testing;
use proptest::prelude::*;
use std::rc::Rc;

mod clock;

const SECOND: u64 = 1000;

/// An item somewhere else in the subject.
pub(super) fn placed(item: &Item, area: &str, level: Level) -> Item {
    let head = Head { area: area.into(), level, ..item.head().clone() };
    Item::new(head, item.body().clone()).expect("a sound item")
}

/// One item of each kind and one with two keys; `second` is the area of the later ones.
fn items() -> Vec<Item> {
    vec![
        testing::choice("one", &[false, true, false]),
        testing::choice("several", &[true, false, true, false]),
        placed(&testing::order("order", 4), "second", Level::Intermediate),
        placed(&testing::pairs("match", 3), "second", Level::Intermediate),
        placed(&testing::item("blank", Task::Blank(testing::blank_task(&["yes"]))), "second", Level::Advanced),
        testing::open("open", 3),
    ]
}

fn rules(seed: u64) -> Rules {
    let mut rules = Rules::new(Config { seed, ..Config::default() });
    rules.config.filter.kinds = Kind::ALL.to_vec();
    rules
}

fn exam(seed: u64) -> Exam {
    Exam::new(Rc::new(testing::bank(&items())), rules(seed), 7, 0)
}

/// An exam of these items in this order.
fn exam_of(items: &[Item]) -> Exam {
    let mut rules = rules(1);
    rules.config.no_shuffle = true;
    Exam::new(Rc::new(testing::bank(items)), rules, 7, 0)
}

fn plain(count: usize) -> Vec<Item> {
    (0..count).map(|i| testing::choice(&format!("q{i}"), &[true, false])).collect()
}

/// Through text and back, as in a new page.
fn killed(exam: &Exam, answers: &str, now: u64) -> Exam {
    let (plan, terms) = decode_plan(&exam.encode_plan()).expect("a plan");
    Exam::resume(exam.bank().clone(), plan, terms, Some(Answers::decode(answers).expect("answers")), now)
}

fn keeps(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Keep | Effect::HandedIn))
}

fn said(effects: &[Effect]) -> Option<Said> {
    effects.iter().find_map(|effect| if let Effect::Say(said) = effect { Some(*said) } else { None })
}

fn any_event() -> impl Strategy<Value = Event> {
    let given = prop_oneof![
        3 => (0u8..5).prop_map(Given::Choose),
        1 => (0u8..5, 0u8..5).prop_map(|(from, to)| Given::Move(from, to)),
        2 => (0u8..4, proptest::option::of(0u8..5)).prop_map(|(left, right)| Given::Pair(left, right)),
        1 => "\\PC{0,6}".prop_map(Given::Write),
        1 => (0u8..4).prop_map(Given::Tick),
        1 => Just(Given::Submit),
        1 => Just(Given::Reveal),
        1 => Just(Given::Skip),
    ];
    let more = prop_oneof![Just(More::FiveMinutes), Just(More::Half), Just(More::Double), Just(More::Unlimited)];
    prop_oneof![
        9 => given.prop_map(Event::Answer),
        3 => (0usize..8).prop_map(Event::Go),
        1 => Just(Event::Previous),
        2 => Just(Event::Flag),
        2 => Just(Event::Check),
        1 => Just(Event::HandIn),
        1 => more.prop_map(Event::More),
        1 => Just(Event::HideClock),
        2 => (0u64..600_000).prop_map(|since| Event::Clock { since }),
        2 => (0usize..8, 0u8..5).prop_map(|(at, point)| Event::Tick(at, point)),
        1 => (0usize..8).prop_map(Event::Compared),
    ]
}

/// Events with the seconds between them.
fn any_course() -> impl Strategy<Value = Vec<(Event, u64)>> {
    proptest::collection::vec((any_event(), 0u64..90), 0..50)
}

proptest! {
    #[test]
    fn a_tab_killed_after_any_step_loses_nothing(seed in any::<u64>(), course in any_course()) {
        let mut live = exam(seed);
        let mut kept = live.answers().encode();
        let mut now = 0;
        for (event, seconds) in course {
            now += seconds * SECOND;
            if keeps(&live.update(event, now)) {
                kept = live.answers().encode();
            }
            let mut resumed = killed(&live, &kept, now);
            // What a page knows only as long as it is open: since when it shows the question, and a warning under way.
            resumed.engine.since = live.engine.since;
            resumed.clock.grace_until = live.clock.grace_until;
            prop_assert_eq!(&resumed, &live);
            prop_assert_eq!(resumed.report(), live.report());
            prop_assert_eq!(resumed.reviews(), live.reviews());
            let (plan, terms, answers) = decode(&encode(&live)).expect("a whole exam");
            prop_assert_eq!((&plan, &terms, answers), (live.plan(), live.terms(), live.answers()));
        }
    }

    #[test]
    fn an_event_out_of_place_changes_nothing(seed in any::<u64>(), course in any_course(), stray in any_event()) {
        let mut exam = exam(seed);
        let mut now = 0;
        for (event, seconds) in course {
            now += seconds * SECOND;
            exam.update(event, now);
        }
        let before = exam.clone();
        if exam.update(stray, now).is_empty() {
            prop_assert_eq!(exam, before);
        }
    }

    #[test]
    fn nothing_of_a_verdict_shows_before_it_is_handed_in(seed in any::<u64>(), course in any_course()) {
        let mut exam = exam(seed);
        for (event, _) in course.into_iter().filter(|(event, _)| *event != Event::HandIn) {
            let effects = exam.update(event, 1);
            prop_assert!(!effects.iter().any(|effect| matches!(effect, Effect::Record(_) | Effect::HandedIn)));
            prop_assert_eq!((exam.marked().count(), exam.reviews().len()), (0, 0));
            prop_assert_eq!(exam.report().all, Tally::default());
            prop_assert!(exam.question().is_some_and(|question| !question.revealed));
        }
    }

    #[test]
    fn reading_what_was_kept_is_total(text in "\\PC{0,60}", line in "[0-9a-z:, -]{0,40}") {
        for text in [text.clone(), format!("1 {line}\n{text}"), format!("1 7 - a s - 0 -\n{line}")] {
            let _ = (decode_plan(&text), Answers::decode(&text), decode(&text));
        }
    }
}

#[test]
fn an_exam_of_twenty_survives_a_kill_at_every_question() {
    let mut exam = exam_of(&plain(20));
    for (at, choice) in (0..20).zip([0, 1].into_iter().cycle()) {
        let now = at as u64 * 30 * SECOND;
        exam.update(Event::Answer(Given::Choose(choice)), now + 10 * SECOND);
        if at % 3 == 0 {
            exam.update(Event::Flag, now + 11 * SECOND);
        }
        exam = killed(&exam, &exam.answers().encode(), now + 12 * SECOND);
        assert_eq!((exam.at(), exam.stage()), (at, Stage::Asking));
        assert_eq!(exam.left_ms(now + 12 * SECOND), Some((20 * 60 - at as u64 * 30 - 12) * SECOND));
        let signs: Vec<_> = exam.signs().collect();
        assert!(signs[..=at].iter().enumerate().all(|(i, sign)| *sign == (Sign::Answered, i % 3 == 0)), "{signs:?}");
        assert!(signs[at + 1..].iter().all(|sign| *sign == (Sign::Unanswered, false)), "{signs:?}");
        exam.update(Event::Answer(Given::Next), now + 30 * SECOND);
    }
    assert_eq!(exam.stage(), Stage::Checking, "behind the last question is handing in");
    exam = killed(&exam, &exam.answers().encode(), 601 * SECOND);
    exam.update(Event::HandIn, 602 * SECOND);
    let report = exam.report();
    assert_eq!((report.all.asked, report.all.right, report.all.percent(), report.passed), (20, 10, 50, false));
    assert_eq!(report.used_ms, 602 * SECOND);
}

#[test]
fn handing_in_records_every_question_once() {
    let mut exam = exam_of(&items());
    let answers = [
        (0, Given::Choose(1)),
        (1, Given::Choose(0)),
        (3, Given::Pair(0, Some(0))),
        (4, Given::Write("no".into())),
        (5, Given::Write("notes".into())),
    ];
    for (at, given) in answers {
        exam.update(Event::Go(at), at as u64 * 10 * SECOND);
        exam.update(Event::Answer(given), at as u64 * 10 * SECOND + 4 * SECOND);
    }
    let signs: Vec<_> = exam.signs().map(|(sign, _)| sign).collect();
    let wanted = [Sign::Answered, Sign::Answered, Sign::Unanswered, Sign::Started, Sign::Answered, Sign::Answered];
    assert_eq!(signs, wanted);
    exam.update(Event::Check, 60 * SECOND);
    let effects = exam.update(Event::HandIn, 61 * SECOND);
    assert_eq!(effects, [Effect::HandedIn, Effect::Focus(Target::Result)], "an open question waits");
    let reviews = exam.reviews();
    let became: Vec<_> = reviews.iter().map(|r| (r.item.as_str(), r.outcome, r.score_permille)).collect();
    assert_eq!(
        became,
        [
            ("test/one", Outcome::Correct, 1000),
            ("test/several", Outcome::Partial, 500),
            ("test/order", Outcome::Skipped, 0),
            ("test/match", Outcome::Partial, 333),
            ("test/blank", Outcome::Incorrect, 0),
        ]
    );
    assert!(reviews.iter().all(|r| (r.at, r.attempt, r.mode, r.sitting) == (61 * SECOND, 1, Mode::Exam, 7)));
    assert_eq!((reviews[0].taken_ms, reviews[1].taken_ms, reviews[2].taken_ms), (10_000, 20_000, 0));
    assert_eq!(reviews[2].response, None, "steps that were not touched are no answer");
    assert_eq!(exam.update(Event::HandIn, 99 * SECOND), [], "once");
}

#[test]
fn notes_are_compared_after_handing_in() {
    let mut exam = exam_of(&[testing::open("open", 4), testing::open("silent", 3)]);
    assert_eq!(exam.update(Event::Answer(Given::Reveal), 1), [], "not before");
    exam.update(Event::Answer(Given::Write("my notes".into())), 1);
    exam.update(Event::Check, 2);
    exam.update(Event::HandIn, 3);
    assert_eq!((exam.report().to_compare, exam.reviews().len()), (1, 1), "no notes, nothing to compare");
    assert_eq!(exam.update(Event::Tick(1, 0), 4), []);
    for point in [0, 1, 2] {
        assert_eq!(exam.update(Event::Tick(0, point), 4), [Effect::Keep]);
    }
    let effects = exam.update(Event::Compared(0), 5);
    let [Effect::Record(review), Effect::Keep, Effect::Complete] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((review.score_permille, review.attempt, review.at), (750, 1, 5));
    assert_eq!(exam.update(Event::Compared(0), 6), []);
    assert_eq!(exam.update(Event::Tick(0, 3), 6), [], "what is recorded stands");
    assert_eq!((exam.report().all.right, exam.reviews().len()), (1, 1));
}

#[test]
fn time_is_said_at_a_few_moments() {
    let mut exam = exam_of(&plain(30));
    let mut heard = Vec::new();
    for second in 1..=1831 {
        let now = second * SECOND;
        let effects = exam.update(Event::Clock { since: now - SECOND }, now);
        heard.extend(said(&effects));
    }
    let left = |minutes: u64| Said::Left(minutes * MINUTE_MS);
    assert_eq!(heard, [left(15), left(10), left(5), left(2), left(1), Said::Up]);
    assert_eq!(exam.stage(), Stage::Done, "and after a warning it is handed in as it stands");
    assert_eq!((exam.report().used_ms, exam.report().all.unanswered), (30 * MINUTE_MS, 30));
    assert_eq!(exam.reviews().len(), 30);
}

#[test]
fn whoever_comes_back_late_is_warned_first() {
    let mut exam = exam_of(&plain(10));
    exam.update(Event::Answer(Given::Choose(0)), SECOND);
    let days = 48 * 60 * MINUTE_MS;
    let mut exam = killed(&exam, &exam.answers().encode(), days);
    assert_eq!(exam.left_ms(days), Some(0));
    assert_eq!(said(&exam.update(Event::Clock { since: days }, days)), Some(Said::Up));
    assert_eq!(exam.grace_ms(days), Some(GRACE_MS));
    assert_eq!(exam.update(Event::Clock { since: days }, days + GRACE_MS - 1), []);
    let mut more = exam.clone();
    more.update(Event::More(More::FiveMinutes), days + SECOND);
    assert_eq!(more.left_ms(days + SECOND), Some(5 * MINUTE_MS), "it begins now, not where the old one ended");
    assert_eq!(more.grace_ms(days + SECOND), None);
    let effects = exam.update(Event::Clock { since: days }, days + GRACE_MS);
    assert!(effects.contains(&Effect::HandedIn));
    assert_eq!((exam.report().all.right, exam.report().used_ms), (1, 10 * MINUTE_MS));
}

#[test]
fn time_can_be_had_before_and_on_the_way() {
    let ten: Vec<Head> = plain(10).iter().map(|item| item.head().clone()).collect();
    let limit = |minutes, time| Rules { minutes, time, ..rules(1) }.limit_ms(ten.iter());
    assert_eq!(limit(None, Time::Set), Some(10 * MINUTE_MS));
    assert_eq!(limit(Some(30), Time::Half), Some(45 * MINUTE_MS));
    assert_eq!(limit(Some(5), Time::Half), Some(8 * MINUTE_MS), "what is said in minutes is given in minutes");
    assert_eq!(limit(None, Time::Double), Some(20 * MINUTE_MS));
    assert_eq!((limit(None, Time::Off), limit(Some(0), Time::Set)), (None, None));
    let open = [testing::open("open", 3)];
    assert_eq!(rules(1).limit_ms(open.iter().map(Item::head)), Some(2 * MINUTE_MS), "answered in words");

    let mut exam = exam_of(&plain(10));
    assert!(!exam.offers_time(7 * MINUTE_MS) && exam.offers_time(8 * MINUTE_MS));
    exam.update(Event::More(More::FiveMinutes), 8 * MINUTE_MS);
    assert!(!exam.offers_time(8 * MINUTE_MS));
    exam.update(Event::More(More::Half), 9 * MINUTE_MS);
    assert_eq!(exam.left_ms(9 * MINUTE_MS), Some(11 * MINUTE_MS));
    assert_eq!(exam.report().added_ms, 10 * MINUTE_MS);
    exam.update(Event::More(More::Unlimited), 9 * MINUTE_MS);
    assert_eq!(exam.left_ms(9 * MINUTE_MS), None);
    assert!(exam.report().lifted && !exam.offers_time(999 * MINUTE_MS));
    assert_eq!(said(&exam.update(Event::Clock { since: 0 }, 999 * MINUTE_MS)), None);
    assert_eq!(exam.update(Event::More(More::Double), 999 * MINUTE_MS), [], "no limit is as much as there is");
}

#[test]
fn a_short_exam_offers_time_at_half() {
    let mut exam = exam_of(&plain(1));
    assert!(!exam.offers_time(29 * SECOND) && exam.offers_time(30 * SECOND), "twenty seconds are the least");
    assert_eq!(said(&exam.update(Event::Clock { since: 29 * SECOND }, 30 * SECOND)), Some(Said::Left(30 * SECOND)));
}

#[test]
fn questions_that_changed_meanwhile_are_said() {
    let mut exam = exam_of(&plain(5));
    for at in 0..5 {
        exam.update(Event::Go(at), 1);
        exam.update(Event::Answer(Given::Choose(1)), 1);
    }
    exam.update(Event::Go(2), 2);
    let answers = exam.answers();
    // The second and third are gone, and the fifth has become another question.
    let newer = [testing::choice("q0", &[true, false]), testing::choice("q3", &[true, false]), testing::order("q4", 3)];
    let bank = Rc::new(testing::bank(&newer));
    let mut later = Exam::resume(bank.clone(), exam.plan().clone(), exam.terms().clone(), Some(answers), 3);
    assert_eq!((later.len(), later.removed(), later.edited()), (3, 2, vec![2]));
    assert_eq!(later.at(), 1, "the first that is left behind the one that was shown");
    assert_eq!(later.signs().map(|(sign, _)| sign).collect::<Vec<_>>()[2], Sign::Unanswered);
    later.update(Event::Go(2), 3);
    later.update(Event::Answer(Given::Move(0, 2)), 3);
    assert!(later.edited().is_empty(), "answered anew");
    // What the bank lost is still kept, should it come back.
    let whole = Exam::resume(exam.bank().clone(), exam.plan().clone(), exam.terms().clone(), Some(later.answers()), 4);
    assert_eq!((whole.len(), whole.signs().filter(|(sign, _)| *sign == Sign::Answered).count()), (5, 4));

    exam.update(Event::Check, 5);
    exam.update(Event::HandIn, 6);
    let result = Exam::resume(bank, exam.plan().clone(), exam.terms().clone(), Some(exam.answers()), 7);
    assert_eq!((result.report().all, result.report().passed), (exam.report().all, false), "a result stands");
    let none = Exam::resume(Rc::new(testing::bank(&[])), exam.plan().clone(), exam.terms().clone(), None, 8);
    assert!(none.is_empty() && none.question().is_none());
}

#[test]
fn the_pass_mark_is_exact() {
    let tally = |sum_permille, asked| Tally { asked, sum_permille, ..Tally::default() };
    assert!(tally(2100, 3).reaches(70) && !tally(2099, 3).reaches(70));
    assert_eq!((tally(2099, 3).percent(), tally(2100, 3).percent()), (69, 70), "and what is read agrees with it");
    assert_eq!((tally(0, 0).percent(), tally(0, 0).reaches(0)), (0, false));
}

#[test]
fn another_exams_answers_are_not_taken() {
    let mut other = exam_of(&plain(3));
    other.update(Event::Answer(Given::Choose(0)), 1);
    let mut plan = other.plan().clone();
    plan.sitting = 8;
    let exam = Exam::resume(other.bank().clone(), plan, other.terms().clone(), Some(other.answers()), 1);
    assert!(exam.signs().all(|sign| sign == (Sign::Unanswered, false)));
}

#[test]
fn a_text_of_the_first_release_is_read_for_ever() {
    let plan = "1 30 150 60 4821 2700000 orm:5,orm/basic:2,advanced:1\n1 7 1763712345678 e 2s 1 3 orm,; ; ; choice,; ; q0 q1 q2 ";
    let answers = "1 7 q1 a h 1763715045678 300000 -\nq0 f 8423 - c:b \nq1 - 0 - c: \nq2 - 12 - - a%20note";
    let (plan, terms) = decode_plan(plan).expect("a plan");
    assert_eq!((terms.minutes, terms.time, terms.pass_percent), (Some(30), Time::Half, 60));
    assert_eq!((terms.number, terms.limit_ms, terms.quotas.len()), (Some(4821), Some(2_700_000), 3));
    let answers = Answers::decode(answers).expect("answers");
    let exam = Exam::resume(Rc::new(testing::bank(&plain(3))), plan, terms, Some(answers), 1_763_712_400_000);
    assert_eq!((exam.at(), exam.clock_hidden()), (1, true));
    assert_eq!(exam.left_ms(1_763_715_000_000), Some(45_678));
    assert_eq!(exam.signs().collect::<Vec<_>>()[0], (Sign::Answered, true));
    let done = "1 7 q0 d s - 0 1763712999999\nq0 f 8423 c1000 c:b ";
    assert!(Answers::decode(done).is_some());
    for foreign in ["", "2 7 q0 a s - 0 -", "1 7 q0 d s - 0 -", "1 7 q0 a s - 0 -\nQ0 f 1 - - ", "1 7 q0 a s - 0 - x"] {
        assert_eq!(Answers::decode(foreign), None, "{foreign}");
    }
}

#[test]
fn a_filter_that_names_no_kind_leaves_open_questions_out() {
    let closed = Rules::new(Config::default());
    let exam = Exam::new(Rc::new(testing::bank(&items())), closed, 1, 0);
    assert_eq!(exam.len(), 5);
    let filter = Filter { kinds: vec![Kind::Open], ..Filter::default() };
    let open = Rules::new(Config { filter, ..Config::default() });
    assert_eq!(Exam::new(Rc::new(testing::bank(&items())), open, 1, 0).len(), 1);
}

#[test]
fn a_clock_that_is_put_back_makes_no_exam_end_before_it_began() {
    let mut exam = Exam::new(Rc::new(testing::bank(&plain(3))), rules(1), 7, 600 * SECOND);
    exam.update(Event::Check, SECOND);
    exam.update(Event::HandIn, SECOND);
    assert_eq!(exam.reviews().iter().map(|review| review.at).collect::<Vec<_>>(), [600 * SECOND; 3]);
}
