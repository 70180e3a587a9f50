//! The interview: answered aloud or in notes, held against the model answer, and summed up in a report.

mod left;
mod screens;

pub use left::{
    a_tab_killed_at_every_step_of_twenty_questions_loses_nothing, an_interview_that_cannot_be_read_is_set_aside,
    an_interview_whose_questions_left_the_bank_is_over, the_start_screen_carries_on_an_interview,
};
use popquiz_e2e::{Browser, Page, Pointer, Quiz, Result, Stage, page};
pub use screens::{an_interview_fits_a_phone, axe_finds_nothing_in_an_interview};
use serde_json::{Value, json};

fn host(attributes: &str) -> Page {
    page(&format!("<pop-quiz src=\"talks.pqb\" mode=\"interview\" {attributes}><p>In place of it</p></pop-quiz>"))
}

fn interview<'b>(browser: &'b Browser, attributes: &str) -> Result<Stage<'b>> {
    Stage::show(browser, &host(attributes), &[])
}

/// Notes that hold the words of the first key point, and the code of the second.
const NOTES: &str = "On sunny branches an apple ripens. Mind the shared_state.";

fn note(quiz: Quiz<'_>, text: &str) -> Result<()> {
    quiz.fill("textarea", text)
}

pub fn an_interview_by_touch_up_to_its_report(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "tags=\"talk\" limit=\"3\" seed=\"one\"")?;
    let quiz = stage.quiz();
    let tap = |selector: &str, text: &str| quiz.touch_on(Pointer::Touch, selector, text);
    assert!(quiz.text(".awaits")?.contains("3 questions, from a warm-up to a scenario. About 9 minutes"));
    assert!(stage.events("start")?.is_empty(), "looking is not starting");
    tap("[data-role=begin]", "")?;
    quiz.wait_focus("question")?;
    assert_eq!(stage.events("start")?, [json!({ "mode": "interview", "items": 3 })]);
    assert!(quiz.text(".meta")?.contains("basic") && quiz.text(".time")?.ends_with("of 1:30"));
    assert!(!quiz.has("[data-role=answer]")?, "the answer is covered");

    tap("[data-role=more]", "Hint 1 of 4")?;
    quiz.wait_focus("hint")?;
    assert_eq!(quiz.texts(".hints li")?, ["Hint 1: Who is asking?"]);
    note(quiz, NOTES)?;
    tap("[data-role=reveal]", "")?;
    quiz.wait_focus("answer")?;
    assert!(quiz.text("[data-role=answer]")?.contains("The model answer"));
    assert_eq!(quiz.text(".own .noted")?, NOTES);
    assert_eq!(quiz.texts("label.choice:has(.seems) .t")?.len(), 2, "two points seem to be in the notes");
    assert!(!quiz.has(".sel")?, "and none is ticked for the learner");
    assert!(quiz.texts(".aside")?[0].contains("apples are pears"));
    tap("label.choice", "Apples")?;
    quiz.wait_for("label.sel", "Apples")?;
    tap("label.choice", "Nobody")?;
    quiz.wait_for(".foot", "2 of 3 ticked")?;
    tap("label.choice", "Nobody")?;
    quiz.wait_for(".foot", "1 of 3 ticked")?;
    quiz.fill(".next textarea", "Pears.")?;
    tap(".next label.choice", "I answered this")?;
    quiz.wait(".next .sel")?;
    tap("[data-role=next]", "Next question")?;

    quiz.wait_for(".meta", "intermediate")?;
    quiz.wait_focus("question")?;
    assert_eq!(quiz.eval("return one('textarea').value", &Value::Null)?, "", "notes belong to their question");
    tap("[data-role=pass]", "")?;
    quiz.wait_focus("answer")?;
    assert!(!quiz.has("fieldset label.choice")?, "who passed has nothing to tick");
    tap("[data-role=next]", "")?;

    quiz.wait_for(".meta", "scenario")?;
    tap("[data-role=more]", "")?;
    quiz.wait_for(".hints", "Clarify")?;
    tap("[data-role=reveal]", "")?;
    for point in ["Apples", "Locks", "Nobody"] {
        tap("label.choice", point)?;
    }
    quiz.wait_for(".foot", "3 of 3 ticked")?;
    tap("[data-role=next]", "Finish")?;
    quiz.wait_focus("report")?;
    let report = quiz.text("[data-role=report]")?;
    assert!(report.contains("A mixed interview") && report.contains("44%") && report.contains("4 of 9"), "{report}");
    let levels: Vec<String> = quiz
        .texts(".scores tbody tr")?
        .iter()
        .map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert!(
        ["basic 1 33%", "intermediate 1 0%", "scenario 1 100%"].iter().all(|row| levels.contains(&(*row).to_owned()))
    );
    let each = quiz.texts(".told")?;
    assert!(each[0].contains(NOTES) && each[0].contains("1 hint") && each[0].contains("Pears."), "{each:?}");
    assert!(each[1].contains("skipped"));
    assert!(quiz.text(".prepare")?.contains("Locks guard shared_state from races"));

    let log = stage.log()?;
    let words: Vec<Vec<&str>> = log.iter().map(|line| line.split(' ').collect()).collect();
    assert!(words.iter().all(|line| line[5] == "i"), "{log:#?}");
    assert_eq!(
        words.iter().map(|line| (line[6], line[7])).collect::<Vec<_>>(),
        [("p", "333"), ("s", "0"), ("c", "1000")]
    );
    let complete = stage.events("complete")?;
    assert_eq!((complete[0]["items"].as_f64(), complete[0]["right"].as_f64()), (Some(3.0), Some(1.0)));
    assert_eq!(stage.events("answer")?.len(), 3);

    browser.reload()?;
    assert_eq!(quiz.text("[data-role=report]")?, report, "the report is kept");
    assert!(stage.events("complete")?.is_empty(), "it was completed once, not at every visit");
    tap("[data-role=again]", "")?;
    quiz.wait_focus("study")?;
    tap("[data-role=last]", "")?;
    quiz.wait_focus("report")
}

