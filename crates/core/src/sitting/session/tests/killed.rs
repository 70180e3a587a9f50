//! A learner whose tab dies after every single step, and an author who meanwhile edits the bank.

use super::*;
use crate::dice::Dice;
use crate::item::Item;
use crate::sitting::Step;
use crate::sitting::session::queue::QueueEntry;

/// Twenty items of all kinds; those in `edited` say something else than usual.
fn twenty(edited: &[usize]) -> Vec<Item> {
    let make = |at: usize| {
        let id = format!("item-{at}");
        let item = match at % 7 {
            0 => testing::choice(&id, &[false, true, false, false]),
            1 => testing::choice(&id, &[true, false, true, true]),
            2 => testing::order(&id, 5),
            3 => testing::pairs(&id, 4),
            4 => testing::item(&id, Task::Blank(testing::blank_task(&["yes"]))),
            5 => testing::open(&id, 4),
            _ => testing::spot(&id, 5),
        };
        let mut body = item.body().clone();
        if edited.contains(&at) {
            body.rationale = crate::prose::Prose::text("Said better.");
        }
        Item::new(item.head().clone(), body).expect("a sound item")
    };
    (0..20).map(make).collect()
}

fn bank_of(items: &[Item]) -> Rc<Bank> {
    Rc::new(testing::bank(items))
}

/// What a learner might do next, small steps rather than whole answers.
fn whim(session: &Session, dice: &mut Dice) -> Event {
    let mut below = |n: u32| u8::try_from(dice.below(n)).unwrap_or(0);
    let View::Question(question) = session.view() else { return Event::Next };
    if question.attempt > 1 {
        return towards_right(&question);
    }
    match below(12) {
        0 => return Event::Sure([Confidence::Guess, Confidence::Fairly, Confidence::Sure][usize::from(below(3))]),
        1 => return Event::Skip,
        2..=5 if question.can_submit => return Event::Submit,
        _ => {}
    }
    match question.item.task() {
        Task::Choice(_) => Event::Choose(below(4)),
        Task::Order(_) => Event::Move(below(5), below(5)),
        Task::Match(_) => Event::Pair(below(4), Some(below(6)).filter(|&right| right < 5)),
        Task::Blank(_) => Event::Write(["y", "ye", "yes", "no", "ja ja", "ё%"][usize::from(below(6))].into()),
        Task::Open(_) if question.revealed => Event::Tick(below(4)),
        Task::Open(_) if below(2) == 0 => Event::Reveal,
        Task::Open(_) => Event::Write(["", "some notes", "two\nlines"][usize::from(below(3))].into()),
        Task::Spot(_) => Event::Line(u16::from(below(5)) + 1),
    }
}

/// The next step to the right answer: what was missed is known the second time, or a sitting would not end.
fn towards_right(question: &crate::sitting::Question<'_>) -> Event {
    let place = |at: usize| u8::try_from(at).unwrap_or(0);
    let step = match (question.item.task(), question.response) {
        (Task::Choice(task), Response::Choice(chosen)) => {
            let wrong = |at: &usize| task.choices[*at].key != chosen.contains(&place(*at));
            (0..task.choices.len()).find(wrong).map(|at| Event::Choose(place(at)))
        }
        (Task::Order(_), Response::Order(put)) => {
            let at = (0..put.len()).find(|&at| put[at] != place(at));
            at.map(|at| Event::Move(place(put.iter().position(|&step| step == place(at)).unwrap_or(at)), place(at)))
        }
        (Task::Match(task), Response::Match(put)) => {
            let at = (0..put.len()).find(|&at| put[at] != Some(task.key[at]));
            at.map(|at| Event::Pair(place(at), Some(task.key[at])))
        }
        (Task::Blank(_), Response::Blank(text)) => Some(Event::Write("yes".into())).filter(|_| text != "yes"),
        (Task::Open(_), _) if !question.revealed => Some(Event::Reveal),
        (Task::Open(_), Response::Open(ticked)) => (0..3).find(|at| !ticked.contains(at)).map(Event::Tick),
        (Task::Spot(_), line) => Some(Event::Line(2)).filter(|_| *line != Response::Spot(Some(2))),
        _ => None,
    };
    step.unwrap_or(Event::Submit)
}

/// What is left when a tab is closed: texts, and the log.
struct Kept {
    plan: String,
    draft: String,
    reviews: Vec<Review>,
}

impl Kept {
    fn of(session: &Session, reviews: &[Review]) -> Self {
        let lines: String = reviews.iter().map(|review| review.encode() + "\n").collect();
        let reviews = crate::memory::log::Lines::read(&lines).reviews;
        Self { plan: session.plan().encode(), draft: session.position().encode(), reviews }
    }

