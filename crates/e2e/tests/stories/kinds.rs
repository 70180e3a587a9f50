//! What is special about each kind of question: dragging, tapping and moving by keys, near misses, parts of the credit.

use crate::checks::{assert_fits, assert_large_enough, audit, with_axe};
use popquiz_e2e::{Browser, Element, Pointer, Quiz, Result, Stage, page};
use serde_json::{Value, json};

fn only<'b>(browser: &'b Browser, attributes: &str) -> Result<Stage<'b>> {
    Stage::show(browser, &page(&format!("<pop-quiz src=\"deck.pqb\" {attributes}></pop-quiz>")), &[])
}

/// Waits until steps can be dragged.
fn handy(quiz: Quiz<'_>) -> Result<()> {
    quiz.wait(".step")?;
    let script = "return getComputedStyle(one('.step > .l')).touchAction === 'none'";
    quiz.browser().wait_until("steps that can be dragged", || Ok(quiz.eval(script, &Value::Null)? == true))
}

fn element(quiz: Quiz<'_>, script: &str, arg: &Value) -> Result<Element> {
    Element::of(quiz.eval(script, arg)?)
}

fn handle(quiz: Quiz<'_>, step: &str) -> Result<Element> {
    element(quiz, "return one('.step', arg).querySelector('.l')", &json!(step))
}

fn steps(quiz: Quiz<'_>) -> Result<Vec<String>> {
    quiz.texts(".step > .t")
}

/// What a screen reader is told.
fn said(quiz: Quiz<'_>) -> Result<String> {
    Ok(quiz
        .eval("return [...root.children].find((one) => one.matches('.sr'))?.textContent", &Value::Null)?
        .as_str()
        .unwrap_or("")
        .into())
}

pub fn steps_are_dragged_into_order(browser: &Browser) -> Result<()> {
    for pointer in [Pointer::Mouse, Pointer::Touch] {
        let stage = only(browser, "kind=\"order\"")?;
        let quiz = stage.quiz();
        handy(quiz)?;
        for (at, step) in ["Step 1", "Step 2", "Step 3", "Step 4"].iter().enumerate() {
            let from = steps(quiz)?.iter().position(|text| text == step).ok_or("a step is missing")?;
            if from == at {
                continue;
            }
            let onto = element(quiz, "return all('.step > .l')[arg]", &json!(at))?;
            browser.drag(pointer, &handle(quiz, step)?, &onto)?;
            browser.wait_until("the step to move", || Ok(steps(quiz)?.get(at).is_some_and(|text| text == step)))?;
            assert_eq!(said(quiz)?, format!("Step {} of 4: {step}, moved up", at + 1));
            assert!(!quiz.has("[data-drag], [style]:not([style=''])")?, "nothing is left of the drag");
        }
        quiz.touch_on(pointer, "[data-role=check]", "")?;
        assert!(quiz.text("[data-role=feedback]")?.contains("Correct"), "{pointer:?}");
        assert_eq!(stage.spied("violations")?, Vec::<Value>::new());
    }
    Ok(())
}

pub fn a_drag_can_be_cancelled_and_leaves_nothing_behind(browser: &Browser) -> Result<()> {
    let stage = only(browser, "kind=\"order\"")?;
    let quiz = stage.quiz();
    handy(quiz)?;
    let before = steps(quiz)?;
    let (first, last) = (&before[0], &before[3]);
    browser.hold(Pointer::Mouse, &handle(quiz, first)?, &handle(quiz, last)?)?;
    quiz.wait("[data-drag]")?;
    quiz.press(&["Escape"])?;
    browser.wait_until("the drag to end", || Ok(!quiz.has("[data-drag], [style]:not([style=''])")?))?;
    browser.release(Pointer::Mouse)?;
    assert_eq!(steps(quiz)?, before);

    // A press that goes nowhere is no drag.
    browser.point(Pointer::Mouse, &handle(quiz, first)?)?;
    assert_eq!(steps(quiz)?, before);

    // The widget is taken away under the finger, and comes back.
    browser.hold(Pointer::Touch, &handle(quiz, first)?, &handle(quiz, last)?)?;
    quiz.wait("[data-drag]")?;
    stage.eval("window.taken = document.querySelector('pop-quiz'); taken.remove()", &Value::Null)?;
    browser.release(Pointer::Touch)?;
    stage.eval("document.querySelector('main').append(taken)", &Value::Null)?;
    quiz.wait(".step")?;
    assert_eq!(steps(quiz)?, before);
    assert!(!quiz.has("[data-drag], [style]:not([style=''])")?);
    assert_eq!(stage.spied("errors")?, Vec::<Value>::new());
    Ok(())
}

