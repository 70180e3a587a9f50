//! What browsers hold of the builds before the one engine: plans, drafts, answers and interviews, word for word as those
//! builds wrote them, and what each of them has to come back as.

use super::*;
use crate::bank::Bank;
use crate::grading::Response;
use crate::item::{Head, Item, Level, Task};
use crate::memory::log::{Confidence, Lines, Review};
use crate::prose::Prose;
use crate::testing;
use std::rc::Rc;

const NOON: u64 = 1_763_712_345_678;
const NOTES: &str = "my notes: 100 %";

fn bank() -> Rc<Bank> {
    let open = testing::open("open", 3);
    let mut body = open.body().clone();
    body.hints = vec![Prose::text("Think.")];
    if let Task::Open(open) = &mut body.task {
        open.follow_ups = vec![Prose::text("And then?")];
    }
    let open = Item::new(open.head().clone(), body).expect("a sound item");
    let scenario = testing::choice("scenario", &[false, true, false]);
    let head = Head { level: Level::Scenario, ..scenario.head().clone() };
    Rc::new(testing::bank(&[
        testing::choice("one", &[false, true, false]),
        testing::order("order", 4),
        testing::pairs("match", 3),
        testing::item("blank", Task::Blank(testing::blank_task(&["yes"]))),
        open,
        Item::new(head, scenario.body().clone()).expect("a sound item"),
    ]))
}

mod a_drill_of_an_earlier_build {
    use super::*;
    use crate::sitting::session::{Position, Session, View};

    const PLAN: &str = "1 gc0uy9 1763712345678 d 5 3 6 ; ; ; ; ; one order match blank open scenario ";
    const LOG: [&str; 6] = [
        "1 1763712354678 test/one gc0uy9 1 d i 0 s 9000 c:a",
        "1 1763712365678 test/order gc0uy9 1 d s 0 - 10000 -",
        "1 1763712365679 test/match gc0uy9 1 d s 0 - 0 -",
        "1 1763712365680 test/blank gc0uy9 1 d i 0 - 0 b:no",
        "1 1763712375678 test/one gc0uy9 2 d s 0 - 10000 -",
        "1 1763712375679 test/order gc0uy9 2 d s 0 - 0 -",
    ];

    fn log(answers: usize) -> Vec<Review> {
        Lines::read(&LOG[..answers].join("\n")).reviews
    }

    fn left(answers: usize, draft: &str) -> Session {
        let plan = Plan::decode(PLAN).expect("a plan");
        assert_eq!(plan.encode(), PLAN, "and it is still written so");
        let position = Position::decode(draft).expect("a draft");
        Session::resume(bank(), plan, &log(answers), Some(position), NOON + 60_000)
    }

    #[test]
    fn comes_back_at_its_verdict() {
        let session = left(1, "1 1 t - -  one:d1qs9e");
        let View::Verdict(verdict) = session.view() else { panic!("a verdict: {:?}", session.view()) };
        assert_eq!((verdict.item.id(), verdict.response), ("one", Some(&Response::Choice(vec![0]))));
        assert_eq!((verdict.confidence, verdict.edited, verdict.comes_back), (Some(Confidence::Sure), false, true));
    }

    #[test]
    fn comes_back_at_its_question_with_what_was_done_so_far() {
        let session = left(1, "1 1 a - o:dcab  order:ysj49f one:d1qs9e");
        let View::Question(question) = session.view() else { panic!("a question") };
        assert_eq!((question.item.id(), question.response), ("order", &Response::Order(vec![3, 2, 0, 1])));
        assert!(!question.edited);
    }

    #[test]
    fn asks_what_it_asked_though_today_something_new_would_come_first() {
        let session = left(4, "1 4 a - c:  one:d1qs9e order:ysj49f match:13eq4bo blank:171byp");
        let View::Question(question) = session.view() else { panic!("a question") };
        assert_eq!((question.item.id(), question.attempt), ("one", 2));
    }

