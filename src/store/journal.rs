//! The learner's history on a medium: log segments, sittings, and what could not be read.
//!
//! Every page load writes a segment of its own, in chunks, so that two tabs never write the same key and one more
//! answer costs at most one chunk, however long the history.
//!
//! | key | holds |
//! |---|---|
//! | `popquiz:log:TAB:N` | a chunk of reviews, one a line |
//! | `popquiz:sitting:PLACE:plan`, `:draft` | a sitting that can be taken up again |
//! | `popquiz:sitting:PLACE:PART` | what a study mode keeps: `exam`, `exam-answers`, `exam-result`, `interview`, `interview-report`, `paper` |
//! | `popquiz:bank:NAME` | where a bank was read that this site has shown, see `banks.rs` |
//! | `popquiz:prefs` | what the learner prefers, see `popquiz_core::memory::prefs` |
//! | `popquiz:aside:…` | what could not be read, as it was found |

use super::{Medium, Memory};
use popquiz_core::memory::log::{FileError, Lines, Log, Review, read_file, write_file};
use popquiz_core::memory::prefs;
use popquiz_core::memory::prefs::Prefs;
use popquiz_core::memory::progress::Progress;
use popquiz_core::sitting::Plan;
use popquiz_core::sitting::session::{Position, Session};

const LOG: &str = "popquiz:log:";
const PREFS: &str = "popquiz:prefs";
const SITTING: &str = "popquiz:sitting:";
const ASIDE: &str = "popquiz:aside:";
/// A chunk is closed when the next line would make it longer, in characters.
const CHUNK: usize = 3000;

/// What a learner should know about the keeping of their progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing here.
    Blocked,
    /// The storage is full.
    Full,
    /// Something stored could not be read and was set aside.
    Unreadable,
}

/// Answers dated so far ahead of the clock were given while it was wrong.
const AHEAD_MS: u64 = 3_600_000;

/// The learner's history.
pub struct Journal {
    pub(super) medium: Box<dyn Medium>,
    log: Log,
    progress: Progress,
    /// The learner's preferences, the line as it is kept.
    prefs: String,
    /// When the page was opened, which is today well enough to know whether an interview is over.
    opened_at: u64,
    clock: fn() -> u64,
    newer: Vec<String>,
    /// Name of this page's segment.
    tab: String,
    chunk_no: u32,
    chunk: String,
    trouble: Option<Trouble>,
    /// The trouble that was told already: it is said once.
    told: Option<Trouble>,
}

impl Journal {
    /// Reads what a medium holds. `tab` names the segment that this page writes; `clock` tells Unix time in
    /// milliseconds.
    pub fn open(medium: Option<Box<dyn Medium>>, tab: String, clock: fn() -> u64) -> Self {
        let trouble = if medium.is_none() { Some(Trouble::Blocked) } else { None };
        let mut journal = Self {
            medium: medium.unwrap_or_else(|| Box::new(Memory::default())),
            log: Log::default(),
            progress: Progress::default(),
            prefs: String::from("1 "),
            opened_at: clock(),
            clock,
            newer: Vec::new(),
            tab,
            chunk_no: 0,
            chunk: String::new(),
            trouble,
            told: None,
        };
        journal.fold();
        journal.reload();
        journal
    }

    fn fold(&mut self) {
        let scheduler = prefs::scheduler(&self.prefs, self.opened_at);
        let now = (self.clock)();
        let mut noticed = prefs::noticed(&self.prefs);
        // A clock that is a little ahead of another device's needs no note.
        let ahead = self.log.reviews().last().is_some_and(|last| last.at > now.saturating_add(AHEAD_MS));
        if ahead && noticed.is_none() {
            noticed = Some(now);
            self.prefs = prefs::with_noticed(&self.prefs, now);
            self.keep(PREFS, &self.prefs.clone());
        }
        self.progress = Progress::of(&self.log, scheduler, now, noticed);
    }

    /// Reads segments and preferences again: other tabs may have written since.
    pub fn reload(&mut self) {
        let changed = self.read_prefs();
        let mut reviews = Vec::new();
        self.newer.clear();
        for key in self.medium.keys(LOG) {
            let Some(text) = self.medium.get(&key) else { continue };
            let lines = Lines::read(&text);
            if lines.unreadable > 0 {
                self.mend(&key, &text, &lines);
            }
            reviews.extend(lines.reviews);
            self.newer.extend(lines.newer);
        }
        if self.log.extend(reviews) > 0 || changed {
            self.fold();
        }
    }

