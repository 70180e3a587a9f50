//! The start screen, drills, and what is shown when something is missing.

use crate::camera::{Camera, practised, press, standalone};
use popquiz_devserver::Gate;
use popquiz_e2e::{Quiz, Result, Stage, dist, page};
use serde_json::Value;
use std::collections::HashMap;

/// As a newcomer, and as somebody with a history and a sitting under way.
pub fn home(camera: &Camera<'_>) -> Result<()> {
    let stage = camera.site("home links")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    camera.shot("home-first")?;
    camera.whole("home-first")?;
    quiz.click("[part=chooser] > summary")?;
    camera.shot("home-chooser")?;

    practised(&stage, 20)?;
    quiz.wait("[data-role=review]")?;
    camera.shot("home-due")?;
    quiz.click_on(".area", "ORM")?;
    quiz.wait("[data-role=question]")?;
    press(quiz, "skip")?;
    press(quiz, "next")?;
    press(quiz, "home")?;
    quiz.wait("[data-role=continue]")?;
    camera.top("home")?;
    camera.whole("home")
}

/// A question of each kind with its verdict, and the summary.
pub fn drill(camera: &Camera<'_>) -> Result<()> {
    for kind in ["choice", "order", "match", "blank", "open", "spot"] {
        let stage = camera.site(&format!("home area=\"orm\" kind=\"{kind}\" seed=\"shots\" limit=\"3\" confidence"))?;
        let quiz = stage.quiz();
        press(quiz, "start")?;
        quiz.wait("[data-role=question]")?;
        if kind == "choice" {
            quiz.click("label.choice")?;
            quiz.wait("label.sel")?;
            camera.top("question")?;
        }
        camera.top(&format!("drill-{kind}"))?;
        if kind == "open" {
            press(quiz, "reveal")?;
            quiz.wait_focus("answer")?;
            camera.shot("drill-open-answer")?;
        }
        respond(quiz, kind)?;
        press(quiz, "check")?;
        quiz.wait_focus("feedback")?;
        camera.shot(&format!("drill-{kind}-verdict"))?;
        camera.whole(&format!("drill-{kind}-verdict"))?;
        if kind == "choice" {
            quiz.press(&["?"])?;
            quiz.wait(".keys")?;
            camera.top("drill-keys")?;
            finish(quiz)?;
            camera.top("drill-summary")?;
        }
    }
    Ok(())
}

/// Answers somehow, and for kinds with parts not all right.
fn respond(quiz: Quiz<'_>, kind: &str) -> Result<()> {
    match kind {
        "order" => quiz.click(".step:nth-child(2) .moves button"),
        "match" => {
            let script = "all('select').forEach((select, at) => {
                select.selectedIndex = 1 + at % (select.options.length - 1);
                select.dispatchEvent(new Event('change', { bubbles: true }));
            })";
            quiz.eval(script, &Value::Null).map(drop)
        }
        "blank" => quiz.fill("input[type=text]", "filter"),
        "spot" => quiz.eval("one('label.line').click()", &Value::Null).map(drop),
        "open" => {
            quiz.click("label.choice")?;
            quiz.wait("label.sel").map(drop)
        }
        _ => Ok(()),
    }
}

/// From a verdict to the summary, by learning from each verdict what to choose when the question comes back.
fn finish(quiz: Quiz<'_>) -> Result<()> {
    let mut known: HashMap<String, Vec<String>> = HashMap::new();
    loop {
        known.insert(quiz.text("[data-role=question]")?, quiz.texts("li.choice.right > .t")?);
        press(quiz, "next")?;
        quiz.browser().wait_until("the next screen", || Ok(!quiz.has("[data-role=feedback]")?))?;
        if quiz.has("[data-role=summary]")? {
            return Ok(());
        }
        match known.get(&quiz.text("[data-role=question]")?) {
            Some(keys) => keys.iter().try_for_each(|key| quiz.click_on("label.choice", key))?,
            None => quiz.click("label.choice")?,
        }
        press(quiz, "check")?;
        quiz.wait("[data-role=feedback]")?;
    }
}

/// The standalone page with its bank behind a gate.
fn held<'b>(camera: &'b Camera<'_>, gate: &Gate) -> Result<(Stage<'b>, usize)> {
    let bytes = std::fs::read(dist().join("django.pqb")).map_err(|error| format!("django.pqb: {error}"))?;
    // The file begins with its version; then every part says how long it is before its checksum.
    let heads = bytes.get(4..).and_then(|rest| rest.first_chunk()).ok_or("django.pqb is cut")?;
    let heads = 12 + u32::from_le_bytes(*heads) as usize;
    Ok((Stage::held(camera.browser, &page("").bundled(), "/django.pqb", bytes, gate)?, heads))
}

/// While the bank is on its way: all of it, and the question that was asked for.
pub fn waiting(camera: &Camera<'_>) -> Result<()> {
    let gate = Gate::default();
    let (stage, heads) = held(camera, &gate)?;
    stage.open("/")?;
    let quiz = stage.quiz();
    stage.browser.wait_until("the word that it is loading", || {
        let seen = "return getComputedStyle(document.querySelector('.wait')).visibility === 'visible'";
        Ok(stage.eval(seen, &Value::Null)? == true)
    })?;
    camera.shot("waiting-page")?;
    gate.open(heads);
    quiz.wait("[data-role=home]")?;
    quiz.click_on(".area", "Testing")?;
    quiz.wait_focus("waiting")?;
    camera.top("waiting-question")
}

/// What cannot be had: the bank, a part of it, the storage, the paper of a link.
pub fn trouble(camera: &Camera<'_>) -> Result<()> {
    let gate = Gate::default();
    let (stage, heads) = held(camera, &gate)?;
    gate.cut(heads - 1);
    stage.open("/")?;
    stage.quiz().wait_for(".error", "couldn't start")?;
    camera.shot("trouble-bank")?;

    let gate = Gate::default();
    let (stage, heads) = held(camera, &gate)?;
    gate.open(heads);
    stage.open("/")?;
    stage.quiz().wait("[data-role=home]")?;
    gate.cut(heads);
    stage.quiz().wait_for(".error", "Some questions are missing")?;
    camera.whole("trouble-part")?;

    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Denied', 'SecurityError'); } });";
    let html = standalone("home links")?.replacen("<script", "<script src=\"/blocked.js\"></script>\n<script", 1);
    let stage = Stage::new(camera.browser, &[("/shot.html", html), ("/blocked.js", blocked.into())])?;
    stage.open("/shot.html")?;
    stage.quiz().wait("[part=notice]")?;
    camera.shot("trouble-storage")?;

    let stage = Stage::new(camera.browser, &[])?;
    stage.open("/#popquiz:level=wizard")?;
    stage.quiz().wait("[part=notice]")?;
    camera.shot("trouble-link")
}
