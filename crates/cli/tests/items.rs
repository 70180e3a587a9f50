//! `popquiz items` over the results of sixty learners who never were, against what numpy says about them: see
//! `tests/papers/results/expected.py`.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn papers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/papers")
}

fn items(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_popquiz"));
    command.arg("items").arg(papers().join("results/results.txt")).args(arguments).output().expect("the program runs")
}

fn with_bank(arguments: &[&str]) -> Output {
    let bank = papers().join("bank.md").display().to_string();
    items(&[&["--bank", &bank], arguments].concat())
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Every number of `expected` stands in `found` under the same name, to nine places.
fn assert_same(found: &Value, expected: &Value, names: &[&str], whose: &str) {
    for name in names {
        let (found, expected) = (found[name].as_f64(), expected[name].as_f64());
        let near = found.zip(expected).is_some_and(|(found, expected)| (found - expected).abs() < 1e-9);
        assert!(near, "{name} of {whose} is {found:?}, and numpy says {expected:?}");
    }
}

#[test]
fn the_figures_are_those_of_numpy() {
    let expected = std::fs::read_to_string(papers().join("results/expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    for report in [json(&items(&["--json"])), json(&with_bank(&["--json"]))] {
        let paper = &report["papers"][0];
        assert_same(paper, &expected, &["results", "complete", "mean", "deviation", "reliability"], "the paper");
        let (found, wanted) = (paper["items"].as_array().expect("items"), expected["items"].as_array().expect("items"));
        assert_eq!(found.len(), wanted.len());
        for (found, wanted) in found.iter().zip(wanted) {
            let id = found["item"].as_str().expect("an id");
            assert_eq!(found["item"], wanted["item"]);
            let names = ["n", "skipped", "right", "score", "discrimination", "upper_lower", "seconds"];
            assert_same(found, wanted, &names, id);
            let answers = found["answers"].as_array().expect("answers");
            for (label, wanted) in wanted["answers"].as_object().expect("answers") {
                let answer = answers.iter().find(|answer| answer["answer"] == label.as_str()).expect(label);
                assert_same(answer, wanted, &["n", "share", "rest", "upper", "lower"], &format!("{label} of {id}"));
            }
            // A choice that numpy did not see was taken by nobody.
            let unseen =
                answers.iter().filter(|answer| wanted["answers"].get(answer["answer"].as_str().expect("")).is_none());
            assert!(unseen.clone().all(|answer| answer["n"] == 0 && answer["upper"] == 0.0), "{id}");
        }
    }
}

#[test]
fn what_happened_to_lines_on_their_way_is_told() {
    let report = json(&items(&["--json"]));
    assert_eq!(report["repeated"], 1);
    let refused = report["refused"].as_array().expect("refused");
    let lines: Vec<u64> = refused.iter().filter_map(|refused| refused["line"].as_u64()).collect();
    assert_eq!(lines, [11, 22]);
    let text = String::from_utf8(items(&[]).stdout).expect("UTF-8");
    assert!(text.contains("1 line handed in more than once, and counted once"), "{text}");
    assert!(text.contains("results.txt:11: this line is incomplete or changed"), "{text}");
    assert!(text.contains("results.txt:22: this isn't a line of results"), "{text}");
}

#[test]
fn flags_are_words() {
    let report = json(&with_bank(&["--json"]));
    let flags = |id: &str| {
        let items = report["papers"][0]["items"].as_array().expect("items");
        let item = items.iter().find(|item| item["item"] == id).expect(id);
        item["flags"].as_array().expect("flags").iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(flags("ash"), ["nobody takes d"]);
    assert_eq!(flags("date"), ["too easy", "tells strong and weak hardly apart"]);
    assert_eq!(flags("larch"), ["the weak do better than the strong", "nobody takes a"]);
    assert_eq!(flags("order-cedar"), Vec::<String>::new());
    let text = String::from_utf8(with_bank(&[]).stdout).expect("UTF-8");
    assert!(
        text.contains("ash: What is right about ash?") && text.contains("reliability 0.37 (Cronbach's alpha)"),
        "{text}"
    );
}

#[test]
fn a_file_without_results_fails() {
    let readme = papers().join("README.md");
    let output =
        Command::new(env!("CARGO_BIN_EXE_popquiz")).arg("items").arg(readme).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no line of results was found"));
}

#[test]
fn a_bank_of_another_name_says_nothing_about_these_results() {
    let text = std::fs::read_to_string(papers().join("bank.md")).expect("the bank");
    let deck = Path::new(env!("CARGO_TARGET_TMPDIR")).join("another.md");
    std::fs::write(&deck, text.replacen("bank: papers", "bank: another", 1)).expect("room");
    let output = items(&["--bank", &deck.display().to_string(), "--json"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("not results of the bank `another`"));
    let (report, alone) = (json(&output), json(&items(&["--json"])));
    assert_eq!(report["papers"], alone["papers"], "ids that happen to be the same mean other questions");
}

#[test]
fn what_was_typed_does_not_steer_a_terminal() {
    use popquiz_core::grading::Outcome;
    use popquiz_core::grading::Response;
    use popquiz_core::memory::log::Mode;
    use popquiz_core::sharing::result_line::{Attempt, Entry, ResultLine};
    let told = Attempt {
        outcome: Outcome::Incorrect,
        score_permille: 0,
        seconds: 5,
        response: Some(Response::Blank("\u{1b}[2Jgone".into())),
    };
    let entries = vec![Entry { item: "a".into(), told: Some(told) }];
    let line = ResultLine { bank: "test".into(), seed: "s\u{7}".into(), mode: Mode::Drill, entries }.encode();
    let file = std::env::temp_dir().join(format!("popquiz-items-{}.txt", std::process::id()));
    std::fs::write(&file, format!("{line}\npopquiz-result \u{1b}]0;title\n")).expect("a file");
    let output =
        Command::new(env!("CARGO_BIN_EXE_popquiz")).arg("items").arg(&file).output().expect("the program runs");
    std::fs::remove_file(&file).expect("the file is there");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.contains("gone") && text.contains("title"), "{text}");
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
}
