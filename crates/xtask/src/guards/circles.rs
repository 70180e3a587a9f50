//! Circles between the files of a crate: two files that name each other, directly or through others, can only be read
//! together.
//!
//! An arrow leads from a file to the one that defines what it names. A re-export is followed to where the thing is, and is
//! no arrow of its own: a `mod.rs` that declares its modules and hands on their items names nothing.

use super::names::{Import, Names, read};
use std::collections::{BTreeMap, BTreeSet};

/// The files of a crate, from the path below its `src` to the text.
pub type Files = BTreeMap<String, String>;

/// The circles of a crate: for each the files in it, with one line for each arrow within it.
pub fn circles(files: &Files) -> Vec<Vec<String>> {
    let krate = Crate::of(files);
    let arrows = krate.arrows();
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows.keys().map(|from| (*from, reached(&arrows, from))).collect();
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut seen = BTreeSet::new();
    for (from, to) in &reach {
        if !to.contains(from) || !seen.insert(*from) {
            continue;
        }
        let circle: BTreeSet<&str> = to.iter().copied().filter(|other| reach[other].contains(from)).collect();
        seen.extend(&circle);
        let mut lines = Vec::new();
        for from in &circle {
            lines.extend(arrows[from].intersection(&circle).map(|to| format!("{from} names {to}")));
        }
        found.push(lines);
    }
    found
}

fn reached<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = arrows[from].iter().copied().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(&arrows[next]);
        }
    }
    reached
}

/// A module that has a file.
struct Module<'a> {
    file: &'a str,
    names: Names,
}

/// The modules of a crate, by their paths from its root.
struct Crate<'a>(BTreeMap<Vec<String>, Module<'a>>);

impl<'a> Crate<'a> {
    fn of(files: &'a Files) -> Self {
        let mut krate = Self(BTreeMap::new());
        for root in ["lib.rs", "main.rs"] {
            if let Some((file, _)) = files.get_key_value(root) {
                krate.add(files, Vec::new(), file);
            }
        }
        krate
    }

    /// A module with all below it.
    fn add(&mut self, files: &'a Files, path: Vec<String>, file: &'a str) {
        let names = read(&files[file]);
        let folder = match file.rsplit_once('/') {
            Some((folder, "mod.rs")) => format!("{folder}/"),
            None if path.is_empty() => String::new(),
            _ => format!("{}/", file.trim_end_matches(".rs")),
        };
        for (name, own) in &names.modules {
            let beside = file.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
            let given = own.iter().map(|own| format!("{beside}{own}"));
            let places = given.chain([format!("{folder}{name}.rs"), format!("{folder}{name}/mod.rs")]);
            if let Some((file, _)) = places.into_iter().find_map(|place| files.get_key_value(&place)) {
                self.add(files, [path.clone(), vec![name.clone()]].concat(), file);
            }
        }
        // With two roots, what both have is the first one's.
        self.0.entry(path).or_insert(Module { file, names });
    }

