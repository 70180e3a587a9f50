//! A question that waits for its answer.

use super::dom::{button, el, row, text, word};
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
    let below = row(vec![task(frame, question), leave(frame, session, question.revealed)]);
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
    let stem = asked(item);
    let words = match stem.0.split_first() {
        Some((Block::Paragraph(first), rest)) => row(vec![
            el!("p" "role"="heading" "aria-level"="3" => prose::line(first)),
            prose::blocks(&Prose(rest.to_vec())),
        ]),
        _ => prose::blocks(&stem),
    };
    el!("div" "class"="stem" "part"="question" "id"="stem" "data-role"="question" "tabindex"="-1" => words)
}

/// The words of a stem.
pub fn asked(item: &Item) -> Prose {
    let is_left_out = |block: &&Block| matches!(item.task(), Task::Spot(_)) && matches!(block, Block::Code(_));
    Prose(item.body().stem.0.iter().filter(|block| !is_left_out(block)).cloned().collect())
}

/// The ways on without an answer: not to know this one, or to have done enough.
fn leave(frame: &Frame<'_>, session: &Session, revealed: bool) -> Html {
    let mut ways = Vec::new();
    if !revealed {
        ways.push(button(frame, "plain", "skip", &say::SKIP, Msg::Answer(Event::Skip)));
    }
    ways.extend(finish(frame, session));
    el!("div" "class"="pad ways"; ways)
}

/// The way out of a sitting in which something was answered.
pub fn finish(frame: &Frame<'_>, session: &Session) -> Option<Html> {
    session.has_answers().then(|| button(frame, "plain", "finish", &say::FINISH_NOW, Msg::Answer(Event::Stop)))
}

fn foot(frame: &Frame<'_>, session: &Session, question: &Question<'_>) -> Html {
    let open = matches!(question.item.task(), Task::Open(_));
    // What it stands in is always there, or screen readers would not hear it come.
    let mut kids = vec![
        el!("p" "class"="need" "role"="status" => text(if frame.unanswered { say::ANSWER_FIRST.get() } else { "" })),
    ];
    if session.plan().config.confidence && !open {
        kids.push(confidence(frame, question.confidence));
    }
    kids.push(if open && !question.revealed {
        button(frame, "go", "reveal", &say::REVEAL, Msg::Answer(Event::Reveal))
    } else {
        let label = if open { common::DONE } else { common::CHECK };
        // Not `disabled`: a button that cannot be reached cannot say why.
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
    el!("div" "class"="sure" "role"="group" [say::HOW_SURE] =>
        el!("span" "aria-hidden"="true" => word(say::HOW_SURE)), row(buttons))
}
