//! The list and what stands above it.

use super::act::{Act, End, Format, Pick, done};
use super::pager::More;
use super::row::{Led, Row};
use super::sheet;
use super::state::{List, Words};
use crate::browser::language::enumeration;
use crate::browser::{takes_keys, value_of};
use crate::view::dom::{button, el, row, text, word};
use crate::view::heading::heading;
use crate::view::parts::{kind_name, questions};
use crate::view::{Frame, parts};
use popquiz_core::item::{Kind, Level};
use popquiz_core::search::Fit;
use popquiz_words::modes;
use popquiz_words::{list as say, study};
use yew::{Callback, Html, InputEvent, KeyboardEvent, html};

/// The whole screen, and its paper while that is printed.
pub fn view(list: &List, frame: &Frame<'_>) -> Html {
    let keys = list.send.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.key() == "/" && !chord && !takes_keys(&event, "/") {
            event.prevent_default(); // or it is typed where the focus goes
            keys.emit(Act::Search);
        }
    });
    let body = if list.shown.is_empty() { nothing(list, frame) } else { rows(list, frame) };
    let screen = html! {
        <div class="read" {onkeydown}>
            { heading(frame, &modes::LIST) }
            { search(list) }
            { filters(list, frame) }
            { tools(list, frame) }
            <p class="sr" role="status">{ &list.spoken }</p>
            { body }
        </div>
    };
    // The sheet has its place also while there is none, or the whole screen would be made anew and the focus lost.
    let paper = list.printing.as_ref().map(|_| sheet::sheet(&list.bank, &list.shown)).unwrap_or_default();
    row(vec![screen, paper])
}

fn search(list: &List) -> Html {
    let typed = list.send.reform(|event: InputEvent| Act::Type(value_of(&event)));
    let send = list.send.clone();
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
    let end = if list.query.is_empty() {
        el!("kbd" "aria-hidden"="true" => text("/"))
    } else {
        let onclick = list.send.reform(|_| Act::Empty);
        html! { <button type="button" data-role="empty" part="button" aria-label={say::CLEAR_SEARCH.get()} {onclick}>{ "✕" }</button> }
    };
    html! {
        <div class="find">
            <input type="search" data-role="search" part="search" aria-label={say::SEARCH.get()}
                aria-keyshortcuts="/" placeholder={say::Placeholder { questions: &questions(list.order.len()) }.text()} maxlength="200"
                autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" enterkeyhint="search"
                value={list.query.clone()} oninput={typed} onkeydown={keys} />
            { end }
        </div>
    }
}

/// What is shown, in words.
pub fn count(list: &List) -> String {
    let ticked = list.shown.iter().filter(|&&at| list.ticked.get(at) == Some(&true)).count();
    match (&list.words, &list.found) {
        (Words::Making(_), _) if !list.query.trim().is_empty() => say::PREPARING.to_string(),
        (_, Some(_)) if list.shown.is_empty() => say::NOTHING_FOUND.to_string(),
        (_, Some(_)) => say::Found { questions: &questions(list.shown.len()), known: ticked }.text(),
        // Signs alone are nothing to search for.
        (_, None) => say::KnownOf { known: ticked, of: list.shown.len() }.text(),
    }
}

fn filters(list: &List, frame: &Frame<'_>) -> Html {
    let picks = &list.picks;
    let pick = |label: &str, on, pick| parts::toggle(frame, label, on, done(Act::Pick(pick)));
    let mut levels = vec![pick(&study::ANY_LEVEL, picks.level.is_none(), Pick::Level(None))];
    for level in Level::ALL {
        levels.push(pick(&parts::level_name(level), picks.level == Some(level), Pick::Level(Some(level))));
    }
    let ways =
        vec![pick(&say::NOT_KNOWN, picks.unticked, Pick::Unticked), pick(&say::MISSED, picks.missed, Pick::Missed)];
    let mut in_words = vec![
        picks.area.as_deref().map_or(study::ALL_AREAS.get(), |area| frame.bank.area_title(area)),
        picks.level.map_or(study::ANY_LEVEL, parts::level_name).get(),
        picks.kind.map_or(study::ALL_KINDS, kind_name).get(),
    ];
    in_words.extend(picks.unticked.then(|| say::NOT_KNOWN.get()));
    in_words.extend(picks.missed.then(|| say::MISSED.get()));
    let said = say::Showing { list: &enumeration(&in_words) }.text();
    html! {
        <details class="chooser" part="chooser">
            <summary>{ said }</summary>
            <div class="lists">{ area_list(list, frame) }{ kind_list(list) }</div>
            { el!("div" "role"="group" [say::LEVEL]; levels) }
            { el!("div" "role"="group" [say::WHAT_YOU_KNOW]; ways) }
        </details>
    }
}

fn area_list(list: &List, frame: &Frame<'_>) -> Html {
    let chosen = list.picks.area.as_deref();
    let heads = frame.bank.heads();
    let used = |id: &str| list.order.iter().any(|&at| heads.get(at).is_some_and(|head| head.area == id));
    let areas = frame.bank.areas().iter().filter(|area| used(&area.id)).map(|area| {
        html! { <option value={area.id.clone()} selected={chosen == Some(&area.id)}>{ &area.title }</option> }
    });
    let onchange =
        list.send.reform(|event: yew::Event| Act::Pick(Pick::Area(Some(value_of(&event)).filter(|id| !id.is_empty()))));
    html! {
        <label class="field"><span>{ word(say::AREA) }</span><select data-role="area" {onchange}>
            <option value="" selected={chosen.is_none()}>{ word(study::ALL_AREAS) }</option>
            { for areas }
        </select></label>
    }
}

