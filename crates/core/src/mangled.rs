//! What a browser kept may come back cut, doubled, mixed up or from somewhere else: reading it never panics, what was read
//! can be gone on with, and one bad line takes no other with it.

use crate::bank::Bank;
use crate::item::{Kind, Task};
use crate::memory::log::{Lines, Log, Review};
use crate::memory::prefs::{Prefs, scheduler};
use crate::memory::progress::Progress;
use crate::sitting::exam::{self, Exam};
use crate::sitting::interview::{self, Interview};
use crate::sitting::session::{Position, Session};
use crate::sitting::{Config, Effect, Event as Given, Plan};
use crate::testing;
use proptest::prelude::*;
use proptest::sample::Index;
use std::rc::Rc;

fn bank() -> Rc<Bank> {
    Rc::new(testing::bank(&[
        testing::choice("one", &[false, true, false]),
        testing::choice("many", &[true, false, true]),
        testing::order("order", 4),
        testing::pairs("match", 3),
        testing::item("blank", Task::Blank(testing::blank_task(&["yes"]))),
        testing::open("open", 3),
        testing::open("other", 2),
        testing::spot("spot", 4),
    ]))
}

/// Words that stand in no right place: the ends of numbers, what is nearly a response, another version.
const ODD: [&str; 20] = [
    "",
    "-",
    "0",
    "1",
    "2",
    "-1",
    "255",
    "65535",
    "4294967295",
    "18446744073709551615",
    "18446744073709551616",
    "zzzzzzzzzzzzz",
    "c:zz",
    "o:aaaa",
    "m:zzz",
    "b:%ff",
    "s:65535",
    "k:z",
    "one",
    "\u{feff}",
];

/// One way of spoiling a text.
#[derive(Clone, Debug)]
enum Spoil {
    Cut(Index),
    Word(Index, Index),
    Drop(Index),
    Double(Index),
    Swap(Index, Index),
    Line(Index),
}

fn any_spoil() -> impl Strategy<Value = Spoil> {
    let at = any::<Index>;
    prop_oneof![
        1 => at().prop_map(Spoil::Cut),
        4 => (at(), at()).prop_map(|(place, word)| Spoil::Word(place, word)),
        2 => at().prop_map(Spoil::Drop),
        2 => at().prop_map(Spoil::Double),
        2 => (at(), at()).prop_map(|(one, other)| Spoil::Swap(one, other)),
        1 => at().prop_map(Spoil::Line),
    ]
}

fn spoilt(text: &str, spoils: &[Spoil]) -> String {
    let mut lines: Vec<Vec<String>> = text.split('\n').map(|line| line.split(' ').map(Into::into).collect()).collect();
    let mut cut = None;
    for spoil in spoils {
        let places: Vec<(usize, usize)> =
            lines.iter().enumerate().flat_map(|(at, words)| (0..words.len()).map(move |word| (at, word))).collect();
        if places.is_empty() {
            break;
        }
        let place = |index: &Index| places[index.index(places.len())];
        match spoil {
            Spoil::Cut(index) => cut = Some(*index),
            Spoil::Word(index, odd) => {
                let (line, word) = place(index);
                lines[line][word] = ODD[odd.index(ODD.len())].into();
            }
            Spoil::Drop(index) => {
                let (line, word) = place(index);
                lines[line].remove(word);
            }
            Spoil::Double(index) => {
                let (line, word) = place(index);
                let again = lines[line][word].clone();
                lines[line].insert(word, again);
            }
            Spoil::Swap(one, other) => {
                let ((line, word), (line_2, word_2)) = (place(one), place(other));
                let (first, second) = (lines[line][word].clone(), lines[line_2][word_2].clone());
                lines[line][word] = second;
                lines[line_2][word_2] = first;
            }
            Spoil::Line(index) => {
                let again = lines[index.index(lines.len())].clone();
                lines.push(again);
            }
        }
    }
    let mut text = lines.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n");
    if let Some(index) = cut {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        text.truncate(ends[index.index(ends.len())]);
    }
    text
}

