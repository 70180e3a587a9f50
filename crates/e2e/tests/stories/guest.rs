//! Pages that are no easy hosts: each mode is there, has room, and can be used.

use popquiz_e2e::{Browser, Page, Quiz, Result, Stage, page};
use serde_json::{Value, json};

/// An element of each mode, what begins it, and what is there then.
const MODES: [(&str, &str, &str); 6] = [
    // First: what is done in the others is progress.
    ("src=\"plain.pqb\" mode=\"progress\"", "[data-role=start]", "[data-role=check]"),
    ("src=\"plain.pqb\"", "[data-role=skip]", "[data-role=next], [data-role=check]"),
    ("src=\"plain.pqb\" mode=\"review\"", "[data-role=skip]", "[data-role=next], [data-role=check]"),
    ("src=\"plain.pqb\" mode=\"exam\"", "[data-role=start]", "[data-role=next]"),
    ("src=\"talks.pqb\" mode=\"interview\"", "[data-role=begin]", "[data-role=reveal]"),
    // Last: the list grows as it comes into view, and what stands below would move away from under the mouse.
    ("src=\"plain.pqb\" mode=\"read\"", "[data-role=fold-all]", "[aria-expanded=true]"),
];

fn elements() -> String {
    MODES.iter().flat_map(|(attributes, ..)| ["<pop-quiz ", attributes, "></pop-quiz>\n"]).collect()
}

/// Every mode at once on a page: begins each, and looks whether that is seen and nothing was thrown.
fn all_can_be_used(stage: &Stage<'_>) -> Result<()> {
    for (nth, (attributes, begin, then)) in MODES.into_iter().enumerate() {
        let quiz = stage.nth(nth);
        quiz.click(begin)?;
        quiz.wait(then).map_err(|error| format!("{attributes}: {error}"))?;
        assert!(room(quiz)? > 230, "{attributes} has {} px", room(quiz)?);
    }
    assert_eq!(stage.spied("errors")?, Vec::<Value>::new());
    assert_eq!(stage.spied("violations")?, Vec::<Value>::new());
    Ok(())
}

/// The width of what is drawn, in whole pixels.
fn room(quiz: Quiz<'_>) -> Result<u64> {
    let width = quiz.eval("return Math.round(one('[part=widget]').getBoundingClientRect().width)", &Value::Null)?;
    Ok(width.as_u64().unwrap_or_default())
}

fn with(page: &Page, files: &[(&str, &str)], browser: &Browser) -> Result<()> {
    let files: Vec<(&str, String)> = files.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
    all_can_be_used(&Stage::show(browser, page, &files)?)
}

pub fn a_theme_that_unsets_everything_spoils_nothing(browser: &Browser) -> Result<()> {
    let theme = "* { all: unset !important; z-index: 9 !important; } html { font-size: 7px !important; }
        body::after { content: ''; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; }";
    with(&page(&elements()).style("/theme.css"), &[("/theme.css", theme)], browser)
}

pub fn prototypes_that_were_added_to_do_no_harm(browser: &Browser) -> Result<()> {
    let script = "for (const name of ['mode', 'detail', 'polluted', 'bubbles', 'module_or_path', 'headers', 'src'])
            Object.prototype[name] = 'mine';
        Array.prototype.mine = String.prototype.mine = () => {};";
    with(&page(&elements()).script("/mine.js"), &[("/mine.js", script)], browser)
}

pub fn a_page_that_swallows_keys_leaves_buttons_alone(browser: &Browser) -> Result<()> {
    let script =
        "addEventListener('keydown', (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);";
    with(&page(&elements()).script("/keys.js"), &[("/keys.js", script)], browser)
}

pub fn shortcuts_of_the_page_do_not_go_off_in_the_widget(browser: &Browser) -> Result<()> {
    let script = "window.heard = [];
        for (const name of ['keydown', 'keypress', 'keyup'])
            document.addEventListener(name, (event) => heard.push(`${name} ${event.key}`));";
    let body = page("<pop-quiz src=\"talks.pqb\" kind=\"open\"></pop-quiz><input id=\"mine\">").script("/keys.js");
    let stage = Stage::show(browser, &body, &[("/keys.js", script.to_owned())])?;
    let quiz = stage.quiz();
    quiz.click("textarea")?;
    quiz.press(&["s", "/", "ArrowDown", "Enter"])?;
    assert_eq!(quiz.eval("return one('textarea').value", &Value::Null)?, "s/\n");
    quiz.press(&["Escape", "Tab"])?;
    // From a button as well: a digit chooses there.
    quiz.press(&["1"])?;
    stage.eval("document.querySelector('#mine').focus()", &Value::Null)?;
    quiz.press(&["s"])?;
    let heard = stage.eval("return heard.filter((line) => line.startsWith('keydown'))", &Value::Null)?;
    assert_eq!(heard, json!(["keydown Escape", "keydown Tab", "keydown s"]), "and the last is the page's own");
    Ok(())
}

