//! `search [ITEMS]`: how long the list of all questions takes to answer a keystroke, in the browser, over a made-up bank.

#[path = "../../../core/benches/many.rs"]
mod many;

use popquiz_core::bank::Bank;
use popquiz_core::dice::Dice;
use popquiz_e2e::{Browser, Engine, Quiz, Result, Stage, page};
use serde_json::{Value, json};
use std::process::ExitCode;

/// How many searches are typed, letter by letter; a third of them with a slip.
const SEARCHES: u32 = 40;

fn main() -> ExitCode {
    let items = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(10_000);
    match measure(items) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// From the page's start to an index that answers; the longest time for which nothing else could happen meanwhile.
const OPEN: &str = "
    const began = performance.now();
    let longest = 0;
    const watch = new PerformanceObserver((list) => {
        for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
    });
    watch.observe({ type: 'longtask', buffered: true });
    const pause = () => new Promise((done) => setTimeout(done, 4));
    while (!one('[data-role=search]')) await pause();
    const shown = performance.now();
    const input = one('[data-role=search]');
    input.value = 'e';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    while (!one('.tools .count')?.textContent.includes('found')) await pause();
    await pause();
    return [shown - began, performance.now() - shown, longest];";

/// Types letter by letter. For each keystroke: from the event to the end of the script it starts, and to the end of the
/// layout of what that drew; in milliseconds.
const TYPE: &str = "
    const input = one('[data-role=search]');
    const times = [];
    const turn = () => new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    });
    for (const query of arg) {
        for (let letters = 1; letters <= query.length; letters += 1) {
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            input.value = query.slice(0, letters);
            const began = performance.now();
            input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            await turn();
            const scripted = performance.now();
            root.lastElementChild.getBoundingClientRect();
            times.push([scripted - began, performance.now() - began]);
        }
    }
    return times;";

fn measure(items: u32) -> Result<()> {
    let bank = many::bank(items);
    let browser = Browser::start(Engine::chosen()?)?;
    let host = page("<pop-quiz src=\"many.pqb\" mode=\"read\"></pop-quiz>");
    let stage = Stage::with_bank(&browser, &host, bank.encode())?;
    browser.devtools("Performance.enable", &json!({ "timeDomain": "threadTicks" }))?;
    stage.open("/host.html")?;
    let quiz = stage.quiz();
    let opened = numbers(&quiz.promise(OPEN, &Value::Null)?);
    println!("| in the browser, {items} items | ms |\n|---|---|");
    for (what, time) in
        ["until the list is drawn", "until the index answers", "longest task meanwhile"].iter().zip(opened)
    {
        println!("| {what} | {time:.1} |");
    }
    let queries = queries(&bank);
    // Once to warm up, as nobody types the first letter at once.
    keystrokes(quiz, &queries[..2])?;
    let before = busy(&browser)?;
    let times = keystrokes(quiz, &queries)?;
    // What the processor did, which does not grow when others want it too.
    println!(
        "| a keystroke, processor time, mean of {} | {:.1} |",
        times.len(),
        (busy(&browser)? - before) / count(&times)
    );
    for (what, at) in [("script", 0), ("script and layout", 1)] {
        let mut all: Vec<f64> = times.iter().filter_map(|pair| pair.get(at).copied()).collect();
        all.sort_by(f64::total_cmp);
        let share = |percent: usize| all.get((all.len() * percent / 100).min(all.len().saturating_sub(1)));
        for (name, percent) in [("median", 50), ("95th percentile", 95), ("longest", 100)] {
            println!("| a keystroke, {what}, {name} of {} | {:.1} |", all.len(), share(percent).unwrap_or(&f64::NAN));
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds of keystrokes")]
fn count(times: &[Vec<f64>]) -> f64 {
    times.len() as f64
}

/// For how many milliseconds the page's thread has had the processor so far.
fn busy(browser: &Browser) -> Result<f64> {
    let told = browser.devtools("Performance.getMetrics", &json!({}))?;
    let metrics = told["metrics"].as_array().ok_or("no metrics")?;
    let task = metrics.iter().find(|metric| metric["name"] == "TaskDuration").ok_or("no TaskDuration")?;
    task["value"].as_f64().map(|seconds| seconds * 1000.0).ok_or_else(|| "TaskDuration is no number".into())
}

fn keystrokes(quiz: Quiz<'_>, queries: &[String]) -> Result<Vec<Vec<f64>>> {
    let mut out = Vec::new();
    // Few at a time: a script may take half a minute.
    for some in queries.chunks(5) {
        let times = quiz.promise(TYPE, &json!(some))?;
        out.extend(times.as_array().into_iter().flatten().map(numbers));
    }
    Ok(out)
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Words as they stand together in questions of the bank; every third time with two letters swapped.
fn queries(bank: &Bank) -> Vec<String> {
    let mut dice = Dice::new(1);
    let total = u32::try_from(bank.len()).unwrap_or(u32::MAX);
    let query = |number: u32| {
        let stem = bank.item(dice.below(total) as usize)?.body().stem.plain();
        let words: Vec<&str> = stem.split([' ', '?', '(', ')']).filter(|word| word.len() > 3).collect();
        let from = dice.below(u32::try_from(words.len().saturating_sub(2)).ok()?) as usize;
        let mut typed: Vec<char> = words.get(from..from + 2)?.join(" ").chars().collect();
        if number % 3 == 2 {
            typed.swap(1, 2);
        }
        Some(typed.into_iter().collect())
    };
    (0..SEARCHES).filter_map(query).collect()
}
