//! What the learner's events do to the question that is asked.

use super::rules::MAX_NOTES;
use crate::grading::Response;
use crate::item::Task;
use crate::sitting::attempt::Attempt;
use crate::sitting::draft::Step;
use crate::sitting::effect::{Effect, Target, keep_if};
use crate::sitting::event::Event;

/// What an event does to the question that is asked. One that makes no sense at its step does nothing.
pub(super) fn take(attempt: &mut Attempt, event: Event) -> Vec<Effect> {
    let asking = matches!(attempt.step, Step::Asked | Step::Revealed);
    let told = attempt.step == Step::Feedback;
    let target = match &event {
        Event::Hint if asking && usize::from(attempt.hints) < attempt.item.body().hints.len() => {
            attempt.hints += 1;
            Target::Hint
        }
        Event::Reveal if attempt.step == Step::Asked => {
            let covered = matches!(attempt.item.task(), Task::Choice(_));
            attempt.step = if covered { Step::Revealed } else { Step::Feedback };
            if covered { Target::Options } else { Target::Answer }
        }
        Event::Submit if attempt.step == Step::Revealed && attempt.response.is_complete() => {
            attempt.step = Step::Feedback;
            Target::Answer
        }
        Event::Skip if asking => {
            attempt.step = Step::Feedback;
            attempt.skipped = true;
            attempt.response = Response::empty(attempt.item.task());
            Target::Answer
        }
        // Also where options are covered: what was said before they are seen.
        Event::Write(text) if asking => return keep_if(attempt.note(text, MAX_NOTES)),
        Event::Choose(_) if attempt.step == Step::Revealed => return keep_if(attempt.take(event, MAX_NOTES)),
        Event::Tick(_) if told && !attempt.skipped => return keep_if(attempt.take(event, MAX_NOTES)),
        Event::Cover(_) | Event::WriteNext(..) if told => return keep_if(attempt.take(event, MAX_NOTES)),
        _ => return Vec::new(),
    };
    vec![Effect::Keep, Effect::Focus(target)]
}
