//! What the learner was sure of, and wrong about.

use super::history::{History, Try};
use crate::memory::log::Confidence;
use crate::sort::sort_by;

/// Items whose last first try that was called sure went wrong and is not mended since, the latest first: positions in the
/// bank. An error held for certain is the one to mend first, and the easiest to, once it is seen.
#[must_use]
pub fn sure_and_wrong(history: &History<'_>) -> Vec<usize> {
    let sure = |one: &&Try<'_>| one.first && one.review.confidence == Some(Confidence::Sure);
    let mut found: Vec<(u64, usize)> = Vec::new();
    for item in 0..history.bank().len() {
        let Some(last) = history.at(item).rfind(sure) else { continue };
        if !last.is_right() && !history.is_settled(last) {
            found.push((last.review.at, item));
        }
    }
    sort_by(&mut found, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, item)| item).collect()
}
