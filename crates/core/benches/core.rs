//! Micro-benchmarks of the core: a table of medians on standard output. `cargo bench -p popquiz-core --benches`; words
//! behind `--` choose the rows that hold one of them.
//!
//! Nothing is asserted: a time says something only beside another of the same machine and hour. The profile is that of
//! the release, so optimised for size, but native; wasm in a browser is slower.

mod many;

use popquiz_core::bank::{Area, Bank, Deck};
use popquiz_core::grading::Outcome;
use popquiz_core::grading::Response;
use popquiz_core::item::{Body, Choice, Choices, Head, Item, Kind, Level, Task};
use popquiz_core::memory::log::{Lines, Log, Mode, Review};
use popquiz_core::memory::progress::Progress;
use popquiz_core::memory::schedule::{DAY_MS, Scheduler};
use popquiz_core::prose::{Block, Code, Line, Prose, Run, Span, Style, Token};
use popquiz_core::sitting::session::{Session, View};
use popquiz_core::sitting::{Config, Event, Plan};
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Runs of a row, from which the median is taken.
const RUNS: usize = 15;
/// A run repeats its work until it takes about so long: the clock's own steps must not show.
const RUN: Duration = Duration::from_micros(500);
/// Inputs that a run holds at once; they are made before the clock starts.
const MOST_INPUTS: u32 = 500;
/// The size of a learner's bank, and one far beyond any.
const SIZES: [u32; 2] = [560, 10_000];
/// An ordinary day in November 2025, Unix time in milliseconds.
const NOW: u64 = 1_763_712_345_678;
/// Answers that one measured sitting gives: what the smallest paper has.
const ANSWERS: u32 = 10;

fn main() {
    let words = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let table = Table { words };
    println!("| operation | median | min to max |\n|---|---|---|");
    banks(&table);
    sessions(&table);
    logs(&table);
    plans(&table);
    searches(&table);
}

/// The rows to measure and print.
struct Table {
    words: Vec<String>,
}

impl Table {
    /// Measures `work` on inputs from `input`, whose making and dropping is not timed. A call of `work` counts as `each`
    /// operations.
    fn row<I, O>(&self, name: &str, each: u32, mut input: impl FnMut() -> I, mut work: impl FnMut(I) -> O) {
        if !self.words.is_empty() && !self.words.iter().any(|word| name.contains(word.as_str())) {
            return;
        }
        let mut run = |count: u32| {
            let inputs: Vec<I> = (0..count).map(|_| input()).collect();
            let mut outputs = Vec::with_capacity(inputs.len());
            let began = Instant::now();
            for input in inputs {
                outputs.push(black_box(work(black_box(input))));
            }
            began.elapsed()
        };
        let count = (1..=MOST_INPUTS).find(|&count| count == MOST_INPUTS || run(1) * count >= RUN).unwrap_or(1);
        let mut times: Vec<f64> =
            (0..RUNS).map(|_| run(count).as_secs_f64() / f64::from(count) / f64::from(each)).collect();
        times.sort_by(f64::total_cmp);
        println!("| {name} | {} | {} to {} |", time(times[RUNS / 2]), time(times[0]), time(times[RUNS - 1]));
    }
}

/// Seconds with three digits and a unit.
fn time(seconds: f64) -> String {
    let (value, unit) = match seconds {
        s if s < 1e-6 => (s * 1e9, "ns"),
        s if s < 1e-3 => (s * 1e6, "µs"),
        s if s < 1.0 => (s * 1e3, "ms"),
        s => (s, "s"),
    };
    let digits = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.digits$} {unit}")
}

fn banks(table: &Table) {
    for n in SIZES {
        let bytes = bank(n).condense().encode();
        table.row(&format!("open a bank of {n}"), 1, || bytes.as_slice(), Bank::decode);
    }
    let bank = bank(SIZES[0]);
    table.row("decode one item", 1, || 7, |at| bank.item(at));
}

