//! Accessibility and small screens.

use crate::arrival::Held;
use crate::checks::{KINDS, assert_fits, assert_large_enough, audit, bring_axe, with_axe};
use popquiz_e2e::{Browser, Page, Result, Stage, page};
use serde_json::Value;

fn deck(attributes: &str) -> Page {
    page(&format!("<pop-quiz src=\"deck.pqb\" {attributes}></pop-quiz>"))
}

pub fn axe_finds_nothing_in_any_kind_of_question(browser: &Browser) -> Result<()> {
    for kind in KINDS {
        let stage = with_axe(browser, &deck(&format!("kind=\"{kind}\" limit=\"1\" confidence")))?;
        let quiz = stage.quiz();
        quiz.wait("[data-role=question]")?;
        audit(&stage, kind)?;
        if kind == "open" {
            quiz.button("reveal")?;
            quiz.wait("[data-role=answer]")?;
            audit(&stage, "a revealed answer")?;
            quiz.button("check")?;
        } else {
            quiz.answer(false)?;
        }
        quiz.wait("[data-role=feedback]")?;
        audit(&stage, &format!("the verdict on {kind}"))?;
        quiz.button("next")?;
        quiz.wait(".again")?;
        quiz.answer_and_go_on()?;
        quiz.wait("[data-role=summary]")?;
        audit(&stage, &format!("the summary after {kind}"))?;
    }
    Ok(())
}

pub fn axe_finds_nothing_on_the_start_screen_and_in_notices(browser: &Browser) -> Result<()> {
    let stage = with_axe(browser, &page("<pop-quiz bank=\"django\" home></pop-quiz>").bundled())?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    audit(&stage, "the start screen")?;

    let stage = with_axe(browser, &deck("home seed=\"axe\"").bundled())?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.button("skip")?;
    quiz.wait("[data-role=feedback]")?;
    quiz.press(&["?"])?;
    quiz.wait(".keys")?;
    audit(&stage, "the list of keys")?;
    quiz.click("[aria-label^=Back]")?;
    quiz.wait("[data-role=continue]")?;
    quiz.button("backup")?;
    quiz.wait(".notice")?;
    audit(&stage, "the start screen with progress and a notice")?;

    browser.expect_in_console("404");
    let stage = with_axe(browser, &page("<pop-quiz src=\"none.pqb\"><p>In place of the quiz</p></pop-quiz>"))?;
    stage.quiz().wait(".error")?;
    audit(&stage, "a quiz that could not start")
}

/// The page that is a site of its own has one heading of the first rank, whatever its widget shows.
pub fn axe_finds_nothing_on_the_standalone_page(browser: &Browser) -> Result<()> {
    let stage = Stage::new(browser, &[])?;
    stage.open("/")?;
    bring_axe(browser)?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    audit(&stage, "the standalone page")?;
    quiz.button("start")?;
    quiz.wait("[data-role=question]")?;
    audit(&stage, "a question on the standalone page")?;
    quiz.button("skip")?;
    quiz.wait("[data-role=feedback]")?;
    audit(&stage, "a verdict on the standalone page")?;
    for word in ["exam", "interview", "read", "progress"] {
        quiz.button("home")?;
        quiz.button(word)?;
        quiz.wait_focus("study")?;
        audit(&stage, &format!("the standalone page with {word}"))?;
    }
    Ok(())
}

pub fn axe_finds_nothing_while_questions_are_on_their_way(browser: &Browser) -> Result<()> {
    let held = Held::new()?;
    held.open_heads();
    let stage = held.show(browser, &page("<pop-quiz src=\"held.pqb\" area=\"security\" home></pop-quiz>").bundled())?;
    bring_axe(browser)?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.wait_focus("waiting")?;
    audit(&stage, "a question that is awaited")?;
    held.gate.open_wide();
    quiz.wait("[data-role=question]").map(drop)
}

