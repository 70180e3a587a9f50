//! What a Rust file names of others: read from its words, because what it costs to compile is no matter here.
//!
//! Code that is compiled for tests alone is left out: a test may look anywhere.

/// What a file declares and names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Modules that have a file of their own: the name, and the path where an attribute gives one.
    pub modules: Vec<(String, Option<String>)>,
    /// What is defined: functions, types and the like, by name.
    pub items: Vec<String>,
    /// What is imported: the name here, the path it stands for, and whether it is handed on by `pub`.
    pub imports: Vec<Import>,
    /// Paths that stand in the code itself, such as `super::parts::card`.
    pub paths: Vec<Vec<String>>,
}

/// One name that is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The name here; `*` for all that there is.
    pub name: String,
    /// What it stands for. One from an inline module has its `super`s taken off.
    pub path: Vec<String>,
    /// Whether others may have it from here.
    pub public: bool,
}

/// The words of a file: names, `::`, and single signs. Comments, texts and lifetimes are left out, but for the text after
/// `path =`.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    while at < chars.len() {
        let (c, next) = (chars[at], chars.get(at + 1).copied().unwrap_or(' '));
        let rest = |from: usize| chars.get(from..).unwrap_or_default();
        if c == '/' && next == '/' {
            at += rest(at).iter().position(|&c| c == '\n').unwrap_or(chars.len());
        } else if c == '/' && next == '*' {
            at += 2 + rest(at).windows(2).position(|pair| pair == ['*', '/']).unwrap_or(chars.len());
        } else if c == 'r' && (next == '"' || next == '#') && raw_end(&chars, at).is_some() {
            at = raw_end(&chars, at).unwrap_or(chars.len());
        } else if c == '"' {
            let mut end = at + 1;
            while end < chars.len() && chars[end] != '"' {
                end += if chars[end] == '\\' { 2 } else { 1 };
            }
            if words.ends_with(&["path".into(), "=".into()]) {
                words.push(chars[at + 1..end.min(chars.len())].iter().collect());
            }
            at = end + 1;
        } else if c == '\'' {
            // A character, or the name of a lifetime.
            let end = match next {
                '\\' => rest(at + 3).iter().position(|&c| c == '\'').map(|more| at + 3 + more),
                _ => Some(at + 2).filter(|&end| chars.get(end) == Some(&'\'')),
            };
            at = end.unwrap_or(at) + 1;
        } else if is_name(c) {
            let end = rest(at).iter().position(|&c| !is_name(c)).map_or(chars.len(), |more| at + more);
            words.push(chars[at..end].iter().collect());
            at = end;
        } else if c == ':' && next == ':' {
            words.push("::".into());
            at += 2;
        } else {
            if !c.is_whitespace() {
                words.push(c.to_string());
            }
            at += 1;
        }
    }
    words
}

/// Where a raw text ends that begins here, if one does.
fn raw_end(chars: &[char], at: usize) -> Option<usize> {
    let signs = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    let open = at + 1 + signs;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', signs)).collect();
    chars[open + 1..].windows(close.len()).position(|part| part == close).map(|more| open + 1 + more + close.len())
}

/// Reads a file.
pub fn read(text: &str) -> Names {
    let mut reader = Reader { words: words(text), at: 0, names: Names::default() };
    reader.items(0);
    reader.names
}

struct Reader {
    words: Vec<String>,
    at: usize,
    names: Names,
}

impl Reader {
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    /// Everything up to the brace that closes what is open, `depth` inline modules deep.
    fn items(&mut self, depth: usize) {
        let (mut attribute, mut public) = (String::new(), false);
        while self.at < self.words.len() {
            match self.word(0) {
                "#" => {
                    attribute.push_str(&self.bracket());
                    continue;
                }
                "pub" => {
                    public = true;
                    self.at += 1;
                    if self.word(0) == "(" {
                        self.skip("(", ")");
                    }
                    continue;
                }
                _ if attribute.contains("cfg ( test") || attribute.contains("cfg ( all ( test") => self.skip_item(),
                "use" => {
                    self.at += 1;
                    self.tree(&[], public, depth);
                }
                "mod" if self.word(2) == ";" => {
                    let path = attribute.split_once("path = ").map(|(_, path)| path.trim_end_matches(" ]").to_owned());
                    self.names.modules.push((self.word(1).to_owned(), path));
                    self.at += 3;
                }
                "mod" if self.word(2) == "{" => {
                    self.at += 3;
                    self.items(depth + 1);
                }
                "{" => {
                    self.at += 1;
                    self.items(depth);
                }
                "}" => {
                    self.at += 1;
                    return;
                }
                _ => self.path(depth),
            }
            attribute.clear();
            public = false;
        }
    }

    /// An attribute, as one text.
    fn bracket(&mut self) -> String {
        let from = self.at;
        self.at += 1;
        if self.word(0) == "!" {
            self.at += 1;
        }
        if self.word(0) == "[" {
            self.skip("[", "]");
        }
        self.words[from..self.at].join(" ")
    }

