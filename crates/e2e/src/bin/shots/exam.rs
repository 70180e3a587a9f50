//! The exam: set-up, questions, answer sheet, result and review.

use crate::camera::{Camera, press, unfold};
use popquiz_e2e::{Quiz, Result};
use serde_json::Value;

pub fn exam(camera: &Camera<'_>) -> Result<()> {
    let stage = camera.site("home mode=\"exam\" area=\"orm,security\"")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=start]")?;
    camera.shot("exam-setup")?;
    unfold(quiz)?;
    camera.whole("exam-setup-open")?;
    // The number of a paper makes it the same paper every time.
    quiz.eval("const field = one('.number input'); field.value = '2026'; field.dispatchEvent(new Event('input', { bubbles: true }))", &Value::Null)?;
    quiz.click_on(".chips button", "10")?;
    quiz.wait_for(".sum", "10 questions")?;
    press(quiz, "start")?;
    quiz.wait_focus("question")?;
    camera.shot("exam-question")?;
    for place in 1..=10 {
        at(quiz, place)?;
        if place % 4 != 3 {
            answer(quiz)?;
        }
        if place == 2 {
            press(quiz, "flag")?;
            quiz.wait_for("[data-role=flag]", "Flagged")?;
            camera.top("exam-flagged")?;
        }
        if place == 4 {
            quiz.press(&["s"])?;
            camera.shot("exam-sheet")?;
            camera.whole("exam-sheet")?;
            quiz.press(&["s"])?;
        }
        press(quiz, "next")?;
    }
    quiz.wait_focus("check-list")?;
    camera.shot("exam-check")?;
    press(quiz, "submit")?;
    quiz.wait_focus("summary")?;
    camera.shot("exam-result")?;
    camera.whole("exam-result")?;
    quiz.eval("all('.repeat details').slice(0, 2).forEach((one) => one.open = true)", &Value::Null)?;
    camera.whole("exam-review")?;
    camera.paper(&stage, "exam-review")?;
    press(quiz, "home")?;
    quiz.wait("[data-role=home]")?;
    camera.top("exam-home")
}

/// Waits until a question is shown, by its place from 1.
fn at(quiz: Quiz<'_>, place: usize) -> Result<()> {
    let wanted = format!("{place} of");
    quiz.browser().wait_until(&wanted, || Ok(quiz.texts(".place")?.first().is_some_and(|text| text.contains(&wanted))))
}

/// Chooses what stands first, whatever the kind of question.
fn answer(quiz: Quiz<'_>) -> Result<()> {
    let script = "
        const first = one('label.choice, label.line, .moves button:not(:disabled)');
        if (first) { first.click(); return; }
        const field = one('input[type=text], textarea');
        if (field) { field.value = 'filter'; field.dispatchEvent(new Event('input', { bubbles: true })); return; }
        all('select').forEach((select) => {
            select.selectedIndex = 1;
            select.dispatchEvent(new Event('change', { bubbles: true }));
        });";
    quiz.eval(script, &Value::Null)?;
    quiz.wait_for(".state", "answered").map(drop)
}
