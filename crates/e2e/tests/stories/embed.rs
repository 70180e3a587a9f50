//! The element as a guest in somebody's page.

use popquiz_e2e::{Browser, Engine, Result, Stage, dist, page};
use serde_json::{Value, json};

const FALLBACK: &str = "<p id=\"instead\">In place of the quiz</p>";

pub fn two_widgets_share_one_wasm_and_no_sitting(browser: &Browser) -> Result<()> {
    let body =
        "<pop-quiz src=\"plain.pqb\" limit=\"2\"></pop-quiz>\n<pop-quiz src=\"plain.pqb\" limit=\"2\"></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[])?;
    let (one, two) = (stage.nth(0), stage.nth(1));
    let untouched = (two.text("[data-role=question]")?, two.text(".count")?);
    one.answer(true)?;
    assert_eq!((two.text("[data-role=question]")?, two.text(".count")?), untouched);
    assert!(!two.has("[data-role=feedback]")?);
    two.answer_and_go_on()?;
    two.click_on("label.choice", "(wrong)")?;
    assert!(one.has("[data-role=feedback]")?);
    assert_eq!(stage.eval("return spy.loads", &Value::Null)?, 1);
    let fetched = "return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.wasm')).length";
    assert_eq!(stage.eval(fetched, &Value::Null)?, 1);
    let second = two.text("[data-role=question]")?;
    browser.reload()?;
    one.wait("[data-role=feedback]")?;
    assert_eq!(two.text("[data-role=question]")?, second, "each finds its own sitting again");
    assert!(two.text(".sel")?.contains("(wrong)"));
    Ok(())
}

pub fn a_moved_element_keeps_its_sitting(browser: &Browser) -> Result<()> {
    let body = "<div><pop-quiz src=\"plain.pqb\"></pop-quiz></div>\n<section id=\"there\"></section>";
    let stage = Stage::show(browser, &page(body), &[])?;
    let quiz = stage.quiz();
    quiz.click_on("label.choice", "(wrong)")?;
    quiz.wait(".sel")?;
    let before =
        quiz.eval("window.question = one('[data-role=question]'); return quiz.shadowRoot.textContent", &Value::Null)?;
    quiz.eval("document.querySelector('#there').append(quiz)", &Value::Null)?;
    // Two frames later everything that was queued has happened.
    quiz.promise("for (let n = 0; n < 2; n += 1) await new Promise(requestAnimationFrame)", &Value::Null)?;
    assert_eq!(quiz.eval("return quiz.shadowRoot.textContent", &Value::Null)?, before);
    assert_eq!(
        quiz.eval("return window.question === one('[data-role=question]')", &Value::Null)?,
        true,
        "nothing was drawn anew"
    );
    assert_eq!(stage.events("ready")?.len(), 1);
    quiz.button("check")?;
    quiz.wait("[data-role=feedback]")?;
    Ok(())
}

pub fn a_removed_element_comes_back_with_its_sitting(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\"><p>Instead</p></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.answer_and_go_on()?;
    quiz.click_on("label.choice", "(wrong)")?;
    quiz.wait(".sel")?;
    let before = (quiz.text("[data-role=question]")?, quiz.text(".sel")?, quiz.text(".count")?);
    quiz.promise("quiz.remove(); window.kept = quiz; await new Promise((done) => setTimeout(done))", &Value::Null)?;
    assert_eq!(
        stage.eval("return kept.shadowRoot.querySelector('.root').childElementCount", &Value::Null)?,
        0,
        "taken down"
    );
    stage.eval("document.querySelector('main').append(kept)", &Value::Null)?;
    assert_eq!((quiz.text("[data-role=question]")?, quiz.text(".sel")?, quiz.text(".count")?), before);
    quiz.button("check")?;
    quiz.wait("[data-role=feedback]")?;
    Ok(())
}

pub fn coming_and_going_leaks_nothing(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.wait("label.choice")?;
    let cycles = "
        for (let n = 0; n < arg; n += 1) {
            quiz.remove();
            await new Promise((done) => setTimeout(done));
            const ready = new Promise((done) => quiz.addEventListener('popquiz-ready', done, { once: true }));
            document.querySelector('main').append(quiz);
            await ready;
        }
        spy.events.length = spy.writes.length = 0;
        performance.clearResourceTimings();
        return spy.memories[0].buffer.byteLength";
    let measure = |count: u32| -> Result<(u64, u64)> {
        let memory = quiz.promise(cycles, &json!(count))?.as_u64().unwrap_or_default();
        if browser.engine() != Engine::Chromium {
            return Ok((memory, 0));
        }
        browser.devtools("HeapProfiler.collectGarbage", &json!({}))?;
        let counters = browser.devtools("Memory.getDOMCounters", &json!({}))?;
        let sum = |name: &str| counters[name].as_u64().unwrap_or_default();
        Ok((memory, sum("nodes") + sum("jsEventListeners")))
    };
    let (memory, nodes) = measure(10)?;
    let (memory_after, nodes_after) = measure(60)?;
    assert!(nodes_after <= nodes + 60, "nodes and listeners: {nodes}, and {nodes_after} after sixty more");
    assert!(memory_after <= memory + 2 * 65_536, "wasm memory: {memory}, and {memory_after} after sixty more");
    assert_eq!(stage.eval("return spy.loads", &Value::Null)?, 1);
    Ok(())
}

