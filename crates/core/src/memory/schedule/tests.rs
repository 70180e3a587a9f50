use super::*;
use crate::memory::log::Mode;
use crate::testing::any_rating;
use proptest::prelude::*;

/// Without learning steps, as the widget schedules.
const PLAIN: Scheduler<false> = Scheduler::new();

fn reviewed(at: u64, outcome: Outcome, confidence: Option<Confidence>) -> Review {
    Review {
        at,
        item: "test/a".into(),
        sitting: at,
        attempt: 1,
        mode: Mode::Review,
        outcome,
        score_permille: 0,
        confidence,
        taken_ms: 0,
        response: None,
    }
}

/// Answers each time an item is due, and gives the memory after each.
fn when_due<const STEPS: bool>(scheduler: &Scheduler<STEPS>, ratings: &[Rating]) -> Vec<Memory> {
    let mut out: Vec<Memory> = Vec::new();
    for &rating in ratings {
        let last = out.last().copied();
        out.push(scheduler.next(last, rating, last.map_or(0, |memory| memory.due_at)));
    }
    out
}

fn days(memories: &[Memory]) -> Vec<u64> {
    memories.iter().map(|memory| (memory.due_at - memory.reviewed_at) / DAY_MS).collect()
}

#[test]
fn thirteen_reviews_wait_as_the_reference_has_it() {
    let mut ratings = [Rating::Good; 13];
    ratings[6..8].fill(Rating::Again);
    let memories = when_due(&Scheduler::default(), &ratings);
    assert_eq!(days(&memories), [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
}

#[test]
fn steps_are_those_of_the_reference() {
    use Rating::{Again, Easy, Good, Hard};
    let scheduler = Scheduler::default();
    let waits = |ratings: &[Rating]| -> Vec<u64> {
        let memories = when_due(&scheduler, ratings);
        memories.iter().map(|memory| (memory.due_at - memory.reviewed_at) / 1000).collect()
    };
    let day = DAY_MS / 1000;
    assert_eq!(waits(&[Again, Hard, Good, Hard, Again, Good]), [60, 330, 600, 600, 60, 600]);
    assert_eq!(waits(&[Easy])[0], 8 * day);
    assert_eq!(waits(&[Good, Easy, Again, Hard, Again, Easy])[2..5], [600, 900, 600]);
    assert_eq!(when_due(&scheduler, &[Good, Good, Again, Easy])[3].stage, Stage::Known);
}

#[test]
fn without_steps_a_right_answer_waits_for_days_and_a_wrong_one_for_minutes() {
    let memories = when_due(&PLAIN, &[Rating::Good, Rating::Again, Rating::Again, Rating::Good]);
    let waits: Vec<u64> = memories.iter().map(|memory| memory.due_at - memory.reviewed_at).collect();
    assert_eq!(waits[..3], [2 * DAY_MS, 10 * MINUTE_MS, 10 * MINUTE_MS]);
    assert!(waits[3] >= DAY_MS && memories[3].difficulty > memories[0].difficulty);
}

#[test]
fn an_evening_that_begins_earlier_is_another_day_and_a_long_afternoon_is_not() {
    let first = PLAIN.next(None, Rating::Good, 0);
    assert!(first.is_due(2 * DAY_MS - EARLY_MS) && !first.is_due(2 * DAY_MS - EARLY_MS - 1));
    let lapsed = PLAIN.next(Some(first), Rating::Again, 2 * DAY_MS);
    assert!(!lapsed.is_due(lapsed.due_at - 1) && lapsed.is_due(lapsed.due_at), "minutes are minutes");
    let after = |hours: u64| PLAIN.next(Some(first), Rating::Good, hours * 60 * MINUTE_MS).stability;
    assert!((after(23) - after(24)).abs() < f64::EPSILON && after(23) > 2.0 * after(15));
}

#[test]
fn recall_is_ninety_per_cent_after_the_stability() {
    for stability in [0.5, 3.0, 400.0] {
        assert!((recall_after_days(stability, stability) - 0.9).abs() < 1e-12);
    }
    assert_eq!(interval_days(163.4, 900), 163);
}

#[test]
fn a_guess_waits_less_than_knowledge() {
    let at = |confidence| Rating::of(Outcome::Correct, 1000, confidence);
    assert_eq!(
        [at(None), at(Some(Confidence::Sure)), at(Some(Confidence::Guess))],
        [Rating::Good, Rating::Good, Rating::Hard]
    );
    assert_eq!(Rating::of(Outcome::Skipped, 0, None), Rating::Again);
    assert_eq!(Rating::of(Outcome::Partial, 600, None), Rating::Hard);
    let first = PLAIN.next(None, Rating::Good, 0);
    let due = |rating| PLAIN.next(Some(first), rating, 2 * DAY_MS).due_at;
    assert!(due(Rating::Hard) < due(Rating::Good));
}

fn sure_and_wrong_comes_back<const STEPS: bool>(scheduler: &Scheduler<STEPS>) {
    // Known for long, so that its stability alone would send it away for several days after the lapse.
    let known = when_due(scheduler, &[Rating::Good; 6])[5];
    let at = known.due_at;
    let answer = |memory, at, outcome, sure| {
        let review = reviewed(at, outcome, sure);
        scheduler.review(Some(memory), &review, review.at).expect("it counts")
    };
    let wrong = answer(known, at, Outcome::Incorrect, Some(Confidence::Sure));
    assert!(wrong.misled && wrong.due_at < at + DAY_MS / 2, "the same day");
    let right = answer(wrong, wrong.due_at, Outcome::Correct, None);
    assert_eq!(right.due_at, wrong.due_at + DAY_MS, "and the next");
    let after = answer(right, right.due_at, Outcome::Correct, None);
    assert!(after.due_at > right.due_at + DAY_MS, "then as any other");
    let unsure = answer(known, at, Outcome::Incorrect, Some(Confidence::Fairly));
    assert!(answer(unsure, unsure.due_at, Outcome::Correct, None).due_at > unsure.due_at + DAY_MS);
}

#[test]
fn a_sure_and_wrong_answer_comes_back_the_same_day_and_the_next() {
    sure_and_wrong_comes_back(&PLAIN);
    sure_and_wrong_comes_back(&Scheduler::default());
}

#[test]
fn what_was_seen_before_the_last_week_comes_back_within_it_and_not_all_on_one_day() {
    let interview = 60 * DAY_MS;
    let scheduler = Scheduler { deadline: Some(interview), ..PLAIN };
    let known = when_due(&PLAIN, &[Rating::Good; 4])[3];
    let mut on = [0u32; 8];
    for second in 0..1000 {
        let now = 20 * DAY_MS + second * 30_011;
        let memory = scheduler.next(Some(Memory { reviewed_at: now - 20 * DAY_MS, ..known }), Rating::Good, now);
        assert!(memory.due_at > now && memory.due_at + DAY_MS <= interview);
        on[usize::try_from((interview - memory.due_at) / DAY_MS).expect("a few days")] += 1;
    }
    assert!(on[0] == 0 && on[1..].iter().all(|&items| items > 100), "{on:?}");
}

#[test]
fn an_interview_lengthens_nothing_and_after_it_nothing_is_capped() {
    let scheduler = |day: u64| Scheduler { deadline: Some(day * DAY_MS), ..PLAIN };
    let now = 100 * DAY_MS;
    let known = Memory { reviewed_at: 50 * DAY_MS, ..when_due(&PLAIN, &[Rating::Good; 4])[3] };
    let due = |scheduler: Scheduler<false>| scheduler.next(Some(known), Rating::Good, now).due_at;
    let far = due(PLAIN);
    assert!(far > 150 * DAY_MS);
    assert_eq!(
        [due(scheduler(99)), due(scheduler(100)), due(scheduler(104))],
        [far; 3],
        "over, or seen in its last week"
    );
    assert_eq!(due(scheduler(3000)), far, "the interval ends long before");
    assert!(due(scheduler(108)) < 108 * DAY_MS);
    let lapse = scheduler(140).next(Some(known), Rating::Again, now);
    assert!(lapse.due_at < now + DAY_MS);
}

type Step = (Rating, u64, bool);

fn sound<const STEPS: bool>(scheduler: Scheduler<STEPS>, history: &[Step]) -> Result<(), TestCaseError> {
    let (mut memory, mut now) = (None, 0u64);
    for &(rating, wait, back) in history {
        // A clock may be set back.
        now = if back { now.saturating_sub(wait) } else { now.saturating_add(wait) };
        let next = scheduler.next(memory, rating, now);
        prop_assert!((MIN_STABILITY..=f64::from(MAX_INTERVAL_DAYS)).contains(&next.stability), "{next:?}");
        prop_assert!((1.0..=10.0).contains(&next.difficulty), "{next:?}");
        prop_assert!(next.due_at >= now && next.reviewed_at == now, "{next:?}");
        let longest = u64::from(scheduler.max_days) * DAY_MS;
        prop_assert!(next.due_at - now <= longest.max(15 * MINUTE_MS), "{next:?}");
        prop_assert!(rating != Rating::Again || next.due_at - now < DAY_MS, "a lapse returns the same day");
        memory = Some(next);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_history_has_sound_memories(
        retention_permille in RETENTIONS,
        max_days in 1u32..40_000,
        deadline in proptest::option::of(0..400 * DAY_MS),
        history in proptest::collection::vec((any_rating(), prop_oneof![0..DAY_MS, 0..90 * DAY_MS, Just(u64::MAX / 2)], any::<bool>()), 1..30),
    ) {
        sound::<true>(Scheduler { retention_permille, max_days, deadline }, &history)?;
        sound::<false>(Scheduler { retention_permille, max_days, deadline }, &history)?;
    }

    #[test]
    fn more_retention_is_never_a_longer_wait(stability in 0.001f64..36_500.0, a in RETENTIONS, b in RETENTIONS) {
        let (less, more) = (a.min(b), a.max(b));
        prop_assert!(interval_days(stability, more) <= interval_days(stability, less));
    }
}
