//! The lines that authors paste, as generators, frameworks and servers hand them on.

use popquiz_e2e::{Browser, Result, Stage, page, plain};
use serde_json::{Value, json};

const DECK: &str = "---\nbank: tea\ndeck: tea\ntitle: Tea\narea: tea\nlevel: basic\n---\n\n## tea-water\n\n`kind: choice`\n\n\
    How hot should the water be for green tea?\n\n- [x] About 75 °C\n  > Cooler water leaves the tannins in the leaf.\n\
    - [ ] 100 °C\n  > Right for black tea.\n\n### Why\n\nThe hotter the water, the more tannins.\n\n### References\n\n\
    - Any merchant's chart\n";

fn asks_about_tea(stage: &Stage<'_>, nth: usize) -> Result<()> {
    let quiz = stage.nth(nth);
    assert!(quiz.text("[data-role=question]")?.contains("green tea"));
    quiz.click_on("label.choice", "75")?;
    quiz.button("check")?;
    assert!(quiz.text("[data-role=feedback]")?.contains("tannins"));
    Ok(())
}

pub fn questions_written_inside_the_element_are_asked(browser: &Browser) -> Result<()> {
    let body = format!(
        "<pop-quiz><script type=\"text/markdown\">{DECK}</script></pop-quiz>\n\
         <pop-quiz><pre><code class=\"language-popquiz\">{DECK}</code></pre></pop-quiz>"
    );
    let stage = Stage::show(browser, &page(&body), &[])?;
    asks_about_tea(&stage, 0)?;
    stage.nth(1).wait("[data-role=question]")?;
    Ok(())
}

pub fn a_block_of_questions_that_stands_by_itself_becomes_a_quiz(browser: &Browser) -> Result<()> {
    let lines: String = DECK.lines().flat_map(|line| ["<div class=\"line\">", line, "<br></div>"]).collect();
    let body = format!(
        "<script type=\"text/markdown\" data-popquiz data-limit=\"1\">{DECK}</script>\n\
         <div class=\"language-popquiz highlight\"><pre><code class=\"language-popquiz\">{DECK}</code></pre></div>\n\
         <pre class=\"shiki\" data-language=\"popquiz\"><code>{lines}</code></pre>\n\
         <pre><code class=\"language-python\">print(1)</code></pre>"
    );
    let stage = Stage::show(browser, &page(&body), &[])?;
    for nth in 0..3 {
        asks_about_tea(&stage, nth).map_err(|error| format!("block {nth}: {error}"))?;
    }
    assert_eq!(stage.eval("return document.querySelectorAll('pop-quiz').length", &Value::Null)?, 3);
    let shown = stage.eval("return document.querySelector('main').innerText", &Value::Null)?;
    assert!(shown.as_str().is_some_and(|text| !text.contains("[x]") && text.contains("print(1)")), "{shown}");
    Ok(())
}

pub fn a_mistake_in_questions_of_the_page_is_said_with_its_line(browser: &Browser) -> Result<()> {
    let broken: String = DECK.replace("- [x]", "- [ ]").lines().flat_map(|line| ["    ", line, "\n"]).collect();
    let body = format!("<script type=\"text/markdown\" data-popquiz>\n{broken}</script>");
    let stage = Stage::show(browser, &page(&body), &[])?;
    let said = stage.quiz().text(".error")?;
    assert!(said.contains("couldn't start") && said.contains("host.md:15:1"), "{said}");
    Ok(())
}

pub fn a_deck_is_known_by_what_it_says_not_by_its_ending(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"/deck.txt\"></pop-quiz>\n<pop-quiz src=\"/api/deck\"></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[("/deck.txt", DECK.into()), ("/api/deck", DECK.into())])?;
    asks_about_tea(&stage, 0)?;
    asks_about_tea(&stage, 1)
}

pub fn a_page_in_place_of_a_deck_is_told_from_one(browser: &Browser) -> Result<()> {
    let start = "<!doctype html>\n<title>My application</title>";
    let stage =
        Stage::show(browser, &page("<pop-quiz src=\"/deck.html\"></pop-quiz>"), &[("/deck.html", start.into())])?;
    let said = stage.quiz().text(".error")?;
    assert!(said.contains("/deck.html is a web page, not a deck") && said.contains("published"), "{said}");
    Ok(())
}

pub fn off_is_off_however_a_framework_writes_it(browser: &Browser) -> Result<()> {
    let body = "<pop-quiz src=\"plain.pqb\" confidence=\"false\" data-limit=\"7\" data-no-shuffle></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[])?;
    let quiz = stage.quiz();
    quiz.wait_for(".count", "of 7")?;
    assert!(!quiz.has("[data-role=confidence], .confidence")?, "confidence is off");
    let properties = "return [quiz.confidence, quiz.noShuffle, quiz.limit, quiz.seed]";
    assert_eq!(quiz.eval(properties, &Value::Null)?, json!([false, true, "7", null]));
    quiz.eval("quiz.limit = 5", &Value::Null)?;
    quiz.wait_for(".count", "of 5")?;
    quiz.eval("quiz.limit = null", &Value::Null)?;
    quiz.wait_for(".count", "of 60")?;
    Ok(())
}

