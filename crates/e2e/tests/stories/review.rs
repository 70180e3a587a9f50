//! Reviews: what is due in every bank of the site, and the day's new questions.

use popquiz_e2e::{Browser, Result, Stage, page, plain};
use serde_json::{Value, json};

/// A page with a start screen, of a bank of three questions.
const HOME: &str = "<pop-quiz src=\"other.md\" home></pop-quiz>";

/// A site with that page, one that shows another bank, and a history in which these questions were missed long ago.
fn site<'b>(browser: &'b Browser, body: &str, missed: &[&str]) -> Result<Stage<'b>> {
    let other = plain(3).replace("bank: trial", "bank: other").replace("title: Plain", "title: Other things");
    let pages = [
        ("/home.html", page(body).bundled().html()),
        ("/trial.html", page("<pop-quiz src=\"plain.pqb\"></pop-quiz>").html()),
        ("/other.md", other),
    ];
    let stage = Stage::new(browser, &pages)?;
    stage.open("/empty.html")?;
    let lines: Vec<String> =
        missed.iter().zip(1..).map(|(item, at)| format!("1 {at} {item} {at} 1 d i 0 - 900 -\n")).collect();
    stage.eval("localStorage.setItem('popquiz:log:old:0', arg)", &json!(lines.concat()))?;
    Ok(stage)
}

pub fn of_many_that_are_due_some_are_asked_at_a_time(browser: &Browser) -> Result<()> {
    let missed: Vec<String> = (1..=40).map(|number| format!("trial/plain-{number}")).collect();
    let missed: Vec<&str> = missed.iter().map(String::as_str).collect();
    let stage = site(browser, "<pop-quiz src=\"plain.pqb\" home></pop-quiz>", &missed)?;
    stage.open("/home.html")?;
    let quiz = stage.quiz();
    quiz.wait_for(".tile", "40 to review, 20 new")?;
    quiz.wait_for(".tile", " for the first 30.")?;
    quiz.button("review")?;
    quiz.wait_focus("question")?;
    assert_eq!(quiz.text(".count")?, "1 of 30");
    quiz.button("home")?;
    quiz.button("progress")?;
    quiz.wait_for("[data-role=review]", "Continue review").map(drop)
}

/// The items of the log that were answered in a review.
fn reviewed(stage: &Stage<'_>) -> Result<Vec<String>> {
    let log = stage.log()?;
    let words = log.iter().map(|line| line.split(' ').collect::<Vec<_>>());
    let mut items: Vec<String> = words.filter(|words| words[5] == "r").map(|words| words[2].to_owned()).collect();
    items.sort();
    Ok(items)
}

pub fn a_review_asks_over_every_bank_the_site_has_shown(browser: &Browser) -> Result<()> {
    let due = ["trial/plain-7", "other/plain-1", "other/plain-2", "trial/gone-since"];
    let stage = site(browser, HOME, &due)?;
    stage.open("/trial.html")?;
    let quiz = stage.quiz();
    quiz.wait("label.choice")?;
    stage.open("/home.html")?;
    quiz.wait_for(".tile", "4 to review, 1 new")?;
    quiz.wait_for(".tile", "Due: 2 in Other things and 2 in Plain.")?;
    quiz.button("review")?;
    // One of the other bank, which knows its second no more, and this bank's two and the one that is new.
    for _ in 0..4 {
        quiz.answer_and_go_on()?;
    }
    quiz.wait("[data-role=summary]")?;
    assert_eq!(reviewed(&stage)?, ["other/plain-1", "other/plain-2", "other/plain-3", "trial/plain-7"]);
    quiz.button("home")?;
    quiz.wait_for(".tile", "1 to review")?;
    Ok(())
}

pub fn a_bank_that_cannot_be_loaded_is_left_out_and_said(browser: &Browser) -> Result<()> {
    let stage = site(browser, HOME, &["gone/one", "other/plain-2"])?;
    stage.eval("localStorage.setItem('popquiz:bank:gone', '1 /gone.pqb Lost things')", &Value::Null)?;
    browser.expect_in_console("404");
    stage.open("/home.html")?;
    let quiz = stage.quiz();
    quiz.wait_for(".tile", "Due: 1 in Other things and 1 in Lost things.")?;
    quiz.button("review")?;
    quiz.wait_for("[part=notice]", "The questions of Lost things couldn't be loaded")?;
    quiz.answer_and_go_on()?;
    Ok(())
}

pub fn a_review_that_was_left_goes_on(browser: &Browser) -> Result<()> {
    let stage = site(browser, HOME, &["trial/plain-7", "other/plain-1"])?;
    stage.open("/trial.html")?;
    let quiz = stage.quiz();
    quiz.wait("label.choice")?;
    stage.open("/home.html")?;
    quiz.button("review")?;
    quiz.wait_focus("question")?;
    quiz.answer_and_go_on()?;
    let screen = || -> Result<_> { Ok((quiz.text("[data-role=question]")?, quiz.text(".count")?)) };
    let before = screen()?;
    for again in [false, true] {
        if again {
            browser.reload()?;
        } else {
            quiz.click("[aria-label^=Back]")?;
        }
        quiz.wait_for(".tile", "Continue: Review")?;
        quiz.button("carry-review")?;
        assert_eq!(screen()?, before);
    }
    Ok(())
}

pub fn an_author_asks_for_a_review_and_nothing_takes_the_focus(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"other.md\" mode=\"review\" tags=\"odd\"></pop-quiz>";
    let stage = site(browser, body, &["other/plain-3", "trial/plain-7"])?;
    stage.open("/home.html")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=question]")?;
    assert_eq!(quiz.focused()?, "");
    // The part that the author named: one is due, one is new, and the other banks stay out of it.
    for _ in 0..2 {
        quiz.answer_and_go_on()?;
    }
    assert_eq!(reviewed(&stage)?, ["other/plain-1", "other/plain-3"]);
    quiz.button("again")?;
    quiz.wait_for("[data-role=summary]", "Nothing is due")?;
    Ok(())
}

pub fn a_finished_review_is_shown_again_after_a_reload(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"plain.pqb\" mode=\"review\" limit=\"2\"></pop-quiz>";
    let stage = site(browser, body, &["other/plain-1", "trial/plain-7"])?;
    // The page that shows the other bank, which the summary speaks of as well.
    stage.eval("localStorage.setItem('popquiz:bank:other', '1 /other.md Other things')", &Value::Null)?;
    stage.open("/home.html")?;
    let quiz = stage.quiz();
    for _ in 0..2 {
        quiz.answer_and_go_on()?;
    }
    let said = quiz.text("[data-role=summary]")?;
    assert!(said.contains("All 2 correct"), "{said}");
    browser.reload()?;
    assert_eq!(quiz.text("[data-role=summary]")?, said);
    assert_eq!(quiz.focused()?, "");
    assert!(stage.events("complete")?.is_empty(), "it was completed once, not at every visit");
    quiz.button("again")?;
    quiz.wait("[data-role=question]")?;
    browser.reload()?;
    quiz.wait("[data-role=question]")?;
    Ok(())
}