/// What the widget looks like, in what a theme could spoil.
const LOOK: &str = "
    const style = ['letter-spacing', 'word-spacing', 'text-transform', 'line-height', 'text-align', 'color', 'margin-top',
        'padding-top', 'padding-left', 'display', 'border-top-style', 'float', 'box-sizing', 'font-weight',
        'font-size', 'background-color', 'opacity', 'visibility', 'text-indent', 'white-space', 'direction'];
    return ['.root', '.card', '[data-role=question] > p', 'label.choice', '.choice .t', '[data-role=check]', '[data-role=skip]']
        .map((selector) => [selector, ...style.map((name) => `${name}: ${getComputedStyle(one(selector)).getPropertyValue(name)}`)])";

pub fn a_hostile_theme_does_not_leak_in(browser: &Browser) -> Result<()> {
    let theme = "html { font-size: 62.5%; }
        body { font-size: 1.6rem; letter-spacing: .4em; word-spacing: 2em; text-transform: uppercase; line-height: 4; text-align: center; text-indent: 3em; white-space: pre; font-weight: 900; visibility: visible; }
        * { margin: 40px !important; padding: 30px !important; color: red !important; border: 5px dashed lime !important;
            box-sizing: content-box !important; letter-spacing: .4em !important; text-transform: uppercase !important;
            line-height: 4 !important; background-color: yellow !important; text-indent: 3em !important; }
        button, input, label { display: none !important; }
        .card, .root, .choice, .stem { opacity: .1 !important; float: right !important; }";
    let body =
        "<pop-quiz src=\"deck.pqb\" tags=\"single\" no-shuffle></pop-quiz>\n<p id=\"mine\">A text of the page</p>";
    let look = |theme: &str| -> Result<(Value, Value)> {
        let stage = Stage::show(browser, &page(body).style("/theme.css"), &[("/theme.css", theme.to_owned())])?;
        stage.quiz().wait("[data-role=question]")?;
        let look = stage.quiz().eval(LOOK, &Value::Null)?;
        let host = "return [document.styleSheets.length, document.adoptedStyleSheets.length,
            getComputedStyle(document.querySelector('#mine')).cssText || getComputedStyle(document.querySelector('#mine')).font]";
        Ok((look, stage.eval(host, &Value::Null)?))
    };
    let (plain, page) = look("")?;
    let (themed, _) = look(theme)?;
    for (one, other) in plain.as_array().into_iter().flatten().zip(themed.as_array().into_iter().flatten()) {
        assert_eq!(one, other);
    }
    assert_eq!(page[0], 2, "the widget adds no style sheet to the page");
    assert_eq!(page[1], 0);
    Ok(())
}

pub fn attributes_filter_and_warn(browser: &Browser) -> Result<()> {
    let ready = |attributes: &str| -> Result<(Value, String)> {
        let stage = Stage::show(browser, &page(&format!("<pop-quiz {attributes}></pop-quiz>")), &[])?;
        let quiz = stage.quiz();
        let shown = quiz.text("[data-role=question], [data-role=summary]")?;
        browser.wait_until("popquiz-ready", || Ok(!stage.events("ready")?.is_empty()))?;
        Ok((stage.events("ready")?[0]["items"].clone(), shown))
    };
    assert_eq!(ready("src=\"plain.pqb\" tags=\"odd\"")?.0, 30);
    assert_eq!(ready("src=\"plain.pqb\" tags=\"odd, even\"")?.0, 60);
    assert_eq!(ready("src=\"deck.pqb\" level=\"advanced\"")?.0, 1);
    assert_eq!(ready("src=\"deck.pqb\" area=\"second\" kind=\"match,order\"")?.0, 2);
    let (none, shown) = ready("src=\"deck.pqb\" tags=\"no-such-tag\"")?;
    assert!(none == 0 && shown.contains("No matching questions"), "{none}: {shown}");

    let paper = || -> Result<Vec<String>> {
        let stage =
            Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" seed=\"exam-1\" limit=\"3\"></pop-quiz>"), &[])?;
        let quiz = stage.quiz();
        assert_eq!(quiz.text(".count")?.split_whitespace().collect::<Vec<_>>(), ["1", "of", "3"]);
        let mut seen = Vec::new();
        for _ in 0..3 {
            seen.extend([quiz.text("[data-role=question]")?, quiz.texts("label.choice")?.join("|")]);
            quiz.answer_and_go_on()?;
        }
        Ok(seen)
    };
    assert_eq!(paper()?, paper()?, "the same seed, the same paper");

    browser.expect_in_console("isn't valid");
    let body = "<pop-quiz src=\"deck.pqb\" level=\"wizard\" limit=\"many\" mode=\"party\"></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[])?;
    stage.quiz().wait("[data-role=question]")?;
    let warnings = stage.spied("warnings")?;
    for (word, count) in [("wizard", 1), ("many", 1), ("party", 1)] {
        let found = warnings.iter().filter(|text| text.as_str().is_some_and(|text| text.contains(word))).count();
        assert_eq!(found, count, "{word} in {warnings:?}");
    }
    Ok(())
}

