//! The sheet to print: questions with room to answer them, and the answers on a page of their own.

use crate::browser::language::{alternatives, enumeration};
use crate::view::dom::{classed, el, row, text, word};
use crate::view::prose;
use popquiz_core::bank::Bank;
use popquiz_core::dice::seed_of;
use popquiz_core::item::{Item, Task};
use popquiz_core::prose::Block;
use popquiz_core::sitting::shown_order;
use popquiz_words::list as say;
use yew::Html;

/// Lines to write an open answer on.
const LINES: usize = 5;

/// The questions at these positions, and after them their key.
pub fn sheet(bank: &Bank, at: &[usize]) -> Html {
    let (mut asked, mut key) = (Vec::new(), Vec::new());
    for item in at.iter().filter_map(|&at| bank.item(at)) {
        let mixed = |n: usize| shown_order(n, seed_of(item.id()), item.id(), 1, false);
        asked.push(el!("li" => el!("div" "class"="stem" => stem(&item)), room(&item, &mixed)));
        key.push(el!("li" => answer(&item, &mixed)));
    }
    el!("div" "class"="sheet" "data-role"="sheet" =>
        el!("h2" => text(bank.title())),
        el!("p" "class"="name" => word(say::SHEET_NAME), el!("span" =>), word(say::SHEET_DATE), el!("span" =>)),
        el!("ol" "class"="asked"; asked),
        el!("section" "class"="page key" => el!("h2" => word(say::SHEET_ANSWERS)), el!("ol"; key)))
}

/// `A`, `B` and on.
fn letter(at: usize) -> String {
    (b'A'..=b'Z').nth(at).map_or('?', char::from).to_string()
}

fn stem(item: &Item) -> Html {
    if !matches!(item.task(), Task::Spot(_)) {
        return prose::blocks(&item.body().stem);
    }
    let mut out = Vec::new();
    for block in &item.body().stem.0 {
        out.push(match block {
            // The answer is the number of a line.
            Block::Code(code) => {
                let mut lines = Vec::new();
                for (number, line) in code.lines.iter().enumerate() {
                    lines.push(text(&format!("{:>2}  ", number + 1)));
                    lines.extend(prose::spans(line));
                    lines.push(text("\n"));
                }
                el!("pre" => el!("code"; lines))
            }
            other => prose::blocks(&popquiz_core::prose::Prose(vec![other.clone()])),
        });
    }
    row(out)
}

/// What stands below a question to answer it.
fn room(item: &Item, mixed: &dyn Fn(usize) -> Vec<u8>) -> Html {
    let entry = |mark: &str, inside: Html| el!("li" => el!("span" "class"="box" => text(mark)), el!("div" => inside));
    match item.task() {
        Task::Choice(task) => {
            let rows = task.choices.iter().enumerate();
            el!("ul"; rows.map(|(at, choice)| entry(&letter(at), prose::inline(&choice.text))).collect())
        }
        Task::Order(steps) => {
            let rows = mixed(steps.len());
            let rows = rows.iter().filter_map(|&at| steps.get(usize::from(at)));
            el!("ul" "class"="write"; rows.map(|step| entry("", prose::inline(&step.text))).collect())
        }
        Task::Match(pairs) => {
            let left = pairs.left.iter().map(|left| entry("", prose::line(left))).collect();
            let right = mixed(pairs.right.len());
            let right = right.iter().filter_map(|&at| pairs.right.get(usize::from(at))).enumerate();
            let right = right.map(|(at, right)| entry(&letter(at), prose::line(right))).collect();
            el!("div" "class"="pairs" => el!("ul" "class"="write"; left), el!("ul"; right))
        }
        Task::Blank(_) => lines(1),
        Task::Open(_) => lines(LINES),
        Task::Spot(_) => el!("p" "class"="name" => word(say::SHEET_FAULTY), el!("span" =>)),
    }
}

fn lines(count: usize) -> Html {
    row((0..count).map(|_| classed("div", "rule", Vec::new())).collect())
}

fn answer(item: &Item, mixed: &dyn Fn(usize) -> Vec<u8>) -> Html {
    let strong = |said: &str| el!("strong" => text(said));
    let why = || el!("span" => text(" "), prose::inline(&item.body().rationale));
    match item.task() {
        Task::Choice(task) => {
            let keys = task.choices.iter().enumerate().filter(|(_, choice)| choice.key);
            row(vec![strong(&enumeration(&keys.map(|(at, _)| letter(at)).collect::<Vec<_>>())), why()])
        }
        Task::Order(steps) => {
            // The number that belongs beside each step, from the top.
            let numbers: Vec<String> = mixed(steps.len()).iter().map(|&at| (usize::from(at) + 1).to_string()).collect();
            row(vec![strong(&enumeration(&numbers)), why()])
        }
        Task::Match(pairs) => {
            let order = mixed(pairs.right.len());
            let place = |key: &u8| order.iter().position(|at| at == key).map(letter).unwrap_or_default();
            row(vec![strong(&enumeration(&pairs.key.iter().map(place).collect::<Vec<_>>())), why()])
        }
        Task::Blank(blank) => row(vec![el!("code" => text(&alternatives(&blank.accepted))), why()]),
        Task::Open(open) => el!("ul"; prose::list(&open.key_points)),
        Task::Spot(suspects) => {
            let keys = suspects
                .iter()
                .filter(|suspect| suspect.key)
                .map(|suspect| say::SheetLine { n: suspect.line.into() }.text());
            row(vec![strong(&enumeration(&keys.collect::<Vec<_>>())), why()])
        }
    }
}
