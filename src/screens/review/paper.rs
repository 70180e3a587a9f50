//! What a review asks.

use crate::browser;
use crate::due::{REVIEW_MOST, room_for_new};
use crate::props::Props;
use crate::store::Journal;
use popquiz_core::bank::Bank;
use popquiz_core::item::Head;
use popquiz_core::memory::log::Mode;
use popquiz_core::sitting::session::{Round, draw_review};
use popquiz_core::sitting::{Config, Plan};

/// What is due in this bank, and what is new from the page's own.
pub fn plan(journal: &Journal, props: &Props, bank: &Bank, now: u64) -> Plan {
    let base = &props.settings.config;
    let seed = props.settings.seed.unwrap_or_else(browser::seed);
    let limit = base.limit.unwrap_or(REVIEW_MOST);
    let (prefs, progress) = (journal.prefs(), journal.progress());
    // What is new comes from the bank of this page: it was chosen by opening it.
    let (own, new_among) = (&props.bank, props.bank.len());
    let asked = |head: &&Head| base.filter.lets(own, head) && progress.get(own, &head.id).is_none();
    let unseen = own.heads().iter().filter(asked).count();
    let (new, new_first) = (room_for_new(journal, unseen, now), prefs.ahead(now).is_some());
    let round = Round { now, new, new_among, new_first, limit: limit.into(), seed };
    let paper = draw_review(bank, &base.filter, progress, &round);
    let items = paper.into_iter().map(|at| bank.heads()[at].id.clone()).collect();
    let confidence = base.confidence || prefs.confidence;
    let config = Config { mode: Mode::Review, seed, confidence, ..base.clone() };
    Plan { sitting: browser::seed(), started_at: now, config, items }
}
