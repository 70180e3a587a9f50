//! The bank while it arrives: what can be done with the part that is here, and what is said of the rest.

use popquiz_devserver::Gate;
use popquiz_e2e::{Browser, Page, Quiz, Result, Stage, dist, page};
use std::fs;

/// The bank of the built site, behind a gate, and where its parts end: the heads, then the decks.
pub struct Held {
    pub gate: Gate,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Held {
    pub fn new() -> Result<Self> {
        let bytes = fs::read(dist().join("django.pqb")).map_err(|error| format!("django.pqb: {error}"))?;
        let mut ends = Vec::new();
        let mut at = 4;
        while let Some(length) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            at += 8 + u32::from_le_bytes(*length) as usize;
            ends.push(at);
        }
        Ok(Self { gate: Gate::default(), bytes, ends })
    }

    pub fn show<'b>(&self, browser: &'b Browser, page: &Page) -> Result<Stage<'b>> {
        Stage::held(browser, page, "/held.pqb", self.bytes.clone(), &self.gate)
    }

    pub fn open_heads(&self) {
        self.gate.open(self.ends[0]);
    }
}

/// Passes a question over; what the real bank asks, nobody here knows.
fn pass(quiz: &Quiz<'_>) -> Result<()> {
    quiz.button("skip")?;
    quiz.button("next")
}

pub fn the_first_question_does_not_wait_for_the_last_deck(browser: &Browser) -> Result<()> {
    let held = Held::new()?;
    held.gate.open(held.ends[1]);
    let stage =
        held.show(browser, &page("<pop-quiz src=\"held.pqb\" deck=\"fundamentals\" limit=\"2\"></pop-quiz>"))?;
    let quiz = stage.quiz();
    // The gate stays shut behind the first deck: whatever is shown needed no more.
    quiz.wait("[data-role=question]")?;
    pass(&quiz)?;
    quiz.wait_for(".count", "2 of 2")?;
    assert_eq!(stage.events("ready")?.len(), 1);
    Ok(())
}

pub fn the_start_screen_waits_for_no_deck(browser: &Browser) -> Result<()> {
    let held = Held::new()?;
    held.open_heads();
    let stage = held.show(browser, &page("<pop-quiz src=\"held.pqb\" home></pop-quiz>").bundled())?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    quiz.click_on(".area", "Testing")?;
    quiz.wait_focus("waiting")?;
    assert_eq!(quiz.text("[data-role=waiting]")?, "Loading questions…");
    assert_eq!((quiz.text(".meta .pill")?.as_str(), quiz.text(".count")?.as_str()), ("Testing", "1 of 10"));
    held.gate.open_wide();
    quiz.wait_focus("question")?;
    assert!(!quiz.has("[data-role=waiting]")?);
    Ok(())
}

pub fn a_sitting_is_taken_up_once_its_questions_are_here(browser: &Browser) -> Result<()> {
    let held = Held::new()?;
    held.gate.open_wide();
    let stage = held.show(browser, &page("<pop-quiz src=\"held.pqb\" area=\"security\" limit=\"3\"></pop-quiz>"))?;
    let quiz = stage.quiz();
    pass(&quiz)?;
    let shown = (quiz.wait_for(".count", "2 of 3").map(drop), quiz.text("[data-role=question]")?);
    held.open_heads();
    browser.reload()?;
    quiz.wait("[data-role=waiting]")?;
    held.gate.open_wide();
    quiz.wait("[data-role=question]")?;
    assert_eq!((quiz.wait_for(".count", "2 of 3").map(drop), quiz.text("[data-role=question]")?), shown);
    assert_eq!(stage.log()?.len(), 1);
    Ok(())
}

pub fn what_came_is_of_use_when_the_rest_is_lost(browser: &Browser) -> Result<()> {
    browser.expect_in_console("net::ERR");
    let held = Held::new()?;
    held.gate.open(held.ends[1]);
    let stage =
        held.show(browser, &page("<pop-quiz src=\"held.pqb\" deck=\"fundamentals\" limit=\"2\"></pop-quiz>"))?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=question]")?;
    held.gate.cut(held.ends[1]);
    quiz.wait_for(".error", "Some questions are missing: the connection was lost. Reload the page to try again.")?;
    pass(&quiz)?;
    quiz.wait_for(".count", "2 of 2")?;
    Ok(())
}

pub fn a_bank_that_never_came_is_said(browser: &Browser) -> Result<()> {
    browser.expect_in_console("net::ERR");
    let held = Held::new()?;
    held.gate.cut(held.ends[0] - 1);
    let stage = held.show(browser, &page("<pop-quiz src=\"held.pqb\"><p>Instead</p></pop-quiz>"))?;
    let said = "The quiz couldn't start: the connection was lost. Reload the page to try again.";
    stage.quiz().wait_for(".error", said)?;
    Ok(())
}
