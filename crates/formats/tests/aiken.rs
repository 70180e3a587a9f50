//! Aiken in and out.

use popquiz_core::item::Task;
use popquiz_formats::{Grade, read};

#[test]
fn letters_with_dots_or_brackets_are_choices_and_the_answer_names_the_key() {
    let text = "\u{feff}Which is it?\r\nA. one\r\nB) two\r\nANSWER: B\r\n\r\nA question\non two lines?\nA) True\nB) False\nANSWER: A\n";
    let found = read("deck.txt", text.as_bytes(), None).expect("Aiken");
    assert_eq!((found.format.name, found.bank.len(), found.losses.len()), ("aiken", 2, 0));
    let first = found.bank.item(0).expect("an item");
    let Task::Choice(task) = first.task() else { panic!("{:?}", first.task()) };
    assert_eq!(task.choices.iter().map(|choice| choice.key).collect::<Vec<_>>(), [false, true]);
    let second = found.bank.item(1).expect("an item");
    assert_eq!(second.body().stem.plain(), "A question\non two lines?");
}

#[test]
fn a_question_without_its_answer_is_left_out_with_its_line() {
    let text = "First?\nA. one\nB. two\n\nSecond?\nA. one\nB. two\nANSWER: C\n\nThird?\nA. one\nB. two\nANSWER: A\n";
    let found = read("deck.txt", text.as_bytes(), None).expect("Aiken");
    assert_eq!(found.bank.len(), 1);
    let lines: Vec<(usize, Grade)> = found.losses.iter().map(|loss| (loss.place.line, loss.grade)).collect();
    assert_eq!(lines, [(1, Grade::LeftOut), (5, Grade::LeftOut)]);
}
