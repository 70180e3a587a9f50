//! The list and what stands above it.

use super::row::{Led, Row, kind_name};
use super::take::Format;
use super::{Act, End, Pick, Read, Words, more::More, sheet};
use crate::app::Msg;
use crate::browser::{takes_keys, value_of};
use crate::study::heading;
use crate::view::dom::{button, el, row, text};
use crate::view::parts::questions;
use crate::view::{Frame, parts};
use popquiz_core::item::{Kind, Level};
use popquiz_core::search::Fit;
use yew::{Callback, Html, InputEvent, KeyboardEvent, html};

/// What is done here, as a message for the widget.
pub fn done(act: Act) -> Msg {
    Msg::Study(crate::study::Act::Read(act))
}

/// The whole screen, and its paper while that is printed.
pub fn view(read: &Read, frame: &Frame<'_>) -> Html {
    let keys = read.send.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.key() == "/" && !chord && !takes_keys(&event, "/") {
            event.prevent_default(); // or it is typed where the focus goes
            keys.emit(Act::Search);
        }
    });
    let body = if read.list.is_empty() { nothing(read, frame) } else { list(read, frame) };
    let screen = html! {
        <div class="read" {onkeydown}>
            { heading(frame, "read") }
            { search(read) }
            { filters(read, frame) }
            { tools(read, frame) }
            <p class="sr" role="status">{ &read.spoken }</p>
            { body }
        </div>
    };
    // The sheet has its place also while there is none, or the whole screen would be made anew and the focus lost.
    let paper = read.printing.as_ref().map(|_| sheet::sheet(&read.bank, &read.list)).unwrap_or_default();
    row(vec![screen, paper])
}

