//! What the learner's events do to the question that is asked.

use super::entry::{Entry, Step, cut};
use super::{Effect, Event, Target};
use crate::grading::Response;
use crate::item::{Item, Task};
use crate::sitting::session::asking::{choose, toggle};

/// Keeps the interview if something has changed.
pub(super) fn keep_if(changed: bool) -> Vec<Effect> {
    if changed { vec![Effect::Keep] } else { Vec::new() }
}

/// What an event does to the question that is asked. One that makes no sense at its step does nothing.
pub(super) fn take(entry: &mut Entry, item: &Item, event: Event) -> Vec<Effect> {
    let asking = matches!(entry.step, Step::Asked | Step::Uncovered);
    let told = entry.step == Step::Told && !entry.passed;
    match event {
        Event::Write(text) if asking => {
            let text = cut(text);
            let changed = entry.notes != text;
            entry.notes = text;
            keep_if(changed)
        }
        Event::Hint if asking && usize::from(entry.hints) < item.body().hints.len() => {
            entry.hints += 1;
            vec![Effect::Keep, Effect::Focus(Target::Hint)]
        }
        Event::Reveal if entry.step == Step::Asked => {
            let covered = matches!(item.task(), Task::Choice(_));
            entry.step = if covered { Step::Uncovered } else { Step::Told };
            vec![Effect::Keep, Effect::Focus(if covered { Target::Options } else { Target::Answer })]
        }
        Event::Submit if entry.step == Step::Uncovered && entry.response.is_complete() => {
            entry.step = Step::Told;
            vec![Effect::Keep, Effect::Focus(Target::Answer)]
        }
        Event::Pass if asking => {
            entry.step = Step::Told;
            entry.passed = true;
            entry.response = Response::empty(item.task());
            vec![Effect::Keep, Effect::Focus(Target::Answer)]
        }
        Event::Choose(at) if entry.step == Step::Uncovered => match (item.task(), &mut entry.response) {
            (Task::Choice(task), Response::Choice(chosen)) => {
                let before = chosen.clone();
                choose(task, chosen, at);
                keep_if(before != *chosen)
            }
            _ => Vec::new(),
        },
        Event::Tick(at) if told => match (item.task(), &mut entry.response) {
            (Task::Open(open), Response::Open(ticked)) if usize::from(at) < open.key_points.len() => {
                toggle(ticked, at);
                vec![Effect::Keep]
            }
            _ => Vec::new(),
        },
        Event::Cover(at) if entry.step == Step::Told => match entry.follow_ups.get_mut(usize::from(at)) {
            Some(next) => {
                next.covered = !next.covered;
                vec![Effect::Keep]
            }
            None => Vec::new(),
        },
        Event::WriteNext(at, text) if entry.step == Step::Told => match entry.follow_ups.get_mut(usize::from(at)) {
            Some(next) => {
                let text = cut(text);
                let changed = next.notes != text;
                next.notes = text;
                keep_if(changed)
            }
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}
