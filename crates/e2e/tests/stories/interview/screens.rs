//! Every screen of an interview, looked at by axe and on a phone.

use super::{NOTES, host, note};
use crate::checks::{assert_fits, assert_large_enough, audit};
use popquiz_e2e::{Browser, Result, Stage, axe};

/// Goes through every screen of an interview: one open question, one with options.
fn every_screen(stage: &Stage<'_>, mut look: impl FnMut(&str) -> Result<()>) -> Result<()> {
    let quiz = stage.quiz();
    quiz.wait("[data-role=begin]")?;
    quiz.click("summary")?;
    quiz.wait("details[open]")?;
    look("the set-up")?;
    quiz.click_on(".chips button", "scenario")?;
    quiz.wait_for(".chips [aria-pressed=true]", "scenario")?;
    quiz.click_on(".chips button", "8")?;
    quiz.button("begin")?;
    quiz.wait_focus("question")?;
    look("a question")?;
    note(quiz, NOTES)?;
    quiz.button("more")?;
    quiz.wait_focus("hint")?;
    look("a hint")?;
    quiz.button("reveal")?;
    quiz.wait_focus("answer")?;
    quiz.click_on("label.choice", "Locks")?;
    quiz.wait(".sel")?;
    look("an answer")?;
    // Options come after all open questions of their level.
    while !quiz.has("[data-role=options]")? {
        if quiz.has("[data-role=next]")? {
            quiz.button("next")?;
            quiz.wait_focus("question")?;
        }
        quiz.button("reveal")?;
        quiz.wait("[data-role=answer], [data-role=options]")?;
    }
    quiz.click("label.choice")?;
    quiz.wait(".sel")?;
    look("options")?;
    quiz.button("check")?;
    quiz.wait_focus("answer")?;
    look("options and their reasons")?;
    quiz.button("next")?;
    quiz.wait_focus("report")?;
    look("the report")
}

pub fn axe_finds_nothing_in_an_interview(browser: &Browser) -> Result<()> {
    let files = [("/axe.js", axe()?)];
    let stage = Stage::show(browser, &host("").script("/axe.js"), &files)?;
    every_screen(&stage, |screen| audit(&stage, screen))
}

pub fn an_interview_fits_a_phone(browser: &Browser) -> Result<()> {
    // A phone, a narrow place in a page, and what a window of 1280 by 1024 has left at 400 %.
    for (width, height) in [(360, 740), (280, 653), (320, 256)] {
        browser.resize(width, height)?;
        let stage = Stage::show(browser, &host(""), &[])?;
        every_screen(&stage, |screen| {
            assert_fits(&stage, &format!("{screen} at {width}"))?;
            assert_large_enough(&stage, &format!("{screen} at {width}"))
        })?;
    }
    Ok(())
}
