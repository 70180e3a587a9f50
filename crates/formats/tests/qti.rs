//! QTI items of both families of names.

use popquiz_core::item::{Item, Task};
use popquiz_formats::{Converted, Feature, Grade, read};

fn converted(text: &str) -> Converted {
    let found = read("item.xml", text.as_bytes(), None).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(found.format.name, "qti");
    found
}

fn lone(text: &str) -> Item {
    let found = converted(text);
    assert_eq!(found.bank.len(), 1, "{:?}", found.losses);
    found.bank.item(0).expect("an item")
}

fn two(declaration: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"my-item\" \
         title=\"T\"><responseDeclaration identifier=\"R\" cardinality=\"multiple\" baseType=\"identifier\">{declaration}\
         </responseDeclaration><itemBody>{body}</itemBody></assessmentItem>"
    )
}

/// The same item in the names of 3.0.
fn three(text: &str) -> String {
    let mut out = text.to_owned();
    for (old, new) in [
        ("assessmentItem", "qti-assessment-item"),
        ("responseDeclaration", "qti-response-declaration"),
        ("correctResponse", "qti-correct-response"),
        ("<value>", "<qti-value>"),
        ("</value>", "</qti-value>"),
        ("itemBody", "qti-item-body"),
        ("choiceInteraction", "qti-choice-interaction"),
        ("simpleChoice", "qti-simple-choice"),
        ("feedbackInline", "qti-feedback-inline"),
        ("<prompt>", "<qti-prompt>"),
        ("</prompt>", "</qti-prompt>"),
        ("responseIdentifier", "response-identifier"),
        ("baseType", "base-type"),
    ] {
        out = out.replace(old, new);
    }
    out
}

const CHOICES: &str = "<p>See this:</p><pre><code>a\n    b</code></pre><choiceInteraction responseIdentifier=\"R\" shuffle=\"true\">\
    <prompt>Which <b>ones</b>?</prompt><simpleChoice identifier=\"A\">one<feedbackInline identifier=\"A\">Yes.</feedbackInline></simpleChoice>\
    <simpleChoice identifier=\"B\">two</simpleChoice><simpleChoice identifier=\"C\">three</simpleChoice></choiceInteraction>";

#[test]
fn choices_are_read_in_both_families_of_names() {
    let old = two("<correctResponse><value>A</value><value>C</value></correctResponse>", CHOICES);
    for text in [old.clone(), three(&old)] {
        let item = lone(&text);
        let Task::Choice(task) = item.task() else { panic!("{:?}", item.task()) };
        assert_eq!(task.choices.iter().map(|choice| choice.key).collect::<Vec<_>>(), [true, false, true]);
        assert_eq!((task.choices[0].text.plain().as_str(), task.choices[0].reason.plain().as_str()), ("one", "Yes."));
        assert_eq!((item.id(), item.body().stem.plain().as_str()), ("my-item", "See this:\na\n    b\nWhich ones?"));
        assert!(!task.fixed_order);
    }
}

#[test]
fn points_alone_say_what_is_right_where_no_response_is_declared() {
    let found = converted(&two(
        "<mapping><mapEntry mapKey=\"B\" mappedValue=\"2\"/><mapEntry mapKey=\"A\" mappedValue=\"0\"/></mapping>",
        CHOICES,
    ));
    let item = found.bank.item(0).expect("an item");
    let Task::Choice(task) = item.task() else { panic!("{:?}", item.task()) };
    assert!(task.choices[1].key && !task.choices[0].key);
    assert_eq!(found.losses[0].feature, Feature::Weights);
}

#[test]
fn orders_pairs_and_typed_texts_have_their_correct_response() {
    let order = "<orderInteraction responseIdentifier=\"R\"><prompt>Order.</prompt><simpleChoice identifier=\"A\">a</simpleChoice>\
        <simpleChoice identifier=\"B\">b</simpleChoice></orderInteraction>";
    let item = lone(&two("<correctResponse><value>B</value><value>A</value></correctResponse>", order));
    assert!(matches!(item.task(), Task::Order(steps) if steps[0].text.plain() == "b"));
    let sets = "<matchInteraction responseIdentifier=\"R\"><prompt>Match.</prompt><simpleMatchSet><simpleAssociableChoice identifier=\"A\">a</simpleAssociableChoice>\
        <simpleAssociableChoice identifier=\"B\">b</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier=\"X\">x</simpleAssociableChoice>\
        <simpleAssociableChoice identifier=\"Y\">y</simpleAssociableChoice><simpleAssociableChoice identifier=\"Z\">z</simpleAssociableChoice></simpleMatchSet></matchInteraction>";
    let item = lone(&two("<correctResponse><value>A Y</value><value>X B</value></correctResponse>", sets));
    assert!(matches!(item.task(), Task::Match(pairs) if pairs.key == [1, 0] && pairs.right.len() == 3));
    let entry = "<p>Two and two is <textEntryInteraction responseIdentifier=\"R\"/>.</p>";
    let item = lone(&two(
        "<correctResponse><value>four</value></correctResponse><mapping><mapEntry mapKey=\"4\" mappedValue=\"1\" caseSensitive=\"false\"/></mapping>",
        entry,
    ));
    assert_eq!(item.body().stem.plain(), "Two and two is ____.");
    assert!(matches!(item.task(), Task::Blank(blank) if blank.accepted == ["four", "4"] && !blank.case_sensitive));
}

#[test]
fn an_item_with_another_or_several_interactions_is_left_out_and_said() {
    for body in
        ["<hotspotInteraction responseIdentifier=\"R\"/>", &format!("{CHOICES}{CHOICES}"), "<p>No interaction.</p>"]
    {
        let found = converted(&two("", body));
        assert!(found.bank.is_empty());
        let said: Vec<(Feature, Grade, &str)> =
            found.losses.iter().map(|loss| (loss.feature, loss.grade, loss.place.path.as_str())).collect();
        assert_eq!(said, [(Feature::OtherKinds, Grade::LeftOut, "/assessmentItem")]);
    }
}