pub fn a_shadow_root_of_the_page_is_a_place_as_well(browser: &Browser) -> Result<()> {
    // The stories look for widgets in the document, so this one hands itself over by a name of the page's.
    let script = "addEventListener('DOMContentLoaded', () => {
        const around = document.createElement('section');
        const quiz = document.querySelector('pop-quiz');
        quiz.replaceWith(around);
        around.attachShadow({ mode: 'closed' }).append(quiz);
        window.inner = quiz;
    });";
    let body = page("<pop-quiz src=\"plain.pqb\" mode=\"exam\"></pop-quiz>").script("/around.js");
    let stage = Stage::show(browser, &body, &[("/around.js", script.to_owned())])?;
    let has = |selector: &str| stage.eval("return !!inner.shadowRoot.querySelector(arg)", &json!(selector));
    browser.wait_until("the set-up", || Ok(has("[data-role=start]")? == true))?;
    stage.eval("inner.shadowRoot.querySelector('[data-role=start]').click()", &Value::Null)?;
    let focused = "return inner.shadowRoot.activeElement?.dataset.role ?? ''";
    browser.wait_until("the focus on the question", || Ok(stage.eval(focused, &Value::Null)? == "question"))?;
    assert_eq!(stage.events("start")?.len(), 1, "and its events come out");
    Ok(())
}

pub fn a_dialog_has_room_for_every_mode(browser: &Browser) -> Result<()> {
    // A dialog is as wide as what is in it, and what adapts to its own width must not take that for none.
    let script = "addEventListener('DOMContentLoaded', () => {
        const dialog = document.createElement('dialog');
        dialog.append(...document.querySelectorAll('pop-quiz'));
        document.body.append(dialog);
        dialog.showModal();
    });";
    browser.resize(360, 740)?;
    with(&page(&elements()).script("/dialog.js"), &[("/dialog.js", script)], browser)
}

pub fn text_from_right_to_left_runs_so_and_code_does_not(browser: &Browser) -> Result<()> {
    let deck = "---\nbank: trial\ndeck: rtl\ntitle: RTL\narea: first\nlevel: basic\nlang: he\n---\n\n## right-to-left\n\n\
        `kind: choice`\n\nמה מדפיסה הפקודה?\n\n```python\nprint(1, \"שלום\")\n```\n\n- [x] אחת ושלום\n  > כן.\n\
        - [ ] שתיים\n  > לא.\n\n### Why\n\nכך.\n\n### References\n\n- The manual of this deck\n";
    // Where the letters of a text lie: how far its first one is from the left edge of its box, and from the right edge.
    let edges = "const [selector, end] = arg;
        const box = one(selector);
        const range = document.createRange();
        const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        range.setStart(walk.nextNode(), 0);
        range.setEnd(range.startContainer, 1);
        const [text, around] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
        return Math.round(end === 'left' ? text.left - around.left : around.right - text.right)";
    for direction in ["ltr", "rtl"] {
        let host = page(&format!("<div dir=\"{direction}\"><pop-quiz src=\"rtl.md\" no-shuffle></pop-quiz></div>"));
        let stage = Stage::show(browser, &host, &[("/rtl.md", deck.to_owned())])?;
        let quiz = stage.quiz();
        quiz.wait("[data-role=question]")?;
        let from = |selector: &str, end: &str| -> Result<i64> {
            Ok(quiz.eval(edges, &json!([selector, end]))?.as_i64().unwrap_or(i64::MAX))
        };
        assert!(
            from("[data-role=question] p", "right")? < 5,
            "the question begins at the right, in a page {direction}"
        );
        assert!(from("label.choice .t", "right")? < 5, "and so does a choice");
        assert!(from("pre", "left")? < 30, "code begins at the left");
        assert!(from("[data-role=check]", "left")? < from("[data-role=check]", "right")?, "and an English word, too");

        let host =
            page(&format!("<div dir=\"{direction}\"><pop-quiz src=\"deck.pqb\" kind=\"spot\"></pop-quiz></div>"));
        let stage = Stage::show(browser, &host, &[])?;
        stage.quiz().wait(".line")?;
        let begins =
            "return new Set(all('.line code').map((one) => Math.round(one.getBoundingClientRect().left))).size";
        browser.resize(280, 653)?;
        let size = stage.quiz().eval(begins, &Value::Null)?;
        assert_eq!(size, 1, "lines of code begin below each other, however long, in a page {direction}");
    }
    Ok(())
}
