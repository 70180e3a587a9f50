//! A question that waits for its answer.

use super::{Frame, choice, open, order, pairs, parts, prose, typed};
use crate::app::Msg;
use popquiz_core::item::{Item, Task};
use popquiz_core::log::Confidence;
use popquiz_core::response::Response;
use popquiz_core::session::{Event, Question, Session};
use yew::{Html, html};

/// The whole screen.
pub fn question(frame: &Frame<'_>, session: &Session, question: &Question<'_>) -> Html {
    let task = match (question.item.task(), question.response) {
        (Task::Choice(task), Response::Choice(chosen)) => choice::ask(frame, task, question.order, chosen),
        (Task::Order(steps), Response::Order(put)) => order::ask(frame, steps, put),
        (Task::Match(task), Response::Match(put)) => pairs::ask(frame, task, question.order, put),
        (Task::Blank(task), Response::Blank(text)) => typed::ask(frame, task, text),
        (Task::Open(task), Response::Open(ticked)) => open::ask(frame, task, question, ticked),
        (Task::Spot(_), Response::Spot(line)) => typed::ask_line(frame, question.item, *line),
        _ => Html::default(),
    };
    html! {
        // The key makes a new question new nodes, so that nothing of the last one stays behind: scroll, focus, ticks.
        <article class="card" part="card" key={format!("{}-{}", question.item.id(), question.attempt)}>
            { parts::top(frame, session, question.item.head()) }
            { again(question.attempt) }
            { stem(question.item) }
            { task }
            { foot(frame, session, question) }
        </article>
    }
}

fn again(attempt: u16) -> Html {
    if attempt < 2 {
        return Html::default();
    }
    html! { <p class="again">{ "Once more: you missed this one a moment ago." }</p> }
}

/// The stem. The lines of a `spot` item are the choices, so its code is left to them.
pub fn stem(item: &Item) -> Html {
    let spot = matches!(item.task(), Task::Spot(_));
    let stem = &item.body().stem;
    let shown = if spot {
        let text = stem.0.iter().filter(|block| !matches!(block, popquiz_core::prose::Block::Code(_)));
        prose::blocks(&popquiz_core::prose::Prose(text.cloned().collect()))
    } else {
        prose::blocks(stem)
    };
    html! { <div class="stem" part="question" id="stem" data-role="question" tabindex="-1">{ shown }</div> }
}

fn foot(frame: &Frame<'_>, session: &Session, question: &Question<'_>) -> Html {
    let open = matches!(question.item.task(), Task::Open(_));
    let sure = if session.plan().config.confidence && !open {
        confidence(frame, question.confidence)
    } else {
        Html::default()
    };
    let skip = if question.revealed {
        Html::default()
    } else {
        html! { <button type="button" class="plain" data-role="skip" onclick={frame.does(Event::Skip)}>{ "I don't know" }</button> }
    };
    let go = if open && !question.revealed {
        html! { <button type="button" class="go" part="button" data-role="reveal" onclick={frame.does(Event::Reveal)}>{ "Show the answer" }</button> }
    } else {
        let label = if open { "Done" } else { "Check" };
        // Not `disabled`: a button that cannot be reached cannot say why. It answers by staying quiet.
        let off = (!question.can_submit).to_string();
        html! { <button type="button" class="go" part="button" data-role="check" aria-disabled={off} onclick={frame.does(Event::Submit)}>{ label }</button> }
    };
    parts::foot(html! { <>{ sure }{ skip }</> }, go)
}

fn confidence(frame: &Frame<'_>, now: Option<Confidence>) -> Html {
    let mut buttons = Vec::new();
    for (sure, label) in [(Confidence::Guess, "Guess"), (Confidence::Fairly, "Fairly"), (Confidence::Sure, "Sure")] {
        buttons.push(parts::toggle(frame, label, now == Some(sure), "", Msg::Learner(Event::Sure(sure))));
    }
    html! { <div class="sure" role="group" aria-label="How sure are you?">{ buttons }</div> }
}
