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