fn kind_list(list: &List) -> Html {
    let chosen = list.picks.kind;
    let kinds = Kind::ALL.into_iter().map(|kind| {
        html! { <option value={kind.as_str()} selected={chosen == Some(kind)}>{ word(kind_name(kind)) }</option> }
    });
    let onchange = list.send.reform(|event: yew::Event| Act::Pick(Pick::Kind(Kind::parse(&value_of(&event)))));
    html! {
        <label class="field"><span>{ word(say::KIND) }</span><select data-role="kind" {onchange}>
            <option value="" selected={chosen.is_none()}>{ word(study::ALL_KINDS) }</option>
            { for kinds }
        </select></label>
    }
}

fn tools(list: &List, frame: &Frame<'_>) -> Html {
    let some = !list.shown.is_empty();
    let fold = if list.unfolded { say::HIDE_ALL } else { say::SHOW_ALL };
    let mut first = vec![el!("p" "class"="count" => text(&count(list)))];
    if some {
        first.push(button(frame, "soft", "fold-all", &fold, done(Act::FoldAll)));
        first.push(button(
            frame,
            "soft",
            "practise",
            &say::Practise { n: list.shown.len() }.text(),
            done(Act::Practise),
        ));
    }
    let mut files = Vec::new();
    for (format, role, name) in Format::ALL {
        files.push(button(frame, "soft", role, &name, done(Act::Save(format))));
    }
    files.push(button(frame, "soft", "print", &say::PRINT, done(Act::Print)));
    let take = if some {
        html! { <details class="chooser take"><summary>{ word(say::TAKE) }</summary>{ el!("div"; files) }</details> }
    } else {
        Html::default()
    };
    row(vec![take, el!("div" "class"="tools"; first), html! { <p class="said" role="status">{ &list.said }</p> }])
}

fn nothing(list: &List, frame: &Frame<'_>) -> Html {
    let query = list.query.trim();
    let narrowed = list.picks != popquiz_core::search::listing::Picks::default();
    if !query.is_empty() && matches!(list.words, Words::Making(_)) {
        return Html::default();
    }
    let (title, said) = match (query.is_empty(), narrowed) {
        (false, false) => (say::NoMatchFor { query }.text(), say::FEWER_WORDS),
        (false, true) => (say::NoMatchForHere { query }.text(), say::ONLY_PART),
        (true, true) if list.picks.missed => (say::NOTHING_MISSED.to_string(), say::MISSED_HINT),
        _ => (say::NO_MATCH.to_string(), say::REMOVE_FILTER),
    };
    let clear = button(frame, "soft", "clear", &say::CLEAR, done(Act::Clear));
    el!("div" "class"="tile none" => el!("h3" => text(&title)), el!("p" => word(said)), clear)
}

/// What is drawn of the list. Each part has its place, with or without something in it, and areas have keys: what stays is
/// the same nodes then, and the focus stays with it.
fn rows(list: &List, frame: &Frame<'_>) -> Html {
    let drawn = list.shown.get(list.drawn.clone()).unwrap_or_default();
    let earlier = if list.drawn.start > 0 {
        let label = say::Earlier { n: list.drawn.start }.text();
        button(frame, "soft", "earlier", &label, done(Act::More(End::Top)))
    } else {
        Html::default()
    };
    let body = match &list.found {
        Some(found) => {
            let said = match found.fit {
                Fit::Exact => Html::default(),
                Fit::Close => el!("p" "class"="fit" => word(say::CLOSEST)),
                Fit::Partly => el!("p" "class"="fit" => word(say::MOST_WORDS)),
            };
            let rows = html! { <ul class="items">{ for drawn.iter().map(|&at| one(list, at)) }</ul> };
            row(vec![said, el!("h3" "class"="sr" => word(say::RESULTS)), rows])
        }
        None => row(areas(list, frame, drawn)),
    };
    let left = list.shown.len().saturating_sub(list.drawn.end);
    let onmore = list.send.reform(Act::More);
    let more = if left > 0 {
        html! { <More {left} {onmore} /> }
    } else {
        Html::default()
    };
    el!("div" "class"="shown" => earlier, body, more)
}

/// The drawn part, area by area.
fn areas(list: &List, frame: &Frame<'_>, drawn: &[usize]) -> Vec<Html> {
    let heads = frame.bank.heads();
    let area = |at: usize| heads.get(at).map(|head| head.area.as_str()).unwrap_or_default();
    let group = |rows: &[usize]| {
        let id = rows.first().map(|&at| area(at)).unwrap_or_default();
        let all = list.shown.iter().filter(|&&at| area(at) == id);
        let (mut total, mut ticked) = (0, 0);
        for &at in all {
            total += 1;
            ticked += usize::from(list.ticked.get(at) == Some(&true));
        }
        let title = frame.bank.area_title(id);
        html! {
            <section key={id.to_string()}>
                <h3 class="group"><span>{ title }</span><span class="d">{ say::KnownOf { known: ticked, of: total }.text() }</span></h3>
                <ul class="items">{ for rows.iter().map(|&at| one(list, at)) }</ul>
            </section>
        }
    };
    drawn.chunk_by(|&one, &next| area(one) == area(next)).map(group).collect()
}

fn one(list: &List, at: usize) -> Html {
    let led = match Some(at) {
        at if at == list.fresh => Some(Led::More),
        at if at == list.linked => Some(Led::Link),
        _ => None,
    };
    html! {
        <Row key={at} bank={list.bank.clone()} {at} open={list.shows(at)} ticked={list.ticked.get(at) == Some(&true)}
            {led} link={list.links.then_some(list.copied == Some(at))}
            marker={list.marker.clone()} send={list.send.clone()} />
    }
}
