//! The command line as authors and scripts meet it: output and exit status.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn popquiz(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_popquiz")).args(args).output().expect("the program runs")
}

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/decks").join(name).display().to_string()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A folder of its own for a test that writes.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn a_sound_deck_passes() {
    let output = popquiz(&["check", &fixture("sound.md")]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_eq!(stdout(&output), "5 items in 1 deck, 0 errors, 0 warnings\n");
}

#[test]
fn warnings_pass_and_errors_do_not() {
    assert_eq!(popquiz(&["check", &fixture("lints.md")]).status.code(), Some(0));
    let output = popquiz(&["check", &fixture("ten-mistakes.md")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).ends_with("2 items in 1 deck, 8 errors, 2 warnings\n"), "{}", stdout(&output));
}

#[test]
fn json_says_the_same_as_text() {
    let output = popquiz(&["check", "--json", &fixture("ten-mistakes.md")]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(report["summary"]["errors"], 8);
    let first = &report["diagnostics"][0];
    assert_eq!((&first["code"], &first["line"], &first["column"]), (&"W115".into(), &17.into(), &1.into()));
}

#[test]
fn many_problems_of_one_sort_are_counted_instead_of_listed() {
    let deck = scratch("many").join("many.md");
    let item = |at: usize| {
        format!("## item-{at}\n\n`kind: choice`\n\nWhich number is {at}?\n\n- [x] this {at}\n- [ ] that {at}\n\n")
    };
    let items: String = (0..20).map(item).collect();
    std::fs::write(&deck, format!("---\nbank: b\ndeck: d\ntitle: T\narea: a\nlevel: basic\n---\n\n{items}"))
        .expect("a file");
    let deck = deck.display().to_string();
    let output = popquiz(&["check", &deck]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let text = stdout(&output);
    assert_eq!(text.matches("warning[W115]").count(), 3, "{text}");
    assert!(text.contains("... and 37 more of W115 in "), "{text}");
    assert!(text.ends_with("20 items in 1 deck, 0 errors, 80 warnings\n"), "{text}");
}

#[test]
fn a_pipe_that_closes_early_ends_quietly() {
    use std::io::Read;
    let questions = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../questions").display().to_string();
    let mut child = Command::new(env!("CARGO_BIN_EXE_popquiz"))
        .args(["export", "--json", &questions])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut first = [0; 10];
    child.stdout.take().expect("its output").read_exact(&mut first).expect("a beginning");
    let mut said = String::new();
    child.stderr.take().expect("its errors").read_to_string(&mut said).expect("UTF-8");
    assert_eq!((child.wait().expect("an end").code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_folder_is_read_without_its_readme() {
    let folder = scratch("folder");
    std::fs::copy(fixture("sound.md"), folder.join("sound.md")).expect("a copy");
    std::fs::write(folder.join("README.md"), "# Not a deck\n").expect("a file");
    let output = popquiz(&["check", &folder.display().to_string()]);
    assert_eq!(stdout(&output), "5 items in 1 deck, 0 errors, 0 warnings\n");
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let folder = scratch("bytes");
    let path = folder.join("latin.md").display().to_string();
    std::fs::write(&path, b"---\nbank: x\ntitle: Gr\xf6\xdfe\n").expect("a file");
    let output = popquiz(&["check", &path]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("error[E001]: the file is not UTF-8: byte 21 does not belong there"), "{text}");
    assert!(text.contains("latin.md:3:10\n"), "{text}");
}

#[test]
fn what_is_not_understood_is_told_with_the_usage() {
    for args in [&["check", "--frobnicate", "a"][..], &["frobnicate"], &[], &["check"], &["pack", "a"]] {
        let output = popquiz(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains("usage:"), "{args:?}");
    }
    let help = popquiz(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(stdout(&help).contains("popquiz check"));
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let output = popquiz(&["check", "no/such/deck.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("cannot read no/such/deck.md"), "{}", stderr(&output));
}

#[test]
fn an_export_holds_every_item() {
    let output = popquiz(&["export", "--json", &fixture("sound.md")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let bank: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let items = bank["items"].as_array().expect("items");
    let kinds: Vec<&str> = items.iter().map(|item| item["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds, ["choice", "blank", "blank", "choice", "match"]);
    assert_eq!(items[0]["choices"][0]["text"], "`a`");
    assert_eq!(items[0]["choices"][0]["key"], true);
    assert_eq!(items[3]["answer_from"], "prints");
    assert_eq!(items[3]["code"][0]["check"][0], "assert out");
    assert_eq!(items[4]["pairs"][1]["right"], "2");
    assert_eq!(items[4]["distractors"][0], "7");
    assert!(items[4]["line"].as_u64() > items[3]["line"].as_u64());
}

#[test]
fn what_is_packed_can_be_opened() {
    let out = scratch("pack").join("bank.pqb");
    let output = popquiz(&["pack", &fixture("sound.md"), "-o", &out.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let bytes = std::fs::read(out).expect("a file");
    let bank = popquiz_core::bank::Bank::decode(&bytes).expect("a bank");
    assert_eq!((bank.name(), bank.len()), ("test", 5));
}

#[test]
fn a_bank_with_errors_is_not_handed_on() {
    let out = scratch("refuse").join("bank.pqb");
    let output = popquiz(&["pack", &fixture("ten-mistakes.md"), "-o", &out.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("error[E070]") && !out.exists());
    assert_eq!(popquiz(&["export", "--json", &fixture("ten-mistakes.md")]).status.code(), Some(1));
}

#[test]
fn statistics_count_by_area_level_and_kind() {
    let output = popquiz(&["stats", &fixture("sound.md")]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    let all: Vec<&str> = text.lines().last().expect("a line").split_whitespace().collect();
    assert_eq!(all, ["all", "5", "0", "0", "0", "2", "0", "1", "2", "0", "0", "5"]);
}

#[test]
fn convert_finds_out_the_format_and_reports_what_is_lost() {
    let folder = scratch("convert");
    let (from, gift, aiken) = (folder.join("quiz.txt"), folder.join("quiz.gift"), folder.join("aiken.txt"));
    std::fs::write(&from, "Which?\nA. one\nB. two\nANSWER: B\n").expect("a file");
    let path = |path: &Path| path.display().to_string();
    let output = popquiz(&["convert", &path(&from), "-o", &path(&gift)]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    assert!(std::fs::read_to_string(&gift).expect("GIFT").contains("=[markdown]two"));
    let output = popquiz(&["convert", &fixture("sound.md"), "-o", &path(&aiken), "--to", "aiken", "--report", "json"]);
    assert_eq!(output.status.code(), Some(3), "{}", stdout(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(report["format"], "aiken");
    let left_out = report["losses"].as_array().expect("losses").iter().filter(|loss| loss["grade"] == "left out");
    assert!(left_out.count() > 3, "{report:#}");
}

#[test]
fn what_is_of_no_format_is_refused_with_the_names_of_all() {
    let file = scratch("refused").join("noise.bin");
    std::fs::write(&file, b"\x00\x01\x02").expect("a file");
    let out = file.with_extension("md");
    let output = popquiz(&["convert", &file.display().to_string(), "-o", &out.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("GIFT (Moodle): ") && said.contains("Aiken: ") && said.contains("Moodle XML: "), "{said}");
    assert!(!out.exists());
}

#[test]
fn check_reads_files_of_other_programs_and_mends_a_bare_deck() {
    let folder = scratch("others");
    let (quiz, bare) = (folder.join("quiz.gift"), folder.join("bare.md"));
    std::fs::write(&quiz, "Q? {=a ~b}\n\nSay it. {}\n").expect("a file");
    let output = popquiz(&["check", &quiz.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = stdout(&output);
    assert!(
        said.contains("quiz.gift:3:1: left out: question") && said.contains("GIFT (Moodle), 1 question;"),
        "{said}"
    );
    std::fs::write(&bare, "## Which, `kind: x`?\n\n- [x] this\n- [ ] that\n").expect("a file");
    assert_eq!(popquiz(&["check", &bare.display().to_string()]).status.code(), Some(1));
    let output = popquiz(&["check", "--fix", &bare.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).contains("1 item in 1 deck, 0 errors"), "{}", stdout(&output));
}
