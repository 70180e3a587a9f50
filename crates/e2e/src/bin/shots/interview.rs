//! The interview: set-up, question, hints, comparison, report.

use crate::camera::{Camera, press, unfold};
use popquiz_e2e::Result;

/// What somebody might have noted.
const NOTES: &str =
    "Ask what the page shows and how slow it is. Count the queries with the toolbar, then select_related or an index.";

pub fn interview(camera: &Camera<'_>) -> Result<()> {
    let stage = camera.site("home mode=\"interview\" seed=\"shots\"")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=begin]")?;
    camera.shot("interview-setup")?;
    unfold(quiz)?;
    camera.whole("interview-setup-open")?;
    quiz.click_on(".chips button", "scenario")?;
    quiz.wait_for(".chips [aria-pressed=true]", "scenario")?;
    press(quiz, "begin")?;
    quiz.wait_focus("question")?;
    camera.shot("interview-question")?;
    quiz.fill("textarea", NOTES)?;
    press(quiz, "more")?;
    quiz.wait_focus("hint")?;
    camera.shot("interview-hint")?;
    press(quiz, "reveal")?;
    quiz.wait_focus("answer")?;
    camera.shot("interview-answer")?;
    quiz.click("label.choice")?;
    quiz.wait(".sel")?;
    camera.whole("interview-answer")?;
    // Through the rest, some of it passed on.
    while !quiz.has("[data-role=report]")? {
        if quiz.has("[data-role=next]")? {
            press(quiz, "next")?;
            let on = "the next question";
            quiz.browser().wait_until(on, || quiz.has("[data-role=reveal], [data-role=report]"))?;
        } else if quiz.has("[data-role=options]")? {
            quiz.click("label.choice")?;
            quiz.wait(".sel")?;
            camera.top("interview-options")?;
            press(quiz, "check")?;
            quiz.wait_focus("answer")?;
        } else {
            press(quiz, "reveal")?;
            quiz.wait("[data-role=answer], [data-role=options]")?;
        }
    }
    camera.top("interview-report")?;
    camera.whole("interview-report")?;
    camera.paper(&stage, "interview-report")
}