    fn taken_up(&self, bank: &Rc<Bank>) -> Session {
        let plan = Plan::decode(&self.plan).expect("a plan");
        let draft = Position::decode(&self.draft).expect("a draft");
        Session::resume(bank.clone(), plan, &self.reviews, Some(draft), 77)
    }
}

/// All that a screen is drawn from.
fn shown(
    session: &Session,
) -> (View<'_>, Vec<crate::sitting::session::Mark>, (usize, usize), usize, &std::collections::VecDeque<QueueEntry>) {
    (session.view(), session.marks(), session.place(), session.done(), &session.queue)
}

fn begin(mode: Mode, seed: u64) -> Session {
    let bank = bank_of(&twenty(&[]));
    let plan = Session::new(bank.clone(), Config { seed, ..Config::default() }, None, seed, 0).plan().clone();
    // A review of twenty due items is a plan like any other.
    let plan = Plan { config: Config { mode, confidence: true, ..plan.config }, ..plan };
    Session::resume(bank, plan, &[], None, 0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_sitting_of_twenty_killed_after_every_step_loses_nothing(review in any::<bool>(), seed in any::<u64>()) {
        let mode = if review { Mode::Review } else { Mode::Drill };
        let mut session = begin(mode, seed);
        let bank = session.bank().clone();
        let mut dice = Dice::new(seed ^ 0x5eed);
        let mut reviews = Vec::new();
        let mut kinds = std::collections::BTreeSet::new();
        for now in 1..2000 {
            if let View::Question(question) = session.view() {
                kinds.insert(question.item.task().kind());
            }
            reviews.extend(recorded(session.update(whim(&session, &mut dice), now * 1000)));
            let again = Kept::of(&session, &reviews).taken_up(&bank);
            prop_assert_eq!(shown(&again), shown(&session));
            prop_assert_eq!(again.removed(), 0);
            session = again;
            if session.is_finished() {
                break;
            }
        }
        prop_assert!(session.is_finished(), "{:?}", session.view());
        prop_assert_eq!(kinds.len(), 6);
        let View::Summary(summary) = session.view() else { return Err(TestCaseError::fail("no summary")) };
        prop_assert_eq!((summary.results.len(), summary.left), (20, 0));
    }

    #[test]
    fn what_is_removed_is_passed_over_and_nothing_else_is_lost(
        seed in any::<u64>(), steps in 0..120u64, gone in proptest::collection::btree_set(0..20usize, 1..15)
    ) {
        let mut live = begin(Mode::Drill, seed);
        let mut dice = Dice::new(seed);
        let mut reviews = Vec::new();
        for now in 1..=steps {
            reviews.extend(recorded(live.update(whim(&live, &mut dice), now * 1000)));
        }
        let kept: Vec<Item> = twenty(&[]).into_iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, item)| item).collect();
        let bank = bank_of(&kept);
        let mut session = Kept::of(&live, &reviews).taken_up(&bank);
        prop_assert_eq!((session.removed(), session.place().1), (gone.len(), 20 - gone.len()));
        prop_assert_eq!(session.plan().items.len(), 20 - gone.len());
        let there = |review: &&Review| bank.find(&review.item["test/".len()..]).is_some();
        prop_assert_eq!(session.answers.len(), reviews.iter().filter(there).count(), "an answer was lost");
        match (live.view(), session.view()) {
            (View::Question(before), View::Question(now)) if bank.find(before.item.id()).is_some() => prop_assert_eq!(now, before),
            (View::Verdict(before), View::Verdict(now)) if bank.find(before.item.id()).is_some() => {
                prop_assert_eq!((now.item, now.response, now.notes, now.grade), (before.item, before.response, before.notes, before.grade));
            }
            (View::Question(before) , _) => prop_assert!(bank.find(before.item.id()).is_none()),
            (View::Verdict(before), View::Question(now)) => {
                prop_assert!(bank.find(before.item.id()).is_none());
                let fresh = session.position();
                prop_assert!(now.notes.is_empty() && now.confidence.is_none() && fresh.present.step == Step::Asked);
            }
            (View::Verdict(before), now) => prop_assert!(bank.find(before.item.id()).is_none(), "{now:?}"),
            (View::Summary(_), now) => prop_assert!(matches!(now, View::Summary(_)), "{now:?}"),
            (View::Empty | View::Waiting(_), _) => prop_assert!(false),
        }
        // It is said once: the plan that is kept from now on has no gaps. And the next tab loses nothing either.
        let again = Kept::of(&session, &reviews).taken_up(&bank);
        prop_assert_eq!(again.removed(), 0);
        prop_assert_eq!(shown(&again), shown(&session));
        for now in 1..2000 {
            session.update(whim(&session, &mut dice), 500_000 + now * 1000);
        }
        prop_assert!(session.is_finished());
    }

    #[test]
    fn what_is_edited_says_so_once_it_was_seen(
        seed in any::<u64>(), steps in 0..80u64, changed in proptest::collection::btree_set(0..20usize, 0..20)
    ) {
        let mut live = begin(Mode::Drill, seed);
        let mut dice = Dice::new(seed);
        let mut reviews = Vec::new();
        for now in 1..=steps {
            reviews.extend(recorded(live.update(whim(&live, &mut dice), now * 1000)));
        }
        let changed: Vec<usize> = changed.into_iter().collect();
        let bank = bank_of(&twenty(&changed));
        let before = Kept::of(&live, &reviews);
        let mut session = before.taken_up(&bank);
        prop_assert_eq!(session.marks(), live.marks());
        prop_assert_eq!(&session.queue, &live.queue);
        let mut seen: Vec<String> = Position::decode(&before.draft).expect("a draft").seen.into_iter().map(|(id, _)| id).collect();
        for now in 1..400 {
            let edited = match session.view() {
                View::Question(question) => Some((question.item.id().to_owned(), question.edited)),
                View::Verdict(verdict) => Some((verdict.item.id().to_owned(), verdict.edited)),
                _ => None,
            };
            let Some((id, says)) = edited else { break };
            let at: usize = id["item-".len()..].parse().expect("a number");
            prop_assert_eq!(says, changed.contains(&at) && seen.contains(&id), "{}", id);
            reviews.extend(recorded(session.update(whim(&session, &mut dice), 500_000 + now * 1000)));
            session = Kept::of(&session, &reviews).taken_up(&bank);
            seen.retain(|seen| *seen != id || !matches!(session.view(), View::Question(_)) || session.queue.iter().any(|entry| session.plan().items[entry.at] == id) || session.present().is_some_and(|entry| session.plan().items[entry.at] == id));
        }
    }
}

