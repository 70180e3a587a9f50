//! The link that a sitting came from, kept beside its plan: a seed is a number there, and the word for it is in the link.

use crate::config::Settings;
use crate::store::Journal;
use popquiz_core::bank::Bank;
use popquiz_core::sharing::invitation::Invitation;
use popquiz_core::sharing::link;
use popquiz_core::sitting::Plan;

/// The name under which it is kept.
pub const PART: &str = "paper";
/// The version of the line.
const VERSION: &str = "1 ";

/// The line that keeps it.
pub fn write(asked: &Invitation) -> String {
    let pairs = asked.pairs();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!("{VERSION}{}", link::write(&pairs))
}

fn read(line: &str) -> Option<Invitation> {
    Invitation::read(&link::parse(line.strip_prefix(VERSION)?)).ok()
}

/// The paper of which this is a sitting: of the link that was kept, or of the author's own seed. None if it was drawn in
/// another way, such as by what is due.
pub fn paper_of(
    journal: &mut Journal,
    place: &str,
    settings: &Settings,
    bank: &Bank,
    plan: &Plan,
) -> Option<Invitation> {
    let kept = journal.part(place, PART);
    let asked = kept.as_deref().and_then(read);
    if kept.is_some() && asked.is_none() {
        journal.set_part_aside(place, PART);
    }
    // The author's, narrowed by what the learner chose on the start screen.
    let own = settings.given("seed").map(|seed| Invitation { seed: Some(seed.into()), ..like(plan) });
    let same = |asked: &Invitation| {
        asked.seed.is_some() && asked.config(0).seed == plan.config.seed && asked.draw(bank, 0).items == plan.items
    };
    [asked, own].into_iter().flatten().find(same)
}

/// What would draw questions like those of a sitting, without its seed.
pub fn like(plan: &Plan) -> Invitation {
    let config = &plan.config;
    Invitation {
        filter: config.filter.clone(),
        limit: config.limit,
        no_shuffle: config.no_shuffle,
        confidence: config.confidence,
        ..Invitation::default()
    }
}
