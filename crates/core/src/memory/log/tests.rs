use super::*;
use crate::grading::{Outcome, Response};
use proptest::prelude::*;

pub fn any_review() -> impl Strategy<Value = Review> {
    let outcome =
        prop_oneof![Just(Outcome::Correct), Just(Outcome::Partial), Just(Outcome::Incorrect), Just(Outcome::Skipped)];
    let confidence =
        proptest::option::of(prop_oneof![Just(Confidence::Guess), Just(Confidence::Fairly), Just(Confidence::Sure)]);
    let mode =
        prop_oneof![Just(Mode::Drill), Just(Mode::Review), Just(Mode::Exam), Just(Mode::Interview), Just(Mode::Read)];
    let response = proptest::option::of(prop_oneof![
        Just(Response::Choice(vec![0, 2])),
        "[ -~]{0,20}".prop_map(Response::Blank),
        Just(Response::Open(vec![1])),
    ]);
    // A narrow range of times and items, so that repeats and ties happen.
    (0u64..50, "[a-c]/[a-c]", 0u64..4, 1u16..4, mode, outcome, 0u16..=1000, confidence, any::<u32>(), response)
        .prop_map(|(at, item, sitting, attempt, mode, outcome, score_permille, confidence, taken_ms, response)| {
            Review { at, item, sitting, attempt, mode, outcome, score_permille, confidence, taken_ms, response }
        })
}

fn log_of(reviews: &[Review]) -> Log {
    let mut log = Log::default();
    log.extend(reviews.to_vec());
    log
}

fn union(a: &Log, b: &Log) -> Log {
    let mut out = a.clone();
    out.merge(b.clone());
    out
}

proptest! {
    #[test]
    fn a_line_reads_back(review in any_review()) {
        let line = review.encode();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(Review::decode(&line), Entry::Review(review));
    }

    #[test]
    fn reading_is_total(text in "\\PC{0,80}", tail in "1 [0-9a-z/ :-]{0,40}") {
        let _ = Lines::read(&text);
        let _ = Lines::read(&tail);
        let _ = read_file(&text);
    }

    #[test]
    fn merging_is_a_union(a in proptest::collection::vec(any_review(), 0..12), b in proptest::collection::vec(any_review(), 0..12), c in proptest::collection::vec(any_review(), 0..12)) {
        let (a, b, c) = (log_of(&a), log_of(&b), log_of(&c));
        prop_assert_eq!(union(&a, &b), union(&b, &a));
        prop_assert_eq!(union(&union(&a, &b), &c), union(&a, &union(&b, &c)));
        prop_assert_eq!(union(&a, &a), a);
    }

    #[test]
    fn adding_one_by_one_in_any_order_is_the_same_log(reviews in proptest::collection::vec(any_review(), 0..20).prop_shuffle()) {
        let mut log = Log::default();
        for review in &reviews {
            log.add(review.clone());
        }
        prop_assert_eq!(log, log_of(&reviews));
    }

    #[test]
    fn a_file_that_mail_or_an_editor_went_over_is_the_same_file(
        reviews in proptest::collection::vec(any_review(), 0..8),
        ends in proptest::sample::select(vec!["\n", "\r\n", " \n", " \t\r\n", "\r\n\r\n"]),
        mark in any::<bool>(),
        last in any::<bool>(),
    ) {
        let file = write_file(&log_of(&reviews), &["2 something newer".into()]);
        let mut text = if mark { String::from("\u{feff}") } else { String::new() };
        text.push_str(&file.replace('\n', ends));
        let text = if last { text.trim_end().to_owned() } else { text };
        prop_assert_eq!(read_file(&text), read_file(&file));
        prop_assert!(read_file(&text).is_ok());
    }

    #[test]
    fn a_file_cut_anywhere_is_refused(reviews in proptest::collection::vec(any_review(), 1..8), cut in 0.0f64..1.0) {
        let log = log_of(&reviews);
        let file = write_file(&log, &["2 from the future".into()]);
        let whole = read_file(&file).expect("a whole file");
        prop_assert_eq!(log_of(&whole.reviews), log);
        prop_assert_eq!(whole.newer, vec!["2 from the future".to_string()]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short file")]
        let at = ((file.len() - 2) as f64 * cut) as usize;
        prop_assert!(read_file(&file[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_line_of_the_first_release_is_read_for_ever() {
    let line = "1 1763712345678 django/orm-querysets k3f9 2 d c 1000 f 8423 c:b";
    let Entry::Review(review) = Review::decode(line) else { panic!("not read") };
    assert_eq!((review.at, review.attempt, review.taken_ms), (1_763_712_345_678, 2, 8423));
    assert_eq!(review.encode(), line);
}

#[test]
fn refusals_name_what_is_wrong() {
    let say = |text: &str| read_file(text).expect_err("refused").to_string();
    says(&say("{\"deck\": 1}"), "n't a Popquiz progress file");
    says(&say("popquiz-progress 9\nend 0\n"), "version 9");
    says(&say("popquiz-progress 1\n1 5 a/b 1 1 d c 1000 - 9 -\n"), "incomplete");
    says(&say("popquiz-progress 1\nend 3\n"), "should have 3 answers and has 0");
    says(&say("popquiz-progress 1\n1 5 a/b 1 1 d c 1000 - 9 -\n1 5 a/b ? 1 d\nend 2\n"), "Line 3");
}

fn says(text: &str, part: &str) {
    assert!(text.contains(part), "{text:?} does not say {part:?}");
}

#[test]
fn foreign_lines_are_told_apart() {
    assert_eq!(Review::decode("2 something new"), Entry::Newer);
    for line in [
        "",
        "1",
        "2",
        "hello",
        "1 x",
        "1 5 a/b 1 0 d c 1000 - 9 -",
        "1 5 a/b 1 1 d c 1001 - 9 -",
        "1 5 AB 1 1 d c 1000 - 9 -",
        "1 5 a/b 1 1 d c 1000 - 9 - more",
    ] {
        assert_eq!(Review::decode(line), Entry::Unreadable, "{line:?}");
    }
}

#[test]
fn the_pace_is_that_of_the_newest_answers_without_pauses() {
    let answer = |at: u64, sitting: u64, mode: Mode| Review {
        at,
        item: "a/b".into(),
        sitting,
        attempt: 1,
        mode,
        outcome: Outcome::Correct,
        score_permille: 1000,
        confidence: None,
        taken_ms: 1000,
        response: None,
    };
    let seconds = |gaps: &[u64], mode: Mode| {
        let mut at = 0;
        gaps.iter()
            .map(|gap| {
                at += gap * 1000;
                answer(at, 1, mode)
            })
            .collect::<Vec<_>>()
    };
    let pace = |reviews: &[Review]| log_of(reviews).pace_ms();
    assert_eq!(pace(&seconds(&[20; 10], Mode::Drill)), None, "nine gaps are too few");
    assert_eq!(pace(&seconds(&[20; 11], Mode::Drill)), Some(20_000));
    let mut changed = [90; 60];
    changed[19..].fill(30);
    assert_eq!(pace(&seconds(&changed, Mode::Review)), Some(30_000), "the newest forty count");
    let mut away = [20; 12];
    away[6] = 4000;
    assert_eq!(pace(&seconds(&away, Mode::Drill)), Some(20_000), "a pause does not");
    assert_eq!(pace(&seconds(&[20; 30], Mode::Exam)), None, "all of an exam is handed in at once");
    let sittings: Vec<Review> = (0..30).map(|n| answer(n * 20_000, n, Mode::Drill)).collect();
    assert_eq!(pace(&sittings), None, "what is between two sittings does not count");
}
