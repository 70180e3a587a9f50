//! Where messages are used. rustc knows of a message that is missing and of an argument that does not fit; of one that
//! nobody uses it knows nothing, and of scripts neither.

/// A message that is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Its screen; in scripts it goes without saying.
    pub screen: String,
    /// Its name.
    pub name: String,
    /// The names of what it is filled with, where a script says so.
    pub given: Option<Vec<String>>,
    /// The line, from 1.
    pub line: usize,
}

/// The crate of the messages.
const CRATE: &str = "popquiz_words";

/// Finds the messages that Rust code uses: `popquiz_words::home::START`, or `say::START` below a
/// `use popquiz_words::home as say;`.
#[must_use]
pub fn in_rust(source: &str) -> Vec<Usage> {
    let paths: Vec<(usize, Vec<&str>)> = paths(source).collect();
    let mut screens: Vec<(String, String)> = Vec::new();
    for (at, _) in source.match_indices("use popquiz_words::") {
        let imported = source[at..].split(';').next().unwrap_or_default();
        let imported = imported.trim_start_matches("use popquiz_words::").trim_matches(['{', '}', ' ', '\n']);
        for one in imported.split(',').map(str::trim).filter(|one| !one.is_empty()) {
            let (screen, alias) = one.split_once(" as ").unwrap_or((one, one));
            screens.push((alias.trim().to_owned(), screen.trim().to_owned()));
        }
    }
    let mut found = Vec::new();
    for (line, path) in paths {
        let (screen, name) = match path.as_slice() {
            [.., krate, screen, name] if *krate == CRATE => ((*screen).to_owned(), *name),
            [alias, name, ..] => match screens.iter().find(|(known, _)| known == alias) {
                Some((_, screen)) => (screen.clone(), *name),
                None => continue,
            },
            _ => continue,
        };
        found.push(Usage { screen, name: snake(name), given: None, line });
    }
    found
}

/// The paths in code, with their lines: what is written with `::` between. Comments are passed over.
fn paths(source: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    (1..).zip(source.lines()).filter(|(_, line)| !line.trim_start().starts_with("//")).flat_map(|(number, line)| {
        line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':'))
            .filter(|path| path.contains("::"))
            .map(move |path| (number, path.split("::").filter(|part| !part.is_empty()).collect()))
    })
}

/// `NOT_FOUND` and `NotFound` as `not_found`.
fn snake(name: &str) -> String {
    if !name.contains(|c: char| c.is_ascii_lowercase()) {
        return name.to_ascii_lowercase();
    }
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// Finds the messages that a script uses: `words.notFound`, or with arguments `words.moved({ what })`.
#[must_use]
pub fn in_script(source: &str) -> Vec<Usage> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(source.lines()) {
        for (at, _) in line.match_indices("words.") {
            let inside = line[..at].ends_with(|c: char| c.is_alphanumeric() || "_$.".contains(c));
            let rest = &line[at + "words.".len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            if inside || end == 0 {
                continue;
            }
            let given = rest[end..].strip_prefix("({").map(keys);
            found.push(Usage { screen: String::new(), name: snake(&rest[..end]), given, line: number });
        }
    }
    found
}

/// The keys of an object, from behind its `{`.
fn keys(text: &str) -> Vec<String> {
    let (mut keys, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '{' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let key = text[from..at].split(':').next().unwrap_or_default().trim();
                keys.extend(Some(key.to_owned()).filter(|key| !key.is_empty()));
                from = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    keys.sort();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_by_their_path_and_below_a_use() {
        let source = "use popquiz_words::{common, home as say};\n\
                      // say::LEFT_OUT is a comment\n\
                      let a = (say::START, common::NotFound { what }.text(), popquiz_words::exam::FLAG);\n\
                      let b = other::START;\n";
        let found: Vec<(String, String, usize)> =
            in_rust(source).into_iter().map(|used| (used.screen, used.name, used.line)).collect();
        let wanted = [("home", "start", 3), ("common", "not_found", 3), ("exam", "flag", 3)];
        assert_eq!(found, wanted.map(|(screen, name, line)| (screen.to_owned(), name.to_owned(), line)));
    }

    #[test]
    fn scripts_name_messages_and_what_they_are_filled_with() {
        let found = in_script("tell(words.notFound, words.moved({ to: at({ a, b }), what }));\nmy_words.no = 1;\n");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!((found[0].name.as_str(), &found[0].given), ("not_found", &None));
        assert_eq!(found[1].given, Some(vec!["to".to_owned(), "what".to_owned()]));
    }
}
