//! `popquiz stats`: how many items there are of what.

use crate::table::{Side, aligned};
use popquiz_author::Loaded;
use popquiz_core::item::{Head, Kind, Level};

/// A table: one row for each area, one column for each level and each kind.
pub fn table(loaded: &Loaded) -> String {
    let heads: Vec<&Head> = loaded.items().map(|parsed| parsed.item.head()).collect();
    let mut rows = vec![titles()];
    for area in &loaded.areas {
        let of_area: Vec<&Head> = heads.iter().copied().filter(|head| head.area == area.id).collect();
        rows.push(row(&area.id, &of_area));
    }
    rows.push(row("all", &heads));
    aligned(&rows, &[Side::Left])
}

fn titles() -> Vec<String> {
    let words = Level::ALL.map(Level::as_str).into_iter().chain(Kind::ALL.map(Kind::as_str));
    ["area"].into_iter().chain(words).chain(["all"]).map(Into::into).collect()
}

fn row(name: &str, heads: &[&Head]) -> Vec<String> {
    let count = |test: &dyn Fn(&Head) -> bool| heads.iter().filter(|head| test(head)).count().to_string();
    let levels = Level::ALL.map(|level| count(&|head| head.level == level));
    let kinds = Kind::ALL.map(|kind| count(&|head| head.kind == kind));
    std::iter::once(name.to_owned()).chain(levels).chain(kinds).chain([heads.len().to_string()]).collect()
}
