//! Papers that everybody gets alike, links that open them, and results to hand in.

use crate::checks::{assert_fits, assert_large_enough, audit};
use popquiz_core::grading::Outcome;
use popquiz_core::memory::log::Mode;
use popquiz_core::sharing::link;
use popquiz_core::sharing::result_line::ResultLine;
use popquiz_e2e::{Browser, Pointer, Quiz, Result, Stage, axe, page};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A host page with a field to paste into.
const LINKED: &str =
    "<p><label>Paste here <input id=\"paste\"></label></p>\n<pop-quiz src=\"papers.pqb\" links></pop-quiz>";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/papers")
}

fn read(name: &str) -> Result<String> {
    std::fs::read_to_string(folder().join(name)).map_err(|error| format!("{name}: {error}"))
}

/// The bank of the vectors.
fn bank() -> Result<(&'static str, String)> {
    Ok(("/bank.md", read("bank.md")?))
}

/// A site with this page and the bank of the vectors, which the page has read by its own Markdown reader.
fn site<'b>(browser: &'b Browser, body: &str, bundled: bool) -> Result<Stage<'b>> {
    let body = body.replace("papers.pqb", "bank.md");
    let page = if bundled { page(&body).bundled() } else { page(&body) };
    Stage::new(browser, &[("/host.html", page.html()), bank()?])
}

/// Opens the page anew with a link's fragment: going to another fragment of a page that is open loads nothing.
fn open_with(stage: &Stage<'_>, fragment: &str) -> Result<()> {
    stage.open("/empty.html")?;
    stage.open(&format!("/host.html{fragment}"))
}

/// What is asked for: names and values.
type Asked = Vec<(String, String)>;

/// A paper of the vectors: what is asked for, and each question with its order.
fn vector(name: &str) -> Result<(Asked, Vec<String>)> {
    let text = read(name)?;
    let mut parts = text.trim_end().split("\n\n");
    let (asked, lines) = parts.next().zip(parts.next()).ok_or("a vector has three parts")?;
    let pairs = asked.lines().filter_map(|line| line.split_once(": ")).map(|(a, b)| (a.into(), b.into())).collect();
    Ok((pairs, lines.lines().map(Into::into).collect()))
}

fn fragment(pairs: &[(String, String)]) -> String {
    link::write(&pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>())
}

/// The question that is shown, as the vectors write it: its id, and the letters of what can be chosen in their order.
fn shown(quiz: Quiz<'_>) -> Result<String> {
    let kind = quiz.kind()?;
    let script = "
        const stem = one('[data-role=question]').textContent.trim().toLowerCase();
        const name = stem.match(/(?:right about|steps of|together in|^in|say what) (\\w+)/)?.[1] ?? stem;
        const parts = { choice: 'label.choice .t', order: '.step .t', match: 'select' }[arg];
        let texts = parts ? all(parts).map((part) => part.textContent.trim()) : [];
        if (arg === 'match') texts = [...all('select')[0].options].slice(1).map((option) => option.textContent.trim());
        const letters = texts.map((text) => text.match(/^\\w+ ([a-i])\\b/)?.[1] ?? '?').join('') || '-';
        return `${arg === 'choice' ? name : `${arg}-${name}`} ${letters}`";
    Ok(quiz.eval(script, &json!(kind))?.as_str().unwrap_or_default().to_owned())
}

/// Answers all questions of a paper rightly, and says which they were.
fn sit(quiz: Quiz<'_>) -> Result<Vec<String>> {
    let mut met = Vec::new();
    quiz.wait("[data-role=question]")?;
    while quiz.has("[data-role=question]")? {
        met.push(shown(quiz)?);
        quiz.answer_and_go_on()?;
    }
    quiz.wait("[data-role=summary]")?;
    Ok(met)
}

