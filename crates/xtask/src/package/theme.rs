//! The finished themes: each pair of colours that text stands in can be read.

#![cfg(test)]

use crate::project;
use std::collections::BTreeMap;

type Colours = BTreeMap<String, [[f64; 3]; 2]>;

/// `--popquiz-NAME` of a style sheet, light and dark.
fn colours(sheet: &str) -> Colours {
    let mut found = Colours::new();
    for line in sheet.lines() {
        let Some((_, rest)) = line.split_once("--popquiz-") else { continue };
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let Some((_, pair)) = rest.split_once("light-dark(") else { continue };
        let mut two = pair.split([',', ')']).map(|hex| channels(hex.trim()));
        if let (Some(Some(light)), Some(Some(dark))) = (two.next(), two.next()) {
            found.insert(name, [light, dark]);
        }
    }
    found
}

fn channels(hex: &str) -> Option<[f64; 3]> {
    let digits: Vec<u32> = hex.strip_prefix('#')?.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let pairs: Vec<u32> = match digits.len() {
        3 => digits.iter().map(|digit| digit * 17).collect(),
        6 => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
        _ => return None,
    };
    Some([f64::from(pairs[0]), f64::from(pairs[1]), f64::from(pairs[2])])
}

/// The contrast of WCAG 2, from 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let linear =
            |c: f64| if c / 255.0 <= 0.040_45 { c / 255.0 / 12.92 } else { ((c / 255.0 + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
    };
    let (a, b) = (luminance(one) + 0.05, luminance(other) + 0.05);
    a.max(b) / a.min(b)
}

#[test]
fn text_can_be_read_in_every_theme() {
    const PAIRS: [(&str, &str, f64); 14] = [
        ("ink", "paper", 4.5),
        ("ink", "card", 4.5),
        ("ink", "sunken", 4.5),
        ("ink", "accent-wash", 4.5),
        ("ink", "right-wash", 4.5),
        ("ink", "wrong-wash", 4.5),
        ("ink-2", "card", 4.5),
        ("ink-2", "sunken", 4.5),
        ("accent", "card", 4.5),
        ("on-accent", "accent", 4.5),
        ("right", "right-wash", 4.5),
        ("wrong", "wrong-wash", 4.5),
        ("edge", "card", 3.0),
        ("edge", "paper", 3.0),
    ];
    let plain = colours(&project::read(&project::root().join("www/popquiz.css")).expect("the style sheet"));
    let folder = project::root().join("packaging/npm/themes");
    let themes = project::files(&folder).expect("the themes");
    assert_eq!(themes.len(), 4);
    for theme in themes {
        let mut all = plain.clone();
        let own = colours(&project::read(&folder.join(&theme)).expect("a theme"));
        assert!(!own.is_empty(), "{} sets nothing", theme.display());
        all.extend(own);
        for (text, ground, least) in PAIRS {
            for scheme in [0, 1] {
                let ratio = contrast(all[text][scheme], all[ground][scheme]);
                let name = ["light", "dark"][scheme];
                assert!(ratio >= least, "{}: {text} on {ground}, {name}: {ratio:.2} is under {least}", theme.display());
            }
        }
    }
}