fn sessions(table: &Table) {
    for n in [ANSWERS, SIZES[0], SIZES[1]] {
        let bank = Rc::new(bank(n));
        let start = || Session::new(bank.clone(), Config::default(), None, 1, NOW);
        table.row(&format!("start a sitting of {n}"), 1, || (), |()| start());
        table.row(&format!("answer and go on, sitting of {n}"), ANSWERS, start, sit);
        let session = start();
        table.row(&format!("marks of a sitting of {n}"), 1, || &session, Session::marks);
    }
}

/// Answers the first questions of a sitting, as the widget does: every event is followed by a view and a draft. Every
/// second answer is wrong.
fn sit(mut session: Session) -> Session {
    for turn in 0..u64::from(ANSWERS) {
        let chosen = if turn % 2 == 0 { KEY } else { KEY + 1 };
        for event in [Event::Choose(chosen), Event::Submit, Event::Next] {
            black_box(session.update(event, NOW + turn));
            black_box(session.position().encode());
            black_box(matches!(session.view(), View::Question(_)));
        }
    }
    session
}

fn logs(table: &Table) {
    for n in [10_000, 100_000] {
        let text: String = reviews(0..n).iter().map(|review| review.encode() + "\n").collect();
        let replay = |text: &str| {
            let mut log = Log::default();
            log.extend(Lines::read(text).reviews);
            Progress::of(&log, Scheduler::new(), u64::MAX, None)
        };
        table.row(&format!("replay {n} reviews from text"), 1, || text.as_str(), replay);
    }
    let (log, next) = (log(reviews(0..9_999)), reviews(9_999..10_001));
    // A copy has no room to spare: one review more, and it has, as the log of a page has nearly always.
    let roomy = || {
        let mut log = log.clone();
        log.add(next[0].clone());
        let progress = Progress::of(&log, Scheduler::new(), u64::MAX, None);
        (log, progress)
    };
    let append = |(mut log, mut progress): (Log, Progress)| {
        let line = next[1].encode();
        progress.apply(&next[1]);
        log.add(next[1].clone());
        (log, progress, line)
    };
    table.row("append one review to 10000", 1, roomy, append);
    // Of 15,000 reviews each log has 10,000, and 5,000 are in both.
    let all = reviews(0..15_000);
    let without = |rest: usize| {
        let some = all.iter().enumerate().filter(|(at, _)| at % 3 != rest).map(|(_, review)| review.clone());
        self::log(some.collect())
    };
    let (ours, theirs) = (without(0), without(1));
    let merge = |(mut ours, theirs): (Log, Log)| {
        ours.merge(theirs);
        ours
    };
    table.row("merge two logs of 10000", 1, || (ours.clone(), theirs.clone()), merge);
}

fn plans(table: &Table) {
    for n in [ANSWERS, SIZES[0], SIZES[1]] {
        let items = (0..n).map(id).collect();
        let plan = Plan { sitting: 7, started_at: NOW, config: Config::default(), items };
        let line = plan.encode();
        table.row(&format!("encode a plan of {n}"), 1, || &plan, Plan::encode);
        table.row(&format!("decode a plan of {n}"), 1, || line.as_str(), Plan::decode);
    }
}

fn searches(table: &Table) {
    use popquiz_core::search::Index;
    for n in SIZES {
        let bank = many::bank(n);
        table.row(&format!("index a bank of {n}"), 1, || &bank, Index::of);
        let index = Index::of(&bank);
        let (words, kib) = (index.words(), index.bytes() / 1024);
        for (what, query) in [
            ("a letter", "m"),
            ("a word", "template"),
            ("three words", "query model form"),
            ("a slip", "templtae"),
            ("two slips, three words", "qerymodel templtae form"),
        ] {
            let name = format!("search {n}, {words} words, {kib} KiB: {what}");
            table.row(&name, 1, || query, |query| index.search(query));
        }
    }
}

