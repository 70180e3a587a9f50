//! `popquiz check --fix`: what a program can decide. Front matter from the file's name, ids from questions, kinds from
//! what stands below a heading.

use std::collections::HashSet;
use std::fmt::Write;

/// A line of a deck, and whether it is within a fence.
struct Line<'a> {
    text: &'a str,
    code: bool,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut fence = "";
    let mut out = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)).unwrap_or_default();
        let code = !fence.is_empty() || !mark.is_empty();
        if fence.is_empty() {
            fence = mark;
        } else if mark == fence {
            fence = "";
        }
        out.push(Line { text: line, code });
    }
    out
}

/// Letters, digits and hyphens of a text.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '\'' {
            out.push('-');
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.trim_matches('-').to_owned()
}

fn is_id(text: &str) -> bool {
    popquiz_core::item::is_id(text)
}

/// The kind of an item by what stands below its heading, if that tells it.
fn kind(title: &str, body: &[Line]) -> Option<&'static str> {
    let prose = || body.iter().filter(|line| !line.code).map(|line| line.text);
    let boxed: Vec<&str> = prose()
        .filter_map(|line| {
            let entry = line.trim_start().strip_prefix(['-', '*', '+'])?.trim_start();
            entry.strip_prefix("[x]").or(entry.strip_prefix("[X]")).or(entry.strip_prefix("[ ]")).map(str::trim)
        })
        .collect();
    if boxed.is_empty() {
        let rule = |line: &str| line.trim_start().starts_with("|-") || line.trim_start().starts_with("| -");
        if prose().any(|line| line.trim() == "### Answer") {
            return Some("open");
        }
        if prose().any(rule) {
            return Some("match");
        }
        let numbered = |line: &str| line.starts_with("1. ") || line.starts_with("1) ");
        return prose().any(numbered).then_some("order");
    }
    let is_line = |entry: &str| entry.strip_prefix("line ").is_some_and(|rest| rest.trim().parse::<u16>().is_ok());
    if boxed.iter().all(|entry| is_line(entry)) {
        return Some("spot");
    }
    let is_code = |entry: &str| entry.len() > 2 && entry.starts_with('`') && entry.ends_with('`');
    let gap = title.contains("____") || body.iter().any(|line| line.text.contains("____"));
    Some(if gap && boxed.iter().all(|entry| is_code(entry)) { "blank" } else { "choice" })
}

/// A deck with what a program can decide put in, and what that was; `name` is the file's, without its ending.
pub fn fix(name: &str, text: &str) -> (String, Vec<String>) {
    let mut done = Vec::new();
    let all = lines(text);
    let mut out = String::with_capacity(text.len() + 200);
    if !text.trim_start_matches('\u{feff}').starts_with("---") {
        let id = Some(slug(name)).filter(|id| is_id(id)).unwrap_or_else(|| "deck".into());
        let heading = all.iter().find_map(|line| line.text.strip_prefix("# ").filter(|_| !line.code));
        let title = heading.unwrap_or(name).trim().replace('"', "'");
        // Writing to a string cannot fail.
        let _ = write!(out, "---\nbank: {id}\ndeck: {id}\ntitle: \"{title}\"\narea: general\nlevel: basic\n---\n\n");
        done.push(format!("front matter: bank and deck `{id}`, area `general`, level `basic`"));
    }
    let is_item = |line: &Line| !line.code && line.text.starts_with("## ");
    let mut taken: HashSet<String> = all
        .iter()
        .filter(|line| is_item(line))
        .map(|line| line.text[3..].trim().to_owned())
        .filter(|id| is_id(id))
        .collect();
    let first = all.iter().position(is_item).unwrap_or(all.len());
    for line in &all[..first] {
        out.extend([line.text, "\n"]);
    }
    let mut at = first;
    while at < all.len() {
        let end = all[at + 1..].iter().position(is_item).map_or(all.len(), |next| at + 1 + next);
        item(&all[at..end], &mut taken, &mut out, &mut done);
        at = end;
    }
    (out, done)
}

