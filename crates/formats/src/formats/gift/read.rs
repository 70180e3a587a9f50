//! GIFT in.

use super::answers;
use super::text::{self, Form, find, prose, unescape};
use crate::gap::mark_gap;
use crate::loss::Losses;
use crate::markdown::Notes;
use crate::position::Lines;
use crate::question::{Deck, Question};
use popquiz_core::item::{GAP, Task};
use popquiz_core::prose::Prose;

/// Whether a text may be GIFT, or what speaks against it.
pub(super) fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let blank = without_comments(text);
    let blocks: Vec<(usize, &str)> = blocks(&blank).collect();
    let questions = blocks.iter().filter(|(_, block)| braces(block).is_some()).count();
    if questions == 0 {
        return Err("no question with its answers in braces `{ }`".into());
    }
    // Code and CSS have braces, too.
    if questions * 2 < blocks.len() {
        return Err(format!("{questions} of {} paragraphs have answers in braces `{{ }}`", blocks.len()));
    }
    Ok(())
}

/// Reads a text.
pub(super) fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = Lines::new(text);
    let blank = without_comments(text);
    let mut deck = Deck::default();
    let mut category = String::new();
    for (at, block) in blocks(&blank) {
        let comments = &text[at..at + block.len()];
        let trimmed = block.trim();
        if trimmed.is_empty() {
            continue;
        }
        let (block_at, block) = match take_category(block, &mut category) {
            Some(rest) => (at + block.len() - rest.len(), rest),
            None => (at, block),
        };
        if block.trim().is_empty() {
            continue;
        }
        let place = lines.place(block_at + (block.len() - block.trim_start().len()));
        match question(block, block_at, &lines, losses) {
            Ok(mut question) => {
                question.place = place;
                question.category.clone_from(&category);
                comment_tags(comments, &mut question);
                deck.questions.push(question);
            }
            Err(said) => losses.leave_out(&place, said),
        }
    }
    if deck.questions.is_empty() && losses.all.is_empty() {
        return Err("no question with its answers in braces `{ }`".into());
    }
    Ok(deck)
}

/// The text with every line that is a comment made blank but for its length, so that places stay what they were.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("//") {
            // A marker that no blank line is, so that a comment does not part a question.
            let end = line.trim_end_matches(['\n', '\r']).len();
            out.push_str(&"\u{1}".repeat(end));
            out.push_str(&line[end..]);
        } else {
            out.push_str(line);
        }
    }
    out
}

/// The blocks between blank lines, with their places. The marks of comments are spaces again.
fn blocks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            if rest >= text.len() {
                return None;
            }
            let start = rest;
            let mut end = start;
            for line in text[start..].split_inclusive('\n') {
                if line.trim().is_empty() {
                    break;
                }
                end += line.len();
            }
            // Over the blank lines.
            rest = end
                + text[end..]
                    .split_inclusive('\n')
                    .take_while(|line| line.trim().is_empty())
                    .map(str::len)
                    .sum::<usize>();
            if end > start {
                return Some((start, &text[start..end]));
            }
            if rest == start {
                return None;
            }
        }
    })
}

/// Takes a line `$CATEGORY: ...` off the beginning.
fn take_category<'a>(block: &'a str, category: &mut String) -> Option<&'a str> {
    let skipped = block.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{1}');
    let rest = skipped.strip_prefix("$CATEGORY:")?;
    let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
    line.trim().clone_into(category);
    Some(behind)
}

/// Tags and id that Moodle writes into comments: `// [id:x] [tag:y]`.
fn comment_tags(block: &str, question: &mut Question) {
    for line in block.lines().filter_map(|line| line.trim_start().strip_prefix("//")) {
        let mut rest = line;
        while let Some(at) = rest.find('[') {
            rest = &rest[at + 1..];
            let Some(end) = text::find(rest, "]") else { break };
            let inside = rest[..end].replace("\\]", "]");
            if let Some(tag) = inside.strip_prefix("tag:") {
                question.tags.push(tag.trim().to_owned());
            } else if let Some(id) = inside.strip_prefix("id:") {
                id.trim().clone_into(&mut question.id);
            }
            rest = &rest[end + 1..];
        }
    }
}

/// Where the answers stand: from `{` to `}`, or how a block is no question.
fn braces(block: &str) -> Option<(usize, usize)> {
    let open = find(block, "{")?;
    let close = open + 1 + find(&block[open + 1..], "}")?;
    Some((open, close))
}

fn question(block: &str, at: usize, lines: &Lines, losses: &mut Losses) -> Result<Question, String> {
    let block = &block.replace('\u{1}', " ");
    let (open, close) = braces(block).ok_or("no answers in braces: in GIFT this is a description, not a question")?;
    let (mut before, answers_text, after) = (&block[..open], &block[open + 1..close], &block[close + 1..]);
    let mut id = String::new();
    if let Some(title) = before.trim_start().strip_prefix("::") {
        let end = find(title, "::").ok_or("the title is not closed with `::`")?;
        id = unescape(title[..end].trim());
        before = &title[end + 2..];
    }
    let place = lines.place(at + open);
    let mut notes: Notes = Vec::new();
    let spaced = before.ends_with(char::is_whitespace);
    let (form, before) = text::form(before, Form::Moodle);
    let (main, general) = match find(answers_text, "####") {
        Some(end) => (&answers_text[..end], Some(&answers_text[end + 4..])),
        None => (answers_text, None),
    };
    let general = general.map(|text| prose(text, form, &mut notes)).unwrap_or_default();
    let read = answers::read(main, form, &place, &mut notes, losses)?;
    // A gap in the middle of the stem: the text goes on behind the answers.
    let gap = if matches!(read, Task::Blank(_)) { GAP } else { "_____" };
    let space = |is: bool| if is { " " } else { "" };
    let stem_text = if after.trim().is_empty() {
        before.to_owned()
    } else {
        let (left, right) = (space(spaced), space(after.starts_with(char::is_whitespace)));
        format!("{before}{left}{gap}{right}{}", after.trim())
    };
    let mut stem = prose(&stem_text, form, &mut notes);
    if let Task::Blank(_) = &read {
        mark_gap(&mut stem);
    }
    if stem.is_empty() && !id.is_empty() {
        stem = Prose::text(&id);
    }
    if let Task::Open(_) = &read
        && general.is_empty()
    {
        return Err("an essay without a text for everybody: there is no model answer to compare with".into());
    }
    for (feature, text) in notes {
        losses.report(feature, &place, text);
    }
    let mut question = Question::new(place, stem, read);
    question.id = id;
    question.rationale = general;
    Ok(question)
}
