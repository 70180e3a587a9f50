//! Code as content: what is selected and copied of it, and its white space.

use popquiz_e2e::{Browser, Quiz, Result, Stage, page};
use serde_json::{Value, json};

const SPOT: &str = "def book_list(request):\n    books = Book.objects.order_by(\"title\")\n    context = {\"books\": books, \"heading\": \"A heading that is long enough to make this line scroll on a phone\"}\n    render(request, \"books/list.html\", context)\n";

fn only<'b>(browser: &'b Browser, attributes: &str) -> Result<Stage<'b>> {
    Stage::show(browser, &page(&format!("<pop-quiz src=\"deck.pqb\" {attributes}></pop-quiz>")), &[])
}

/// Stands in for the clipboard, which asks a person in some engines.
fn clipboard(stage: &Stage<'_>, works: bool) -> Result<()> {
    let script = "window.copied = [];
        const writeText = async (text) => { copied.push(text); if (!arguments[0]) throw new Error('refused'); };
        Object.defineProperty(navigator, 'clipboard', { configurable: true, get: () => fake });
        const fake = Object.assign(Object.create(Clipboard.prototype), { writeText });";
    stage.browser.script(script, &[json!(works)]).map(drop)
}

fn copy(quiz: Quiz<'_>) -> Result<String> {
    quiz.eval("one('.copy').focus()", &Value::Null)?;
    let shown = "return getComputedStyle(one('.copy')).opacity === '1'";
    quiz.browser().wait_until("the button to be seen", || Ok(quiz.eval(shown, &Value::Null)? == true))?;
    quiz.press(&["Enter"])?;
    let said = "return one('.copied[role=status]').textContent";
    quiz.browser().wait_until("what became of it", || Ok(quiz.eval(said, &Value::Null)? != ""))?;
    Ok(quiz.eval(said, &Value::Null)?.as_str().unwrap_or_default().to_owned())
}

pub fn code_is_copied_whole_and_without_numbers(browser: &Browser) -> Result<()> {
    for answered in [false, true] {
        let stage = only(browser, "kind=\"spot\"")?;
        let quiz = stage.quiz();
        if answered {
            quiz.answer(true)?;
        }
        quiz.wait(".lines .no")?;
        let selectable = "return all('.no').filter((one) => getComputedStyle(one).userSelect !== 'none'
            && getComputedStyle(one).webkitUserSelect !== 'none').length";
        assert_eq!(quiz.eval(selectable, &Value::Null)?, 0, "numbers are not selected");
        clipboard(&stage, true)?;
        assert_eq!(copy(quiz)?, "Copied");
        assert_eq!(stage.eval("return copied", &Value::Null)?, json!([SPOT]));
    }
    let stage = only(browser, "kind=\"blank\"")?;
    stage.quiz().wait("pre")?;
    clipboard(&stage, false)?;
    assert_eq!(copy(stage.quiz())?, "Couldn't copy. Select the code instead.");
    Ok(())
}

pub fn white_space_within_code_is_shown(browser: &Browser) -> Result<()> {
    let deck = "---\nbank: trial\ndeck: trial\ntitle: Trial\narea: first\nlevel: basic\n---\n\n# Trial\n\n\
        ## trial-order\n\n`kind: order` `topics: trial`\n\nIn which order?\n\n1. `def f():`\n2. ``     s = 1 ``\n\
        3. ``     return  s ``\n\n### Why\n\nSo it runs.\n\n### References\n\n- The manual of this deck\n";
    let body = page("<pop-quiz src=\"indented.md\"></pop-quiz>");
    let stage = Stage::show(browser, &body, &[("/indented.md", deck.to_owned())])?;
    let quiz = stage.quiz();
    let last = "return one('.t code', 'return')?.innerText";
    quiz.wait_for(".step", "return")?;
    assert_eq!(quiz.eval(last, &Value::Null)?, "    return  s", "a step");
    quiz.button("skip")?;
    quiz.wait("[data-role=feedback]")?;
    assert_eq!(quiz.eval(last, &Value::Null)?, "    return  s", "its verdict");
    Ok(())
}

pub fn an_empty_line_cannot_be_at_fault(browser: &Browser) -> Result<()> {
    let deck = "---\nbank: trial\ndeck: trial\ntitle: Trial\narea: first\nlevel: basic\n---\n\n# Trial\n\n\
        ## trial-spot\n\n`kind: spot` `topics: trial`\n\nWhich line is at fault?\n\n\
        ```python\na = 1\n\nb = c\n```\n\n- [x] line 3\n  > There is no `c`.\n\n### Why\n\nIt is not there.\n\n\
        ### References\n\n- The manual of this deck\n";
    let body = page("<pop-quiz src=\"gaps.md\"></pop-quiz>");
    let stage = Stage::show(browser, &body, &[("/gaps.md", deck.to_owned())])?;
    let quiz = stage.quiz();
    quiz.wait("label.line")?;
    assert_eq!((quiz.count(".line")?, quiz.count("label.line")?), (3, 2));
    quiz.eval("one('[data-role=question]').focus()", &Value::Null)?;
    quiz.press(&["2", "3"])?;
    quiz.wait_for(".line.sel", "3")?;
    quiz.press(&["2", "Enter"])?;
    assert!(quiz.text("[data-role=feedback]")?.contains("Correct"));
    Ok(())
}