pub fn steps_move_by_arrow_keys_and_keep_the_focus(browser: &Browser) -> Result<()> {
    let stage = only(browser, "kind=\"order\"")?;
    let quiz = stage.quiz();
    handy(quiz)?;
    let last = steps(quiz)?.pop().ok_or("no steps")?;
    element(quiz, "all('.moves button:enabled').at(-1).focus(); return root.activeElement", &Value::Null)?;
    let focused = || -> Result<String> {
        let script = "return root.activeElement?.closest('.step')?.querySelector('.t').innerText ?? ''";
        Ok(quiz.eval(script, &Value::Null)?.as_str().unwrap_or_default().into())
    };
    for (key, place, way) in
        [("ArrowUp", 3, "up"), ("Home", 1, "up"), ("ArrowDown", 2, "down"), ("End", 4, "down"), ("Enter", 3, "up")]
    {
        quiz.press(&[key])?;
        browser.wait_until(key, || Ok(steps(quiz)?.get(place - 1) == Some(&last)))?;
        assert_eq!(said(quiz)?, format!("Step {place} of 4: {last}, moved {way}"), "{key}");
        assert_eq!(focused()?, last, "{key} keeps the focus on the step");
    }
    Ok(())
}

pub fn pairs_are_put_together_by_taps_and_by_dragging(browser: &Browser) -> Result<()> {
    for pointer in [Pointer::Mouse, Pointer::Touch] {
        let stage = only(browser, "kind=\"match\"")?;
        let quiz = stage.quiz();
        quiz.wait(".chip")?;
        let value = |left: &str| -> Result<String> {
            let script = "return one('.pair > .t', arg).parentElement.querySelector('select').selectedOptions[0].text";
            Ok(quiz.eval(script, &json!(left))?.as_str().unwrap_or_default().into())
        };
        let put = |left: &str| browser.wait_until(left, || Ok(value(left)?.contains(left)));
        // The right-hand text first, then the other way round.
        quiz.touch_on(pointer, ".chip .t", "apple")?;
        quiz.wait(".chip[data-armed]")?;
        quiz.touch_on(pointer, ".pair .t", "apple")?;
        put("apple")?;
        quiz.touch_on(pointer, ".pair .t", "pear")?;
        quiz.wait(".pair[data-armed]")?;
        quiz.touch_on(pointer, ".chip .t", "pear")?;
        put("pear")?;
        assert!(!quiz.has("[data-armed]")?);
        let chip = element(quiz, "return one('.chip', 'plum').querySelector('.grip')", &Value::Null)?;
        let row = element(quiz, "return one('.pair > .t', 'plum').parentElement", &Value::Null)?;
        browser.drag(pointer, &chip, &row)?;
        put("plum")?;
        assert_eq!(quiz.count("[data-used]")?, 3);
        quiz.touch_on(pointer, "[data-role=check]", "")?;
        assert!(quiz.text("[data-role=feedback]")?.contains("Correct"), "{pointer:?}");
    }
    Ok(())
}

pub fn every_kind_by_touch(browser: &Browser) -> Result<()> {
    browser.resize(360, 740)?;
    for right in [true, false] {
        for kind in crate::checks::KINDS {
            let stage = only(browser, &format!("kind=\"{kind}\" limit=\"1\""))?;
            let quiz = stage.quiz();
            if kind == "match" {
                quiz.wait(".chip")?;
            }
            quiz.answer_with(Pointer::Touch, right)?;
            assert_eq!(quiz.has(".verdict.right")?, right, "{kind}: {}", quiz.text("[data-role=feedback]")?);
        }
    }
    Ok(())
}

pub fn near_misses_and_parts_of_the_credit_are_explained(browser: &Browser) -> Result<()> {
    for (typed, said) in [
        ("filtr", "Close: check the spelling"),
        ("Filter", "Close: check the capital letters"),
        ("filter()", "Close: check spaces, underscores and dots"),
        ("exclude", "Not quite"),
        ("all", "Not quite"),
    ] {
        let stage = only(browser, "kind=\"blank\"")?;
        let quiz = stage.quiz();
        quiz.fill("input[type=text]", typed)?;
        quiz.button("check")?;
        let verdict = quiz.text("[data-role=feedback]")?;
        assert!(verdict.contains(said) && verdict.contains("see this again"), "{typed}: {verdict}");
        assert_eq!(stage.events("answer")?[0]["outcome"], "incorrect", "{typed} stays wrong");
    }
    let stage = only(browser, "tags=\"closed\" level=\"intermediate\"")?;
    let quiz = stage.quiz();
    quiz.click_on("label.choice", "One of them")?;
    quiz.button("check")?;
    let verdict = quiz.text("[data-role=feedback]")?;
    assert!(
        verdict.contains("Partly correct: 1 of 2 points") && verdict.contains("−1 for each wrong one"),
        "{verdict}"
    );
    assert_eq!(stage.events("answer")?[0]["score"], 0.5);
    Ok(())
}

