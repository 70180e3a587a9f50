//! Random events, from seeds that never change: whatever is done in whatever order, something is shown, nothing is thrown,
//! the focus stays, and no answer is lost. What a failing seed did is printed.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::{Value, json};

const MONKEY: &str = include_str!("../../assets/monkey.js");

/// What is on the page, and how many steps are taken.
const MODES: [(&str, u32); 8] = [
    ("src=\"deck.pqb\"", 20),
    ("src=\"deck.pqb\" home", 20),
    ("src=\"deck.pqb\" mode=\"review\"", 12),
    ("src=\"deck.pqb\" mode=\"exam\" kind=\"choice order match blank spot open\"", 25),
    ("src=\"talks.pqb\" mode=\"interview\"", 20),
    ("src=\"deck.pqb\" mode=\"read\"", 12),
    ("src=\"deck.pqb\" mode=\"progress\"", 12),
    ("src=\"plain.pqb\" home links", 12),
];

fn element(attributes: &str) -> String {
    format!("<div><pop-quiz eager {attributes}></pop-quiz></div>")
}

/// Lets a monkey loose, and looks at what is left of the learner's progress.
fn let_loose(stage: &Stage<'_>, count: u32, wild: bool) -> Result<()> {
    stage.browser.wait_until("every widget", || {
        let ready = "return [...document.querySelectorAll('pop-quiz')].every((quiz) => quiz.shadowRoot?.querySelector('.root:not([hidden])'))";
        Ok(stage.eval(ready, &Value::Null)? == true)
    })?;
    let run = "const done = arguments[arguments.length - 1];
        new Monkey(arguments[0], arguments[1]).run(arguments[2]).then(done, (error) => done({ found: [String(error)], steps: [] }))";
    let told = stage.browser.script_async(run, &[json!(count), json!(wild), json!(count)])?;
    let steps: Vec<&str> = told["steps"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if told["found"] != json!([]) {
        return Err(format!("{}, after:\n{}", told["found"], steps.join("\n")));
    }
    assert_eq!(steps.len(), count as usize);
    let export = "return quiz.exportProgress().text()";
    let before = stage.quiz().promise(export, &Value::Null)?;
    let again = stage.quiz().promise("return quiz.importProgress(arg)", &before)?;
    assert_eq!(again, 0, "a file of everything holds nothing new");
    stage.browser.reload()?;
    stage.quiz().wait(".root:not([hidden]) > *")?;
    if !wild {
        assert_eq!(stage.quiz().promise(export, &Value::Null)?, before, "every answer is still there");
    }
    Ok(())
}

fn page_of(body: &str) -> popquiz_e2e::Page {
    page(body).bundled().script("/monkey.js")
}

pub fn nothing_random_breaks_any_mode(browser: &Browser) -> Result<()> {
    browser.expect_in_console("isn't valid");
    for (attributes, count) in MODES {
        for wild in [false, true] {
            let stage = Stage::show(browser, &page_of(&element(attributes)), &[("/monkey.js", MONKEY.to_owned())])?;
            let_loose(&stage, count, wild).map_err(|error| format!("{attributes}, wild: {wild}: {error}"))?;
        }
    }
    Ok(())
}

pub fn nothing_random_breaks_ten_at_once(browser: &Browser) -> Result<()> {
    let body: String = MODES.iter().chain(&MODES[..2]).map(|(attributes, _)| element(attributes)).collect();
    let stage = Stage::show(browser, &page_of(&body), &[("/monkey.js", MONKEY.to_owned())])?;
    let_loose(&stage, 100, false)
}