pub fn a_seed_is_the_same_paper_in_every_build(browser: &Browser) -> Result<()> {
    for name in ["paper-monday.txt", "paper-as-written.txt", "paper-words.txt"] {
        let (asked, expected) = vector(name)?;
        let words = asked.iter().map(|(name, value)| format!("{name}=\"{}\"", value.replace('&', "&amp;")));
        let body = format!("<pop-quiz src=\"papers.pqb\" {}></pop-quiz>", words.collect::<Vec<_>>().join(" "));
        // The two draw by the same code, so one paper is enough for the second.
        for bundled in if name == "paper-monday.txt" { &[false, true][..] } else { &[false] } {
            let stage = site(browser, &body, *bundled)?;
            stage.open("/host.html")?;
            assert_eq!(sit(stage.quiz())?, expected, "{name}, bundled: {bundled}");
        }
    }
    for name in ["paper-monday.txt", "paper-choice.txt", "paper-words.txt"] {
        let (asked, expected) = vector(name)?;
        let stage = site(browser, LINKED, false)?;
        open_with(&stage, &fragment(&asked))?;
        stage.quiz().button("start")?;
        assert_eq!(sit(stage.quiz())?, expected, "{name}, by its link");
    }
    Ok(())
}

/// What the clipboard holds, by pasting it into a field of the host page.
fn pasted(stage: &Stage<'_>) -> Result<String> {
    let field = "const field = document.querySelector('#paste'); field.value = ''; field.focus();";
    stage.eval(field, &Value::Null)?;
    stage.browser.press(&["Control+v"])?;
    let value = stage.eval("return document.querySelector('#paste').value", &Value::Null)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

pub fn a_link_opens_a_paper_and_its_result_can_be_handed_in(browser: &Browser) -> Result<()> {
    let stage = site(browser, LINKED, false)?;
    open_with(&stage, "#popquiz:seed=monday&limit=3&kind=choice&level=basic")?;
    let quiz = stage.quiz();
    assert_eq!(quiz.text("[data-role=study]")?, "A set of 3 questions");
    let said = quiz.text("[part=tile]")?;
    assert!(said.contains("From basic, multiple choice.") && said.contains("Everyone with this link"), "{said}");
    assert_eq!(quiz.focused()?, "", "nobody has done anything yet");
    assert!(stage.events("start")?.is_empty());
    browser.point(Pointer::Touch, &quiz.wait("[data-role=start]")?)?;
    quiz.wait_focus("question")?;
    assert_eq!(stage.events("start")?, [json!({ "mode": "drill", "items": 3 })]);
    let first = shown(quiz)?;
    quiz.answer(false)?;
    quiz.button("next")?;

    browser.reload()?;
    assert!(quiz.text("[part=tile]")?.contains("You're at question 2 of 3."));
    quiz.button("continue")?;
    sit(quiz)?;
    browser.reload()?;
    assert!(quiz.text("[part=tile]")?.contains("You've completed it: 2 of 3 correct on the first try."));
    quiz.button("continue")?;
    quiz.wait_focus("summary")?;

    quiz.button("share")?;
    quiz.wait_focus("study")?;
    browser.point(Pointer::Touch, &quiz.wait("[data-role=copy-result]")?)?;
    quiz.wait_for("[role=status]", "Copied")?;
    let result = ResultLine::decode(&pasted(&stage)?).map_err(|error| error.to_string())?;
    assert_eq!((result.bank.as_str(), result.seed.as_str(), result.entries.len()), ("papers", "monday", 3));
    assert!(first.starts_with(&format!("{} ", result.entries[0].item)), "{first}: {:?}", result.entries);
    let scores = result.entries.iter().map(|entry| entry.told.as_ref().map_or(9, |told| told.score_permille));
    assert_eq!(scores.collect::<Vec<_>>(), [0, 1000, 1000], "first tries");

    quiz.button("copy-link")?;
    quiz.wait_for("[role=status]", "Copied")?;
    let copied = pasted(&stage)?;
    let same = stage.url("/host.html#popquiz:seed=monday&limit=3&level=basic&kind=choice&paper=");
    assert!(copied.starts_with(&same), "{copied}");
    quiz.button("back")?;
    quiz.wait_focus("summary")
}

pub fn a_paper_is_sat_and_shared_by_keys_alone(browser: &Browser) -> Result<()> {
    let stage = site(browser, LINKED, false)?;
    open_with(&stage, "#popquiz:seed=monday&limit=1&kind=choice")?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=start]")?;
    tab_to(quiz, "start")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")?;
    quiz.press(&["0"])?;
    quiz.wait_focus("feedback")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")?;
    quiz.answer_and_go_on()?;
    quiz.wait_focus("summary")?;
    tab_to(quiz, "share")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("study")?;
    tab_to(quiz, "copy-result")?;
    quiz.press(&["Enter"])?;
    quiz.wait_for("[role=status]", "Copied")?;
    assert_eq!(quiz.focused()?, "copy-result", "the focus stays where it was");
    quiz.press(&["Shift+Tab"])?;
    assert_eq!(quiz.focused()?, "share-result");
    Ok(())
}