#[test]
fn a_draft_that_does_not_say_what_was_seen_is_still_read() {
    let mut session = only(Kind::Choice);
    session.update(Event::Choose(1), 1);
    let line = session.position().encode();
    let old = line.rsplit_once(' ').map(|(old, _)| old.to_owned()).expect("what was seen");
    assert_eq!(old, "1 0 a - c:b ", "as the first release wrote it");
    let draft = Position::decode(&old).expect("a draft");
    let resumed = Session::resume(bank(), session.plan().clone(), &[], Some(draft), 0);
    assert_eq!(resumed.view(), session.view());
    for broken in ["one", "one:", "one:%", "one:zzzzzzzzz"] {
        assert_eq!(Position::decode(&format!("{old} {broken}")), None, "{broken}");
    }
}

#[test]
fn a_draft_of_an_item_that_is_gone_is_not_laid_on_another() {
    let items = [testing::choice("one", &[false, true, false]), testing::choice("two", &[false, true, false])];
    let config = Config { no_shuffle: true, ..Config::default() };
    let mut session = Session::new(bank_of(&items), config, None, 1, 0);
    session.update(Event::Choose(1), 1);
    let resumed = Session::resume(bank_of(&items[1..]), session.plan().clone(), &[], Some(session.position()), 0);
    let View::Question(question) = resumed.view() else { panic!("a question") };
    assert_eq!((question.item.id(), question.response), ("two", &Response::Choice(Vec::new())));
}

#[test]
fn a_clock_that_is_put_back_takes_no_answer_away() {
    let noon = 1_763_712_345_678;
    let mut live = Session::new(bank_of(&twenty(&[])), Config { seed: 5, ..Config::default() }, None, 1, noon);
    let mut reviews = Vec::new();
    // Each answer is given an hour before the last, by the computer's clock.
    for step in 0..40u64 {
        reviews.extend(recorded(live.update(Event::Skip, noon - step * 3_600_000)));
        reviews.extend(recorded(live.update(Event::Next, noon - step * 3_600_000)));
    }
    assert!(reviews.len() > 20 && reviews.is_sorted_by(|one, next| one.at < next.at), "in the order of answering");
    assert!(reviews.iter().all(|review| review.at >= live.plan().started_at), "where the sitting looks for them");
    let resumed = Session::resume(live.bank().clone(), live.plan().clone(), &reviews, Some(live.position()), noon);
    assert_eq!(shown(&resumed), shown(&live));
    let next = |mut session: Session| recorded(session.update(Event::Skip, 0)).map(|review| review.at);
    assert_eq!(next(resumed), next(live), "and it goes on from there");
}
