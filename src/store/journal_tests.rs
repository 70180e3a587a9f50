use super::*;
use crate::store::Refused;
use popquiz_core::grading::Outcome;
use popquiz_core::memory::log::Mode;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A medium that several journals share, as tabs do, and that can run full. Counts what is written.
#[derive(Clone, Default)]
struct Shared {
    inner: Rc<Memory>,
    room: Rc<Cell<Option<usize>>>,
    largest_write: Rc<Cell<usize>>,
    writes: Rc<RefCell<usize>>,
}

impl Medium for Shared {
    fn get(&self, key: &str) -> Option<String> {
        self.inner.get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        if self.room.get().is_some_and(|room| text.len() > room) {
            return Err(Refused);
        }
        self.largest_write.set(self.largest_write.get().max(key.len() + text.len()));
        *self.writes.borrow_mut() += 1;
        self.inner.set(key, text)
    }
    fn remove(&self, key: &str) {
        self.inner.remove(key);
    }
    fn keys(&self, prefix: &str) -> Vec<String> {
        self.inner.keys(prefix)
    }
}

/// By then all that these tests record was given.
const NOW: u64 = 1_763_712_345_678;

fn tab(shared: &Shared, name: &str) -> Journal {
    Journal::open(Some(Box::new(shared.clone())), name.into(), || NOW)
}

fn review(at: u64) -> Review {
    Review {
        at,
        item: format!("test/a-rather-long-item-id-{}", at % 50),
        sitting: 7,
        attempt: 1,
        mode: Mode::Drill,
        outcome: Outcome::Correct,
        score_permille: 1000,
        confidence: None,
        taken_ms: 9000,
        response: None,
    }
}

#[test]
fn what_is_recorded_is_there_after_a_reload() {
    let shared = Shared::default();
    let mut first = tab(&shared, "one");
    (1..200).for_each(|at| first.record(review(at)));
    let second = tab(&shared, "two");
    assert_eq!(second.log(), first.log());
    assert_eq!(second.progress(), first.progress());
}

#[test]
fn two_tabs_answering_at_once_lose_nothing() {
    let shared = Shared::default();
    let (mut one, mut two) = (tab(&shared, "one"), tab(&shared, "two"));
    for at in 1..=100 {
        if at % 2 == 0 { one.record(review(at)) } else { two.record(review(at)) }
    }
    assert_eq!(tab(&shared, "three").log().reviews().len(), 100);
    one.reload();
    two.reload();
    assert_eq!(one.log(), two.log());
}

#[test]
fn what_was_left_at_a_place_is_taken_over_once_by_its_new_name() {
    let shared = Shared::default();
    for (key, text) in [("old:plan", "a plan"), ("old:review:draft", "a draft"), ("older:plan", "another's")] {
        shared.inner.set(&format!("popquiz:sitting:{key}"), text).expect("room");
    }
    let kept = |key: &str| shared.inner.get(&format!("popquiz:sitting:{key}"));
    tab(&shared, "one").move_place("old", "new");
    assert_eq!(kept("new:plan").as_deref(), Some("a plan"));
    assert_eq!(kept("new:review:draft").as_deref(), Some("a draft"));
    assert_eq!((kept("old:plan"), kept("older:plan").as_deref()), (None, Some("another's")));
    // Somebody with an older tab leaves something there again: what is at the new place goes first.
    shared.inner.set("popquiz:sitting:old:plan", "later").expect("room");
    tab(&shared, "two").move_place("old", "new");
    assert_eq!((kept("new:plan").as_deref(), kept("old:plan").as_deref()), (Some("a plan"), Some("later")));
}

#[test]
fn an_answer_from_before_the_last_one_counts_as_it_does_after_a_reload() {
    let shared = Shared::default();
    let mut journal = tab(&shared, "one");
    let day = popquiz_core::memory::schedule::DAY_MS;
    for (at, sitting) in [(9 * day, 1), (day, 2), (9 * day, 3)] {
        journal.record(Review { item: "test/a".into(), sitting, ..review(at) });
        assert_eq!(journal.progress(), tab(&shared, "two").progress(), "after a clock that says {at}");
    }
}

