//! `cargo xtask size`: what each file of the site weighs on the wire, and the two builds against their budgets.

use crate::project;
use crate::weight::Weight;
use popquiz_core::bank::Arrival;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, thread};

/// The most that the player's first load may weigh, in bytes of brotli.
pub const PLAYER_BUDGET: usize = 114 * 1024;
/// The most that the widget may weigh with its whole bank, in bytes of brotli.
pub const BUNDLED_BUDGET: usize = 317_000;

/// The screens of a visit that the table adds up; a drill is in between.
const VISIT: [&str; 3] = ["start", "exam", "progress"];

/// When a browser fetches a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Before the first question of the widget with its bank.
    Bundled,
    /// Before the first question of the player, without the questions.
    Player,
    /// Only when a screen is wanted that is not in the first module.
    Chunk,
    /// Only by a page that brings its own Markdown.
    Author,
    /// Later or never: pictures, further pages, other languages.
    Rest,
}

/// The files of a site with their weights.
#[derive(Debug)]
pub struct Report {
    files: Vec<(String, Part, Weight)>,
    early: Early,
    /// For each screen that comes in chunks, the files that it needs.
    screens: BTreeMap<String, Vec<String>>,
}

/// How much of the bank has to come before it can be used.
#[derive(Clone, Copy, Debug, Default)]
struct Early {
    /// All of it.
    whole: Weight,
    /// As far as the start screen needs it.
    start: Weight,
    /// As far as the first question of the first deck.
    question: Weight,
}

impl Early {
    fn of(bank: &[u8]) -> Result<Self, String> {
        let mut arrival = Arrival::default();
        let mut usable = Vec::new();
        for (end, byte) in (1..).zip(bank) {
            if arrival.feed(&[*byte]).map_err(|error| error.to_string())? {
                usable.push(end);
            }
        }
        let [start, question, ..] = usable[..] else { return Err("the bank holds no deck".to_owned()) };
        Ok(Self {
            whole: Weight::of(bank)?,
            start: Weight::of(&bank[..start])?,
            question: Weight::of(&bank[..question])?,
        })
    }
}

impl Report {
    /// Weighs the site in a folder.
    ///
    /// # Errors
    /// There is no site in it, or a file cannot be read.
    pub fn of(dist: &Path) -> Result<Self, String> {
        if !dist.join("popquiz_bg.wasm").is_file() {
            return Err(format!("{} holds no site: run `cargo xtask build`", dist.display()));
        }
        let bundled = first_load(dist, "")?;
        let player = first_load(dist, "player/")?;
        let weigh = |file: &Path| -> Result<_, String> {
            let bytes = fs::read(dist.join(file)).map_err(|error| format!("{}: {error}", file.display()))?;
            let name = file.to_string_lossy().replace('\\', "/");
            Ok((name.clone(), part(&name, &bundled, &player), Weight::of(&bytes)?))
        };
        // Brotli 11 takes a second or two for each wasm; they are weighed side by side.
        let weighed: Result<Vec<_>, String> = thread::scope(|scope| {
            let files = project::files(dist)?;
            let weighing: Vec<_> = files.into_iter().map(|file| scope.spawn(move || weigh(&file))).collect();
            weighing.into_iter().map(|one| one.join().map_err(|_| "weighing a file failed".to_owned())?).collect()
        });
        let bank = bundled
            .iter()
            .find(|name| Path::new(name).extension().is_some_and(|ending| ending == "pqb"))
            .ok_or("the page names no bank")?;
        let bank = fs::read(dist.join(bank)).map_err(|error| format!("{bank}: {error}"))?;
        let listed = project::read(&dist.join("chunks/index.json"))?;
        let screens = serde_json::from_str(&listed).map_err(|error| format!("chunks/index.json: {error}"))?;
        Ok(Self { files: weighed?, early: Early::of(&bank)?, screens })
    }

    /// What a screen needs, and how much of that no other screen does.
    fn screen(&self, screen: &str) -> (Weight, Weight) {
        let Some(own) = self.screens.get(screen) else { return (Weight::default(), Weight::default()) };
        let weight = |wanted: &dyn Fn(&String) -> bool| -> Weight {
            let files = own.iter().filter(|file| wanted(file));
            files.map(|file| self.file(&format!("chunks/{file}"))).sum()
        };
        let shared = |file: &String| self.screens.iter().any(|(other, all)| other != screen && all.contains(file));
        (weight(&|_| true), weight(&|file| !shared(file)))
    }

