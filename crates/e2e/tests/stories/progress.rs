//! The progress page: what it says of a learner's history, what can be done from there, and what it keeps.

use crate::checks::{assert_fits, assert_large_enough, audit, with_axe};
use popquiz_core::bank::Bank;
use popquiz_core::memory::log::read_file;
use popquiz_e2e::{Browser, Habit, Page, Pointer, Quiz, Result, Stage, dist, history, page};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

/// The page over the shipped bank, with a start screen to go back to.
fn shipped() -> Page {
    page("<pop-quiz bank=\"django\" mode=\"progress\" home></pop-quiz>").bundled()
}

/// The page over sixty plain questions, and nothing else.
fn plain() -> Page {
    page("<pop-quiz src=\"plain.pqb\" mode=\"progress\"></pop-quiz>")
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Sixty days of a learner who never was.
fn sixty_days() -> Result<String> {
    let bytes = std::fs::read(dist().join("django.pqb")).map_err(|error| error.to_string())?;
    let bank = Bank::decode(&bytes).map_err(|error| error.to_string())?;
    Ok(history(&bank, Habit { until: now(), days: 60, new_a_day: 8, reviews_a_day: 30 }))
}

/// A progress file of these answers to plain questions, all of yesterday: number, right or not, and how sure.
fn answers(list: &[(u32, bool, char)]) -> String {
    let from = now() - 86_400_000;
    let line = |(at, (number, right, sure)): (u64, &(u32, bool, char))| {
        let (outcome, score, choice) = if *right { ("c", 1000, "a") } else { ("i", 0, "b") };
        format!("1 {} trial/plain-{number} {at} 1 d {outcome} {score} {sure} 9000 c:{choice}\n", from + at)
    };
    let lines: String = (1..).zip(list).map(line).collect();
    format!("popquiz-progress 1\n{lines}end {}\n", list.len())
}

fn restore(quiz: Quiz<'_>, file: &str) -> Result<()> {
    quiz.wait("[data-role=page]")?;
    quiz.promise("return quiz.importProgress(arg)", &json!(file)).map(drop)
}

/// The cells of the table below a chart: one list for each row.
fn cells(quiz: Quiz<'_>, section: &str) -> Result<Vec<Vec<String>>> {
    let script = "
        const part = all('section').find((one) => one.querySelector('h3')?.textContent === arg);
        return [...part.querySelectorAll('.numbers tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent));";
    serde_json::from_value(quiz.eval(script, &json!(section))?).map_err(|error| error.to_string())
}

fn number(cell: &str) -> usize {
    cell.replace(',', "").split(' ').next().and_then(|word| word.parse().ok()).unwrap_or_default()
}

/// Sum of the numbers that the cells of a column begin with.
fn sum(rows: &[Vec<String>], column: usize) -> usize {
    rows.iter().filter_map(|row| row.get(column)).map(|cell| number(cell)).sum()
}

pub fn the_first_visit_says_what_will_be_here(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &plain(), &[])?;
    let quiz = stage.quiz();
    quiz.wait_for("[data-role=page]", "Nothing to show yet")?;
    assert!(!quiz.has(".facts")?);
    quiz.touch_on(Pointer::Touch, "[data-role=start]", "Answer ten questions")?;
    quiz.wait_focus("question")?;
    assert_eq!(stage.events("start")?, [json!({ "mode": "drill", "items": 10 })]);
    quiz.answer_and_go_on()?;
    quiz.click("[aria-label^=Back]")?;
    quiz.wait_focus("study")?;
    quiz.wait_for(".facts", "1 of 60")?;
    let said = quiz.texts(".progress section")?.join("\n");
    for empty in
        ["before 10 more answers", "Nothing so far. Wrong choices", "Nothing so far. Questions you tried twice"]
    {
        assert!(said.contains(empty), "{empty}: {said}");
    }
    Ok(())
}

pub fn the_numbers_are_those_of_the_log(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &shipped(), &[])?;
    let quiz = stage.quiz();
    let file = sixty_days()?;
    let reviews = read_file(&file).map_err(|error| error.to_string())?.reviews;
    restore(quiz, &file)?;
    browser
        .wait_until("the answers", || Ok(quiz.texts(".facts dd")?.iter().any(|fact| number(fact) == reviews.len())))?;

    let mut seen: Vec<&str> = reviews.iter().map(|review| review.item.as_str()).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(sum(&cells(quiz, "What you know")?, 1), seen.len());
    assert_eq!(sum(&cells(quiz, "Your interview")?, 2), seen.len());
    assert_eq!(sum(&cells(quiz, "When you practised")?, 1), reviews.len());
    assert_eq!(sum(&cells(quiz, "What's due")?, 1), seen.len());
    let first = reviews.iter().filter(|review| review.confidence.is_some());
    let mut counted = [0, 0];
    for share in cells(quiz, "Confidence against accuracy")?.iter().filter_map(|row| row.get(1)) {
        let words: Vec<usize> = share.split(" of ").map(number).collect();
        counted = [counted[0] + words[0], counted[1] + words[1]];
    }
    let right = first.clone().filter(|review| review.grade().passed).count();
    assert_eq!(counted, [right, first.count()]);
    assert_eq!(stage.spied("violations")?, [Value::Null; 0], "the charts need no style of their own");
    Ok(())
}

pub fn what_was_sure_and_wrong_is_drilled(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &plain(), &[])?;
    let quiz = stage.quiz();
    restore(quiz, &answers(&[(7, false, 's'), (8, false, 'g'), (9, true, 's')]))?;
    quiz.touch_on(Pointer::Touch, "[data-role=sure]", "")?;
    quiz.wait_focus("question")?;
    assert_eq!(quiz.text("[data-role=question] > p")?, "Plain question number 7?");
    assert_eq!(stage.events("start")?, [json!({ "mode": "drill", "items": 1 })]);
    assert!(quiz.has(".sure")?, "how sure one is this time is asked as well");
    Ok(())
}

