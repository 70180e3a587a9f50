//! Without a pointer.

use popquiz_e2e::{Browser, Page, Quiz, Result, Stage, page};
use serde_json::{Value, json};

const AROUND: &str = "<p><label>Before <input id=\"before\"></label></p>\n<pop-quiz src=\"plain.pqb\" limit=\"3\"></pop-quiz>\n<p><label>After <input id=\"after\"></label></p>";

/// A page with a field in front of the widget, and the focus in that field.
fn begin<'b>(browser: &'b Browser, page: &Page) -> Result<Stage<'b>> {
    let stage = Stage::show(browser, page, &[])?;
    stage.quiz().wait("[data-role=question], [data-role=home]")?;
    stage.eval("document.querySelector('#before').focus()", &Value::Null)?;
    Ok(stage)
}

/// The key that chooses what has this text.
fn key_of(quiz: Quiz<'_>, selector: &str, text: &str) -> Result<String> {
    let rows = quiz.texts(selector)?;
    let place = rows.iter().position(|row| row.contains(text)).ok_or_else(|| format!("no {text} in {rows:?}"))?;
    Ok((place + 1).to_string())
}

pub fn a_sitting_by_keys_alone(browser: &Browser) -> Result<()> {
    let stage = begin(browser, &page(AROUND))?;
    let quiz = stage.quiz();
    quiz.press(&["Tab"])?;
    assert_eq!(quiz.focused()?, "input", "one Tab goes into the widget");
    quiz.press(&["?"])?;
    assert!(quiz.text(".keys")?.contains("check, then go on"));
    quiz.press(&["Escape"])?;
    browser.wait_until("the list of keys to go", || Ok(!quiz.has(".keys")?))?;
    for question in 1..=3 {
        quiz.press(&[&key_of(quiz, "label.choice", "(right)")?])?;
        assert!(quiz.text("label.sel")?.contains("(right)"));
        quiz.press(&["Enter"])?;
        quiz.wait_focus("feedback")?;
        quiz.press(&["Enter"])?;
        quiz.wait_focus(if question < 3 { "question" } else { "summary" })?;
    }
    assert!(quiz.text("[data-role=summary]")?.contains("All 3 right"));
    quiz.press(&["Tab", "Enter"])?;
    quiz.wait_focus("question")?;
    quiz.press(&["0"])?;
    quiz.wait_focus("feedback")?;
    assert!(quiz.text("[data-role=feedback]")?.contains("Here is the answer"));
    Ok(())
}

/// Presses Tab until what has the focus has this text or label.
fn tab_to(quiz: Quiz<'_>, name: &str) -> Result<()> {
    let script = "const at = root?.activeElement;
        const label = at?.closest('label');
        return at?.getAttribute('aria-label') ?? label?.querySelector('.t, span')?.innerText ?? at?.innerText ?? ''";
    for _ in 0..30 {
        if quiz.eval(script, &Value::Null)?.as_str().is_some_and(|text| text.contains(name)) {
            return Ok(());
        }
        quiz.press(&["Tab"])?;
    }
    Err(format!("Tab never came to {name}"))
}

fn answer_by_keys(quiz: Quiz<'_>, kind: &str) -> Result<()> {
    match kind {
        "choice" => quiz.press(&[&key_of(quiz, "label.choice", "(right)")?, "Enter"]),
        "several" => {
            for text in ["One of", "Another of"] {
                quiz.press(&[&key_of(quiz, "label.choice", text)?])?;
            }
            quiz.press(&["Enter"])
        }
        "spot" => quiz.press(&["4", "Enter"]),
        "blank" => {
            tab_to(quiz, "What belongs in the gap?")?;
            quiz.press(&["f", "i", "l", "t", "e", "r", "Enter"])
        }
        "open" => {
            quiz.press(&["Enter"])?;
            quiz.wait_focus("answer")?;
            quiz.press(&["1", "2", "3", "Enter"])
        }
        "order" => {
            for (step, name) in ["Step 1", "Step 2", "Step 3", "Step 4"].iter().enumerate() {
                let place =
                    || -> Result<Option<usize>> { Ok(quiz.texts(".step .t")?.iter().position(|text| text == name)) };
                while let Some(at) = place()?.filter(|&at| at > step) {
                    tab_to(quiz, &format!("Move up: {name}"))?;
                    quiz.press(&["Space"])?;
                    quiz.browser().wait_until("the step to move", || Ok(place()? != Some(at)))?;
                }
            }
            tab_to(quiz, "Check")?;
            quiz.press(&["Enter"])
        }
        "match" => {
            for name in ["apple", "pear", "plum"] {
                tab_to(quiz, name)?;
                // A native list takes the option that begins like what is typed.
                quiz.press(&["f"])?;
                let chosen = "const at = root.activeElement; return at.selectedOptions[0].textContent";
                for _ in 0..5 {
                    if quiz.eval(chosen, &Value::Null)?.as_str().is_some_and(|text| text.contains(name)) {
                        break;
                    }
                    quiz.press(&["ArrowDown"])?;
                }
            }
            tab_to(quiz, "Check")?;
            quiz.press(&["Enter"])
        }
        other => Err(format!("no such kind: {other}")),
    }
}

