//! SQL.

use super::cursor::{Cursor, is_word};
use popquiz_core::prose::Token;

const KEYWORDS: [&str; 73] = [
    "add",
    "all",
    "alter",
    "analyze",
    "and",
    "any",
    "as",
    "asc",
    "begin",
    "between",
    "by",
    "cascade",
    "case",
    "check",
    "column",
    "commit",
    "constraint",
    "create",
    "cross",
    "default",
    "delete",
    "desc",
    "distinct",
    "drop",
    "else",
    "end",
    "exists",
    "explain",
    "for",
    "foreign",
    "from",
    "full",
    "group",
    "having",
    "if",
    "ilike",
    "in",
    "index",
    "inner",
    "insert",
    "into",
    "is",
    "join",
    "key",
    "left",
    "like",
    "limit",
    "not",
    "null",
    "offset",
    "on",
    "or",
    "order",
    "outer",
    "over",
    "partition",
    "primary",
    "references",
    "returning",
    "right",
    "rollback",
    "savepoint",
    "select",
    "set",
    "table",
    "then",
    "union",
    "unique",
    "update",
    "using",
    "values",
    "when",
    "where",
];

pub(super) fn lex(cursor: &mut Cursor) {
    while let Some(c) = cursor.peek() {
        let rest = cursor.rest();
        if rest.starts_with("--") {
            cursor.take(Token::Comment, cursor.to_line_end());
        } else if rest.starts_with("/*") {
            cursor.take(Token::Comment, cursor.to_end_of(2, "*/"));
        } else if c == '\'' {
            // A doubled mark is two strings side by side, which looks the same.
            cursor.take(Token::String, cursor.to_end_of(1, "'"));
        } else if c == '"' {
            // A quoted name.
            cursor.skip(cursor.to_end_of(1, "\""));
        } else if is_word(c) && !cursor.number() {
            let length = cursor.count(is_word);
            if KEYWORDS.contains(&rest[..length].to_ascii_lowercase().as_str()) {
                cursor.take(Token::Keyword, length);
            } else {
                cursor.skip(length);
            }
        } else if !c.is_ascii_digit() {
            cursor.skip_char();
        }
    }
}
