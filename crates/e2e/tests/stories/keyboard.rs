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
    assert!(quiz.text(".keys")?.contains("check, then continue"));
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
    assert!(quiz.text("[data-role=summary]")?.contains("All 3 correct"));
    quiz.press(&["Tab", "Enter"])?;
    quiz.wait_focus("question")?;
    quiz.press(&["0"])?;
    quiz.wait_focus("feedback")?;
    assert!(quiz.text("[data-role=feedback]")?.contains("Here's the answer"));
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
            tab_to(quiz, "Fill in the blank")?;
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

/// Puts the focus on what a selector finds and presses Enter, as somebody without a pointer does.
fn enter(quiz: Quiz<'_>, selector: &str) -> Result<()> {
    quiz.wait(selector)?;
    quiz.eval("one(arg).focus()", &json!(selector))?;
    quiz.press(&["Enter"])
}

pub fn the_focus_is_not_behind_the_foot(browser: &Browser) -> Result<()> {
    let long = "A choice of which there is more to read than fits one line of a small screen, or two, or three";
    let choice = |at: usize| format!("- [{}] {at}. {long}\n  > The reason.\n", if at == 1 { 'x' } else { ' ' });
    let deck = format!(
        "---\nbank: trial\ndeck: long\ntitle: Long\narea: first\nlevel: basic\n---\n\n## long-choices\n\n`kind: choice`\n\n\
         Which?\n\n{}\n### Why\n\nSo it is.\n\n### References\n\n- The manual of this deck\n",
        (1..=5).map(choice).collect::<String>()
    );
    browser.resize(360, 560)?;
    let stage = Stage::show(browser, &page("<pop-quiz src=\"long.md\" no-shuffle></pop-quiz>"), &[("/long.md", deck)])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=question]")?;
    quiz.eval("one('[data-role=question]').focus()", &Value::Null)?;
    let seen = "const { bottom } = root.activeElement.getBoundingClientRect();
        return Math.floor(bottom) <= one('.foot').getBoundingClientRect().top";
    quiz.press(&["Tab"])?;
    for key in ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Tab"] {
        quiz.press(&[key])?;
        browser.wait_until(&format!("the focus in view after {key}"), || Ok(quiz.eval(seen, &Value::Null)? == true))?;
    }
    quiz.wait_focus("skip")
}

pub fn the_focus_outlives_what_goes_away(browser: &Browser) -> Result<()> {
    // A notice, and the list of keys.
    let stage = begin(browser, &page(AROUND))?;
    let quiz = stage.quiz();
    quiz.press(&["Tab", "?"])?;
    enter(quiz, "[data-role=keys]")?;
    quiz.wait_focus("question")?;
    quiz.press(&["?"])?;
    quiz.wait("[data-role=keys]")?;
    quiz.eval("one('[data-role=keys]').focus()", &Value::Null)?;
    quiz.press(&["Escape"])?;
    quiz.wait_focus("question")?;
    quiz.press(&["Tab", "?", "?"])?;
    browser.wait_until("the list to be gone", || Ok(!quiz.has(".keys")?))?;
    assert_eq!(quiz.focused()?, "input", "who was elsewhere stays there");

    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });";
    let home = page("<pop-quiz src=\"plain.pqb\" home></pop-quiz>").bundled().script("/blocked.js");
    let stage = Stage::show(browser, &home, &[("/blocked.js", blocked.into())])?;
    let quiz = stage.quiz();
    enter(quiz, "[data-role=dismiss]")?;
    quiz.wait_focus("h2")?;
    browser.wait_until("the notice to be gone", || Ok(!quiz.has(".notice")?))?;
    enter(quiz, "[data-role=start]")?;
    quiz.wait_focus("question")?;
    enter(quiz, "[data-role=home]")?;
    quiz.wait_focus("h2")?;

    // The button for more of the list, and the one that prints it.
    // The list would grow by itself where its end comes near.
    let still = "window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };";
    let list = page("<pop-quiz src=\"plain.pqb\" mode=\"read\"></pop-quiz>").script("/still.js");
    let stage = Stage::show(browser, &list, &[("/still.js", still.into())])?;
    let quiz = stage.quiz();
    quiz.wait(".item")?;
    stage.eval("window.print = () => dispatchEvent(new Event('afterprint'))", &Value::Null)?;
    quiz.eval("one('.take').open = true", &Value::Null)?;
    enter(quiz, "[data-role=print]")?;
    browser.wait_until("the sheet to come and go", || Ok(!quiz.has(".sheet")?))?;
    assert_eq!(quiz.focused()?, "print");
    let shown = quiz.count(".item")?;
    enter(quiz, "[data-role=more]")?;
    let place = "return all('.item').indexOf(root.activeElement?.closest('.item'))";
    browser.wait_until("the first of those that are new", || Ok(quiz.eval(place, &Value::Null)? == shown))
}