pub fn what_is_mixed_up_comes_back_in_pairs(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &plain(), &[])?;
    let quiz = stage.quiz();
    restore(quiz, &answers(&[(7, false, '-'), (9, true, '-'), (7, false, '-')]))?;
    quiz.wait_for(".stuck li", "You picked this twice:")?;
    let (asked, taken) = (quiz.text(".stuck .t")?, quiz.text(".stuck .took")?);
    assert!(asked.contains("number 7?") && taken.contains("Number 7 (wrong)"), "{asked} {taken}");
    let partner = quiz.text(".stuck .with p")?;
    quiz.button("untangle")?;
    quiz.wait_focus("question")?;
    assert_eq!(quiz.text("[data-role=question] > p")?, asked);
    quiz.answer_and_go_on()?;
    assert_eq!(quiz.text("[data-role=question] > p")?, partner, "right after the other");
    Ok(())
}

pub fn preferences_are_kept_and_count(browser: &Browser) -> Result<()> {
    let home = page("<pop-quiz src=\"plain.pqb\" home></pop-quiz>").bundled();
    let stage = Stage::show(browser, &plain(), &[("/home.html", home.html())])?;
    let quiz = stage.quiz();
    restore(quiz, &answers(&[(7, true, 's'), (8, true, 's')]))?;
    for label in ["thorough, 95%", "10", "don't ask", "2×"] {
        quiz.click_on(".chips button", label)?;
    }
    let pressed = "[aria-pressed=true]";
    let chosen = ["thorough, 95%", "10", "don't ask", "2×"];
    browser.wait_until("the choices", || Ok(quiz.texts(pressed)? == chosen))?;
    quiz.wait_for("[data-role=page]", "Today you'd remember")?;
    let date = "
        const field = one('[data-role=interview]');
        const day = new Date();
        day.setDate(day.getDate() + 40);
        field.value = `${day.getFullYear()}-${`${day.getMonth() + 1}`.padStart(2, '0')}-${`${day.getDate()}`.padStart(2, '0')}`;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    quiz.eval(date, &Value::Null)?;
    quiz.wait_for("[data-role=page]", "40 days to go.")?;
    quiz.wait_for(".big", "On that day you'd remember")?;
    browser.reload()?;
    quiz.wait_for("[data-role=page]", "40 days to go.")?;
    assert_eq!(quiz.texts(pressed)?, chosen);

    quiz.button("no-interview")?;
    quiz.wait_focus("interview")?;
    quiz.wait_for(".big", "Today you'd remember")?;
    assert!(!quiz.has("[data-role=hardest]")?, "nothing is hard yet");

    stage.open("/home.html")?;
    quiz.click("[part=chooser] > summary")?;
    quiz.wait_for("[part=chooser] [aria-pressed=false]", "ask how sure I am")?;
    quiz.click_on("[part=chooser] button", "ask how sure I am")?;
    quiz.wait_for("[part=chooser] [aria-pressed=true]", "ask how sure I am")?;
    quiz.button("progress")?;
    quiz.wait_for("[aria-pressed=true]", "ask me").map(drop)
}

pub fn a_backup_is_noted_wherever_it_was_made(browser: &Browser) -> Result<()> {
    let home = page("<pop-quiz src=\"plain.pqb\" home></pop-quiz>").bundled();
    let stage = Stage::show(browser, &plain(), &[("/home.html", home.html())])?;
    let quiz = stage.quiz();
    let many: Vec<(u32, bool, char)> = (0..51).map(|at| (at % 60 + 1, true, '-')).collect();
    restore(quiz, &answers(&many))?;
    quiz.wait_for("[data-role=last-backup]", "No backup yet, 51 answers so far. Now is a good time to save one.")?;
    quiz.button("backup")?;
    quiz.wait_for("[data-role=last-backup]", "Last backup: today, 0 answers since.")?;
    quiz.wait_for(".notice", "Saved as popquiz-progress-")?;
    browser.reload()?;
    quiz.wait_for("[data-role=last-backup]", "Last backup: today, 0 answers since.")?;

    // The first module knows nothing of preferences, and yet keeps them.
    quiz.click_on(".chips button", "relaxed")?;
    quiz.wait_for("[aria-pressed=true]", "relaxed")?;
    stage.open("/home.html")?;
    quiz.button("start")?;
    quiz.answer_and_go_on()?;
    quiz.click("[aria-label^=Back]")?;
    quiz.wait("[data-role=home]")?;
    quiz.button("progress")?;
    quiz.wait_for("[data-role=last-backup]", "1 answer since.")?;
    quiz.button("home")?;
    stage.open("/home.html")?;
    quiz.button("backup")?;
    quiz.wait(".notice")?;
    quiz.button("progress")?;
    quiz.wait_for("[data-role=last-backup]", "0 answers since.")?;
    quiz.wait_for("[aria-pressed=true]", "relaxed")?;
    Ok(())
}

