//! What there is to say of the element, read where it is written: the attributes from the script that observes them, and
//! what they are, the methods, events, properties and parts from the tables of `docs/embedding.md`.

use crate::project;

/// Something with a name and a sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub what: String,
}

/// The element as its documentation has it.
#[derive(Debug)]
pub struct Element {
    pub attributes: Vec<Named>,
    /// Those that are on when they are there.
    pub flags: Vec<String>,
    pub methods: Vec<Named>,
    pub events: Vec<Named>,
    pub css: Vec<Named>,
    pub parts: Vec<Named>,
}

/// Reads it.
///
/// # Errors
/// An attribute, or a table, is not in the documentation.
pub fn element() -> Result<Element, String> {
    let script = project::read(&project::root().join("www/attributes.js"))?;
    let docs = project::read(&project::root().join("docs/embedding.md"))?;
    of(&script, &docs)
}

fn of(script: &str, docs: &str) -> Result<Element, String> {
    let rows = rows(docs);
    let find = |name: &str| rows.iter().find(|(names, _)| names.iter().any(|known| known == name));
    let attributes = quoted(script, "export const ATTRIBUTES = [", "];").into_iter().map(|name| match find(&name) {
        Some((_, what)) => Ok(Named { what: what.clone(), name }),
        None => Err(format!("docs/embedding.md has no row for the attribute `{name}`")),
    });
    let below = |heading: &str| -> Result<Vec<Named>, String> {
        let part = docs.split_once(heading).ok_or(format!("docs/embedding.md has no `{}`", heading.trim()))?.1;
        let table: String = part
            .lines()
            .skip_while(|line| !line.starts_with('|'))
            .take_while(|line| line.starts_with('|'))
            .flat_map(|line| [line, "\n"])
            .collect();
        let named = self::rows(&table).into_iter().flat_map(|(names, what)| {
            names.into_iter().map(move |name| Named { name, what: what.clone() }).collect::<Vec<_>>()
        });
        Ok(named.collect())
    };
    Ok(Element {
        attributes: attributes.collect::<Result<_, _>>()?,
        flags: quoted(script, "const BOOLEAN = new Set([", "]);"),
        methods: below("\n## Methods")?,
        events: below("\n## Events")?,
        css: below("\n## Appearance")?,
        parts: below("\n| `::part()` | is |").or_else(|_| below("`::part()`"))?,
    })
}

/// The words in quotes of a list in a script.
fn quoted(script: &str, from: &str, to: &str) -> Vec<String> {
    let list = script.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(list, _)| list);
    list.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of all tables whose first cell is code: the names in it, and the second cell as plain text.
fn rows(docs: &str) -> Vec<(Vec<String>, String)> {
    let row = |line: &str| {
        let line = line.strip_prefix("| `")?.replace("\\|", "\u{1}");
        let mut cells = line.split(" | ");
        let names = cells.next()?.split("`, `").map(|name| name.trim_matches(['`', '|', ' ']).to_owned()).collect();
        let what = cells.next()?.trim_end_matches([' ', '|']);
        Some((names, plain(what)))
    };
    docs.lines().filter_map(row).collect()
}

/// Markdown as plain text: no links, no marks of code.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((label, link)) = after.split_once("](") else { break };
        out.push_str(before);
        out.push_str(label);
        rest = link.split_once(')').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.replace('`', "").replace('\u{1}', "|").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_event_and_part_is_described() {
        let element = element().expect("the documentation has them all");
        assert!(element.attributes.iter().any(|one| one.name == "limit" && one.what.contains("at most so many")));
        assert!(element.flags.contains(&"no-shuffle".to_owned()) && !element.flags.contains(&"limit".to_owned()));
        assert!(element.methods.iter().any(|one| one.name.starts_with("exportProgress")));
        assert!(element.events.iter().any(|one| one.name == "popquiz-answer"));
        assert!(element.css.iter().any(|one| one.name == "--popquiz-accent"));
        assert!(element.parts.iter().any(|one| one.name == "card"));
    }

    #[test]
    fn an_attribute_without_a_row_is_an_error() {
        let error = of("export const ATTRIBUTES = ['colour'];", "").expect_err("it stands nowhere");
        assert!(error.contains("`colour`"), "{error}");
    }

    #[test]
    fn cells_become_plain_text() {
        let table = "| name | is |\n|---|---|\n| `a`, `b` | see [the page](x.md) of `c` |\n";
        assert_eq!(rows(table), [(vec!["a".into(), "b".into()], "see the page of c".into())]);
    }
}
