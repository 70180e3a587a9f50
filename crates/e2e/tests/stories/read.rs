//! The list of all questions.

use crate::checks::{assert_fits, assert_large_enough, audit, with_axe};
use popquiz_e2e::{Browser, Page, Pointer, Result, Stage, page};
use serde_json::{Value, json};

/// Keeps what is saved and copied where a story can read it, and prints nothing.
const SPY: &str = "
    window.saved = [];
    window.copied = [];
    window.printed = 0;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { saved.push(blob); return make.call(URL, blob); };
    window.print = () => { printed += 1; };
    navigator.clipboard.writeText = async (text) => { copied.push(text); };
";

fn deck(file: &str, attributes: &str) -> Page {
    page(&format!("<pop-quiz src=\"{file}\" mode=\"read\" {attributes}></pop-quiz>")).script("/read.js")
}

fn show<'b>(browser: &'b Browser, page: &Page) -> Result<Stage<'b>> {
    Stage::show(browser, page, &[("/read.js", SPY.to_owned())])
}

/// The ids of the questions that are drawn.
fn ids(stage: &Stage<'_>) -> Result<Vec<String>> {
    let ids = stage.quiz().eval("return all('.item').map((item) => item.dataset.item)", &Value::Null)?;
    Ok(ids.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn emptied(stage: &Stage<'_>) -> Result<()> {
    let empty = || Ok(stage.quiz().eval("return one('[data-role=search]').value", &Value::Null)? == "");
    stage.browser.wait_until("an empty search", empty)
}

/// Types into the search in place of what was there, and waits for what it says.
fn search(stage: &Stage<'_>, text: &str, said: &str) -> Result<()> {
    let quiz = stage.quiz();
    quiz.wait("[data-role=search]")?;
    quiz.eval("one('[data-role=search]').focus()", &Value::Null)?;
    quiz.press(&["Escape"])?;
    emptied(stage)?;
    quiz.fill("[data-role=search]", text)?;
    quiz.wait_for(".tools .count", said).map(drop)
}

pub fn all_questions_stand_in_the_order_of_study(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("deck.pqb", ""))?;
    let quiz = stage.quiz();
    quiz.wait(".item")?;
    assert_eq!(quiz.texts(".group > span:first-child")?.len(), 2, "two areas");
    assert_eq!(ids(&stage)?.len(), 7);
    let levels = quiz.texts("section:first-of-type .pill:first-child")?;
    assert!(levels.iter().position(|level| level == "intermediate") > Some(0), "basic comes first: {levels:?}");
    assert!(!quiz.has(".told")?, "answers are folded");
    quiz.touch_on(Pointer::Touch, ".unfold", "Which of these is right?")?;
    let told = quiz.text(".told")?;
    for part in ["Correct answer", "This is the reason of the other choice.", "because it says so", "The manual"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    quiz.button("fold-all")?;
    quiz.wait_for("[data-role=fold-all]", "Hide all answers")?;
    assert_eq!(quiz.count(".told")?, 7, "every kind shows its answer");
    quiz.button("fold-all")?;
    browser.wait_until("folded answers", || Ok(!quiz.has(".told")?))?;
    assert_eq!(stage.spied("violations")?, Vec::<Value>::new());
    Ok(())
}

pub fn searching_finds_as_one_types(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("plain.pqb", ""))?;
    let quiz = stage.quiz();
    search(&stage, "plain question 17", "1 question found")?;
    assert_eq!(ids(&stage)?, ["plain-17"]);
    assert!(quiz.texts("mark")?.contains(&"17".to_owned()), "{:?}", quiz.texts("mark")?);
    search(&stage, "reson", "60 questions found")?;
    quiz.wait_for(".fit", "Closest results")?;
    quiz.wait_for(".where", "found in the answer")?;
    quiz.wait_for("p.sr[role=status]", "60 questions found")?;
    search(&stage, "crocodile", "Nothing found")?;
    quiz.wait_for(".none", "No results for “crocodile”")?;
    quiz.button("clear")?;
    quiz.wait_focus("search")?;
    quiz.wait_for(".tools .count", "0 of 60 marked as known")?;
    search(&stage, "~ 🎉 ?", "0 of 60 marked as known")?;
    Ok(())
}

pub fn the_list_grows_as_it_is_read(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("plain.pqb", ""))?;
    let quiz = stage.quiz();
    quiz.wait(".item")?;
    browser.wait_until("the end of the list", || {
        quiz.eval("all('.item').at(-1).scrollIntoView()", &Value::Null)?;
        Ok(ids(&stage)?.len() == 60)
    })?;
    assert!(!quiz.has("[data-role=more]")?);
    Ok(())
}

