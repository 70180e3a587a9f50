//! One sitting, from the first question to the summary.

use popquiz_e2e::{Browser, Pointer, Quiz, Result, Stage, page};
use serde_json::Value;

fn deck<'b>(browser: &'b Browser, attributes: &str) -> Result<Stage<'b>> {
    Stage::show(browser, &page(&format!("<pop-quiz src=\"deck.pqb\" {attributes}></pop-quiz>")), &[])
}

pub fn a_tap_answers_and_every_choice_has_its_reason(browser: &Browser) -> Result<()> {
    let stage = deck(browser, "tags=\"single\"")?;
    let quiz = stage.quiz();
    assert_eq!(quiz.kind()?, "choice");
    quiz.touch_on(Pointer::Touch, "label.choice", "The other")?;
    quiz.wait("label.choice.sel")?;
    quiz.touch_on(Pointer::Touch, "[data-role=check]", "")?;
    quiz.wait("[data-role=feedback]")?;
    let verdict = quiz.text("[data-role=feedback]")?;
    assert!(verdict.contains("Not quite") && verdict.contains("because it says so"), "{verdict}");
    let rows = quiz.texts(".choice")?;
    assert_eq!(rows.len(), 3);
    for (choice, reason) in
        [("The choice", "the right choice"), ("The other", "the other choice"), ("The third", "the third choice")]
    {
        let row = rows.iter().find(|row| row.contains(choice)).ok_or("a choice is missing")?;
        assert!(row.contains(&format!("This is the reason of {reason}.")), "{row}");
    }
    assert!(quiz.text(".choice.wrong")?.contains("Your answer"));
    assert!(quiz.text(".choice.right")?.contains("Correct answer"));
    Ok(())
}

pub fn a_wrong_answer_comes_back_until_it_is_right(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"2\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    let missed = quiz.text("[data-role=question]")?;
    quiz.answer(false)?;
    assert!(quiz.text("[data-role=feedback]")?.contains("see this again before you finish"));
    quiz.button("next")?;
    quiz.wait("label.choice")?;
    quiz.answer(true)?;
    assert_eq!(quiz.text("[data-role=next]")?, "Next", "the missed question is still to come");
    quiz.button("next")?;
    for right in [false, true] {
        quiz.wait_for(".again", "you missed this one")?;
        assert_eq!(quiz.text("[data-role=question]")?, missed);
        quiz.answer(right)?;
        assert_eq!(quiz.text("[data-role=next]")?, if right { "Finish" } else { "Next" });
        quiz.button("next")?;
    }
    assert!(quiz.text("[data-role=summary]")?.contains("1 of 2 correct on the first try"));
    assert!(quiz.text(".repeat")?.contains("correct on retry"));
    assert_eq!(stage.events("answer")?.len(), 4);
    Ok(())
}

/// Answers every kind, and gives back what was seen.
fn all_kinds(quiz: Quiz<'_>, right: bool) -> Result<Vec<String>> {
    let mut seen = Vec::new();
    for _ in 0..7 {
        let kind = quiz.kind()?;
        quiz.answer(right)?;
        let verdict = quiz.text("[data-role=feedback] h3")?;
        let said = match (kind.as_str(), right) {
            ("open", true) => "You covered 3 of 3 key points",
            ("open", false) => "You covered 0 of 3 key points",
            (_, true) => "Correct",
            (_, false) => "Not quite",
        };
        assert!(verdict.contains(said), "{kind}: {verdict}");
        seen.push(kind);
        quiz.button("next")?;
        quiz.wait(
            "[data-role=question]:has(~ * [data-role=check], ~ * [data-role=reveal]), [data-role=summary], .again",
        )?;
    }
    seen.sort();
    Ok(seen)
}

const KINDS: [&str; 7] = ["blank", "choice", "match", "open", "order", "several", "spot"];

pub fn every_kind_can_be_answered_rightly(browser: &Browser) -> Result<()> {
    let stage = deck(browser, "")?;
    assert_eq!(all_kinds(stage.quiz(), true)?, KINDS);
    assert!(stage.quiz().text("[data-role=summary]")?.contains("All 7 correct on the first try"));
    Ok(())
}