    /// Puts a damaged segment aside whole, and leaves its readable lines. Without room for the copy nothing is touched.
    fn mend(&mut self, key: &str, text: &str, lines: &Lines) {
        self.trouble = Some(Trouble::Unreadable);
        if !self.set_aside(key, text) {
            return;
        }
        let mut good: String = lines.reviews.iter().map(|review| review.encode() + "\n").collect();
        good.extend(lines.newer.iter().map(|line| format!("{line}\n")));
        if good.is_empty() {
            self.medium.remove(key);
        } else {
            let _ = self.medium.set(key, &good);
        }
    }

    fn set_aside(&self, key: &str, text: &str) -> bool {
        let mut aside = format!("{ASIDE}{}", key.strip_prefix("popquiz:").unwrap_or(key));
        while self.medium.get(&aside).is_some_and(|kept| kept != text) {
            aside.push('+');
        }
        self.medium.set(&aside, text).is_ok()
    }

    /// Takes away what cannot be read, once there is a copy of it.
    fn put_away(&mut self, key: &str, text: &str) {
        self.trouble = Some(Trouble::Unreadable);
        if self.set_aside(key, text) {
            self.medium.remove(key);
        }
    }

    /// Reads the preferences. Says whether they have changed.
    fn read_prefs(&mut self) -> bool {
        let Some(line) = self.medium.get(PREFS).filter(|line| *line != self.prefs) else { return false };
        if Prefs::decode(&line).is_none() {
            self.put_away(PREFS, &line);
            return false;
        }
        self.prefs = line;
        true
    }

    /// What the learner prefers.
    pub fn prefs(&self) -> Prefs {
        Prefs::decode(&self.prefs).unwrap_or_default()
    }

    /// Changes some of what the learner prefers, and schedules everything anew by it.
    pub fn change_prefs(&mut self, change: &dyn Fn(&mut Prefs)) {
        // Another tab may have changed something else, and a line that cannot be read is set aside first.
        self.reload();
        let mut prefs = self.prefs();
        change(&mut prefs);
        let kept = self.medium.get(PREFS);
        self.prefs = prefs.encode();
        if kept.is_none_or(|line| Prefs::decode(&line).is_some()) {
            self.keep(PREFS, &self.prefs.clone());
        }
        self.fold();
    }

    /// All reviews known.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What they add up to.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Appends a review. It counts for this page even if it cannot be kept.
    pub fn record(&mut self, review: Review) {
        let line = review.encode();
        // It is not the newest where the computer's clock was put back.
        let newest = self.log.reviews().last().is_none_or(|last| last.at <= review.at);
        if newest {
            self.progress.apply(&review);
        }
        self.log.add(review);
        if !newest {
            self.fold();
        }
        self.append(&line);
    }

    fn append(&mut self, line: &str) {
        if !self.chunk.is_empty() && self.chunk.len() + line.len() >= CHUNK {
            self.chunk.clear();
            self.chunk_no += 1;
        }
        self.chunk.push_str(line);
        self.chunk.push('\n');
        self.keep(&format!("{LOG}{}:{}", self.tab, self.chunk_no), &self.chunk.clone());
    }

    pub(super) fn keep(&mut self, key: &str, text: &str) {
        if self.medium.set(key, text).is_err() && self.trouble.is_none() {
            self.trouble = Some(Trouble::Full);
        }
    }

    /// Keeps the plan of a sitting under a place.
    pub fn keep_plan(&mut self, place: &str, plan: &Plan) {
        self.keep(&format!("{SITTING}{place}:plan"), &plan.encode());
    }

    /// Keeps where the learner is in it.
    pub fn keep_draft(&mut self, place: &str, draft: &Position) {
        self.keep(&format!("{SITTING}{place}:draft"), &draft.encode());
    }

    /// The sitting that was left at a place. What cannot be read of it is set aside.
    pub fn sitting(&mut self, place: &str) -> Option<(Plan, Option<Position>)> {
        let key = format!("{SITTING}{place}:plan");
        let text = self.medium.get(&key)?;
        let Some(plan) = Plan::decode(&text) else {
            self.put_away(&key, &text);
            return None;
        };
        let key = format!("{SITTING}{place}:draft");
        let draft = self.medium.get(&key).and_then(|text| {
            let draft = Position::decode(&text);
            if draft.is_none() {
                self.put_away(&key, &text);
            }
            draft
        });
        Some((plan, draft))
    }

