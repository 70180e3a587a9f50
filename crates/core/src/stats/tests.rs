use super::*;
use crate::bank::Bank;
use crate::bank::Filter;
use crate::grading::Outcome;
use crate::grading::Response;
use crate::item::{Choice, Choices, Item, Level, Task};
use crate::memory::checklist;
use crate::memory::log::tests::any_review;
use crate::memory::log::{Confidence, Log, Mode, Review};
use crate::memory::progress::Progress;
use crate::memory::schedule::{DAY_MS, Scheduler};
use crate::prose::{Block, Line, Prose, Run, Style};
use crate::testing;
use proptest::prelude::*;

const SURE: Option<Confidence> = Some(Confidence::Sure);

/// An answer in a sitting of its own, to a choice item: choice 0 is the key.
fn answer(item: &str, at: u64, choice: u8, confidence: Option<Confidence>) -> Review {
    let (outcome, score_permille) = if choice == 0 { (Outcome::Correct, 1000) } else { (Outcome::Incorrect, 0) };
    Review {
        at,
        item: format!("test/{item}"),
        sitting: at,
        attempt: 1,
        mode: Mode::Drill,
        outcome,
        score_permille,
        confidence,
        taken_ms: 10_000,
        response: Some(Response::Choice(vec![choice])),
    }
}

fn log(reviews: &[Review]) -> Log {
    let mut log = Log::default();
    log.extend(reviews.to_vec());
    log
}

fn progress(log: &Log) -> Progress {
    Progress::of(log, Scheduler::new(), u64::MAX, None)
}

fn all() -> Filter {
    Filter::default()
}

fn three() -> Bank {
    testing::bank(&["a", "b", "c"].map(|id| testing::choice(id, &[true, false, false])))
}

/// A choice item with these texts, the first of which is right; what stands in backticks is code.
fn asked(id: &str, topic: &str, texts: &[&str]) -> Item {
    let prose = |text: &str| {
        let runs = text.split('`').enumerate().filter(|(_, text)| !text.is_empty()).map(|(at, text)| {
            let style = if at % 2 == 1 { Style::CODE } else { Style::PLAIN };
            Run { text: text.into(), style, link: None }
        });
        Prose(vec![Block::Paragraph(Line(runs.collect()))])
    };
    let choices = texts.iter().enumerate();
    let choices = choices.map(|(at, text)| Choice { text: prose(text), key: at == 0, reason: Prose::text("since") });
    let task = Task::Choice(Choices { choices: choices.collect(), fixed_order: false });
    let item = testing::item(id, task);
    let mut head = item.head().clone();
    head.topics = vec![topic.into()];
    Item::new(head, item.body().clone()).expect("a sound item")
}

#[test]
fn a_tick_of_the_checklist_is_no_try() {
    let bank = three();
    let ticks = [(1, true), (2, false), (3, false)].map(|(at, on)| checklist::tick(&bank, "a", on, at, at));
    let log = log(&ticks);
    assert!(History::of(&log, &bank, &all()).tries().is_empty());
}

