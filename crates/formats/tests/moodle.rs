//! Moodle XML: what a site exports, and what no document may do.

use popquiz_core::item::{Item, Task};
use popquiz_formats::{Converted, Feature, Grade, Refusal, read};

fn converted(questions: &str) -> Converted {
    let text = format!("<?xml version=\"1.0\"?>\n<quiz>\n{questions}\n</quiz>");
    read("deck.xml", text.as_bytes(), None).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn lone(question: &str) -> Item {
    let converted = converted(question);
    assert_eq!(converted.bank.len(), 1, "{:?}", converted.losses);
    converted.bank.item(0).expect("an item")
}

fn question(kind: &str, rest: &str) -> String {
    format!(
        "<question type=\"{kind}\"><name><text>My name</text></name><questiontext format=\"html\"><text><![CDATA[<p>What <code>x</code>?</p>]]></text></questiontext>{rest}</question>"
    )
}

fn answer(fraction: &str, text: &str, feedback: &str) -> String {
    format!(
        "<answer fraction=\"{fraction}\" format=\"html\"><text>{text}</text><feedback format=\"html\"><text>{feedback}</text></feedback></answer>"
    )
}

#[test]
fn a_choice_keeps_its_feedback_hints_tags_and_fixed_order() {
    let rest = [
        "<generalfeedback format=\"markdown\"><text>Because **so**.</text></generalfeedback><single>true</single>\
         <shuffleanswers>0</shuffleanswers><hint format=\"html\"><text>Look.</text></hint>\
         <tags><tag><text>Query Sets</text></tag><tag><text>topic:orm</text></tag></tags>",
        &answer("100", "yes", "It is."),
        &answer("0", "no", "It is not."),
    ]
    .concat();
    let item = lone(&question("multichoice", &rest));
    assert_eq!(item.id(), "my-name");
    assert_eq!(item.body().rationale.plain(), "Because so.");
    assert_eq!(item.body().hints[0].plain(), "Look.");
    assert_eq!((item.head().tags[0].as_str(), item.head().topics[0].as_str()), ("query-sets", "orm"));
    let Task::Choice(task) = item.task() else { panic!("{:?}", item.task()) };
    assert!(task.fixed_order && task.choices[0].key && !task.choices[1].key);
    assert_eq!(task.choices[1].reason.plain(), "It is not.");
}

#[test]
fn numbers_keep_their_tolerance_and_texts_whether_capitals_matter() {
    let item =
        lone(&question("numerical", "<answer fraction=\"100\"><text>3.5</text><tolerance>0.25</tolerance></answer>"));
    let Task::Blank(blank) = item.task() else { panic!("{:?}", item.task()) };
    assert_eq!((blank.accepted[0].as_str(), blank.tolerance.as_deref()), ("3.5", Some("0.25")));
    assert!(item.body().stem.plain().ends_with("____"));
    let short = format!("<usecase>1</usecase>{}{}", answer("100", "a \\* b", ""), answer("0", "c", "No."));
    let item = lone(&question("shortanswer", &short));
    let Task::Blank(blank) = item.task() else { panic!("{:?}", item.task()) };
    assert!(blank.case_sensitive);
    assert_eq!((blank.accepted[0].as_str(), blank.expected_wrong[0].0.as_str()), ("a * b", "c"));
}

#[test]
fn kinds_without_a_counterpart_are_left_out_with_their_path() {
    let text = [
        question("ddimageortext", ""),
        question("cloze", ""),
        question("truefalse", &(answer("100", "true", "") + &answer("0", "false", ""))),
    ]
    .concat();
    let found = converted(&text);
    assert_eq!(found.bank.len(), 1);
    let said: Vec<(Feature, Grade, &str)> =
        found.losses.iter().map(|loss| (loss.feature, loss.grade, loss.place.path.as_str())).collect();
    assert_eq!(
        &said[..2],
        [
            (Feature::OtherKinds, Grade::LeftOut, "/quiz/question[1]"),
            (Feature::OtherKinds, Grade::LeftOut, "/quiz/question[2]")
        ]
    );
}

#[test]
fn a_file_and_a_picture_are_left_out_and_said() {
    let rest = format!(
        "{}{}",
        answer("100", "&lt;img src=\"@@PLUGINFILE@@/a.png\" alt=\"a cat\"&gt; yes", ""),
        answer("0", "no", "")
    );
    let found = converted(&question("multichoice", &rest));
    let item = found.bank.item(0).expect("an item");
    let Task::Choice(task) = item.task() else { panic!("{:?}", item.task()) };
    assert_eq!(task.choices[0].text.plain(), "[picture: a cat] yes");
    assert!(found.losses.iter().any(|loss| loss.feature == Feature::Images && loss.grade == Grade::LeftOut));
}

#[test]
fn a_document_type_is_refused_and_so_is_endless_nesting() {
    for (text, why) in [
        ("<!DOCTYPE quiz [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><quiz>&a;</quiz>".to_owned(), "DTD"),
        (format!("<quiz>{}", "<a>".repeat(100_000)), "nested more than 200 deep"),
        ("<quiz><question>".to_owned(), "no XML"),
    ] {
        let format = popquiz_formats::FORMATS.iter().find(|format| format.name == "moodle");
        let refused = read("deck.xml", text.as_bytes(), format).expect_err("refused");
        assert!(matches!(&refused, Refusal::Broken(_, said) if said.contains(why)), "{why}: {refused}");
    }
}

#[test]
fn what_no_reader_knows_is_refused_with_what_each_stumbled_over() {
    let Err(Refusal::Unknown(tried)) = read("photo.png", b"\x89PNG\r\n\x1a\n", None) else { panic!("refused") };
    assert!(tried.len() >= 4 && tried.iter().all(|(title, why)| !title.is_empty() && !why.is_empty()), "{tried:?}");
}

#[test]
fn a_file_that_is_too_large_is_refused_with_its_size() {
    let bytes = vec![b' '; 64 * 1024 * 1024 + 1];
    let refused = read("deck.xml", &bytes, None).expect_err("refused");
    assert_eq!(refused, Refusal::TooLarge(bytes.len()));
    assert!(refused.to_string().contains("67108865 bytes: more than 67108864 are not read"), "{refused}");
}
