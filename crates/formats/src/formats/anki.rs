//! Anki's text files: header lines `#separator:tab`, then a note a line. Front and back are an open question, a note with
//! one cloze is a typed answer.
//!
//! Owns the headers. Tags part at blanks only, so `Level 1, orm` is three tags; a line that begins with `#` is a comment
//! also far below the header, unless it is quoted; a quote after a blank is text.

use crate::features::Feature;
use crate::format::Format;
use crate::gap::mark_gap;
use crate::html::html;
use crate::loss::Losses;
use crate::markdown::{Notes, plain};
use crate::position::{Lines, Place};
use crate::question::{Deck, Question};
use crate::support::Fate::{Absent, Kept, LeftOut, Otherwise, Simplified};
use crate::support::Support;
use popquiz_core::bank::Bank;
use popquiz_core::export;
use popquiz_core::item::{Blank, Item, Open, Task};
use popquiz_core::prose::Prose;

pub(super) const FORMAT: Format = Format {
    name: "anki",
    title: "Anki (text)",
    ending: "txt",
    oracle: "PyPI anki 26.9.3",
    table,
    sniff,
    read: Some(read),
    write: Some(write),
};

fn table(feature: Feature) -> Support {
    use Feature as F;
    match feature {
        F::Question => Support::both(Kept),
        F::Open | F::Code | F::Marks | F::Blocks => Support::both(Kept),
        F::Tags => Support::both(Otherwise),
        F::Blank => Support::new(Kept, Otherwise),
        F::Id => Support::new(Otherwise, Kept),
        F::OneKey | F::SeveralKeys | F::TrueFalse | F::Order | F::Match | F::Number | F::Spot => {
            Support::new(Absent, Otherwise)
        }
        F::Reasons
        | F::Rationale
        | F::Misconception
        | F::References
        | F::KeyPoints
        | F::ExpectedWrong
        | F::Distractors
        | F::Metadata => Support::new(Absent, Otherwise),
        F::Category => Support::new(Otherwise, Otherwise),
        F::Hints | F::ColumnTitles | F::FixedOrder | F::Capitals | F::Tolerance => Support::new(Absent, LeftOut),
        F::Images => Support::new(LeftOut, Simplified),
        F::Formulas => Support::new(Otherwise, Absent),
        F::Markup => Support::new(Simplified, Absent),
        F::Attachments | F::OtherKinds => Support::new(LeftOut, Absent),
        _ => Support::both(Absent),
    }
}

fn sniff(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let keys = [
        "separator",
        "html",
        "tags",
        "notetype",
        "deck",
        "guid column",
        "columns",
        "tags column",
        "notetype column",
        "deck column",
    ];
    let is_header = first
        .strip_prefix('#')
        .and_then(|line| line.split_once(':'))
        .is_some_and(|(key, _)| keys.contains(&key.trim()));
    if is_header { Ok(()) } else { Err("its first line is no header such as `#separator:tab`".into()) }
}

#[derive(Default)]
struct Header {
    separator: Option<u8>,
    html: bool,
    tags: Vec<String>,
    deck: String,
    notetype: String,
    guid: Option<usize>,
    tag_column: Option<usize>,
    deck_column: Option<usize>,
    notetype_column: Option<usize>,
}

impl Header {
    fn read(&mut self, line: &str) {
        let Some((key, value)) = line.trim_start_matches('#').split_once(':') else { return };
        let column = || value.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match key.trim() {
            "separator" => {
                self.separator = Some(match value.trim().to_lowercase().as_str() {
                    "comma" | "," => b',',
                    "semicolon" | ";" => b';',
                    "space" | " " => b' ',
                    "pipe" | "|" => b'|',
                    "colon" | ":" => b':',
                    _ => b'\t',
                });
            }
            "html" => self.html = value.trim() == "true",
            "tags" => self.tags = value.split_whitespace().map(str::to_owned).collect(),
            "deck" => value.trim().clone_into(&mut self.deck),
            "notetype" => value.trim().clone_into(&mut self.notetype),
            "guid column" => self.guid = column(),
            "tags column" => self.tag_column = column(),
            "deck column" => self.deck_column = column(),
            "notetype column" => self.notetype_column = column(),
            _ => {}
        }
    }
}

fn read(bytes: &[u8], losses: &mut Losses) -> Result<Deck, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut header = Header { separator: None, ..Header::default() };
    for line in text.lines().take_while(|line| line.starts_with('#')) {
        header.read(line);
    }
    let lines = Lines::new(text);
    let mut deck = Deck { title: header.deck.clone(), ..Deck::default() };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(header.separator.unwrap_or(b'\t'))
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|error| format!("no table: {error}"))?;
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let mut place = lines.place(at);
        while text
            .get(at..)
            .unwrap_or_default()
            .lines()
            .nth(place.line.saturating_sub(lines.place(at).line))
            .is_some_and(|line| line.starts_with('#'))
        {
            place.line += 1;
        }
        note(&record, &header, &place, &mut deck, losses);
    }
    Ok(deck)
}

