//! The questions of the stories. What is right says so, so that a story can answer without a key.

use std::fmt::Write as _;

/// One question of each kind, in two areas.
pub const KINDS: &str = include_str!("../assets/kinds.md");

/// A deck of so many plain choice questions, with ids `plain-1` and on. Odd ones are tagged `odd`, even ones `even`.
#[must_use]
pub fn plain(count: usize) -> String {
    let mut deck =
        "---\nbank: trial\ndeck: plain\ntitle: Plain\narea: first\nlevel: basic\n---\n\n# Plain\n".to_owned();
    for number in 1..=count {
        let tag = if number % 2 == 0 { "even" } else { "odd" };
        // Writing to a string cannot fail.
        let _ = write!(
            deck,
            "\n## plain-{number}\n\n`kind: choice` `topics: trial` `tags: {tag}`\n\nPlain question number {number}?\n\n\
             - [x] Number {number} (right)\n  > The reason of what is right in {number}.\n\
             - [ ] Number {number} (wrong)\n  > The reason of what is wrong in {number}.\n\n\
             ### Why\n\nQuestion {number} is plain.\n\n### References\n\n- The manual of this deck\n"
        );
    }
    deck
}

/// A deck for interviews: so many open questions `talk-1` and on, tagged `talk`, of all levels in turn and in two areas; a
/// closed question on the topic of each; and a scenario with options, tagged `options`.
#[must_use]
pub fn talks(count: usize) -> String {
    let mut deck =
        "---\nbank: trial\ndeck: talks\ntitle: Talks\narea: first\nlevel: basic\n---\n\n# Talks\n".to_owned();
    for number in 1..=count {
        let level = ["basic", "intermediate", "advanced", "scenario"][number % 4];
        let area = if number / 4 % 2 == 0 { "second" } else { "first" };
        // Writing to a string cannot fail.
        let _ = write!(
            deck,
            "\n## talk-{number}\n\n`kind: open` `topics: topic-{number}` `tags: talk` `level: {level}` `area: {area}`\n\n\
             What would you say about subject {number}?\n\n### Answer\n\nThe model answer {number}, as said aloud.\n\n\
             ### Key points\n\n- Apples ripen on sunny branches\n- Locks guard `shared_state` from races\n\
             - Nobody says this one\n\n### Hints\n\n- Who is asking?\n- What is broken?\n- Which cure is cheap?\n\
             - How would you know?\n\n### Misconception\n\nThat apples are pears.\n\n### Follow-ups\n\n\
             - And what comes after {number}?\n\n### References\n\n- The manual of this deck\n\
             \n## closed-{number}\n\n`kind: choice` `topics: topic-{number}` `tags: closed` `area: {area}`\n\n\
             Closed question number {number}?\n\n- [x] Number {number} (right)\n  > The reason of what is right.\n\
             - [ ] Number {number} (wrong)\n  > The reason of what is wrong.\n\n### Why\n\nIt is closed.\n\n\
             ### References\n\n- The manual of this deck\n"
        );
    }
    deck.push_str(COVERED);
    deck
}

const COVERED: &str = "
## covered

`kind: choice` `topics: covered` `tags: options` `level: scenario`

The roof leaks. What do you do first?

- [x] Put a bucket under it (right)
  > It keeps the floor dry while you look.
- [ ] Order a new roof (wrong)
  > That takes a month.
- [ ] Wait for the sun (wrong)
  > The floor rots meanwhile.

### Why

First stop the harm, then find the cause.

### Hints

- What gets worse while you think?

### References

- The manual of this deck
";
