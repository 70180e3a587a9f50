//! Progress files.

use popquiz_e2e::{Browser, Result, Stage, page};
use serde_json::{Value, json};

const PLAIN: &str = "<pop-quiz src=\"plain.pqb\" home></pop-quiz>";

/// Whether all of what a selector finds can be seen without scrolling.
const IN_VIEW: &str = "
    const { top, bottom } = one(arg).getBoundingClientRect();
    return scrollY > 0 && top >= 0 && bottom <= innerHeight";

/// A site on which so many questions were answered, and its progress file.
fn answered(browser: &Browser, count: usize) -> Result<String> {
    let stage = Stage::show(browser, &page(PLAIN).bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    for _ in 0..count {
        quiz.answer_and_go_on()?;
    }
    let file = quiz.promise("return quiz.exportProgress().text()", &Value::Null)?;
    Ok(file.as_str().unwrap_or_default().to_owned())
}

pub fn progress_moves_to_another_browser(browser: &Browser) -> Result<()> {
    let file = answered(browser, 3)?;
    assert!(file.starts_with("popquiz-progress 1\n") && file.ends_with("end 3\n"), "{file}");
    let stage = Stage::show(browser, &page(PLAIN).bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.wait("[data-role=home]")?;
    assert!(stage.log()?.is_empty(), "a clean profile");
    let import = "return quiz.importProgress(new File([arg], 'progress.txt'))";
    assert_eq!(quiz.promise(import, &json!(file))?, 3);
    quiz.wait_for(".area .d", "of 60 known")?;
    assert_eq!(quiz.promise(import, &json!(file))?, 0, "the same file again adds nothing");
    browser.reload()?;
    quiz.wait_for(".area .d", "of 60 known")?;
    assert_eq!(quiz.promise("return quiz.exportProgress().text()", &Value::Null)?, json!(file));
    Ok(())
}

pub fn a_file_that_is_cut_or_foreign_changes_nothing(browser: &Browser) -> Result<()> {
    let file = answered(browser, 2)?;
    let stage = Stage::show(browser, &page(PLAIN).bundled(), &[])?;
    let quiz = stage.quiz();
    quiz.button("start")?;
    quiz.answer_and_go_on()?;
    let before = stage.stored("")?;
    let cut = &file[..file.len() - 20];
    for (bad, said) in [
        (cut, "is incomplete"),
        ("{\"deck\": 1}", "n't a Popquiz progress file"),
        ("", "n't a Popquiz progress file"),
        ("popquiz-progress 9\nend 0\n", "version 9"),
    ] {
        let refused = quiz.promise("return quiz.importProgress(arg)", &json!(bad)).expect_err("refused");
        assert!(refused.contains(said), "{refused}");
        assert_eq!(stage.stored("")?, before);
    }
    Ok(())
}

pub fn the_start_screen_restores_a_file(browser: &Browser) -> Result<()> {
    let file = answered(browser, 2)?;
    let folder = std::env::temp_dir().join(format!("popquiz-e2e-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let stage = Stage::show(browser, &page(PLAIN).bundled(), &[])?;
    let quiz = stage.quiz();
    browser.resize(360, 640)?;
    for (name, text, said) in [
        ("photo.txt", "JFIF", "n't a Popquiz progress file"),
        ("half.txt", &file[..file.len() - 6], "Your progress hasn't changed."),
        ("progress.txt", file.as_str(), "Added 2 answers to your progress."),
        ("progress.txt", file.as_str(), "Nothing new"),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| error.to_string())?;
        // What is chosen with stands at the end of a long screen.
        quiz.wait(".keep")?;
        quiz.eval("one('.keep').scrollIntoView()", &Value::Null)?;
        quiz.fill("input[type=file]", &path.to_string_lossy())?;
        quiz.wait_for(".notice", said)?;
        assert_eq!(quiz.eval(IN_VIEW, &json!(".notice"))?, true, "{said} is said where the learner looks");
    }
    assert_eq!(stage.log()?.len(), 2);
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    quiz.button("progress")?;
    quiz.wait_for("[data-role=last-backup]", "Last backup: today, 0 answers since.").map(drop)
}
