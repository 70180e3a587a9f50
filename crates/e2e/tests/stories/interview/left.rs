//! An interview that is left, and found again.

use super::{NOTES, interview, note};
use popquiz_e2e::{Browser, Quiz, Result, Stage, page};
use serde_json::{Value, json};

/// All that a learner would miss: where they are, and whatever they did there. Not the time, which runs.
fn screen(quiz: Quiz<'_>) -> Result<Value> {
    quiz.wait("[data-role=question], [data-role=report]")?;
    let script = "return [
        all('.count, [data-role=question], .hints, [data-role=answer], .seems, .foot, .own').map((one) => one.innerText),
        all('textarea').map((one) => one.value),
        all('input').map((one) => one.checked)]";
    quiz.eval(script, &Value::Null)
}

pub fn a_tab_killed_at_every_step_of_twenty_questions_loses_nothing(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "tags=\"talk\" limit=\"20\"")?;
    let quiz = stage.quiz();
    quiz.button("begin")?;
    quiz.wait_focus("question")?;
    let killed = |step: &str| -> Result<()> {
        let before = screen(quiz)?;
        stage.reopen("/host.html")?;
        assert_eq!(screen(quiz)?, before, "{step}");
        Ok(())
    };
    for number in 1..=20 {
        quiz.wait_for(".count", &format!("{number} of 20"))?;
        killed("asked")?;
        note(quiz, &format!("{NOTES} {number}"))?;
        quiz.button("more")?;
        quiz.wait_focus("hint")?;
        killed("noted, with a hint")?;
        quiz.button("reveal")?;
        quiz.wait_focus("answer")?;
        killed("revealed")?;
        quiz.click_on("label.choice", "Locks")?;
        quiz.fill(".next textarea", &format!("Then {number}"))?;
        quiz.click_on(".next label.choice", "I answered this")?;
        quiz.wait(".next .sel")?;
        killed("ticked")?;
        quiz.button("next")?;
    }
    quiz.wait_focus("report")?;
    let report = quiz.text(".card")?;
    assert!(report.contains("20 of 60") && report.contains("Then 20"), "{report}");
    stage.reopen("/host.html")?;
    assert_eq!(quiz.text(".card")?, report);
    assert_eq!(stage.log()?.len(), 20, "every answer is in the log once");
    Ok(())
}

pub fn the_start_screen_carries_on_an_interview(browser: &Browser) -> Result<()> {
    let home = page("<pop-quiz src=\"talks.pqb\" home></pop-quiz>").bundled();
    let stage = Stage::show(browser, &home, &[])?;
    let quiz = stage.quiz();
    quiz.button("interview")?;
    quiz.wait_focus("study")?;
    quiz.button("begin")?;
    quiz.wait_focus("question")?;
    note(quiz, "Half an answer")?;
    let question = quiz.text("[data-role=question]")?;
    browser.reload()?;
    quiz.wait_for(".tile", "Continue: Interview")?;
    quiz.button("continue")?;
    assert_eq!(quiz.text("[data-role=question]")?, question);
    quiz.wait("textarea")?;
    assert_eq!(quiz.eval("return one('textarea').value", &Value::Null)?, "Half an answer");
    quiz.button("reveal")?;
    quiz.button("next")?;
    quiz.wait_for(".count", "2 of")?;
    quiz.button("home")?;
    quiz.wait_for(".tile", "Continue: Interview")?;
    quiz.button("continue")?;
    quiz.button("stop")?;
    quiz.wait_focus("report")?;
    quiz.button("home")?;
    quiz.wait("[data-role=home]")?;
    assert!(!quiz.texts(".tile")?.iter().any(|tile| tile.contains("Interview")), "a finished one is not carried on");
    quiz.button("interview")?;
    quiz.wait("[data-role=begin]")?;
    quiz.button("last")?;
    quiz.wait_focus("report")
}

pub fn an_interview_that_cannot_be_read_is_set_aside(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "")?;
    let quiz = stage.quiz();
    quiz.button("begin")?;
    quiz.wait_focus("question")?;
    let (key, _) = stage.stored("popquiz:sitting:")?.pop().ok_or("nothing is kept")?;
    stage.open("/empty.html")?;
    stage.eval("localStorage.setItem(arg, '1 what is this')", &json!(key))?;
    stage.open("/host.html")?;
    quiz.wait("[data-role=begin]")?;
    assert!(quiz.text(".notice")?.contains("set aside, not deleted"));
    let aside = stage.stored("popquiz:aside:")?;
    assert_eq!(aside.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["1 what is this"]);
    Ok(())
}

pub fn an_interview_whose_questions_left_the_bank_is_over(browser: &Browser) -> Result<()> {
    let home = page("<pop-quiz src=\"talks.pqb\" home></pop-quiz>").bundled();
    let stage = Stage::show(browser, &home, &[])?;
    let quiz = stage.quiz();
    quiz.button("interview")?;
    quiz.button("begin")?;
    quiz.wait_focus("question")?;
    note(quiz, "All that I said")?;
    quiz.button("reveal")?;
    quiz.button("next")?;
    quiz.wait_for(".count", "2 of")?;
    // The bank that the page shows next time has none of the others.
    let rename = "const key = Object.keys(localStorage).find((key) => key.endsWith(':interview'));
        const [first, done, ...rest] = localStorage[key].trimEnd().split('\\n');
        localStorage[key] = [first, done, ...rest.map((line) => line.replace(/^\\S+/, 'gone'))].join('\\n');";
    stage.eval(rename, &Value::Null)?;
    browser.reload()?;
    quiz.wait_for(".tile", "Continue: Interview")?;
    quiz.button("continue")?;
    quiz.wait("[data-role=report]")?;
    assert!(quiz.text(".each")?.contains("All that I said") && quiz.text(".again")?.contains("were removed"));
    quiz.button("home")?;
    quiz.wait("[data-role=home]")?;
    assert!(!quiz.texts(".tile")?.iter().any(|tile| tile.contains("Interview")), "there is nothing to carry on");
    Ok(())
}