pub fn a_key_that_is_held_down_does_one_thing(browser: &Browser) -> Result<()> {
    let stage = begin(browser, &page(AROUND))?;
    let quiz = stage.quiz();
    // What a keyboard sends again and again while a key is down.
    let again = "for (let n = 0; n < 5; n += 1) root.activeElement.dispatchEvent(new KeyboardEvent('keydown', {
        key: arg, repeat: true, bubbles: true, composed: true, cancelable: true }))";
    quiz.press(&["Tab", &key_of(quiz, "label.choice", "(right)")?, "Enter"])?;
    quiz.wait_focus("feedback")?;
    quiz.eval(again, &json!("Enter"))?;
    quiz.press(&["?"])?;
    quiz.wait(".keys")?;
    assert!(quiz.has("[data-role=feedback]")?, "the verdict is still to be read");
    quiz.eval(again, &json!("?"))?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")?;
    assert!(quiz.has(".keys")?, "and the list of keys did not flicker");
    Ok(())
}

pub fn the_list_of_keys_is_that_of_the_screen(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"talks.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    let keys = |focus: &str, said: &str| -> Result<()> {
        quiz.wait_focus(focus)?;
        quiz.press(&["?"])?;
        assert!(quiz.text(".keys")?.contains(said), "{}", quiz.text(".keys")?);
        quiz.press(&["?"])?;
        browser.wait_until("the list to be gone", || Ok(!quiz.has(".keys")?))
    };
    enter(quiz, "[data-role=read]")?;
    keys("study", "in the search: go to the first result")?;
    enter(quiz, "[data-role=home]")?;
    quiz.wait_focus("h2")?;
    quiz.press(&["?"])?;
    enter(quiz, "[data-role=interview]")?;
    quiz.wait_focus("study")?;
    quiz.press(&["?"])?;
    enter(quiz, "[data-role=begin]")?;
    quiz.wait_focus("question")?;
    assert!(!quiz.has(".keys")?, "where no key does anything, there is no list of them");
    keys("question", "skip this question")?;
    quiz.press(&["Enter"])?;
    keys("answer", "tick")?;
    quiz.press(&["1"])?;
    quiz.wait(".sel")?;

    // What the module for steps adds to them, it adds to the list.
    let stage = begin(
        browser,
        &page("<input id=\"before\" aria-label=\"Before\"><pop-quiz src=\"deck.pqb\" kind=\"order\"></pop-quiz>"),
    )?;
    stage.quiz().press(&["Tab", "?"])?;
    stage.quiz().wait_for(".keys dd", "move a step").map(drop)
}
pub fn the_focus_stays_when_what_had_it_goes_away(browser: &Browser) -> Result<()> {
    // A choice that no question fits: what is said of it is where reading goes on.
    let none = page("<pop-quiz src=\"plain.pqb\" home tags=\"none\"></pop-quiz>").bundled();
    let stage = Stage::show(browser, &none, &[])?;
    enter(stage.quiz(), "[data-role=start]")?;
    stage.quiz().wait_focus("summary")?;

    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"3\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    enter(quiz, "[data-role=start]")?;
    quiz.wait_focus("question")?;
    quiz.eval("one('summary', 'Time').click(); one('[data-role=more]', 'no limit').focus()", &Value::Null)?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("study")
}
