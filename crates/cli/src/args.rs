//! The arguments, read by hand: there are six commands and a few options.

use crate::convert::Conversion;
use std::ffi::OsString;
use std::path::PathBuf;

/// Shown for `help`, and behind a mistake.
pub const USAGE: &str = "\
popquiz: decks of questions in Markdown

usage:
  popquiz check [--json] [--fix] PATH...
                                     report every problem of decks, or of folders of decks, and what of files of other
                                     programs would be lost; --fix puts in what a program can decide: front matter, ids
                                     and kinds
  popquiz convert FROM... -o FILE [--from FORMAT] [--to FORMAT] [--report json]
                                     read decks of other programs and write them in another format, with a report of
                                     what does not fit
  popquiz export --json PATH         write a whole bank to standard output as JSON
  popquiz stats PATH                 count items by area, level and kind
  popquiz pack PATH -o FILE          write a bank as the widget reads it (.pqb)
  popquiz items FILE... [--bank PATH] [--json]
                                     from lines of results: how hard each question is, how well it tells the strong
                                     from the weak, and who takes its distractors
  popquiz help

PATH is a deck (.md) or a folder of decks. bank.toml and topics.toml beside a deck are read, too.
FORMAT is one of those in docs/formats.md; without it a file says itself which it is.
The exit status is 0, or 1 if there are errors in a deck or a file is refused, or 2 if the command was not understood;
of convert also 3 if something was lost on the way.
";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Show [`USAGE`].
    Help,
    /// Report problems.
    Check {
        /// As JSON, for editors and scripts.
        json: bool,
        /// Whether what a program can decide is put into the decks.
        fix: bool,
        /// Decks and folders.
        paths: Vec<PathBuf>,
    },
    /// Read decks of other programs and write them.
    Convert(Conversion),
    /// Write a bank as JSON.
    Export {
        /// Deck or folder.
        path: PathBuf,
    },
    /// Count items.
    Stats {
        /// Deck or folder.
        path: PathBuf,
    },
    /// Say what results tell about questions.
    Items {
        /// Files of lines of results.
        files: Vec<PathBuf>,
        /// The bank they are about: deck or folder.
        bank: Option<PathBuf>,
        /// As JSON.
        json: bool,
    },
    /// Write a packed bank.
    Pack {
        /// Deck or folder.
        path: PathBuf,
        /// The file to write.
        out: PathBuf,
    },
}