    fn arrows(&self) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (at, module) in &self.0 {
            let Names { imports, paths, .. } = &module.names;
            let named = imports.iter().filter(|import| !import.public).map(|import| &import.path);
            let to = named.chain(paths).filter_map(|path| self.find(at, path, 0)).filter(|to| *to != module.file);
            arrows.entry(module.file).or_default().extend(to);
        }
        arrows
    }

    /// The file that defines what a path names in a module, if it is one of this crate.
    fn find(&self, at: &[String], path: &[String], depth: u8) -> Option<&'a str> {
        let (first, rest) = path.split_first()?;
        let module = self.0.get(at)?;
        match first.as_str() {
            "crate" => self.walk(Vec::new(), rest, depth),
            "self" => self.walk(at.to_vec(), rest, depth),
            "super" => {
                let up = at.split_last()?.1;
                match rest.first().map(String::as_str) {
                    Some("super") => self.find(up, rest, depth),
                    _ => self.walk(up.to_vec(), rest, depth),
                }
            }
            _ if module.names.modules.iter().any(|(name, _)| name == first) => self.walk(at.to_vec(), path, depth),
            // What was imported under this name; or a name from elsewhere.
            _ => {
                let import = module.names.imports.iter().find(|import| import.name == *first)?;
                self.follow(at, import, rest, depth)
            }
        }
    }

    fn follow(&self, at: &[String], import: &Import, rest: &[String], depth: u8) -> Option<&'a str> {
        // An import of its own name, as of another crate, would lead in a circle itself.
        if depth > 20 || import.path.first() == Some(&import.name) && import.path.len() == 1 {
            return None;
        }
        self.find(at, &[import.path.as_slice(), rest].concat(), depth + 1)
    }

    /// The same from a module downwards.
    fn walk(&self, mut at: Vec<String>, path: &[String], depth: u8) -> Option<&'a str> {
        let module = self.0.get(&at)?;
        let Some((first, rest)) = path.split_first() else { return Some(module.file) };
        at.push(first.clone());
        if self.0.contains_key(&at) {
            return self.walk(at, rest, depth);
        }
        at.pop();
        let imports = &module.names.imports;
        if let Some(import) = imports.iter().find(|import| import.name == *first) {
            return self.follow(&at, import, rest, depth).or(Some(module.file));
        }
        // It may come with everything of another module; otherwise it is defined here.
        let all = imports.iter().filter(|import| import.name == "*");
        let mut there = all.filter_map(|import| self.find(&at, &import.path, depth + 1));
        let defines =
            |file: &&str| self.0.values().any(|module| module.file == *file && module.names.items.contains(first));
        there.find(defines).or(Some(module.file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        circles(&files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn two_files_that_name_each_other_are_a_circle() {
        let files = [("lib.rs", "mod a;\nmod b;"), ("a.rs", "use crate::b::B;"), ("b.rs", "fn f() { super::a::g() }")];
        assert_eq!(found(&files), [["a.rs names b.rs", "b.rs names a.rs"]]);
    }

    #[test]
    fn a_circle_goes_through_others() {
        let files = [
            ("main.rs", "mod a;\nmod b;\nmod c;"),
            ("a.rs", "use crate::b;"),
            ("b.rs", "use crate::c::{C, D};"),
            ("c.rs", "use crate::a::A;"),
        ];
        assert_eq!(found(&files), [["a.rs names b.rs", "b.rs names c.rs", "c.rs names a.rs"]]);
    }

    #[test]
    fn what_is_handed_on_is_looked_for_where_it_is() {
        // The folder's own file only hands on, so its two files do not name each other.
        let files = [
            ("lib.rs", "mod x;"),
            ("x/mod.rs", "mod a;\nmod b;\npub use a::A;\npub use b::B;"),
            ("x/a.rs", "use super::B;"),
            ("x/b.rs", "struct B;"),
        ];
        assert!(found(&files).is_empty());
        let mut back = files;
        back[3].1 = "use crate::x::A;";
        assert_eq!(found(&back), [["x/a.rs names x/b.rs", "x/b.rs names x/a.rs"]]);
        // The same where everything is handed on.
        back[1].1 = "mod a;\nmod b;\npub use a::*;\npub use b::*;";
        (back[2].1, back[3].1) = ("use super::B;\nstruct A;", "use super::A;\nstruct B;");
        assert_eq!(found(&back), [["x/a.rs names x/b.rs", "x/b.rs names x/a.rs"]]);
    }

    #[test]
    fn a_parent_that_uses_its_child_and_is_used_by_it_is_in_a_circle() {
        let files = [("lib.rs", "mod x;"), ("x/mod.rs", "mod a;\nfn f() { a::g() }"), ("x/a.rs", "use super::f;")];
        assert_eq!(found(&files), [["x/a.rs names x/mod.rs", "x/mod.rs names x/a.rs"]]);
    }

    #[test]
    fn tests_may_name_what_they_test() {
        let files = [
            ("lib.rs", "mod a;"),
            ("a.rs", "#[cfg(test)]\n#[path = \"a_tests.rs\"]\nmod tests;\nfn f() {}"),
            ("a_tests.rs", "use super::*;"),
        ];
        assert!(found(&files).is_empty());
    }
}
