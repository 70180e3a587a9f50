//! A question that waits for its answer.

use super::dom::{button, el, row, word};
use super::{Frame, choice, open, order, pairs, parts, prose, typed};
use crate::message::Msg;
use popquiz_core::grading::Response;
use popquiz_core::item::{Item, Task};
use popquiz_core::memory::log::Confidence;
use popquiz_core::prose::{Block, Prose};
use popquiz_core::sitting::session::Session;
use popquiz_core::sitting::{Event, Question};
use popquiz_words::{common, question as say};
use yew::{Html, html};

/// The whole screen.
pub fn question(frame: &Frame<'_>, session: &Session, question: &Question<'_>) -> Html {
    let [top, stem] = [parts::top(frame, session, question.item.head()), stem(question.item)];
    let below = row(vec![task(frame, question), skip(frame, question.revealed)]);
    let kids = vec![top, again(question), stem, below, foot(frame, session, question)];
    parts::card(question.item.id(), question.attempt, kids)
}

/// What the learner does about it.
pub fn task(frame: &Frame<'_>, question: &Question<'_>) -> Html {
    match (question.item.task(), question.response) {
        (Task::Choice(task), Response::Choice(chosen)) => choice::ask(frame, task, question.order, chosen),
        (Task::Order(steps), Response::Order(put)) => order::ask(frame, steps, put),
        (Task::Match(task), Response::Match(put)) => pairs::ask(frame, task, question.order, put),
        (Task::Blank(task), Response::Blank(text)) => typed::ask(frame, task, text),
        (Task::Open(task), Response::Open(ticked)) => open::ask(frame, task, question, ticked),
        (Task::Spot(_), Response::Spot(line)) => typed::ask_line(frame, question.item, *line),
        _ => Html::default(),
    }
}

/// What is special about this question.
fn again(question: &Question<'_>) -> Html {
    let said = match (question.edited, question.attempt) {
        (true, _) => common::EDITED,
        (false, 2..) => say::AGAIN,
        (false, _) => return Html::default(),
    };
    el!("p" "class"="again" => word(said))
}

/// The stem. The lines of a `spot` item are the choices, so its code is left to them.
pub fn stem(item: &Item) -> Html {
    el!("div" "class"="stem" "part"="question" "id"="stem" "data-role"="question" "tabindex"="-1" => asked(item))
}

/// The words of a stem.
pub fn asked(item: &Item) -> Html {
    let stem = &item.body().stem;
    if matches!(item.task(), Task::Spot(_)) {
        let words = stem.0.iter().filter(|block| !matches!(block, Block::Code(_)));
        prose::blocks(&Prose(words.cloned().collect()))
    } else {
        prose::blocks(stem)
    }
}

fn skip(frame: &Frame<'_>, revealed: bool) -> Html {
    if revealed {
        return Html::default();
    }
    el!("div" "class"="pad" => button(frame, "plain", "skip", &say::SKIP, Msg::Answer(Event::Skip)))
}

fn foot(frame: &Frame<'_>, session: &Session, question: &Question<'_>) -> Html {
    let open = matches!(question.item.task(), Task::Open(_));
    let mut kids = Vec::new();
    if session.plan().config.confidence && !open {
        kids.push(confidence(frame, question.confidence));
    }
    kids.push(if open && !question.revealed {
        button(frame, "go", "reveal", &say::REVEAL, Msg::Answer(Event::Reveal))
    } else {
        let label = if open { common::DONE } else { common::CHECK };
        // Not `disabled`: a button that cannot be reached cannot say why. It answers by staying quiet.
        let off = if question.can_submit { "false" } else { "true" };
        let onclick = frame.click(Msg::Answer(Event::Submit));
        html! { <button type="button" data-look="go" part="button" data-role="check" aria-disabled={off} {onclick}>{ word(label) }</button> }
    });
    parts::foot(kids)
}

fn confidence(frame: &Frame<'_>, now: Option<Confidence>) -> Html {
    let mut buttons = Vec::new();
    for (sure, label) in
        [(Confidence::Guess, say::GUESS), (Confidence::Fairly, say::FAIRLY), (Confidence::Sure, say::SURE)]
    {
        buttons.push(parts::toggle(frame, &label, now == Some(sure), Msg::Answer(Event::Sure(sure))));
    }
    el!("div" "class"="sure" "role"="group" [say::HOW_SURE] => row(buttons))
}
