//! What a page asks of the element by its methods, in every mode.

use popquiz_e2e::{Browser, Quiz, Result, Stage, page};
use serde_json::{Value, json};

fn element(attributes: &str) -> String {
    format!("<pop-quiz {attributes}></pop-quiz>\n<button id=\"mine\">A button of the page</button>")
}

fn shown<'b>(browser: &'b Browser, attributes: &str) -> Result<Stage<'b>> {
    let stage = Stage::show(browser, &page(&element(attributes)), &[])?;
    ready(&stage)?;
    Ok(stage)
}

fn ready(stage: &Stage<'_>) -> Result<()> {
    stage.browser.wait_until("popquiz-ready", || Ok(!stage.events("ready")?.is_empty()))
}

fn call(quiz: Quiz<'_>, method: &str) -> Result<()> {
    quiz.eval("quiz[arg]()", &json!(method)).map(drop)
}

/// The modes that `popquiz-start` told of so far.
fn started(stage: &Stage<'_>) -> Result<Vec<Value>> {
    Ok(stage.events("start")?.into_iter().map(|mut detail| detail["mode"].take()).collect())
}

/// The last words of the keys under which something is kept of this place.
fn kept(stage: &Stage<'_>) -> Result<Vec<String>> {
    let keys = stage.stored("popquiz:sitting:")?.into_iter();
    Ok(keys.map(|(key, _)| key.splitn(4, ':').nth(3).unwrap_or_default().to_owned()).collect())
}

pub fn start_begins_what_the_element_is_for(browser: &Browser) -> Result<()> {
    for (mode, src, wanted) in [
        ("drill", "plain.pqb", "[data-role=question]"),
        ("review", "plain.pqb", "[data-role=question]"),
        ("exam", "plain.pqb", "[data-role=next]"),
        ("interview", "talks.pqb", "[data-role=reveal]"),
    ] {
        let stage = shown(browser, &format!("src=\"{src}\" mode=\"{mode}\" limit=\"3\""))?;
        let quiz = stage.quiz();
        // From the set-up, and then in the midst of what was begun.
        for times in 1..=2 {
            call(quiz, "start")?;
            browser.wait_until("a start", || Ok(started(&stage)?.len() == times))?;
            quiz.wait(wanted)?;
            assert_eq!(started(&stage)?, vec![json!(mode); times]);
            quiz.wait_for(".place, .count", "1 of 3")?;
        }
    }
    // There is nothing to start in these; a drill that was begun from them gives way.
    for (mode, practise) in [("read", "practise"), ("progress", "start")] {
        let stage = shown(browser, &format!("src=\"plain.pqb\" mode=\"{mode}\" tags=\"odd\""))?;
        let quiz = stage.quiz();
        quiz.button(practise)?;
        quiz.wait_focus("question")?;
        call(quiz, "start")?;
        quiz.wait_focus("study")?;
        assert!(!quiz.has("[data-role=question]")? && started(&stage)? == ["drill"], "{mode}");
    }
    Ok(())
}

pub fn start_after_practice_is_another_exam(browser: &Browser) -> Result<()> {
    let stage = shown(browser, "src=\"plain.pqb\" mode=\"exam\" limit=\"2\"")?;
    let quiz = stage.quiz();
    call(quiz, "start")?;
    quiz.wait("[data-role=next]")?;
    hand_in(quiz)?;
    quiz.button("repeat")?;
    quiz.wait("[data-role=check]")?;
    call(quiz, "start")?;
    quiz.wait("[data-role=hand-in]")?;
    assert_eq!(started(&stage)?, ["exam", "drill", "exam"]);
    Ok(())
}

fn hand_in(quiz: Quiz<'_>) -> Result<()> {
    quiz.wait("[data-role=hand-in]")?;
    quiz.eval("one('[data-role=hand-in]').click()", &Value::Null)?;
    quiz.button("submit")?;
    quiz.wait("[data-role=summary]").map(drop)
}