pub fn properties_set_before_the_script_is_there_count(browser: &Browser) -> Result<()> {
    let script = "addEventListener('DOMContentLoaded', () => {
        const quiz = document.createElement('pop-quiz');
        Object.assign(quiz, { src: 'plain.pqb', limit: 3, noShuffle: true });
        document.querySelector('main').append(quiz);
    });";
    // The widget comes only after that: it is added by a script of the page.
    let later = "addEventListener('load', () => import('/player/popquiz.js'));";
    let host = page("").widget("/empty.js").script("/mine.js").script("/later.js");
    let files = [("/mine.js", script.to_owned()), ("/later.js", later.to_owned()), ("/empty.js", String::new())];
    let stage = Stage::show(browser, &host, &files)?;
    stage.quiz().wait_for(".count", "of 3")?;
    Ok(())
}

pub fn every_address_of_a_page_has_its_sitting(browser: &Browser) -> Result<()> {
    let html = page("<pop-quiz src=\"/plain.pqb\"></pop-quiz>").html();
    let places = ["/course/", "/course/index.html", "/course.html"];
    let files: Vec<(&str, String)> = places.iter().map(|path| (*path, html.clone())).collect();
    let stage = Stage::new(browser, &files)?;
    stage.open("/course/")?;
    stage.quiz().answer_and_go_on()?;
    let (asked, count) = (stage.quiz().text("[data-role=question]")?, stage.quiz().text(".count")?);
    for path in ["/course/index.html", "/course.html?utm_source=mail", "/course/?fbclid=1"] {
        stage.open(path)?;
        assert_eq!(stage.quiz().text("[data-role=question]")?, asked, "{path}");
        assert_eq!(stage.quiz().text(".count")?, count, "{path}");
    }
    stage.open("/course/?p=2")?;
    assert_ne!(stage.quiz().text(".count")?, count, "a query that chooses the page is another page");
    Ok(())
}

pub fn a_place_and_a_canonical_address_carry_a_sitting_along(browser: &Browser) -> Result<()> {
    let canonical =
        |body: &str| page(body).html().replace("<title>", "<link rel=\"canonical\" href=\"/lesson\"><title>");
    let bare = "<pop-quiz src=\"/plain.pqb\"></pop-quiz>";
    let named =
        |limit: &str| page(&format!("<pop-quiz src=\"/plain.pqb\" place=\"week 1\" limit=\"{limit}\"></pop-quiz>"));
    let files = [
        ("/a.html", canonical(bare)),
        ("/b.html", canonical(bare)),
        ("/c.html", named("9").html()),
        ("/d.html", named("12").html()),
    ];
    let stage = Stage::new(browser, &files)?;
    for (from, to) in [("/a.html", "/b.html"), ("/c.html", "/d.html")] {
        stage.open(from)?;
        stage.quiz().answer_and_go_on()?;
        let there = (stage.quiz().text("[data-role=question]")?, stage.quiz().text(".count")?);
        stage.open(to)?;
        assert_eq!(
            (stage.quiz().text("[data-role=question]")?, stage.quiz().text(".count")?),
            there,
            "{from} and {to}"
        );
    }
    Ok(())
}

pub fn a_page_that_changes_its_address_shows_the_sitting_of_the_new_one(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"/plain.pqb\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.answer_and_go_on()?;
    let first = quiz.text(".count")?;
    quiz.eval("history.pushState(null, '', '/lesson/2'); quiz.dispatchEvent(new Event('focusin'))", &Value::Null)?;
    browser.wait_until("another sitting", || Ok(quiz.text(".count")? != first))?;
    quiz.eval("history.back()", &Value::Null)?;
    browser.wait_until("the address before", || {
        Ok(stage.eval("return location.pathname", &Value::Null)? == "/host.html")
    })?;
    quiz.eval("quiz.dispatchEvent(new Event('focusin'))", &Value::Null)?;
    browser.wait_until("the sitting before", || Ok(quiz.text(".count")? == first))
}

pub fn what_is_far_below_loads_nothing_until_it_comes_near(browser: &Browser) -> Result<()> {
    let body = "<div class=\"tall\"></div>\n<pop-quiz src=\"many.pqb\"><p>Later</p></pop-quiz>\n\
        <div class=\"tall\"></div>\n<pop-quiz src=\"plain.pqb\" eager></pop-quiz>";
    let files = [("/tall.css", ".tall { height: 4000px }".to_owned()), ("/many.pqb", plain(3))];
    let stage = Stage::show(browser, &page(body).style("/tall.css"), &files)?;
    stage.nth(1).wait("[data-role=question]")?;
    let fetched =
        || stage.eval("return performance.getEntriesByName(new URL('/many.pqb', location)).length", &Value::Null);
    assert_eq!(fetched()?, 0, "the eager one is there and the other has asked for nothing");
    stage.eval("document.querySelector('pop-quiz').scrollIntoView()", &Value::Null)?;
    stage.nth(0).wait("[data-role=question]")?;
    assert_eq!(fetched()?, 1);
    Ok(())
}