    fn file(&self, name: &str) -> Weight {
        self.files.iter().find(|(file, ..)| file == name).map(|(_, _, weight)| *weight).unwrap_or_default()
    }

    /// All code, scripts and styles that a page has fetched when these screens were opened on it, without its bank.
    fn visited(&self, screens: &[&str]) -> Weight {
        let is_code = |name: &str| Path::new(name).extension().is_none_or(|ending| ending != "pqb");
        let is_first = |name: &str, part| part == Part::Bundled && is_code(name) && !name.starts_with("chunks/");
        let first = self.files.iter().filter(|(name, part, _)| is_first(name, *part));
        let files: BTreeSet<&String> = self
            .screens
            .iter()
            .filter(|(screen, _)| screens.contains(&screen.as_str()))
            .flat_map(|(_, all)| all)
            .collect();
        let chunks = files.into_iter().map(|file| self.file(&format!("chunks/{file}")));
        first.map(|(_, _, weight)| *weight).chain(chunks).sum()
    }

    fn sum(&self, part: Part) -> Weight {
        self.files.iter().filter(|(_, of, _)| *of == part).map(|(_, _, weight)| *weight).sum()
    }

    /// The verdicts on the player's first load and on the widget with its whole bank, good or bad.
    ///
    /// # Errors
    /// The same sentences, when one is over its budget.
    pub fn budget(&self) -> Result<String, String> {
        let mut within = true;
        let lines = [
            ("player first load", self.sum(Part::Player).brotli, PLAYER_BUDGET),
            ("widget and whole bank", self.sum(Part::Bundled).brotli, BUNDLED_BUDGET),
        ]
        .map(|(name, have, most)| {
            within &= have <= most;
            let verdict = if have <= most { "within" } else { "over" };
            format!("{name}: {have} bytes brotli ({} KiB), {verdict} budget ({most} bytes)", kib(have))
        });
        let said = lines.join("\n");
        if within { Ok(said) } else { Err(said) }
    }

    /// What has come of the widget and its bank when only this much of the bank has.
    fn with_bank(&self, part: Weight) -> Weight {
        let (all, whole) = (self.sum(Part::Bundled), self.early.whole);
        Weight {
            raw: all.raw - whole.raw + part.raw,
            gzip: all.gzip - whole.gzip + part.gzip,
            brotli: all.brotli - whole.brotli + part.brotli,
        }
    }

    /// A table for people, in KiB.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = format!("{:<44} {:>9} {:>9} {:>9}   KiB\n", "", "raw", "gzip -9", "brotli 11");
        let mut line = |name: &str, weight: Weight| {
            let Weight { raw, gzip, brotli } = weight;
            writeln!(text, "{name:<44} {:>9} {:>9} {:>9}", kib(raw), kib(gzip), kib(brotli)).ok();
        };
        for (part, name) in [
            (Part::Bundled, "first load, with the bank"),
            (Part::Player, "first load, the player"),
            (Part::Chunk, "for other screens (lazy, all of them, one of the two)"),
            (Part::Author, "for decks in Markdown (lazy, one of the two)"),
            (Part::Rest, "the rest"),
        ] {
            if self.files.iter().all(|(_, of, _)| *of != part) {
                continue;
            }
            for (file, _, weight) in self.files.iter().filter(|(_, of, _)| *of == part) {
                line(&format!("  {file}"), *weight);
            }
            // The two copies of these files are the same; nobody fetches both.
            let copies = if matches!(part, Part::Chunk | Part::Author) { 2 } else { 1 };
            let Weight { raw, gzip, brotli } = self.sum(part);
            line(name, Weight { raw: raw / copies, gzip: gzip / copies, brotli: brotli / copies });
            if part == Part::Bundled {
                line("  of it before the start screen", self.with_bank(self.early.start));
                line("  before the first question, at the earliest", self.with_bank(self.early.question));
            }
            if part == Part::Chunk {
                for screen in self.screens.keys() {
                    let (all, own) = self.screen(screen);
                    line(&format!("  {screen}"), all);
                    line("    of it in no other", own);
                }
                line(&format!("  code after {}", VISIT.join(", ")), self.visited(&VISIT));
            }
        }
        text
    }

    /// The same as JSON, in bytes.
    #[must_use]
    pub fn json(&self) -> String {
        let object =
            |Weight { raw, gzip, brotli }: Weight| format!("{{\"raw\":{raw},\"gzip\":{gzip},\"brotli\":{brotli}}}");
        let files: Vec<String> =
            self.files.iter().map(|(name, _, weight)| format!("\"{}\":{}", escape(name), object(*weight))).collect();
        let screens: Vec<String> =
            self.screens.keys().map(|screen| format!("\"{screen}\":{}", object(self.screen(screen).0))).collect();
        format!(
            "{{\"files\":{{{}}},\"screens\":{{{}}},\"visit\":{},\"bundled\":{},\"start_screen\":{},\"first_question\":{},\"player\":{},\
             \"budget\":{{\"player_brotli\":{PLAYER_BUDGET},\"bundled_brotli\":{BUNDLED_BUDGET},\"within\":{}}}}}",
            files.join(","),
            screens.join(","),
            object(self.visited(&VISIT)),
            object(self.sum(Part::Bundled)),
            object(self.with_bank(self.early.start)),
            object(self.with_bank(self.early.question)),
            object(self.sum(Part::Player)),
            self.budget().is_ok()
        )
    }
}

