//! Where the focus goes: selectors for what the learner should read next.

/// A question, or what stands in its place.
pub const QUESTION: &str = "[data-role=question], [data-role=waiting], [data-role=summary]";
/// What is said of an answer.
pub const VERDICT: &str = "[data-role=feedback], [data-role=answer]";
/// What a sitting came to.
pub const SUMMARY: &str = "[data-role=summary]";
/// The head of a screen.
pub const HEADING: &str = "[data-role=study]";
/// Any screen that was opened. One that was left and is taken up begins with what is asked or told, not with a heading; the
/// start screen with what can be done first, for with the focus on the screen as a whole, all of it would be read out.
pub const OPENED: &str = "[data-role=study], [data-role=question], [data-role=options], [data-role=answer], [data-role=report], [data-role=home] h2";
/// What the learner was reading, whatever the screen: the first thing on it that may have the focus without being pressed.
pub const SCREEN: &str = "[tabindex='-1']";