/// The right choice of every item.
const KEY: u8 = 2;

fn id(at: u32) -> String {
    format!("orm-querysets-question-{at:05}")
}

/// A bank of `choice` items, each about as long as those in `questions/`: a kilobyte packed.
fn bank(n: u32) -> Bank {
    let items: Vec<Item> = (0..n).map(item).collect();
    let area = Area { id: "orm".into(), title: "ORM".into() };
    let deck = Deck { id: "orm".into(), title: "The ORM".into(), lang: "en".into() };
    Bank::new("django", "Django", vec![area], vec![deck], &items)
}

fn item(at: u32) -> Item {
    let head = Head {
        id: id(at),
        deck: 0,
        area: "orm".into(),
        level: Level::Intermediate,
        kind: Kind::Choice,
        tags: vec!["lazy-evaluation".into()],
        topics: vec!["orm-querysets".into(), "orm-caching".into()],
        since: None,
        until: None,
    };
    let choice = |i: u8| Choice { text: named(i), key: i == KEY, reason: sentence(at + u32::from(i), 16) };
    let mut stem = sentence(at, 14);
    stem.0.push(Block::Code(code(at)));
    let choices = (0..4).map(choice).collect();
    let body = Body {
        stem,
        task: Task::Choice(Choices { choices, fixed_order: false }),
        rationale: sentence(at, 40),
        references: vec![Line::text("Django 6.1, QuerySet API reference: count()")],
        misconception: Prose::default(),
        hints: Vec::new(),
    };
    Item::new(head, body).expect("a sound item")
}

/// The text of a choice: no two of an item may be the same.
fn named(i: u8) -> Prose {
    Prose::text(&format!("When the loop over the rows starts for time {i}"))
}

/// So many words, the fourth of every seven as inline code.
fn sentence(seed: u32, words: u32) -> Prose {
    const WORDS: [&str; 11] =
        ["the", "queryset", "is", "count", "lazy", "until", "rows", "are", "needed", "by", "iteration"];
    let run = |i: u32| {
        let text = WORDS[((seed + i * 3) % 11) as usize];
        if i % 7 == 3 {
            Run { text: format!("{text}()"), style: Style::CODE, link: None }
        } else {
            Run { text: format!(" {text} "), ..Run::default() }
        }
    };
    Prose(vec![Block::Paragraph(Line((0..words).map(run).collect()))])
}

fn code(seed: u32) -> Code {
    let span = |token, text: &str| Span { token, text: text.into() };
    let line = |i: u32| {
        vec![
            span(Token::Keyword, "for"),
            span(Token::Plain, " book "),
            span(Token::Keyword, "in"),
            span(Token::Plain, " Book.objects.filter(pages__gt="),
            span(Token::Number, &(seed + i).to_string()),
            span(Token::Plain, "):"),
        ]
    };
    Code { lang: "python".into(), lines: (0..4).map(line).collect() }
}

/// Reviews by number, a minute after each other, over every item of the bank in turn; one in five is a miss.
fn reviews(numbers: std::ops::Range<u32>) -> Vec<Review> {
    let review = |at: u32| {
        let missed = at.is_multiple_of(5);
        Review {
            at: NOW + u64::from(at) * (DAY_MS / 1440),
            item: format!("django/{}", id(at * 37 % SIZES[0])),
            sitting: u64::from(at / 20) * 0x9e37_79b9_7f4a,
            attempt: 1,
            mode: Mode::Drill,
            outcome: if missed { Outcome::Incorrect } else { Outcome::Correct },
            score_permille: if missed { 0 } else { 1000 },
            confidence: None,
            taken_ms: 8_000 + at % 4_000,
            response: Some(Response::Choice(vec![if missed { KEY + 1 } else { KEY }])),
        }
    };
    numbers.map(review).collect()
}

fn log(reviews: Vec<Review>) -> Log {
    let mut log = Log::default();
    log.extend(reviews);
    log
}
