//! An exam, from its set-up to the review.

mod left;
mod screens;

pub use left::{
    a_kill_at_each_of_twenty_questions_loses_nothing, the_start_screen_knows_of_an_exam_under_way,
    two_tabs_hand_in_once, what_the_bank_lost_meanwhile_is_passed_over,
};
use popquiz_e2e::{Browser, Page, Pointer, Quiz, Result, Stage, page};
pub use screens::{axe_finds_nothing_on_any_screen, every_screen_fits_a_phone};
use serde_json::{Value, json};

fn plain(attributes: &str) -> Page {
    page(&format!("<pop-quiz src=\"plain.pqb\" mode=\"exam\" {attributes}></pop-quiz>"))
}

fn kinds(attributes: &str) -> Page {
    page(&format!(
        "<pop-quiz src=\"deck.pqb\" mode=\"exam\" kind=\"choice order match blank spot open\" {attributes}></pop-quiz>"
    ))
}

fn begin<'b>(browser: &'b Browser, page: &Page) -> Result<Stage<'b>> {
    let stage = Stage::show(browser, page, &[])?;
    stage.quiz().button("start")?;
    stage.quiz().wait_focus("question")?;
    Ok(stage)
}

/// Waits until a question is shown, by its place from 1.
fn at(quiz: Quiz<'_>, place: usize) -> Result<()> {
    let wanted = format!("{place} of");
    quiz.browser().wait_until(&wanted, || Ok(quiz.texts(".place")?.first().is_some_and(|text| text.contains(&wanted))))
}

/// From wherever the learner is to the result.
fn hand_in(quiz: Quiz<'_>) -> Result<()> {
    if !quiz.has("[data-role=check-list]")? {
        quiz.eval("one('[data-role=hand-in]').click()", &Value::Null)?;
    }
    quiz.button("submit")?;
    quiz.wait_focus("summary")
}

/// What is kept of the exam under a part of its key.
fn kept(stage: &Stage<'_>, part: &str) -> Result<Option<String>> {
    let end = format!(":{part}");
    Ok(stage.stored("popquiz:sitting:")?.into_iter().find(|(key, _)| key.ends_with(&end)).map(|(_, text)| text))
}

/// Writes another text over a part of what is kept.
fn rewrite(stage: &Stage<'_>, part: &str, text: &str) -> Result<()> {
    let script = "localStorage.setItem(Object.keys(localStorage).find((key) => key.endsWith(`:${arg[0]}`)), arg[1])";
    stage.eval(script, &json!([part, text])).map(drop)
}

/// The word of the answers' first line that says when time is up.
const DEADLINE: usize = 5;

fn deadline(stage: &Stage<'_>) -> Result<u64> {
    let text = kept(stage, "exam-answers")?.ok_or("no answers are kept")?;
    let word = text.lines().next().and_then(|line| line.split(' ').nth(DEADLINE)).unwrap_or_default();
    word.parse().map_err(|_| format!("no deadline in {text}"))
}

/// Lets the time of the exam that is kept be up.
fn let_time_pass(stage: &Stage<'_>) -> Result<()> {
    let text = kept(stage, "exam-answers")?.ok_or("no answers are kept")?;
    rewrite(stage, "exam-answers", &text.replacen(&deadline(stage)?.to_string(), "1000", 1))
}

pub fn a_short_exam_by_touch_with_its_review(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &plain("limit=\"4\" minutes=\"15\" pass=\"50\" seed=\"touch\""), &[])?;
    let quiz = stage.quiz();
    let tap = |role: &str| quiz.touch_on(Pointer::Touch, &format!("[data-role={role}]"), "");
    assert!(quiz.text(".sum")?.contains("4 questions, 15 minutes"));
    assert!(stage.events("start")?.is_empty(), "nothing has begun");
    tap("start")?;
    quiz.wait_focus("question")?;
    assert_eq!(stage.events("start")?, [json!({ "mode": "exam", "items": 4 })]);
    for (place, right) in [(1, true), (2, false), (3, true)] {
        at(quiz, place)?;
        quiz.touch_on(Pointer::Touch, "label.choice", if right { "(right)" } else { "(wrong)" })?;
        quiz.wait("label.sel")?;
        if place == 2 {
            tap("flag")?;
            quiz.wait_for("[data-role=flag]", "Flagged")?;
        }
        assert!(!quiz.has(".right, .wrong, .verdict")?, "no verdict before the end");
        tap("next")?;
    }
    at(quiz, 4)?;
    tap("next")?;
    quiz.wait_focus("check-list")?;
    assert!(quiz.text("[data-role=check-list]")?.contains("1 question unanswered"));
    assert_eq!(quiz.count(".links .link")?, 2, "the one without an answer, and the flagged one");
    assert_eq!(quiz.text("[data-role=submit]")?, "Submit anyway");
    assert!(stage.log()?.is_empty() && stage.events("answer")?.is_empty(), "nothing is told before it is handed in");
    tap("submit")?;
    quiz.wait_focus("summary")?;
    let said = quiz.text("[data-role=summary]")?;
    assert!(said.contains("Passed with 50%") && said.contains("2 of 4 correct, 1 unanswered"), "{said}");

    assert_eq!(stage.log()?.len(), 4);
    let outcomes: Vec<Value> = stage.events("answer")?.into_iter().map(|mut answer| answer["outcome"].take()).collect();
    assert_eq!(outcomes, ["correct", "incorrect", "correct", "skipped"]);
    let complete = stage.events("complete")?;
    assert_eq!(complete.len(), 1);
    assert_eq!(
        (&complete[0]["passed"], &complete[0]["score"], &complete[0]["right"]),
        (&json!(true), &json!(0.5), &json!(2))
    );

    quiz.touch_on(Pointer::Touch, ".review button", "Flagged")?;
    quiz.browser().wait_until("one question", || Ok(quiz.count(".repeat > li")? == 1))?;
    quiz.touch_on(Pointer::Touch, ".repeat summary", "wrong")?;
    let told = quiz.text(".repeat details[open]")?;
    assert!(told.contains("Your answer") && told.contains("Correct answer"), "{told}");
    assert!(told.contains("The reason of what is wrong") && told.contains("The reason of what is right"), "{told}");

    browser.reload()?;
    assert_eq!(quiz.text("[data-role=summary]")?, said, "the result is still there");
    assert_eq!((stage.log()?.len(), stage.events("complete")?.len()), (4, 0), "and nothing is told twice");
    quiz.button("repeat")?;
    quiz.wait_focus("question")?;
    assert!(quiz.text(".count")?.contains("1 of 2"), "a drill of what was missed");
    Ok(())
}

