//! Every language, and what holds for all of them.

use super::highlight;
use popquiz_core::prose::Token;
use proptest::prelude::*;

/// Stretches that are not plain, as `K:def` and so on: short enough to read in an assertion.
fn marks(lang: &str, code: &str) -> Vec<String> {
    let letter = |token| match token {
        Token::Plain => '.',
        Token::Keyword => 'K',
        Token::String => 'S',
        Token::Comment => 'C',
        Token::Number => 'N',
        Token::Name => 'A',
    };
    let stretches = highlight(lang, code).into_iter().flatten();
    stretches.filter(|s| s.token != Token::Plain).map(|s| format!("{}:{}", letter(s.token), s.text)).collect()
}

const LANGS: [&str; 9] = ["python", "django", "sh", "sql", "json", "toml", "dockerfile", "text", ""];

fn put_together(lang: &str, code: &str) -> String {
    let lines = highlight(lang, code);
    lines.iter().map(|line| line.iter().map(|s| s.text.as_str()).collect::<String>()).collect::<Vec<_>>().join("\n")
}

proptest! {
    #[test]
    fn no_character_is_lost(code in "\\PC{0,60}(\n\\PC{0,40}){0,4}") {
        for lang in LANGS {
            prop_assert_eq!(&put_together(lang, &code), &code);
        }
    }

    #[test]
    fn nor_in_pieces_of_code(parts in proptest::collection::vec(proptest::sample::select(vec![
        "def ", "f\"", "'''", "'", "\"", "#", "\\", "\n", "{%", "%}", "{{", "}}", "{#", "#}", "<a ", ">", "<!--", "-->",
        "=", "$ ", "$X", "--", "/*", "*/", ":", "[", "]", "12.5e3", "ß", "____", "FROM ", "class ", "@", " ", "null",
    ]), 0..30)) {
        let code = parts.concat();
        for lang in LANGS {
            prop_assert_eq!(&put_together(lang, &code), &code);
        }
    }
}

#[test]
fn an_unknown_language_is_plain() {
    assert_eq!(marks("brainfuck", "def +[-->-[>>+>]] # 1"), [""; 0]);
    assert_eq!(highlight("", "a\n\nb").len(), 3);
}

#[test]
fn json_knows_keys_from_strings() {
    assert_eq!(marks("json", r#"{"a": "b", "n": [1, null]}"#), ["A:\"a\"", "S:\"b\"", "A:\"n\"", "N:1", "K:null"]);
}

#[test]
fn toml_ini_and_yaml() {
    assert_eq!(marks("toml", "[tool.x]\nkey = \"v\" # c"), ["K:[tool.x]", "A:key", "S:\"v\"", "C:# c"]);
    assert_eq!(marks("yaml", "on:\n  - run: a#b\n    n: 3"), ["A:on", "A:run", "A:n", "N:3"]);
}

#[test]
fn names_keywords_strings_and_numbers() {
    let code = "@admin.register(Book)\nclass Page(View):\n    def get(self): return f\"{x}\" + r'\\d' # 1\n";
    let expect =
        ["A:@admin.register", "K:class", "A:Page", "K:def", "A:get", "K:return", "S:f\"{x}\"", "S:r'\\d'", "C:# 1"];
    assert_eq!(marks("python", code), expect);
}

#[test]
fn words_that_hold_keywords_are_not_keywords() {
    assert_eq!(marks("python", "classes = order_in(x1, 3.5, 1_000)"), ["N:3.5", "N:1_000"]);
}

#[test]
fn strings_end_where_python_ends_them() {
    let code = "a = \"\"\"one\n\\\"\"\" two\"\"\"\nb = 'open\nif";
    assert_eq!(marks("python", code), ["S:\"\"\"one", "S:\\\"\"\" two\"\"\"", "S:'open", "K:if"]);
}

#[test]
fn commands_options_and_variables() {
    let code = "DEBUG=1 python manage.py test --parallel \"$X\" | tee -a log # all\ncd $HOME";
    let expect = ["A:DEBUG", "K:python", "A:--parallel", "S:\"$X\"", "K:tee", "A:-a", "C:# all", "K:cd", "A:$HOME"];
    assert_eq!(marks("sh", code), expect);
}

#[test]
fn output_is_plain_in_a_session() {
    assert_eq!(marks("sh", "$ python -V\nPython 3.14\n$ ls"), ["C:$ ", "K:python", "A:-V", "C:$ ", "K:ls"]);
}

#[test]
fn a_dockerfile_has_instructions() {
    let code = "FROM python:3.14 AS base\nRUN pip \\\n  install x\nCMD [\"a\"]";
    assert_eq!(marks("dockerfile", code), ["K:FROM", "K:AS", "K:RUN", "K:CMD", "S:\"a\""]);
}

#[test]
fn keywords_in_any_capitals_strings_and_comments() {
    let code = "SELECT \"select\", 'it''s' from t1 where id = 12 -- all";
    assert_eq!(marks("sql", code), ["K:SELECT", "S:'it''s'", "K:from", "K:where", "N:12", "C:-- all"]);
}

#[test]
fn tags_and_attributes() {
    let code = "<a class=\"x {% if y %}on{% endif %}\">{{ name|default:\"-\" }}</a> {# note #} 1 < 2";
    let expect = [
        "K:<a",
        "A:class",
        "S:\"x ",
        "K:{%",
        "K:if",
        "K:%}",
        "S:on",
        "K:{%",
        "K:endif",
        "K:%}",
        "S:\"",
        "K:>{{",
        "S:\"-\"",
        "K:}}</a>",
        "C:{# note #}",
    ];
    assert_eq!(marks("django", code), expect);
}