/// Presses Tab until the focus is on a `data-role`.
fn tab_to(quiz: Quiz<'_>, role: &str) -> Result<()> {
    for _ in 0..30 {
        if quiz.focused()? == role {
            return Ok(());
        }
        quiz.press(&["Tab"])?;
    }
    Err(format!("Tab never came to {role}"))
}

pub fn an_interview_by_keys_alone(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "tags=\"talk\" limit=\"3\"")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=begin]")?;
    tab_to(quiz, "begin")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")?;
    tab_to(quiz, "textarea")?;
    quiz.press(&["a", "0", "Enter", "b"])?;
    assert_eq!(quiz.eval("return one('textarea').value", &Value::Null)?, "a0\nb", "typed keys are text");
    tab_to(quiz, "more")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("hint")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("answer")?;
    quiz.press(&["2", "c"])?;
    quiz.wait_for(".foot", "2 of 3 ticked")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")?;
    quiz.press(&["0"])?;
    quiz.wait_focus("answer")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")?;
    tab_to(quiz, "stop")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("report")?;
    assert!(quiz.text(".facts")?.contains("Not answered"));
    assert_eq!(stage.log()?.len(), 2, "what was not answered is not in the log");
    tab_to(quiz, "again")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("study")
}

pub fn options_stay_covered_until_there_is_an_answer(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "tags=\"options\"")?;
    let quiz = stage.quiz();
    quiz.button("begin")?;
    quiz.wait_focus("question")?;
    assert!(!quiz.has(".choice")?, "the options are covered");
    note(quiz, "A bucket.")?;
    quiz.button("reveal")?;
    quiz.wait_focus("options")?;
    assert_eq!(quiz.count("label.choice")?, 3);
    assert!(!quiz.texts(".card")?[0].contains("keeps the floor dry"), "the reasons come with the verdict");
    browser.reload()?;
    quiz.wait("[data-role=options]")?;
    quiz.click_on("label.choice", "new roof")?;
    quiz.wait_for("label.sel", "new roof")?;
    quiz.button("check")?;
    quiz.wait_focus("answer")?;
    let told = quiz.text(".card")?;
    assert!(told.contains("A bucket.") && told.contains("First stop the harm") && told.contains("That takes a month."));
    assert!(quiz.text(".choice.wrong")?.contains("Your answer"));
    quiz.button("next")?;
    quiz.wait_focus("report")?;
    assert!(quiz.text(".prepare")?.contains("Put a bucket under it"));
    Ok(())
}

