//! A sitting.

use super::{Frame, parts, question, summary, verdict};
use popquiz_core::sitting::session::{Session, View};
use yew::Html;

/// A sitting, at whatever stage it is.
pub fn sitting(frame: &Frame<'_>, session: &Session) -> Html {
    match session.view() {
        View::Waiting(head) => parts::waiting(frame, session, head),
        View::Question(question) => question::question(frame, session, &question),
        View::Verdict(verdict) => verdict::verdict(frame, session, &verdict, frame.journal.borrow().progress()),
        View::Summary(summary) => summary::summary(frame, session, &summary),
        View::Empty => summary::nothing_fits(frame),
    }
}
