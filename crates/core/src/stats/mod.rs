//! What the log says about the learner: folds over the tries at one bank, for the progress page.
//!
//! Everything here is counted from what was answered; nothing is kept. A chance of recall is that of the schedule
//! ([`recall_after_days`](crate::memory::schedule::recall_after_days)). Where a day matters, the days are an argument ([`Days`]): the core knows no time zone.
//!
//! Owns every figure of that page. Refuses to keep any, and to change what is asked next.

mod activity;
mod calibration;
mod confusion;
mod forecast;
mod hardest;
mod history;
mod mastery;
mod readiness;
mod sure;
#[cfg(test)]
mod tests;

pub use activity::{Activity, DayCount, MOST_MS, activity};
pub use calibration::{Calibration, Share, calibration};
pub use confusion::{Bond, Confusion, Partner, confusions};
pub use forecast::{Forecast, forecast};
pub use hardest::{Hard, hardest};
pub use history::{Days, History, SETTLED, Try, recall_at};
pub use mastery::{Cell, mastery};
pub use readiness::{Ready, readiness};
pub use sure::sure_and_wrong;