fn note(record: &csv::StringRecord, header: &Header, place: &Place, deck: &mut Deck, losses: &mut Losses) {
    let special = [header.guid, header.tag_column, header.deck_column, header.notetype_column];
    let fields: Vec<&str> =
        record.iter().enumerate().filter(|(at, _)| !special.contains(&Some(*at))).map(|(_, field)| field).collect();
    let [first, rest @ ..] = fields.as_slice() else { return };
    let mut notes: Notes = Vec::new();
    let prose = |field: &str, notes: &mut Notes| {
        if field.contains("[sound:") {
            notes.push((Feature::Attachments, "a sound is left out".into()));
        }
        let field = without_sounds(field);
        let tagged = header.html && field.contains(['<', '&']);
        if tagged { html(&field, notes) } else { plain(&field) }
    };
    let column = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
    let notetype = if header.notetype_column.is_some() { column(header.notetype_column) } else { &header.notetype };
    let is_cloze = first.contains("{{c1::") || notetype.to_lowercase().contains("cloze");
    let (stem, task, said) = if is_cloze {
        match cloze(first) {
            Ok((stem, answer)) => {
                let mut stem = prose(&stem, &mut notes);
                mark_gap(&mut stem);
                let said = rest.first().map(|field| prose(field, &mut notes)).unwrap_or_default();
                (stem, Task::Blank(Blank { accepted: vec![answer], case_sensitive: false, ..Blank::default() }), said)
            }
            Err(why) => return losses.report(Feature::OtherKinds, place, why),
        }
    } else {
        let stem = prose(first, &mut notes);
        let answer = rest.first().map(|field| prose(field, &mut notes)).unwrap_or_default();
        if answer.is_empty() {
            return losses.report(Feature::OtherKinds, place, "a note without a back");
        }
        for more in rest.iter().skip(1).filter(|field| !field.trim().is_empty()) {
            let shown: String = more.chars().take(40).collect();
            notes.push((Feature::Markup, format!("a further field is left out: {shown}")));
        }
        (stem, Task::Open(Open { answer, ..Open::default() }), Prose::default())
    };
    let mut question = Question::new(place.clone(), stem, task);
    question.rationale = said;
    column(header.guid).clone_into(&mut question.id);
    question.tags.clone_from(&header.tags);
    question.tags.extend(column(header.tag_column).split_whitespace().map(str::to_owned));
    column(header.deck_column).replace("::", "/").clone_into(&mut question.category);
    for (feature, text) in notes {
        losses.report(feature, place, text);
    }
    deck.questions.push(question);
}

fn without_sounds(field: &str) -> String {
    let mut out = String::new();
    let mut rest = field;
    while let Some(at) = rest.find("[sound:") {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once(']').map_or("", |(_, behind)| behind);
    }
    out + rest
}

/// The text of a note with one cloze, and what it hides.
fn cloze(text: &str) -> Result<(String, String), String> {
    let count = text.matches("{{c").count();
    let (Some(open), 1) = (text.find("{{c"), count) else {
        return Err(if count == 0 {
            "a cloze note without a cloze".into()
        } else {
            format!("a note with {count} clozes")
        });
    };
    let close = text[open..].find("}}").map(|at| open + at).ok_or("a cloze that is not closed")?;
    let inside = &text[open + 2..close];
    let (_, hidden) = inside.split_once("::").ok_or("a cloze without a text")?;
    let answer = hidden.split("::").next().unwrap_or_default();
    let mut nothing = Vec::new();
    let answer = html(answer, &mut nothing).plain();
    if answer.trim().is_empty() {
        return Err("a cloze without a text".into());
    }
    Ok((format!("{}____{}", &text[..open], &text[close + 2..]), answer.trim().to_owned()))
}

fn write(bank: &Bank, at: &[usize], losses: &mut Losses) -> Vec<u8> {
    for item in at.iter().filter_map(|&at| bank.item(at)) {
        let place = Place::item(item.id());
        report_parts(&item, &place, losses);
        let feature = match item.task() {
            Task::Choice(task) if task.multiple() => Feature::SeveralKeys,
            Task::Choice(_) => Feature::OneKey,
            Task::Order(_) => Feature::Order,
            Task::Match(_) => Feature::Match,
            Task::Blank(typed) if typed.tolerance.is_some() => Feature::Number,
            Task::Blank(_) => Feature::Blank,
            Task::Spot(_) => Feature::Spot,
            Task::Open(_) => {
                losses.report(Feature::KeyPoints, &place, "below the answer");
                continue;
            }
        };
        losses.report(feature, &place, "front and back of a card");
    }
    export::anki(bank, at).into_bytes()
}

/// What stands on a card without a place of its own, and what is not on it.
fn report_parts(item: &Item, place: &Place, losses: &mut Losses) {
    let body = item.body();
    let task = item.task();
    for (feature, there) in [
        (Feature::Rationale, !body.rationale.is_empty()),
        (Feature::Misconception, !body.misconception.is_empty()),
        (Feature::References, !body.references.is_empty()),
        (Feature::Reasons, matches!(task, Task::Choice(_))),
        (Feature::Tags, !item.head().tags.is_empty()),
        (Feature::Category, true),
        (Feature::Metadata, true),
        (Feature::Hints, !body.hints.is_empty()),
        (Feature::ColumnTitles, matches!(task, Task::Match(_))),
        (Feature::FixedOrder, matches!(task, Task::Choice(task) if task.fixed_order)),
        (Feature::Tolerance, matches!(task, Task::Blank(blank) if blank.tolerance.is_some())),
        (Feature::ExpectedWrong, matches!(task, Task::Blank(blank) if !blank.expected_wrong.is_empty())),
    ] {
        if there {
            let kept = (FORMAT.table)(feature).writing != LeftOut;
            losses.report(feature, place, if kept { "on the back of the card" } else { "a card has no place for it" });
        }
    }
}