pub fn reset_forgets_all_that_is_kept_of_every_mode(browser: &Browser) -> Result<()> {
    // What is under way, then what is over: each is forgotten, and a reload knows nothing of it either.
    let stage = shown(browser, "src=\"plain.pqb\" mode=\"exam\" limit=\"2\"")?;
    let quiz = stage.quiz();
    for over in [false, true] {
        quiz.button("start")?;
        if over {
            hand_in(quiz)?;
        } else {
            quiz.wait("[data-role=next]")?;
        }
        forgotten(&stage, "[data-role=start]", "[data-role=last]")?;
    }

    let stage = shown(browser, "src=\"talks.pqb\" mode=\"interview\" limit=\"2\"")?;
    let quiz = stage.quiz();
    for over in [false, true] {
        quiz.button("begin")?;
        quiz.button("pass")?;
        quiz.wait("[data-role=answer]")?;
        if over {
            quiz.button("next")?;
            quiz.button("stop")?;
            quiz.wait("[data-role=report]")?;
        }
        forgotten(&stage, "[data-role=begin]", "[data-role=last]")?;
    }
    assert_eq!(stage.log()?.len(), 1, "what was answered stays answered");

    let stage = shown(browser, "src=\"plain.pqb\" mode=\"review\" limit=\"1\"")?;
    let quiz = stage.quiz();
    quiz.answer_and_go_on()?;
    quiz.wait("[data-role=summary]")?;
    call(quiz, "reset")?;
    quiz.wait("[data-role=question]")?;
    assert_eq!(kept(&stage)?, ["review:draft", "review:plan"], "the next review, and nothing of the last");
    Ok(())
}

/// Calls `reset`, and looks for what a first visit shows, now and after a reload.
fn forgotten(stage: &Stage<'_>, first: &str, old: &str) -> Result<()> {
    let quiz = stage.quiz();
    stage.eval("document.querySelector('#mine').focus()", &Value::Null)?;
    call(quiz, "reset")?;
    for reload in [false, true] {
        if reload {
            stage.browser.reload()?;
        }
        quiz.wait(first)?;
        assert!(!quiz.has(old)?, "nothing of what was forgotten is offered");
        assert_eq!(kept(stage)?, Vec::<String>::new());
    }
    assert_eq!(quiz.focused()?, "", "the page asked, so the focus stays with it");
    Ok(())
}

pub fn methods_work_where_the_learner_chose_the_mode(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page(&element("src=\"plain.pqb\" home")).bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("exam")?;
    quiz.wait_focus("study")?;
    call(quiz, "start")?;
    quiz.wait("[data-role=hand-in]")?;
    assert_eq!(started(&stage)?, ["exam"], "another one of what is on the screen");
    call(quiz, "reset")?;
    quiz.wait("[data-role=home]")?;
    assert!(kept(&stage)?.is_empty() && !quiz.has("[data-role=continue]")?, "as on a first visit");
    call(quiz, "start")?;
    quiz.wait("[data-role=question]")?;
    assert_eq!(started(&stage)?, ["exam", "drill"]);
    Ok(())
}

pub fn progress_is_saved_and_restored_in_every_mode(browser: &Browser) -> Result<()> {
    let tick = "1 1763712345678 trial/plain-1 k3f9 1 l c 1000 - 0 -";
    for mode in ["drill", "review", "exam", "interview", "read", "progress"] {
        let stage = shown(browser, &format!("src=\"plain.pqb\" mode=\"{mode}\""))?;
        let quiz = stage.quiz();
        let file = format!("popquiz-progress 1\n{tick}\nend 1\n");
        let restore = "return quiz.importProgress(arg)";
        assert_eq!(quiz.promise(restore, &json!(file))?, 1, "{mode}");
        assert_eq!(quiz.promise("return (await quiz.exportProgress()).text()", &Value::Null)?, file, "{mode}");
        assert_eq!(quiz.promise(restore, &json!(file))?, 0, "{mode}: nothing of it is new now");
        let refused = quiz.promise(restore, &json!("popquiz-progress 1\nend 2\n"));
        assert!(refused.is_err_and(|said| said.contains("incomplete")), "{mode}");
        if mode == "read" {
            quiz.wait_for(".count", "1 of 60 marked as known")?;
        }
    }
    Ok(())
}
