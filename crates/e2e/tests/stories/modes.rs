//! An element and the module of the study modes: when it is fetched, and what goes along.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::{Value, json};

pub fn a_study_mode_is_fetched_when_it_is_wanted(browser: &Browser) -> Result<()> {
    let fetched = "return performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.includes('/study/'))";
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.answer_and_go_on()?;
    quiz.button("home")?;
    quiz.wait("[data-role=continue]")?;
    assert_eq!(stage.eval(fetched, &Value::Null)?, Value::Array(Vec::new()), "nothing of it before it is wanted");
    quiz.button("progress")?;
    quiz.wait_focus("study")?;
    assert_eq!(stage.eval(fetched, &Value::Null)?.as_array().map(Vec::len), Some(2), "a script and a wasm");
    quiz.button("home")?;
    quiz.button("continue")?;
    assert!(quiz.text(".count")?.starts_with('2'), "the sitting goes on in the other module");
    let another = "document.querySelector('main').append(document.createElement('pop-quiz'));
                   document.querySelector('main').lastChild.setAttribute('src', 'plain.pqb')";
    stage.eval(another, &Value::Null)?;
    stage.nth(1).wait("label.choice")?;
    for quiz in [quiz, stage.nth(1)] {
        assert!(!quiz.has("[aria-busy]")?, "nobody waits for anything");
    }
    Ok(())
}

pub fn progress_that_is_not_kept_changes_over_with_the_learner(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"deck.pqb\" home no-storage></pop-quiz>";
    let stage = Stage::show(browser, &page(body).bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.answer_and_go_on()?;
    quiz.button("home")?;
    quiz.button("read")?;
    quiz.wait_focus("study")?;
    quiz.button("home")?;
    quiz.wait("[data-role=home]")?;
    let said = quiz.texts(".area .d")?;
    assert!(said.iter().any(|text| text.ends_with("known")), "{said:?}");
    Ok(())
}

pub fn an_author_names_a_study_mode(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" mode=\"read\"></pop-quiz>"), &[])?;
    stage.quiz().wait("[data-role=study]")?;
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>"), &[])?;
    stage.quiz().wait("[data-role=home]")?;
    Ok(())
}

pub fn a_mode_may_be_changed_at_any_time(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"3\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.click_on("label.choice", "(wrong)")?;
    let chosen = quiz.text(".sel")?;
    for (mode, wanted) in [
        ("exam", "[data-role=start]"),
        ("read", "[data-role=search]"),
        ("interview", "[data-role=study]"),
        ("progress", "[data-role=page]"),
        ("review", "[data-role=check]"),
    ] {
        quiz.eval("quiz.setAttribute('mode', arg)", &json!(mode))?;
        quiz.wait(wanted)?;
    }
    quiz.eval("quiz.removeAttribute('mode')", &Value::Null)?;
    assert_eq!(quiz.text(".sel")?, chosen, "the drill that was left");
    assert_eq!(stage.spied("warnings")?, Vec::<Value>::new());
    Ok(())
}
