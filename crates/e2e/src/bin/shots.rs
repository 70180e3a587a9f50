//! `shots FOLDER`: pictures of the screens, on a phone and on a desk, in the light and in the dark.

use popquiz_e2e::{Browser, Engine, Quiz, Result, Stage, dist};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

/// A phone and a desk, in CSS pixels.
const SIZES: [(u32, u32); 2] = [(360, 740), (1280, 800)];

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: shots FOLDER");
        return ExitCode::FAILURE;
    };
    match shoot(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn shoot(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let browser = Browser::start(Engine::chosen()?)?;
    for (width, height) in SIZES {
        for scheme in ["light", "dark"] {
            browser.resize(width, height)?;
            browser.devtools("Emulation.setScrollbarsHidden", &json!({ "hidden": true }))?;
            browser.prefer("prefers-color-scheme", scheme)?;
            screens(&browser, &|name| {
                browser.script_async(SETTLED, &[])?;
                let file = folder.join(format!("{name}-{width}x{height}-{scheme}.png"));
                std::fs::write(&file, browser.screenshot()?).map_err(|error| format!("{}: {error}", file.display()))?;
                println!("{}", file.display());
                Ok(())
            })?;
        }
    }
    Ok(())
}

/// Whatever moves has stopped.
const SETTLED: &str = "
    const done = arguments[arguments.length - 1];
    const moving = [...document.querySelectorAll('pop-quiz')].flatMap((quiz) => quiz.shadowRoot.getAnimations());
    Promise.all(moving.map((one) => one.finished)).then(() => requestAnimationFrame(() => done()));";

/// Goes through the screens, always over the same questions.
fn screens(browser: &Browser, shot: &dyn Fn(&str) -> Result<()>) -> Result<()> {
    let index = std::fs::read_to_string(dist().join("index.html")).map_err(|error| error.to_string())?;
    // The standalone page with a sitting in it in place of the start screen.
    let page = |attributes: &str| index.replacen("bank=\"django\" home", &format!("bank=\"django\" {attributes}"), 1);
    let files = [
        ("/choice.html", page("area=\"orm\" kind=\"choice\" seed=\"shots\" limit=\"3\" confidence")),
        ("/open.html", page("area=\"orm\" kind=\"open\" seed=\"shots\"")),
    ];
    // A new site each time, so that no picture shows what was answered for the last one.
    let stage = Stage::new(browser, &files)?;
    let quiz = stage.quiz();
    stage.open("/")?;
    quiz.wait("[data-role=home]")?;
    shot("home")?;

    stage.open("/choice.html")?;
    quiz.click("label.choice")?;
    quiz.wait("label.sel")?;
    shot("question")?;
    quiz.button("check")?;
    quiz.wait_focus("feedback")?;
    shot("verdict")?;
    finish(quiz)?;
    shot("summary")?;

    stage.open("/open.html")?;
    quiz.button("reveal")?;
    quiz.wait_focus("answer")?;
    quiz.click("label.choice")?;
    quiz.wait("label.sel")?;
    shot("open")
}

/// From a verdict to the summary, by learning from each verdict what to choose when the question comes back.
fn finish(quiz: Quiz<'_>) -> Result<()> {
    let mut known: HashMap<String, Vec<String>> = HashMap::new();
    loop {
        known.insert(quiz.text("[data-role=question]")?, quiz.texts("li.choice.right > .t")?);
        quiz.button("next")?;
        quiz.browser().wait_until("the next screen", || Ok(!quiz.has("[data-role=feedback]")?))?;
        if quiz.has("[data-role=summary]")? {
            return quiz.eval("scrollTo(0, 0)", &Value::Null).map(drop);
        }
        match known.get(&quiz.text("[data-role=question]")?) {
            Some(keys) => keys.iter().try_for_each(|key| quiz.click_on("label.choice", key))?,
            None => quiz.click("label.choice")?,
        }
        quiz.button("check")?;
        quiz.wait("[data-role=feedback]")?;
    }
}
