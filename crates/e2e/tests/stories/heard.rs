//! Without seeing it: what a screen reader is given, and what is said by itself.

use crate::checks::KINDS;
use popquiz_e2e::{Browser, Page, Quiz, Result, Stage, page};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A node of the tree that a screen reader walks.
struct Node {
    role: String,
    name: String,
    /// Of a heading, from 1.
    level: u64,
    focused: bool,
}

/// The page as it is read, from its top to its end.
fn tree(browser: &Browser) -> Result<Vec<Node>> {
    let mut told = browser.devtools("Accessibility.getFullAXTree", &json!({}))?;
    let Value::Array(list) = told["nodes"].take() else { return Err("there is no tree".into()) };
    let id = |node: &Value| node["nodeId"].as_str().unwrap_or_default().to_owned();
    let mut left = vec![list.first().map(id).ok_or("the tree is empty")?];
    let all: HashMap<String, Value> = list.into_iter().map(|node| (id(&node), node)).collect();
    let mut read = Vec::new();
    while let Some(node) = left.pop().and_then(|id| all.get(&id)) {
        let kids = node["childIds"].as_array().into_iter().flatten().rev();
        left.extend(kids.filter_map(|kid| kid.as_str().map(str::to_owned)));
        if node["ignored"] == true {
            continue;
        }
        let property = |name: &str| {
            let found = node["properties"].as_array().into_iter().flatten().find(|one| one["name"] == name);
            found.map_or(Value::Null, |one| one["value"]["value"].clone())
        };
        let word = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
        read.push(Node {
            role: word(&node["role"]),
            name: word(&node["name"]),
            level: property("level").as_u64().unwrap_or_default(),
            focused: property("focused") == true && node["role"]["value"] != "RootWebArea",
        });
    }
    Ok(read)
}

/// What is heard when the focus has moved: the name of what has it.
fn heard(browser: &Browser) -> Result<String> {
    browser.wait("the focus", || Ok(tree(browser)?.into_iter().find(|node| node.focused).map(|node| node.name)))
}

fn deck(attributes: &str) -> Page {
    page(&format!("<pop-quiz src=\"deck.pqb\" {attributes}></pop-quiz>"))
}

pub fn questions_and_verdicts_are_heard_where_the_focus_goes(browser: &Browser) -> Result<()> {
    for kind in KINDS {
        let stage = Stage::show(browser, &deck(&format!("kind=\"{kind}\" limit=\"1\"")), &[])?;
        let quiz = stage.quiz();
        quiz.answer(false)?;
        quiz.wait_focus("feedback")?;
        let (said, verdict) = (heard(browser)?, quiz.text("[data-role=feedback] h3")?);
        let words = verdict.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        assert!(said.starts_with(words), "{kind}: “{said}”, not “{words}”");
        quiz.button("next")?;
        quiz.wait_focus("question")?;
        let (said, asked) = (heard(browser)?, quiz.text("[data-role=question] > p")?);
        assert!(said.starts_with(&asked), "{kind}: “{said}”, not “{asked}”");
    }
    Ok(())
}

/// Regions that a screen reader offers to jump to. One or two help; more are in the way.
const LANDMARKS: [&str; 8] =
    ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

/// No heading is left out on the way down, and there are few landmarks beside the page's own.
fn assert_outline(browser: &Browser, screen: &str) -> Result<()> {
    let nodes = tree(browser)?;
    let headings: Vec<&Node> = nodes.iter().filter(|node| node.role == "heading").collect();
    let told = || headings.iter().map(|node| format!("{} {}", node.level, node.name)).collect::<Vec<_>>().join("\n");
    assert!(headings.len() >= 2, "{screen} has no heading of its own");
    for pair in headings.windows(2) {
        assert!(pair[1].level <= pair[0].level + 1, "{screen}: “{}” is too deep in\n{}", pair[1].name, told());
    }
    assert!(headings.iter().all(|node| !node.name.trim().is_empty()), "{screen}: a heading says nothing\n{}", told());
    let marks: Vec<&str> =
        nodes.iter().map(|node| node.role.as_str()).filter(|role| LANDMARKS.contains(role)).collect();
    assert!(marks.len() <= 2, "{screen} has the landmarks {marks:?}");
    Ok(())
}

pub fn headings_are_an_outline_and_landmarks_are_few(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &deck("home links").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    assert_outline(browser, "the start screen")?;
    for (mode, there) in
        [("read", ".item"), ("progress", "[data-role=page]"), ("interview", "[data-role=begin]"), ("exam", ".sum")]
    {
        quiz.button(mode)?;
        quiz.wait(there)?;
        quiz.wait_focus("study")?;
        assert_outline(browser, mode)?;
        if mode == "read" {
            quiz.button("fold-all")?;
            quiz.wait(".told")?;
            assert_outline(browser, "the list with its answers")?;
        }
        if mode == "exam" {
            quiz.button("start")?;
            quiz.wait_focus("question")?;
            assert_outline(browser, "a question of an exam")?;
        }
        quiz.click("[data-role=home]")?;
        quiz.wait("[data-role=start], [data-role=continue]")?;
    }
    let stage = Stage::show(browser, &deck("limit=\"1\" kind=\"open\""), &[])?;
    stage.quiz().answer(true)?;
    assert_outline(browser, "a verdict")?;
    stage.quiz().button("next")?;
    stage.quiz().wait_focus("summary")?;
    assert_outline(browser, "a summary")
}

/// All that live regions say at the moment.
fn said(quiz: Quiz<'_>) -> Result<String> {
    let script = "return all('[role=status], [role=alert], [aria-live]').map((one) => one.textContent).join('').trim()";
    Ok(quiz.eval(script, &Value::Null)?.as_str().unwrap_or_default().to_owned())
}

pub fn nothing_is_said_that_nobody_asked_for(browser: &Browser) -> Result<()> {
    // The time goes on on the screen alone.
    let body = "<pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"3\" minutes=\"10\"></pop-quiz>";
    let stage = Stage::show(browser, &page(body), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    for _ in 0..2 {
        let time = quiz.text("[data-role=clock]")?;
        browser.wait_until("another second", || Ok(quiz.text("[data-role=clock]")? != time))?;
        assert_eq!(said(quiz)?, "");
    }
    // What was found is said once the learner pauses, and nothing is said of a list that was not searched.
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" mode=\"read\"></pop-quiz>"), &[])?;
    let quiz = stage.quiz();
    quiz.wait(".item")?;
    assert_eq!(said(quiz)?, "");
    quiz.fill("[data-role=search]", "question 9")?;
    browser.wait_until("the count", || Ok(said(quiz)? == "1 question found, 0 marked as known"))?;
    // Where a step went is no news on the next question.
    let stage = Stage::show(browser, &deck("kind=\"order\""), &[])?;
    let quiz = stage.quiz();
    quiz.wait(".step > .l")?;
    browser.wait_until("the module for it", || Ok(quiz.count("[role=status]")? == 4))?;
    quiz.click(".moves button:enabled")?;
    browser.wait_until("the place", || Ok(said(quiz)?.starts_with("Step 2 of 4")))?;
    quiz.button("check")?;
    quiz.wait("[data-role=feedback]")?;
    browser.wait_until("silence", || Ok(said(quiz)?.is_empty()))
}
