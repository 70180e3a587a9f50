//! The list of all questions, the progress page, and the screens about papers.

use crate::camera::{Camera, practised, press, unfold};
use popquiz_e2e::{Quiz, Result};
use serde_json::{Value, json};

pub fn read(camera: &Camera<'_>) -> Result<()> {
    let stage = camera.site("home links mode=\"read\"")?;
    let quiz = stage.quiz();
    quiz.wait(".item")?;
    camera.shot("read-list")?;
    quiz.eval("one('.unfold').click()", &Value::Null)?;
    quiz.wait(".told")?;
    camera.shot("read-open")?;
    // What others look like: with code, in order, in pairs.
    let kinds = "all('.unfold').slice(1, 12).forEach((one) => one.click())";
    quiz.eval(kinds, &Value::Null)?;
    camera.whole("read-open")?;
    camera.top("read-open-top")?;
    search(quiz, "select_related")?;
    quiz.wait_for(".tools .count", "found")?;
    camera.top("read-search")?;
    search(quiz, "crocodile")?;
    quiz.wait(".none")?;
    camera.top("read-nothing")?;
    press(quiz, "clear")?;
    quiz.wait(".item")?;
    unfold(quiz)?;
    camera.top("read-menus")?;
    camera.paper(&stage, "read-sheet")
}

fn search(quiz: Quiz<'_>, text: &str) -> Result<()> {
    let script = "const field = one('[data-role=search]');
        field.value = arg;
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    quiz.eval(script, &json!(text)).map(drop)
}

pub fn progress(camera: &Camera<'_>) -> Result<()> {
    let stage = camera.site("home mode=\"progress\"")?;
    stage.quiz().wait("[data-role=page]")?;
    camera.shot("progress-first")?;
    practised(&stage, 60)?;
    stage.quiz().wait(".facts")?;
    camera.shot("progress-full")?;
    camera.whole("progress-full")?;
    unfold(stage.quiz())?;
    camera.whole("progress-open")
}

pub fn papers(camera: &Camera<'_>) -> Result<()> {
    let stage = camera.site("home links")?;
    let quiz = stage.quiz();
    stage.open("/empty.html")?;
    stage.open("/shot.html#popquiz:seed=monday&limit=2&area=orm&kind=choice&level=intermediate")?;
    quiz.wait("[data-role=start]")?;
    camera.shot("papers-invitation")?;
    press(quiz, "start")?;
    for left in [true, false] {
        quiz.wait("[data-role=question]")?;
        press(quiz, "skip")?;
        press(quiz, "next")?;
        if left {
            quiz.wait("[data-role=question]")?;
            stage.browser.reload()?;
            quiz.wait("[data-role=continue]")?;
            camera.shot("papers-left")?;
            press(quiz, "continue")?;
        }
    }
    // Both come back until they are answered, which the start screen's own paper need not wait for.
    stage.open("/empty.html")?;
    stage.open("/shot.html")?;
    quiz.wait("[data-role=home]")?;
    press(quiz, "share")?;
    quiz.wait("[data-role=share-link]")?;
    camera.shot("papers-share")?;

    stage.open("/empty.html")?;
    stage.open("/shot.html#popquiz:mode=exam&seed=monday&limit=4&level=basic&minutes=7")?;
    quiz.wait("[data-role=start]")?;
    camera.shot("papers-exam")?;
    press(quiz, "start")?;
    quiz.wait_focus("question")?;
    press(quiz, "hand-in")?;
    press(quiz, "submit")?;
    quiz.wait_focus("summary")?;
    press(quiz, "share")?;
    quiz.wait("[data-role=share-result]")?;
    camera.shot("papers-result")
}
