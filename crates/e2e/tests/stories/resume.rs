//! A tab that is closed at every step, and a bank that changes meanwhile.

use popquiz_e2e::{Browser, KINDS, Quiz, Result, Stage, page, plain, talks};
use serde_json::{Value, json};

/// Twenty questions: one of each kind and the rest plain.
fn twenty() -> String {
    let rest = plain(13);
    let from = rest.find("## plain-1\n").unwrap_or_default();
    format!("{KINDS}\n{}", &rest[from..])
}

/// Everything that a learner could miss on the screen.
const SCREEN: &str = "
    const text = (selector) => all(selector).map((one) => one.innerText.trim());
    return {
        question: text('[data-role=question]'), place: text('.count'), again: text('.again'),
        rows: text('.choice > .t, .line, .pair > .t'), chosen: text('.sel'),
        lists: all('select').map((one) => one.value), typed: all('input[type=text], textarea').map((one) => one.value),
        ticked: all('input:checked').length, sure: text('[aria-pressed=true]'), notes: text('.notes'),
        answer: text('[data-role=answer]'), verdict: text('[data-role=feedback]'), summary: text('[data-role=summary]'),
    };";

/// Closes the tab, opens the page in another, and finds all as it was. Waits for `there`, what the step brought.
fn killed(stage: &Stage<'_>, there: &str) -> Result<()> {
    let quiz = stage.quiz();
    quiz.wait(there)?;
    let before = quiz.eval(SCREEN, &Value::Null)?;
    stage.reopen("/host.html")?;
    quiz.wait("[data-role=question], [data-role=summary]")?;
    let after = quiz.eval(SCREEN, &Value::Null)?;
    if before == after { Ok(()) } else { Err(format!("after {there}:\n{before:#}\nbecame\n{after:#}")) }
}

/// One small step of an answer after the other, the tab closed after each.
fn answer_in_steps(stage: &Stage<'_>, quiz: Quiz<'_>) -> Result<()> {
    let kind = quiz.kind()?;
    match kind.as_str() {
        "choice" => quiz.click_on("label.choice", "(right)")?,
        "several" => {
            quiz.click_on("label.choice", "One of them")?;
            killed(stage, ".sel")?;
            quiz.click_on("label.choice", "Another")?;
        }
        "order" => {
            let before = quiz.texts(".step > .t")?;
            quiz.click(".moves button:enabled")?;
            quiz.browser().wait_until("a step to move", || Ok(quiz.texts(".step > .t")? != before))?;
        }
        "match" => {
            let option = quiz.eval("return one('select').options[2]", &Value::Null)?;
            quiz.browser().choose(&popquiz_e2e::Element::of(option)?)?;
        }
        "blank" => quiz.fill("input[type=text]", "fil %")?,
        "spot" => quiz.click_on("label.line", "order_by")?,
        "open" => {
            quiz.fill("textarea", "Half a thought: 100 %")?;
            killed(stage, "textarea")?;
            quiz.button("reveal")?;
            killed(stage, "[data-role=answer]")?;
            quiz.click_on("label.choice", "Nothing else")?;
        }
        other => return Err(format!("no such kind: {other}")),
    }
    if kind != "open" {
        killed(stage, "[data-role=check]")?;
        quiz.click_on(".sure button", "Fairly")?;
        quiz.wait("[aria-pressed=true]")?;
    }
    killed(stage, "[data-role=check]")?;
    // What is not complete cannot be checked.
    if quiz.has("[data-role=check][aria-disabled=true]")? { quiz.button("skip") } else { quiz.button("check") }
}

fn a_sitting_of_twenty(stage: &Stage<'_>) -> Result<()> {
    let quiz = stage.quiz();
    stage.open("/host.html")?;
    let mut kinds = Vec::new();
    for number in 1..=20 {
        quiz.wait("[data-role=question]")?;
        // What comes back has been seen; the first sight of each is what counts to twenty.
        while quiz.has(".again")? {
            quiz.answer(true)?;
            quiz.button("next")?;
            quiz.wait("[data-role=check], [data-role=reveal]")?;
        }
        kinds.push(quiz.kind()?);
        answer_in_steps(stage, quiz).map_err(|error| format!("question {number}: {error}"))?;
        killed(stage, "[data-role=feedback]").map_err(|error| format!("question {number}: {error}"))?;
        quiz.button("next")?;
        quiz.browser().wait_until("the next screen", || Ok(!quiz.has("[data-role=feedback]")?))?;
        quiz.wait("[data-role=question], [data-role=summary]")?;
        if !quiz.has("[data-role=summary]")? {
            killed(stage, "[data-role=question]")?;
        }
    }
    while quiz.has(".again")? {
        quiz.answer(true)?;
        quiz.button("next")?;
        quiz.browser().wait_until("the next screen", || Ok(!quiz.has("[data-role=feedback]")?))?;
    }
    quiz.wait("[data-role=summary]")?;
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds.len(), 7, "{kinds:?}");
    Ok(())
}

