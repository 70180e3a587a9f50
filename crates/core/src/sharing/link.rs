//! What follows the `#` of an address, where it speaks to a widget: `#popquiz:item=orm-querysets&seed=7`.
//!
//! Names are lower-case words; values are percent-encoded UTF-8. Nothing here fails: a fragment of somebody else has no
//! pairs, and what is not understood in one of ours is left as it stands.

use core::fmt::Write;

/// What our fragments begin with.
const PREFIX: &str = "popquiz:";

/// Whether a fragment, with or without its `#`, is one of ours.
#[must_use]
pub fn is_ours(fragment: &str) -> bool {
    of_hash(fragment).starts_with(PREFIX)
}

/// A fragment without its `#`, and without what was pasted with it: line ends, blanks, a byte order mark.
fn of_hash(fragment: &str) -> &str {
    let pasted = |c: char| c == '\u{feff}' || c.is_whitespace();
    let mut fragment = fragment.trim_matches(pasted);
    // As a browser writes them.
    while let Some(rest) = ["%0D", "%0A", "%0d", "%0a"].iter().find_map(|end| fragment.strip_suffix(end)) {
        fragment = rest.trim_end_matches(pasted);
    }
    fragment.strip_prefix('#').unwrap_or(fragment)
}

/// The pairs of a fragment, with or without its `#`, in their order. None if it is not ours.
#[must_use]
pub fn parse(fragment: &str) -> Vec<(String, String)> {
    let Some(pairs) = of_hash(fragment).strip_prefix(PREFIX) else { return Vec::new() };
    let named = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    };
    pairs.split('&').filter(|pair| !pair.is_empty()).map(named).collect()
}

/// The value of a name among the pairs of a fragment; the first of several.
#[must_use]
pub fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The fragment that says these pairs, with its `#`.
#[must_use]
pub fn write(pairs: &[(&str, &str)]) -> String {
    let mut out = format!("#{PREFIX}");
    for (at, (name, value)) in pairs.iter().enumerate() {
        if at > 0 {
            out.push('&');
        }
        encode(name, &mut out);
        out.push('=');
        encode(value, &mut out);
    }
    out
}

/// Everything but what may stand in a fragment and means nothing there is written as `%xx`.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Takes `%xx` back. A percent sign that begins no such code is itself; bytes that are not UTF-8 become the sign for
/// what cannot be read.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| first == b'%').and_then(|code| {
            let [high, low] = [code[0], code[1]].map(|digit| char::from(digit).to_digit(16));
            u8::try_from(high? * 16 + low?).ok()
        });
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pairs(fragment: &str) -> Vec<(String, String)> {
        parse(fragment)
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(list in proptest::collection::vec(("[a-z]{1,8}", "\\PC{0,20}"), 0..4)) {
            let given: Vec<(&str, &str)> = list.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let fragment = write(&given);
            prop_assert!(fragment.is_ascii());
            prop_assert_eq!(parse(&fragment), list);
        }

        #[test]
        fn reading_is_total(text in "\\PC{0,40}", tail in "popquiz:[a-z=&%0-9]{0,30}") {
            let _ = (parse(&text), parse(&tail));
        }
    }

    #[test]
    fn what_was_pasted_with_a_link_is_no_part_of_it() {
        let clean = pairs("#popquiz:item=orm-querysets&seed=7");
        for before in ["", " ", "\u{feff}", "\r\n"] {
            for after in ["", " ", "\n", "\r\n", "\t", "%0D%0A", "%0d%0a ", "\u{a0}"] {
                let pasted = format!("{before}#popquiz:item=orm-querysets&seed=7{after}");
                assert!(is_ours(&pasted), "{pasted:?}");
                assert_eq!(pairs(&pasted), clean, "{pasted:?}");
            }
        }
        assert_eq!(pairs("popquiz:seed=a%20"), [("seed".into(), "a ".into())], "what was written so stays");
    }

    #[test]
    fn names_and_values_come_in_their_order() {
        let found = pairs("#popquiz:item=orm-what-it-is&open=1");
        assert!(is_ours("#popquiz:item=orm-what-it-is&open=1"));
        assert_eq!(found, [("item".into(), "orm-what-it-is".into()), ("open".into(), "1".into())]);
        assert_eq!((value(&found, "item"), value(&found, "seed")), (Some("orm-what-it-is"), None));
    }

    #[test]
    fn fragments_of_the_page_are_not_ours() {
        for other in ["", "#", "#chapter-2", "#popquiz", "popquizzes:a=b", "#Popquiz:item=a"] {
            assert!(pairs(other).is_empty() && !is_ours(other), "{other}");
        }
    }

    #[test]
    fn codes_that_are_none_stay_as_they_stand() {
        assert_eq!(value(&pairs("#popquiz:a=100%&b=%zz&c=%4"), "a"), Some("100%"));
        assert_eq!(value(&pairs("#popquiz:b=%zz%41"), "b"), Some("%zzA"));
        assert_eq!(value(&pairs("#popquiz:c=%ff"), "c"), Some("\u{fffd}"));
    }
}