/// One item, from its heading on.
fn item(item: &[Line], taken: &mut HashSet<String>, out: &mut String, done: &mut Vec<String>) {
    let Some((heading, body)) = item.split_first() else { return };
    let title = heading.text[3..].trim();
    let mut id = title.to_owned();
    if !is_id(title) {
        let wanted = Some(slug(title)).filter(|id| is_id(id)).unwrap_or_else(|| "question".into());
        id.clone_from(&wanted);
        let mut number = 2;
        while taken.contains(&id) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        taken.insert(id.clone());
        done.push(format!("id `{id}` for `{title}`, which is asked below it"));
    }
    let _ = writeln!(out, "## {id}");
    let start = body.iter().position(|line| !line.text.trim().is_empty()).unwrap_or(body.len());
    let pills = body.get(start).filter(|line| line.text.starts_with('`') && line.text.contains(": "));
    let has_kind = pills.is_some_and(|line| line.text.contains("`kind:"));
    let kind = if has_kind { None } else { kind(title, body) };
    let mut rest = start;
    if let Some(pills) = pills {
        let more = kind.map(|kind| format!(" `kind: {kind}`")).unwrap_or_default();
        let _ = write!(out, "\n{}{more}\n", pills.text);
        rest += 1;
    } else if let Some(kind) = kind {
        let _ = write!(out, "\n`kind: {kind}`\n");
    }
    if let Some(kind) = kind {
        done.push(format!("kind `{kind}` for `{id}`"));
    }
    if !is_id(title) {
        let _ = write!(out, "\n{title}\n");
    }
    if rest > 0 || is_id(title) && kind.is_none() && pills.is_none() {
        // What stood there, with its blank lines.
        write_lines(&body[if pills.is_some() { rest } else { 0 }..], out);
    } else {
        out.push('\n');
        write_lines(body, out);
    }
}

fn write_lines(lines: &[Line], out: &mut String) {
    for line in lines {
        out.extend([line.text, "\n"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use popquiz_author::{Severity, parse_deck};

    const BARE: &str = "# My *quiz*\n\n## Which is it, then?\n\n- [x] this\n- [ ] that\n\n## Type ____ here\n\n`level: advanced`\n\n- [x] `it`\n\n\
        ## in-order\n\nPut these in order.\n\n1. one\n2. two\n\n## What is it?\n\n### Answer\n\nIt.\n\n## Which is it, then?\n\nAnd now?\n\n```python\n## no heading\n```\n\n- [ ] yes\n- [x] no\n";

    #[test]
    fn a_bare_deck_plays_after_it() {
        assert!(parse_deck("a.md", BARE).items.is_empty());
        let (text, done) = fix("My quiz", BARE);
        let parsed = parse_deck("a.md", &text);
        let errors: Vec<_> = parsed.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
        assert!(errors.is_empty(), "{text}\n{errors:#?}");
        let found: Vec<(&str, &str)> =
            parsed.items.iter().map(|parsed| (parsed.item.id(), parsed.item.head().kind.as_str())).collect();
        let want = [
            ("which-is-it-then", "choice"),
            ("type-here", "blank"),
            ("in-order", "order"),
            ("what-is-it", "open"),
            ("which-is-it-then-2", "choice"),
        ];
        assert_eq!(found, want, "{text}");
        assert_eq!(parsed.front.map(|front| (front.deck, front.title)), Some(("my-quiz".into(), "My *quiz*".into())));
        assert_eq!(done.len(), 10, "{done:?}");
    }

    #[test]
    fn a_sound_deck_is_left_as_it_is() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../questions");
        for entry in std::fs::read_dir(folder).expect("the questions") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md") {
                let text = std::fs::read_to_string(&path).expect("a deck");
                let (fixed, done) = fix("x", &text);
                assert!(done.is_empty() && fixed == text, "{}: {done:?}", path.display());
            }
        }
    }
}
