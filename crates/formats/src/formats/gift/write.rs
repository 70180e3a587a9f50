//! GIFT out: Markdown, each question on a line of its own.

use super::text::escape;
use crate::features::Feature;
use crate::feedback;
use crate::loss::Losses;
use crate::lower::{self, Lowered, lower, share};
use crate::position::Place;
use popquiz_core::bank::Bank;
use popquiz_core::export;
use popquiz_core::item::{Item, Pairs};
use popquiz_core::prose::Prose;
use std::fmt::Write;

/// Writes the items at some positions of a bank.
pub(super) fn write(bank: &Bank, at: &[usize], losses: &mut Losses) -> Vec<u8> {
    let mut out = String::new();
    let mut area = String::new();
    for item in at.iter().filter_map(|&at| bank.item(at)) {
        if item.head().area != area {
            area.clone_from(&item.head().area);
            // Writing to a string cannot fail.
            let _ = write!(out, "$CATEGORY: {area}\n\n");
        }
        question(&item, losses, &mut out);
    }
    out.into_bytes()
}

fn question(item: &Item, losses: &mut Losses, out: &mut String) {
    let lowered = lower(item, losses);
    let tags: Vec<String> = lower::tags(item).iter().map(|tag| format!(" [tag:{tag}]")).collect();
    let _ = writeln!(out, "// [id:{}]{}", item.id(), tags.concat());
    let _ = write!(out, "::{}::[markdown]{} {{", item.id(), markdown(&lower::stem(item)));
    match lowered {
        Lowered::Choice(choices) => {
            let keys = choices.iter().filter(|choice| choice.key).count();
            for choice in &choices {
                out.push_str(match (choice.key, keys) {
                    (true, 1) => "\n\t=",
                    (false, 1) => "\n\t~",
                    _ => "\n\t~%",
                });
                if keys > 1 {
                    // Moodle wants the shares that it knows.
                    let share = share(keys);
                    let _ = write!(out, "{}%", if choice.key { share.to_owned() } else { format!("-{share}") });
                }
                let _ = write!(out, "[markdown]{}", markdown(&choice.text));
                said(&choice.reason, out);
            }
        }
        Lowered::Short { accepted, wrong } => {
            let place = Place::item(item.id());
            if lower::tags(item).iter().any(|tag| tag == "case:exact") {
                losses.report(
                    Feature::Capitals,
                    &place,
                    "a tag `case:exact` says it; in Moodle capitals do not matter",
                );
            }
            for text in accepted {
                // What begins with a percent sign would be taken for a weight.
                let weight = if text.starts_with('%') { "%100%" } else { "" };
                let _ = write!(out, "\n\t={weight}{}", escape(&text.replace('*', "\\*")));
            }
            for (text, reason) in wrong {
                let _ = write!(out, "\n\t=%0%{}", escape(&text.replace('*', "\\*")));
                said(&reason, out);
            }
        }
        Lowered::Number { accepted, tolerance, wrong } => {
            out.push('#');
            for text in accepted {
                let _ = write!(out, "\n\t={}:{}", escape(&text), escape(&tolerance));
            }
            for (text, reason) in wrong {
                let _ = write!(out, "\n\t=%0%{}:0", escape(&text));
                said(&reason, out);
            }
        }
        Lowered::Match(pairs) => matched(item, &pairs, losses, out),
        Lowered::Essay => {}
    }
    let general = feedback::of(item, true);
    if !general.is_empty() {
        let _ = write!(out, "\n\t####[markdown]{}", markdown(&general));
    }
    out.push_str("\n}\n\n");
}

fn markdown(prose: &Prose) -> String {
    escape(&export::prose(prose))
}

fn said(reason: &Prose, out: &mut String) {
    if !reason.is_empty() {
        let _ = write!(out, "#[markdown]{}", markdown(reason));
    }
}

fn matched(item: &Item, pairs: &Pairs, losses: &mut Losses, out: &mut String) {
    let mut styled = false;
    let mut right = |at: usize| {
        let line = pairs.right.get(at).cloned().unwrap_or_default();
        styled |= line.0.iter().any(|run| run.style.0 != 0 || run.link.is_some());
        // Behind the arrow there is plain text.
        escape(&line.plain())
    };
    let mut arrows = false;
    for (text, &key) in pairs.left.iter().zip(&pairs.key) {
        let left = export::line(text);
        arrows |= left.contains("->");
        // The first arrow parts both sides, and nothing escapes it.
        let _ = write!(out, "\n\t=[markdown]{} -> {}", escape(&left.replace("->", "→")), right(usize::from(key)));
    }
    for at in (0..pairs.right.len()).filter(|&at| !pairs.key.iter().any(|&key| usize::from(key) == at)) {
        let _ = write!(out, "\n\t= -> {}", right(at));
    }
    if arrows {
        losses.report(Feature::MatchMarks, &Place::item(item.id()), "`->` is `→`, because it parts both sides");
    }
    if styled {
        losses.report(Feature::MatchMarks, &Place::item(item.id()), "what belongs to something is plain text");
    }
}
