//! Two tabs of one page, and what comes when the learner is elsewhere already.

use popquiz_e2e::{Browser, Quiz, Result, Stage, page};
use serde_json::Value;

const HOME: &str = "<pop-quiz src=\"plain.pqb\" home></pop-quiz>";
const EXAM: &str = "<pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"5\" minutes=\"30\"></pop-quiz>";
const INTERVIEW: &str = "<pop-quiz src=\"talks.pqb\" mode=\"interview\" tags=\"talk\" limit=\"5\"></pop-quiz>";

/// The same page in two tabs, of which the second is in front.
struct Tabs<'b> {
    stage: Stage<'b>,
    first: String,
    second: String,
}

impl<'b> Tabs<'b> {
    /// `before` is done in the first tab before the second is opened.
    fn open(browser: &'b Browser, body: &str, before: impl Fn(Quiz<'_>) -> Result<()>) -> Result<Self> {
        let stage = Stage::show(browser, &page(body).bundled(), &[])?;
        let first = browser.tabs()?.pop().ok_or("no tab")?;
        before(stage.quiz())?;
        let second = browser.new_tab()?;
        stage.open("/host.html")?;
        Ok(Self { stage, first, second })
    }

    fn go(&self, tab: &str) -> Result<Quiz<'b>> {
        self.stage.browser.switch(tab)?;
        Ok(self.stage.quiz())
    }
}

/// Puts the page's clock forward, so that whatever waits for a while has waited.
fn put_forward(quiz: Quiz<'_>, seconds: u32) -> Result<()> {
    // The page's own clock: a script of a driver may have another.
    quiz.eval("const { Date } = window; const now = Date.now; Date.now = () => now() + arg * 1000;", &seconds.into())
        .map(drop)
}

pub fn a_drill_goes_on_where_another_tab_left_it(browser: &Browser) -> Result<()> {
    let tabs = Tabs::open(browser, HOME, |quiz| {
        quiz.button("start")?;
        quiz.answer_and_go_on()?;
        quiz.button("home")?;
        quiz.wait_for(".tile", "question 2 of 10").map(drop)
    })?;
    let quiz = tabs.go(&tabs.second)?;
    quiz.button("continue")?;
    quiz.answer_and_go_on()?;
    quiz.answer_and_go_on()?;
    quiz.wait_for(".count", "4 of 10")?;
    let question = quiz.text("[data-role=question]")?;
    let quiz = tabs.go(&tabs.first)?;
    quiz.button("continue")?;
    quiz.wait_for(".count", "4 of 10")?;
    assert_eq!(quiz.text("[data-role=question]")?, question);
    assert_eq!(tabs.stage.log()?.len(), 3, "nothing was asked twice");
    Ok(())
}

pub fn an_exam_that_was_left_open_elsewhere_overwrites_nothing(browser: &Browser) -> Result<()> {
    let tabs = Tabs::open(browser, EXAM, |quiz| {
        quiz.button("start")?;
        quiz.wait_focus("question")
    })?;
    let quiz = tabs.go(&tabs.second)?;
    for place in 1..=3 {
        quiz.wait_for(".place", &format!("{place} of 5"))?;
        quiz.respond(true)?;
        quiz.wait_for(".state", "answered")?;
        quiz.button("next")?;
    }
    quiz.wait_for(".place", "4 of 5")?;
    browser.close_tab()?;

    let quiz = tabs.go(&tabs.first)?;
    quiz.wait_for(".place", "4 of 5")?;
    assert_eq!(quiz.count(".cell.has")?, 3, "it shows what was answered elsewhere");
    // The time spent is kept every quarter of a minute.
    put_forward(quiz, 60)?;
    quiz.wait_for("[data-role=clock]", "28:")?;
    browser.reload()?;
    quiz.wait_for(".place", "4 of 5")?;
    assert_eq!(quiz.count(".cell.has")?, 3, "and nothing is lost");
    Ok(())
}

pub fn an_exam_handed_in_elsewhere_leaves_the_next_one_alone(browser: &Browser) -> Result<()> {
    let tabs = Tabs::open(browser, EXAM, |quiz| {
        quiz.button("start")?;
        quiz.wait_focus("question")
    })?;
    let quiz = tabs.go(&tabs.second)?;
    quiz.respond(true)?;
    quiz.wait_for(".state", "answered")?;
    quiz.eval("one('[data-role=hand-in]').click()", &Value::Null)?;
    quiz.button("submit")?;
    quiz.wait_focus("summary")?;
    let first = tabs.go(&tabs.first)?;
    first.wait_for("[data-role=summary]", "1 of 5 correct")?;

    let quiz = tabs.go(&tabs.second)?;
    quiz.button("again")?;
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    quiz.respond(true)?;
    quiz.wait_for(".state", "answered")?;
    put_forward(tabs.go(&tabs.first)?, 60)?;
    let quiz = tabs.go(&tabs.second)?;
    browser.reload()?;
    quiz.wait_for(".state", "answered")?;
    assert_eq!(tabs.stage.log()?.len(), 5, "the first exam was recorded once");
    Ok(())
}

pub fn an_interview_that_was_left_open_elsewhere_overwrites_nothing(browser: &Browser) -> Result<()> {
    let tabs = Tabs::open(browser, INTERVIEW, |quiz| {
        quiz.button("begin")?;
        quiz.wait_focus("question")
    })?;
    let quiz = tabs.go(&tabs.second)?;
    for place in 1..=2 {
        quiz.wait_for(".count", &format!("{place} of 5"))?;
        quiz.fill("textarea", "What I said")?;
        quiz.button("reveal")?;
        quiz.wait_focus("answer")?;
        quiz.button("next")?;
    }
    quiz.wait_for(".count", "3 of 5")?;
    browser.close_tab()?;
    let quiz = tabs.go(&tabs.first)?;
    put_forward(quiz, 60)?;
    quiz.wait_for(".count", "3 of 5")?;
    browser.reload()?;
    quiz.wait_for(".count", "3 of 5")?;
    quiz.button("stop")?;
    quiz.wait_focus("report")?;
    assert_eq!(quiz.count(".each .own")?, 2, "with the notes of both answers");
    Ok(())
}

pub fn what_the_browser_says_late_disturbs_no_sitting(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page(HOME).bundled(), &[])?;
    let quiz = stage.quiz();
    // As a browser does that asks its user first.
    let ask = "const persist = () => new Promise((answer) => { window.answer = answer; });
        Object.defineProperty(navigator, 'storage', { value: { persist, persisted: async () => false } });";
    stage.eval(ask, &Value::Null)?;
    quiz.button("progress")?;
    quiz.button("persist")?;
    browser
        .wait_until("the browser to be asked", || Ok(stage.eval("return !!window.answer", &Value::Null)? == true))?;
    quiz.button("home")?;
    quiz.button("start")?;
    quiz.wait("label.choice")?;
    stage.eval("window.answer(true)", &Value::Null)?;
    quiz.answer_and_go_on()?;
    quiz.wait_for(".count", "2 of 10").map(drop)
}