/// A deck of what no author would write: nearly the same text twice, 26 rows, other scripts, words without an end, a picture.
fn odd() -> String {
    let long = "a".repeat(200);
    let unending = |row: u8, at: u8| if row == at { long.as_str() } else { "" };
    let rows: Vec<String> = (1..=26).map(|row| format!("{row}. Row {row} 🚂 שלום {}", unending(row, 9))).collect();
    let pairs: Vec<String> =
        (1..=26).map(|row| format!("| left {row} 👍🏽 | مرحبا {row} {} |", unending(row, 3))).collect();
    let (rows, pairs) = (rows.join("\n"), pairs.join("\n"));
    let end = "### Why\n\nBecause.\n\n### References\n\n- The manual of this deck\n\n";
    format!(
        "---\nbank: odd\ndeck: odd\ntitle: Odd\narea: first\nlevel: basic\n---\n\n# Odd\n\n\
         ## odd-order\n\n`kind: order` `topics: trial`\n\n![A picture](picture.svg)\n\nIn order?\n\n{rows}\n\n{end}\
         ## odd-match\n\n`kind: match` `topics: trial`\n\nWhat belongs together?\n\n| l | r |\n|---|---|\n{pairs}\n\n{end}\
         ## odd-same\n\n`kind: order` `topics: trial`\n\nNearly the same twice?\n\n1. Same\n2. same\n3. Other\n\n{end}"
    )
}

pub fn odd_questions_fit_and_can_be_answered(browser: &Browser) -> Result<()> {
    browser.resize(320, 640)?;
    for tag in ["odd-order", "odd-match", "odd-same"] {
        let body = page("<pop-quiz src=\"odd.md\" no-shuffle></pop-quiz>");
        let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"20\"/>";
        let stage = Stage::show(browser, &body, &[("/odd.md", odd()), ("/picture.svg", picture.into())])?;
        let quiz = stage.quiz();
        quiz.wait(".step, .chip")?;
        for _ in 0..["odd-order", "odd-match", "odd-same"].iter().position(|other| *other == tag).unwrap_or(0) {
            quiz.button("skip")?;
            quiz.button("next")?;
            quiz.wait("[data-role=check]")?;
        }
        quiz.wait(if tag == "odd-match" { ".chip" } else { ".step" })?;
        assert_fits(&stage, tag)?;
        if tag == "odd-same" {
            handy(quiz)?;
            let before = quiz.texts(".step > .l")?;
            let handles = |at: u8| element(quiz, "return all('.step > .l')[arg]", &json!(at));
            browser.drag(Pointer::Mouse, &handles(2)?, &handles(0)?)?;
            browser.wait_until("a move to be told", || Ok(said(quiz)?.starts_with("Step 1 of 3")))?;
            assert_eq!(quiz.texts(".step > .l")?, before, "the numbers stay where they are");
        }
        assert_eq!(stage.spied("errors")?, Vec::<Value>::new());
    }
    Ok(())
}

pub fn axe_and_sizes_of_what_is_dragged(browser: &Browser) -> Result<()> {
    browser.resize(360, 740)?;
    for (kind, there) in [("order", ".step"), ("match", ".chip")] {
        let stage = with_axe(browser, &page(&format!("<pop-quiz src=\"deck.pqb\" kind=\"{kind}\"></pop-quiz>")))?;
        let quiz = stage.quiz();
        if kind == "order" {
            handy(quiz)?;
        } else {
            quiz.wait(there)?;
        }
        if kind == "match" {
            quiz.touch_on(Pointer::Touch, ".chip .t", "apple")?;
            quiz.wait("[data-armed]")?;
        }
        audit(&stage, kind)?;
        assert_fits(&stage, kind)?;
        assert_large_enough(&stage, kind)?;
        let small = "return all('.step > .l, .chip, .grip').map((one) => one.getBoundingClientRect())
            .filter((box) => box.width < 43.99 || box.height < 40).length";
        assert_eq!(quiz.eval(small, &Value::Null)?, 0, "{kind}: what is dragged can be hit");
    }
    Ok(())
}