fn tab_to(quiz: Quiz<'_>, role: &str) -> Result<()> {
    for _ in 0..20 {
        if quiz.focused()? == role {
            return Ok(());
        }
        quiz.press(&["Tab"])?;
    }
    Err(format!("Tab never came to {role}"))
}

pub fn what_a_browser_will_not_copy_is_selected(browser: &Browser) -> Result<()> {
    let refuse = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: arg });";
    let stage = site(browser, LINKED, false)?;
    open_with(&stage, "#popquiz:seed=monday&limit=1&kind=choice")?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    sit(quiz)?;
    quiz.button("share")?;
    quiz.wait("[data-role=share-link]")?;
    // A page without encryption has none.
    stage.eval(refuse, &Value::Null)?;
    for (button, field) in [("copy-result", "share-result"), ("copy-link", "share-link")] {
        quiz.button(button)?;
        quiz.wait_for("[role=status]", "copy it yourself")?;
        quiz.wait_focus(field)?;
        let selected = "const at = root.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd) === at.value && at.value !== ''";
        assert_eq!(quiz.eval(selected, &Value::Null)?, true, "all of {field} is selected");
    }
    // One that is there, and says no.
    stage.eval(
        "Clipboard.prototype.writeText = () => Promise.reject(new Error('no')); delete navigator.clipboard",
        &Value::Null,
    )?;
    quiz.button("copy-result")?;
    quiz.wait_focus("share-result")
}

pub fn a_link_that_nobody_understands_is_said(browser: &Browser) -> Result<()> {
    let stage = site(browser, LINKED, false)?;
    for (fragment, said) in [
        ("#popquiz:level=wizard&seed=a", "This link isn't valid"),
        ("#popquiz:mode=party&seed=a", "This link isn't valid"),
        ("#popquiz:hello", "This link isn't valid"),
        ("#popquiz:seed=a&items=none-of-these", "None of the questions"),
    ] {
        open_with(&stage, fragment)?;
        stage.quiz().wait_for(".notice", said)?;
        stage.quiz().wait("[data-role=question]")?;
    }
    open_with(&stage, "#chapter-2")?;
    stage.quiz().wait("[data-role=question]")?;
    assert!(!stage.quiz().has(".notice")?, "what is not ours is not our business");
    let stage = site(browser, &LINKED.replace(" links", ""), false)?;
    open_with(&stage, "#popquiz:seed=monday")?;
    stage.quiz().wait("[data-role=question]")?;
    Ok(())
}

