//! What an interview comes to.

use super::*;

#[test]
fn the_report_adds_up() {
    let mut talk = of(&["models-basic", "models-covered", "orm-basic", "orm-advanced", "views-basic"]);
    let all = [Event::Tick(0), Event::Tick(1), Event::Tick(2)];
    talk.update(Event::Hint, 1_000);
    talk.update(Event::Reveal, 95_000);
    for event in all {
        talk.update(event, 96_000);
    }
    talk.update(Event::Next, 96_000);
    for event in [Event::Reveal, Event::Choose(0), Event::Submit, Event::Next] {
        talk.update(event, 97_000);
    }
    for event in [Event::Reveal, Event::Tick(1), Event::Next, Event::Skip, Event::Next, Event::Stop] {
        talk.update(event, 100_000);
    }
    let View::Report(report) = talk.view() else { panic!("a report") };
    assert_eq!((report.rows.len(), report.left, report.removed), (4, 1, 0));
    // 1000, 0, 333 and 0.
    assert_eq!((report.score_permille(), report.verdict()), (333, Verdict::NotYet));
    assert_eq!((report.points(), report.hints()), ((4, 9), 1));
    assert_eq!((report.over_time(), report.spent_ms()), (Some((1, 4)), 99_000));
    assert_eq!(report.rows[0].over_ms(), 5_000);
    assert_eq!(report.rows[2].points(), (vec![1], vec![0, 2]));
    let bank = talk.bank();
    let areas: Vec<_> =
        report.by_area(bank).iter().map(|tally| (tally.key, tally.asked, tally.score_permille)).collect();
    assert_eq!(areas, [("models", 2, 500), ("orm", 2, 167)]);
    let levels: Vec<_> = report.by_level().iter().map(|tally| (tally.key, tally.score_permille)).collect();
    assert_eq!(levels, [(Level::Basic, 667), (Level::Advanced, 0), (Level::Scenario, 0)]);
    let prepare = report.prepare(bank);
    let topics: Vec<_> = prepare.iter().map(|topic| (topic.area, topic.rows.clone())).collect();
    assert_eq!(topics, [("orm", vec![3, 2]), ("models", vec![1])], "weakest first, and nothing that was complete");
    let drill = |topic: usize| prepare[topic].drill.iter().map(|&at| bank.heads()[at].id.as_str()).collect::<Vec<_>>();
    assert_eq!((drill(0), drill(1)), (vec!["orm-closed"], vec!["models-covered"]));
}

#[test]
fn verdicts_do_not_flatter() {
    let verdict = |ticks: &[u8]| {
        let mut talk = of(&["orm-basic", "views-basic"]);
        for _ in 0..2 {
            talk.update(Event::Reveal, 1);
            for &at in ticks {
                talk.update(Event::Tick(at), 1);
            }
            talk.update(Event::Next, 1);
        }
        let View::Report(report) = talk.view() else { panic!("a report") };
        report.verdict()
    };
    assert_eq!(
        [verdict(&[]), verdict(&[0]), verdict(&[0, 1]), verdict(&[0, 1, 2])],
        [Verdict::NotYet, Verdict::NotYet, Verdict::Good, Verdict::Strong]
    );
    let mut talk = of(&["orm-basic"]);
    talk.update(Event::Stop, 1);
    assert!(matches!(talk.view(), View::Report(report) if report.verdict() == Verdict::Nothing));
}
