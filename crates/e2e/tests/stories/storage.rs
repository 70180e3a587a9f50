//! What is kept, and what happens where it cannot be.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::{Value, json};

const PLAIN: &str = "<pop-quiz src=\"plain.pqb\"></pop-quiz>";

pub fn a_reload_loses_nothing(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"3\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.answer_and_go_on()?;
    quiz.click_on("label.choice", "(wrong)")?;
    quiz.wait("label.choice.sel")?;
    let screen = || -> Result<_> {
        Ok((quiz.text("[data-role=question]")?, quiz.texts("label.choice")?, quiz.texts(".sel")?, quiz.text(".count")?))
    };
    let before = screen()?;
    browser.reload()?;
    assert_eq!(screen()?, before, "the same question, its choices in the same order, the same one chosen");

    quiz.button("check")?;
    let verdict = quiz.text("[data-role=feedback]")?;
    browser.reload()?;
    assert_eq!(quiz.text("[data-role=feedback]")?, verdict, "the verdict is still shown");
    assert!(quiz.text(".choice.wrong")?.contains("Your answer"));
    assert_eq!(stage.log()?.len(), 2, "and was recorded once");
    quiz.button("next")?;
    quiz.answer_and_go_on()?;
    quiz.wait(".again")?;
    Ok(())
}

pub fn a_finished_sitting_is_shown_again_after_a_reload(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"1\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.answer_and_go_on()?;
    let summary = quiz.text("[data-role=summary]")?;
    browser.reload()?;
    assert_eq!(quiz.text("[data-role=summary]")?, summary);
    assert!(stage.events("complete")?.is_empty(), "it was completed once, not at every visit");
    quiz.button("again")?;
    quiz.wait("label.choice")?;
    Ok(())
}

pub fn two_tabs_that_answer_at_once_lose_nothing(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[("/one.html", page(PLAIN).html()), ("/two.html", page(PLAIN).html())])?;
    let quiz = stage.quiz();
    let first = browser.tabs()?.pop().ok_or("no tab")?;
    stage.open("/one.html")?;
    quiz.wait("label.choice")?;
    let second = browser.new_tab()?;
    stage.open("/two.html")?;
    quiz.wait("label.choice")?;
    for tab in [&first, &second, &first, &second] {
        browser.switch(tab)?;
        quiz.answer_and_go_on()?;
    }
    let log = stage.log()?;
    assert_eq!(log.len(), 4, "{log:#?}");
    for tab in [&first, &second] {
        browser.switch(tab)?;
        let file = quiz.promise("return quiz.exportProgress().text()", &Value::Null)?;
        let file = file.as_str().unwrap_or_default();
        assert!(log.iter().all(|line| file.contains(line)) && file.trim_end().ends_with("end 4"), "{file}");
    }
    Ok(())
}

/// One answer after the other under a storage that refuses: the notice comes once, and the sitting goes on.
fn works_and_says_once(stage: &Stage<'_>, said: &str) -> Result<()> {
    let quiz = stage.quiz();
    quiz.wait("label.choice")?;
    if !quiz.has(".notice")? {
        quiz.answer_and_go_on()?;
    }
    assert!(quiz.text(".notice")?.contains(said), "{}", quiz.text(".notice")?);
    quiz.click_on(".notice button", "OK")?;
    for _ in 0..2 {
        quiz.answer_and_go_on()?;
        assert!(!quiz.has(".notice")?, "said again: {}", quiz.text(".notice")?);
    }
    let answers = stage.events("answer")?.len();
    let file = quiz.promise("return quiz.exportProgress().text()", &Value::Null)?;
    let end = format!("end {answers}");
    assert!(answers >= 2 && file.as_str().is_some_and(|file| file.trim_end().ends_with(&end)), "{file}");
    assert_eq!(stage.spied("errors")?, Vec::<Value>::new());
    Ok(())
}

pub fn blocked_storage_is_said_once_and_the_quiz_works(browser: &Browser) -> Result<()> {
    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Denied', 'SecurityError'); } });";
    let stage = Stage::show(browser, &page(PLAIN).script("/blocked.js"), &[("/blocked.js", blocked.into())])?;
    works_and_says_once(&stage, "doesn't save data for this site")
}

