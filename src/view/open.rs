//! `open` items: say it or type it, see the model answer, tick what yours had.

use super::dom::{el, row, text};
use super::parts::{self, Tone};
use super::{Frame, prose};
use popquiz_core::item::Open;
use popquiz_core::sitting::{Event, Question};
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
    let points = el!("fieldset" "class"="choices" "aria-labelledby"="points";
        [vec![el!("h3" "id"="points" => text("Tick what your answer had"))], points].concat());
    row(vec![your_notes(notes), answer(task), points])
}

/// The model answer.
pub fn answer(task: &Open) -> Html {
    el!("section" "class"="pad answer" "part"="answer" "data-role"="answer" "tabindex"="-1" =>
        el!("h3" => text("A good answer")), prose::blocks(&task.answer))
}

fn your_notes(notes: &str) -> Html {
    if notes.trim().is_empty() {
        return Html::default();
    }
    parts::titled("pad notes", "Your notes", el!("p" => text(notes)))
}

/// Key points, ticked or not, and what an interviewer asks next.
pub fn tell(task: &Open, notes: &str, ticked: &[u8]) -> Html {
    let mut points = Vec::new();
    for (at, point) in (0u8..).zip(&task.key_points) {
        let (tone, said) = if ticked.contains(&at) { (Tone::Right, "Your answer had it") } else { (Tone::Quiet, "") };
        points.push(parts::told(tone, tone.mark(), prose::inline(point), said, None));
    }
    row(vec![
        your_notes(notes),
        answer(task),
        el!("ul" "class"="choices" "aria-label"="Key points"; points),
        follow_ups(task),
    ])
}

/// What an interviewer asks next.
pub fn follow_ups(task: &Open) -> Html {
    if task.follow_ups.is_empty() {
        return Html::default();
    }
    parts::titled("pad answer", "Asked next", el!("ul"; prose::list(&task.follow_ups)))
}
