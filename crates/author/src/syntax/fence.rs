//! What stands behind the fence of a code block: its language, and what running it has to show.

use crate::diagnostics::problem::Problem;
use crate::diagnostics::source::Span;

/// The info string of a code block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fence {
    /// The language; may be empty.
    pub lang: String,
    /// The module or template of the scratch project that the block is part of.
    pub file: Option<String>,
    /// Whether the block defines models.
    pub models: bool,
    /// What it has to print.
    pub prints: Option<String>,
    /// How many queries it has to send.
    pub queries: Option<u32>,
    /// The exception it has to end in.
    pub raises: Option<String>,
    /// What it needs beside Django: a database server.
    pub needs: Option<String>,
    /// Why it is not run.
    pub norun: Option<String>,
}

/// Reads an info string; the places of problems count from its beginning.
pub(crate) fn parse(info: &str) -> (Fence, Vec<(Span, Problem)>) {
    let mut fence = Fence::default();
    let mut problems = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut at = skip_space(info, 0);
    let lang_end = info[at..].find(char::is_whitespace).map_or(info.len(), |n| at + n);
    info[at..lang_end].clone_into(&mut fence.lang);
    at = skip_space(info, lang_end);
    while at < info.len() {
        let start = at;
        let (key, value, end) = attribute(info, at);
        at = skip_space(info, end);
        let mut report = |problem| problems.push((start..end, problem));
        if seen.iter().any(|other| other == key) {
            report(Problem::RepeatedFenceAttribute { key: key.into() });
            continue;
        }
        seen.push(key.to_owned());
        if let Err(problem) = set(&mut fence, key, value) {
            report(problem);
        }
    }
    if fence.norun.is_some() {
        let checked = [
            ("prints", fence.prints.is_some()),
            ("queries", fence.queries.is_some()),
            ("raises", fence.raises.is_some()),
        ];
        if let Some((key, _)) = checked.into_iter().find(|(_, set)| *set) {
            problems.push((0..info.trim_end().len(), Problem::NotRunYetChecked { key: key.into() }));
        }
    }
    (fence, problems)
}

fn skip_space(text: &str, at: usize) -> usize {
    at + (text[at..].len() - text[at..].trim_start().len())
}

/// A value behind `=`: the text, or that its quotation marks are missing or not closed.
type Value = Option<Result<String, ()>>;

/// Reads one `key` or `key="value"` and tells where it ends.
fn attribute(info: &str, from: usize) -> (&str, Value, usize) {
    let rest = &info[from..];
    let key_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
    let key = &rest[..key_end];
    let Some(value) = rest[key_end..].strip_prefix('=') else { return (key, None, from + key_end.max(1)) };
    let value_at = from + key_end + 1;
    let Some(quoted) = value.strip_prefix('"') else {
        let end = value.find(char::is_whitespace).unwrap_or(value.len());
        return (key, Some(Err(())), value_at + end);
    };
    let mut out = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (key, Some(Ok(out)), value_at + 1 + at + 1),
            '\\' => match chars.next() {
                Some((_, 'n')) => out.push('\n'),
                Some((_, c @ ('"' | '\\'))) => out.push(c),
                Some((_, c)) => out.extend(['\\', c]),
                None => {}
            },
            _ => out.push(c),
        }
    }
    (key, Some(Err(())), info.len())
}

fn set(fence: &mut Fence, key: &str, value: Value) -> Result<(), Problem> {
    let bad = |want: &str| Problem::BadFenceAttribute { key: key.into(), want: want.into() };
    let text = |want: &str| match &value {
        Some(Ok(text)) if !text.trim().is_empty() => Ok(text.clone()),
        _ => Err(bad(want)),
    };
    match key {
        "file" => fence.file = Some(text("a path: `file=\"books/views.py\"`")?),
        "models" if value.is_none() => fence.models = true,
        "models" => return Err(bad("no value: `models`")),
        "prints" => match value {
            Some(Ok(text)) => fence.prints = Some(text),
            _ => return Err(bad("a text: `prints=\"3\"`")),
        },
        "queries" => {
            let want = "a number: `queries=\"2\"`";
            fence.queries = Some(text(want)?.parse().map_err(|_| bad(want))?);
        }
        "raises" => fence.raises = Some(text("an exception: `raises=\"FieldError\"`")?),
        "needs" => {
            let want = "a database server: `needs=\"postgresql\"`";
            fence.needs = Some(text(want)?).filter(|server| server == "postgresql");
            fence.needs.as_ref().ok_or_else(|| bad(want))?;
        }
        "norun" => fence.norun = Some(text("a reason: `norun=\"it would delete files\"`")?),
        _ => return Err(Problem::UnknownFenceAttribute { key: key.into() }),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read() {
        let (fence, problems) = parse(r#"python file="books/views.py" models prints="a\n\"b\"" queries="2" "#);
        assert_eq!(problems, []);
        assert_eq!(
            (fence.lang.as_str(), fence.file.as_deref(), fence.models),
            ("python", Some("books/views.py"), true)
        );
        assert_eq!((fence.prints.as_deref(), fence.queries), (Some("a\n\"b\""), Some(2)));
        assert_eq!(parse(r#"python needs="postgresql""#).0.needs.as_deref(), Some("postgresql"));
    }

    #[test]
    fn each_bad_attribute_is_one_problem_at_its_place() {
        let info = r#"python prints=3 norun queries="x" skip="y" needs="oracle" raises="A" raises="B" file=""#;
        let (_, problems) = parse(info);
        let at: Vec<&str> = problems.iter().map(|(span, _)| &info[span.clone()]).collect();
        assert_eq!(
            at,
            ["prints=3", "norun", "queries=\"x\"", "skip=\"y\"", "needs=\"oracle\"", "raises=\"B\"", "file=\""]
        );
    }
}