#[test]
fn one_more_answer_writes_little_however_long_the_history() {
    let shared = Shared::default();
    let mut journal = tab(&shared, "one");
    (1..=10_000).for_each(|at| journal.record(review(at)));
    let writes = *shared.writes.borrow();
    shared.largest_write.set(0);
    (10_001..=10_200).for_each(|at| journal.record(review(at)));
    assert_eq!(*shared.writes.borrow() - writes, 200, "one write for one answer");
    assert!(shared.largest_write.get() <= 4096, "{} bytes", shared.largest_write.get());
}

#[test]
fn a_full_storage_goes_on_in_memory_and_says_so_once() {
    let shared = Shared::default();
    let mut journal = tab(&shared, "one");
    journal.record(review(1));
    shared.room.set(Some(0));
    journal.record(review(2));
    journal.record(review(3));
    assert_eq!(journal.log().reviews().len(), 3);
    assert_eq!(journal.take_trouble(), Some(Trouble::Full));
    journal.record(review(4));
    assert_eq!(journal.take_trouble(), None);
    shared.room.set(None);
    journal.record(review(5));
    assert_eq!(tab(&shared, "two").log().reviews().len(), 5, "what had no room is kept once there is some");
}

#[test]
fn a_blocked_storage_is_an_ordinary_day() {
    let mut journal = Journal::open(None, "one".into(), || NOW);
    journal.record(review(1));
    assert_eq!(journal.log().reviews().len(), 1);
    assert_eq!((journal.take_trouble(), journal.take_trouble()), (Some(Trouble::Blocked), None));
}

#[test]
fn what_cannot_be_read_is_set_aside_and_the_rest_is_used() {
    let shared = Shared::default();
    let text = format!("{}\n{{\"not\": \"ours\"}}\n2 from the future\n", review(1).encode());
    shared.set("popquiz:log:old:0", &text).expect("room");
    let mut journal = tab(&shared, "one");
    assert_eq!(journal.log().reviews().len(), 1);
    assert_eq!(journal.take_trouble(), Some(Trouble::Unreadable));
    assert_eq!(shared.get("popquiz:aside:log:old:0").as_deref(), Some(text.as_str()));
    let mut next = tab(&shared, "two");
    assert_eq!((next.log().reviews().len(), next.take_trouble()), (1, None), "said once, not at every visit");
    assert!(next.export().contains("2 from the future"));
}

#[test]
fn without_room_to_set_aside_nothing_is_touched() {
    let shared = Shared::default();
    shared.set("popquiz:log:old:0", "garbage").expect("room");
    shared.room.set(Some(0));
    let _ = tab(&shared, "one");
    assert_eq!(shared.get("popquiz:log:old:0").as_deref(), Some("garbage"));
}

#[test]
fn a_sitting_that_cannot_be_read_is_set_aside() {
    let shared = Shared::default();
    shared.set("popquiz:sitting:here:plan", "9 what").expect("room");
    let mut journal = tab(&shared, "one");
    assert!(journal.sitting("here").is_none());
    assert_eq!(shared.get("popquiz:aside:sitting:here:plan").as_deref(), Some("9 what"));
}

#[test]
fn a_file_moves_progress_and_a_second_import_adds_nothing() {
    let (here, there) = (Shared::default(), Shared::default());
    let mut old = tab(&here, "one");
    (1..50).for_each(|at| old.record(review(at)));
    let file = old.export();
    let mut new = tab(&there, "two");
    new.record(review(1));
    assert_eq!(new.import(&file), Ok(48));
    assert_eq!(new.import(&file), Ok(0));
    assert_eq!(tab(&there, "three").log(), old.log());
    assert!(there.largest_write.get() <= 4096);
}

#[test]
fn a_file_that_is_not_whole_changes_nothing() {
    let shared = Shared::default();
    let mut journal = tab(&shared, "one");
    journal.record(review(1));
    let before = shared.inner.keys("");
    let file = journal.export();
    for bad in [&file[..file.len() / 2], "{}", ""] {
        assert!(journal.import(bad).is_err());
    }
    assert_eq!(shared.inner.keys(""), before);
    assert_eq!(journal.log().reviews().len(), 1);
}

