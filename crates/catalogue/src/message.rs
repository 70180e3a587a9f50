//! The text of a message: what it is made of, and what it is filled with.

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words as they are.
    Text(String),
    /// An argument.
    Argument(Argument),
    /// What goes with a number: by category, or `=` and the number; `other` is the last.
    Plural(String, Vec<(String, Vec<Part>)>),
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Whether it is a whole number, and not a text.
    pub number: bool,
}

/// The most arguments of a message.
const MOST: usize = 7;

/// Reads a text.
pub fn parts(text: &str) -> Result<Vec<Part>, String> {
    if text.trim() != text || text.is_empty() {
        return Err("a text is not empty, and has no space at its ends".into());
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err("there is a control character in it".into());
    }
    let (parts, rest) = sequence(text, None)?;
    if rest.is_empty() { Ok(parts) } else { Err("`}` where no `{` opens".into()) }
}

/// Parts up to the end or to a `}` that opened before. In the forms of a plural, `#` is its number.
fn sequence<'a>(text: &'a str, counted: Option<&str>) -> Result<(Vec<Part>, &'a str), String> {
    let (mut parts, mut rest) = (Vec::new(), text);
    loop {
        let at = rest.find(['{', '}', '#']).unwrap_or(rest.len());
        if at > 0 {
            parts.push(Part::Text(rest[..at].to_owned()));
        }
        rest = &rest[at..];
        match (rest.chars().next(), counted) {
            (None | Some('}'), _) => return Ok((parts, rest)),
            (Some('#'), Some(name)) => {
                parts.push(Part::Argument(Argument { name: name.to_owned(), number: true }));
                rest = &rest[1..];
            }
            (Some('#'), None) => return Err("`#` is the number of a plural, and stands in one".into()),
            _ => {
                let (part, after) = argument(&rest[1..], counted.is_some())?;
                parts.push(part);
                rest = after;
            }
        }
    }
}

/// What stands in braces, from behind the first one, and what follows.
fn argument(text: &str, inside: bool) -> Result<(Part, &str), String> {
    let end = text.find(['{', '}']).ok_or("`{` is not closed")?;
    let mut words = text[..end].split(',').map(str::trim);
    let name = words.next().unwrap_or_default();
    if !is_name(name) {
        return Err(format!("`{name}` is no name of an argument: small letters, with `_` between words"));
    }
    let close = |number| {
        let after = text[end..].strip_prefix('}').ok_or("`{` is not closed")?;
        Ok((Part::Argument(Argument { name: name.to_owned(), number }), after))
    };
    match words.next() {
        None => close(false),
        Some("number") => close(true),
        Some("plural") if inside => Err("no plural stands inside another".into()),
        Some("plural") => {
            let from = text.match_indices(',').nth(1).map_or(end, |(at, _)| at + 1);
            let (forms, after) = forms(name, &text[from..])?;
            Ok((Part::Plural(name.to_owned(), forms), after))
        }
        Some(other) => Err(format!("`{other}` is not known: an argument is plain, a number or a plural")),
    }
}

type Forms = Vec<(String, Vec<Part>)>;

fn forms<'a>(name: &str, text: &'a str) -> Result<(Forms, &'a str), String> {
    let (mut forms, mut rest): (Forms, _) = (Vec::new(), text.trim_start());
    while !rest.starts_with('}') {
        let at = rest.find('{').ok_or("a plural is not closed: each form is a category and a text in braces")?;
        let category = rest[..at].trim();
        let exact = category.strip_prefix('=').is_some_and(|digits| digits.parse::<u8>().is_ok());
        if !exact && !["one", "other"].contains(&category) {
            return Err(format!(
                "English has no plural form `{category}`: it has one and other, or =0 for just that number"
            ));
        }
        let (parts, after) = sequence(&rest[at + 1..], Some(name))?;
        rest = after.strip_prefix('}').ok_or("a form of a plural is not closed")?.trim_start();
        forms.push((category.to_owned(), parts));
    }
    let has = |wanted: &str| forms.iter().any(|(category, _)| category == wanted);
    if forms.last().is_none_or(|(category, _)| category != "other") {
        return Err("the last form of a plural is `other`".into());
    }
    if !has("one") && !has("=1") {
        return Err("a plural has a form for `one`".into());
    }
    Ok((forms, &rest[1..]))
}

/// The arguments of a text, by name.
pub fn arguments(parts: &[Part]) -> Result<Vec<Argument>, String> {
    let mut found = Vec::new();
    gather(parts, &mut found);
    found.sort_by(|a: &Argument, b| a.name.cmp(&b.name));
    found.dedup();
    if let Some(pair) = found.windows(2).find(|pair| pair[0].name == pair[1].name) {
        return Err(format!("`{}` is a number in one place and a text in another", pair[0].name));
    }
    if found.len() > MOST {
        return Err(format!("{MOST} arguments are the most"));
    }
    Ok(found)
}

fn gather(parts: &[Part], found: &mut Vec<Argument>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Argument(argument) => found.push(argument.clone()),
            Part::Plural(name, forms) => {
                found.push(Argument { name: name.clone(), number: true });
                for (_, parts) in forms {
                    gather(parts, found);
                }
            }
        }
    }
}

/// Whether it can name something in Rust and in JavaScript.
pub fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.ends_with('_')
        && !name.contains("__")
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
