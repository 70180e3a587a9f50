//! `open` items: say it or type it, see the model answer, tick what yours had.

use super::dom::{el, row, text, word};
use super::parts::{self, Tone};
use super::{Frame, prose};
use popquiz_core::item::Open;
use popquiz_core::sitting::{Event, Question};
use popquiz_words::{common, feedback as say, question as asks};
use yew::{Html, html};

/// The question, and after the reveal the model answer with its key points.
pub fn ask(frame: &Frame<'_>, task: &Open, question: &Question<'_>, ticked: &[u8]) -> Html {
    if question.revealed {
        return revealed(frame, task, question.notes, ticked);
    }
    html! {
        <div class="pad">
            <label class="field">
                <span>{ word(asks::SAY_IT) }</span>
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
        [vec![el!("h3" "id"="points" => word(common::TICK_POINTS))], points].concat());
    row(vec![your_notes(notes), answer(task), points])
}

/// The model answer.
pub fn answer(task: &Open) -> Html {
    el!("section" "class"="pad answer" "part"="answer" "data-role"="answer" "tabindex"="-1" =>
        el!("h3" => word(common::MODEL_ANSWER)), prose::blocks(&task.answer))
}

fn your_notes(notes: &str) -> Html {
    if notes.trim().is_empty() {
        return Html::default();
    }
    parts::titled("pad notes", &common::YOUR_NOTES, el!("p" => text(notes)))
}

/// Key points, ticked or not, and what an interviewer asks next.
pub fn tell(task: &Open, notes: &str, ticked: &[u8]) -> Html {
    let mut points = Vec::new();
    for (at, point) in (0u8..).zip(&task.key_points) {
        let (tone, said) = if ticked.contains(&at) { (Tone::Right, say::COVERED.get()) } else { (Tone::Quiet, "") };
        points.push(parts::told(tone, tone.mark(), prose::inline(point), said, None));
    }
    row(vec![
        your_notes(notes),
        answer(task),
        el!("ul" "class"="choices" [common::KEY_POINTS]; points),
        follow_ups(task),
    ])
}

/// What an interviewer asks next.
pub fn follow_ups(task: &Open) -> Html {
    if task.follow_ups.is_empty() {
        return Html::default();
    }
    parts::titled("pad answer", &common::FOLLOW_UPS, el!("ul"; prose::list(&task.follow_ups)))
}
