//! An exam that is left, and found again.

use super::{at, begin, deadline, hand_in, kept, plain, rewrite};
use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::Value;

pub fn a_kill_at_each_of_twenty_questions_loses_nothing(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[("/host.html", plain("limit=\"20\" minutes=\"30\"").html())])?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    let until = deadline(&stage)?;
    let screen = || -> Result<_> {
        let cells = "return all('.cell').map((cell) => cell.getAttribute('aria-label'))";
        Ok((
            quiz.text("[data-role=question]")?,
            quiz.texts("label.choice")?,
            quiz.texts(".sel")?,
            quiz.eval(cells, &Value::Null)?,
        ))
    };
    for place in 1..=20 {
        at(quiz, place)?;
        quiz.click_on("label.choice", if place % 2 == 0 { "(right)" } else { "(wrong)" })?;
        quiz.wait("label.sel")?;
        if place % 3 == 0 {
            quiz.button("flag")?;
            quiz.wait_for("[data-role=flag]", "Flagged")?;
        }
        let before = screen()?;
        if place % 2 == 0 {
            browser.reload()?;
        } else {
            stage.reopen("/host.html")?;
        }
        at(quiz, place)?;
        assert_eq!(screen()?, before, "after question {place}");
        assert_eq!(deadline(&stage)?, until, "a reload gives no time, and takes none");
        assert!(quiz.text("[data-role=clock]")?.starts_with(['2', '3']), "{}", quiz.text("[data-role=clock]")?);
        quiz.button("next")?;
    }
    quiz.wait("[data-role=check-list]")?;
    browser.reload()?;
    quiz.wait("[data-role=check-list]")?;
    hand_in(quiz)?;
    assert!(quiz.text("[data-role=summary]")?.contains("10 of 20 correct"));
    assert_eq!(stage.log()?.len(), 20);
    assert_eq!((kept(&stage, "exam")?, kept(&stage, "exam-answers")?), (None, None));
    Ok(())
}

pub fn two_tabs_hand_in_once(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[("/host.html", plain("limit=\"3\"").html())])?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    let first = browser.tabs()?.pop().ok_or("no tab")?;
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    quiz.respond(true)?;
    quiz.wait_for(".state", "answered")?;
    let second = browser.new_tab()?;
    stage.open("/host.html")?;
    quiz.wait_for(".state", "answered")?;
    browser.switch(&first)?;
    hand_in(quiz)?;
    assert!(quiz.text("[data-role=summary]")?.contains("1 of 3 correct"));
    browser.switch(&second)?;
    quiz.wait_for("[data-role=summary]", "1 of 3 correct")?;
    assert_eq!(stage.log()?.len(), 3, "three questions, three lines");
    Ok(())
}

pub fn what_the_bank_lost_meanwhile_is_passed_over(browser: &Browser) -> Result<()> {
    let stage = begin(browser, &plain("limit=\"5\" seed=\"lost\""))?;
    let quiz = stage.quiz();
    let plan = kept(&stage, "exam")?.ok_or("no plan is kept")?;
    let ids: Vec<&str> = plan.split(' ').filter(|word| word.starts_with("plain-")).collect();
    assert_eq!(ids.len(), 5, "{plan}");
    rewrite(&stage, "exam", &plan.replace(&format!("{} ", ids[1]), "plain-gone "))?;
    browser.reload()?;
    quiz.wait_for(".notice", "1 question was removed, so this exam is shorter.")?;
    assert!(quiz.text(".place")?.contains("1 of 4"));

    // What cannot be read is no reason to show nothing, and is not lost either.
    rewrite(&stage, "exam", "9 from the future")?;
    browser.reload()?;
    quiz.wait("[data-role=start]")?;
    quiz.wait_for(".notice", "set aside, not deleted")?;
    let aside = stage.stored("popquiz:aside:sitting:")?;
    assert!(aside.iter().any(|(_, text)| text == "9 from the future"), "{aside:?}");
    Ok(())
}

pub fn the_start_screen_knows_of_an_exam_under_way(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("exam")?;
    quiz.wait_focus("study")?;
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    quiz.respond(true)?;
    quiz.wait_for(".state", "answered")?;
    quiz.button("home")?;
    assert!(quiz.text(".tile")?.contains("Continue: Exam"));
    quiz.button("continue")?;
    quiz.wait_for(".state", "answered")?;
    assert_eq!(quiz.focused()?, "study", "a screen reader goes on where the learner is");
    hand_in(quiz)?;
    quiz.button("home")?;
    quiz.wait("[data-role=home]")?;
    assert!(!quiz.texts(".tile")?.iter().any(|text| text.contains("Continue: ")));
    assert_eq!(stage.spied("errors")?, Vec::<Value>::new());
    Ok(())
}