/// Prints the weights, as a table or with `--json`.
///
/// # Errors
/// An unknown option, or nothing to weigh. Being over the budget is printed and is no error here; `test` fails on it.
pub fn run(args: &[String]) -> Result<(), String> {
    let report = Report::of(&project::dist());
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            let report = report?;
            let (Ok(verdict) | Err(verdict)) = report.budget();
            println!("{}\n{verdict}", report.table());
            Ok(())
        }
        ["--json"] => {
            println!("{}", report?.json());
            Ok(())
        }
        _ => Err(format!("size knows only --json, not `{}`", args.join(" "))),
    }
}

/// What a browser fetches before the first question: the page, what it names in its head, and the wasm.
fn first_load(dist: &Path, folder: &str) -> Result<Vec<String>, String> {
    let mut files = vec![format!("{folder}popquiz.js"), format!("{folder}popquiz_bg.wasm")];
    let page = format!("{folder}index.html");
    if dist.join(&page).is_file() {
        let html = project::read(&dist.join(&page))?;
        files.extend(named(&html).map(|name| format!("{folder}{name}")));
        files.push(page);
    }
    Ok(files)
}

/// The style sheets, scripts and banks that a page's `href` and `src` name.
fn named(html: &str) -> impl Iterator<Item = &str> {
    html.split_once("<body").map_or(html, |(head, _)| head).split(['"', '\'']).filter(|value| {
        let ending = Path::new(value).extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| ["js", "css", "pqb", "wasm"].contains(&ending))
            && !value.contains(|c: char| c.is_whitespace() || c == ':')
    })
}

fn part(file: &str, bundled: &[String], player: &[String]) -> Part {
    let is_in = |list: &[String]| list.iter().any(|name| name == file);
    if is_in(bundled) {
        Part::Bundled
    } else if is_in(player) {
        Part::Player
    } else if file.starts_with("chunks/") || file.starts_with("player/chunks/") {
        Part::Chunk
    } else if file.starts_with("author/") || file.starts_with("player/author/") {
        Part::Author
    } else {
        Part::Rest
    }
}