pub fn a_changed_attribute_starts_the_fitting_sitting(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" tags=\"odd\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.click_on("label.choice", "(wrong)")?;
    let chosen = quiz.text(".sel")?;
    let set = |name: &str, value: &str| quiz.eval("quiz.setAttribute(...arg)", &json!([name, value]));
    let count = |of: &str| quiz.wait_for(".count", &format!("of {of}"));
    set("limit", "4")?;
    count("4")?;
    assert!(!quiz.has(".sel")?);
    set("tags", "even")?;
    let even = || -> Result<bool> {
        let text = quiz.texts("[data-role=question]")?.join("");
        let number: String = text.chars().filter(char::is_ascii_digit).collect();
        Ok(number.parse::<u32>().is_ok_and(|number| number % 2 == 0))
    };
    browser.wait_until("an even question", even)?;
    quiz.eval("quiz.setAttribute('tags', 'odd'); quiz.removeAttribute('limit')", &Value::Null)?;
    count("30")?;
    assert_eq!(quiz.text(".sel")?, chosen, "the sitting that was left for these attributes");
    set("src", "deck.pqb")?;
    quiz.wait_for("[data-role=summary]", "No matching questions")?;
    quiz.eval("quiz.removeAttribute('tags')", &Value::Null)?;
    count("7")?;
    set("theme", "dark")?;
    let scheme = "return getComputedStyle(quiz).colorScheme";
    assert_eq!(quiz.eval(scheme, &Value::Null)?, "dark");
    Ok(())
}

pub fn methods_start_anew_and_forget(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" limit=\"2\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.answer_and_go_on()?;
    quiz.wait_for(".count", "2")?;
    for (method, starts) in [("reset", 0), ("start", 1)] {
        quiz.answer(true)?;
        quiz.eval("quiz[arg]()", &json!(method))?;
        quiz.wait("label.choice")?;
        assert_eq!(quiz.text(".count")?.split_whitespace().collect::<Vec<_>>(), ["1", "of", "2"], "{method}");
        assert_eq!(stage.events("start")?.len(), starts, "{method}");
    }
    assert_eq!(stage.log()?.len(), 3, "what was answered stays answered");
    Ok(())
}

pub fn the_script_may_be_loaded_twice(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"plain.pqb\"></pop-quiz>\n<script type=\"module\" src=\"/popquiz.js\"></script>";
    let stage = Stage::show(browser, &page(body), &[])?;
    stage.quiz().answer(true)?;
    let loaded =
        "return performance.getEntriesByType('resource').filter((one) => one.name.endsWith('popquiz.js')).length";
    assert_eq!(stage.eval(loaded, &Value::Null)?, 2);
    assert_eq!(stage.eval("return spy.loads", &Value::Null)?, 1);
    assert_eq!(stage.spied("errors")?, Vec::<Value>::new());
    Ok(())
}

pub fn a_deck_in_markdown_is_read_in_the_page(browser: &Browser) -> Result<()> {
    let broken = "---\nbank: b\ndeck: d\ntitle: D\narea: a\n---\n\n## an-item\n\n`kind: chioce`\n\nWhat?\n";
    let stage =
        Stage::show(browser, &page("<pop-quiz src=\"deck.md\"></pop-quiz>"), &[("/broken.md", broken.to_owned())])?;
    let quiz = stage.quiz();
    quiz.wait_for(".count", "of 7")?;
    quiz.answer(true)?;
    let authors =
        "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/author/')).length";
    assert!(stage.eval(authors, &Value::Null)?.as_u64() >= Some(2));
    quiz.eval("quiz.setAttribute('src', 'broken.md')", &Value::Null)?;
    let said = quiz.text(".error")?;
    assert!(said.contains("broken.md:10:") && said.contains("chioce") && !said.contains("Reload"), "{said}");
    assert!(said.contains("start.\n\nerror[E"), "each problem begins a line of its own: {said}");
    quiz.eval("quiz.setAttribute('src', 'deck.pqb')", &Value::Null)?;
    quiz.wait("[data-role=question]")?;
    assert!(!quiz.has(".error")?, "a source that works takes the message away");
    Ok(())
}