proptest! {
    #[test]
    fn any_log_can_be_counted_and_the_sums_agree(
        reviews in proptest::collection::vec(any_review(), 0..40),
        starts in proptest::collection::vec(0u64..60, 0..9),
        now in 0u64..60,
    ) {
        let items = ["a", "b"].map(|id| testing::choice(id, &[true, false, false]));
        let bank = Bank::new("a", "A", testing::bank(&items).areas().to_vec(), testing::bank(&items).decks().to_vec(), &items);
        let log = log(&reviews);
        let (history, progress, days) = (History::of(&log, &bank, &all()), progress(&log), Days::new(starts, now));
        let ours = |review: &&Review| (review.item == "a/a" || review.item == "a/b") && review.mode != Mode::Read;
        let ours = log.reviews().iter().filter(ours).count();
        prop_assert_eq!(history.tries().len(), ours);
        prop_assert_eq!(history.at(0).count() + history.at(1).count() + history.at(2).count(), ours);

        let activity = activity(&history, &days);
        prop_assert_eq!(activity.all.answers as usize, ours);
        prop_assert!(activity.days.iter().map(|day| day.answers).sum::<u32>() <= activity.all.answers);
        let firsts = history.tries().iter().filter(|one| one.first).count();
        prop_assert!(calibration(&history).of() as usize <= firsts);

        let cell = mastery(&bank, &all(), &progress, now)[0].into_iter().fold(Cell::default(), Cell::with);
        let forecast = forecast(&bank, &all(), &progress, &days, now);
        prop_assert_eq!(forecast.now + forecast.days.iter().sum::<u32>() + forecast.later, cell.seen);
        prop_assert!(cell.known <= cell.seen && cell.seen <= cell.total);
        prop_assert!(cell.mean_recall().is_none_or(|recall| (0.0..=1.0).contains(&recall)));
        let ready = readiness(&bank, &all(), &progress, now, 900)[0];
        prop_assert!(ready.alone <= ready.kept && ready.kept <= f64::from(ready.total));

        prop_assert!(hardest(&history, &progress, now, 1).len() <= 1);
        prop_assert!(sure_and_wrong(&history).iter().all(|&item| item < bank.len()));
        prop_assert!(confusions(&history, 9).iter().all(|one| one.item < bank.len() && one.times > 0));
    }

    #[test]
    fn an_interval_holds_its_share_and_narrows(of in 1u32..500, part in 0.0f64..=1.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of it")]
        let right = (f64::from(of) * part) as u32;
        let share = Share { of, right };
        let (low, high) = share.interval().expect("tries");
        let value = share.value().expect("tries");
        prop_assert!(0.0 <= low && low <= value + 1e-9 && value <= high + 1e-9 && high <= 1.0);
        let (lower, higher) = Share { of: of * 4, right: right * 4 }.interval().expect("tries");
        prop_assert!(higher - lower < high - low);
    }
}

#[test]
fn wilsons_interval_is_the_published_one() {
    // The example of many textbooks: 81 of 263.
    let (low, high) = Share { of: 263, right: 81 }.interval().expect("tries");
    assert!((low - 0.2553).abs() < 5e-4 && (high - 0.3662).abs() < 5e-4, "{low} {high}");
    assert_eq!(Share::default().interval(), None);
}

#[test]
fn a_day_is_the_learners_own_however_long() {
    // The second is of 23 hours.
    let hour = 3_600_000;
    let days = Days::new(vec![0, 24 * hour, 47 * hour, 71 * hour], 30 * hour);
    assert_eq!((days.len(), days.today()), (3, 1));
    assert_eq!(
        [0, 24 * hour - 1, 24 * hour, 47 * hour, 71 * hour].map(|at| days.find(at)),
        [Some(0), Some(0), Some(1), Some(2), None]
    );
    assert_eq!(Days::new(vec![5, 9], 7).find(4), None);
}

#[test]
fn time_is_counted_by_day_and_a_lunch_is_not() {
    let bank = three();
    let mut lunch = answer("a", 150, 0, None);
    lunch.taken_ms = 3_600_000;
    let again = Review { attempt: 2, at: 160, ..lunch.clone() };
    let log = log(&[answer("b", 10, 1, None), answer("b", 110, 0, None), lunch, again, answer("gone", 120, 0, None)]);
    let counted = activity(&History::of(&log, &bank, &all()), &Days::new(vec![100, 200, 300], 250));
    let most = u64::from(MOST_MS);
    assert_eq!(counted.days, [DayCount { answers: 3, taken_ms: 10_000 + 2 * most }, DayCount::default()]);
    assert_eq!(counted.all, DayCount { answers: 4, taken_ms: 20_000 + 2 * most });
}

