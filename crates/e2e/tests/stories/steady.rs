//! What stays where it is: nothing jumps while a page loads, and the button that goes on has one place.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::{Value, json};

/// Every layout shift since the page began, with what moved.
const SHIFTS: &str = "
    const seen = [];
    const tell = (list) => list.forEach((entry) => {
        const moved = entry.sources.map(({ node }) => `${node?.localName ?? node?.nodeName}.${node?.className ?? ''}`);
        seen.push(`${entry.value.toFixed(4)} ${moved}`);
    });
    const observer = new PerformanceObserver((list) => tell(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((done) => { setTimeout(done); });
    tell(observer.takeRecords());
    return seen;";

fn throttled(browser: &Browser, on: bool) -> Result<()> {
    let rate = if on { 200_000 } else { -1 };
    let latency = if on { 80 } else { 0 };
    let line = json!({ "offline": false, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate });
    browser.devtools("Network.enable", &json!({}))?;
    browser.devtools("Network.emulateNetworkConditions", &line).map(drop)
}

pub fn nothing_jumps_while_a_page_loads(browser: &Browser) -> Result<()> {
    throttled(browser, true)?;
    let told = jumps(browser);
    throttled(browser, false)?;
    assert_eq!(told?, Vec::<String>::new());
    Ok(())
}

fn jumps(browser: &Browser) -> Result<Vec<String>> {
    let mut told = Vec::new();
    for (width, height) in [(360, 740), (1280, 800)] {
        browser.resize(width, height)?;
        let stage = Stage::new(browser, &[])?;
        stage.open("/")?;
        stage.quiz().wait("[data-role=home]")?;
        tell(&stage, &format!("the standalone page at {width}"), &mut told)?;

        let reserve = "pop-quiz { display: block; min-height: 34rem; }";
        let body = "<p>Before</p><pop-quiz src=\"deck.pqb\" kind=\"choice\"><p>Loading…</p></pop-quiz><p>Behind</p>";
        let host = page(body).style("/reserve.css");
        let stage = Stage::show(browser, &host, &[("/reserve.css", reserve.to_owned())])?;
        stage.quiz().wait("[data-role=question]")?;
        tell(&stage, &format!("an embed with a place reserved at {width}"), &mut told)?;
    }
    Ok(told)
}

fn tell(stage: &Stage<'_>, what: &str, told: &mut Vec<String>) -> Result<()> {
    let shifts = stage.quiz().promise(SHIFTS, &Value::Null)?;
    told.extend(shifts.as_array().into_iter().flatten().map(|shift| format!("{what}: {shift}")));
    Ok(())
}

pub fn the_button_that_goes_on_has_one_place(browser: &Browser) -> Result<()> {
    for (width, height) in [(360, 740), (1280, 800)] {
        browser.resize(width, height)?;
        let stage = Stage::new(browser, &[])?;
        stage.open("/")?;
        let quiz = stage.quiz();
        quiz.button("start")?;
        for _ in 0..4 {
            for (role, press) in [("question", "skip"), ("feedback", "next")] {
                quiz.wait_focus(role)?;
                let below =
                    "return Math.round(innerHeight - one('.foot [data-look=go]').getBoundingClientRect().bottom)";
                let place = quiz.eval(below, &Value::Null)?.as_i64();
                // With the border of a card that ends with the screen, or without.
                assert!(matches!(place, Some(12 | 13)), "{role} at {width}: {place:?}");
                quiz.button(press)?;
            }
        }
    }
    Ok(())
}

pub fn the_clock_of_an_exam_stays_in_view(browser: &Browser) -> Result<()> {
    browser.resize(360, 300)?;
    let body = page("<pop-quiz src=\"plain.pqb\" mode=\"exam\" limit=\"2\" minutes=\"10\"></pop-quiz>");
    let stage = Stage::show(browser, &body, &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.wait_focus("question")?;
    quiz.eval("one('.foot').scrollIntoView({ block: 'end' })", &Value::Null)?;
    let seen = "const [clock, count] = ['.clock', '.place'].map((part) => one(part).getBoundingClientRect());
        return scrollY > count.bottom && clock.top >= 0 && clock.bottom <= innerHeight";
    browser.wait_until("the clock to be in view", || Ok(quiz.eval(seen, &Value::Null)? == true))
}