/// Reads the arguments behind the program's name.
///
/// # Errors
/// When they are not understood, what is wrong with them.
pub fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let (mut command, mut paths, mut json, mut out, mut bank) = (None, Vec::new(), false, None, None);
    let mut fix = false;
    let (mut from_format, mut to_format, mut report) = (None, None, None);
    let mut options_end = false;
    while let Some(arg) = args.next() {
        let word = arg.to_string_lossy().into_owned();
        match word.as_str() {
            "--" if !options_end => options_end = true,
            "-h" | "--help" if !options_end => return Ok(Command::Help),
            "--json" if !options_end => json = true,
            "--fix" if !options_end => fix = true,
            "-o" | "--output" if !options_end => out = Some(args.next().ok_or(format!("`{word}` needs a file"))?),
            "--bank" if !options_end => {
                bank = Some(PathBuf::from(args.next().ok_or("`--bank` needs a deck or a folder")?));
            }
            "--from" | "--to" | "--report" if !options_end => {
                let value = args.next().ok_or(format!("`{word}` needs a value"))?.to_string_lossy().into_owned();
                match word.as_str() {
                    "--from" => from_format = Some(value),
                    "--to" => to_format = Some(value),
                    _ => report = Some(value),
                }
            }
            _ if word.len() > 1 && word.starts_with('-') && !options_end => {
                return Err(format!("unknown option `{word}`"));
            }
            _ if command.is_none() => command = Some(word),
            _ => paths.push(PathBuf::from(arg)),
        }
    }
    let command = command.ok_or("no command")?;
    if command == "help" {
        return Ok(Command::Help);
    }
    let refuse = |given: bool, option: &str, of: &str| {
        if given && !of.split(' ').any(|of| command == of) {
            Err(format!("`{command}` has no option `{option}`"))
        } else {
            Ok(())
        }
    };
    refuse(out.is_some(), "-o", "pack convert")?;
    refuse(from_format.is_some(), "--from", "convert")?;
    refuse(to_format.is_some(), "--to", "convert")?;
    refuse(report.is_some(), "--report", "convert")?;
    refuse(bank.is_some(), "--bank", "items")?;
    refuse(fix, "--fix", "check")?;
    if command != "export" && command != "items" {
        refuse(json, "--json", "check")?;
    }
    let one = |mut paths: Vec<PathBuf>| match (paths.pop(), paths.pop()) {
        (Some(path), None) => Ok(path),
        (None, _) => Err(format!("`{command}` needs a deck or a folder")),
        _ => Err(format!("`{command}` takes one deck or folder")),
    };
    match command.as_str() {
        "check" if paths.is_empty() => Err("`check` needs a deck or a folder".into()),
        "check" => Ok(Command::Check { json, fix, paths }),
        "convert" if paths.is_empty() => Err("`convert` needs a file or a folder to read".into()),
        "convert" => {
            let out = out.ok_or("`convert` needs a file to write: `-o deck.md`")?.into();
            let json = match report.as_deref() {
                None | Some("text") => false,
                Some("json") => true,
                Some(other) => return Err(format!("`--report {other}`: a report is text or json")),
            };
            Ok(Command::Convert(Conversion { from: paths, out, from_format, to_format, json }))
        }
        "export" if !json => Err("`export` needs to know the format: `--json`".into()),
        "export" => Ok(Command::Export { path: one(paths)? }),
        "stats" => Ok(Command::Stats { path: one(paths)? }),
        "items" if paths.is_empty() => Err("`items` needs a file of results".into()),
        "items" => Ok(Command::Items { files: paths, bank, json }),
        "pack" => {
            let out = out.ok_or("`pack` needs a file to write: `-o bank.pqb`")?;
            Ok(Command::Pack { path: one(paths)?, out: out.into() })
        }
        _ => Err(format!("unknown command `{command}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn ok_commands() {
        assert_eq!(
            read("check --json a b"),
            Ok(Command::Check { json: true, fix: false, paths: vec!["a".into(), "b".into()] })
        );
        assert_eq!(read("pack -o out q"), Ok(Command::Pack { path: "q".into(), out: "out".into() }));
        assert_eq!(
            read("check -- --json"),
            Ok(Command::Check { json: false, fix: false, paths: vec!["--json".into()] })
        );
        let (files, bank) = (vec!["r.txt".into()], Some("q".into()));
        assert_eq!(read("items r.txt --bank q"), Ok(Command::Items { files, bank, json: false }));
        assert_eq!(read("stats --help"), Ok(Command::Help));
    }

    #[test]
    fn err_commands() {
        for (line, message) in [
            ("", "no command"),
            ("chek a", "unknown command `chek`"),
            ("check", "`check` needs a deck or a folder"),
            ("check --verbose a", "unknown option `--verbose`"),
            ("export a", "`export` needs to know the format: `--json`"),
            ("convert a", "`convert` needs a file to write: `-o deck.md`"),
            ("convert -o a", "`convert` needs a file or a folder to read"),
            ("convert a -o b --report xml", "`--report xml`: a report is text or json"),
            ("check a --to gift", "`check` has no option `--to`"),
            ("stats --json a", "`stats` has no option `--json`"),
            ("stats a b", "`stats` takes one deck or folder"),
            ("pack a", "`pack` needs a file to write: `-o bank.pqb`"),
            ("pack a -o", "`-o` needs a file"),
            ("items", "`items` needs a file of results"),
            ("items r.txt --bank", "`--bank` needs a deck or a folder"),
            ("check a --bank q", "`check` has no option `--bank`"),
        ] {
            assert_eq!(read(line), Err(message.to_owned()), "{line}");
        }
    }
}