#[test]
fn preferences_are_kept_and_everything_is_scheduled_by_them() {
    let shared = Shared::default();
    let (mut one, mut two) = (tab(&shared, "one"), tab(&shared, "two"));
    one.record(review(1));
    let due =
        |journal: &Journal| journal.progress().items().map(|(_, item)| item.memory.due_at).max().expect("reviewed");
    let before = due(&one);
    one.change_prefs(&|prefs| prefs.retention_permille = 700);
    assert!(due(&one) > before);
    two.reload();
    assert_eq!((due(&two), two.prefs()), (due(&one), one.prefs()));
    assert_eq!(tab(&shared, "three").progress(), one.progress(), "and at the next visit");
}

#[test]
fn what_two_tabs_prefer_is_kept_of_both() {
    let shared = Shared::default();
    let (mut one, mut two) = (tab(&shared, "one"), tab(&shared, "two"));
    two.change_prefs(&|prefs| prefs.new_a_day = 5);
    one.change_prefs(&|prefs| prefs.confidence = false);
    assert_eq!(one.prefs(), Prefs { new_a_day: 5, confidence: false, ..Prefs::default() });
    assert_eq!(tab(&shared, "three").prefs(), one.prefs());
}

#[test]
fn preferences_that_cannot_be_read_are_set_aside() {
    let shared = Shared::default();
    shared.set("popquiz:prefs", "9 what").expect("room");
    let mut journal = tab(&shared, "one");
    assert_eq!(journal.prefs(), Prefs::default());
    assert_eq!(journal.take_trouble(), Some(Trouble::Unreadable));
    assert_eq!(shared.get("popquiz:aside:prefs").as_deref(), Some("9 what"));
    assert_eq!(shared.get("popquiz:prefs"), None);
}

#[test]
fn a_draft_that_cannot_be_read_is_set_aside_and_the_sitting_goes_on() {
    let shared = Shared::default();
    shared.set("popquiz:sitting:x:plan", "1 1 5 d 1 0 0 ; ; ; ; ; one two ").expect("room");
    shared.set("popquiz:sitting:x:draft", "2 written by a newer one").expect("room");
    let mut journal = tab(&shared, "one");
    let (plan, draft) = journal.sitting("x").expect("a sitting");
    assert_eq!((plan.items.len(), draft), (2, None));
    assert_eq!(shared.get("popquiz:aside:sitting:x:draft").as_deref(), Some("2 written by a newer one"));
    assert_eq!(journal.take_trouble(), Some(Trouble::Unreadable));
}

#[test]
fn an_answer_given_with_the_clock_ahead_comes_back_and_can_be_repaired() {
    const WEEK: u64 = 7 * 86_400_000;
    let shared = Shared::default();
    let ahead = Review { at: NOW + 260 * WEEK, ..review(0) };
    Journal::open(Some(Box::new(shared.clone())), "ahead".into(), || NOW + 260 * WEEK).record(ahead);
    assert_eq!(shared.get("popquiz:prefs"), None, "to that page nothing is odd");
    let open = |name: &str, clock| Journal::open(Some(Box::new(shared.clone())), name.into(), clock);
    let due = |journal: &Journal, now| journal.progress().due_in("test", now) == 1;
    let mended = open("mended", || NOW);
    assert!(!due(&mended, NOW) && due(&mended, NOW + WEEK), "as if it was given now");
    let mut later = open("later", || NOW + WEEK);
    assert!(due(&later, NOW + WEEK), "and that does not move with every page");
    later.record(Review { at: NOW + WEEK, sitting: 8, outcome: Outcome::Incorrect, score_permille: 0, ..review(0) });
    let last = open("last", || NOW + WEEK + 3_600_000);
    let given = last.progress().items().map(|(_, item)| item.memory.reviewed_at).collect::<Vec<_>>();
    assert_eq!(given, [NOW + WEEK], "the answer with the mended clock is the last word");
}
