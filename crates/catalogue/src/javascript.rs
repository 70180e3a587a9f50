//! A screen's messages as a JavaScript module: a text for each one without arguments, a function of its arguments by name
//! for each of the others.

use crate::{Part, Screen};
use std::fmt::Write;

/// Writes it out.
///
/// # Errors
/// A message holds what scripts cannot fill: a number or a plural.
pub fn javascript(screen: &Screen) -> Result<String, String> {
    let mut out = String::new();
    for message in &screen.messages {
        let name = camel(&message.name);
        if message.arguments.iter().any(|argument| argument.number) {
            return Err(format!("[{}] {}: a script fills in texts, no numbers and plurals", screen.name, message.name));
        }
        let names: Vec<&str> = message.arguments.iter().map(|argument| argument.name.as_str()).collect();
        let mut text = String::new();
        for part in &message.parts {
            match part {
                Part::Text(words) => {
                    text.push_str(&words.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${"));
                }
                Part::Argument(argument) => text.extend(["${", &argument.name, "}"]),
                Part::Plural(..) => {}
            }
        }
        // Writing to a string cannot fail.
        let _ = match names.as_slice() {
            [] => writeln!(out, "export const {name} = `{text}`;"),
            names => writeln!(out, "export const {name} = ({{ {} }}) => `{text}`;", names.join(", ")),
        };
    }
    Ok(out)
}

/// `not_found` as `notFound`.
pub fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| all + &word[..1].to_ascii_uppercase() + &word[1..])
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn a_script_gets_texts_and_functions_of_named_arguments() {
        let catalogue = parse("[a]\nnot_here = 'A `b`'\nmoved = '{what} moved {to}'\n").expect("it is well-formed");
        let script = super::javascript(&catalogue.screens[0]).expect("there are only texts in it");
        let wanted =
            ["export const notHere = `A \\`b\\``;", "export const moved = ({ to, what }) => `${what} moved ${to}`;"];
        assert_eq!(script.lines().collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn a_script_fills_in_no_numbers() {
        let catalogue = parse("[a]\nleft = '{n, number} left'\n").expect("it is well-formed");
        assert!(super::javascript(&catalogue.screens[0]).is_err());
    }
}
