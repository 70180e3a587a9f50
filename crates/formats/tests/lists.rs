//! The Markdown of other programs, TOML and notes: what they hold arrives, and what is lost is said.

use popquiz_core::item::{Item, Kind, Task};
use popquiz_formats::{Converted, Feature, Grade, read};

fn converted(name: &str, text: &str) -> Converted {
    let found = read("deck.x", text.as_bytes(), None).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(found.format.name, name);
    found
}

fn items(found: &Converted) -> Vec<Item> {
    (0..found.bank.len()).map(|at| found.bank.item(at).expect("an item")).collect()
}

fn choices(item: &Item) -> Vec<(String, bool, String)> {
    let Task::Choice(task) = item.task() else { panic!("{:?}", item.task()) };
    task.choices.iter().map(|choice| (choice.text.plain(), choice.key, choice.reason.plain())).collect()
}

fn row(text: &str, key: bool, reason: &str) -> (String, bool, String) {
    (text.into(), key, reason.into())
}

const QUIZDOWN: &str = "---
primaryColor: steelblue
shuffleAnswers: false
---

### Which of these are numbers?

> Think of *digits*.

- [x] 1
    > Yes.
- [ ] a
- [x] 2

#### What does this print?

```python
# not a heading
print(1)
```

1. [x] `1`
1. [ ] `2`
    > No.

# Put these in order

1. First
2. Second
3. Third
";

#[test]
fn quizdown_has_several_keys_one_key_and_sequences() {
    let found = converted("quizdown", QUIZDOWN);
    let items = items(&found);
    assert_eq!(
        items.iter().map(|item| item.head().kind).collect::<Vec<_>>(),
        [Kind::Choice, Kind::Choice, Kind::Order]
    );
    assert_eq!(choices(&items[0]), [row("1", true, "Yes."), row("a", false, ""), row("2", true, "")]);
    assert_eq!(items[0].body().hints[0].plain(), "Think of digits.");
    assert!(matches!(items[0].task(), Task::Choice(task) if task.fixed_order));
    assert_eq!(items[1].body().stem.plain(), "What does this print?\n# not a heading\nprint(1)");
    assert_eq!(choices(&items[1])[1], row("2", false, "No."));
    assert!(matches!(items[2].task(), Task::Order(steps) if steps.len() == 3));
    assert!(found.losses.is_empty(), "{:?}", found.losses);
}

const LINKEDIN: &str = "## Django

#### Q1. What does this call return?

```python
f()
```

- [ ] None
- [x]

```python
[1, 2]
```

- [ ] A tuple
  > It is no tuple.

**Explanation:** It is a list.