pub fn events_carry_plain_data(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"deck.pqb\" tags=\"single\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.answer(false)?;
    quiz.button("next")?;
    quiz.wait(".again")?;
    quiz.answer_and_go_on()?;
    quiz.button("again")?;
    quiz.wait("label.choice")?;
    browser.wait_until("the start", || Ok(!stage.events("start")?.is_empty()))?;
    let events = stage.spied("events")?;
    let names: Vec<&str> = events.iter().filter_map(|event| event["name"].as_str()).collect();
    assert_eq!(names, ["ready", "answer", "answer", "complete", "start"]);
    assert!(events.iter().all(|event| event["composed"] == true && event["from"] == "pop-quiz"), "{events:#?}");
    assert_eq!(events[0]["detail"], json!({ "items": 1 }));
    let mut answer = events[1]["detail"].clone();
    assert!(answer["takenMs"].take().is_number());
    let expected = json!({ "item": "trial/choice-one", "outcome": "incorrect", "score": 0, "attempt": 1, "takenMs": null, "mode": "drill" });
    assert_eq!(answer, expected);
    assert_eq!((&events[2]["detail"]["attempt"], &events[2]["detail"]["outcome"]), (&json!(2), &json!("correct")));
    let complete = json!({ "mode": "drill", "items": 1, "right": 0, "score": 0, "missed": ["choice-one"] });
    assert_eq!(events[3]["detail"], complete);
    assert_eq!(events[4]["detail"], json!({ "mode": "drill", "items": 1 }));
    Ok(())
}

/// Whether the children written inside the element can be seen.
fn instead(stage: &Stage<'_>) -> Result<bool> {
    let seen = "return document.querySelector('#instead').checkVisibility({ visibilityProperty: true })";
    Ok(stage.eval(seen, &Value::Null)? == true)
}

pub fn children_stay_when_the_wasm_is_missing(browser: &Browser) -> Result<()> {
    browser.expect_in_console("404");
    browser.expect_in_console("popquiz_bg.wasm");
    let script = std::fs::read_to_string(dist().join("player/popquiz.js")).map_err(|error| error.to_string())?;
    let body = format!("<pop-quiz src=\"deck.pqb\">{FALLBACK}</pop-quiz>");
    let stage = Stage::show(browser, &page(&body).widget("/bare/popquiz.js"), &[("/bare/popquiz.js", script)])?;
    let said = stage.quiz().text(".error")?;
    assert!(said.starts_with("The quiz couldn't start: "), "{said}");
    assert!(instead(&stage)?);
    let errors = stage.events("error")?;
    assert!(errors.len() == 1 && errors[0]["message"].is_string(), "{errors:?}");
    assert_eq!(stage.spied("errors")?, Vec::<Value>::new(), "it is the widget's to say, not the page's to catch");
    Ok(())
}

pub fn children_are_printed(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page(&format!("<pop-quiz src=\"deck.pqb\">{FALLBACK}</pop-quiz>")), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=question]")?;
    let drawn = || quiz.eval("return one('.root').checkVisibility()", &Value::Null);
    assert!(!instead(&stage)? && drawn()? == true, "on the screen, the quiz");
    browser.on_paper(true)?;
    assert!(instead(&stage)? && drawn()? == false, "on paper, what the author wrote");
    browser.on_paper(false)
}

pub fn a_source_that_cannot_be_had_is_said(browser: &Browser) -> Result<()> {
    browser.expect_in_console("404");
    for (attributes, said) in [
        ("src=\"none.pqb\"", "/none.pqb returned 404. Check the address in src."),
        ("src=\"https://example.org/deck.pqb\"", "is on another site"),
        ("src=\"spy.js\"", "couldn't start"),
        ("", "This is the player, which has no questions of its own."),
    ] {
        let stage = Stage::show(browser, &page(&format!("<pop-quiz {attributes}>{FALLBACK}</pop-quiz>")), &[])?;
        let shown = stage.quiz().text(".error")?;
        assert!(shown.contains(said), "{attributes}: {shown}");
        assert!(instead(&stage)?, "{attributes}");
        assert_eq!(stage.events("error")?.len(), 1, "{attributes}");
        stage.quiz().eval("quiz.setAttribute('src', 'deck.pqb')", &Value::Null)?;
        stage.quiz().wait("[data-role=question]")?;
    }
    Ok(())
}
