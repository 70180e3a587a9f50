//! GIFT as Moodle's own importer reads it, also where a good guess is wrong.

use popquiz_core::item::{Choice, Item, Kind, Level, Task};
use popquiz_formats::{Converted, FORMATS, Feature, Format, Grade, read};

fn gift() -> &'static Format {
    FORMATS.iter().find(|format| format.name == "gift").expect("GIFT")
}

fn converted(text: &str) -> Converted {
    read("deck.gift", text.as_bytes(), Some(gift())).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

fn lone(text: &str) -> Item {
    let converted = converted(text);
    assert_eq!(converted.bank.len(), 1, "{text}: {:?}", converted.losses);
    converted.bank.item(0).expect("an item")
}

fn choices(item: &Item) -> Vec<(String, bool, String)> {
    let Task::Choice(task) = item.task() else { panic!("{:?}", item.task()) };
    let row = |choice: &Choice| (choice.text.plain(), choice.key, choice.reason.plain());
    task.choices.iter().map(row).collect()
}

fn row(text: &str, key: bool, reason: &str) -> (String, bool, String) {
    (text.into(), key, reason.into())
}

#[test]
fn the_first_text_after_true_or_false_is_for_those_who_were_wrong() {
    for (key, other) in [("TRUE", false), ("T", false), ("FALSE", true), ("F", true)] {
        let found = choices(&lone(&format!("It is so. {{{key}#you missed it#you had it}}")));
        let reason = |is_key: bool| if is_key { "you had it" } else { "you missed it" };
        assert_eq!(found, [row("True", !other, reason(!other)), row("False", other, reason(other))], "{key}");
    }
}

#[test]
fn true_in_small_letters_is_a_text_to_type() {
    let item = lone("What does a test of Python print? {true}");
    let Task::Blank(blank) = item.task() else { panic!("{:?}", item.task()) };
    assert_eq!(blank.accepted, ["true"]);
}

#[test]
fn a_tilde_with_all_of_the_weight_is_a_key() {
    assert_eq!(choices(&lone("Q? {~%100%yes ~no}")), [row("yes", true, ""), row("no", false, "")]);
    assert_eq!(choices(&lone("Q? {=also ~%100%yes ~no}")).iter().filter(|(_, key, _)| *key).count(), 2);
}

#[test]
fn two_equal_signs_beside_a_tilde_are_two_keys_and_that_is_said() {
    let found = converted("Q? {=A =B ~C}");
    let item = found.bank.item(0).expect("an item");
    assert_eq!(choices(&item).iter().filter(|(_, key, _)| *key).count(), 2);
    assert_eq!((found.losses[0].grade, found.losses[0].feature), (Grade::Simplified, Feature::Weights));
}

#[test]
fn comments_may_stand_anywhere_even_between_the_braces() {
    let item = lone("// one [id:my-id] [tag:orm] [tag:level:advanced]\n::T::Q? {\n// two\n=A\n// three\n~B\n}\n");
    assert_eq!(choices(&item), [row("A", true, ""), row("B", false, "")]);
    assert_eq!(
        (item.id(), item.head().level, item.head().tags.as_slice()),
        ("my-id", Level::Advanced, &["orm".to_owned()][..])
    );
}

#[test]
fn escapes_stand_for_signs_and_a_slash_n_for_a_line_break() {
    let item = lone(
        r"[markdown]See http\://a.b \{x\} \= \# \~ and\n\n\`\\d+\`? {=\{y\: 1\} ~a\nb}".replace("\\`", "`").as_str(),
    );
    assert_eq!(item.body().stem.plain(), "See http://a.b {x} = # ~ and\n\\d+?");
    assert_eq!(choices(&item)[0].0, "{y: 1}");
}

#[test]
fn numbers_come_with_tolerance_or_as_a_range() {
    for (text, value, tolerance) in
        [("#3.14:0.01", "3.14", "0.01"), ("#1..5", "3", "2"), ("#7", "7", "0"), ("#=2:0.5 =%50%3:0.5", "2", "0.5")]
    {
        let item = lone(&format!("How much? {{{text}}}"));
        let Task::Blank(blank) = item.task() else { panic!("{:?}", item.task()) };
        assert_eq!((blank.accepted[0].as_str(), blank.tolerance.as_deref()), (value, Some(tolerance)), "{text}");
    }
}

#[test]
fn a_gap_stands_where_the_braces_stand() {
    let item = lone("Grant is {=buried =entombed} in a tomb.");
    assert_eq!(item.body().stem.plain(), "Grant is ____ in a tomb.");
    assert_eq!(item.head().kind, Kind::Blank);
}

#[test]
fn pairs_are_put_together_and_a_lone_right_side_is_a_distractor() {
    let item = lone("Match. {=a -> 1 =b -> 2 =c -> 1 = -> 9}");
    let Task::Match(pairs) = item.task() else { panic!("{:?}", item.task()) };
    assert_eq!((pairs.left.len(), pairs.right.len(), pairs.key.as_slice()), (3, 3, &[0, 1, 0][..]));
}

#[test]
fn what_is_said_to_everybody_is_the_rationale_and_categories_are_areas() {
    let item = lone("$CATEGORY: $course$/top/Query sets\n\nQ? {=A#right ~B#wrong####Because.}");
    assert_eq!(item.body().rationale.plain(), "Because.");
    assert_eq!(choices(&item), [row("A", true, "right"), row("B", false, "wrong")]);
    assert_eq!(item.head().area, "query-sets");
}

#[test]
fn weights_that_differ_are_said_with_their_place() {
    let found = converted("First? {=A ~B}\n\nSecond? {~%60%A ~%40%B ~%-50%C}");
    let said: Vec<(Feature, usize)> = found.losses.iter().map(|loss| (loss.feature, loss.place.line)).collect();
    assert_eq!(said, [(Feature::Weights, 3), (Feature::Weights, 3), (Feature::NegativeMarks, 3)]);
    let item = found.bank.item(1).expect("the second");
    assert_eq!(choices(&item).iter().map(|(_, key, _)| *key).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn a_description_and_an_essay_without_an_answer_are_left_out_and_said() {
    let found = converted("Just a text.\n\nSay something. {}\n\nQ? {=A ~B}");
    assert_eq!(found.bank.len(), 1);
    let lines: Vec<usize> = found.losses.iter().map(|loss| loss.place.line).collect();
    assert_eq!(lines, [1, 3]);
    assert!(found.losses.iter().all(|loss| loss.grade == Grade::LeftOut));
}

#[test]
fn hostile_text_stays_text() {
    let item = lone(
        "[html]<b>Bold</b> <script>alert(1)</script><img src=x onerror=alert(1)> <a href=\"javascript:x\">l</a> {=<i>A</i> ~B}",
    );
    let plain = item.body().stem.plain();
    assert!(plain.starts_with("Bold") && !plain.contains("alert"), "{plain}");
    assert!(item.body().stem.0.iter().all(|block| !format!("{block:?}").contains("javascript")));
}