fn any_spoils() -> impl Strategy<Value = Vec<Spoil>> {
    proptest::collection::vec(any_spoil(), 1..5)
}

/// What a learner does in a drill, and what of it reaches the log.
fn drilled(session: &mut Session, steps: &[u8]) -> Vec<Review> {
    use Given as Event;
    let mut reviews = Vec::new();
    for (now, step) in (1u64..).zip(steps) {
        let event = match step % 9 {
            0 => Event::Choose(step / 9),
            1 => Event::Move(0, step / 9),
            2 => Event::Pair(step / 9 % 4, Some(step / 36)),
            3 => Event::Write("yes %".into()),
            4 => Event::Skip,
            5 => Event::Reveal,
            6 | 7 => Event::Submit,
            _ => Event::Next,
        };
        let effects = session.update(event, now * 1000);
        reviews.extend(effects.into_iter().filter_map(|effect| match effect {
            Effect::Record(review) => Some(review),
            _ => None,
        }));
        let _ = (session.view(), session.marks(), session.place(), session.done());
    }
    reviews
}

fn steps() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..40)
}

proptest! {
    #[test]
    fn a_drill(seed in any::<u64>(), before in steps(), after in steps(), plan in any_spoils(), draft in any_spoils(), log in any_spoils()) {
        let mut session = Session::new(bank(), Config { seed, ..Config::default() }, None, 1, 0);
        let reviews = drilled(&mut session, &before);
        let log = spoilt(&reviews.iter().map(Review::encode).collect::<Vec<_>>().join("\n"), &log);
        let reviews = Lines::read(&log).reviews;
        let draft = Position::decode(&spoilt(&session.position().encode(), &draft));
        for text in [session.plan().encode(), spoilt(&session.plan().encode(), &plan)] {
            let Some(plan) = Plan::decode(&text) else { continue };
            let mut again = Session::resume(bank(), plan, &reviews, draft.clone(), 9000);
            let _ = (again.view(), again.marks(), again.place(), again.done());
            drilled(&mut again, &after);
            let plan = Plan::decode(&again.plan().encode());
            prop_assert_eq!(plan.as_ref(), Some(again.plan()));
        }
    }

    #[test]
    fn an_exam(seed in any::<u64>(), before in steps(), after in steps(), plan in any_spoils(), answers in any_spoils(), now in any::<u64>()) {
        let mut rules = exam::Rules::new(Config { seed, ..Config::default() });
        rules.config.filter.kinds = Kind::ALL.to_vec();
        let mut live = Exam::new(bank(), rules, 7, 0);
        examined(&mut live, &before, 0);
        let texts = (spoilt(&live.encode_plan(), &plan), spoilt(&live.answers().encode(), &answers));
        let kept = [
            Some((live.plan().clone(), live.terms().clone(), exam::Answers::decode(&texts.1))),
            exam::decode_plan(&texts.0).map(|(plan, terms)| (plan, terms, exam::Answers::decode(&texts.1))),
            exam::decode(&spoilt(&exam::encode(&live), &answers)).map(|(plan, terms, answers)| (plan, terms, Some(answers))),
        ];
        for (plan, terms, answers) in kept.into_iter().flatten() {
            let mut again = Exam::resume(bank(), plan, terms, answers, now);
            examined(&mut again, &after, now);
            let _ = exam::decode(&exam::encode(&again)).expect("what is written can be read");
        }
    }

    #[test]
    fn an_interview(seed in any::<u64>(), before in steps(), after in steps(), text in any_spoils(), now in any::<u64>()) {
        let rules = interview::Rules { timed: true, ..interview::Rules::default() };
        let mut live = Interview::new(bank(), &rules, None, seed, 0);
        let reviews = talked(&mut live, &before, 0);
        let text = spoilt(&live.encode(), &text);
        if let Some(mut again) = Interview::decode(bank(), &text, &reviews, now) {
            talked(&mut again, &after, now);
            prop_assert!(Interview::decode(bank(), &again.encode(), &reviews, now).is_some(), "what is written can be read");
        }
    }

    #[test]
    fn preferences_and_progress(log in any_spoils(), prefs in any_spoils(), before in steps(), now in any::<u64>()) {
        let line = spoilt("1 retention=900 new=20 confidence=1 time=100 interview=20891 backup=1763712345678", &prefs);
        let prefs = Prefs::decode(&line).unwrap_or_default();
        let _ = (prefs.ahead(now), prefs.room_for_new(7, 3, now), prefs.encode());
        let mut session = Session::new(bank(), Config::default(), None, 1, 0);
        let reviews = drilled(&mut session, &before);
        let text = spoilt(&reviews.iter().map(Review::encode).collect::<Vec<_>>().join("\n"), &log);
        let mut log = Log::default();
        log.extend(Lines::read(&text).reviews);
        let progress = Progress::of(&log, scheduler(&line, now), u64::MAX, None);
        let _ = (progress.by_area(&bank(), now), progress.next_due_at(&bank(), now), progress.due_in("test", now));
    }

    #[test]
    fn one_bad_line_takes_no_other_with_it(before in steps(), at in any::<Index>(), bad in "[^\n\r]{1,60}") {
        let mut session = Session::new(bank(), Config::default(), None, 1, 0);
        let reviews = drilled(&mut session, &before);
        let mut lines: Vec<String> = reviews.iter().map(Review::encode).collect();
        lines.insert(at.index(lines.len() + 1), bad);
        let read = Lines::read(&lines.join("\n"));
        for review in &reviews {
            prop_assert!(read.reviews.contains(review));
        }
    }
}