pub fn full_storage_is_said_once_and_the_quiz_works(browser: &Browser) -> Result<()> {
    let fill = "let size = 1 << 22;
        for (let n = 0; size >= 1; n += 1) {
            try { localStorage.setItem(`other:${n}`, 'x'.repeat(size)); } catch { size >>= 1; }
        }
        try { for (let n = 0; n < 99; n += 1) localStorage.setItem(`o${n}`, ''); } catch {}";
    let stage = Stage::show(browser, &page(PLAIN).script("/fill.js"), &[("/fill.js", fill.into())])?;
    works_and_says_once(&stage, "storage for this site is full")?;
    assert!(stage.stored("popquiz:log:")?.is_empty(), "nothing fitted, so nothing is half there");
    Ok(())
}

pub fn what_cannot_be_read_is_set_aside(browser: &Browser) -> Result<()> {
    let stage =
        Stage::new(browser, &[("/host.html", page("<pop-quiz src=\"plain.pqb\" limit=\"2\"></pop-quiz>").html())])?;
    stage.open("/empty.html")?;
    let good = "1 1763712345678 trial/plain-1 k3f9 1 d c 1000 - 8423 c:a";
    let damaged = format!("{good}\n{{\"not\": \"ours\"}}\n");
    stage.eval("localStorage.setItem('popquiz:log:old:0', arg)", &json!(damaged))?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    assert!(quiz.text(".notice")?.contains("set aside, not deleted"));
    assert_eq!(stage.stored("popquiz:aside:")?, [("popquiz:aside:log:old:0".to_owned(), damaged.clone())]);
    assert_eq!(stage.log()?, [good]);
    quiz.answer_and_go_on()?;
    browser.reload()?;
    quiz.wait("label.choice")?;
    assert!(!quiz.has(".notice")?, "said once, not at every visit");
    assert_eq!(stage.stored("popquiz:aside:")?, [("popquiz:aside:log:old:0".to_owned(), damaged)]);

    // A sitting that cannot be read is no reason to show nothing, and is not lost either.
    let plans = stage.stored("popquiz:sitting:")?;
    let plan = plans.iter().map(|(key, _)| key.as_str()).find(|key| key.ends_with(":plan")).ok_or("no plan")?;
    stage.eval("localStorage.setItem(arg, '9 from the future')", &json!(plan))?;
    browser.reload()?;
    quiz.wait("label.choice")?;
    let aside = stage.stored("popquiz:aside:sitting:")?;
    assert!(aside.iter().any(|(_, text)| text == "9 from the future"), "{aside:?}");
    Ok(())
}

pub fn an_answer_writes_little_after_ten_thousand(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[("/host.html", page(PLAIN).html())])?;
    stage.open("/empty.html")?;
    let line = |n: u64| {
        let at = 1_700_000_000_000 + n * 60_000;
        format!("1 {at} trial/plain-{} k3f9 1 d c 1000 f 8423 c:a\n", n % 60 + 1)
    };
    let chunks: Vec<String> = (0..250).map(|chunk| (0..40).map(|n| line(chunk * 40 + n)).collect()).collect();
    stage.eval("arg.forEach((text, n) => localStorage.setItem(`popquiz:log:old:${n}`, text))", &json!(chunks))?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    quiz.wait("label.choice")?;
    assert_eq!(stage.log()?.len(), 10_000);
    stage.eval("spy.writes.length = 0", &Value::Null)?;
    quiz.eval("one('[data-role=question]').focus()", &Value::Null)?;
    // Enough to close a chunk and begin the next.
    let wanted = 60;
    for _ in 0..wanted {
        quiz.press(&["2", "Enter"])?;
        quiz.wait_focus("feedback")?;
        quiz.press(&["Enter"])?;
        quiz.wait_focus("question")?;
    }
    assert_eq!(stage.log()?.len(), 10_000 + wanted);
    // From choosing to the next question: what is written between two answers.
    let writes = stage.spied("writes")?;
    let costs: Vec<u64> = writes
        .split(|write| write["mark"] == "answer")
        .map(|part| part.iter().filter_map(|write| write["size"].as_u64()).sum())
        .collect();
    let most = costs.iter().max().copied().unwrap_or_default();
    assert!(costs.len() > wanted && (1..=4096).contains(&most), "one answer wrote {most} characters: {costs:?}");
    Ok(())
}

pub fn no_storage_keeps_nothing(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" no-storage></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.answer_and_go_on()?;
    assert!(stage.stored("")?.is_empty(), "{:?}", stage.stored("")?);
    assert!(!quiz.has(".notice")?, "it was asked for, so there is nothing to say");
    Ok(())
}
