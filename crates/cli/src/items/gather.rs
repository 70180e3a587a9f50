//! From files of lines to papers: what was understood, what was handed in twice, what was not understood and why.

use popquiz_core::sharing::result_line::{LineError, ResultLine, WORD};
use std::collections::HashSet;

/// A line that a mail program broke into more pieces than this is not put together again.
const MOST_PIECES: usize = 80;

/// What the files hold.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The lines, those of one paper together, papers in the order of their first lines.
    pub papers: Vec<Vec<ResultLine>>,
    /// How many lines were the same as one before.
    pub repeated: usize,
    /// Lines that were not understood.
    pub refused: Vec<Refused>,
    seen: HashSet<String>,
}

/// A line that was not understood.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub error: LineError,
}

impl Gathered {
    /// Reads one file more. Empty lines do not count.
    pub fn read(&mut self, file: &str, text: &str) {
        let lines: Vec<&str> = text.lines().collect();
        let mut at = 0;
        while at < lines.len() {
            if lines[at].trim().is_empty() {
                at += 1;
                continue;
            }
            match whole(&lines[at..]) {
                Ok((result, pieces)) => {
                    self.take(result);
                    at += pieces;
                }
                Err(error) => {
                    self.refused.push(Refused { file: file.into(), line: at + 1, error });
                    at += 1;
                }
            }
        }
    }

    fn take(&mut self, result: ResultLine) {
        if !self.seen.insert(result.encode()) {
            self.repeated += 1;
            return;
        }
        let same = |paper: &&mut Vec<ResultLine>| {
            paper.first().is_some_and(|first| {
                let ids = |line: &ResultLine| line.entries.iter().map(|entry| entry.item.clone()).collect::<Vec<_>>();
                first.bank == result.bank && ids(first) == ids(&result)
            })
        };
        match self.papers.iter_mut().find(same) {
            Some(paper) => paper.push(result),
            None => self.papers.push(vec![result]),
        }
    }
}

/// The line of results that begins here, and of how many lines of the file it is made: mail programs break long ones.
fn whole(lines: &[&str]) -> Result<(ResultLine, usize), LineError> {
    let mut text = cell(lines[0]).ok_or(LineError::NotAResult)?;
    let first = match ResultLine::decode(&text) {
        Ok(result) => return Ok((result, 1)),
        Err(error) => error,
    };
    // The first cell of a table whose cells end in semicolons.
    if let Some((alone, _)) = text.split_once(';')
        && let Ok(result) = ResultLine::decode(alone)
    {
        return Ok((result, 1));
    }
    if !matches!(first, LineError::NotWhole | LineError::TooShort) {
        return Err(first);
    }
    for (at, more) in lines.iter().enumerate().take(MOST_PIECES).skip(1) {
        if more.contains(WORD) {
            break;
        }
        text.push(' ');
        // Where a mail is quoted, each piece is.
        text.push_str(more.trim_start_matches(['>', ' ']));
        if let Ok(result) = ResultLine::decode(&text) {
            return Ok((result, at + 1));
        }
    }
    Err(first)
}

/// The part of a line that is a line of results: a table saved as CSV or with tabs holds more beside it. Half the world's
/// spreadsheets save CSV with semicolons; a cell that holds one itself has quotation marks around it.
fn cell(line: &str) -> Option<String> {
    let at = line.find(WORD)?;
    let (before, from) = line.split_at(at);
    if !before.ends_with('"') {
        let ends: &[char] = if before.ends_with(';') { &['\t', ';'] } else { &['\t'] };
        return Some(from.split(ends).next().unwrap_or_default().to_owned());
    }
    // In CSV a quotation mark inside a cell is doubled.
    let mut text = String::new();
    let mut letters = from.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '"' && letters.next_if_eq(&'"').is_none() {
            break;
        }
        text.push(letter);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use popquiz_core::grading::Response;
    use popquiz_core::memory::log::Mode;
    use popquiz_core::sharing::result_line::{Attempt, Entry};

    fn line(words: &[&str]) -> String {
        let told = |word: &str| Attempt {
            outcome: popquiz_core::grading::Outcome::Incorrect,
            score_permille: 0,
            seconds: 5,
            response: Some(Response::Blank(word.into())),
        };
        let entries =
            words.iter().zip(["a", "b", "c"]).map(|(word, id)| Entry { item: id.into(), told: Some(told(word)) });
        ResultLine { bank: "test".into(), seed: "s".into(), mode: Mode::Drill, entries: entries.collect() }.encode()
    }

    fn read(text: &str) -> Gathered {
        let mut gathered = Gathered::default();
        gathered.read("results.txt", text);
        gathered
    }

    #[test]
    fn bad_lines_are_named_and_the_rest_counts() {
        let good = line(&["x", "y", "z"]);
        let cut = good.rsplit_once(' ').expect("words").0;
        let gathered = read(&format!("hello\n\n{good}\n{cut}\n{}\n", line(&["1", "2", "3"])));
        assert_eq!(gathered.papers.len(), 1);
        assert_eq!(gathered.papers[0].len(), 2);
        let refused: Vec<_> = gathered.refused.iter().map(|refused| (refused.line, refused.error.clone())).collect();
        assert_eq!(refused, [(1, LineError::NotAResult), (4, LineError::NotWhole)]);
    }

    #[test]
    fn the_same_line_counts_once() {
        let gathered = read(&format!("{0}\n{0}  \n{0}\n{1}\n", line(&["x", "y", "z"]), line(&["x", "y", "w"])));
        assert_eq!((gathered.papers[0].len(), gathered.repeated), (2, 2));
    }

    #[test]
    fn lines_of_two_papers_are_told_apart() {
        let gathered = read(&format!("{}\n{}\n{}\n", line(&["x"]), line(&["x", "y"]), line(&["z"])));
        assert_eq!(gathered.papers.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn cells_may_end_in_semicolons() {
        let (good, semicolon) = (line(&["x", "y", "z"]), line(&["x", "y", "a;b"]));
        let unread = good.replace("c=i,5s,b:z", "c=-");
        for (text, cell) in [
            (format!("2 May;{good};more"), &good),
            (format!("{unread};more"), &unread),
            (format!("2 May;\"{semicolon}\";more"), &semicolon),
            (semicolon.clone(), &semicolon),
        ] {
            let gathered = read(&text);
            assert!(gathered.refused.is_empty(), "{text}: {:?}", gathered.refused);
            assert_eq!(gathered.papers[0][0].encode(), *cell);
        }
    }

    #[test]
    fn a_broken_line_is_put_together_and_a_cell_taken_out() {
        let good = line(&["says \"no\"", "a, b", "z"]);
        let broken = good.replacen(" b=", "\nb=", 1).replacen(" test ", "\ntest ", 1);
        let csv = format!("\"2 May\",\"{}\",\"more\"", good.replace('"', "\"\""));
        let tabs = format!("2 May\t{good}\tmore");
        let quoted = format!("> {}", broken.replace('\n', "\n>> "));
        for text in [broken, csv, tabs, quoted] {
            let gathered = read(&text);
            assert!(gathered.refused.is_empty(), "{text}: {:?}", gathered.refused);
            assert_eq!(gathered.papers[0][0].encode(), good);
        }
    }
}