#[test]
fn only_first_tries_tell_whether_being_sure_is_being_right() {
    let bank = three();
    let wrong = answer("a", 1, 1, SURE);
    let second = Review { attempt: 2, sitting: 1, ..answer("a", 2, 0, SURE) };
    let other_tab = Review { sitting: 1, ..answer("a", 3, 0, SURE) };
    let guess = answer("b", 4, 0, Some(Confidence::Guess));
    let log = log(&[wrong, second, other_tab, guess, answer("c", 5, 0, None)]);
    let told = calibration(&History::of(&log, &bank, &all()));
    assert_eq!((told.sure, told.guess), (Share { of: 1, right: 0 }, Share { of: 1, right: 1 }));
    assert_eq!(told.of(), 2);
}

#[test]
fn what_is_due_is_counted_on_its_day() {
    let bank = three();
    let now = 10 * DAY_MS;
    // `a` is overdue, `b` comes back after two days, `c` was never asked.
    let log = log(&[answer("a", 0, 1, None), answer("b", now, 0, None)]);
    let days = Days::new((0..20).map(|day| (day + 8) * DAY_MS).collect(), now);
    let forecast = forecast(&bank, &all(), &progress(&log), &days, now);
    assert_eq!((forecast.now, forecast.later, forecast.days[2]), (1, 0, 1), "{forecast:?}");
    assert_eq!(forecast.days.len(), 17, "from today to the last day");
}

#[test]
fn mastery_counts_seen_and_known_at_each_level() {
    let bank = three();
    let log = log(&[answer("a", 0, 0, None), answer("a", 3 * DAY_MS, 0, None), answer("b", 3 * DAY_MS, 1, None)]);
    let cells = mastery(&bank, &all(), &progress(&log), 3 * DAY_MS)[0];
    assert_eq!((cells[0].total, cells[0].seen, cells[0].known), (3, 2, 1));
    assert!(cells[0].mean_recall().is_some_and(|recall| recall > 0.999), "both were just answered");
    assert_eq!(cells[1..], [Cell::default(); Level::ALL.len() - 1]);
}

#[test]
fn what_the_filter_keeps_out_is_not_counted() {
    let bank = three();
    let log = log(&[answer("a", 1, 1, SURE), answer("a", 2, 1, SURE)]);
    let none = Filter { areas: vec!["other".into()], ..Filter::default() };
    assert_eq!(History::of(&log, &bank, &none).tries().len(), 0);
    assert_eq!(mastery(&bank, &none, &progress(&log), 3)[0][0], Cell::default());
    assert_eq!(readiness(&bank, &none, &progress(&log), 3, 900)[0], Ready::default());
    assert_eq!(forecast(&bank, &none, &progress(&log), &Days::default(), 3), Forecast::default());
    assert_eq!(History::of(&log, &bank, &all()).tries().len(), 2);
}

#[test]
fn on_the_day_what_was_never_asked_counts_as_not_known() {
    let bank = three();
    let log = log(&[answer("a", 0, 0, None)]);
    let at = 400 * DAY_MS;
    let ready = readiness(&bank, &all(), &progress(&log), at, 900)[0];
    assert_eq!((ready.total, ready.seen), (3, 1));
    assert!(ready.alone > 0.0 && ready.alone < 0.9, "forgotten in part: {}", ready.alone);
    assert!((ready.kept - 0.9).abs() < 1e-9, "kept at the wished-for retention");
    assert!((ready.share(ready.kept) - 0.3).abs() < 1e-9);
}

#[test]
fn the_hardest_was_missed_most_and_takes_two_tries() {
    let bank = three();
    let tries = [("a", 1), ("b", 2), ("b", 1), ("c", 1), ("c", 0)];
    let reviews: Vec<Review> =
        (1u64..).zip(tries).map(|(day, (item, choice))| answer(item, day * DAY_MS, choice, None)).collect();
    let log = log(&reviews);
    let found = hardest(&History::of(&log, &bank, &all()), &progress(&log), 9 * DAY_MS, 9);
    let short: Vec<_> = found.iter().map(|hard| (hard.item, hard.tries, hard.missed)).collect();
    assert_eq!(short, [(1, 2, 2), (2, 2, 1)]);
    assert!(found[0].recall < found[1].recall);
}

