//! `cargo xtask words`: every sentence of the interface, and whether the catalogue and its uses agree.

use crate::process::ask;
use crate::project;
use popquiz_catalogue::{Catalogue, Message, Usage, in_rust, in_script};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The screens whose messages scripts say, the scripts, and the module that these import them from.
const SCRIPTS: [(&str, &[&str], &str); 3] = [
    ("element", &["www/popquiz.js", "www/load.js"], "popquiz_words.js"),
    ("arrange", &["www/arrange.js"], "arrange_words.js"),
    ("copy", &["www/copy.js"], "copy_words.js"),
];

/// Pages of the site, which are written as they are.
const PAGES: [&str; 2] = ["index.html", "www/player/index.html"];

/// Lists every sentence with the screen it stands on and where it is used.
///
/// # Errors
/// A text that nobody uses, a message without a text, an argument that does not fit.
pub fn run(args: &[String]) -> Result<(), String> {
    if !args.is_empty() {
        return Err(format!("words has no options, so not `{}`", args.join(" ")));
    }
    let (catalogue, uses) = (catalogue()?, uses()?);
    print!("{}", list(&catalogue, &uses)?);
    agree(&catalogue, &uses)
}

/// Checks the catalogue and what uses it, and that the widget says nothing else.
///
/// # Errors
/// As [`run`], and the texts that are drawn past the catalogue.
pub fn check() -> Result<(), String> {
    agree(&catalogue()?, &uses()?)?;
    let mut past = Vec::new();
    let folder = project::root().join("src");
    for file in project::files(&folder)? {
        let text = project::read(&folder.join(&file))?;
        past.extend(drawn_past(&text).into_iter().map(|(line, text)| {
            format!("src/{}:{line}: `{text}` is drawn past the catalogue: it belongs in words/en.toml", file.display())
        }));
    }
    if past.is_empty() { Ok(()) } else { Err(past.join("\n")) }
}

/// Where code of the widget draws a text of its own: what is drawn as text, as a node of `html!`, or as an accessible name,
/// and what is put together with letters in it that stand apart.
fn drawn_past(source: &str) -> Vec<(usize, String)> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (number, line) in (1..).zip(code.lines()).filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for before in ["text(\"", "text(&format!(\"", ">{ \"", "\"aria-label\"=\"", "aria-label=\"", "placeholder=\""] {
            for (at, _) in line.match_indices(before) {
                let text = line[at + before.len()..].split('"').next().unwrap_or_default();
                let mut words = text.split(['{', '}']).step_by(2).flat_map(str::split_whitespace);
                if words.any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1) {
                    found.push((number, text.to_owned()));
                }
            }
        }
    }
    found
}

/// The catalogue of messages.
///
/// # Errors
/// All that is wrong with the file.
pub fn catalogue() -> Result<Catalogue, String> {
    let file = project::root().join("words/en.toml");
    popquiz_catalogue::parse(&project::read(&file)?).map_err(|problems| format!("words/en.toml:\n{problems}"))
}

/// Writes the module from which a script imports its messages.
///
/// # Errors
/// The catalogue is not in order, or holds what a script cannot say.
pub fn script_module(folder: &Path, module: &str) -> Result<PathBuf, String> {
    let (screen, ..) = SCRIPTS.iter().find(|(.., known)| *known == module).ok_or(format!("no script has {module}"))?;
    let catalogue = catalogue()?;
    let screen = catalogue.screen(screen).ok_or(format!("words/en.toml has no [{screen}]"))?;
    let to = folder.join(module);
    project::write(&to, popquiz_catalogue::javascript(screen)?.as_bytes())?;
    Ok(to)
}

/// What is used, and in which file.
type Uses = Vec<(String, Usage)>;

fn uses() -> Result<Uses, String> {
    let root = project::root();
    let listed = ask(Command::new("git").current_dir(&root).args(["ls-files", "-co", "--exclude-standard", "*.rs"]))
        .ok_or("the list of files could not be had: `git ls-files` failed")?;
    let own = |name: &&str| {
        let outside = name.starts_with("crates/catalogue/") || name.starts_with("crates/words/");
        !outside && !name.contains("/tests/")
    };
    let mut found = Vec::new();
    for name in listed.lines().filter(own) {
        // A deleted file is listed until that is committed.
        let Ok(text) = std::fs::read_to_string(root.join(name)) else { continue };
        found.extend(in_rust(&text).into_iter().map(|used| (name.to_owned(), used)));
    }
    for (screen, scripts, _) in SCRIPTS {
        for name in scripts {
            let text = project::read(&root.join(name))?;
            let own = in_script(&text).into_iter().map(|used| Usage { screen: screen.to_owned(), ..used });
            found.extend(own.map(|used| ((*name).to_owned(), used)));
        }
    }
    Ok(found)
}