pub fn every_kind_is_marked_and_notes_are_compared(browser: &Browser) -> Result<()> {
    let stage = begin(browser, &kinds("limit=\"7\" minutes=\"0\""))?;
    let quiz = stage.quiz();
    assert!(!quiz.has("[data-role=clock]")?, "without a limit there is no clock");
    for place in 1..=7 {
        at(quiz, place)?;
        quiz.respond(true)?;
        quiz.wait_for(".state", "answered")?;
        quiz.button("next")?;
    }
    quiz.wait_focus("check-list")?;
    assert!(quiz.text("[data-role=check-list]")?.contains("Ready to submit?"));
    hand_in(quiz)?;
    assert!(quiz.text("[data-role=summary]")?.contains("6 of 7 correct"));
    assert!(quiz.text("[data-role=summary]")?.contains("1 open question is not marked yet"));
    assert_eq!((stage.log()?.len(), stage.events("complete")?.len()), (6, 0));
    quiz.click_on(".repeat summary", "to compare")?;
    assert!(quiz.text(".repeat details[open] .notes")?.contains("What I would say"));
    quiz.click_on("label.choice", "Every screen can be seen")?;
    quiz.click_on("label.choice", "One question of each kind")?;
    quiz.wait_for("label.sel", "One question of each kind")?;
    browser.reload()?;
    quiz.click_on(".repeat summary", "to compare")?;
    assert_eq!(quiz.count("label.sel")?, 2, "ticks survive, too");
    quiz.button("compared")?;
    quiz.wait_for("[data-role=summary]", "7 of 7 correct")?;
    assert_eq!((stage.log()?.len(), stage.events("complete")?.len()), (7, 1));
    assert!(stage.log()?.iter().any(|line| line.contains("open-talk") && line.contains(" e p 666 ")), "two of three");
    Ok(())
}

pub fn an_exam_by_keys_alone(browser: &Browser) -> Result<()> {
    let body = "<p><label>Before <input id=\"before\"></label></p><pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"3\"></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=start]")?;
    stage.eval("document.querySelector('#before').focus()", &Value::Null)?;
    for _ in 0..12 {
        quiz.press(&["Tab"])?;
        if quiz.focused()? == "start" {
            break;
        }
    }
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")?;
    quiz.press(&["?"])?;
    assert!(quiz.text(".keys")?.contains("flag this question"));
    quiz.press(&["Escape", "1"])?;
    quiz.wait("label.sel")?;
    quiz.press(&["f"])?;
    quiz.wait_for("[data-role=flag]", "Flagged")?;
    quiz.press(&["Enter"])?;
    at(quiz, 2)?;
    quiz.wait_focus("question")?;
    quiz.press(&["b", "Enter"])?;
    at(quiz, 3)?;
    quiz.press(&["p"])?;
    at(quiz, 2)?;
    assert_eq!(quiz.count("label.sel")?, 1, "what was chosen is still chosen");
    quiz.press(&["s"])?;
    let current = "return root.activeElement?.getAttribute('aria-label')";
    browser.wait_until("the focus in the sheet", || Ok(quiz.eval(current, &Value::Null)? == "Question 2, answered"))?;
    quiz.press(&["Tab", "Enter"])?;
    at(quiz, 3)?;
    quiz.wait_focus("question")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("check-list")?;
    quiz.press(&["Enter"])?;
    assert!(quiz.has("[data-role=check-list]")?, "handing in takes a button, not a key that was held too long");
    for _ in 0..8 {
        quiz.press(&["Tab"])?;
        if quiz.focused()? == "submit" {
            break;
        }
    }
    quiz.press(&["Enter"])?;
    quiz.wait_focus("summary")
}

