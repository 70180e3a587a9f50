//! The catalogue as Rust: a module for each screen, with one table of texts.

use crate::{Argument, Catalogue, Message, Part, Screen};
use std::fmt::Write;

/// Writes it out. It needs `Table`, `Word`, `Argument` and `fill` around it, as `popquiz-words` has them.
#[must_use]
pub fn rust(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for screen in &catalogue.screens {
        // Writing to a string cannot fail.
        let _ = module(&mut out, screen);
    }
    out
}

fn module(out: &mut String, screen: &Screen) -> std::fmt::Result {
    writeln!(out, "/// Messages of `{}`.\npub mod {} {{", screen.name, screen.name)?;
    writeln!(out, "    #[allow(unused_imports, reason = \"not every screen has messages with arguments\")]")?;
    writeln!(out, "    use crate::{{Argument, Table, Word, fill}};\n")?;
    writeln!(out, "    static SCREEN_TEXTS: Table = Table({:?});", table(screen))?;
    for (at, message) in screen.messages.iter().enumerate() {
        let text = message.text.replace('\n', " ");
        writeln!(out, "\n    #[doc = {:?}]", format!("“{text}”"))?;
        if message.arguments.is_empty() {
            writeln!(out, "    pub const {}: Word = Word(&SCREEN_TEXTS, {at});", message.name.to_ascii_uppercase())?;
        } else {
            filled(out, at, message)?;
        }
    }
    writeln!(out, "}}")
}

fn filled(out: &mut String, at: usize, message: &Message) -> std::fmt::Result {
    let name = camel(&message.name);
    let lives = if message.arguments.iter().any(|argument| !argument.number) { ("<'a>", "<'_>") } else { ("", "") };
    writeln!(out, "    #[derive(Clone, Copy, Debug)]\n    pub struct {name}{} {{", lives.0)?;
    let mut given = Vec::new();
    for Argument { name, number } in &message.arguments {
        let (doc, kind) = if *number { ("A number.", "usize") } else { ("A text.", "&'a str") };
        writeln!(out, "        /// {doc}\n        pub {name}: {kind},")?;
        given.push(format!("Argument::{}(self.{name})", if *number { "Number" } else { "Text" }));
    }
    writeln!(out, "    }}\n\n    impl {name}{} {{\n        /// The text.\n        #[must_use]", lives.1)?;
    writeln!(out, "        pub fn text(self) -> String {{")?;
    writeln!(out, "            fill(Word(&SCREEN_TEXTS, {at}), &[{}])\n        }}\n    }}", given.join(", "))
}

/// All texts of a screen, each behind a character that is its length.
fn table(screen: &Screen) -> String {
    let mut out = String::new();
    for message in &screen.messages {
        let mut text = String::new();
        encode(&mut text, &message.parts, &message.arguments);
        let length = u32::try_from(text.len()).ok().and_then(char::from_u32).expect("a message is no book");
        out.push(length);
        out.push_str(&text);
    }
    out
}

fn encode(out: &mut String, parts: &[Part], arguments: &[Argument]) {
    let sign = |name: &str, base: u8| {
        let at = arguments.iter().position(|argument| argument.name == name).unwrap_or_default();
        char::from(base + 1 + u8::try_from(at).unwrap_or_default())
    };
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Argument(argument) => out.push(sign(&argument.name, 0)),
            Part::Plural(name, forms) => {
                out.push(sign(name, 0x10));
                for (at, (category, parts)) in forms.iter().enumerate() {
                    out.push_str(if at > 0 { "\u{1e}" } else { "" });
                    out.push_str(category);
                    out.push('\u{1d}');
                    encode(out, parts, arguments);
                }
                out.push('\u{1f}');
            }
        }
    }
}

/// `not_found` as `NotFound`.
fn camel(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn arguments_stand_in_the_order_of_their_names_whatever_the_order_of_the_text() {
        let catalogue = parse("[a]\nx = '{z} of {b, number}'\n").expect("it is well-formed");
        let code = super::rust(&catalogue);
        assert!(code.contains("Table(\"\\u{6}\\u{2} of \\u{1}\")"), "{code}");
        assert!(
            code.contains("fill(Word(&SCREEN_TEXTS, 0), &[Argument::Number(self.b), Argument::Text(self.z)])"),
            "{code}"
        );
        assert!(code.contains("pub b: usize,") && code.contains("pub z: &'a str,"), "{code}");
    }
}
