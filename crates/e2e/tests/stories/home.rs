//! The standalone page: the bank that comes with the widget, and the start screen.

use popquiz_e2e::{Browser, Result, Stage, chunks, page};
use serde_json::{Value, json};

pub fn the_start_screen_shows_areas_and_starts_a_drill(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[])?;
    stage.open("/")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    let areas = quiz.texts(".area .n")?;
    assert!(areas.iter().any(|area| area == "ORM") && areas.len() > 5, "{areas:?}");
    let intro = stage.eval("return document.querySelector('.intro').checkVisibility()", &Value::Null)?;
    assert_eq!(intro, true, "the introduction stands on the start screen");

    quiz.click_on(".area", "ORM")?;
    quiz.wait_focus("question")?;
    assert_eq!(quiz.text(".meta .pill")?, "ORM");
    assert_eq!(quiz.text(".count")?.replace("  ", " "), "1 of 10");
    assert_eq!(stage.events("start")?, [json!({ "mode": "drill", "items": 10 })]);
    quiz.button("skip")?;
    quiz.wait_focus("feedback")?;
    Ok(())
}

pub fn progress_shows_on_the_start_screen_and_the_sitting_can_be_taken_up(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.answer_and_go_on()?;
    let (question, place) = (quiz.text("[data-role=question]")?, quiz.text(".count")?);
    for again in [false, true] {
        if again {
            browser.reload()?;
        } else {
            quiz.click("[aria-label^=Back]")?;
        }
        quiz.wait("[data-role=home]")?;
        let said = quiz.texts(".area .d")?;
        assert!(said.iter().any(|text| text.ends_with("known")), "{said:?}");
        let tile = quiz.text(".tile")?;
        assert!(tile.contains("Continue: ") && tile.contains("question 2 of 7"), "{tile}");
        quiz.button("continue")?;
        assert_eq!((quiz.text("[data-role=question]")?, quiz.text(".count")?), (question.clone(), place.clone()));
    }
    Ok(())
}

pub fn a_part_that_cannot_be_loaded_is_said_where_the_learner_looks(browser: &Browser) -> Result<()> {
    let page = page("<pop-quiz bank=\"django\" home></pop-quiz>").bundled();
    let files = chunks("exam")?;
    let lost = files.iter().find(|file| file.starts_with("exam.")).ok_or("the exam has no code")?;
    browser.expect_in_console("WebAssembly");
    browser.resize(360, 640)?;
    let stage = Stage::show(browser, &page, &[(&format!("/chunks/{lost}"), "no wasm".to_owned())])?;
    let quiz = stage.quiz();
    quiz.button("exam")?;
    quiz.wait_for(".error", "This part couldn't be loaded: ")?;
    quiz.wait_for(".error", "Check your connection and try again.")?;
    let seen = "const { top, bottom } = one('.error').getBoundingClientRect(); return top >= 0 && Math.floor(bottom) <= innerHeight";
    browser.wait_until("the message to be in view", || Ok(quiz.eval(seen, &Value::Null)? == true))?;
    quiz.button("start")?;
    quiz.wait_focus("question")
}

pub fn chips_choose_what_is_asked(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.click("[part=chooser] > summary")?;
    quiz.click_on("[part=chooser] button", "open questions")?;
    quiz.wait_for("[part=chooser] > summary", "open questions")?;
    quiz.wait_for(".tile", "1 question from all areas")?;
    assert_eq!(quiz.count(".area:disabled")?, 1, "an area with no open question cannot be started");
    quiz.click_on("[part=chooser] button", "advanced")?;
    quiz.button("start")?;
    assert_eq!(quiz.kind()?, "open");
    Ok(())
}
