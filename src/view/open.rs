//! `open` items: say it or type it, see the model answer, tick what yours had.

use super::parts::{self, Tone};
use super::{Frame, prose};
use popquiz_core::item::Open;
use popquiz_core::session::{Event, Question};
use yew::{Html, html};

/// The question, and after the reveal the model answer with its key points.
pub fn ask(frame: &Frame<'_>, task: &Open, question: &Question<'_>, ticked: &[u8]) -> Html {
    if question.revealed {
        return revealed(frame, task, question.notes, ticked);
    }
    html! {
        <div class="pad">
            <label class="field">
                <span>{ "Say your answer aloud, or note it here. Then compare." }</span>
                <textarea part="notes" rows="4" maxlength="600" value={question.notes.to_string()} oninput={frame.typing()} />
            </label>
        </div>
    }
}

fn revealed(frame: &Frame<'_>, task: &Open, notes: &str, ticked: &[u8]) -> Html {
    let mut points = Vec::new();
    for (at, point) in (0u8..).zip(&task.key_points) {
        let on = ticked.contains(&at);
        let mark = if on { parts::TICK } else { "" };
        points.push(parts::option(frame, "checkbox", mark, prose::inline(point), on, Event::Tick(at)));
    }
    html! {
        <>
            { your_notes(notes) }
            { answer(task) }
            <fieldset class="choices" aria-labelledby="points">
                <h3 id="points">{ "Tick what your answer had" }</h3>
                { points }
            </fieldset>
        </>
    }
}

fn answer(task: &Open) -> Html {
    html! {
        <section class="pad answer" part="answer" data-role="answer" tabindex="-1">
            <h3>{ "A good answer" }</h3>
            { prose::blocks(&task.answer) }
        </section>
    }
}

fn your_notes(notes: &str) -> Html {
    if notes.trim().is_empty() {
        return Html::default();
    }
    html! { <section class="pad notes"><h3>{ "Your notes" }</h3><p>{ notes }</p></section> }
}

/// Key points, ticked or not, and what an interviewer asks next.
pub fn tell(task: &Open, notes: &str, ticked: &[u8]) -> Html {
    let mut points = Vec::new();
    for (at, point) in (0u8..).zip(&task.key_points) {
        let (tone, said) = if ticked.contains(&at) { (Tone::Right, "Your answer had it") } else { (Tone::Quiet, "") };
        points.push(parts::told(tone, tone.mark(), prose::inline(point), said, None));
    }
    html! {
        <>
            { your_notes(notes) }
            { answer(task) }
            <ul class="choices told" aria-label="Key points">{ points }</ul>
            { follow_ups(task) }
        </>
    }
}

fn follow_ups(task: &Open) -> Html {
    if task.follow_ups.is_empty() {
        return Html::default();
    }
    let questions = prose::list(&task.follow_ups);
    html! { <section class="pad answer"><h3>{ "Asked next" }</h3><ul>{ questions }</ul></section> }
}