    #[test]
    fn comes_back_after_repetitions_in_the_order_of_then() {
        let session = left(6, "1 6 a - m:b--  match:13eq4bo blank:171byp one:d1qs9e order:ysj49f");
        let View::Question(question) = session.view() else { panic!("a question") };
        assert_eq!((question.item.id(), question.attempt), ("match", 2));
        assert_eq!(question.response, &Response::Match(vec![Some(1), None, None]));
        let over = left(6, "1 6 x - -  match:13eq4bo blank:171byp one:d1qs9e order:ysj49f");
        let View::Summary(summary) = over.view() else { panic!("a summary") };
        assert_eq!((summary.results.len(), summary.left), (4, 2));
    }

    #[test]
    fn counts_a_fourth_attempt_that_would_not_be_asked_today() {
        let mut log = log(1);
        let again = |attempt| Review { at: log[0].at + u64::from(attempt), attempt, ..log[0].clone() };
        let more: Vec<Review> = (2..=5).map(again).collect();
        log.extend(more);
        let plan = Plan { items: vec!["one".into(), "open".into()], ..Plan::decode(PLAN).expect("a plan") };
        let position = Position::decode("1 5 r - k:b my%20notes:%20100%20%25 open:0").expect("a draft");
        let session = Session::resume(bank(), plan, &log, Some(position), NOON);
        let View::Question(question) = session.view() else { panic!("a question") };
        assert_eq!((question.item.id(), question.notes, question.revealed), ("open", NOTES, true));
        assert_eq!(question.response, &Response::Open(vec![1]));
    }
}

mod an_exam_of_an_earlier_build {
    use super::*;
    use crate::memory::prefs::Time;
    use crate::sitting::exam::{self, Answers, Exam, Sign, Stage};

    const PLAN: &str = "1 30 100 70 4821 1800000 basic:5,scenario:1\n1 gc0uy9 1763712345678 e 9 1 0 ; ; ; \
        choice,order,match,blank,open,spot,; ; one order match blank open scenario ";
    const ANSWERS: &str = "1 gc0uy9 open a h 1763714445678 300000 -\none f 60000 - c:b \norder - 0 - o:badc \n\
        match - 0 - m:b-- \nblank - 0 - b:yes \nopen - 0 - k: my%20notes:%20100%20%25\nscenario - 0 - c: ";
    const DONE: &str = "1 gc0uy9 open d h 1763714445678 300000 1763712435678\none f 60000 c1000 c:b \n\
        order - 0 i0 o:badc \nmatch - 0 i0 m:b-- \nblank - 0 c1000 b:yes \n\
        open - 30000 - k:b my%20notes:%20100%20%25\nscenario - 0 s0 c: ";
    const REVIEWS: [&str; 5] = [
        "1 1763712435678 test/one gc0uy9 1 e c 1000 - 60000 c:b",
        "1 1763712435678 test/order gc0uy9 1 e i 0 - 0 o:badc",
        "1 1763712435678 test/match gc0uy9 1 e i 0 - 0 m:b--",
        "1 1763712435678 test/blank gc0uy9 1 e c 1000 - 0 b:yes",
        "1 1763712435678 test/scenario gc0uy9 1 e s 0 - 0 -",
    ];

    #[test]
    fn comes_back_with_its_answers_its_flags_and_its_time() {
        let (plan, terms) = exam::decode_plan(PLAN).expect("a plan");
        let answers = Answers::decode(ANSWERS).expect("answers");
        let exam = Exam::resume(bank(), plan, terms, Some(answers), NOON + 100_000);
        assert_eq!((exam.terms().minutes, exam.terms().time, exam.terms().number), (Some(30), Time::Set, Some(4821)));
        assert_eq!((exam.at(), exam.stage(), exam.clock_hidden()), (4, Stage::Asking, true));
        assert_eq!(exam.left_ms(NOON + 100_000), Some(2_000_000));
        let signs = [Sign::Answered, Sign::Answered, Sign::Started, Sign::Answered, Sign::Answered, Sign::Unanswered];
        assert_eq!(
            exam.signs().collect::<Vec<_>>(),
            [true, false, false, false, false, false]
                .into_iter()
                .zip(signs)
                .map(|(flag, sign)| (sign, flag))
                .collect::<Vec<_>>()
        );
        assert_eq!(exam.question().map(|question| question.notes), Some(NOTES));
        assert_eq!((exam.encode_plan(), exam.answers().encode()), (PLAN.into(), ANSWERS.into()), "still written so");
    }