fn search(read: &Read) -> Html {
    let typed = read.send.reform(|event: InputEvent| Act::Type(value_of(&event)));
    let send = read.send.clone();
    let keys = Callback::from(move |event: KeyboardEvent| {
        let act = match event.key().as_str() {
            "Escape" => Act::Empty,
            "Enter" if !event.is_composing() => Act::First,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        send.emit(act);
    });
    let end = if read.query.is_empty() {
        el!("kbd" "aria-hidden"="true" => text("/"))
    } else {
        let onclick = read.send.reform(|_| Act::Empty);
        html! { <button type="button" data-role="empty" part="button" aria-label="Empty the search" {onclick}>{ "✕" }</button> }
    };
    html! {
        <div class="find">
            <input type="search" data-role="search" part="search" aria-label="Search the questions and answers"
                aria-keyshortcuts="/" placeholder={format!("Search {}", questions(read.order.len()))} maxlength="200"
                autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" enterkeyhint="search"
                value={read.query.clone()} oninput={typed} onkeydown={keys} />
            { end }
        </div>
    }
}

/// What is shown, in words.
pub fn count(read: &Read) -> String {
    let ticked = read.list.iter().filter(|&&at| read.ticked.get(at) == Some(&true)).count();
    match (&read.words, &read.found) {
        (Words::Making(_), _) if !read.query.trim().is_empty() => "Getting the search ready…".into(),
        (_, Some(_)) if read.list.is_empty() => "Nothing found.".into(),
        (_, Some(_)) => format!("{} found, {ticked} of them checked", questions(read.list.len())),
        // Signs alone are nothing to search for.
        (_, None) => format!("{ticked} of {} checked", questions(read.list.len())),
    }
}

fn filters(read: &Read, frame: &Frame<'_>) -> Html {
    let picks = &read.picks;
    let pick = |label, on, pick| parts::toggle(frame, label, on, done(Act::Pick(pick)));
    let mut levels = vec![pick("any level", picks.level.is_none(), Pick::Level(None))];
    for level in Level::ALL {
        levels.push(pick(level.as_str(), picks.level == Some(level), Pick::Level(Some(level))));
    }
    let ways =
        vec![pick("not checked", picks.unticked, Pick::Unticked), pick("missed lately", picks.missed, Pick::Missed)];
    let in_words = [
        picks.area.as_deref().map_or("all areas", |area| frame.bank.area_title(area)),
        picks.level.map_or("any level", Level::as_str),
        picks.kind.map_or("all kinds", kind_name),
    ];
    let mut said = in_words.join(", ");
    for (on, words) in [(picks.unticked, ", not checked"), (picks.missed, ", missed lately")] {
        if on {
            said.push_str(words);
        }
    }
    html! {
        <details class="chooser" part="chooser">
            <summary>{ format!("Showing {said}") }</summary>
            <div class="lists">{ area_list(read, frame) }{ kind_list(read) }</div>
            { el!("div" "role"="group" "aria-label"="Level"; levels) }
            { el!("div" "role"="group" "aria-label"="What you know"; ways) }
        </details>
    }
}

fn area_list(read: &Read, frame: &Frame<'_>) -> Html {
    let chosen = read.picks.area.as_deref();
    let heads = frame.bank.heads();
    let used = |id: &str| read.order.iter().any(|&at| heads.get(at).is_some_and(|head| head.area == id));
    let areas = frame.bank.areas().iter().filter(|area| used(&area.id)).map(|area| {
        html! { <option value={area.id.clone()} selected={chosen == Some(&area.id)}>{ &area.title }</option> }
    });
    let onchange =
        read.send.reform(|event: yew::Event| Act::Pick(Pick::Area(Some(value_of(&event)).filter(|id| !id.is_empty()))));
    html! {
        <label class="field"><span>{ "Area" }</span><select data-role="area" {onchange}>
            <option value="" selected={chosen.is_none()}>{ "All areas" }</option>
            { for areas }
        </select></label>
    }
}

fn kind_list(read: &Read) -> Html {
    let chosen = read.picks.kind;
    let kinds = Kind::ALL.into_iter().map(|kind| {
        html! { <option value={kind.as_str()} selected={chosen == Some(kind)}>{ kind_name(kind) }</option> }
    });
    let onchange = read.send.reform(|event: yew::Event| Act::Pick(Pick::Kind(Kind::parse(&value_of(&event)))));
    html! {
        <label class="field"><span>{ "Kind" }</span><select data-role="kind" {onchange}>
            <option value="" selected={chosen.is_none()}>{ "All kinds" }</option>
            { for kinds }
        </select></label>
    }
}

fn tools(read: &Read, frame: &Frame<'_>) -> Html {
    let some = !read.list.is_empty();
    let fold = if read.unfolded { "Hide all answers" } else { "Show all answers" };
    let mut first = vec![el!("p" "class"="count" => text(&count(read)))];
    if some {
        first.push(button(frame, "soft", "fold-all", fold, done(Act::FoldAll)));
        first.push(button(frame, "soft", "practise", &practise(read.list.len()), done(Act::Practise)));
    }
    let mut files = Vec::new();
    for (format, role, name) in Format::ALL {
        files.push(button(frame, "soft", role, name, done(Act::Save(format))));
    }
    files.push(button(frame, "soft", "print", "Print a sheet", done(Act::Print)));
    let take = if some {
        html! { <details class="chooser take"><summary>{ "Take it along: as a file or on paper" }</summary>{ el!("div"; files) }</details> }
    } else {
        Html::default()
    };
    row(vec![take, el!("div" "class"="tools"; first), html! { <p class="said" role="status">{ &read.said }</p> }])
}

fn practise(count: usize) -> String {
    match count {
        1 => "Practise this one".into(),
        count => format!("Practise these {count}"),
    }
}

fn nothing(read: &Read, frame: &Frame<'_>) -> Html {
    let query = read.query.trim();
    let narrowed = read.picks != popquiz_core::search::listing::Picks::default();
    if !query.is_empty() && matches!(read.words, Words::Making(_)) {
        return Html::default();
    }
    let (title, said) = match (query.is_empty(), narrowed) {
        (false, false) => (format!("Nothing about “{query}”"), "Try fewer words, or another name for it."),
        (false, true) => (format!("Nothing about “{query}” here"), "You search only part of the questions."),
        (true, true) if read.picks.missed => {
            ("Nothing missed lately".into(), "What you get wrong stands here for 30 days.")
        }
        _ => ("No question fits all of this".into(), "Take something away from the choice above."),
    };
    let clear = button(frame, "soft", "clear", "Show all questions", done(Act::Clear));
    el!("div" "class"="tile none" => el!("h3" => text(&title)), el!("p" => text(said)), clear)
}

/// What is drawn of the list. Each part has its place, with or without something in it, and areas have keys: what stays is
/// the same nodes then, and the focus stays with it.
fn list(read: &Read, frame: &Frame<'_>) -> Html {
    let drawn = read.list.get(read.drawn.clone()).unwrap_or_default();
    let earlier = if read.drawn.start > 0 {
        let label = format!("Show earlier ones: {} before", read.drawn.start);
        button(frame, "soft", "earlier", &label, done(Act::More(End::Top)))
    } else {
        Html::default()
    };
    let body = match &read.found {
        Some(found) => {
            let said = match found.fit {
                Fit::Exact => Html::default(),
                Fit::Close => el!("p" "class"="fit" => text("Nothing says exactly that. These come close.")),
                Fit::Partly => el!("p" "class"="fit" => text("Nothing has all of these words. These have most.")),
            };
            let rows = html! { <ul class="items">{ for drawn.iter().map(|&at| one(read, at)) }</ul> };
            row(vec![said, el!("h3" "class"="sr" => text("Questions found")), rows])
        }
        None => row(areas(read, frame, drawn)),
    };
    let left = read.list.len().saturating_sub(read.drawn.end);
    let onmore = read.send.reform(Act::More);
    let more = if left > 0 {
        html! { <More {left} {onmore} /> }
    } else {
        Html::default()
    };
    el!("div" "class"="shown" => earlier, body, more)
}

/// The drawn part, area by area.
fn areas(read: &Read, frame: &Frame<'_>, drawn: &[usize]) -> Vec<Html> {
    let heads = frame.bank.heads();
    let area = |at: usize| heads.get(at).map(|head| head.area.as_str()).unwrap_or_default();
    let group = |rows: &[usize]| {
        let id = rows.first().map(|&at| area(at)).unwrap_or_default();
        let all = read.list.iter().filter(|&&at| area(at) == id);
        let (mut total, mut ticked) = (0, 0);
        for &at in all {
            total += 1;
            ticked += usize::from(read.ticked.get(at) == Some(&true));
        }
        let title = frame.bank.area_title(id);
        html! {
            <section key={id.to_string()}>
                <h3 class="group"><span>{ title }</span><span class="d">{ format!("{ticked} of {total} checked") }</span></h3>
                <ul class="items">{ for rows.iter().map(|&at| one(read, at)) }</ul>
            </section>
        }
    };
    drawn.chunk_by(|&one, &next| area(one) == area(next)).map(group).collect()
}

fn one(read: &Read, at: usize) -> Html {
    let led = match Some(at) {
        at if at == read.fresh => Some(Led::More),
        at if at == read.linked => Some(Led::Link),
        _ => None,
    };
    html! {
        <Row key={at} bank={read.bank.clone()} {at} open={read.shows(at)} ticked={read.ticked.get(at) == Some(&true)}
            {led} link={read.links.then_some(read.copied == Some(at))}
            marker={read.marker.clone()} send={read.send.clone()} />
    }
}
