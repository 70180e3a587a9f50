//! Task lists in the Markdown of other programs: entries with a box, their text and what is said about them. More
//! forgiving than decks are: a fence right behind an entry belongs to it, whether it is indented or not.

/// A line of a text, with its place, and whether it is within a fence.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its first byte.
    pub at: usize,
    /// The line, without its break.
    pub text: &'a str,
    /// Whether it belongs to a fenced block.
    pub code: bool,
}

/// The lines of a text.
pub fn rows(text: &str) -> Vec<Row<'_>> {
    let mut out = Vec::new();
    let mut fence: Option<(char, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end_matches(['\n', '\r']);
        let bare = shown.trim_start().trim_start_matches("> ");
        let sign = bare.chars().next().filter(|c| *c == '`' || *c == '~');
        let width = sign.map_or(0, |sign| bare.chars().take_while(|&c| c == sign).count());
        let code = match (fence, sign) {
            (None, Some(sign)) if width >= 3 => {
                fence = Some((sign, width));
                true
            }
            (Some((open, least)), Some(sign))
                if sign == open && width >= least && bare.trim_end().chars().all(|c| c == sign) =>
            {
                fence = None;
                true
            }
            (open, _) => open.is_some(),
        };
        out.push(Row { at, text: shown, code });
        at += line.len();
    }
    out
}

/// A heading: its level and its text.
pub fn heading<'a>(row: &Row<'a>) -> Option<(usize, &'a str)> {
    if row.code {
        return None;
    }
    let level = row.text.bytes().take_while(|&byte| byte == b'#').count();
    let rest = &row.text[level..];
    ((1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t'])))
        .then(|| (level, rest.trim().trim_end_matches('#').trim_end()))
}

/// An entry of a list.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What its box says; nothing without one.
    pub key: Option<bool>,
    /// Whether a number stands before it.
    pub ordered: bool,
    /// Its text, in Markdown.
    pub text: String,
    /// What is quoted below it, in Markdown.
    pub reason: String,
}

/// The mark of an entry: whether it is a number, and what stands behind it.
fn marker(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(['-', '*', '+'])
        && rest.starts_with([' ', '\t'])
    {
        return Some((false, rest.trim_start()));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    (digits > 0 && rest.starts_with([' ', '\t'])).then(|| (true, rest.trim_start()))
}

/// The box that a text begins with: `[x]`, `[X]`, `[ ]` or, badly written, `[]`.
fn boxed(text: &str) -> Option<(bool, &str)> {
    for (mark, key) in [("[x]", true), ("[X]", true), ("[ ]", false), ("[]", false)] {
        if let Some(rest) = text.strip_prefix(mark)
            && !rest.starts_with('(')
        {
            return Some((key, rest.trim_start()));
        }
    }
    None
}

/// What stands before the first list of a question, the list's entries, and what stands behind it.
pub fn split<'a, 'r>(rows: &'r [Row<'a>], task: bool) -> (&'r [Row<'a>], Vec<Entry>, &'r [Row<'a>]) {
    let begins = |row: &Row| {
        !row.code
            && !row.text.starts_with("    ")
            && marker(row.text).is_some_and(|(_, text)| !task || boxed(text).is_some())
    };
    let Some(first) = rows.iter().position(begins) else { return (rows, Vec::new(), &[]) };
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = first;
    let mut blank = false;
    while let Some(row) = rows.get(at) {
        if begins(row) && indent(row.text) < 4 {
            let (ordered, text) = marker(row.text).unwrap_or_default();
            let (key, text) = boxed(text).map_or((None, text), |(key, text)| (Some(key), text));
            entries.push(Entry { key, ordered, text: text.to_owned(), reason: String::new() });
        } else if row.text.trim().is_empty() && !row.code {
            blank = true;
            at += 1;
            continue;
        } else if let Some(entry) = entries.last_mut().filter(|_| row.code || indent(row.text) >= 2 || !blank) {
            let inner = row.text.strip_prefix("    ").or(row.text.strip_prefix("  ")).unwrap_or(row.text);
            if !row.code && inner.trim_start().starts_with('>') {
                push(&mut entry.reason, inner.trim_start().trim_start_matches('>').trim_start_matches(' '), blank);
            } else {
                push(&mut entry.text, inner, blank);
            }
        } else {
            break;
        }
        blank = false;
        at += 1;
    }
    (&rows[..first], entries, &rows[at.min(rows.len())..])
}

fn indent(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b' ').count() + 4 * usize::from(text.starts_with('\t'))
}

fn push(out: &mut String, line: &str, blank: bool) {
    if !out.is_empty() {
        out.push_str(if blank { "\n\n" } else { "\n" });
    }
    out.push_str(line);
}

/// Rows as a text again.
pub fn joined(rows: &[Row]) -> String {
    rows.iter().map(|row| row.text).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}
