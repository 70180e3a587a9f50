//! Every reader is total: whatever a file holds, something is said about it, and nothing panics or runs away.

use popquiz_formats::{FORMATS, read, write};
use proptest::prelude::*;

/// Pieces that mean something in some format.
const PIECES: [&str; 80] = [
    "{",
    "}",
    "=",
    "~",
    "#",
    "####",
    "::",
    "\\",
    "->",
    "%50%",
    "%",
    "T",
    "FALSE",
    "//",
    "$CATEGORY: a/b",
    "[markdown]",
    "[html]",
    "<b>",
    "</b>",
    "<pre>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<img src=a.png alt=b>",
    "<quiz>",
    "</quiz>",
    "<question type=\"multichoice\">",
    "</question>",
    "<answer fraction=\"100\">",
    "<text>",
    "</text>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
    "&lt;",
    "- [x] ",
    "- [ ] ",
    "1. [x] ",
    "1. ",
    "> ",
    "    > ",
    "### ",
    "#### Q1. ",
    "# ",
    "```",
    "```python",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "  ",
    "____",
    "[[",
    "]]",
    "---",
    "[[questions]]",
    "type = \"Tracing\"",
    "answer.answer = \"a\"",
    "A. ",
    "B) ",
    "ANSWER: A",
    "#separator:tab",
    "#html:true",
    "<assessmentItem>",
    "</assessmentItem>",
    "<itemBody>",
    "<choiceInteraction responseIdentifier=\"R\">",
    "<simpleChoice identifier=\"A\">",
    "<correctResponse><value>A</value>",
    "{{c1::",
    "}}",
    "\"",
    ",",
    ";",
    "Question,Answer",
    "é",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_a_text_holds_every_reader_ends_and_what_it_reads_can_be_written(text in hostile()) {
        let _ = read("a.txt", text.as_bytes(), None);
        for format in FORMATS {
            let Ok(found) = read("a.txt", text.as_bytes(), Some(format)) else { continue };
            for target in FORMATS {
                if let Some((bytes, _)) = write(&found.bank, target) {
                    prop_assert!(std::str::from_utf8(&bytes).is_ok());
                }
            }
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in FORMATS {
            let _ = read("a.bin", &bytes, Some(format));
        }
    }
}

/// What is nested a hundred thousand deep neither exhausts the stack nor takes long.
#[test]
fn deep_nesting_is_flattened_or_refused() {
    for text in [
        "<blockquote>".repeat(100_000),
        "<ul><li>".repeat(100_000),
        "> ".repeat(100_000),
        "{".repeat(100_000),
        format!("[html]{} {{=a ~b}}", "<ul><li>".repeat(50_000)),
        format!("<quiz>{}", "<question>".repeat(100_000)),
        format!("[[questions]]\na = {}", "[".repeat(100_000)),
    ] {
        for format in FORMATS {
            let _ = read("a.txt", text.as_bytes(), Some(format));
        }
    }
}