    #[test]
    fn is_still_its_result_once_it_was_handed_in() {
        let text = format!("{PLAN}\n{DONE}");
        let (plan, terms, answers) = exam::decode(&text).expect("a result");
        let mut exam = Exam::resume(bank(), plan, terms, Some(answers), NOON + 100_000);
        assert_eq!(exam.reviews().iter().map(Review::encode).collect::<Vec<_>>(), REVIEWS);
        assert_eq!((exam.report().to_compare, exam.report().used_ms), (1, 90_000));
        assert_eq!(exam::encode(&exam), text);
        assert_eq!(exam.update(exam::Event::Tick(4, 2), NOON), [Effect::Keep], "its key points can still be ticked");
        assert!(exam.update(exam::Event::Compared(4), NOON).contains(&Effect::Complete));
    }
}

mod an_interview_of_an_earlier_build {
    use super::*;
    use crate::sitting::interview::{Interview, View};

    const HEAD: &str = "1 gc0uy9 1763712345678 1";
    const TOLD: &str = "50000 1 k:b my%20notes:%20100%20%25 1so";

    fn left(current: usize, open: &str, scenario: &str) -> Interview {
        let text = format!("{HEAD} {current} 0\nopen 3jbmul8jjlh46 {open}\nscenario 1l6ir20jvn14s {scenario}\n");
        Interview::decode(bank(), &text, &[], NOON + 100_000).expect("an interview")
    }

    #[test]
    fn comes_back_at_its_question() {
        let talk = left(0, "a 0 20000 1 k: my%20notes:%20100%20%25 0", "w 0 0 0 c: ");
        let View::Question(question) = talk.view() else { panic!("a question") };
        assert_eq!((question.item.id(), &*question.entry.notes, question.entry.spent_ms), ("open", NOTES, 20_000));
        assert_eq!((question.hints.len(), question.hints_left, question.entry.edited), (1, 0, false));
        assert_eq!((talk.sitting(), talk.started_at(), talk.timed()), (987_654_321, NOON, true));
    }

    #[test]
    fn comes_back_at_the_answer_with_its_ticks() {
        let talk = left(0, &format!("t 0 {TOLD}"), "w 0 0 0 c: ");
        let View::Answer(answer) = talk.view() else { panic!("an answer") };
        assert_eq!(answer.entry.response, Response::Open(vec![1]));
        assert_eq!(answer.entry.follow_ups, [FollowUp { covered: true, notes: "so".into() }]);
    }

    #[test]
    fn comes_back_at_options_that_were_covered() {
        let talk = left(1, &format!("d 0 {TOLD}"), "u 0 0 0 c:b ");
        let View::Options(question) = talk.view() else { panic!("options") };
        assert_eq!((question.item.id(), &question.entry.response), ("scenario", &Response::Choice(vec![1])));
    }

    #[test]
    fn is_still_its_report_once_it_is_over() {
        let talk = left(2, &format!("d 0 {TOLD}"), "d 0 10000 0 c:b ");
        let View::Report(report) = talk.view() else { panic!("a report") };
        assert_eq!((report.rows.len(), report.left, report.removed), (2, 0, 0));
        assert_eq!((report.score_permille(), report.spent_ms(), report.hints()), (667, 60_000, 1));
    }
}