pub fn the_questions_of_any_sitting_can_be_shared(browser: &Browser) -> Result<()> {
    let body = LINKED.replace("links", "home links");
    let stage = site(browser, &body, true)?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    quiz.click("[part=chooser] > summary")?;
    quiz.click_on("[part=chooser] button", "5")?;
    quiz.wait_for(".tile", "5 questions")?;
    quiz.button("start")?;
    let ids = |met: Vec<String>| {
        met.iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let met = ids(sit(quiz)?);
    quiz.button("share")?;
    // The other module has to be loaded first.
    let address = address(quiz)?;
    assert!(address.contains(&format!("items={}", met.join(","))), "{address}");
    assert!(!quiz.has("[data-role=share-result]")?, "what nobody else can sit is not compared");
    open_with(&stage, &fragment_of(&address))?;
    quiz.button("start")?;
    assert_eq!(ids(sit(quiz)?), met);
    Ok(())
}

fn fragment_of(address: &str) -> String {
    address.split_once('#').map_or(String::new(), |(_, fragment)| format!("#{fragment}"))
}

fn address(quiz: Quiz<'_>) -> Result<String> {
    quiz.wait("[data-role=share-link]")?;
    let value = quiz.eval("return one('[data-role=share-link]').value", &Value::Null)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

pub fn what_was_chosen_on_the_start_screen_can_be_shared(browser: &Browser) -> Result<()> {
    let body = LINKED.replace("links", "home links area=\"first,second\"");
    let stage = site(browser, &body, true)?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    quiz.click("[part=chooser] > summary")?;
    quiz.click_on("[part=chooser] button", "multiple choice")?;
    quiz.click_on("[part=chooser] button", "5")?;
    quiz.wait_for("[part=chooser] > summary", "5 questions, any level, multiple choice")?;
    quiz.button("share")?;
    let first = address(quiz)?;
    for part in ["limit=5", "area=first,second", "kind=choice,order,match,blank,spot", "seed="] {
        assert!(first.contains(part), "{first}");
    }
    quiz.button("other")?;
    browser.wait_until("another link", || Ok(address(quiz)? != first))?;
    open_with(&stage, &fragment_of(&address(quiz)?))?;
    quiz.wait_for("[data-role=study]", "A set of 5 questions")?;
    quiz.button("start")?;
    sit(quiz).map(drop)
}

/// Sits the exam of a link without an answer, and gives the line of results and the link that is offered then.
fn examined(browser: &Browser, fragment: &str) -> Result<(ResultLine, String)> {
    let stage = site(browser, &LINKED.replace("links", "home links"), true)?;
    open_with(&stage, fragment)?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    quiz.eval("one('[data-role=hand-in]').click()", &Value::Null)?;
    quiz.button("submit")?;
    quiz.wait_focus("summary")?;
    quiz.button("share")?;
    quiz.wait_focus("study")?;
    let line = quiz.eval("return one('[data-role=share-result]').value", &Value::Null)?;
    let line = ResultLine::decode(line.as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
    let address = address(quiz)?;
    quiz.button("back")?;
    quiz.wait("[data-role=summary]")?;
    Ok((line, address))
}

pub fn an_exam_can_be_shared_and_its_result_handed_in(browser: &Browser) -> Result<()> {
    let (line, address) = examined(browser, "#popquiz:mode=exam&seed=monday&limit=4&level=basic&minutes=7")?;
    assert_eq!((line.mode, line.seed.as_str(), line.entries.len()), (Mode::Exam, "monday", 4));
    let outcomes = line.entries.iter().map(|entry| entry.told.as_ref().map(|told| told.outcome));
    assert!(outcomes.clone().all(|outcome| outcome == Some(Outcome::Skipped)), "{line:?}");
    for part in ["mode=exam", "seed=monday", "limit=4", "level=basic", "minutes=7", "pass=70"] {
        assert!(address.contains(part), "{address}");
    }
    let (again, _) = examined(browser, &fragment_of(&address))?;
    assert_eq!(again.fingerprint(), line.fingerprint(), "the same questions for whoever opens the link");
    Ok(())
}

/// Every screen about papers, each told to `look`.
fn every_screen(stage: &Stage<'_>, look: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
    let quiz = stage.quiz();
    open_with(stage, "#popquiz:seed=monday&limit=2&kind=choice&paper=0")?;
    quiz.wait("[data-role=start]")?;
    look("an invitation")?;
    quiz.button("start")?;
    quiz.answer_and_go_on()?;
    stage.browser.reload()?;
    quiz.wait("[data-role=continue]")?;
    look("an invitation half sat")?;
    quiz.button("continue")?;
    sit(quiz)?;
    look("the summary")?;
    quiz.button("share")?;
    quiz.button("copy-result")?;
    quiz.wait_for("[role=status]", "opied")?;
    look("the panel that shares")?;
    open_with(stage, "#popquiz:level=wizard")?;
    quiz.wait(".notice")?;
    look("a link that was not understood")
}

pub fn axe_finds_nothing_on_the_screens_about_papers(browser: &Browser) -> Result<()> {
    let body = LINKED.replace("papers.pqb", "bank.md").replace("links", "links home");
    let host = page(&body).bundled().script("/axe.js");
    let stage = Stage::show(browser, &host, &[("/axe.js", axe()?), bank()?])?;
    every_screen(&stage, &mut |what| audit(&stage, what))
}

pub fn papers_fit_a_phone(browser: &Browser) -> Result<()> {
    for (width, height) in [(360, 740), (320, 256)] {
        browser.resize(width, height)?;
        let stage = site(browser, &LINKED.replace("links", "links home"), true)?;
        every_screen(&stage, &mut |what| {
            assert_fits(&stage, &format!("{what} at {width}"))?;
            assert_large_enough(&stage, what)
        })?;
    }
    Ok(())
}