[Reference](https://example.org/a)

#### Q2. Which one?

- [x] this
- [ ] that
";

#[test]
fn numbered_questions_have_code_right_behind_a_choice_and_links_below() {
    let found = converted("linkedin", LINKEDIN);
    let items = items(&found);
    assert_eq!((found.bank.title(), items.len()), ("Django", 2));
    assert_eq!(
        choices(&items[0]),
        [row("None", false, ""), row("[1, 2]", true, ""), row("A tuple", false, "It is no tuple.")]
    );
    assert_eq!(items[0].body().rationale.plain(), "Explanation: It is a list.");
    assert_eq!(items[0].body().references[0].plain(), "Reference");
    assert_eq!(items[1].id(), "which-one");
}

const MKDOCS: &str = "# A page

```markdown
<quiz>
Shown as code?
- [x] yes
</quiz>
```

<quiz>
What is 2+2?
- [x] 4
> Right.
- [ ] 3

Because.
</quiz>

<quiz>
2 + 2 = [[4]]

---
It is four.
</quiz>

<quiz>
[[a]] and [[b]]
</quiz>
";

#[test]
fn mkdocs_quiz_has_feedback_a_text_for_everybody_and_one_gap() {
    let found = converted("mkdocs-quiz", MKDOCS);
    let items = items(&found);
    assert_eq!(items.len(), 2);
    assert_eq!(choices(&items[0]), [row("4", true, "Right."), row("3", false, "")]);
    assert_eq!(items[0].body().rationale.plain(), "Because.");
    assert_eq!(items[1].body().stem.plain(), "2 + 2 = ____");
    assert_eq!(items[1].body().rationale.plain(), "It is four.");
    let said: Vec<(Feature, Grade, usize)> =
        found.losses.iter().map(|loss| (loss.feature, loss.grade, loss.place.line)).collect();
    assert_eq!(said, [(Feature::OtherKinds, Grade::LeftOut, 26)]);
}

const MDBOOK: &str = r#"
[[questions]]
id = "b5b4"
type = "MultipleChoice"
prompt.prompt = "What does `f` *do*?"
prompt.distractors = ["Nothing", "Panics"]
answer.answer = "Returns"
context = """
It returns.
"""

[[questions]]
type = "ShortAnswer"
prompt.prompt = "The keyword?"
answer.answer = "fn"
answer.alternatives = ["`fn`"]

[[questions]]
type = "Tracing"
prompt.program = """
fn main() { println!("{}", 1); }
"""
answer.doesCompile = true
answer.stdout = "1"

[[questions]]
type = "Tracing"
prompt.program = "fn main() { x }"
answer.doesCompile = false

[[questions]]
type = "Informational"
prompt.prompt = "Read this."
"#;

#[test]
fn mdbook_quiz_has_choices_short_answers_and_programs_to_trace() {
    let found = converted("mdbook-quiz", MDBOOK);
    let items = items(&found);
    let kinds: Vec<Kind> = items.iter().map(|item| item.head().kind).collect();
    assert_eq!(kinds, [Kind::Choice, Kind::Blank, Kind::Blank, Kind::Choice]);
    assert_eq!(items[0].id(), "b5b4");
    assert_eq!(choices(&items[0])[0], row("Returns", true, ""));
    assert_eq!(items[0].body().rationale.plain(), "It returns.");
    assert!(matches!(items[1].task(), Task::Blank(blank) if blank.accepted == ["fn", "`fn`"]));
    assert!(matches!(items[2].task(), Task::Blank(blank) if blank.accepted == ["1"]));
    assert_eq!(choices(&items[3])[1], row("It does not compile", true, ""));
    assert_eq!(found.losses.last().map(|loss| (loss.feature, loss.place.line > 30)), Some((Feature::OtherKinds, true)));
}

const LIST: &str = "# Interview questions

Some words.

## Basics

### 1. What is Django?

A web framework.

- one
- two

### What is a model?

A class.

## More

**Why migrations?**

They change tables.
";

#[test]
fn a_plain_list_becomes_open_questions() {
    let found = converted("list", LIST);
    let items = items(&found);
    assert_eq!(items.iter().map(Item::id).collect::<Vec<_>>(), ["what-is-django", "what-is-a-model", "why-migrations"]);
    assert_eq!(items.iter().map(|item| item.head().area.as_str()).collect::<Vec<_>>(), ["basics", "basics", "more"]);
    let Task::Open(open) = items[0].task() else { panic!("open") };
    assert_eq!(open.answer.plain(), "A web framework.\none\ntwo");
    assert_eq!(open.key_points.len(), 1);
    assert_eq!(found.bank.title(), "Interview questions");
}

const ANKI: &str = "#separator:tab
#html:true
#tags:all
#guid column:1
#tags column:4
g1\tWhat is <code>x</code>?\tA <b>letter</b> [sound:a.mp3]\tLevel 1, orm
# a comment far below\tx\ty
\"#g2\"\tA \"quoted\" word?\tYes\t
g3\tThe {{c1::capital::hint}} city\tParis\t
g4\tTwo {{c1::a}} {{c2::b}}\t\t
";

#[test]
fn notes_of_anki_have_tags_that_part_at_blanks_and_comments_anywhere() {
    let found = converted("anki", ANKI);
    let items = items(&found);
    assert_eq!(items.iter().map(Item::id).collect::<Vec<_>>(), ["g1", "g2", "g3"]);
    assert_eq!(items[0].head().tags, ["all", "level", "1", "orm"]);
    assert_eq!(items[1].body().stem.plain(), "A \"quoted\" word?");
    let Task::Blank(blank) = items[2].task() else { panic!("a cloze") };
    assert_eq!((blank.accepted[0].as_str(), items[2].body().stem.plain().as_str()), ("capital", "The ____ city"));
    let features: Vec<Feature> = found.losses.iter().map(|loss| loss.feature).collect();
    assert!(features.contains(&Feature::Attachments) && features.contains(&Feature::OtherKinds), "{:?}", found.losses);
}

const KAHOOT: &str = "Quiz template,,,,,,,\n,,,,,,,\nRead this first,,,,,,,\n\
    ,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,\
    Answer 4 - max 75 characters,\"Time limit (sec) – 5, 10\",Correct answer(s) - choose at least one\n\
    1,Which are even?,1,2,3,4,20,\"2,4\"\n2,Which is odd?,6,7,,,20,2\n3,,,,,,,\n";

#[test]
fn a_table_of_kahoot_has_a_preamble_and_numbers_for_keys() {
    let found = converted("csv", KAHOOT);
    let items = items(&found);
    assert_eq!(items.len(), 2, "{:?}", found.losses);
    assert_eq!(choices(&items[0]).iter().map(|(_, key, _)| *key).collect::<Vec<_>>(), [false, true, false, true]);
    assert_eq!(choices(&items[1]), [row("6", false, ""), row("7", true, "")]);
    assert_eq!(
        found.losses.iter().map(|loss| (loss.feature, loss.place.line)).collect::<Vec<_>>(),
        [(Feature::Scoring, 4)]
    );
}

#[test]
fn a_row_of_instructions_below_the_header_is_left_out_and_said() {
    let text = "Question Text,Question Type,Option 1,Option 2,Correct Answer,Image Link\n\
        Text of the question,The type,Text of option 1,Text of option 2,A number,A link\n\
        \"Which one, then?\",Multiple Choice,this,that,1,https://example.org/a.png\n";
    let found = converted("csv", text);
    let items = items(&found);
    assert_eq!(choices(&items[0]), [row("this", true, ""), row("that", false, "")]);
    let said: Vec<(Feature, Grade, usize)> =
        found.losses.iter().map(|loss| (loss.feature, loss.grade, loss.place.line)).collect();
    assert_eq!(said, [(Feature::Question, Grade::LeftOut, 2), (Feature::Images, Grade::LeftOut, 3)]);
}

#[test]
fn keys_are_letters_or_texts_and_two_columns_are_an_open_question() {
    let letters = converted("csv", "question;option a;option b;correct;explanation\nWhich?;one;two;B;Because.\n");
    let item = &items(&letters)[0];
    assert_eq!(choices(item), [row("one", false, ""), row("two", true, "")]);
    assert_eq!(item.body().rationale.plain(), "Because.");
    let texts = converted("csv", "Question\tChoice 1\tChoice 2\tCorrect\nWhich?\tone\ttwo\tOne\n");
    assert_eq!(choices(&items(&texts)[0])[0], row("one", true, ""));
    let open = converted("csv", "id,question,answer,tags\nmy-id,What is it?,\"It, then.\",a b\n");
    let item = &items(&open)[0];
    assert_eq!((item.id(), item.head().kind, item.head().tags.len()), ("my-id", Kind::Open, 2));
}

#[test]
fn tables_of_blackboard_have_a_kind_in_each_row() {
    let text =
        "MC\tWhich?\tone\tincorrect\ttwo\tcorrect\nTF\tIs it?\tfalse\nFIB\tType it.\tit\tthat\nORD\tIn order\ta\tb\n";
    let found = converted("csv", text);
    let items = items(&found);
    assert_eq!(
        items.iter().map(|item| item.head().kind).collect::<Vec<_>>(),
        [Kind::Choice, Kind::Choice, Kind::Blank]
    );
    assert_eq!(choices(&items[1]), [row("True", false, ""), row("False", true, "")]);
    assert_eq!(found.losses.iter().map(|loss| loss.place.line).collect::<Vec<_>>(), [4]);
}