/// Whether every text is used and every use has its text. That of Rust code is known to rustc.
fn agree(catalogue: &Catalogue, uses: &Uses) -> Result<(), String> {
    let mut wrong = Vec::new();
    for screen in &catalogue.screens {
        for Message { name, line, .. } in &screen.messages {
            if !uses.iter().any(|(_, used)| used.screen == screen.name && used.name == *name) {
                wrong.push(format!("words/en.toml:{line}: [{}] {name}: nobody says this; take it out", screen.name));
            }
        }
    }
    for (file, used) in uses.iter().filter(|(file, _)| crate::guards::is_script(file)) {
        let place = format!("{file}:{}", used.line);
        let known =
            catalogue.screen(&used.screen).and_then(|screen| screen.messages.iter().find(|m| m.name == used.name));
        let Some(message) = known else {
            wrong.push(format!("{place}: words/en.toml has no [{}] {}", used.screen, used.name));
            continue;
        };
        let wanted: Vec<&str> = message.arguments.iter().map(|argument| argument.name.as_str()).collect();
        if let Some(given) = used.given.as_ref().filter(|given| wanted != **given) {
            let (wanted, given) = (wanted.join(", "), given.join(", "));
            wrong.push(format!("{place}: [{}] {} takes {{ {wanted} }}, not {{ {given} }}", used.screen, used.name));
        }
    }
    wrong.extend(astray(uses));
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Where one screen says what is another's: then both tables are loaded with it.
fn astray(uses: &Uses) -> Vec<String> {
    let folder = |file: &str| Some(file.strip_prefix("src/screens/")?.split_once('/')?.0.to_owned());
    let screens: BTreeSet<String> = uses.iter().filter_map(|(file, _)| folder(file)).collect();
    let foreign = uses.iter().filter(|(file, used)| {
        screens.contains(&used.screen) && folder(file).as_ref() != Some(&used.screen) && file.starts_with("src/")
    });
    let told = foreign.map(|(file, used)| {
        let Usage { screen, name, line, .. } = used;
        format!("{file}:{line}: [{screen}] {name} is that screen's own: move it to [common], or to [study] if none of its screens is in the first load")
    });
    told.collect()
}

fn list(catalogue: &Catalogue, uses: &Uses) -> Result<String, String> {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for screen in &catalogue.screens {
        let _ = writeln!(out, "{}", screen.name);
        for Message { name, text, .. } in &screen.messages {
            let mut places: BTreeMap<&str, usize> = BTreeMap::new();
            for (file, used) in uses.iter().filter(|(_, used)| used.screen == screen.name && used.name == *name) {
                places.entry(file).or_insert(used.line);
            }
            let places: Vec<String> = places.iter().map(|(file, line)| format!("{file}:{line}")).collect();
            let _ = writeln!(out, "  {name}: {}    ({})", text.replace('\n', " "), places.join(", "));
        }
        out.push('\n');
    }
    for page in PAGES {
        let _ = writeln!(out, "{page}");
        for sentence in sentences(&project::read(&project::root().join(page))?) {
            let _ = writeln!(out, "  {sentence}");
        }
        out.push('\n');
    }
    let _ = writeln!(out, "diagnostics, for authors of questions (crates/author/src)");
    for known in popquiz_author::Problem::ALL {
        let help = known.help.trim();
        let _ = writeln!(out, "  {}: {}{}{help}", known.code, known.message, if help.is_empty() { "" } else { "; " });
    }
    Ok(out)
}

/// The text of a page, element by element.
fn sentences(page: &str) -> Vec<String> {
    let body = page.split_once("<title>").map_or(page, |(_, rest)| rest);
    let mut found = Vec::new();
    for (at, part) in body.split('<').enumerate() {
        let text = if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.contains(|c: char| c.is_alphabetic()) {
            found.push(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(toml: &str, uses: &[(&str, &str, &[&str])]) -> String {
        let catalogue = popquiz_catalogue::parse(toml).expect("it is well-formed");
        let uses = uses.iter().map(|(file, name, given)| {
            let given = Some(given.iter().map(|&name| name.to_owned()).collect());
            ((*file).to_owned(), Usage { screen: "element".into(), name: (*name).to_owned(), given, line: 7 })
        });
        agree(&catalogue, &uses.collect()).err().unwrap_or_default()
    }

    #[test]
    fn a_text_that_nobody_uses_is_an_error() {
        let told = told("[element]\nlost = 'x'\nsaid = 'y'\n", &[("a.rs", "said", &[])]);
        assert_eq!(told, "words/en.toml:2: [element] lost: nobody says this; take it out");
    }

    #[test]
    fn a_script_says_what_there_is_and_fills_it_as_it_should() {
        let toml = "[element]\nmoved = '{what} moved'\n";
        let missing = told(toml, &[("a.js", "moved", &["what"]), ("a.js", "gone", &[])]);
        assert_eq!(missing, "a.js:7: words/en.toml has no [element] gone");
        let unfit = told(toml, &[("a.js", "moved", &["which"])]);
        assert_eq!(unfit, "a.js:7: [element] moved takes { what }, not { which }");
        assert_eq!(told(toml, &[("a.js", "moved", &["what"])]), "");
    }

    #[test]
    fn a_screen_says_nothing_that_is_anothers() {
        let used = |file: &str, screen: &str| {
            (file.to_owned(), Usage { screen: screen.to_owned(), name: "x".to_owned(), given: None, line: 3 })
        };
        let fine = vec![used("src/screens/exam/a.rs", "exam"), used("src/view/b.rs", "common")];
        assert_eq!(astray(&fine), Vec::<String>::new());
        let told = astray(&[fine, vec![used("src/screens/list/a.rs", "exam")]].concat());
        assert!(told.len() == 1 && told[0].starts_with("src/screens/list/a.rs:3: [exam] x "), "{told:?}");
    }

    #[test]
    fn a_text_that_is_drawn_past_the_catalogue_is_found() {
        let source = "text(\"Try again\")\ntext(&format!(\"{n} left\"))\n<b>{ \"Go on\" }</b>\n// text(\"no code\")\n\
                      text(\"✕\") text(&format!(\"{at}. \")) el!(\"p\" => text(said))\n#[cfg(test)]\ntext(\"a test\")\n";
        let lines: Vec<usize> = drawn_past(source).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 2, 3]);
    }

    #[test]
    fn the_text_of_a_page_is_read_element_by_element() {
        let page = "<head><title>A  b</title><meta x></head><p>One <b>two</b>\n three</p><p> &lt;x&gt; 5 </p>";
        assert_eq!(sentences(page), ["A b", "One", "two", "three", "<x> 5"]);
    }
}