pub fn what_the_learner_chooses_is_what_is_asked(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "")?;
    let quiz = stage.quiz();
    quiz.click_on(".chips button", "8")?;
    quiz.wait_for(".awaits", "8 questions")?;
    quiz.click_on(".chips button", "advanced")?;
    quiz.wait_for(".awaits", "5 questions")?;
    quiz.click_on("summary", "All areas")?;
    quiz.click_on(".chips button", "second · 3")?;
    quiz.wait_for(".awaits", "3 questions")?;
    quiz.click_on(".chips button", "advanced")?;
    quiz.click_on(".chips button", "basic")?;
    quiz.wait_for(".awaits", "2 questions")?;
    quiz.button("begin")?;
    assert!(quiz.text(".meta")?.contains("basic") && quiz.text(".meta")?.contains("second"));
    assert_eq!(quiz.text(".count")?, "1 of 2");
    quiz.button("stop")?;
    quiz.wait_focus("study")?;
    assert!(!quiz.has("[data-role=last]")?, "where nothing was answered there is no report");
    assert!(stage.stored("popquiz:sitting:")?.is_empty());

    let stage = interview(browser, "tags=\"options\"")?;
    let quiz = stage.quiz();
    quiz.wait_for(".awaits", "1 question.")?;
    quiz.click_on(".chips button", "basic")?;
    quiz.wait_for(".awaits", "No matching questions")?;
    assert!(!quiz.has("[data-role=begin]")?);
    Ok(())
}

pub fn the_clock_can_be_hidden_and_left_out(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "tags=\"talk\" limit=\"3\" seed=\"one\"")?;
    let quiz = stage.quiz();
    quiz.button("begin")?;
    browser.wait_until("the clock to run", || Ok(!quiz.text(".time")?.starts_with("0:00")))?;
    assert_eq!(quiz.texts(".clock + [role=status]")?, [""]);
    let (key, text) = stage.stored("popquiz:sitting:")?.pop().ok_or("nothing is kept")?;
    // As if the learner had left after 88 seconds.
    let spent = |line: &str| {
        let mut words: Vec<&str> = line.split(' ').collect();
        words[4] = "88000";
        words.join(" ")
    };
    let lines: Vec<String> =
        text.lines().enumerate().map(|(n, line)| if n == 1 { spent(line) } else { line.to_owned() }).collect();
    let put = json!([key, lines.join("\n")]);
    stage.open("/empty.html")?;
    stage.eval("localStorage.setItem(...arg)", &put)?;
    stage.open("/host.html")?;
    quiz.wait_for(".time", "of 1:30")?;
    quiz.wait_for(".time.over", ", 0:0")?;
    quiz.wait_for(".clock + [role=status]", "Time's up.")?;
    quiz.click_on("[data-role=clock]", "Hide")?;
    browser.wait_until("the clock to go", || Ok(!quiz.has(".time")?))?;
    quiz.click_on("[data-role=clock]", "Show")?;
    quiz.wait(".time.over")?;
    quiz.button("reveal")?;
    quiz.wait_for(".hint", "of 1:30")?;
    quiz.button("next")?;
    quiz.wait_for(".meta", "intermediate")?;
    quiz.button("stop")?;
    quiz.wait_for(".facts", "1 of 1 over time")?;

    quiz.button("again")?;
    quiz.click_on(".chips button", "a clock")?;
    quiz.wait_for(".chips [aria-pressed=false]", "a clock")?;
    quiz.button("begin")?;
    quiz.wait_focus("question")?;
    assert!(!quiz.has(".clock")?);
    quiz.button("pass")?;
    quiz.button("next")?;
    quiz.button("stop")?;
    quiz.wait_focus("report")?;
    assert!(!quiz.text(".facts")?.contains("Time"));
    Ok(())
}

