//! An element and the screens that come in chunks: when they are fetched, and what goes along.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::{Value, json};

pub fn a_study_mode_is_fetched_when_it_is_wanted(browser: &Browser) -> Result<()> {
    let fetched = "return performance.getEntriesByType('resource').map((one) => one.name).filter((name) => /chunks\\/(?!start)/.test(name))";
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.answer_and_go_on()?;
    quiz.button("home")?;
    quiz.wait("[data-role=continue]")?;
    assert_eq!(stage.eval(fetched, &Value::Null)?, Value::Array(Vec::new()), "nothing of it before it is wanted");
    quiz.button("progress")?;
    quiz.wait_focus("study")?;
    assert_eq!(
        stage.eval(fetched, &Value::Null)?.as_array().map(Vec::len),
        Some(4),
        "code, what it shares, and two style sheets"
    );
    quiz.button("home")?;
    quiz.button("continue")?;
    assert!(quiz.text(".count")?.starts_with('2'), "the sitting goes on");
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

/// Changes what a page gets for the code of the exam: `body` is what becomes of `bytes`.
fn tampered(stage: &Stage<'_>, body: &str) -> Result<()> {
    let fetched = "const real = window.fetch;
        window.fetch = async (url, ...rest) => {
          const answer = await real(url, ...rest);
          if (!/exam\\..*wasm$/.test(url)) return answer;
          const bytes = new Uint8Array(await answer.arrayBuffer());
          window.fetch = real;";
    let answer = "return new Response(bytes, { headers: { 'content-type': 'text/plain' } }); };";
    stage.eval(&format!("{fetched} {body}; {answer}"), &Value::Null).map(drop)
}

pub fn a_part_that_was_lost_on_the_way_is_fetched_again(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    tampered(&stage, "throw new TypeError('lost')")?;
    quiz.button("exam")?;
    quiz.wait_for(".error", "can't be reached. Check your connection")?;
    quiz.button("exam")?;
    quiz.wait_focus("study")?;
    assert!(!quiz.has(".error")?, "what was said before is over");
    Ok(())
}

pub fn a_server_that_knows_no_wasm_serves_parts_all_the_same(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    tampered(&stage, "")?;
    quiz.button("exam")?;
    quiz.wait_focus("study")
}

pub fn a_part_of_another_build_is_refused_before_it_runs(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    // The memory has the name of the build: eight digits behind an `m`.
    let other = "const at = new TextDecoder('latin1').decode(bytes).search(/m[0-9a-f]{8}/);
        bytes[at + 8] = bytes[at + 8] === 48 ? 49 : 48";
    tampered(&stage, other)?;
    quiz.button("exam")?;
    quiz.wait_for(".error", "This part couldn't be loaded")?;
    quiz.wait("[data-role=home]")?;
    Ok(())
}