pub fn every_kind_can_be_answered_wrongly(browser: &Browser) -> Result<()> {
    for kind in ["choice", "order", "match", "blank", "open", "spot"] {
        let stage = deck(browser, &format!("kind=\"{kind}\" limit=\"1\""))?;
        let quiz = stage.quiz();
        quiz.answer(false)?;
        let verdict = quiz.text("[data-role=feedback]")?;
        assert!(verdict.contains("see this again before you finish"), "{kind}: {verdict}");
        assert!(!quiz.has(".verdict.right")?, "{kind}: {verdict}");
        assert!(quiz.has("li.choice, li.line")?, "{kind}: the answer is shown");
        let score = stage.events("answer")?.first().and_then(|answer| answer["score"].as_f64());
        assert!(score.is_some_and(|score| score < 1.0), "{kind}: {score:?}");
    }
    Ok(())
}

pub fn an_open_question_is_revealed_and_ticked(browser: &Browser) -> Result<()> {
    let stage = deck(browser, "kind=\"open\"")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=reveal]")?;
    assert!(!quiz.has("[data-role=answer]")?, "the answer is covered at first");
    quiz.fill("textarea", "My own words.")?;
    quiz.button("reveal")?;
    quiz.wait_focus("answer")?;
    assert!(quiz.text("[data-role=answer]")?.contains("It holds one question of each kind"));
    assert!(quiz.text(".notes")?.contains("My own words."));
    quiz.click_on("label.choice", "Every screen")?;
    quiz.button("check")?;
    assert!(quiz.text("[data-role=feedback]")?.contains("1 of 3 key points"));
    assert!(quiz.text(".choice.right")?.contains("You covered this"));
    assert!(quiz.texts("section")?.iter().any(|text| text.contains("What would you add?")));
    Ok(())
}

pub fn another_round_follows_a_finished_one(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"2\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    let mut seen = Vec::new();
    for _ in 0..2 {
        for _ in 0..2 {
            seen.push(quiz.text("[data-role=question]")?);
            quiz.answer_and_go_on()?;
        }
        quiz.wait_focus("summary")?;
        quiz.button("again")?;
        quiz.wait_focus("question")?;
        assert_eq!(quiz.text(".count")?.split_whitespace().collect::<Vec<_>>(), ["1", "of", "2"]);
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 4, "the second round asks what was not seen: {seen:?}");
    assert_eq!(stage.events("complete")?.len(), 2);
    assert_eq!(stage.events("start")?.len(), 2, "a start is the learner's, not the page's");
    Ok(())
}

pub fn hostile_text_stays_text(browser: &Browser) -> Result<()> {
    let stage = deck(browser, "tags=\"single\"")?;
    let quiz = stage.quiz();
    assert!(quiz.text("[data-role=question]")?.contains("<img src=x onerror=alert(1)>"));
    quiz.answer(true)?;
    assert!(quiz.text("[data-role=feedback]")?.contains("<b>this</b>"));
    assert_eq!(quiz.eval("return all('img, b, script').length", &Value::Null)?, 0);
    Ok(())
}

pub fn a_drill_can_be_finished_and_its_count_never_runs_back(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"3\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=question]")?;
    assert!(!quiz.has("[data-role=finish]")?, "nothing is answered yet");
    for count in ["1 of 3", "2 of 3", "3 of 3", "3 of 3 · 3 to repeat"] {
        assert!(quiz.text(".count")?.starts_with(count), "{count}: {}", quiz.text(".count")?);
        quiz.button("skip")?;
        quiz.button("next")?;
        browser.wait_until("the next question", || Ok(!quiz.has("[data-role=feedback]")?))?;
    }
    quiz.button("finish")?;
    quiz.wait_focus("summary")?;
    assert!(quiz.text("[data-role=summary]")?.contains("0 of 3"));
    assert_eq!(stage.events("complete")?.len(), 1);
    Ok(())
}

pub fn check_without_an_answer_says_so(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"1\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.button("check")?;
    quiz.wait_for("[role=status]", "Answer first")?;
    quiz.click_on("label.choice", "(right)")?;
    browser.wait_until("it to go", || Ok(!quiz.texts("[role=status]")?.join("").contains("Answer first")))?;
    quiz.button("check")?;
    quiz.wait_focus("feedback")
}