pub fn a_drill_of_twenty_survives_a_closed_tab_at_every_step(browser: &Browser) -> Result<()> {
    let body = page("<pop-quiz src=\"twenty.md\" confidence></pop-quiz>");
    let stage = Stage::new(browser, &[("/host.html", body.html()), ("/twenty.md", twenty())])?;
    a_sitting_of_twenty(&stage)?;
    // A drill that is over is still shown; a review that is over makes room for what is due next.
    killed(&stage, "[data-role=summary]")
}

pub fn a_review_of_twenty_survives_a_closed_tab_at_every_step(browser: &Browser) -> Result<()> {
    let body = page("<pop-quiz src=\"twenty.md\" mode=\"review\" confidence></pop-quiz>");
    let stage = Stage::new(browser, &[("/host.html", body.html()), ("/twenty.md", twenty())])?;
    stage.open("/empty.html")?;
    // All were missed long ago, so all are due.
    let ids = twenty();
    let ids = ids.lines().filter_map(|line| line.strip_prefix("## "));
    let log: Vec<String> = (0u64..)
        .zip(ids)
        .map(|(n, id)| format!("1 {} trial/{id} k3f9 1 d s 0 - 8423 -", 1_700_000_000_000 + n))
        .collect();
    assert_eq!(log.len(), 20);
    stage.eval("localStorage.setItem('popquiz:log:old:0', arg)", &json!(log.join("\n") + "\n"))?;
    a_sitting_of_twenty(&stage)
}

/// Loads another edition of the bank, once the page says so.
const EDITION: &str = "
    const get = window.fetch;
    window.fetch = (address, ...rest) =>
        get(localStorage.getItem('edition') && String(address).endsWith('/plain.md') ? '/later.md' : address, ...rest);";

pub fn what_was_edited_or_removed_meanwhile_is_said(browser: &Browser) -> Result<()> {
    let deck = plain(4);
    let body = page("<pop-quiz src=\"plain.md\" no-shuffle></pop-quiz>").script("/edition.js");
    // The first is edited, and the third is gone.
    let edited = deck.replace("Plain question number 1?", "Plain question number one?");
    let (from, to) = (edited.find("## plain-3\n").unwrap_or(0), edited.find("## plain-4\n").unwrap_or(0));
    let later = format!("{}{}", &edited[..from], &edited[to..]);
    let files =
        [("/host.html", body.html()), ("/plain.md", deck), ("/later.md", later), ("/edition.js", EDITION.into())];
    let stage = Stage::new(browser, &files)?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    quiz.click_on("label.choice", "(right)")?;
    quiz.wait(".sel")?;
    stage.eval("localStorage.setItem('edition', 'later')", &Value::Null)?;
    stage.reopen("/host.html")?;
    assert!(quiz.text(".again")?.contains("changed since you saw it"));
    assert!(quiz.text("[data-role=question]")?.contains("number one?"));
    assert!(quiz.text(".sel")?.contains("(right)"), "what was chosen is still chosen");
    assert!(quiz.text(".notice")?.contains("1 question was removed"), "{}", quiz.text(".notice")?);
    stage.reopen("/host.html")?;
    quiz.wait(".again")?;
    assert!(!quiz.has(".notice")?, "said once");
    quiz.button("check")?;
    assert!(quiz.text("[data-role=feedback]")?.contains("changed since you saw it"));
    for number in [2, 4] {
        quiz.button("next")?;
        quiz.wait_for("[data-role=question]", &format!("number {number}?"))?;
        assert!(!quiz.has(".again")?, "this one is as it was");
        quiz.answer(true)?;
    }
    quiz.button("next")?;
    assert!(quiz.text("[data-role=summary]")?.contains("All 3 correct"));
    Ok(())
}