#[test]
fn sure_and_wrong_stays_until_it_was_right_twice() {
    let bank = three();
    let mut reviews = vec![answer("a", 1, 0, SURE), answer("a", 2, 1, SURE), answer("b", 3, 1, None)];
    let found = |reviews: &[Review]| sure_and_wrong(&History::of(&log(reviews), &bank, &all()));
    assert_eq!(found(&reviews), [0]);
    reviews.push(answer("a", 4, 0, None));
    // A second try in the same sitting was told the answer.
    reviews.push(Review { attempt: 2, sitting: 4, ..answer("a", 5, 0, None) });
    assert_eq!(found(&reviews), [0]);
    reviews.push(answer("a", 6, 0, None));
    assert_eq!(found(&reviews), [0; 0]);
    reviews.push(answer("a", 7, 2, SURE));
    reviews.push(answer("a", 8, 0, SURE));
    assert_eq!(found(&reviews), [0; 0], "sure and right ends it at once");
}

#[test]
fn a_distractor_taken_twice_comes_with_the_item_it_belongs_to() {
    let bank = testing::bank(&[
        asked("join", "joins", &["With `select_related()`", "With `prefetch_related()`", "Two"]),
        asked("many", "joins", &["It takes `prefetch_related()`, a second query", "Nothing"]),
        asked("count", "counts", &["Two", "Three"]),
        asked("same", "other", &["With  `prefetch_related()`", "Without"]),
    ]);
    let mut reviews = vec![answer("join", 1, 1, None), answer("join", 2, 2, None)];
    let found = |reviews: &[Review]| confusions(&History::of(&log(reviews), &bank, &all()), 9);
    assert_eq!(found(&reviews), [], "each was taken once, and nobody was sure");
    reviews.push(answer("join", 3, 1, None));
    let partner = |item, bond| Some(Partner { item, bond });
    assert_eq!(
        found(&reviews),
        [Confusion { item: 0, choice: 1, times: 2, sure: false, partner: partner(3, Bond::Same) }]
    );
    reviews.push(answer("join", 4, 2, SURE));
    let two = Confusion { item: 0, choice: 2, times: 2, sure: true, partner: None };
    assert!(found(&reviews).contains(&two), "“Two” is no bond across topics: {:?}", found(&reviews));
    reviews.extend([answer("join", 5, 0, None), answer("join", 6, 0, None)]);
    assert_eq!(found(&reviews), [], "right twice since");
}

#[test]
fn a_name_of_the_code_leads_to_its_item_and_a_topic_helps() {
    let bank = testing::bank(&[
        asked("q", "joins", &["`select_related()`", "`prefetch_related()` runs", "`Exists` does"]),
        asked("elsewhere", "other", &["A second query by `prefetch_related()` for what is many", "No"]),
        asked("here", "joins", &["Two queries, as `prefetch_related()` joins in Python here", "No"]),
    ]);
    let reviews: Vec<Review> = (1..3).map(|at| answer("q", at, 1, None)).collect();
    let found = confusions(&History::of(&log(&reviews), &bank, &all()), 9);
    assert_eq!(found[0].partner, Some(Partner { item: 2, bond: Bond::Name }));
    // A few letters in common connect nothing.
    let lists = testing::bank(&[
        asked("list", "tags", &["`A, B`", "`<li></li><li>A</li><li>B</li>`"]),
        asked("loop", "async", &["`A B`", "`B A`"]),
    ]);
    let taken: Vec<Review> = (1..3).map(|at| answer("list", at, 1, None)).collect();
    assert_eq!(confusions(&History::of(&log(&taken), &lists, &all()), 9)[0].partner, None);
    let lost: Vec<Review> = (1..3).map(|at| answer("q", at, 2, None)).collect();
    assert_eq!(
        confusions(&History::of(&log(&lost), &bank, &all()), 9)[0].partner,
        None,
        "`Exists` is in no other answer"
    );
}