pub fn every_kind_by_keys_alone(browser: &Browser) -> Result<()> {
    let body =
        "<p><label>Before <input id=\"before\"></label></p>\n<pop-quiz src=\"deck.pqb\" seed=\"keys\"></pop-quiz>";
    let stage = begin(browser, &page(body))?;
    let quiz = stage.quiz();
    quiz.press(&["Tab"])?;
    if quiz.kind()? == "blank" || quiz.kind()? == "open" {
        quiz.press(&["Tab"])?;
    }
    for _ in 0..7 {
        let kind = quiz.kind()?;
        answer_by_keys(quiz, &kind).map_err(|error| format!("{kind}: {error}"))?;
        quiz.wait_focus("feedback").map_err(|error| format!("{kind}: {error}"))?;
        assert!(quiz.has(".verdict.right")?, "{kind}: {}", quiz.text("[data-role=feedback]")?);
        quiz.press(&["Enter"])?;
        browser.wait_until("the next screen", || Ok(!quiz.has("[data-role=feedback]")?))?;
    }
    quiz.wait_focus("summary")
}

pub fn keys_outside_do_nothing(browser: &Browser) -> Result<()> {
    let stage = begin(browser, &page(AROUND))?;
    let quiz = stage.quiz();
    let before = quiz.text("[part=widget]")?;
    quiz.press(&["1", "Enter", "0", "?"])?;
    stage.eval("document.activeElement.blur()", &Value::Null)?;
    quiz.press(&["1", "Enter", "0", "?"])?;
    assert_eq!(quiz.text("[part=widget]")?, before);
    assert!(!quiz.has(".sel, .keys, [data-role=feedback]")?);
    assert_eq!(stage.eval("return document.querySelector('#before').value", &Value::Null)?, "10?");
    assert_eq!(stage.spied("listeners")?, Vec::<Value>::new(), "nobody listens to the whole page");

    // Nor does the widget take keys that are the browser's, or a field's own.
    stage.eval("document.querySelector('#before').focus()", &Value::Null)?;
    quiz.press(&["Tab", "Control+1"])?;
    assert!(!quiz.has(".sel")?);
    Ok(())
}

/// How the outline of what has the focus is drawn; a hidden input shows its focus on its label.
const OUTLINE: &str = "
    const at = root?.activeElement;
    if (!at) return null;
    const shown = [at, at.closest('label')].filter(Boolean).map((one) => getComputedStyle(one));
    const width = Math.max(...shown.map((style) => style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)));
    return [`${at.localName} ${at.getAttribute('aria-label') ?? at.innerText}`, width];";

pub fn the_focus_can_be_seen(browser: &Browser) -> Result<()> {
    for attributes in [
        "home",
        "kind=\"choice\"",
        "kind=\"order\"",
        "kind=\"match\"",
        "kind=\"blank\"",
        "kind=\"open\"",
        "kind=\"spot\"",
    ] {
        let before = "<p><label>Before <input id=\"before\"></label></p>";
        let body = format!("{before}<pop-quiz src=\"deck.pqb\" {attributes}></pop-quiz>");
        let stage = begin(browser, &if attributes == "home" { page(&body).bundled() } else { page(&body) })?;
        let quiz = stage.quiz();
        let mut stops = 0;
        loop {
            quiz.press(&["Tab"])?;
            let stop = quiz.eval(OUTLINE, &Value::Null)?;
            if stop.is_null() {
                break;
            }
            assert!(stop[1].as_f64().is_some_and(|width| width >= 2.0), "{attributes}: {stop}");
            stops += 1;
            assert!(stops < 60, "{attributes}: Tab does not lead out of the widget");
        }
        assert!(stops >= 2, "{attributes}: {stops} stops");
    }
    Ok(())
}

/// Presses a button by key, and waits until the focus is on another part of the widget.
fn leave(quiz: Quiz<'_>, role: &str, on: &str) -> Result<()> {
    quiz.wait(&format!("[data-role={role}]"))?;
    quiz.eval("one(`[data-role=${arg}]`).focus()", &json!(role))?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus(on)
}

pub fn the_focus_stays_when_what_had_it_goes_away(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    quiz.press(&["?"])?;
    leave(quiz, "keys", "question")?;
    quiz.answer_and_go_on()?;
    quiz.button("home")?;
    quiz.button("backup")?;
    leave(quiz, "dismiss", "home")?;

    // A choice that no question fits: what is said of it is where reading goes on.
    let stage =
        Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" home tags=\"none\"></pop-quiz>").bundled(), &[])?;
    leave(stage.quiz(), "start", "summary")?;

    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"3\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    leave(quiz, "start", "question")?;
    quiz.eval("one('summary', 'Time').click(); one('[data-role=more]', 'no limit').focus()", &Value::Null)?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("study")?;

    // Printing draws a sheet beside the list, and takes it away.
    let quiet = "window.print = () => dispatchEvent(new Event('afterprint'));";
    let body = page("<pop-quiz src=\"plain.pqb\" mode=\"read\"></pop-quiz>").script("/quiet.js");
    let stage = Stage::show(browser, &body, &[("/quiet.js", quiet.to_owned())])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=print]")?;
    let print = "one('summary', 'Take it along').click(); one('[data-role=print]').focus();
        addEventListener('afterprint', () => { window.printed = true; })";
    quiz.eval(print, &Value::Null)?;
    quiz.press(&["Enter"])?;
    browser.wait_until("the end of printing", || {
        Ok(stage.eval("return window.printed === true", &Value::Null)? == true)
    })?;
    browser.wait_until("the sheet to go", || Ok(!quiz.has(".sheet")?))?;
    assert_eq!(quiz.focused()?, "print");
    Ok(())
}