pub fn filters_narrow_the_list_and_it_can_be_practised(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("deck.pqb", ""))?;
    let quiz = stage.quiz();
    quiz.click(".chooser > summary")?;
    let option = quiz.eval("return one('select[data-role=kind] option[value=order]')", &Value::Null)?;
    browser.choose(&popquiz_e2e::Element::of(option)?)?;
    quiz.wait_for(".tools .count", "0 of 1 marked as known")?;
    assert_eq!(ids(&stage)?, ["order-steps"]);
    quiz.click_on("[data-look=toggle]", "scenario")?;
    quiz.wait_for(".none", "No matching questions")?;
    quiz.button("clear")?;
    quiz.wait_for(".tools .count", "0 of 7 marked as known")?;
    quiz.click_on("[data-look=toggle]", "intermediate")?;
    quiz.wait_for(".chooser summary", "intermediate")?;
    let shown = ids(&stage)?;
    quiz.button("practise")?;
    quiz.wait_focus("question")?;
    let started = stage.events("start")?;
    assert_eq!(started[0]["items"], shown.len(), "{started:?}");
    for _ in &shown {
        quiz.answer_and_go_on()?;
    }
    quiz.button("again")?;
    quiz.wait_for(".count", &format!("1 of {}", shown.len()))?;
    Ok(())
}

pub fn what_one_knows_is_kept_and_moves_along(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("plain.pqb", ""))?;
    let quiz = stage.quiz();
    let tick = |id: &str| quiz.touch_on(Pointer::Touch, &format!("[data-item={id}] .know"), "");
    for id in ["plain-1", "plain-2", "plain-1"] {
        tick(id)?;
    }
    quiz.wait_for(".group", "1 of 60 marked as known")?;
    quiz.wait_for(".tools .count", "1 of 60 marked as known")?;
    assert_eq!(stage.log()?.len(), 3, "a line for each");
    let file = quiz.promise("return quiz.exportProgress().text()", &Value::Null)?;
    browser.reload()?;
    quiz.wait_for(".group", "1 of 60 marked as known")?;

    let other = show(browser, &deck("plain.pqb", ""))?;
    let quiz = other.quiz();
    quiz.wait_for(".group", "0 of 60 marked as known")?;
    assert_eq!(quiz.promise("return quiz.importProgress(arg)", &file)?, 3);
    browser.reload()?;
    quiz.wait_for(".group", "1 of 60 marked as known")?;
    quiz.click(".chooser > summary")?;
    quiz.click_on("[data-look=toggle]", "not marked as known")?;
    quiz.wait_for(".tools .count", "0 of 59 marked as known")?;
    assert!(!ids(&other)?.contains(&"plain-2".to_owned()));
    assert!(other.events("answer")?.is_empty(), "a tick is no answer");
    Ok(())
}

pub fn a_link_leads_to_a_question(browser: &Browser) -> Result<()> {
    let stage = show(browser, &page("<pop-quiz src=\"plain.pqb\" links></pop-quiz>").script("/read.js"))?;
    stage.open("/empty.html")?;
    stage.open("/host.html#popquiz:item=plain-50")?;
    let quiz = stage.quiz();
    quiz.wait_for("[data-item=plain-50] .told", "The reason of what is right in 50.")?;
    let seen = "const box = one('[data-linked]').getBoundingClientRect();
        return box.top >= 0 && box.top < innerHeight && root.activeElement === one('[data-linked] .unfold')";
    browser.wait_until("the question in view", || Ok(quiz.eval(seen, &Value::Null)? == true))?;
    quiz.click("[data-item=plain-51] [data-role=copy]")?;
    quiz.wait_for(".said", "Link copied.")?;
    quiz.wait_for("[data-item=plain-51] [data-role=copy]", "Copied")?;
    let copied = stage.eval("return copied", &Value::Null)?;
    assert_eq!(copied, json!([stage.url("/host.html#popquiz:item=plain-51")]));

    stage.open("/empty.html")?;
    stage.open("/host.html#popquiz:item=gone")?;
    quiz.wait_for(".said", "no question “gone”")?;
    quiz.wait_focus("study")?;
    assert_eq!(ids(&stage)?[0], "plain-1");

    let without = show(browser, &deck("plain.pqb", ""))?;
    without.quiz().wait(".item")?;
    assert!(!without.quiz().has("[data-role=copy]")?, "no links where the author wants none");
    Ok(())
}

