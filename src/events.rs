//! What a page is told about a sitting: events with plain data, fired by the learner alone.

use crate::browser::{Value, emit};
use popquiz_core::grading::Outcome;
use popquiz_core::memory::log::{Mode, Review};
use popquiz_core::sitting::exam::Report;
use popquiz_core::sitting::interview::{Interview, Row, View as Talking};
use popquiz_core::sitting::session::{Session, View};
use web_sys::HtmlElement;

/// A sitting was started.
pub fn started(host: &HtmlElement, session: &Session) {
    started_with(host, session.plan().config.mode, session.place().1);
}

/// A sitting of so many questions was started.
pub fn started_with(host: &HtmlElement, mode: Mode, items: usize) {
    #[expect(clippy::cast_precision_loss, reason = "a count of questions")]
    let count = items as f64;
    emit(host, "start", &[("mode", Value::Text(mode.word())), ("items", Value::Number(count))]);
}

/// An answer was given.
pub fn answered(host: &HtmlElement, review: &Review) {
    let outcome = match review.outcome {
        Outcome::Correct => "correct",
        Outcome::Partial => "partial",
        Outcome::Incorrect => "incorrect",
        Outcome::Skipped => "skipped",
    };
    let detail = [
        ("item", Value::Text(&review.item)),
        ("outcome", Value::Text(outcome)),
        ("score", Value::Number(f64::from(review.score_permille) / 1000.0)),
        ("attempt", Value::Number(f64::from(review.attempt))),
        ("takenMs", Value::Number(f64::from(review.taken_ms))),
        ("mode", Value::Text(review.mode.word())),
    ];
    emit(host, "answer", &detail);
}

/// A sitting ended.
pub fn completed(host: &HtmlElement, session: &Session) {
    let View::Summary(summary) = session.view() else { return };
    let missed: Vec<String> =
        summary.results.iter().filter(|result| !result.first.passed).map(|result| result.id.to_string()).collect();
    #[expect(clippy::cast_precision_loss, reason = "counts of questions")]
    let (asked, right) = (summary.results.len() as f64, summary.right_at_once() as f64);
    let detail = [
        ("mode", Value::Text(session.plan().config.mode.word())),
        ("items", Value::Number(asked)),
        ("right", Value::Number(right)),
        ("score", Value::Number(f64::from(summary.score_permille()) / 1000.0)),
        ("missed", Value::List(&missed)),
    ];
    emit(host, "complete", &detail);
}

/// An exam was handed in and marked.
pub fn examined(host: &HtmlElement, report: &Report, missed: &[String]) {
    let detail = [
        ("mode", Value::Text(Mode::Exam.word())),
        ("items", Value::Number(f64::from(report.all.asked))),
        ("right", Value::Number(f64::from(report.all.right))),
        ("score", Value::Number(f64::from(report.all.mean_permille()) / 1000.0)),
        ("passed", Value::Flag(report.passed)),
        ("missed", Value::List(missed)),
    ];
    emit(host, "complete", &detail);
}

/// An interview ended.
pub fn interviewed(host: &HtmlElement, talk: &Interview) {
    let Talking::Report(report) = talk.view() else { return };
    let missed = |row: &&Row<'_>| !row.grade.passed;
    let missed: Vec<String> = report.rows.iter().filter(missed).map(|row| row.entry.id().to_string()).collect();
    #[expect(clippy::cast_precision_loss, reason = "counts of questions")]
    let (asked, right) = (report.rows.len() as f64, (report.rows.len() - missed.len()) as f64);
    let detail = [
        ("mode", Value::Text(Mode::Interview.word())),
        ("items", Value::Number(asked)),
        ("right", Value::Number(right)),
        ("score", Value::Number(f64::from(report.score_permille()) / 1000.0)),
        ("missed", Value::List(&missed)),
    ];
    emit(host, "complete", &detail);
}