pub fn what_was_left_out_is_drilled(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "tags=\"talk\" limit=\"3\"")?;
    let quiz = stage.quiz();
    quiz.button("begin")?;
    quiz.button("pass")?;
    quiz.button("next")?;
    quiz.button("stop")?;
    quiz.click_on("[data-role=drill]", "Practise 1 question on this")?;
    quiz.wait_focus("question")?;
    assert!(quiz.text("[data-role=question]")?.contains("Closed question number"));
    quiz.answer(true)?;
    quiz.button("next")?;
    quiz.wait("[data-role=summary]")?;
    let log = stage.log()?;
    assert!(log.len() == 2 && log.iter().any(|line| line.contains("/closed-") && line.contains(" d c ")), "{log:?}");
    Ok(())
}

pub fn the_report_is_printed_and_saved(browser: &Browser) -> Result<()> {
    let stage = interview(browser, "tags=\"talk\" limit=\"3\" seed=\"one\"")?;
    let quiz = stage.quiz();
    quiz.button("begin")?;
    note(quiz, NOTES)?;
    quiz.button("reveal")?;
    quiz.click_on("label.choice", "Apples")?;
    quiz.button("next")?;
    quiz.wait_for(".count", "2 of 3")?;
    quiz.button("stop")?;
    quiz.wait_focus("report")?;
    // The dialogue is the system's; what it would print is what is shown for paper meanwhile.
    let asked = "window.asked = []; window.print = () => asked.push(!!document.querySelector('pop-quiz').shadowRoot.querySelector('.sheet'))";
    stage.eval(asked, &Value::Null)?;
    quiz.button("print")?;
    browser.wait_until("the dialogue", || Ok(stage.eval("return asked", &Value::Null)? == json!([true])))?;
    let shown = "return [one('.sheet')?.checkVisibility() ?? false, one('.card').checkVisibility(),
        document.querySelector('pop-quiz > p').checkVisibility()]";
    assert_eq!(quiz.eval(shown, &Value::Null)?, json!([false, true, false]), "the screen stays as it is");
    browser.on_paper(true)?;
    assert_eq!(quiz.eval(shown, &Value::Null)?, json!([true, false, false]), "on paper, the report");
    let sheet = quiz.text(".sheet")?;
    assert!(sheet.contains("Not ready yet") && sheet.contains(NOTES) && !sheet.contains("Print"), "{sheet}");
    assert_eq!(quiz.count(".sheet button")?, 0);
    stage.eval("dispatchEvent(new Event('afterprint'))", &Value::Null)?;
    browser.wait_until("the sheet to go", || Ok(!quiz.has(".sheet")?))?;
    assert_eq!(quiz.eval(shown, &Value::Null)?, json!([false, false, true]), "afterwards, what the author wrote");
    browser.on_paper(false)?;

    let catch = "window.saved = []; const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((text) => saved.push(text)); return make.call(URL, blob); }";
    stage.eval(catch, &Value::Null)?;
    quiz.button("save")?;
    let saved = browser
        .wait("the file", || Ok(stage.eval("return saved[0] ?? null", &Value::Null)?.as_str().map(str::to_owned)))?;
    for said in
        ["Not ready yet", "BY AREA", "WHAT TO PREPARE NEXT", NOTES, "[x] Apples ripen", "[ ] Nobody says this one"]
    {
        assert!(saved.contains(said), "{said} is not in\n{saved}");
    }
    Ok(())
}