    /// Forgets the sitting at a place; its answers stay in the log.
    pub fn forget_sitting(&mut self, place: &str) {
        self.medium.remove(&format!("{SITTING}{place}:plan"));
        self.medium.remove(&format!("{SITTING}{place}:draft"));
    }

    /// Takes over what was left at a place that has another name now, unless there is something already.
    pub fn move_place(&mut self, from: &str, to: &str) {
        let kept = |place: &str| self.medium.keys(&format!("{SITTING}{place}:"));
        if from == to || !kept(to).is_empty() {
            return;
        }
        for key in kept(from) {
            let part = key.strip_prefix(SITTING).and_then(|key| key.strip_prefix(from)).unwrap_or_default();
            let moved = format!("{SITTING}{to}{part}");
            // Without room for it, it stays where it was.
            if let Some(text) = self.medium.get(&key)
                && self.medium.set(&moved, &text).is_ok()
            {
                self.medium.remove(&key);
            }
        }
    }

    /// Whether a part of the study modes has something unfinished at a place.
    pub fn has_part(&self, place: &str, part: &str) -> bool {
        self.medium.get(&format!("{SITTING}{place}:{part}")).is_some()
    }

    /// What a part of the study modes keeps at a place.
    pub fn part(&self, place: &str, part: &str) -> Option<String> {
        self.medium.get(&format!("{SITTING}{place}:{part}"))
    }

    /// Keeps a text for a part of the study modes.
    pub fn keep_part(&mut self, place: &str, part: &str, text: &str) {
        self.keep(&format!("{SITTING}{place}:{part}"), text);
    }

    /// Sets aside what a part kept and cannot read.
    pub fn set_part_aside(&mut self, place: &str, part: &str) {
        let key = format!("{SITTING}{place}:{part}");
        if let Some(text) = self.medium.get(&key) {
            self.put_away(&key, &text);
        }
    }

    /// Forgets what a part keeps; its answers stay in the log.
    pub fn forget_part(&mut self, place: &str, part: &str) {
        self.medium.remove(&format!("{SITTING}{place}:{part}"));
    }

    /// Takes up the sitting that was left at a place, also where another tab went on with it.
    pub fn resume(&mut self, place: &str, bank: &std::rc::Rc<popquiz_core::bank::Bank>, now: u64) -> Option<Session> {
        self.reload();
        self.left(place, bank, now)
    }

    /// The same by the answers that are known already: for what is drawn often.
    pub fn left(&mut self, place: &str, bank: &std::rc::Rc<popquiz_core::bank::Bank>, now: u64) -> Option<Session> {
        let (plan, draft) = self.sitting(place)?;
        // The answers of a sitting are the newest in the log, or close to it; none is older than its start.
        let from = self.log.reviews().partition_point(|review| review.at < plan.started_at);
        Some(Session::resume(bank.clone(), plan, &self.log.reviews()[from..], draft, now))
    }

    /// All progress as a file.
    pub fn export(&mut self) -> String {
        self.reload();
        write_file(&self.log, &self.newer)
    }

    /// Merges a progress file. Says how many reviews were new.
    ///
    /// # Errors
    /// When the file is not whole; then nothing changes.
    pub fn import(&mut self, text: &str) -> Result<usize, FileError> {
        let lines = read_file(text)?;
        self.reload();
        let new: Vec<Review> =
            lines.reviews.into_iter().filter(|review| self.log.reviews().binary_search(review).is_err()).collect();
        for review in &new {
            self.append(&review.encode());
        }
        for line in lines.newer.into_iter().filter(|line| !self.newer.contains(line)).collect::<Vec<_>>() {
            self.append(&line);
            self.newer.push(line);
        }
        let added = self.log.extend(new);
        self.fold();
        Ok(added)
    }

    /// What the learner should be told now; each trouble once.
    pub fn take_trouble(&mut self) -> Option<Trouble> {
        let trouble = self.trouble.filter(|_| self.told != self.trouble)?;
        self.told = Some(trouble);
        Some(trouble)
    }
}

#[cfg(test)]
#[path = "journal_tests.rs"]
mod tests;
