//! Every screen of an exam, looked at by axe and on a phone.

use super::{at, kinds, let_time_pass};
use crate::checks::{assert_fits, assert_large_enough, audit, with_axe};
use popquiz_e2e::{Browser, Result, Stage};
use serde_json::Value;

/// Goes through every screen of an exam.
fn every_screen(stage: &Stage<'_>, mut look: impl FnMut(&str) -> Result<()>) -> Result<()> {
    let quiz = stage.quiz();
    quiz.wait("[data-role=start]")?;
    quiz.eval("all('details').forEach((one) => one.open = true)", &Value::Null)?;
    look("the set-up")?;
    quiz.button("start")?;
    for place in 1..=7 {
        at(quiz, place)?;
        if place % 3 != 1 {
            quiz.respond(place % 2 == 0)?;
        }
        if place == 2 {
            quiz.button("flag")?;
        }
        look(&format!("question {place}"))?;
        quiz.button("next")?;
    }
    quiz.wait_focus("check-list")?;
    look("what is still open")?;
    quiz.button("back")?;
    quiz.wait("[data-role=flag]")?;
    quiz.press(&["s"])?;
    quiz.eval("all('details').forEach((one) => one.open = true)", &Value::Null)?;
    look("the answer sheet")?;
    let_time_pass(stage)?;
    stage.browser.reload()?;
    quiz.wait("[data-role=time-up]")?;
    look("time is up")?;
    quiz.button("hand-in-now")?;
    quiz.wait_focus("summary")?;
    look("the result")?;
    quiz.eval("all('details').forEach((one) => one.open = true)", &Value::Null)?;
    look("the review")
}

pub fn axe_finds_nothing_on_any_screen(browser: &Browser) -> Result<()> {
    let stage = with_axe(browser, &kinds(""))?;
    every_screen(&stage, |screen| audit(&stage, screen))
}

pub fn every_screen_fits_a_phone(browser: &Browser) -> Result<()> {
    for (width, height) in [(360, 740), (280, 600)] {
        browser.resize(width, height)?;
        let stage = Stage::show(browser, &kinds(""), &[])?;
        every_screen(&stage, |screen| {
            assert_fits(&stage, &format!("{screen} at {width}"))?;
            assert_large_enough(&stage, &format!("{screen} at {width}"))
        })?;
    }
    Ok(())
}
