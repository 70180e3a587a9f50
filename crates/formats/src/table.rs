//! The table of docs/formats.md.

use crate::features::Feature;
use crate::format::Format;
use crate::formats::FORMATS;
use std::fmt::Write;

/// Every format by every feature, in Markdown: first what is read, then what is written.
#[must_use]
pub fn table() -> String {
    let mut out = String::from("| format | `--from`, `--to` | read | written | tried with |\n|---|---|---|---|---|\n");
    for format in FORMATS {
        let yes = |is: bool| if is { "yes" } else { "–" };
        let read = yes(format.read.is_some() || format.name == "popquiz");
        let _ = writeln!(
            out,
            "| {} | `{}` | {read} | {} | {} |",
            format.title,
            format.name,
            yes(format.write.is_some()),
            format.oracle
        );
    }
    for (title, reading) in [("Read", true), ("Written", false)] {
        let formats: Vec<_> = FORMATS
            .iter()
            .filter(|format| if reading { format.read.is_some() } else { format.write.is_some() })
            .collect();
        let names: Vec<&str> = formats.iter().map(|format| format.name).collect();
        let _ = write!(out, "\n## {title}\n\n| | {} |\n|---|{}\n", names.join(" | "), "---|".repeat(names.len()));
        for &feature in Feature::ALL {
            let fate = |format: &&&Format| {
                let support = (format.table)(feature);
                if reading { support.reading } else { support.writing }.as_str()
            };
            let fates: Vec<&str> = formats.iter().map(|format| fate(&format)).collect();
            let _ = writeln!(out, "| {} | {} |", feature.name(), fates.join(" | "));
        }
    }
    out
}