pub fn time_that_is_up_is_said_and_can_be_extended(browser: &Browser) -> Result<()> {
    let stage = begin(browser, &plain("limit=\"2\" minutes=\"1\""))?;
    let quiz = stage.quiz();
    quiz.respond(true)?;
    quiz.wait_for(".state", "answered")?;
    assert_eq!(quiz.texts("[data-role=said]")?, [""], "the time is not read out as it goes by");
    let_time_pass(&stage)?;
    browser.reload()?;
    quiz.wait("[data-role=time-up]")?;
    assert!(quiz.text(".end")?.contains("will be submitted in"));
    assert!(quiz.text("[data-role=said]")?.contains("Time's up"), "and for those who cannot see it");
    quiz.button("add")?;
    quiz.wait_focus("question")?;
    assert!(quiz.text("[data-role=said]")?.contains("5 minutes left"));
    assert!(
        ["5:00", "4:5"].iter().any(|begin| quiz.text("[data-role=clock]").is_ok_and(|text| text.starts_with(begin)))
    );

    quiz.click_on(".time summary", "Time")?;
    quiz.click_on(".time button", "Hide the clock")?;
    browser.wait_until("the clock to go", || Ok(!quiz.has("[data-role=clock]")?))?;
    browser.reload()?;
    quiz.wait("[data-role=flag]")?;
    assert!(!quiz.has("[data-role=clock]")?, "it stays hidden");
    let_time_pass(&stage)?;
    browser.reload()?;
    quiz.button("hand-in-now")?;
    quiz.wait_focus("summary")?;
    let said = quiz.text("[data-role=summary]")?;
    assert!(said.contains("1 of 2 correct, 1 unanswered") && said.contains("You added 5 minutes."), "{said}");

    quiz.button("again")?;
    quiz.click_on("button", "no limit")?;
    quiz.wait_for(".sum", "no time limit")?;
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    assert!(!quiz.has("[data-role=clock]")?);
    Ok(())
}

pub fn the_learner_chooses_and_a_number_is_a_paper(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &plain(""), &[])?;
    let quiz = stage.quiz();
    assert!(quiz.text(".sum")?.contains("20 questions, 20 minutes"), "one press would begin");
    quiz.click_on("button", "10")?;
    quiz.wait_for(".sum", "10 questions, 10 minutes")?;
    quiz.click_on("button", "20 min")?;
    quiz.wait_for(".sum", "10 questions, 20 minutes")?;
    quiz.click_on("button", "60%")?;
    let mut papers = Vec::new();
    for number in ["4821", "04821", "4822"] {
        quiz.click_on("summary", "Exam code")?;
        quiz.eval("one('[data-role=number]').focus()", &Value::Null)?;
        let digits: Vec<String> = number.chars().map(String::from).collect();
        quiz.press(&["Control+a"])?;
        quiz.press(&digits.iter().map(String::as_str).collect::<Vec<_>>())?;
        quiz.wait_for("summary", &format!("Exam code {number}"))?;
        quiz.button("start")?;
        quiz.wait_focus("question")?;
        let mut paper = Vec::new();
        for place in 1..=10 {
            at(quiz, place)?;
            paper.push((quiz.text("[data-role=question]")?, quiz.texts("label.choice")?));
            quiz.button("next")?;
        }
        papers.push(paper);
        quiz.wait_focus("check-list")?;
        hand_in(quiz)?;
        let said = quiz.text("[data-role=summary]")?;
        let number = number.trim_start_matches('0');
        assert!(said.contains(&format!("Exam code {number}")) && said.contains("twice the usual time"), "{said}");
        quiz.button("again")?;
        quiz.wait("[data-role=start]")?;
    }
    assert_eq!(papers[0], papers[1]);
    assert_ne!(papers[0], papers[2]);
    quiz.button("last")?;
    quiz.wait_focus("summary")
}

pub fn quotas_are_kept_and_what_is_missing_is_said(browser: &Browser) -> Result<()> {
    let attributes = "quotas=\"second:2 intermediate:9 first/basic:1 nonsense\"";
    let body = format!("<pop-quiz src=\"deck.pqb\" mode=\"exam\" {attributes}></pop-quiz>");
    browser.expect_in_console("isn't valid");
    let stage = Stage::show(browser, &page(&body), &[])?;
    let quiz = stage.quiz();
    assert!(quiz.text(".short")?.contains("intermediate: 1 instead of 9"), "{}", quiz.text(".short")?);
    assert!(quiz.text(".facts")?.contains("4 questions"), "two, one of nine, and one");
    let warnings = stage.spied("warnings")?;
    assert!(warnings.iter().any(|text| text.as_str().is_some_and(|text| text.contains("quotas=\"nonsense\""))));
    quiz.button("start")?;
    let mut areas = Vec::new();
    for place in 1..=4 {
        at(quiz, place)?;
        areas.push(quiz.text(".pill")?);
        quiz.button("next")?;
    }
    areas.sort();
    assert_eq!(areas, ["first", "first", "second", "second"]);
    Ok(())
}
