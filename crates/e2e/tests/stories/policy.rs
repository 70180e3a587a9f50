//! What the widget asks of a page's policy, and of the network.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::Value;

pub fn a_sitting_under_the_strict_policy_violates_nothing(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[("/all.html", page("<pop-quiz src=\"deck.md\" confidence></pop-quiz>").html())])?;
    stage.open("/all.html")?;
    let quiz = stage.quiz();
    for _ in 0..7 {
        quiz.answer_and_go_on()?;
    }
    quiz.wait("[data-role=summary]")?;
    assert_eq!(stage.spied("violations")?, Vec::<Value>::new());
    assert_eq!(stage.spied("errors")?, Vec::<Value>::new());

    stage.open("/")?;
    quiz.button("start")?;
    quiz.button("skip")?;
    quiz.wait("[data-role=feedback]")?;
    quiz.click("[aria-label^=Back]")?;
    quiz.button("backup")?;
    quiz.wait_for(".notice", "Saved as popquiz-progress-")?;
    assert_eq!(stage.spied("violations")?, Vec::<Value>::new());

    // The policy is in force, and the spy would tell: an inline script is refused and written down.
    browser.expect_in_console("Content Security Policy");
    browser.expect_in_console("TrustedScriptURL");
    let inline = "const script = document.createElement('script'); script.setAttribute('src', 'data:text/javascript,1'); document.head.append(script)";
    stage.eval(inline, &Value::Null).ok();
    browser.wait_until("a violation to be written down", || Ok(!stage.spied("violations")?.is_empty()))
}

pub fn nothing_is_asked_of_another_host(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[])?;
    stage.open("/")?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    for _ in 0..3 {
        quiz.button("skip")?;
        quiz.button("next")?;
    }
    let asked = "return performance.getEntriesByType('resource').map((one) => one.name)";
    let asked: Vec<String> =
        serde_json::from_value(stage.eval(asked, &Value::Null)?).map_err(|error| error.to_string())?;
    assert!(asked.iter().any(|url| url.ends_with("popquiz_bg.wasm")), "{asked:?}");
    let own = stage.url("/");
    assert!(asked.iter().all(|url| url.starts_with(&own)), "{asked:?}");
    assert!(
        !asked.iter().any(|url| url.contains("/author/")),
        "what reads Markdown is not in the first load: {asked:?}"
    );
    assert_eq!(stage.eval("return document.cookie", &Value::Null)?, "");
    Ok(())
}

pub fn a_site_in_a_sub_folder_works(browser: &Browser) -> Result<()> {
    let stage = Stage::below(browser, "/docs/quiz", &[])?;
    stage.open("/docs/quiz/")?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.button("skip")?;
    quiz.wait("[data-role=feedback]")?;
    Ok(())
}
