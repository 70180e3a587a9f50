//! What an exam leaves on paper.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::{Value, json};

pub fn an_exam_is_printed_with_every_reason(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"2\" minutes=\"0\"><p>In place of it</p></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    for (place, right) in [("1 of", true), ("2 of", false)] {
        quiz.wait_for(".place", place)?;
        quiz.respond(right)?;
        quiz.wait_for(".state", "answered")?;
        quiz.button("next")?;
    }
    quiz.button("submit")?;
    quiz.wait_focus("summary")?;

    // The dialogue is the system's; what it would print is what is shown for paper meanwhile.
    stage.eval("window.dialogues = 0; window.print = () => { window.dialogues += 1; }", &Value::Null)?;
    quiz.button("print")?;
    browser.wait_until("the dialogue", || Ok(stage.eval("return window.dialogues", &Value::Null)? == 1))?;
    let shown = "return ['.sheet', '.card'].map((part) => one(part).checkVisibility())";
    assert_eq!(quiz.eval(shown, &Value::Null)?, json!([false, true]), "the screen stays as it is");
    browser.on_paper(true)?;
    assert_eq!(quiz.eval(shown, &Value::Null)?, json!([true, false]), "on paper, the result");
    let sheet = quiz.text(".sheet")?;
    for said in ["Not passed: 50%", "1. ✓ correct", "2. ✗ wrong", "The reason of what is right"] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    assert_eq!(quiz.count(".sheet .told")?, 2, "every question, unfolded");
    assert_eq!(quiz.count(".sheet button, .sheet summary")?, 0, "nothing to press");
    let letter = "return getComputedStyle(one('.sheet .choice.right > .l')).backgroundColor";
    assert_eq!(
        quiz.eval(letter, &Value::Null)?,
        "rgba(0, 0, 0, 0)",
        "signs can be read where no backgrounds are printed"
    );

    stage.eval("dispatchEvent(new Event('afterprint'))", &Value::Null)?;
    browser.wait_until("the sheet to go", || Ok(!quiz.has(".sheet")?))?;
    browser.on_paper(false)
}

pub fn what_is_shown_is_printed(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[])?;
    stage.open("/")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    let shown = "return all(arg).some((part) => part.checkVisibility() && part.getBoundingClientRect().height > 0)";
    let on_paper = |part: &str| -> Result<bool> {
        browser.on_paper(true)?;
        let found = quiz.eval(shown, &json!(part))? == true;
        browser.on_paper(false)?;
        Ok(found)
    };
    assert!(on_paper(".area")?, "the start screen");
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    assert!(on_paper("[data-role=question]")?, "a question");
    assert!(!on_paper("[data-role=check], [data-role=reveal]")?, "nothing to press");
    quiz.button("skip")?;
    quiz.wait_focus("feedback")?;
    assert!(on_paper("[data-role=feedback]")?, "a verdict");
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=question]")?;
    browser.on_paper(true)?;
    let found = quiz.eval(shown, &json!("[data-role=question]"))?;
    browser.on_paper(false)?;
    assert_eq!(found, true, "an embed in which the author wrote nothing else");
    Ok(())
}
