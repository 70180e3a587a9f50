//! `popquiz items`: what many lines of results say about the questions.

mod analysis;
mod answers;
mod gather;
mod report;
mod statistics;

use crate::output;
use analysis::{Analysis, analyse};
use gather::Gathered;
use popquiz_author::Loaded;
use popquiz_core::sharing::result_line::ResultLine;
use std::collections::HashMap;
use std::path::PathBuf;

/// Reads the files, and prints the tables.
///
/// # Errors
/// A file cannot be read, or none of them holds a line of results.
pub fn run(files: &[PathBuf], bank: Option<&Loaded>, json: bool) -> Result<(), String> {
    let mut gathered = Gathered::default();
    for file in files {
        let name = file.display().to_string();
        let bytes = std::fs::read(file).map_err(|error| format!("cannot read {name}: {error}"))?;
        gathered.read(&name, &String::from_utf8_lossy(&bytes));
    }
    let known = bank.map(|loaded| (loaded.name.as_str(), answers::known(loaded)));
    let nothing = HashMap::new();
    let analysed = |lines: &Vec<ResultLine>| {
        // Questions of another bank may have the same ids.
        let of_bank = known.as_ref().filter(|(name, _)| lines.first().is_some_and(|first| first.bank == *name));
        analyse(lines, of_bank.map_or(&nothing, |(_, known)| known))
    };
    let papers: Vec<Analysis> = gathered.papers.iter().filter_map(analysed).collect();
    if let Some(loaded) = bank
        && papers.iter().all(|paper| paper.bank != loaded.name)
    {
        eprintln!("popquiz: these are not results of the bank `{}`", loaded.name);
    }
    if json {
        output::write(&format!("{:#}\n", report::json(&papers, &gathered)))?;
    } else {
        output::write(&report::text(&papers, &gathered))?;
    }
    if papers.is_empty() { Err("no line of results was found".into()) } else { Ok(()) }
}