pub fn a_drill_begun_from_a_study_screen_goes_on_after_a_reload(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"two.md\" mode=\"read\"></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[("/two.md", plain(2))])?;
    let quiz = stage.quiz();
    quiz.button("practise")?;
    quiz.answer_and_go_on()?;
    quiz.click_on("label.choice", "(wrong)")?;
    quiz.wait(".sel")?;
    let screen = || -> Result<_> { Ok((quiz.text("[data-role=question]")?, quiz.text(".count")?, quiz.text(".sel")?)) };
    let before = screen()?;
    browser.reload()?;
    assert_eq!(screen()?, before);
    quiz.button("home")?;
    quiz.wait_focus("study")?;
    quiz.wait_for(".tile", "Practice, question 2 of 2")?;
    quiz.button("continue")?;
    assert_eq!(screen()?, before, "and it can be gone on with");
    // Once it is over there is nothing to go on with: a visit begins with the list.
    quiz.click_on("label.choice", "(right)")?;
    quiz.button("check")?;
    quiz.button("next")?;
    quiz.wait("[data-role=summary]")?;
    browser.reload()?;
    quiz.wait("[data-role=search]")?;
    assert!(!quiz.has("[data-role=continue]")?);
    Ok(())
}

pub fn practice_after_an_exam_goes_on_and_gives_way_to_the_next_exam(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"2\"></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[])?;
    let quiz = stage.quiz();
    let sit = || -> Result<()> {
        quiz.wait("[data-role=hand-in]")?;
        quiz.eval("one('[data-role=hand-in]').click()", &Value::Null)?;
        quiz.button("submit")?;
        quiz.wait_focus("summary")
    };
    quiz.button("start")?;
    sit()?;
    quiz.button("repeat")?;
    quiz.wait("[data-role=check]")?;
    let before = quiz.text("[data-role=question]")?;
    browser.reload()?;
    quiz.wait("[data-role=check]")?;
    assert_eq!(quiz.text("[data-role=question]")?, before);
    quiz.button("home")?;
    quiz.wait_for(".tile", "Practice, question 1 of 2")?;
    quiz.eval("quiz.start()", &Value::Null)?;
    sit()?;
    browser.reload()?;
    quiz.wait("[data-role=summary]")?;
    assert!(!quiz.has("[data-role=check]")?, "the newer of the two is shown");
    Ok(())
}

pub fn an_interview_keeps_notes_and_time_in_a_bank_that_was_edited_and_reordered(browser: &Browser) -> Result<()> {
    let deck = talks(6);
    let mut items: Vec<String> = deck.split("\n## ").map(|item| item.replace("would you say", "do you say")).collect();
    items[1..].reverse();
    let later = items.iter().map(|item| item.trim_end()).collect::<Vec<_>>().join("\n\n## ");
    let body = "<pop-quiz src=\"plain.md\" mode=\"interview\" tags=\"talk\" limit=\"3\"></pop-quiz>";
    let files = [
        ("/host.html", page(body).script("/edition.js").html()),
        ("/plain.md", deck),
        ("/later.md", later),
        ("/edition.js", EDITION.into()),
    ];
    let stage = Stage::new(browser, &files)?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    quiz.button("begin")?;
    quiz.fill("textarea", "Mine.")?;
    let asked = quiz.text("[data-role=question]")?;
    let kept = |text: &str| Ok(stage.stored("popquiz:sitting:")?.iter().any(|(_, kept)| kept.contains(text)));
    browser.wait_until("the notes to be kept", || kept(" Mine. "))?;
    // An hour has been spent on it.
    let spend = "const key = Object.keys(localStorage).find((key) => key.endsWith(':interview'));
        localStorage.setItem(key, localStorage.getItem(key).replace(/ a 0 \\d+ /, ' a 0 3600000 '));
        localStorage.setItem('edition', 'later')";
    stage.eval(spend, &Value::Null)?;
    stage.reopen("/host.html")?;
    assert_eq!(quiz.text("[data-role=question]")?, asked.replace("would you say", "do you say"));
    assert!(quiz.text(".again")?.contains("has changed since you started"));
    assert_eq!(quiz.eval("return one('textarea').value", &Value::Null)?, "Mine.");
    assert!(quiz.text(".time")?.starts_with("60:"), "{}", quiz.text(".time")?);
    assert_eq!(quiz.text(".count")?, "1 of 3");
    Ok(())
}