    /// Past the sign that closes the one that stands here.
    fn skip(&mut self, open: &str, close: &str) {
        let mut depth = 0;
        while self.at < self.words.len() {
            let word = self.word(0);
            if word == open {
                depth += 1;
            } else if word == close {
                depth -= 1;
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_item(&mut self) {
        while self.at < self.words.len() {
            match self.word(0) {
                ";" | "," => return self.at += 1,
                "{" => return self.skip("{", "}"),
                "(" => self.skip("(", ")"),
                "}" => return,
                _ => self.at += 1,
            }
        }
    }

    /// What a `use` imports, from here to its end, or to the end of one branch.
    fn tree(&mut self, stem: &[String], public: bool, depth: usize) {
        let mut path = stem.to_vec();
        loop {
            match self.word(0) {
                "{" => {
                    self.at += 1;
                    while !matches!(self.word(0), "}" | "") {
                        self.tree(&path, public, depth);
                        if self.word(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    break;
                }
                "*" => {
                    self.at += 1;
                    self.import("*".into(), path, public, depth);
                    break;
                }
                "::" => self.at += 1,
                ";" | "," | "}" | "" => {
                    self.import_last(path, public, depth);
                    break;
                }
                "as" => {
                    let name = self.word(1).to_owned();
                    self.at += 2;
                    if path.last().is_some_and(|last| last == "self") {
                        path.pop();
                    }
                    self.import(name, path, public, depth);
                    break;
                }
                name => {
                    path.push(name.to_owned());
                    self.at += 1;
                }
            }
        }
    }

    fn import_last(&mut self, mut path: Vec<String>, public: bool, depth: usize) {
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        if let Some(name) = path.last().cloned() {
            self.import(name, path, public, depth);
        }
    }

    fn import(&mut self, name: String, path: Vec<String>, public: bool, depth: usize) {
        if let Some(path) = from_file(path, depth) {
            self.names.imports.push(Import { name, path, public });
        }
    }

    /// A path in the code, or another word.
    fn path(&mut self, depth: usize) {
        if matches!(self.word(0), "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union") {
            self.names.items.push(self.word(1).to_owned());
        }
        let mut path = Vec::new();
        loop {
            path.push(self.word(0).to_owned());
            self.at += 1;
            let name = |word: &str| word.starts_with(|c: char| c.is_alphabetic() || c == '_');
            if self.word(0) != "::" || !name(self.word(1)) {
                break;
            }
            self.at += 1;
        }
        if path.len() > 1 {
            self.names.paths.extend(from_file(path, depth));
        }
    }
}

/// A path of an inline module as the file would write it; none if it stays within that module.
fn from_file(path: Vec<String>, depth: usize) -> Option<Vec<String>> {
    if depth == 0 || path.first().is_some_and(|first| first == "crate") {
        return Some(path);
    }
    let ups = path.iter().take_while(|word| *word == "super").count();
    match ups.checked_sub(depth)? {
        0 => Some([vec!["self".to_owned()], path[depth..].to_vec()].concat()),
        _ => Some(path[depth..].to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(text: &str) -> Vec<(String, String, bool)> {
        read(text).imports.into_iter().map(|import| (import.name, import.path.join("::"), import.public)).collect()
    }

    fn import(name: &str, path: &str, public: bool) -> (String, String, bool) {
        (name.into(), path.into(), public)
    }

    #[test]
    fn a_tree_of_imports_is_each_of_its_leaves() {
        assert_eq!(
            imports("pub use a::{self, b::{C, D as E}, *};\nuse super::f;"),
            [
                import("a", "a", true),
                import("C", "a::b::C", true),
                import("E", "a::b::D", true),
                import("*", "a", true),
                import("f", "super::f", false),
            ]
        );
    }

    #[test]
    fn paths_in_the_code_count_and_comments_and_texts_do_not() {
        let text = "fn f<'a>(x: &'a str) { /* a::b */ super::g('\"', \"c::d\", r#\"e::f\"#); } // h::i";
        assert_eq!(read(text).paths, [["super", "g"]]);
    }

    #[test]
    fn what_is_compiled_for_tests_alone_is_left_out() {
        let text =
            "#[cfg(test)]\nmod tests { use super::*; fn f() { crate::a::b() } }\n#[cfg(test)]\nuse x::y;\nmod c;";
        let names = read(text);
        assert_eq!((names.imports.len(), names.paths.len()), (0, 0));
        assert_eq!(names.modules, [("c".to_owned(), None)]);
    }

    #[test]
    fn an_inline_module_names_as_its_file_would() {
        let names = read("mod inner { use super::A; use super::super::B; fn f() { crate::c::d() } }");
        let paths: Vec<String> = names.imports.iter().map(|import| import.path.join("::")).collect();
        assert_eq!(paths, ["self::A", "super::B"]);
        assert_eq!(names.paths, [["crate", "c", "d"]]);
    }

    #[test]
    fn a_module_may_say_where_its_file_is() {
        assert_eq!(read("#[path = \"x_y.rs\"]\nmod y;").modules, [("y".to_owned(), Some("x_y.rs".to_owned()))]);
    }
}