pub fn the_browser_is_asked_to_keep_it_and_its_answer_is_told(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &plain(), &[])?;
    let quiz = stage.quiz();
    quiz.button("persist")?;
    quiz.wait_for(".ask [role=status]", ".")?;
    let kept = quiz.promise("return navigator.storage.persisted()", &Value::Null)?;
    let said = quiz.text(".ask [role=status]")?;
    assert_eq!(said.contains("will keep"), kept == true, "{said}");
    Ok(())
}

pub fn the_page_by_keys_alone(browser: &Browser) -> Result<()> {
    let stage = Stage::show(browser, &page("<pop-quiz src=\"plain.pqb\" home></pop-quiz>").bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    quiz.promise("return quiz.importProgress(arg)", &json!(answers(&[(7, false, 's'), (7, false, 's')])))?;
    let reach = |role: &str| -> Result<()> {
        for _ in 0..80 {
            if quiz.focused()? == role {
                return Ok(());
            }
            quiz.press(&["Tab"])?;
        }
        Err(format!("Tab never reaches {role}"))
    };
    reach("progress")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("study")?;
    for role in ["review", "interview", "sure", "untangle", "hardest", "backup", "persist"] {
        reach(role)?;
    }
    // A table is unfolded where it is.
    quiz.eval("one('.numbers > summary').focus()", &Value::Null)?;
    quiz.press(&["Enter"])?;
    quiz.wait(".numbers[open] td")?;
    reach("sure")?;
    quiz.press(&["Enter"])?;
    quiz.wait_focus("question")
}

/// Unfolds all tables.
fn unfold(quiz: Quiz<'_>) -> Result<()> {
    quiz.eval("all('.numbers').forEach((one) => { one.open = true; })", &Value::Null).map(drop)
}

pub fn axe_finds_nothing_empty_or_full(browser: &Browser) -> Result<()> {
    let stage = with_axe(browser, &shipped())?;
    let quiz = stage.quiz();
    quiz.wait_for("[data-role=page]", "Nothing to show yet")?;
    audit(&stage, "the first visit")?;
    restore(quiz, &sixty_days()?)?;
    quiz.wait(".stuck li")?;
    audit(&stage, "the page after sixty days")?;
    unfold(quiz)?;
    audit(&stage, "its tables")
}

pub fn it_fits_a_phone_and_four_hundred_per_cent(browser: &Browser) -> Result<()> {
    let file = sixty_days()?;
    for (width, height) in [(360, 740), (320, 256), (280, 653)] {
        browser.resize(width, height)?;
        let stage = Stage::show(browser, &shipped(), &[])?;
        let quiz = stage.quiz();
        quiz.wait("[data-role=page]")?;
        assert_fits(&stage, &format!("the first visit at {width}"))?;
        restore(quiz, &file)?;
        quiz.wait(".stuck li")?;
        unfold(quiz)?;
        assert_fits(&stage, &format!("the page at {width}"))?;
        assert_large_enough(&stage, &format!("the page at {width}"))?;
    }
    Ok(())
}

pub fn dates_are_those_of_the_language_around_the_quiz(browser: &Browser) -> Result<()> {
    let mut said = Vec::new();
    for lang in ["en-GB", "en-US"] {
        let around =
            format!("<section lang=\"{lang}\"><pop-quiz src=\"plain.pqb\" mode=\"progress\"></pop-quiz></section>");
        let stage = Stage::show(browser, &page(&around), &[])?;
        restore(stage.quiz(), &answers(&[(7, true, 's')]))?;
        stage.quiz().wait(".facts")?;
        let rows = cells(stage.quiz(), "When you practised")?;
        let day = rows.first().and_then(|row| row.first()).cloned().ok_or("a day with an answer")?;
        let written = "const look = { weekday: 'short', day: 'numeric', month: 'short' };
            return new Date(arg[0]).toLocaleDateString(arg[1], look)";
        assert_eq!(json!(day), stage.eval(written, &json!([now() - 86_400_000, lang]))?, "{lang}");
        said.push(day);
    }
    assert_ne!(said[0], said[1], "the two write a date in ways of their own");
    Ok(())
}