/// KiB with one decimal, rounded up, so that a figure never looks better than it is.
fn kib(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(brotli: usize) -> Weight {
        Weight { raw: brotli * 3, gzip: brotli * 2, brotli }
    }

    fn report(player: usize) -> Report {
        let files = vec![
            ("popquiz.js".into(), Part::Bundled, weight(10)),
            ("popquiz_bg.wasm".into(), Part::Bundled, weight(200)),
            ("player/popquiz_bg.wasm".into(), Part::Player, weight(player)),
            ("author/a.wasm".into(), Part::Author, weight(7)),
            ("player/author/a.wasm".into(), Part::Author, weight(7)),
        ];
        Report { files, early: Early::default(), screens: BTreeMap::new() }
    }

    #[test]
    fn each_first_load_is_the_sum_of_its_own_files() {
        assert_eq!(report(5).sum(Part::Bundled), weight(210));
        assert_eq!(report(5).sum(Part::Player), weight(5));
    }

    #[test]
    fn the_budget_is_met_to_the_byte() {
        assert!(report(PLAYER_BUDGET).budget().is_ok());
        let over = report(PLAYER_BUDGET + 1).budget().unwrap_err();
        let said = format!("player first load: {} bytes brotli", PLAYER_BUDGET + 1);
        assert!(over.contains(&said) && over.contains(&format!("over budget ({PLAYER_BUDGET} bytes)")), "{over}");
    }

    #[test]
    fn the_whole_bank_has_a_budget_of_its_own() {
        let report = |brotli| Report {
            files: vec![("django.pqb".into(), Part::Bundled, weight(brotli))],
            early: Early::default(),
            screens: BTreeMap::new(),
        };
        assert!(report(BUNDLED_BUDGET).budget().is_ok());
        let over = report(BUNDLED_BUDGET + 1).budget().unwrap_err();
        let said = format!("whole bank: {} bytes", BUNDLED_BUDGET + 1);
        assert!(over.contains(&said) && over.contains("player first load: 0 bytes"), "{over}");
    }

    #[test]
    fn what_comes_early_is_less_than_the_whole() {
        let loaded = popquiz_author::load_paths(&[project::root().join("tests/decks/sound.md")]).unwrap();
        let bytes = loaded.bank().condense().encode();
        let early = Early::of(&bytes).unwrap();
        assert!(early.start.raw < early.question.raw && early.question.raw == early.whole.raw, "{early:?}");
        assert_eq!(early.whole.raw, bytes.len());
        let report =
            Report { files: vec![("a.pqb".into(), Part::Bundled, early.whole)], early, screens: BTreeMap::new() };
        assert_eq!(report.with_bank(early.start), early.start);
        assert!(Early::of(b"no bank").is_err());
    }

    #[test]
    fn files_are_sorted_by_when_they_are_fetched() {
        let bundled = ["index.html", "page.css", "popquiz.js", "popquiz_bg.wasm"].map(String::from);
        let player = ["player/popquiz.js"].map(String::from);
        let part = |file| part(file, &bundled, &player);
        assert_eq!(part("page.css"), Part::Bundled);
        assert_eq!(part("player/popquiz.js"), Part::Player);
        assert_eq!(part("player/author/popquiz_author_bg.wasm"), Part::Author);
        assert_eq!(part("icon.svg"), Part::Rest);
    }

    #[test]
    fn a_page_names_its_scripts_and_styles() {
        let html = "<link rel=\"stylesheet\" href=\"page.css\"><link href='icon.svg'>\
                    <script src=\"https://example.org/x.js\"></script><script src=\"popquiz.js\"></script>\
                    <body><code>src=\"shown.js\"</code>";
        assert_eq!(named(html).collect::<Vec<_>>(), ["page.css", "popquiz.js"]);
    }

    #[test]
    fn a_screen_weighs_what_it_needs_and_a_visit_everything_once() {
        let chunk = |name: &str, brotli| (format!("chunks/{name}"), Part::Chunk, weight(brotli));
        let screens =
            [("exam", vec!["both", "exam"]), ("start", vec!["start"]), ("progress", vec!["both", "progress"])];
        let screens = screens.map(|(name, files)| (name.to_owned(), files.into_iter().map(str::to_owned).collect()));
        let mut files = report(5).files;
        files.extend([chunk("both", 3), chunk("exam", 20), chunk("start", 100), chunk("progress", 1000)]);
        files.push(("django.pqb".into(), Part::Bundled, weight(9)));
        let report = Report { files, early: Early::default(), screens: screens.into() };
        assert_eq!(report.screen("exam"), (weight(23), weight(20)));
        assert_eq!(report.visited(&["start", "exam"]), weight(210 + 100 + 23));
        assert_eq!(report.visited(&VISIT), weight(210 + 100 + 23 + 1000));
    }

    #[test]
    fn the_json_holds_bytes() {
        let json = report(5).json();
        assert!(json.contains("\"bundled\":{\"raw\":630,\"gzip\":420,\"brotli\":210}"), "{json}");
        assert!(json.contains("\"within\":true"), "{json}");
    }
}