/// Goes through every screen: the start screen, every kind of question, its verdict, and the summary.
fn every_screen(browser: &Browser, style: &str, mut look: impl FnMut(&Stage<'_>, &str) -> Result<()>) -> Result<()> {
    let styled = |page: Page| page.style("/theme.css");
    let files = [("/theme.css", style.to_owned())];
    let stage = Stage::show(browser, &styled(deck("home").bundled()), &files)?;
    stage.quiz().wait("[data-role=home]")?;
    look(&stage, "the start screen")?;
    for kind in KINDS {
        let stage = Stage::show(browser, &styled(deck(&format!("kind=\"{kind}\" limit=\"1\" confidence"))), &files)?;
        let quiz = stage.quiz();
        quiz.wait("[data-role=question]")?;
        look(&stage, kind)?;
        if kind == "open" {
            quiz.button("reveal")?;
            quiz.wait("[data-role=answer]")?;
            look(&stage, "a revealed answer")?;
            quiz.button("check")?;
        } else {
            quiz.answer(false)?;
        }
        quiz.wait("[data-role=feedback]")?;
        look(&stage, &format!("the verdict on {kind}"))?;
        quiz.button("next")?;
        quiz.answer_and_go_on()?;
        quiz.wait("[data-role=summary]")?;
        look(&stage, &format!("the summary after {kind}"))?;
    }
    Ok(())
}

pub fn a_phone_needs_no_sideways_scrolling(browser: &Browser) -> Result<()> {
    // A phone, and what a window of 1280 by 1024 has left at 400 %.
    for (width, height) in [(360, 740), (320, 256)] {
        browser.resize(width, height)?;
        every_screen(browser, "", |stage, screen| assert_fits(stage, &format!("{screen} at {width}")))?;
        let stage = Stage::new(browser, &[])?;
        stage.open("/")?;
        stage.quiz().wait("[data-role=home]")?;
        assert_fits(&stage, &format!("the standalone page at {width}"))?;
    }
    Ok(())
}

pub fn twice_the_text_needs_no_sideways_scrolling(browser: &Browser) -> Result<()> {
    browser.resize(360, 740)?;
    every_screen(browser, "html { font-size: 200%; }", |stage, screen| {
        assert_fits(stage, &format!("{screen} with twice the text"))
    })?;
    let stage = Stage::new(browser, &[])?;
    stage.open("/")?;
    stage.quiz().wait("[data-role=home]")?;
    stage.eval("document.documentElement.style.fontSize = '200%'", &Value::Null)?;
    assert_fits(&stage, "the standalone page with twice the text")
}

pub fn text_is_large_enough_and_targets_are_too(browser: &Browser) -> Result<()> {
    browser.resize(360, 740)?;
    // A page that counts in tenths of its root size, and one that is set small.
    for style in ["", "html { font-size: 62.5%; } body { font-size: 1.2rem; }"] {
        every_screen(browser, style, |stage, screen| {
            assert_large_enough(stage, &format!("{screen} on a page with “{style}”"))
        })?;
    }
    Ok(())
}

pub fn reduced_motion_moves_nothing(browser: &Browser) -> Result<()> {
    // The sign in front of what can be unfolded turns; it is drawn before its line.
    let moving = "return all('*').flatMap((one) => ['', '::before', '::after'].map((part) => [one, part])).filter(([one, part]) => {
        const style = getComputedStyle(one, part);
        return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => time !== '0s');
    }).map(([one, part]) => `${one.localName}${part}`)";
    for (preference, expected) in [("no-preference", true), ("reduce", false)] {
        browser.prefer("prefers-reduced-motion", preference)?;
        let stage = Stage::new(browser, &[])?;
        stage.open("/")?;
        stage.quiz().wait("[data-role=home]")?;
        let found = stage.quiz().eval(moving, &Value::Null)?;
        let moves = found.as_array().is_some_and(|list| !list.is_empty());
        assert_eq!(moves, expected, "with {preference}, these move: {found}");
        stage.quiz().button("start")?;
        stage.quiz().button("skip")?;
        let found = stage.quiz().eval(moving, &Value::Null)?;
        assert_eq!(found, Value::Array(Vec::new()), "nothing moves in a sitting");
    }
    Ok(())
}