pub fn the_list_is_saved_as_a_deck_a_table_and_cards(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("plain.pqb", ""))?;
    let quiz = stage.quiz();
    search(&stage, "plain question 1", "questions found")?;
    let count = stage.quiz().text(".tools .count")?;
    let count: usize = count.split(' ').next().and_then(|word| word.parse().ok()).ok_or(count)?;
    quiz.click(".take > summary")?;
    let mut texts = Vec::new();
    for (at, (role, name)) in [
        ("markdown", "popquiz-trial-questions.md"),
        ("csv", "popquiz-trial-questions.csv"),
        ("anki", "popquiz-trial-anki.txt"),
    ]
    .into_iter()
    .enumerate()
    {
        quiz.button(role)?;
        quiz.wait_for(".said", name)?;
        let text = quiz.promise("return saved[arg].text()", &json!(at))?;
        texts.push(text.as_str().unwrap_or_default().to_owned());
    }
    let again = popquiz_author::parse_deck("saved.md", &texts[0]).items.len();
    assert_eq!(again, count, "the deck reads back");
    assert_eq!(texts[1].matches("\r\n").count(), count + 1, "{}", texts[1]);
    assert!(texts[1].starts_with("id,kind,level,area,question,answer,reasons,tags\r\n"), "{}", texts[1]);
    assert!(texts[2].starts_with("#separator:tab\n#html:true\n"), "{}", texts[2]);
    assert_eq!(texts[2].matches("<small>first · basic · choice").count(), count);
    Ok(())
}

pub fn a_sheet_is_printed_with_its_key_on_a_page_of_its_own(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("deck.pqb", ""))?;
    let quiz = stage.quiz();
    quiz.click(".take > summary")?;
    quiz.button("print")?;
    browser.wait_until("the print dialogue", || Ok(stage.eval("return printed", &Value::Null)? == 1))?;
    assert_eq!(quiz.count("[data-printing] .sheet .asked > li")?, 7);
    assert_eq!(quiz.count("[data-printing] .sheet .key li:not(li li)")?, 7);
    let drawn = |selector: &str| quiz.eval("return one(arg).checkVisibility()", &json!(selector));
    assert!(drawn(".read")? == true && drawn(".sheet")? == false, "the sheet is for paper");
    browser.on_paper(true)?;
    assert!(drawn(".read")? == false && drawn(".sheet")? == true, "and on paper there is nothing else");
    let breaks = quiz.eval("return getComputedStyle(one('.sheet .key')).breakBefore", &Value::Null)?;
    assert_eq!(breaks, "page");
    stage.eval("dispatchEvent(new Event('afterprint'))", &Value::Null)?;
    browser.wait_until("the end of it", || Ok(!quiz.has("[data-printing], .sheet")?))?;
    assert!(drawn(".read")? == true, "the next print is of the screen again");
    browser.on_paper(false)
}

pub fn the_list_by_keys_alone(browser: &Browser) -> Result<()> {
    let stage = show(browser, &deck("plain.pqb", ""))?;
    let quiz = stage.quiz();
    quiz.wait(".item")?;
    quiz.eval("one('[data-role=study]').focus()", &Value::Null)?;
    quiz.press(&["/"])?;
    quiz.wait_focus("search")?;
    assert_eq!(quiz.eval("return one('[data-role=search]').value", &Value::Null)?, "", "the key itself is not typed");
    quiz.press(&["q", "u", "e", "s", "t", "i", "o", "n", "Space", "9"])?;
    quiz.wait_for(".tools .count", "1 question found")?;
    quiz.press(&["Enter"])?;
    let at = "return root.activeElement?.closest('.item')?.dataset.item ?? ''";
    browser.wait_until("the first question", || Ok(quiz.eval(at, &Value::Null)? == "plain-9"))?;
    quiz.press(&["Enter"])?;
    quiz.wait(".told")?;
    quiz.press(&["Tab", "Space"])?;
    quiz.wait_for(".tools .count", "1 marked as known")?;
    quiz.press(&["/"])?;
    quiz.wait_focus("search")?;
    quiz.press(&["Escape"])?;
    quiz.wait_for(".tools .count", "1 of 60 marked as known")?;
    Ok(())
}

pub fn axe_finds_nothing_in_the_list(browser: &Browser) -> Result<()> {
    let stage = with_axe(browser, &page("<pop-quiz src=\"deck.pqb\" mode=\"read\" links home></pop-quiz>").bundled())?;
    let quiz = stage.quiz();
    quiz.wait(".item")?;
    audit(&stage, "the list")?;
    quiz.button("fold-all")?;
    for summary in [".chooser > summary", ".take > summary"] {
        quiz.click(summary)?;
    }
    quiz.click("[data-item=choice-one] .know")?;
    audit(&stage, "the list with answers and filters")?;
    search(&stage, "reson", "found")?;
    audit(&stage, "what was searched for")?;
    search(&stage, "crocodile", "Nothing found")?;
    audit(&stage, "nothing found")
}

pub fn the_list_fits_a_phone(browser: &Browser) -> Result<()> {
    for (width, height) in [(360, 740), (280, 600), (320, 256)] {
        browser.resize(width, height)?;
        let stage = show(browser, &deck("deck.pqb", "links"))?;
        let quiz = stage.quiz();
        quiz.button("fold-all")?;
        for summary in [".chooser > summary", ".take > summary"] {
            quiz.click(summary)?;
        }
        search(&stage, "reson", "found")?;
        assert_fits(&stage, &format!("the list at {width}"))?;
        assert_large_enough(&stage, &format!("the list at {width}"))?;
    }
    Ok(())
}
