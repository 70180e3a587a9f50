//! What a key means at each stage.

use super::typed::is_line;
use popquiz_core::item::Task;
use popquiz_core::sitting::session::View;
use popquiz_core::sitting::{Event, Question};

/// What a key does: a digit or a letter chooses what stands at that place on the screen, Enter checks and goes on.
pub fn key_event(view: &View<'_>, key: &str) -> Option<Event> {
    match view {
        View::Question(question) => in_question(question, key),
        View::Verdict(_) if key == "Enter" => Some(Event::Next),
        _ => None,
    }
}

fn in_question(question: &Question<'_>, key: &str) -> Option<Event> {
    let open = matches!(question.item.task(), Task::Open(_));
    match key {
        "Enter" if open && !question.revealed => return Some(Event::Reveal),
        "Enter" => return Some(Event::Submit),
        "0" => return Some(Event::Skip),
        _ => {}
    }
    let place = place_of(key)?;
    match question.item.task() {
        Task::Choice(_) => question.order.get(place).map(|&at| Event::Choose(at)),
        Task::Open(_) if question.revealed => u8::try_from(place).ok().map(Event::Tick),
        Task::Spot(_) => u16::try_from(place + 1).ok().filter(|&line| is_line(question.item, line)).map(Event::Line),
        _ => None,
    }
}

/// `1` to `9` and `a` to `i` are the first nine places.
pub fn place_of(key: &str) -> Option<usize> {
    let [byte] = key.as_bytes() else { return None };
    match byte {
        b'1'..=b'9' => Some(usize::from(byte - b'1')),
        b'a'..=b'i' => Some(usize::from(byte - b'a')),
        b'A'..=b'I' => Some(usize::from(byte - b'A')),
        _ => None,
    }
}