fn examined(exam: &mut Exam, steps: &[u8], start: u64) {
    use exam::{Event, More};
    for (at, step) in (0u64..).zip(steps) {
        let place = usize::from(step / 16);
        let event = match step % 16 {
            0 | 1 => Event::Answer(Given::Choose(step / 16)),
            2 => Event::Answer(Given::Pair(step / 16 % 4, Some(step / 64))),
            3 => Event::Answer(Given::Write("yes %".into())),
            4 | 5 => Event::Answer(Given::Next),
            6 => Event::Go(place),
            7 => Event::Flag,
            8 => Event::Check,
            9 => Event::HandIn,
            10 => Event::More([More::FiveMinutes, More::Half, More::Double, More::Unlimited][place % 4]),
            11 => Event::Clock { since: start },
            12 => Event::Tick(place, step / 64),
            13 => Event::Compared(place),
            14 => Event::Previous,
            _ => Event::HideClock,
        };
        let now = start.saturating_add(at * 30_000);
        exam.update(event, now);
        let _ = (exam.question(), exam.signs().count(), exam.marked().count(), exam.report(), exam.reviews());
        let _ = (exam.left_ms(now), exam.grace_ms(now), exam.offers_time(now), exam.removed(), exam.edited());
    }
}

fn talked(talk: &mut Interview, steps: &[u8], start: u64) -> Vec<Review> {
    use Given as Event;
    let mut reviews = Vec::new();
    for (at, step) in (0u64..).zip(steps) {
        let event = match step % 12 {
            0 => Event::Write("yes %".into()),
            1 => Event::Hint,
            2 | 3 => Event::Reveal,
            4 => Event::Choose(step / 12),
            5 => Event::Submit,
            6 => Event::Skip,
            7 => Event::Tick(step / 12),
            8 => Event::Cover(step / 12),
            9 => Event::WriteNext(step / 12, "and".into()),
            10 => Event::Beat,
            _ => Event::Next,
        };
        let effects = talk.update(event, start.saturating_add(at * 7000));
        reviews.extend(effects.into_iter().filter_map(|effect| match effect {
            Effect::Record(review) => Some(review),
            _ => None,
        }));
        if let interview::View::Report(report) = talk.view() {
            let bank = bank();
            let _ = (report.verdict(), report.points(), report.spent_ms(), report.over_time(), report.prepare(&bank));
        }
        let _ = talk.place();
    }
    reviews
}
